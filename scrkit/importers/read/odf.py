"""Read the tables of OpenDocument files (.ods, .odt), and tell what is beside them."""

from collections.abc import Iterator
from typing import Any

from scrkit.cellnames import column_letters
from scrkit.errors import ScrError
from scrkit.importers.read import limits, xml
from scrkit.importers.read.beside import MESSAGES, Asides
from scrkit.importers.read.odfcells import Looks, looks_of, read_cell
from scrkit.importers.read.odfnames import OFFICE, STYLE, TABLE, TEXT
from scrkit.importers.read.values import (
    HIDDEN_TABLE,
    Aside,
    Cell,
    Grid,
    Line,
    Mark,
    Return,
    month_in,
    titles,
    year_above,
    year_in,
)
from scrkit.importers.understand.headings import is_heading

_ROW, _COLUMN = f"{TABLE}table-row", f"{TABLE}table-column"
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)
_COLUMN_GROUPS = frozenset(
    TABLE + name
    for name in ("table-header-columns", "table-columns", "table-column-group")
)
_HIDDEN = ("collapse", "filter")
# What is counted and told, wherever it stands in the body.
_BESIDE = {
    f"{OFFICE}annotation": "comments",
    f"{TEXT}tracked-changes": "deletions that were tracked",
    f"{TABLE}tracked-changes": "changes that were tracked",
    f"{OFFICE}forms": "a control of a form",
    f"{TABLE}shapes": "text boxes",
    f"{TABLE}content-validations": MESSAGES,
    f"{TABLE}dde-links": "values kept of another file",
}
# What holds no words of an agency.
_SAYS_NOTHING = frozenset(
    TABLE + name
    for name in ("calculation-settings", "named-expressions", "database-ranges")
)
_LOCKED = b"encryption-data"


class _Reading:
    """A file while it is read."""

    def __init__(self, looks: Looks, *, is_book: bool) -> None:
        self.looks = looks
        self.is_book = is_book
        self.measure = limits.Measure()
        self.asides = Asides()
        self.grids: list[Grid] = []
        self.heading = ""
        self.above: list[str] = []
        # The tables for which a row of one cell is but the frame.
        self.framed: list[Any] = []


def read_open_document(package: xml.Package) -> Return:
    """Read the tables of a package whose text is in content.xml; raises ScrError."""
    refuse_locked(package)
    root = package.tree("content.xml")
    inside = body_of(root, f"{OFFICE}spreadsheet", f"{OFFICE}text")
    styles = package.tree("styles.xml") if "styles.xml" in package else None
    reading = _Reading(
        looks_of(root, styles), is_book=inside.tag == f"{OFFICE}spreadsheet"
    )
    _blocks(inside, reading)
    asides = (*reading.asides.told(), *_others(package, styles))
    return Return(tuple(reading.grids), asides)


def refuse_locked(package: xml.Package) -> None:
    """Raise ScrError for a package that is locked with a password."""
    manifest = package.parts.get("meta-inf/manifest.xml", b"")
    if _LOCKED in manifest:
        raise ScrError(
            "it is locked with a password",
            "Open it in the program that made it, and save it without a password.",
        )


def body_of(root: Any, *kinds: str) -> Any:
    """Return the text or sheets of a file, the first of these kinds that it has.

    Raises ScrError where it has none of them.
    """
    body = root.find(f"{OFFICE}body")
    held = {} if body is None else {one.tag: one for one in body}
    found = next((held[one] for one in kinds if one in held), None)
    if found is None:
        raise ScrError(
            "it is an OpenDocument file without a text or a sheet",
            "Look at what it is.",
        )
    return found


def _others(package: xml.Package, styles: Any) -> Iterator[Aside]:
    for node in () if styles is None else styles.iter(f"{STYLE}master-page"):
        size = xml.words(node)
        if size:
            yield Aside("a header or footer", "", size)
            break
    for name in package.parts:
        if name.startswith("pictures/"):
            yield Aside("a picture", "", 0)
        elif name.startswith("object ") and name.endswith("/content.xml"):
            yield Aside("an embedded file", "", xml.words(package.tree(name)))


def _blocks(node: Any, reading: _Reading) -> None:
    """Read the tables in an element, and tell what stands between them."""
    for one in node:
        if one.tag == f"{TABLE}table":
            _table(one, reading)
        elif one.tag in _BESIDE:
            _tell(one, "", reading)
        elif one.tag in _SAYS_NOTHING:
            continue
        elif next(one.iter(f"{TABLE}table"), None) is not None:
            _blocks(one, reading)
        else:
            _outside(one, reading)


def _tell(node: Any, where: str, reading: _Reading) -> None:
    size = xml.words(node)
    if size:
        reading.asides.add(_BESIDE[node.tag], where, size)


def _outside(node: Any, reading: _Reading) -> None:
    text = "".join(node.itertext()).strip()
    year = year_in(text)
    if year:
        reading.heading = year
        return
    reading.heading = year_above(text, reading.heading)
    if text:
        reading.above = titles((*reading.above, text))
        reading.asides.add("text outside the tables", "", len(text))


