"""What the public reads: nothing finer than the board chose, no section left empty.

It looks at the blocks that are printed, whoever wrote them: the review, an agency, or
the board in a template of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from scrkit.daynames import MONTH_NAMES
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Drawing,
    Heading,
    Illustration,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    Turn,
    plain,
)
from scrkit.render.document.notes import texts_of, told
from scrkit.render.panelwords import (
    LEFT,
    days_in_cells,
    entry_ids,
    panel_words,
    squeezed,
    uncited,
)
from scrkit.render.picture.sketch import Sketch
from scrkit.render.sections.case import Case
from scrkit.render.wording.coarse import coarsened, left
from scrkit.render.wording.wording import NOTHING

# A document bears the day of its own event; the board's address is the board's.
_OWN = frozenset({"cover", "subtitle"})
# Stands between two kinds of lettering while a text is looked at as a whole.
_SEAM = "\ue000"
_AROUND = 30  # characters on either side by which a place is found again
_HEAD = 40  # characters of a heading without a number that say which it is
_APPENDIX = re.compile(r"Appendix ([A-Z])\b")

Kind = Literal["day", "entry", "code", "left"]


@dataclass(frozen=True, slots=True)
class Slip:
    """Something printed that the public is not to read: what it is, and where.

    `around` is what stands about it, letters and figures alone, to find its source.
    """

    kind: Kind
    product: str
    section: str
    around: str = field(repr=False)


def for_the_public(blocks: Blocks, case: Case) -> Blocks:
    """Return the blocks with coarse days and without entries' ids or empty sections."""
    ids = entry_ids(case)

    def change(text: str) -> str:
        return coarsened(uncited(text, ids), case.grain)

    told = tuple(mapped(block, change) for block in blocks)
    return _lettered(tuple(_filled(told)))


def slips(product: str, blocks: Blocks, case: Case) -> Iterator[Slip]:
    """Yield what is printed of days, entries' ids and codes of the panel."""
    ids, codes = entry_ids(case), panel_words(case)
    # A draft for the family bears these two by itself.
    borne = {case.review.case.marking.strip(), case.options.sent.strip()}
    section = ""
    for block in blocks:
        if isinstance(block, Heading):
            section = block.number or plain(block.text)[:_HEAD].strip(" :")
        if isinstance(block, NumberedParagraph):
            section = block.number
        for text in (*texts(block), *rows_with_days(block)):
            for kind, start, end in _found(text, case, ids, codes):
                if kind == "left" and text.strip() in borne:
                    continue
                yield Slip(kind, product, section, around(text, start, end))


def rows_with_days(block: Block) -> Iterator[str]:
    """Yield the rows of a table in which a day stands in several cells, as Markdown."""
    if not isinstance(block, Table):
        return
    heads = [(one.title or plain(one.text)).strip().casefold() for one in block.columns]
    months = {n for n, one in enumerate(heads) if one == "month" and "day" in heads}
    for row in block.rows:
        cells = [" ".join(map(plain, cell.paragraphs)) for cell in row.cells]
        # Under "Month" a figure is one.
        told = (_month(c) if n in months else c for n, c in enumerate(cells))
        text = " | ".join(told)
        if any(days_in_cells(text)):
            yield text


def _month(cell: str) -> str:
    """Return the name of a month for its number."""
    number = cell.strip()
    known = number.isdecimal() and 0 < int(number) <= len(MONTH_NAMES)
    return MONTH_NAMES[int(number) - 1] if known else cell


def around(text: str, start: int, end: int) -> str:
    """Return letters and figures of a place in a text and of what stands about it."""
    return squeezed(text[max(0, start - _AROUND) : end + _AROUND])


Unfit = Callable[[str], list[tuple[Kind, int, int]]]


def unfit(case: Case) -> Unfit:
    """Return what finds all that the public is not to read: kind, start, end."""
    ids, codes = entry_ids(case), panel_words(case)
    return lambda text: _found(text, case, ids, codes)


def _found(
    text: str, case: Case, ids: re.Pattern[str] | None, codes: re.Pattern[str] | None
) -> list[tuple[Kind, int, int]]:
    found: list[tuple[Kind, int, int]] = [
        ("day", start, end)
        for start, end in (*left(text, case.grain), *days_in_cells(text))
    ]
    if ids:
        found += (("entry", *match.span()) for match in ids.finditer(text))
    # Boards number their reviews as rules are numbered: SCR004 may be this one.
    own = squeezed(f"{case.review.case.id} {case.review.case.title}")
    found += (
        ("left", *match.span())
        for match in LEFT.finditer(text)
        if not (said := squeezed(match[0])).startswith("scr") or said not in own
    )
    if codes:
        found += (("code", *match.span()) for match in codes.finditer(text))
    return found


