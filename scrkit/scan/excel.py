"""Read the workbooks of Excel: each cell as it is shown and as it is meant."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from scrkit.cellnames import column_letters, column_number
from scrkit.errors import UnreadableError
from scrkit.scan.formulas import made
from scrkit.scan.known import is_calendar
from scrkit.scan.numberformats import built_in, iso_day, shown
from scrkit.scan.readings import readings
from scrkit.scan.rows import SHORT, row_piece
from scrkit.scan.values import Part, Piece
from scrkit.scan.xmltext import XmlReader, read_xml, root_of

_HEADERS_WORDS = """
oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter
"""
_HEADERS = frozenset(_HEADERS_WORDS.split())
# Codes in a header (ECMA-376, part 1, 18.3.1.46): a face, a colour and a size are not
# seen, and may stand inside of a word; L, C and R begin another corner of the page.
_FACE = re.compile(r'&"([^"]*)"')
_UNSEEN = re.compile(
    r"&(?:K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{1,3})|\d{1,3}|[BIUSXYEOHbiusxyeoh])"
)
_FIELD = re.compile(r"&[PNDTFAGZpndtfagz](?:[+-]\d+)?")
_CORNER = re.compile(r"&([LCRlcr])")
_CORNERS = {"L": "left", "C": "middle", "R": "right"}
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
# Formulas that make a text: of letters by their numbers, of parts of other texts.
# What says of cells, by its `sqref` or `ref`, what they may hold or how they look.
_OF_CELLS = frozenset(
    ("dataValidation", "conditionalFormatting", "hyperlink", "autoFilter")
)
_CELLS = re.compile(r"[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?")
SHEETS = frozenset(("worksheet", "dialogsheet", "macrosheet"))


@dataclass(slots=True, repr=False)
class Workbook:
    """What the sheets of a workbook take from its other parts."""

    strings: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    sheets: dict[str, tuple[int, str]] = field(default_factory=dict)
    from_1904: bool = False
    used: set[str] = field(default_factory=set)


def workbook(parts: Mapping[str, bytes]) -> Workbook:
    """Return what is known of a workbook's sheets; nothing where that is broken."""
    book = Workbook()
    for path, data in parts.items():
        if not path.lower().endswith(".xml"):
            continue
        root = root_of(data)
        if root == "sst":
            book.strings = _strings(_tree(data))
        elif root == "styleSheet":
            book.forms = _forms(_tree(data))
        elif root == "workbook":
            links = parts.get(_links_of(path), b"")
            _sheets(_tree(data), _tree(links), posixpath.dirname(path), book)
    return book


def _tree(data: bytes) -> ElementTree.Element:
    # What declares a type is refused, and told, when the part itself is read.
    if not data or b"<!DOCTYPE" in data:
        return ElementTree.Element("none")
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - it declares nothing
    except (ElementTree.ParseError, LookupError, ValueError):
        return ElementTree.Element("none")


def _local(one: ElementTree.Element) -> str:
    return one.tag.rpartition("}")[2]


