"""Footnotes of a document: numbered in the order in which they are read."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Heading,
    ListBlock,
    Note,
    NumberedParagraph,
    Paragraph,
    Row,
    Table,
    Text,
)


def numbered_notes(blocks: Blocks) -> Blocks:
    """Return blocks with their footnotes numbered 1, 2 …; each is told once."""
    if not any(_cited(block) for block in blocks):
        return blocks
    known: dict[str, int] = {}

    def number(text: Text) -> Text:
        return tuple(
            replace(r, note=_number(r.note, known)) if r.note else r for r in text
        )

    return tuple(with_texts(block, number) for block in blocks)


def _number(note: Note, known: dict[str, int]) -> Note:
    if note.label in known:
        return replace(note, paragraphs=(), number=known[note.label], again=True)
    known[note.label] = len(known) + 1
    return replace(note, number=known[note.label])


def notes(blocks: Blocks) -> tuple[Note, ...]:
    """Return the footnotes of blocks that are numbered, each once, in their order."""
    return tuple(n for block in blocks for n in _cited(block) if not n.again)


def _cited(block: Block) -> list[Note]:
    return [run.note for text in texts_of(block) for run in text if run.note]


def texts_of(block: Block) -> Iterator[Text]:
    """Yield the texts with lettering that a block holds, in the order of reading."""
    match block:
        case Heading() | Paragraph() | NumberedParagraph():
            yield block.text
        case ListBlock():
            yield from (item.text for item in block.items)
        case Table():
            yield from (column.text for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def with_texts(block: Block, change: Callable[[Text], Text]) -> Block:
    """Return a block with its texts with lettering changed, in the order of reading."""
    match block:
        case Heading() | Paragraph() | NumberedParagraph():
            return replace(block, text=change(block.text))
        case ListBlock():
            items = (replace(item, text=change(item.text)) for item in block.items)
            return ListBlock(tuple(items))
        case Table():
            columns = tuple(replace(c, text=change(c.text)) for c in block.columns)
            rows = tuple(_row(row, change) for row in block.rows)
            return replace(block, columns=columns, rows=rows)
    return block


def _row(row: Row, change: Callable[[Text], Text]) -> Row:
    cells = tuple(_cell(cell, change) for cell in row.cells)
    return replace(row, cells=cells)


def _cell(cell: Cell, change: Callable[[Text], Text]) -> Cell:
    return replace(cell, paragraphs=tuple(change(text) for text in cell.paragraphs))


def told(text: Text) -> Iterator[str]:
    """Yield the words of the footnotes that a text cites, paragraph by paragraph."""
    for run in text:
        for paragraph in run.note.paragraphs if run.note else ():
            yield "".join(one.text for one in paragraph)
