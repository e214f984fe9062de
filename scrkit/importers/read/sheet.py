"""Read the rows of a sheet: each cell in its row, whatever stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from scrkit.cellnames import column_letters
from scrkit.errors import ScrError
from scrkit.importers.read import limits, xml
from scrkit.importers.read.beside import MESSAGES, UNREAD, Asides, stray, words_at_edge
from scrkit.importers.read.cells import Book, C, place, read_cell
from scrkit.importers.read.styles import S, number
from scrkit.importers.read.values import Cell, Line, Mark
from scrkit.system.packed import SAFE_XML

_ROW = f"{S}row"
# Merged cells that lie over one another could keep a machine busy without end.
_MAX_MERGED = 3_000_000
# The last row that Excel has: a number above it was not written by Excel.
_LAST = 1_048_576
_ON = ("1", "true")


@dataclass(slots=True, repr=False)
class Row:
    """A row: its number in the file, its cells by column, whether it is hidden."""

    number: int
    cells: dict[int, Cell]
    hidden: bool = False


# What tells versions of a row apart: of each cell its place, kind, looks and words.
Signs = tuple[tuple[str, ...], ...]


@dataclass(slots=True, repr=False)
class Sheet:
    """A sheet while it is read."""

    name: str
    book: Book
    measure: limits.Measure
    rows: list[Row] = field(default_factory=list)
    by_number: dict[int, Row] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    asides: Asides = field(default_factory=Asides)
    last: int = 0
    # Of several versions of the same, the one whose rows were taken, by their element.
    taken: dict[Any, Any] = field(default_factory=dict)
    # What each version says, and the rows that were taken from one.
    versions: dict[Any, dict[Any, list[Signs]]] = field(default_factory=dict)
    of_versions: dict[Any, list[Row]] = field(default_factory=dict)

    def tell(self, what: str, size: int, row: int = 0, *, blocks: bool = False) -> None:
        """Tell of characters that were not taken in, of a row or of the sheet."""
        if size:
            where = f"{self.name}, row {row}" if row else self.name
            self.asides.add(what, where, size, blocks=blocks)


def read_sheet(data: bytes, sheet: Sheet) -> Sheet:
    """Read a sheet from its part; raises ScrError where that cannot be done."""
    xml.refuse_doctype(data)
    sheet.book.zero_is_open = sheet.book.works_out_later or not _WORKED_OUT.search(data)
    try:
        root = _read(data, sheet)
    except etree.XMLSyntaxError as error:
        raise xml.broken(error) from error
    for node in root.iter(f"{S}cols"):
        _columns(node, sheet)
    for node in root.iter(f"{S}mergeCell"):
        _merge(node, sheet)
    for node in root.iter(f"{S}headerFooter"):
        sheet.tell("a header or footer", sum(words_at_edge(one) for one in node))
    for node in root.iter("{*}dataValidation"):
        said = (node.get(one) or "" for one in ("promptTitle", "prompt", "error"))
        sheet.tell(MESSAGES, sum(map(len, said)))
    for node in root.iter(f"{S}conditionalFormatting"):
        # Of cells that a rule strikes or hides, as it may be.
        looks = [number(one.get("dxfId")) for one in node.iter(f"{S}cfRule")]
        if any(at in sheet.book.styles.by_rule for at in looks):
            where = " ".join(str(node.get("sqref", "")).split()[:8])
            what = "cells that a rule may strike through or hide"
            sheet.asides.add(what, f"{sheet.name}, {where}", 0, taken=True)
    sheet.tell(UNREAD, stray(root, _KNOWN), blocks=True)
    filters = next(root.iter(f"{S}filterColumn"), None) is not None
    _mark_hidden(sheet, (Mark.HIDDEN, Mark.FILTERED) if filters else (Mark.HIDDEN,))
    _spread(sheet)
    return sheet


# A formula with a value that is not 0. Some programs write 0 for every formula and
# leave working out to whoever opens the file.
_WORKED_OUT = re.compile(
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"<(?:\w+:)?v[^<>]*>(?!\s*(?:0(?:\.0*)?)?\s*<)"
)
_KNOWN = frozenset(("headerFooter",))
_SECOND = "a second version of the same, for other programs"


def _read(data: bytes, sheet: Sheet) -> Any:
    """Read the rows as they come, and forget each; return what else is in the sheet."""
    events = etree.iterparse(BytesIO(data), events=("end",), tag=_ROW, **SAFE_XML)
    before: Any = None
    usual: Any = None
    count = 0
    for _, node in events:
        if before is not None:
            sheet.tell(UNREAD, xml.shown(before.tail), sheet.last, blocks=True)
            # Forgotten at once: a sheet of a million rows would fill the memory.
            before.getparent().remove(before)
        before = node
        count += 1
        limits.empty(sheet.name, count)
        if node.getparent() is not usual:
            usual = _usual(node)
        if usual is None and next(node.iterancestors(_ROW), None) is not None:
            # A row within a row is read with the one around it.
            before = None
            continue
        if usual is None and _is_other_version(node, sheet):
            sheet.tell(_SECOND, xml.words(node), number(node.get("r")))
        else:
            begun = len(sheet.rows)
            _read_row(node, sheet)
            for parent in node.iterancestors(xml.ALTERNATE) if usual is None else ():
                sheet.of_versions.setdefault(parent, []).extend(sheet.rows[begun:])
        node.clear(keep_tail=True)
    _doubt_versions(sheet)
    if events.root.getroottree().docinfo.doctype:
        xml.refuse_doctype(b"<!DOCTYPE")
    return events.root


def _usual(row: Any) -> Any:
    """Return what is around a row, where that is the sheet's data and no more."""
    data = row.getparent()
    around = None if data is None else data.getparent()
    if around is None or around.getparent() is not None:
        return None
    return data if data.tag == f"{S}sheetData" else None