def _table(node: Any, reading: _Reading) -> None:
    kind = "sheet" if reading.is_book else "table"
    name = f"{kind} {len(reading.grids) + 1}"
    hidden = reading.looks.hides_table(node.get(f"{TABLE}style-name"))
    for one in node:
        if one.tag in _BESIDE:
            _tell(one, name, reading)
    lines = tuple(_lines(node, name, reading))
    framed, reading.framed = reading.framed, []
    if hidden:
        rows = [[c.text for c in line.cells if c] for line in lines[:60]]
        known = any(sum(map(is_heading, row)) > 1 for row in rows)
        size = sum(len(c.text) for line in lines for c in line.cells if c)
        reading.asides.add(HIDDEN_TABLE if known else "a hidden sheet", name, size)
        return
    called = node.get(f"{TABLE}name", "") if reading.is_book else ""
    above = titles((*reading.above, called))
    year = year_in(called) or month_in(called) or reading.heading
    reading.grids.append(Grid(name, lines, year, tuple(above)))
    reading.above = []
    for one in framed:
        _table(one, reading)


def _lines(table: Any, name: str, reading: _Reading) -> Iterator[Line]:
    hidden = frozenset(_hidden_columns(table))
    rows: list[tuple[int, list[Cell | None]]] = []
    above: dict[int, tuple[Cell, int]] = {}
    number = 0
    for count, node in enumerate(_rows(table), 1):
        limits.empty(name, count)
        times = _times(node, "rows")
        inner = None if reading.is_book else _laid_out(node)
        if inner is not None:
            reading.framed.append(inner)
            number += times
            continue
        cells = _row(node, name, number + 1, (hidden, above), reading)
        if any(cells):
            # A row that is repeated with words in it counts each time.
            for at in range(number + 1, number + 1 + min(times, limits.MAX_ROWS + 1)):
                reading.measure.row(f"{name}, row {at}")
                rows.append((at, cells))
        number += times
    widest = max((len(cells) for _, cells in rows), default=0)
    for at, cells in rows:
        yield Line(at, (*cells, *(None,) * (widest - len(cells))))


def _rows(table: Any) -> Iterator[Any]:
    for one in table:
        if one.tag == _ROW:
            yield one
        elif one.tag in _GROUPS:
            yield from _rows(one)


def _laid_out(row: Any) -> Any:
    """Return the table for which a row of one cell is but the frame, else None."""
    cells = row.findall(_CELL)
    tables = cells[0].findall(f"{TABLE}table") if len(cells) == 1 else []
    if len(tables) != 1 or xml.words(row) != xml.words(tables[0]):
        return None
    wide = any(len(one.findall(_CELL)) > 1 for one in tables[0].iter(_ROW))
    return tables[0] if wide else None


def _hidden_columns(table: Any) -> Iterator[int]:
    at = 0
    for one in _columns(table):
        times = _times(one, "columns")
        if one.get(f"{TABLE}visibility") in _HIDDEN:
            yield from range(at, at + min(times, limits.MAX_COLUMNS))
        at += times


def _columns(table: Any) -> Iterator[Any]:
    for one in table:
        if one.tag == _COLUMN:
            yield one
        elif one.tag in _COLUMN_GROUPS:
            yield from _columns(one)


def _times(node: Any, what: str) -> int:
    return _count(node.get(f"{TABLE}number-{what}-repeated"))


def _count(said: str | None) -> int:
    return max(1, int(said)) if said and said.isdigit() and len(said) < 9 else 1


_Around = tuple[frozenset[int], dict[int, tuple[Cell, int]]]


def _row(
    row: Any, name: str, number: int, around: _Around, reading: _Reading
) -> list[Cell | None]:
    hidden, above = around
    seen = row.get(f"{TABLE}visibility")
    of_row = (Mark.HIDDEN,) if seen in _HIDDEN else ()
    of_row = (*of_row, Mark.FILTERED) if seen == "filter" else of_row
    cells: list[Cell | None] = []
    column = 0
    for node in row:
        if node.tag not in (_CELL, _COVERED):
            continue
        times = _times(node, "columns")
        cell = _cell(node, _place(name, number, column, reading), reading)
        cell = _merged(node, cell, (number, column), above)
        if cell is not None:
            limits.column(f"{name}, row {number}", column + times)
            cells += [None] * (column - len(cells))
            for at in range(column, column + times):
                off = of_row or ((Mark.HIDDEN,) if at in hidden else ())
                marks = (*cell.marks, *off)
                place = _place(name, number, at, reading)
                cells.append(cell._replace(at=place, marks=marks))
        column += times
    return cells


def _place(name: str, number: int, column: int, reading: _Reading) -> str:
    if reading.is_book:
        return f"{name}, {column_letters(column + 1)}{number}"
    return f"{name}, row {number}, column {column + 1}"


def _cell(node: Any, at: str, reading: _Reading) -> Cell | None:
    if not len(node) and len(node.attrib) < 2:
        return None
    cell = read_cell(node, at, reading.looks, reading.asides)
    if cell is not None:
        reading.measure.cell(at, cell.text)
    return cell


def _merged(
    node: Any,
    cell: Cell | None,
    place: tuple[int, int],
    above: dict[int, tuple[Cell, int]],
) -> Cell | None:
    """Return a cell as merging down makes it: the first one's again, or its own."""
    number, column = place
    if node.tag == _COVERED:
        if cell is not None:
            return cell._replace(marks=(*cell.marks, Mark.COVERED))
        first = above.get(column)
        if first is None or number > first[1]:
            return None
        return first[0]._replace(marks=(*first[0].marks, Mark.REPEATED))
    above.pop(column, None)
    down = _count(node.get(f"{TABLE}number-rows-spanned"))
    across = _count(node.get(f"{TABLE}number-columns-spanned"))
    if cell is None or (down, across) == (1, 1):
        return cell
    if across == 1:
        above[column] = cell, number + down - 1
    return cell._replace(marks=(*cell.marks, Mark.MERGED))
