"""The passages of a finished report: where each stands, and by what it is known again.

A passage is a paragraph, an item of a list or a row of a table. Its mark names the
record or section that it is of and what it says, so that a file which comes back tells
where a comment stands, also after the report has moved on.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scrkit.render.document.blocks import (
    Block,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    NumberedParagraph,
    Paragraph,
    Row,
    Table,
    Text,
    plain,
)

COVER = "cover"
"""The place of what stands before all headings."""
PICTURE = "[picture]"
"""What a picture says, where words are compared."""
FOOTNOTE = "[footnote]"
"""What the mark of a footnote says, where words are read back."""
MARK = "scr_"
_PLACE, _DIGEST = 18, 8
_RECORD = re.compile(r"([QFRA][1-9]\d*):")
_ID = re.compile(r"(?:[A-Z]{2,}-[RI]?\d+|[A-Z][1-9]\d*)$")
_ENTRY = re.compile(r"[A-Z]{2,}-\d{4,}")
_PARAGRAPH = re.compile(r"^\d+\.\d+\s+")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: its place, the heading above, its number and words, its bookmark."""

    place: str
    heading: str
    number: str
    words: str
    mark: str

    @property
    def anchor(self) -> str:
        """What its words come to, in hexadecimal."""
        return anchor(self.words)


def anchor(words: str) -> str:
    """Return what the words of a passage come to, whatever blanks stand in them."""
    return hashlib.sha256(bare(words).encode()).hexdigest()[:_DIGEST]


def bare(words: str) -> str:
    """Return words without their number, with single blanks, in small letters."""
    said = _NUMBER.sub("", words.replace(FOOTNOTE, "").strip())
    return " ".join(said.split()).casefold()


def unnumbered(words: str) -> str:
    """Return what a paragraph says without its number, with single blanks."""
    return " ".join(_PARAGRAPH.sub("", words.strip()).split())


def place_and_anchor(mark: str) -> tuple[str, str]:
    """Return the place and the anchor that a bookmark names; "" for one not ours."""
    found = re.fullmatch(rf"{MARK}(\w+?)_([0-9a-f]{{{_DIGEST}}})(?:_\d+)?", mark)
    return (found[1].replace("_", "-"), found[2]) if found else ("", "")


def passages(
    blocks: Iterable[Block], phases: Mapping[str, str]
) -> Iterator[tuple[Block, tuple[Passage, ...]]]:
    """Yield each block with its passages; `phases` are ids by the phase's title."""
    above = Heading(0, ())
    place = COVER
    met: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, Heading):
            place = _place_of(block, place, phases)
            above = block
        found = []
        for number, words, own in _said(block):
            at = own or place
            mark = _mark(at, words, met)
            found.append(Passage(at, _titled(above), number, words, mark))
        yield block, tuple(found)


def _place_of(block: Heading, before: str, phases: Mapping[str, str]) -> str:
    words = plain(block.text)
    record = _RECORD.match(words)
    if record:
        return record[1]
    # Headings of the prose come and go with its wording; a comment would lose its
    # place.
    if block.level > 2:
        return before
    for title, id in phases.items():
        # A phase is printed with its days behind it, and those are not its name.
        if words.startswith(f"{title} ("):
            return id
    return block.anchor.removeprefix(f"{block.number}-" if block.number else "")


def _titled(block: Heading) -> str:
    return f"{block.number} {plain(block.text)}".strip()


def _said(block: Block) -> Iterator[tuple[str, str, str]]:
    """Yield number, words and own record of each passage of a block."""
    match block:
        case Heading() | Paragraph():
            yield "", _words(block.text), ""
        case NumberedParagraph():
            yield block.number, _words(block.text), ""
        case ListBlock():
            for item in block.items:
                yield "", _words(item.text), ""
        case Table():
            yield from (("", block.caption, ""),) if block.caption else ()
            for row in block.rows:
                yield _row(row)
        case Drawing() | Illustration():
            yield from (("", said, "") for said in _shown(block))


def _shown(block: Drawing | Illustration) -> Iterator[str]:
    """Yield what the paragraphs of a picture say."""
    if isinstance(block, Drawing):
        yield from (block.title, PICTURE, block.told)
        return
    yield PICTURE
    if block.caption:
        yield block.caption


def _words(text: Text) -> str:
    """Return what a text says; the mark of a footnote says nothing of its own."""
    said = (
        run.text if run.note is None else str(run.note.number) * run.note.again
        for run in text
    )
    return "".join(said)


def _row(row: Row) -> tuple[str, str, str]:
    cells = [[_words(text) for text in cell.paragraphs] for cell in row.cells]
    words = " ".join(" ".join(cell) for cell in cells)
    return "", words, _record_of(cells)


def _record_of(cells: list[list[str]]) -> str:
    """Return the record that a row is of: by its first cell, or that of its source."""
    heads = [cell[0] if cell else "" for cell in cells]
    if heads and _ID.fullmatch(heads[0]):
        return heads[0]
    return next((one for one in heads if _ENTRY.fullmatch(one)), "")


def _mark(place: str, words: str, met: dict[str, int]) -> str:
    """Return a bookmark of at most forty signs, as Word wants them; each is one."""
    # Bookmarks take letters, figures and underscores, and other programs only ASCII.
    short = re.sub(r"\W", "_", place, flags=re.ASCII)
    if len(short) > _PLACE:
        short = short[:_PLACE].rstrip("_")
    mark = f"{MARK}{short}_{anchor(words)}"
    met[mark] = met.get(mark, 0) + 1
    return mark if met[mark] == 1 else f"{mark}_{met[mark]}"
