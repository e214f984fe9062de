"""Write the text of an OpenDocument file as Word writes it, element by element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.odfcells import Looks
from scrkit.importers.read.odfnames import (
    CONTROL,
    DC,
    DRAW,
    FIELD,
    META,
    OFFICE,
    TABLE,
    TEXT,
)
from scrkit.importers.read.odtlists import Numbered
from scrkit.importers.read.wordelements import Run, deletion, new, under, words
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import P, R

_MOST = 100  # blanks that one element may stand for
_DEEPEST = 40  # styles that rest on one another
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_BLOCKS = (*_PARAGRAPHS, f"{TEXT}list", f"{TABLE}table")
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
# What holds no words of whoever wrote the text.
_NOTHING = frozenset(
    (
        *(f"{TEXT}{one}-decls" for one in ("sequence", "variable", "user-field")),
        f"{TEXT}soft-page-break", f"{TEXT}label", f"{FIELD}param",
        f"{TEXT}alphabetical-index-auto-mark-file", f"{TEXT}dde-connection-decls",
        f"{TEXT}note-citation", f"{DC}date", f"{META}date-string",
    )
)  # fmt: skip


_BY_NAME = ("Heading", "Title", "Note")


@dataclass(slots=True, repr=False)
class Writing:
    """A text that is being written as Word would; `inserted` while a change lasts."""

    looks: Looks
    lists: Numbered
    beside: dict[str, Any] = field(default_factory=dict)
    insertions: set[str] = field(default_factory=set)
    deletions: dict[str, str] = field(default_factory=dict)
    inserted: bool = False

    def blocks(self, node: Any, into: Any) -> None:
        """Write what stands in an element, block by block."""
        for one in node:
            write = _BLOCK.get(str(one.tag))
            if write is not None:
                write(self, one, into)
            elif one.tag in _NOTHING:
                continue
            # An element that we do not know is opened: no word is passed over for its
            # name.
            elif next(one.iter(*_BLOCKS), None) is not None and not _floats(one):
                self.blocks(one, into)
            elif xml.words(one) or _floats(one):
                self._inline(one, under(into, P), Run())

    def text(self, node: Any, into: Any) -> None:
        """Write a paragraph or heading."""
        into.append(self.paragraph(node))

    def list(self, node: Any, into: Any) -> None:
        """Write a list that stands in no other."""
        self._items(node, into, (self.lists.begin(node), 0))

    def mark(self, node: Any, into: Any, *_: object) -> None:
        """Write a bookmark."""
        under(into, f"{W}bookmarkStart", name=str(node.get(f"{TEXT}name")))

    def paragraph(self, node: Any, listed: tuple[str, int] | None = None) -> Any:
        """Return a paragraph; `listed` is its list, by id, and its level from 0."""
        made = new(P)
        style = node.get(f"{TEXT}style-name")
        looks = under(made, f"{W}pPr")
        # A style made for this one place rests on one that people chose by name.
        name = style or ""
        for _ in range(_DEEPEST):
            if name not in self.looks.parents or name.startswith(_BY_NAME):
                break
            name = self.looks.parents[name]
        under(looks, f"{W}pStyle", val=name.replace("_20_", ""))
        if listed is not None:
            numbered = under(looks, f"{W}numPr")
            under(numbered, f"{W}ilvl", val=str(listed[1]))
            under(numbered, f"{W}numId", val=listed[0])
        run = self._run(style, Run())
        self._say(node.text, made, run)
        for one in node:
            self._inline(one, made, run)
        return _dated(node, made)

    def _run(self, style: str | None, around: Run) -> Run:
        if style is None:
            return around
        return Run(
            around.hides or self.looks.of(self.looks.hides, style),
            around.strikes or self.looks.of(self.looks.strikes, style),
        )

    def _inline(self, node: Any, into: Any, run: Run) -> None:
        """Write an element of a paragraph, and the words behind it."""
        tag = str(node.tag)
        write = _INLINE.get(tag)
        if write is not None:
            write(self, node, into, run)
        elif _floats(node):
            self._float(node, into)
        elif tag not in _NOTHING:
            inner = self._run(node.get(f"{TEXT}style-name"), run)
            self._say(node.text, into, inner)
            for one in node:
                self._inline(one, into, inner)
        self._say(node.tail, into, run)

    def _say(self, text: str | None, into: Any, run: Run) -> None:
        if not text:
            return
        # At its end a field's own text has a sign that ends a line, and starts none.
        lines = text.replace("\r\n", "\r").split("\r")
        lines = lines if any(one.strip() for one in lines[1:]) else lines[:1]
        for number, line in enumerate(lines):
            if number:
                self._sign(into, f"{W}br")
            words(self._place(into), " ".join(f"|{line}|".split())[1:-1], run)

    def _place(self, into: Any) -> Any:
        return under(into, f"{W}ins") if self.inserted else into

    def _sign(self, into: Any, tag: str) -> None:
        under(under(self._place(into), R), tag)

    def _float(self, node: Any, into: Any) -> None:
        """Write what floats over the page: it is none of the text around it."""
        if not xml.words(node):
            return
        box = under(under(under(into, R), f"{W}pict"), f"{W}txbxContent")
        self.blocks(node, box)

    def _items(self, node: Any, into: Any, place: tuple[str, int]) -> None:
        for item in node:
            is_first = item.tag == f"{TEXT}list-item"
            for one in item:
                if one.tag in _PARAGRAPHS:
                    into.append(self.paragraph(one, place if is_first else None))
                    is_first = False
                elif one.tag == f"{TEXT}list":
                    self._items(one, into, (place[0], place[1] + 1))
                else:
                    wrapped = new(f"{OFFICE}text")
                    wrapped.append(one)
                    self.blocks(wrapped, into)

    def table(self, node: Any, into: Any) -> None:
        """Write a table."""
        made = under(into, f"{W}tbl")
        for row in _rows(node):
            line = under(made, f"{W}tr")
            for cell in _cells(row):
                self.blocks(cell, under(line, f"{W}tc"))

    def tracked(self, node: Any, into: Any) -> None:
        """Note what was inserted with tracking, and what was deleted so."""
        for region in node:
            name = str(region.get(f"{TEXT}id") or region.get(_ID))
            for change in region:
                if str(change.tag) == f"{TEXT}insertion":
                    self.insertions.add(name)
                elif str(change.tag) == f"{TEXT}deletion":
                    self.deletions[name] = _text_in(change)

    def change(self, node: Any, into: Any, run: Run) -> None:
        """Note where what was inserted with tracking begins, and where it ends."""
        begins = str(node.tag) == f"{TEXT}change-start"
        self.inserted = begins and node.get(f"{TEXT}change-id") in self.insertions

    def deleted(self, node: Any, into: Any, *_: object) -> None:
        """Write what was deleted with tracking, where it stood."""
        deletion(into, self.deletions.pop(str(node.get(f"{TEXT}change-id")), ""))

    def ended(self, into: Any) -> None:
        """Write what was deleted with tracking, and nothing says where it stood."""
        for one in self.deletions.values():
            deletion(into, one)

    def blank(self, node: Any, into: Any, run: Run) -> None:
        """Write blanks: how many stands in a number."""
        said = node.get(f"{TEXT}c", "1")
        count = min(int(said), _MOST) if said.isdigit() and len(said) < 5 else 1
        words(self._place(into), " " * count, run)

    def tab(self, node: Any, into: Any, run: Run) -> None:
        """Write a tabulator."""
        self._sign(into, f"{W}tab")

    def line(self, node: Any, into: Any, run: Run) -> None:
        """Write the end of a line within a paragraph."""
        self._sign(into, f"{W}br")

    def note(self, node: Any, into: Any, run: Run) -> None:
        """Put a note into a part of its own, where it is told."""
        self._aside("footnotes", node)

    def comment(self, node: Any, into: Any, run: Run) -> None:
        """Put a comment into a part of its own, where it is told."""
        self._aside("comments", node)

    def hidden(self, node: Any, into: Any, run: Run) -> None:
        """Write what a condition hides."""
        text = f"{node.get(f'{TEXT}string-value', '')}{''.join(node.itertext())}"
        words(into, text, Run(hides=True))

    def _aside(self, kind: str, node: Any) -> None:
        part = self.beside.setdefault(kind, new(f"{W}{kind}"))
        self.blocks(node, part)

    def choice(self, node: Any, into: Any, run: Run) -> None:
        """Write what was chosen of a list; what it shows unchosen, nobody said."""
        chosen = f"{TEXT}current-selected"
        if any(one.get(chosen) == "true" for one in node.iter(f"{TEXT}label")):
            self._say("".join(node.itertext()), into, run)

    def control(self, node: Any, into: Any, run: Run) -> None:
        """Write a content control, by all that it is known by."""
        made = under(into, f"{W}sdt")
        looks = under(made, f"{W}sdtPr")
        for name in ("alias", "tag"):
            if node.get(f"{CONTROL}{name}"):
                under(looks, f"{W}{name}", val=node.get(f"{CONTROL}{name}"))
        if node.get(f"{CONTROL}showing-place-holder") == "true":
            under(looks, f"{W}showingPlcHdr")
        content = under(made, f"{W}sdtContent")
        self._say(node.text, content, run)
        for one in node:
            self._inline(one, content, run)


_ID = "{http://www.w3.org/XML/1998/namespace}id"
_INLINE: dict[str, Callable[[Writing, Any, Any, Run], None]] = {
    f"{TEXT}s": Writing.blank,
    f"{TEXT}tab": Writing.tab,
    f"{TEXT}line-break": Writing.line,
    f"{TEXT}bookmark-start": Writing.mark,
    f"{TEXT}bookmark": Writing.mark,
    f"{TEXT}note": Writing.note,
    f"{OFFICE}annotation": Writing.comment,
    f"{TEXT}hidden-text": Writing.hidden,
    f"{TEXT}hidden-paragraph": Writing.hidden,
    f"{TEXT}change": Writing.deleted,
    f"{TEXT}change-start": Writing.change,
    f"{TEXT}change-end": Writing.change,
    f"{TEXT}drop-down": Writing.choice,
    f"{CONTROL}content-control": Writing.control,
}
_BLOCK: dict[str, Callable[[Writing, Any, Any], None]] = {
    **dict.fromkeys(_PARAGRAPHS, Writing.text),
    f"{TEXT}list": Writing.list,
    f"{TABLE}table": Writing.table,
    f"{TEXT}tracked-changes": Writing.tracked,
    f"{TEXT}bookmark-start": Writing.mark,
    f"{TEXT}bookmark": Writing.mark,
    f"{TEXT}change": Writing.deleted,
}


def _text_in(change: Any) -> str:
    blocks = (one for one in change if str(one.tag).startswith((TEXT, TABLE)))
    return " ".join("".join(one.itertext()) for one in blocks)


def _floats(node: Any) -> bool:
    return str(node.tag).startswith(DRAW)


def _dated(node: Any, made: Any) -> Any:
    """Return a paragraph, within the control of the day that was picked in it."""
    name = f"{FIELD}name"
    said = {
        str(one.get(name)): str(one.get(f"{FIELD}value"))
        for one in node.iter(f"{FIELD}param")
    }
    day = said.get("DateField_CurrentDate", "")
    if not day:
        return made
    control = new(f"{W}sdt")
    date = under(under(control, f"{W}sdtPr"), f"{W}date", fullDate=day)
    shown = said.get("DateField_DateFormat", "")
    under(date, f"{W}dateFormat", val=shown)
    under(control, f"{W}sdtContent").append(made)
    return control


def _rows(table: Any) -> Iterator[Any]:
    for one in table:
        if one.tag == f"{TABLE}table-row":
            yield one
        elif str(one.tag).startswith(f"{TABLE}table-") and one.find(_ROW) is not None:
            yield from _rows(one)


_ROW = f".//{TABLE}table-row"


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row; one that another covers is there where it says more."""
    for one in row:
        if one.tag == _CELL or (one.tag == _COVERED and xml.words(one)):
            yield one
