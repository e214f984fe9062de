"""Read a workbook of several sheets back: its single fields, its lists row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scrkit.forms.description import Form, Place
from scrkit.forms.layout import plain
from scrkit.forms.marks import stamped
from scrkit.forms.pieces import Piece, pieces, written
from scrkit.forms.said import Said
from scrkit.forms.sheets import (
    ABOUT,
    ANSWER,
    ASKED,
    CODE_HEADS,
    CODES,
    DUE,
    WORDS,
    Table,
    every_table,
    headings,
    singles,
    told,
)
from scrkit.forms.unclear import unclear
from scrkit.importers.read.values import Aside, Cell, Grid, Kind, Line, Return

STRAY = (
    "It stands in no column, row or sheet of the form. Put it where it belongs, or "
    "take it out."
)
SPOILED = (
    "The row of headings is not there, or spoiled: nothing of this sheet was taken "
    "in. Put its headings back as they were."
)
TWICE = "A sheet of this name, or with these headings, is there twice."
_SHOWN = 3


@dataclass(slots=True, repr=False)
class Came:
    """A row of a list as it came: its number in the file, the cells by their place."""

    group: int
    at: str
    said: dict[str, Said] = field(default_factory=dict)

    def text(self, place: Place | None) -> str:
        """Return what stands at a place, on one line."""
        said = None if place is None else self.said.get(place.name)
        return " ".join(written(said.pieces).split()) if said else ""


@dataclass(slots=True, repr=False)
class Sheets:
    """A workbook that was read.

    `rows` are those of each list by its place's name; `asked` what is to be asked;
    `absent` which sheets and columns are not there. `cells` counts what was read.
    """

    singles: list[Said] = field(default_factory=list)
    rows: dict[str, list[Came]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    asides: tuple[Aside, ...] = ()
    cells: int = 0

    def said(self) -> Iterator[Said]:
        """Yield what stands in every place."""
        yield from self.singles
        for rows in self.rows.values():
            for row in rows:
                yield from row.said.values()


def read_sheets(whole: Return, form: Form, own: Iterable[str]) -> Sheets:
    """Return what a workbook says; `own` is what it says itself beside its lists."""
    lines = (line for grid in whole.grids for line in grid.lines)
    out = Sheets(
        asides=whole.asides,
        cells=sum(cell is not None for line in lines for cell in line.cells),
    )
    _Reader(form, frozenset(map(plain, own)), out).read(whole.grids)
    return out


class _Reader:
    """What walks through the sheets; each list is read from one of them."""

    def __init__(self, form: Form, own: frozenset[str], out: Sheets) -> None:
        self.tables = every_table(form)
        self.singles = singles(form)
        self.own = own | frozenset(map(plain, _own(self.tables)))
        self.out = out

    def read(self, grids: tuple[Grid, ...]) -> None:
        """Read every sheet, and tell which are not there."""
        met: dict[str, str] = {}
        about = False
        for grid in grids:
            table = self._table(grid)
            if table is not None and table.place.name not in met:
                met[table.place.name] = grid.name
                self._list(grid, table)
            elif table is not None:
                self.out.asked.append((_name(grid), TWICE))
            elif plain(_name(grid)) == plain(ABOUT) and not about:
                about = True
                self._about(grid)
            else:
                self._stray(_name(grid), (c for line in grid.lines for c in line.cells))
        missing = [one.title for one in self.tables if one.place.name not in met]
        if self.singles and not about:
            missing.append(ABOUT)
        self.out.absent += [f"the sheet {name}" for name in missing]

    def _is_own(self, text: str) -> bool:
        words = plain(text)
        return (
            words in self.own
            or bool(stamped(text))
            or (words.startswith(plain(DUE)) and len(words.split()) <= _DUE_WORDS)
        )

    def _table(self, grid: Grid) -> Table | None:
        """Return the list of a sheet, by its name, else by its headings."""
        for table in self.tables:
            if plain(_name(grid)) == plain(table.title):
                return table
        # The form's own two other sheets, whatever stands in them.
        if plain(_name(grid)) in (plain(ABOUT), plain(CODES)):
            return None
        found = [one for one in self.tables if _head(grid, one) is not None]
        # Where two would do, neither is taken: the wrong list would be filled.
        return found[0] if len(found) == 1 else None

    def _stray(self, name: str, every: Iterable[Cell | None]) -> None:
        """Ask about cells that are none of the form's."""
        odd = [one for one in every if one is not None and not self._is_own(one.text)]
        if odd:
            at = ", ".join(_letter(one) for one in odd[:_SHOWN])
            more = f" and {len(odd) - _SHOWN} more" if len(odd) > _SHOWN else ""
            self.out.asked.append((f"sheet {name}, {at}{more}", STRAY))

    def _about(self, grid: Grid) -> None:
        known = {plain(heading): place for place, heading in self.singles}
        met: set[str] = set()
        for line in grid.lines:
            first, *rest = (*line.cells, None)
            place = known.get(plain(first.text)) if first else None
            if place is None or place.name in met:
                self._stray(_name(grid), line.cells)
                continue
            met.add(place.name)
            answer, *odd = (*rest, None)
            self.out.singles.append(_said(place, answer, 0, f"{_name(grid)}, "))
            self._stray(_name(grid), odd)
        gone = (h for place, h in self.singles if place.name not in met)
        self.out.absent += [f"{ABOUT}, {heading}" for heading in gone]

    def _list(self, grid: Grid, table: Table) -> None:
        name = _name(grid)
        at = _head(grid, table)
        if at is None:
            self.out.asked.append((f"sheet {name}", SPOILED))
            below = [one for line in grid.lines for one in line.cells]
            self._count_lost(name, below)
            return
        known = headings_plain(table)
        columns = {
            number: known[plain(cell.text)]
            for number, cell in enumerate(grid.lines[at].cells)
            if cell is not None and plain(cell.text) in known
        }
        heads = grid.lines[at].cells
        self._stray(name, (c for line in grid.lines[:at] for c in line.cells))
        self._stray(name, (c for n, c in enumerate(heads) if n not in columns))
        odd = [
            cell
            for line in grid.lines[at + 1 :]
            for n, cell in enumerate(line.cells)
            if n not in columns
        ]
        self._stray(name, odd)
        there = {place.name for place in columns.values()}
        self.out.absent += [
            f"{name}, the column {heading}"
            for place, heading in table.columns
            if place.name not in there
        ]
        self.out.rows[table.place.name] = list(
            _rows(grid.lines[at + 1 :], columns, table)
        )

    def _count_lost(self, name: str, every: list[Cell | None]) -> None:
        """Say how much of a sheet was not taken in."""
        odd = [one for one in every if one is not None and not self._is_own(one.text)]
        if odd:
            size = sum(len(one.text) for one in odd)
            self.out.asides += (Aside("a sheet without its headings", name, size),)


