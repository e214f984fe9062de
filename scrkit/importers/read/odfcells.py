"""Read a cell of an OpenDocument file: its text as shown, its value as its style is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.beside import Asides
from scrkit.importers.read.formats import Format, format_of
from scrkit.importers.read.numbers import spelled, spelled_iso
from scrkit.importers.read.odfnames import DRAW, NUMBER, OFFICE, STYLE, TABLE, TEXT
from scrkit.importers.read.values import (
    BESIDE_EACH_OTHER,
    STRIKE,
    UNSTRIKE,
    Cell,
    Kind,
    Mark,
    struck_shown,
)
from scrkit.importers.read.wordforms import day_picked

_P, _H, _LIST = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"
_SHORT = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
# What stands in a paragraph and is none of its text.
_BESIDE = {
    f"{OFFICE}annotation": "comments",
    f"{TEXT}note": "footnotes",
    f"{TEXT}hidden-text": "hidden text",
    f"{TEXT}hidden-paragraph": "hidden text",
    f"{TEXT}ruby-text": "what tells how to read a word aloud",
}
_FLOATS = f"{DRAW}"
_LENGTH = re.compile(r"PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S")


@dataclass(slots=True, repr=False)
class Looks:
    """What the styles of a file say: parents, what is hidden or struck, formats."""

    parents: dict[str, str] = field(default_factory=dict)
    hides: dict[str, bool] = field(default_factory=dict)
    strikes: dict[str, bool] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    data: dict[str, str] = field(default_factory=dict)
    formats: dict[str, Format] = field(default_factory=dict)

    def of(self, said: dict[str, bool], name: str | None) -> bool:
        """Tell what a style says of itself, or the one that it rests on."""
        for _ in range(40):
            if name is None:
                return False
            if name in said:
                return said[name]
            name = self.parents.get(name)
        return False

    def hides_table(self, name: str | None) -> bool:
        """Tell whether a table of this style is not shown."""
        return name in self.tables

    def format(self, name: str | None) -> Format | None:
        """Return the format of numbers of a cell's style; None where there is none."""
        for _ in range(40):
            if name is None:
                return None
            if name in self.data:
                return self.formats.get(self.data[name])
            name = self.parents.get(name)
        return None


def looks_of(*roots: Any) -> Looks:
    """Return what the styles of a file's parts say."""
    looks = Looks()
    for root in roots:
        for style in () if root is None else root.iter(f"{STYLE}style"):
            _style(style, looks)
        for one in () if root is None else root.iter(*_FORMATS):
            code = "".join(map(_code, one))
            looks.formats[str(one.get(f"{STYLE}name"))] = format_of(-1, code)
    return looks


_FORMATS = tuple(NUMBER + name for name in ("date-style", "time-style"))


def _style(style: Any, looks: Looks) -> None:
    name = str(style.get(f"{STYLE}name"))
    parent, data = style.get(f"{STYLE}parent-style-name"), style.get(_DATA)
    if parent:
        looks.parents[name] = parent
    if data:
        looks.data[name] = data
    for one in style.iter(f"{STYLE}text-properties"):
        hidden = one.get(f"{TEXT}display")
        if hidden is not None:
            looks.hides[name] = hidden == "none"
        # Spreadsheets of some programs say only of which type the line is.
        lines = [one.get(f"{STYLE}text-line-through-{how}") for how in _LINE]
        if any(lines):
            looks.strikes[name] = "none" not in lines
    for one in style.iter(f"{STYLE}table-properties"):
        if one.get(f"{TABLE}display") == "false":
            looks.tables.add(name)


_LINE = ("style", "type")
_DATA = f"{STYLE}data-style-name"


def _code(node: Any) -> str:
    """Return a part of a format as Excel writes it, for the two mean the same."""
    name = str(node.tag).rpartition("}")[2]
    long = node.get(f"{NUMBER}style") == "long"
    if name == "text":
        return '"' + (node.text or "").replace('"', "") + '"'
    if name == "month":
        in_words = node.get(f"{NUMBER}textual") == "true"
        return ("mmmm" if long else "mmm") if in_words else "mm"
    if name == "hours":
        spans = node.getparent().get(f"{NUMBER}truncate-on-overflow") == "false"
        return "[h]" if spans else "hh"
    return _CODES.get(name, "")


_CODES = {
    "year": "yyyy", "day": "dd", "day-of-week": "dddd", "minutes": "mm", "era": "g",
    "seconds": "ss", "am-pm": "AM/PM",
}  # fmt: skip


def read_cell(node: Any, at: str, looks: Looks, asides: Asides) -> Cell | None:
    """Return what a cell holds, None where that is nothing; what it hides is told."""
    texts: list[str] = []
    marks: dict[Mark, None] = {}
    style = node.get(f"{TABLE}style-name")
    for one in node:
        _block(one, texts, (at, looks, asides, marks))
    text = struck_shown("\n".join(texts)).strip("\n")
    if not text.strip() and Mark.FLOATS not in marks:
        return None
    if looks.of(looks.strikes, style):
        marks[Mark.STRUCK] = None
    text, other = _picked(node, text)
    if other:
        marks[Mark.PICKED] = None
    said, kind = _valued(node, text, looks.format(style))
    return Cell(at, said, kind, tuple(marks))