def _is_other_version(node: Any, sheet: Sheet) -> bool:
    """Tell whether a row stands in a version of the same that was not taken."""
    child = node
    for parent in node.iterancestors():
        if parent.tag == xml.ALTERNATE:
            said = sheet.versions.setdefault(parent, {})
            said.setdefault(child, []).append(_signs(node))
            if sheet.taken.setdefault(parent, child) != child:
                return True
        child = parent
    return False


def _signs(node: Any) -> Signs:
    return tuple(
        (*(str(cell.get(name)) for name in "rts"), "".join(cell.itertext()))
        for cell in node.iter(C)
    )


def _doubt_versions(sheet: Sheet) -> None:
    """Mark the rows of which there are versions that differ."""
    for parent, rows in sheet.of_versions.items():
        said = [sheet.versions[parent].get(version, []) for version in parent]
        if xml.is_foreign(parent) or any(one != said[0] for one in said):
            for row in rows:
                row.cells = {at: _doubted(cell) for at, cell in row.cells.items()}


def _columns(node: Any, sheet: Sheet) -> None:
    for one in node.iter(f"{S}col"):
        # A column of no width is as hidden as one that says so.
        if one.get("hidden") in _ON or one.get("width") == "0":
            first, last = number(one.get("min")) or 1, number(one.get("max")) or 1
            last = min(last, limits.MAX_COLUMNS)
            sheet.hidden_columns |= set(range(first, last + 1))


