"""Blocks to Markdown text: the same document for people who read plain files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch

from scrkit.render.document.blocks import (
    Block,
    Contents,
    Document,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Row,
    Run,
    Table,
    Text,
    Turn,
    plain,
)
from scrkit.render.document.notes import notes
from scrkit.render.document.pages import DRAFT
from scrkit.render.wording.escape import inline


def markdown_file(document: Document, beside: str = "pictures") -> bytes:
    """Return the document as Markdown in UTF-8, the marking first and last.

    `beside` is the folder in which its pictures stand, as `pictures_of` names them.
    """
    # Markdown has no pages, so that what stands on every page stands at both ends.
    said = (inline(document.marking), inline(document.review))
    edge = f"*{' · '.join(filter(None, said))}*"
    if document.draft:
        edge += f"\n\n**{inline(DRAFT)}**"
    # The edge has said it already.
    inner = (b for b in document.blocks if not repeated(b))
    blocks = tuple(_named(inner, beside))
    told = (_footnote(note) for note in notes(document.blocks))
    parts = (edge, *(part for b in blocks for part in _lines(b)), *told, edge)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def pictures_of(document: Document) -> Iterator[tuple[str, bytes]]:
    """Yield the file names and contents of the pictures that Markdown points at."""
    shown = (b for b in document.blocks if isinstance(b, Illustration))
    for number, block in enumerate(shown, 1):
        yield f"picture-{number}.{block.ending}", block.content


@dataclass(frozen=True, slots=True)
class _Pointed:
    """A picture that stands in a file of its own."""

    file: str
    block: Illustration


def _named(blocks: Iterable[Block], beside: str) -> Iterator[Block | _Pointed]:
    number = 0
    for block in blocks:
        if isinstance(block, Illustration):
            number += 1
            yield _Pointed(f"{beside}/picture-{number}.{block.ending}", block)
        else:
            yield block


def _footnote(note: Note) -> str:
    # What goes on under a footnote stands in by four blanks.
    told = "\n\n    ".join(_spans(text) for text in note.paragraphs)
    return f"[^{note.number}]: {told}"


def repeated(block: Block) -> bool:
    """Tell whether a block says on the cover what both ends of a screen's copy say."""
    return isinstance(block, Paragraph) and block.style in ("marking", "notice")


@singledispatch
def _lines(block: Block | _Pointed) -> Iterator[str]:
    raise TypeError(f"no Markdown for {type(block).__name__}")


@_lines.register
def _heading(block: Heading) -> Iterator[str]:
    number = f"{block.number} " if block.number else ""
    yield f"{'#' * block.level} {number}{_spans(block.text)}"


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    text = _spans(block.text)
    if block.style == "title":
        text = f"# {text}"
    elif block.style == "quote":
        text = f"> {text}"
    yield text


@_lines.register
def _numbered(block: NumberedParagraph) -> Iterator[str]:
    yield f"{block.number} {_spans(block.text)}"


@_lines.register
def _list(block: ListBlock) -> Iterator[str]:
    # What is nested stands under the text of its parent, however wide its mark.
    indents = [0]
    lines = []
    for item in block.items:
        del indents[item.level + 1 :]
        mark = f"{item.ordinal}." if item.ordinal else "-"
        lines.append(f"{' ' * indents[-1]}{mark} {_spans(item.text)}")
        indents.append(indents[-1] + len(mark) + 1)
    yield "\n".join(lines)


@_lines.register
def _contents(block: Contents) -> Iterator[str]:
    if not block.entries:
        return
    yield "**Contents**"
    yield "\n".join(_entry(entry) for entry in block.entries)


def _entry(entry: Heading) -> str:
    number = f"{entry.number} " if entry.number else ""
    text = inline(plain(entry.text))
    return f"{'   ' * (entry.level - 1)}- [{number}{text}](#{entry.anchor})"


@_lines.register
def _table(block: Table) -> Iterator[str]:
    if block.caption:
        yield f"*{inline(block.caption)}*"
    heads = [_cell((c.text,)) if c.text else inline(c.title) for c in block.columns]
    lines = [_line(heads), _line([_RULES.get(c.align, "---") for c in block.columns])]
    lines += (_line(_row(row, len(heads))) for row in block.rows)
    yield "\n".join(lines)


_RULES = {"left": ":---", "center": ":---:", "right": "---:"}


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(row: Row, width: int) -> list[str]:
    # A group row has one cell; a pipe table wants them all.
    cells = [_cell(cell.paragraphs) for cell in row.cells]
    return cells + [""] * (width - len(cells))


def _cell(paragraphs: tuple[Text, ...]) -> str:
    """Return the paragraphs of a cell in one line: a pipe table has no others."""
    joined = ""
    for text in paragraphs:
        part = "<br>".join(_spans(line) for line in _parted(text))
        if joined:
            # Marks of bold words may stand behind the sign.
            is_ended = joined.rstrip("*").endswith((".", "?", "!", ":", ";"))
            joined += " " if is_ended else "; "
        joined += part
    return joined


def _parted(text: Text) -> Iterator[Text]:
    """Yield the lines of a text: a pipe table breaks them with a mark of HTML."""
    line: list[Run] = []
    for run in text:
        first, *others = run.text.split("\n")
        line.append(replace(run, text=first))
        for other in others:
            yield tuple(line)
            line = [replace(run, text=other)]
    yield tuple(line)


@_lines.register
def _drawing(block: Drawing) -> Iterator[str]:
    # Markdown has no pictures of ours: who reads it gets what the picture shows.
    yield f"*{inline(block.title)}*\n\n{inline(block.told)}"


@_lines.register
def _illustration(block: _Pointed) -> Iterator[str]:
    caption = inline(block.block.caption).replace('"', '\\"')
    title = f' "{caption}"' if caption else ""
    yield f"![{inline(block.block.told)}]({block.file}{title})"


@_lines.register
def _break(block: PageBreak) -> Iterator[str]:
    yield ""


@_lines.register
def _turn(block: Turn) -> Iterator[str]:
    yield ""


@_lines.register
def _unplaced(block: Placed) -> Iterator[str]:
    yield ""


def _spans(text: Text) -> str:
    # Neighbours of a bold or italic stretch are escaped with it, so that the start
    # of the line is told from the middle.
    ends = ["", *(run.text for run in text), ""]
    return "".join(
        _span(run, ends[n][-1:], ends[n + 2][:1], first=n == 0)
        for n, run in enumerate(text)
    ).strip()


def _span(run: Run, left: str, right: str, *, first: bool) -> str:
    if run.note:
        return f"[^{run.note.number}]"
    bare = run.text.strip()
    mark = ("**" if run.strong else "") + ("*" if run.emphasis else "")
    # Marks around a blank would be printed as stars.
    if not bare:
        return " " if run.text else ""
    # A letter before it keeps the start of a run from being read as a line's.
    text = inline(bare) if first else inline(f"x{bare}")[1:]
    before = " " if run.text[0].isspace() else ""
    after = " " if run.text[-1].isspace() else ""
    # So would marks between a letter and a quote or a bracket, on either side.
    if (left.isalnum() and not before and not bare[0].isalnum()) or (
        right.isalnum() and not after and not bare[-1].isalnum()
    ):
        mark = ""
    return f"{before}{mark}{text}{mark[::-1]}{after}"