def _picked(cell: Any, text: str) -> tuple[str, bool]:
    """Return the day that a cell's only date picker holds, as for Word."""
    pickers = [
        one
        for one in cell.iter("{*}content-control")
        if any(name.endswith(("}date", "}current-date")) for name in one.attrib)
    ]
    if len(pickers) != 1 or "".join(pickers[0].itertext()).split() != text.split():
        return text, False
    said = {
        str(name).rpartition("}")[2]: str(value)
        for name, value in pickers[0].attrib.items()
    }
    full, form = said.get("current-date", ""), said.get("date-format", "")
    return day_picked(text, full, form)


_Around = tuple[str, Looks, Asides, dict[Mark, None]]


def _block(node: Any, texts: list[str], around: _Around) -> None:
    at, looks, asides, marks = around
    tag = str(node.tag)
    if tag in (_P, _H):
        name = node.get(f"{TEXT}style-name")
        if looks.of(looks.hides, name):
            asides.add("hidden text", at, xml.words(node))
            return
        out: list[str] = []
        _inline(node, out, around)
        if looks.of(looks.strikes, name) and xml.words(node):
            marks[Mark.STRUCK] = None
            out = [STRIKE, *(_bare(one) for one in out), UNSTRIKE]
        texts.append("".join(out))
    elif tag == f"{TABLE}table":
        marks[Mark.NESTED] = None
        texts += _lines_within(node, around)
    elif tag in _BESIDE:
        asides.add(_BESIDE[tag], at, xml.words(node))
    elif tag.startswith(_FLOATS):
        _floating(node, around)
    else:
        for one in node:
            _block(one, texts, around)


def _lines_within(table: Any, around: _Around) -> Iterator[str]:
    """Yield the rows of a table that stands in a cell, a line each."""
    for row in table.iter(f"{TABLE}table-row"):
        # Those of a table inside of it come with its cell.
        if next(row.iterancestors(f"{TABLE}table")) is not table:
            continue
        cells: list[str] = []
        for cell in row:
            texts: list[str] = []
            for one in cell:
                _block(one, texts, around)
            cells.append("\n".join(texts).strip())
        line = BESIDE_EACH_OTHER.join(filter(None, cells))
        if line:
            yield line


def _floating(node: Any, around: _Around) -> None:
    at, _, asides, marks = around
    size = xml.words(node)
    # A picture says nothing that is read; a box or a control may be an answer.
    if size or next(node.iter(f"{DRAW}control"), None) is not None:
        asides.add("text boxes", at, size)
        marks[Mark.FLOATS] = None


def _inline(node: Any, out: list[str], around: _Around) -> None:
    # A run of blanks at the edges of lines of the file is no text.
    out.append(_BLANKS.sub(" ", node.text or ""))
    for one in node:
        _part(one, out, around)
        out.append(_BLANKS.sub(" ", one.tail or ""))


_BLANKS = re.compile(r"[ \t\r\n]+")


def _part(node: Any, out: list[str], around: _Around) -> None:
    at, looks, asides, marks = around
    tag = str(node.tag)
    if tag == f"{TEXT}s":
        said = node.get(f"{TEXT}c") or "1"
        out.append(" " * (min(int(said), 1000) if said.isdigit() else 1))
    elif tag in _SHORT:
        out.append(_SHORT[tag])
    elif tag in _BESIDE:
        asides.add(_BESIDE[tag], at, xml.words(node))
    elif tag.startswith(_FLOATS) and tag != f"{DRAW}a":
        _floating(node, around)
    else:
        name = node.get(f"{TEXT}style-name")
        if tag == f"{TEXT}span" and looks.of(looks.hides, name):
            asides.add("hidden text", at, xml.words(node))
            return
        begun = len(out)
        _inline(node, out, around)
        if tag == f"{TEXT}span" and looks.of(looks.strikes, name) and xml.words(node):
            marks[Mark.STRUCK] = None
            out[begun:] = [STRIKE, *(_bare(one) for one in out[begun:]), UNSTRIKE]


def _bare(text: str) -> str:
    return text.replace(STRIKE, "").replace(UNSTRIKE, "")


def _valued(node: Any, text: str, form: Format | None) -> tuple[str, Kind]:
    """Return the value of a cell as its format shows it, or the text as it stands."""
    kind = node.get(f"{OFFICE}value-type")
    if kind == "date":
        moment = str(node.get(f"{OFFICE}date-value", ""))
        found = spelled_iso(moment, form or _by_looks(moment, text))
        return found or (text, Kind.TEXT)
    if kind == "time":
        return _timed(str(node.get(f"{OFFICE}time-value", "")), text, form)
    if kind in ("float", "percentage", "currency"):
        # An error of a formula is a number that shows none.
        if text.startswith(("#", "Err:")):
            return text, Kind.ERROR
        return text, Kind.NUMBER if _is_number(text) else Kind.TEXT
    if kind == "boolean":
        truth = str(node.get(f"{OFFICE}boolean-value", ""))
        return {"true": "yes", "false": "no"}.get(truth, text), Kind.TEXT
    return text, Kind.TEXT


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[\d.,]+%?", text.strip()))


def _by_looks(moment: str, text: str) -> Format:
    """Return a format that shows as much of a moment as a text does."""
    timed = "hh:mm" if ":" in text else ""
    return format_of(-1, f"yyyy-mm-dd {timed}".strip()) if moment else format_of(0, "")


def _timed(value: str, text: str, form: Format | None) -> tuple[str, Kind]:
    found = _LENGTH.fullmatch(value)
    if found is None:
        return text, Kind.TEXT
    hours, minutes = int(found[1]), int(found[2])
    seconds = float(found[3].replace(",", "."))
    part = (hours * 3600 + minutes * 60 + seconds) / 86_400
    return spelled(repr(part), form or format_of(20, ""), from_1904=False)