def mapped(block: Block, change: Callable[[str], str]) -> Block:
    """Return a block with every text in it changed; but not its own day."""
    if isinstance(block, Paragraph) and block.style in _OWN:
        return block
    if isinstance(block, Heading | NumberedParagraph | Paragraph):
        return replace(block, text=_text(block.text, change))
    if isinstance(block, ListBlock):
        items = (Item(_text(i.text, change), i.level, i.ordinal) for i in block.items)
        return ListBlock(tuple(items))
    if isinstance(block, Table):
        rows = tuple(
            Row(tuple(_cell(c, change) for c in row.cells), row.group, row.height)
            for row in block.rows
        )
        columns = tuple(
            replace(c, title=change(c.title), text=_text(c.text, change))
            if c.text
            else c
            for c in block.columns
        )
        title = change(block.title)
        return replace(block, title=title, columns=columns, rows=rows)
    return _pictured(block, change)


def _pictured(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Drawing):
        return replace(block, told=change(block.told))
    if isinstance(block, Illustration):
        told, caption = change(block.told), change(block.caption)
        return replace(block, told=told, caption=caption)
    return block


def _cell(cell: Cell, change: Callable[[str], str]) -> Cell:
    return replace(cell, paragraphs=tuple(_text(t, change) for t in cell.paragraphs))


def _text(text: Text, change: Callable[[str], str]) -> Text:
    if any(run.note for run in text):
        text = tuple(_noted(run, change) for run in text)
    whole = change(_SEAM.join(run.text for run in text))
    parts = whole.split(_SEAM)
    if len(parts) == len(text):
        return tuple(
            replace(run, text=part)
            for part, run in zip(parts, text, strict=True)
            if part or not run.text
        )
    return tuple(replace(run, text=change(run.text)) for run in text)


def _noted(run: Run, change: Callable[[str], str]) -> Run:
    """Return a run with the words of its footnote changed."""
    if run.note is None:
        return run
    words = tuple(_text(text, change) for text in run.note.paragraphs)
    return replace(run, note=replace(run.note, paragraphs=words))


def texts(block: Block) -> Iterator[str]:
    """Yield every text that a block prints; but not its own day."""
    yield from _printed(block)
    for text in texts_of(block):
        yield from told(text)


def _printed(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph) and block.style in _OWN:
        return
    if isinstance(block, Heading | NumberedParagraph | Paragraph):
        yield plain(block.text)
    elif isinstance(block, ListBlock):
        yield from (plain(item.text) for item in block.items)
    elif isinstance(block, Illustration):
        yield from (block.told, block.caption)
    elif isinstance(block, Drawing):
        yield block.told
        if isinstance(block.picture, Sketch):
            yield from (one.text for one in block.picture.words)
    elif isinstance(block, Table):
        yield block.caption
        yield from map(plain, texts_of(block))


def _filled(blocks: Blocks) -> Iterator[Block]:
    """Leave out what says that nothing is there, and headings over nothing."""
    kept: list[Block] = []
    # From the end: whether anything stands under a heading is known when it comes.
    deepest = 0
    for block in reversed(blocks):
        if isinstance(block, Paragraph) and plain(block.text).strip() in (NOTHING, ""):
            continue
        if isinstance(block, Heading):
            if deepest <= block.level:
                # The next that stands is a heading as high, or the end.
                continue
            deepest = block.level
        elif not isinstance(block, PageBreak | Turn):
            deepest = 9
        kept.append(block)
    yield from reversed(kept)


def _lettered(blocks: Blocks) -> Blocks:
    """Letter the appendices anew, where one was left out, and what points at them."""
    heads = (plain(b.text) for b in blocks if isinstance(b, Heading) and b.level == 1)
    letters = [found[1] for head in heads if (found := _APPENDIX.match(head))]
    new = {old: chr(ord("A") + place) for place, old in enumerate(letters)}
    if all(old == letter for old, letter in new.items()):
        return blocks

    def change(text: str) -> str:
        return _APPENDIX.sub(lambda m: f"Appendix {new.get(m[1], m[1])}", text)

    return tuple(mapped(block, change) for block in blocks)