_DUE_WORDS = 8


def headings_plain(table: Table) -> dict[str, Place]:
    """Return a sheet's places by their headings, as they are compared."""
    return {plain(heading): place for heading, place in headings(table).items()}


def _own(tables: Iterable[Table]) -> Iterator[str]:
    yield from (ABOUT, CODES, ASKED, ANSWER, *CODE_HEADS, *WORDS)
    for one in tables:
        yield one.title
        yield told(one)


def _name(grid: Grid) -> str:
    return grid.above[0] if grid.above else grid.name


def _letter(cell: Cell) -> str:
    return cell.at.rpartition(", ")[2]


def _head(grid: Grid, table: Table) -> int | None:
    """Return which line holds a list's headings, that of its key among them."""
    known = headings_plain(table)
    needed = {one.name for one in (table.key, table.above) if one is not None}
    for at, line in enumerate(grid.lines):
        texts = [plain(one.text) for one in line.cells if one is not None]
        found = {known[text].name for text in texts if text in known}
        # Columns may be taken out, but what says which row it is has to be there.
        if needed <= found and len(found) * 2 > len(known):
            return at
    return None


def _rows(
    lines: Iterable[Line], columns: dict[int, Place], table: Table
) -> Iterator[Came]:
    for line in lines:
        if not any(n in columns and one for n, one in enumerate(line.cells)):
            continue
        came = Came(line.number, f"{table.title}, row {line.number}")
        for number, place in columns.items():
            cell = line.cells[number] if number < len(line.cells) else None
            came.said[place.name] = _said(place, cell, line.number, f"{came.at}: ")
        yield came


def _said(place: Place, cell: Cell | None, group: int, at: str) -> Said:
    one = Said(place, "", group, f"{at}{place.heading}")
    if cell is None:
        return one
    one.at = f"{at}{place.heading} ({_letter(cell)})"
    # An empty cell that is in the file was there to be filled: it says "nothing".
    one.pieces = list(pieces(cell.text)) or [Piece("")]
    one.asked, one.typed = unclear(cell), cell.kind in (Kind.DATE, Kind.MOMENT)
    return one
