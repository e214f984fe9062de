"""Read an Excel workbook: every cell as it is shown, and all that is hidden in it.

One pass over each part: no library gives hidden rows, runs struck through, formulas
that were never worked out and the format of each date without reading the file twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree

from scrkit.errors import ScrError
from scrkit.importers import numbers, xml
from scrkit.importers.values import (
    MAX_COLUMNS,
    MAX_ROWS,
    Aside,
    Cell,
    Grid,
    Kind,
    Line,
    Mark,
    Return,
)

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _C, _V, _F, _IS = (_S + name for name in ("row", "c", "v", "f", "is"))
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TAKEN_APART = {"comments": "comments", "threadedComment": "comments"}


@dataclass(slots=True, repr=False)
class _Book:
    """What the cells of a workbook refer to."""

    strings: list[tuple[str, bool]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    from_1904: bool = False


@dataclass(slots=True, repr=False)
class _Sheet:
    """A sheet while it is read."""

    name: str
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)


def read_excel(data: bytes) -> Return:
    """Read a workbook from its bytes; raises ScrError where that cannot be done."""
    parts = xml.package(data)
    start = next(
        (t for _, kind, t in xml.relations(parts, "") if kind == "officeDocument"), ""
    )
    if start not in parts:
        raise ScrError("it is no Excel workbook inside", xml.DAMAGED)
    root = xml.tree(parts[start])
    targets = {id_: (kind, t) for id_, kind, t in xml.relations(parts, start)}
    book = _book(parts, root, targets)
    grids: list[Grid] = []
    asides: list[Aside] = []
    number = 0
    for sheet in root.iter(f"{_S}sheet"):
        kind, part = targets.get(str(sheet.get(_R)), ("", ""))
        number += 1
        name = f"sheet {number}"
        if kind != "worksheet" or part not in parts:
            asides.append(Aside("a sheet that is no table", name, 0))
            continue
        grid = _read_sheet(parts[part], name, book)
        beside = [*grid.asides, *_beside(parts, part, name)]
        if sheet.get("state") in ("hidden", "veryHidden"):
            size = sum(len(c.text) for row in grid.rows.values() for c in row.values())
            size += sum(one.characters for one in beside)
            asides.append(Aside("a hidden sheet", name, size))
            continue
        grids.append(_grid(grid))
        asides += beside
    return Return(tuple(grids), tuple(asides))


def _book(
    parts: dict[str, bytes], root: Any, targets: dict[str, tuple[str, str]]
) -> _Book:
    book = _Book()
    settings = root.find(f"{_S}workbookPr")
    book.from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    for kind, part in targets.values():
        if kind == "sharedStrings" and part in parts:
            book.strings = list(_strings(parts[part]))
        elif kind == "styles" and part in parts:
            _styles(xml.tree(parts[part]), book)
    return book


def _strings(data: bytes) -> Iterator[tuple[str, bool]]:
    for item in xml.tree(data).iter(f"{_S}si"):
        yield _rich(item)


def _rich(item: Any) -> tuple[str, bool]:
    """Return the text of a string and whether any of it is struck through."""
    struck = any(
        one.get("val", "1") not in ("0", "false") for one in item.iter(f"{_S}strike")
    )
    pieces = (
        node.text or ""
        for node in item.iter(f"{_S}t")
        if node.getparent().tag != f"{_S}rPh"
    )
    return _unescaped("".join(pieces)), struck


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _HEX.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _styles(root: Any, book: _Book) -> None:
    codes = {
        int(one.get("numFmtId", 0)): str(one.get("formatCode", ""))
        for one in root.iter(f"{_S}numFmt")
    }
    fonts = root.find(f"{_S}fonts")
    struck = [
        any(s.get("val", "1") not in ("0", "false") for s in font.iter(f"{_S}strike"))
        for font in (fonts if fonts is not None else ())
    ]
    formats = root.find(f"{_S}cellXfs")
    for one in formats if formats is not None else ():
        number = int(one.get("numFmtId", 0))
        font = int(one.get("fontId", 0))
        book.shown.append(numbers.shown(number, codes.get(number, "")))
        book.struck.append(font < len(struck) and struck[font])


def _read_sheet(data: bytes, name: str, book: _Book) -> _Sheet:
    sheet = _Sheet(name)
    hidden: set[int] = set()
    xml.refuse_doctype(data)
    count = 0
    events = etree.iterparse(
        BytesIO(data), events=("end",), resolve_entities=False, no_network=True
    )
    try:
        for _, node in events:
            if node.tag == _ROW:
                count += 1
                if count > MAX_ROWS:
                    raise ScrError(f"it has more than {MAX_ROWS:,} rows", _TOO_LARGE)
                _read_row(node, sheet, book, hidden)
                node.clear()
                del node.getparent()[: node.getparent().index(node)]
            elif node.tag in _OUTSIDE:
                _OUTSIDE[node.tag](node, sheet)
    except etree.XMLSyntaxError as error:
        raise ScrError("the XML inside it is broken", xml.DAMAGED) from error
    _mark_hidden(sheet, hidden)
    return sheet


_TOO_LARGE = "Ask the agency for the chronology alone."


def _columns(node: Any, sheet: _Sheet) -> None:
    for one in node.iter(f"{_S}col"):
        if one.get("hidden") in ("1", "true"):
            first, last = int(one.get("min", 1)), int(one.get("max", 1))
            sheet.hidden_columns |= set(range(first, min(last, MAX_COLUMNS) + 1))


def _merges(node: Any, sheet: _Sheet) -> None:
    for one in node.iter(f"{_S}mergeCell"):
        ends = [_ADDRESS.fullmatch(e) for e in str(one.get("ref", "")).split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            a, b = ends[0], ends[1]
            sheet.merged.append((int(a[2]), _column(a[1]), int(b[2]), _column(b[1])))


def _header(node: Any, sheet: _Sheet) -> None:
    size = sum(len(one.text or "") for one in node)
    if size:
        sheet.asides.append(Aside("a header or footer", sheet.name, size))


_OUTSIDE = {
    f"{_S}cols": _columns,
    f"{_S}mergeCells": _merges,
    f"{_S}headerFooter": _header,
}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _read_row(node: Any, sheet: _Sheet, book: _Book, hidden: set[int]) -> None:
    number = int(node.get("r") or max(sheet.rows, default=0) + 1)
    cells: dict[int, Cell] = {}
    column = 0
    for one in node:
        if one.tag != _C:
            continue
        place = _ADDRESS.fullmatch(one.get("r") or "")
        column = _column(place[1]) if place else column + 1
        cell = _cell(one, f"{sheet.name}, {_letters(column)}{number}", book)
        if cell is None:
            continue
        if column > MAX_COLUMNS:
            raise ScrError(
                f"a cell stands beyond {MAX_COLUMNS} columns",
                "Is it the right file? Delete what stands far to the right.",
            )
        cells[column] = cell
    if cells:
        sheet.rows[number] = cells
        if node.get("hidden") in ("1", "true"):
            hidden.add(number)


@cache
def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(node: Any, at: str, book: _Book) -> Cell | None:
    kind, style = node.get("t", "n"), int(node.get("s") or 0)
    struck = style < len(book.struck) and book.struck[style]
    held = {child.tag: child for child in node}
    formula, inline = held.get(_F), held.get(_IS)
    value = held[_V].text if _V in held else None
    if kind == "inlineStr" and inline is not None:
        text, run = _rich(inline)
        return _made(at, text, Kind.TEXT, struck=struck or run)
    if value is None or value == "":
        # Of a formula that gave nothing a program leaves an empty value.
        if formula is None or value == "" or kind == "str":
            return None
        return Cell(at, "=", Kind.NOT_WORKED_OUT)
    if kind == "s":
        text, run = (
            book.strings[int(value)] if int(value) < len(book.strings) else ("", False)
        )
        return _made(at, text, Kind.TEXT, struck=struck or run)
    text, what = _valued(kind, value, style, book)
    return _made(at, text, what, struck=struck)


def _valued(kind: str, value: str, style: int, book: _Book) -> tuple[str, Kind]:
    if kind == "e":
        return value, Kind.ERROR
    if kind == "b":
        return ("yes" if value == "1" else "no"), Kind.TEXT
    if kind == "str":
        return _unescaped(value), Kind.TEXT
    if kind == "d":
        return value.replace("T", " ")[:16], Kind.MOMENT if "T" in value else Kind.DATE
    parts = book.shown[style] if style < len(book.shown) else ""
    return numbers.spelled(value, parts, from_1904=book.from_1904)


def _made(at: str, text: str, kind: Kind, *, struck: bool) -> Cell | None:
    if not text or text.isspace():
        return None
    return Cell(at, text, kind, (Mark.STRUCK,) if struck else ())


def _mark_hidden(sheet: _Sheet, hidden: set[int]) -> None:
    for number, row in sheet.rows.items():
        for column, cell in row.items():
            if number in hidden or column in sheet.hidden_columns:
                row[column] = cell._replace(marks=(*cell.marks, Mark.HIDDEN))


def _grid(sheet: _Sheet) -> Grid:
    _spread(sheet)
    widest = max((max(row) for row in sheet.rows.values()), default=0)
    lines = (
        Line(number, tuple(row.get(column) for column in range(1, widest + 1)))
        for number, row in sorted(sheet.rows.items())
    )
    return Grid(sheet.name, tuple(lines))


def _spread(sheet: _Sheet) -> None:
    """Repeat a cell merged down over rows in each of them, marked so."""
    for top, left, bottom, right in sheet.merged:
        cell = sheet.rows.get(top, {}).get(left)
        if cell is None:
            continue
        sheet.rows[top][left] = cell._replace(marks=(*cell.marks, Mark.MERGED))
        if left != right:
            continue
        for number in range(top + 1, bottom + 1):
            if number in sheet.rows and left not in sheet.rows[number]:
                sheet.rows[number][left] = cell._replace(
                    marks=(*cell.marks, Mark.REPEATED)
                )
            if number > max(sheet.rows):
                break


def _beside(parts: dict[str, bytes], part: str, name: str) -> Iterator[Aside]:
    """Yield the comments, text boxes and pictures of a sheet."""
    for _, kind, target in xml.relations(parts, part):
        if target not in parts:
            continue
        if kind in _TAKEN_APART:
            size = sum(
                len(one.text or "")
                for one in xml.tree(parts[target]).iter()
                if str(one.tag).rpartition("}")[2] in ("t", "text")
            )
            yield Aside("comments", name, size)
        elif kind == "drawing":
            size = sum(
                len(t.text or "") for t in xml.tree(parts[target]).iter(f"{_A}t")
            )
            what = "text boxes" if size else "a picture or drawing"
            yield Aside(what, name, size)