def _merge(node: Any, sheet: Sheet) -> None:
    ends = [place(end) for end in str(node.get("ref", "")).split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        a, b = ends[0], ends[1]
        sheet.merged.append((a.row, a.column, b.row, b.column))


def _read_row(node: Any, sheet: Sheet) -> None:
    said = node.get("r")
    # Rows need not say their number: then they follow the one before.
    at = number(said) or sheet.last + 1
    doubtful = (bool(said) and number(said) != at) or at > _LAST
    sheet.last = at
    if not len(node) and not node.text:
        return
    hidden = node.get("hidden") in _ON or node.get("ht") == "0"
    cells: dict[int, Cell] = {}
    column_ = met = 0
    for one in _cells_of(node, sheet):
        address, name = one.get("r"), f"{column_letters(column_ + 1)}{at}"
        column_, odd = column_ + 1, doubtful
        # The next place needs no looking at.
        if address != name:
            stands = place(address)
            column_ = stands.column if stands else column_
            odd = odd or (stands.row != at if stands else bool(address))
            name = f"{column_letters(column_)}{at}"
        # Whole sheets of cells hold nothing but their looks.
        if not len(one) and not one.text:
            continue
        cell, length = read_cell(one, f"{sheet.name}, {name}", sheet.book)
        met += length
        if cell is None:
            continue
        sheet.measure.cell(cell.at, cell.text)
        odd = odd or (one.getparent() is not node and _has_versions(one))
        _put(cells, column_, _doubted(cell) if odd else cell)
    if met != xml.length(node):
        _tell_rest(node, sheet)
    if cells:
        limits.column(f"{sheet.name}, row {at}", max(cells))
        sheet.measure.row(f"{sheet.name}, row {at}")
        _keep(Row(at, cells, hidden), sheet)


def _has_versions(cell: Any) -> bool:
    """Tell whether there are versions of a cell in its row, and they differ."""
    if cell.getparent().tag == _ROW:
        return False
    for parent in cell.iterancestors(xml.ALTERNATE, _ROW):
        if parent.tag == _ROW:
            break
        if xml.is_foreign(parent) or len({_signs(one) for one in parent}) > 1:
            return True
    return False


def _doubted(cell: Cell) -> Cell:
    if Mark.DOUBTFUL in cell.marks:
        return cell
    return cell._replace(marks=(*cell.marks, Mark.DOUBTFUL))


def _put(cells: dict[int, Cell], column: int, cell: Cell) -> None:
    """Put a cell into its row; where one stands there already, it says both."""
    there = cells.get(column)
    if there is not None:
        text = f"{there.text}\n{cell.text}"
        cell = _doubted(there._replace(text=text))
    cells[column] = cell


def _keep(row: Row, sheet: Sheet) -> None:
    """Keep a row; one whose number was there before joins it, or stands by itself."""
    there = sheet.by_number.get(row.number)
    if there is not None:
        row.cells = {at: _doubted(cell) for at, cell in row.cells.items()}
        # Two halves of one row are put together; what stands twice is asked about.
        if not there.cells.keys() & row.cells.keys():
            there.cells |= row.cells
            there.hidden = there.hidden or row.hidden
            return
    sheet.by_number[row.number] = row
    sheet.rows.append(row)


def _cells_of(node: Any, sheet: Sheet) -> Iterator[Any]:
    """Yield the cells of a row, out of whatever stands around them."""
    for one in node:
        if one.tag == C:
            yield one
        elif one.tag == xml.ALTERNATE:
            first = next((o for o in one if next(o.iter(C), None) is not None), None)
            yield from _cells_of(first, sheet) if first is not None else ()
        else:
            yield from _cells_of(one, sheet)


def _tell_rest(node: Any, sheet: Sheet) -> None:
    """Tell what stands in a row, and in none of the cells that were read."""
    taken = sum(xml.words(one) for one in _cells_of(node, sheet))
    seconds = sum(
        xml.words(version)
        for one in node.iter(xml.ALTERNATE)
        if next(one.iterancestors(C), None) is None
        for version in [o for o in one if next(o.iter(C), None) is not None][1:]
    )
    sheet.tell(_SECOND, seconds, sheet.last)
    rest = xml.words(node) - taken - seconds
    sheet.tell(UNREAD, rest, sheet.last, blocks=True)


def _mark_hidden(sheet: Sheet, of_row: tuple[Mark, ...]) -> None:
    for row in sheet.rows:
        for column_, cell in row.cells.items():
            if row.hidden or column_ in sheet.hidden_columns:
                marks = of_row if row.hidden else (Mark.HIDDEN,)
                row.cells[column_] = cell._replace(marks=(*cell.marks, *marks))


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """Return the rows of a sheet by their numbers, each as wide as the widest."""
    widest = max((max(row.cells) for row in sheet.rows), default=0)
    columns = range(1, widest + 1)
    return tuple(
        Line(row.number, tuple(map(row.cells.get, columns)))
        for row in sorted(sheet.rows, key=lambda one: one.number)
    )


def _spread(sheet: Sheet) -> None:
    """Repeat a cell merged down over rows in each of them, marked so."""
    # What stands in a cell that is covered by the merged one is kept, and marked.
    sheet.rows.sort(key=lambda one: one.number)
    numbers = [row.number for row in sheet.rows]
    work = 0
    for top, left, bottom, right in sheet.merged:
        begin, end = bisect_left(numbers, top), bisect_right(numbers, bottom)
        work += (end - begin) * (min(right, limits.MAX_COLUMNS) - left + 1)
        if work > _MAX_MERGED:
            raise ScrError(f"{sheet.name}: its merged cells lie over one another")
        first = _merged_at(sheet.rows[begin:end], top, left)
        for row in sheet.rows[begin:end]:
            covered = range(left, min(right, limits.MAX_COLUMNS) + 1)
            for at in covered:
                if at in row.cells and (row.number, at) != (top, left):
                    cell = row.cells[at]
                    row.cells[at] = cell._replace(marks=(*cell.marks, Mark.COVERED))
            # Only what is merged downwards: across columns one cell would answer
            # several questions.
            if first and left == right and left not in row.cells:
                row.cells[left] = first._replace(marks=(*first.marks, Mark.REPEATED))


def _merged_at(rows: list[Row], top: int, left: int) -> Cell | None:
    """Mark the cell with which a merged stretch begins, and return it unmarked."""
    cell = rows[0].cells.get(left) if rows and rows[0].number == top else None
    if cell is not None:
        rows[0].cells[left] = cell._replace(marks=(*cell.marks, Mark.MERGED))
    return cell
