"""Find what floats over a sheet's cells: boxes with text, check boxes, lists."""

import re
from collections.abc import Iterator
from typing import Any

from scrkit.cellnames import column_letters
from scrkit.errors import ScrError
from scrkit.importers.read import xml
from scrkit.importers.read.sheet import Sheet
from scrkit.importers.read.values import Cell, Mark

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FORM = "{urn:schemas-microsoft-com:office:excel}"
# Left and right, above and below: first column and row, last column and row, from 0.
_Span = tuple[int, int, int, int]
# One that lies over more was drawn over the page, and says nothing of a cell.
_MOST = 2_000


def mark_floating(package: xml.Package, part: str, sheet: Sheet) -> None:
    """Mark the cells over which something floats that says something of its own."""
    drawings = ("drawing", "vmlDrawing")
    for one in xml.relations(package, part):
        if one.kind in drawings and one.target in package:
            for span in _spans(package, one.target):
                _mark(span, sheet)
            # What it says is still to be told, with what else stands beside cells.
            package.met.discard(one.target)


def _spans(package: xml.Package, name: str) -> Iterator[_Span]:
    try:
        root = package.tree(name)
    except ScrError:
        # Old drawings are often no sound XML; that there is one is told beside.
        return
    for anchor in root.iter(f"{_SHEET}twoCellAnchor", f"{_SHEET}oneCellAnchor"):
        if any((one.text or "").strip() for one in anchor.iter("{*}t")):
            yield from _anchored(anchor)
    for data in root.iter(f"{_FORM}ClientData"):
        place = data.findtext(f"{_FORM}Anchor") or ""
        numbers = [int(one) for one in re.findall(r"\d+", place)]
        # A note's box shows only while somebody points at its cell.
        if data.get("ObjectType") != "Note" and len(numbers) == 8:
            left, _, top, _, right, wide, bottom, high = numbers
            yield left, top, right - (wide == 0), bottom - (high == 0)


def _anchored(anchor: Any) -> Iterator[_Span]:
    first, last = anchor.find(f"{_SHEET}from"), anchor.find(f"{_SHEET}to")
    if first is None:
        return
    left, top = _number(first, "col"), _number(first, "row")
    if last is None:
        yield left, top, left, top
        return
    right = _number(last, "col") - (_number(last, "colOff") == 0)
    yield left, top, right, _number(last, "row") - (_number(last, "rowOff") == 0)


def _number(place: Any, name: str) -> int:
    text = (place.findtext(f"{_SHEET}{name}") or "").strip()
    return int(text) if text.isdigit() and len(text) < 9 else 0


def _mark(span: _Span, sheet: Sheet) -> None:
    left, top, right, bottom = span
    widest = max((max(row.cells) for row in sheet.rows if row.cells), default=0)
    columns = range(left + 1, min(max(right, left) + 1, widest) + 1)
    rows = range(top + 1, max(bottom, top) + 2)
    if len(columns) * len(rows) > _MOST:
        return
    for row in sheet.rows:
        for column in columns if row.number in rows else ():
            at = f"{sheet.name}, {column_letters(column)}{row.number}"
            cell = row.cells.get(column) or Cell(at, "")
            if Mark.FLOATS not in cell.marks:
                row.cells[column] = cell._replace(marks=(*cell.marks, Mark.FLOATS))
