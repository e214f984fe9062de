"""What is printed of a document, passage by passage, apart from how a file packs it.

Words with their weight, tables, lists, pictures and their text alternatives, in order.
Not: widths, colours (which only repeat a word), where a page ends, how a file is made.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch

from scrkit.render.document.blocks import (
    Block,
    Column,
    Contents,
    Document,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    NumberedParagraph,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)

# A part that bears a letter of its own is named by it; any other heading is the case's.
_LETTERED = re.compile(r"Appendix [A-Z]\b|Addendum\b")
_BLANKS = re.compile(r"  +")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of what is printed: where it stands, without its words; its SHA-256.

    A blank more or less is no other word; `exact` is the SHA-256 with every blank, as
    approvals of before have it.
    """

    place: str
    sha256: str
    exact: str = ""


def passages(document: Document) -> tuple[Passage, ...]:
    """Return what a document prints, piece by piece, in its order."""
    edge = (document.title, document.creator, document.review, document.marking)
    found = [_passage("title and edges of the pages", "edge", *edge, document.draft)]
    at = _Place()
    for block in document.blocks:
        found += _of(block, at)
    return tuple(found)


def _passage(place: str, *told: object) -> Passage:
    text = json.dumps(told, ensure_ascii=False)
    return Passage(place, _sha256(_BLANKS.sub(" ", text)), _sha256(text))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class _Place:
    """Where a reader would find the next passage: section, and how many so far."""

    section: str = "cover or head"
    sections: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def enter(self, heading: Heading) -> None:
        """Begin a section; one that has no number is counted."""
        self.sections += 1
        lettered = _LETTERED.match(plain(heading.text))
        named = lettered[0] if lettered else ""
        self.section = named or f"section {heading.number or self.sections}"
        self.counts.clear()

    def next(self, kind: str, number: str = "") -> str:
        """Return the place of one more of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self.section}, {kind} {number or self.counts[kind]}"


@singledispatch
def _of(_block: Block, _at: _Place) -> Iterator[Passage]:
    # What turns a page or ends it prints nothing.
    return iter(())


@_of.register
def _heading(block: Heading, at: _Place) -> Iterator[Passage]:
    if block.level == 1:
        at.enter(block)
    told = (block.level, block.number, _runs(block.text))
    yield _passage(at.next("heading"), "heading", *told)


@_of.register
def _numbered(block: NumberedParagraph, at: _Place) -> Iterator[Passage]:
    place = at.next("paragraph", block.number)
    yield _passage(place, "paragraph", block.number, _runs(block.text))


@_of.register
def _paragraph(block: Paragraph, at: _Place) -> Iterator[Passage]:
    yield _passage(at.next("paragraph"), "paragraph", block.style, _runs(block.text))


@_of.register
def _list(block: ListBlock, at: _Place) -> Iterator[Passage]:
    for item in block.items:
        told = (item.level, item.ordinal, _runs(item.text))
        yield _passage(at.next("list item"), "item", *told)


@_of.register
def _drawing(block: Drawing, at: _Place) -> Iterator[Passage]:
    # A picture is made of frozen values, that read the same every time.
    told = (block.title, block.told, repr(block.picture))
    yield _passage(at.next("picture"), "picture", *told)


@_of.register
def _illustration(block: Illustration, at: _Place) -> Iterator[Passage]:
    told = (block.told, block.caption, block.sha256)
    yield _passage(at.next("picture"), "picture", *told)


@_of.register
def _contents(_block: Contents, at: _Place) -> Iterator[Passage]:
    # It repeats headings, so that only whether it is there counts.
    yield _passage(at.next("contents"), "contents")


@_of.register
def _table(block: Table, at: _Place) -> Iterator[Passage]:
    place = at.next("table")
    heads = [_head(column) for column in block.columns]
    yield _passage(f"{place}, its head", "table", block.title, block.caption, heads)
    for number, row in enumerate(block.rows, 1):
        cells = [[_runs(text) for text in cell.paragraphs] for cell in row.cells]
        yield _passage(f"{place}, row {number}", "row", row.group, cells)


def _head(column: Column) -> object:
    # As data's tables have always been sealed; a reviewer's own has lettering.
    plainly = Run(column.title)
    if not column.align and column.text in ((), (plainly,)):
        return column.title
    return [column.align, _runs(column.text)]


def _runs(text: Text) -> list[list[object]]:
    """Return a text in as few stretches as it is printed in."""
    joined: list[list[object]] = []
    for run in text:
        look: list[object] = [run.strong, run.emphasis]
        if run.note:
            # A footnote is sealed where it is cited.
            words = [_runs(paragraph) for paragraph in run.note.paragraphs]
            joined.append([words, *look, run.note.number])
        elif joined and joined[-1][1:] == look:
            joined[-1][0] = f"{joined[-1][0]}{run.text}"
        else:
            joined.append([run.text, *look])
    return joined