def _all(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (one for one in root.iter() if _local(one) == name)


def _strings(root: ElementTree.Element) -> list[str]:
    return [
        "".join(
            one.text or ""
            for run in item
            if _local(run) in ("t", "r")
            for one in _all(run, "t")
        )
        for item in _all(root, "si")
    ]


def _forms(root: ElementTree.Element) -> list[str]:
    own = {
        one.get("numFmtId", ""): one.get("formatCode", "")
        for one in _all(root, "numFmt")
    }
    numbers = [
        xf.get("numFmtId", "0") for every in _all(root, "cellXfs") for xf in every
    ]
    return [own.get(n) or (built_in(_whole(n, 0))) for n in numbers]


def _links_of(path: str) -> str:
    above, name = posixpath.split(path)
    return posixpath.join(above, "_rels", f"{name}.rels")


def _sheets(
    root: ElementTree.Element, links: ElementTree.Element, above: str, book: Workbook
) -> None:
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    for one in _all(root, "workbookPr"):
        book.from_1904 = one.get("date1904", "0") in ("1", "true", "on")
    for number, sheet in enumerate(_all(root, "sheet"), 1):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = targets.get(link, "")
        path = posixpath.normpath(posixpath.join(above, target)).lstrip("/")
        path = target.lstrip("/") if target.startswith("/") else path
        book.sheets[path] = number, sheet.get("name", "")


def sheet_part(path: str, data: bytes, book: Workbook) -> tuple[Part, str]:
    """Return the texts of a sheet, and where one was never made, "" for nowhere.

    Raises UnreadableError where its XML is broken.
    """
    number, name = book.sheets.get(path, (0, ""))
    called = f"sheet {number}" if number else "a sheet"
    reader = _SheetReader(called, book)
    pieces = read_xml(data, reader)
    if reader.unknown:
        raise UnreadableError("its cells name texts that are not in the file")
    told = _without_calendars(pieces, reader.calendar)
    return Part("", told, (called, name)), reader.unmade


class _SheetReader(XmlReader):
    """A sheet: its cells by their names, all else as in any XML."""

    def __init__(self, called: str, book: Workbook) -> None:
        super().__init__()
        self.called, self.book = called, book
        self.row = self.column = 0
        self.cell: dict[str, str] | None = None
        self.texts: dict[str, list[str]] = {}
        self.calendar: dict[tuple[int, int], int] = {}
        self.beside: list[str] = []
        self.unknown = False
        self.unmade = ""
        self.area = ""

    def place(self) -> str:
        return f"{self.called}{self.area}"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = _whole(attributes.pop("r", ""), self.row + 1)
            self.column = 0
            attributes = {}
        elif name == "c":
            self._open(attributes)
            self.names.append("cell")
            return
        elif name in _OF_CELLS:
            self.area = _of_cells(attributes)
        super().start("note" if name in _HEADERS else tag, attributes)
        if name in _HEADERS:
            self.names[-1] = name

    def _open(self, attributes: dict[str, str]) -> None:
        match = _CELL.fullmatch(attributes.get("r", ""))
        if match:
            self.row, self.column = int(match[2]), column_number(match[1])
        else:
            self.column += 1
        self.cell, self.texts = attributes, {}

    def end(self, tag: str) -> None:
        name = self.names[-1]
        if name == "cell":
            self.names.pop()
            self._told()
            self.cell = None
        elif name == "row":
            super().end(tag)
            self._row()
        elif name in _HEADERS:
            self.names.pop()
            self._header("".join(self.blocks.pop().shown), name)
        else:
            super().end(tag)
            self.area = "" if name in _OF_CELLS else self.area

    def text(self, data: str) -> None:
        if self.cell is None and self.area and not self.blocks:
            self._piece(data, f"{self.place()}, formula of a rule")
            return
        if self.cell is None:
            super().text(data)
            return
        name = self.names[-1]
        # What is said aloud of a cell in Japanese, or lies about it, is a text too.
        kind = "t" if "rPh" not in self.names else "rPh"
        self.texts.setdefault(name if name in ("v", "f") else kind, []).append(data)

    def _told(self) -> None:
        assert self.cell is not None  # noqa: S101 - asked before
        where = f"{self.called}, cell {cell_name(self.row, self.column)}"
        told = {kind: "".join(texts) for kind, texts in self.texts.items()}
        for kind, words in (("f", ", formula"), ("rPh", ", reading aid")):
            if told.get(kind):
                self._piece(told[kind], where + words)
        if told.get("f") and not told.get("v", "").strip():
            self._made(told["f"], where)
        for text, *others in self._values(told):
            self._cell(text, tuple(others), where)

    def _made(self, formula: str, where: str) -> None:
        """Take the text of a formula that was never worked out, or tell of it."""
        text, untold = made(formula)
        if untold:
            self.unmade = self.unmade or where
        if text:
            self._cell(text, (), where)

    def _values(self, told: dict[str, str]) -> Iterator[tuple[str, ...]]:
        assert self.cell is not None  # noqa: S101 - asked before
        kind, value = self.cell.get("t", "n"), told.get("v", "").strip()
        if told.get("t", "").strip():
            yield (told["t"],)
        if not value:
            return
        if kind == "s":
            at = _whole(value, -1)
            if 0 <= at < len(self.book.strings):
                self.book.used.add(self.book.strings[at])
                yield (self.book.strings[at],)
            else:
                self.unknown = True
        elif kind == "d":
            yield iso_day(value)
        elif kind == "n":
            style = _whole(self.cell.get("s", "0"), 0)
            forms = self.book.forms
            form = forms[style] if style < len(forms) else ""
            yield shown(value, form, from_1904=self.book.from_1904)
        elif kind != "b":
            yield (told["v"],)

    def _cell(self, text: str, others: tuple[str, ...], where: str) -> None:
        if len(text) < SHORT:
            self.beside.append(text)
        self.letters.take(text.strip()[:2], where, (self.row, self.column))
        if len(text.strip()) < 2:
            return
        if is_calendar(text):
            self.calendar[self.row, self.column] = len(self.pieces)
        self.pieces.append(Piece(text, where, (*others, *readings(text))))

    def _row(self) -> None:
        """Look at short cells together: a number or name may be parted over them."""
        self.pieces += row_piece(self.beside, f"{self.called}, row {self.row}")
        self.beside.clear()

    def _header(self, text: str, name: str) -> None:
        where = f"{self.called}, {'header' if 'Header' in name else 'footer'}"
        for face in _FACE.findall(text):
            self._attribute("font", ("name", face.partition(",")[0]))
        bare = text.replace("&&", "\x00")
        bare = _FIELD.sub(" ", _UNSEEN.sub("", _FACE.sub("", bare)))
        # What stands before the first corner stands in the middle.
        for corner, words in zip(
            *[iter(_CORNER.split(f"&C{bare}")[1:])] * 2, strict=True
        ):
            self._piece(
                words.replace("\x00", "&"), f"{where}, {_CORNERS[corner.upper()]}"
            )


class ChartReader(XmlReader):
    """A chart, which keeps the numbers that it draws with their format."""

    form = ""

    def text(self, data: str) -> None:
        """Take a number of the chart, or its format."""
        name = self.names[-1] if self.names else ""
        if name == "formatCode":
            self.form = data
        elif name == "v" and "numCache" in self.names:
            first, *others = shown(data, self.form)
            self.pieces.append(Piece(first, "a value of a chart", tuple(others)))
        else:
            super().text(data)


def _of_cells(attributes: Mapping[str, str]) -> str:
    """Return the first cells of which an element speaks: ", cells B2:B9"."""
    area = attributes.get("sqref") or attributes.get("ref", "")
    match = _CELLS.match(area)
    cells = "cells" if match and ":" in match[0] else "cell"
    return f", {cells} {match[0]}" if match else ""


def _without_calendars(
    pieces: tuple[Piece, ...], calendar: Mapping[tuple[int, int], int]
) -> tuple[Piece, ...]:
    """Leave out months and weekdays that stand side by side: they are headings."""
    beside = ((0, 1), (0, -1), (1, 0), (-1, 0))
    out = {
        at
        for (row, column), at in calendar.items()
        if any((row + y, column + x) in calendar for y, x in beside)
    }
    if not out:
        return pieces
    return tuple(one for at, one in enumerate(pieces) if at not in out)


def _whole(text: str, otherwise: int) -> int:
    plain = text.isascii() and text.isdigit() and len(text) < 12
    return int(text) if plain else otherwise


def cell_name(row: int, column: int) -> str:
    """Return what people call a cell: B4."""
    return f"{column_letters(column)}{row}"
