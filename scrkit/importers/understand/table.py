"""Find the chronology in the tables of a file: headings, rows, what is neither."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from scrkit.importers.read.values import (
    Aside,
    Cell,
    Grid,
    Kind,
    Line,
    Mark,
    Return,
    year_above,
    year_in,
)
from scrkit.importers.understand.account import Left, Role
from scrkit.importers.understand.composed import SAID, WORDS
from scrkit.importers.understand.headings import (
    EVERY_OTHER,
    LEFT,
    WHOSE,
    field_of,
    named_by_place,
    plain,
)
from scrkit.importers.understand.people import lists_people
from scrkit.importers.understand.qualifying import BESIDE, DATES, fitted
from scrkit.importers.understand.whose import title_of
from scrkit.model.form import EXAMPLE
from scrkit.text.counting import number

_NO_FIELD = frozenset(("", LEFT, WHOSE, *BESIDE))
_NOTE = ("#", "^", "¬", "~")
_DIGIT = re.compile(r"\d")


# What programs put above a list: the day on which they made it.
_EXPORTED = re.compile(
    r"\b(?:export|extract|print|generat|produc|download|creat|run)\w*\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of the chronology: its cells by field, several where columns share it.

    `year` is one that the file states above the row, None where it states none; `short`
    that it has fewer cells than there are headings; `whose` is the cell that says which
    agency it is of; `fields` are those of which its table has a column; `beside` the
    cells of none, each with its heading: how sure date or time is, when it ended, and
    the agency's own words; `sent` is the
    mark of the row as it first came, for one of the file of questions; `under` are the
    titles above it, which may say whose it is.
    """

    at: str
    cells: dict[str, tuple[Cell, ...]]
    year: int | None
    short: bool = False
    whose: Cell | None = None
    fields: frozenset[str] = frozenset()
    beside: tuple[tuple[str, str, Cell], ...] = ()
    sent: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading over cells that hold something, of which nothing is known.

    `heading` is its text, "" where it has none; `number` that of the column, from 1.
    """

    at: str
    cells: int
    heading: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What the tables of a file hold; `account` counts cells and characters by role.

    `exported` are rows above the headings that say when a program made the list.
    """

    rows: tuple[Row, ...]
    fields: frozenset[str]
    unknown: tuple[Unknown, ...]
    account: dict[Role, tuple[int, int]]
    left: tuple[Aside, ...]
    exported: tuple[str, ...] = ()


class _Finding:
    """The state while grids are walked."""

    def __init__(self, mapped: Mapping[str, str], *, with_hidden: bool) -> None:
        self.mapped = mapped
        self.with_hidden = with_hidden
        self.rows: list[Row] = []
        self.fields: set[str] = set()
        self.unknown: dict[tuple[str, str, int], int] = {}
        self.account: dict[Role, tuple[int, int]] = {}
        self.left: dict[tuple[Role, str], Left] = {}
        self.columns: dict[int, str] = {}
        self.headings: dict[int, Cell] = {}
        self.known: frozenset[str] = frozenset()
        self.given: frozenset[str] = frozenset()
        self.width = 0
        self.is_form = False
        # Two columns of one field are read as one, and the author is told.
        self.joined: dict[str, str] = {}
        self.exported: list[str] = []
        # Texts above the rows that come next, as agencies are compared.
        self.under: tuple[str, ...] = ()

    def entitle(self, *texts: str) -> None:
        """Keep what stands above the next rows, but for what a person said is none."""
        for text in texts:
            title = title_of(text)
            if title and self.mapped.get(plain(text)) != LEFT:
                self.under = (*self.under, title)[-4:]

    def take(self, row: list[Cell]) -> None:
        """Book the cells of a row that becomes an entry or a question."""
        cells, characters = self.account.get(Role.ROW, (0, 0))
        size = sum([len(cell.text) for cell in row])
        self.account[Role.ROW] = cells + len(row), characters + size

    def count(
        self, role: Role, cell: Cell | None, where: str = "", row: int = 0, at: int = 0
    ) -> None:
        """Book a cell under its role; one that only repeats a merged one is none.

        `where` names the table for what is left out, by `row` or by column `at`.
        """
        if cell is None or Mark.REPEATED in cell.marks:
            return
        cells, characters = self.account.get(role, (0, 0))
        self.account[role] = cells + 1, characters + len(cell.text)
        if where:
            self.left.setdefault((role, where), Left()).add(cell, row, at)


def find(
    whole: Return, mapped: Mapping[str, str], *, with_hidden: bool = False
) -> Found:
    """Return the rows of every chronology in a file; `mapped` as headings.field_of.

    A table that goes on without headings keeps those of the one before it.
    """
    state = _Finding(mapped, with_hidden=with_hidden)
    state.is_form = whole.stamp is not None
    for grid in whole.grids:
        _walk(grid, state)
    return Found(
        rows=tuple(state.rows),
        fields=frozenset(state.fields),
        unknown=tuple(
            Unknown(at, cells, heading, number)
            for (at, heading, number), cells in state.unknown.items()
        ),
        account=state.account,
        left=(
            *(
                Aside(role.value, one.told(where), one.size)
                for (role, where), one in state.left.items()
            ),
            *(Aside(what, at, 0, taken=True) for what, at in state.joined.items()),
        ),
        exported=tuple(state.exported),
    )


def _walk(grid: Grid, state: _Finding) -> None:
    at = _header_at(grid, state.mapped)
    # A table without headings goes on with the one before it, if it is as wide.
    widest = max((len(line.cells) for line in grid.lines), default=0)
    goes_on = state.columns and widest == state.width
    if at is None and not goes_on and not _begin_without_headings(widest, state):
        role = Role.PEOPLE if state.is_form and lists_people(grid) else Role.OTHER
        for line in grid.lines:
            for cell in line.cells:
                state.count(role, cell, grid.name, line.number)
        return
    year = int(grid.heading) if grid.heading else None
    if grid.above:
        state.under = ()
        state.entitle(*grid.above)
    for position, line in enumerate(grid.lines):
        if at is not None and position < at:
            year = _above(line, grid, state) or year
        elif position == at:
            _take_header(line, grid, state)
        else:
            year = _below(line, grid, state, year)


def _header_at(grid: Grid, mapped: Mapping[str, str]) -> int | None:
    """Return the position of the row of headings: the first with a day below it."""
    first = list(enumerate(grid.lines[:60]))
    every = [n for n, line in first if _is_header(line, mapped)]
    for at, following in pairwise(every):
        # A block on the cover, of the date of the report and such, has none.
        columns = [
            n
            for n, cell in enumerate(grid.lines[at].cells)
            if cell and field_of(cell.text, mapped) == "date"
        ]
        under = grid.lines[at + 1 : following]
        if any(_holds_digit(line, n) for line in under for n in columns):
            return at
    if every:
        return every[-1]
    # A date's column that is known by its place alone begins below its heading.
    width = max((len(line.cells) for line in grid.lines), default=0)
    by_place = _by_places(width, mapped).items()
    column = next((n for n, field in by_place if field == "date"), None)
    if column is None:
        return None
    begins = next((n for n, line in first if _holds_digit(line, column)), 0)
    return begins - 1 if begins else None


def _holds_digit(line: Line, column: int) -> bool:
    cell = line.cells[column] if column < len(line.cells) else None
    return bool(cell and _DIGIT.search(cell.text))


def _is_header(line: Line, mapped: Mapping[str, str]) -> bool:
    texts = [c for c in line.cells if c is not None and c.kind is Kind.TEXT]
    found = {field_of(cell.text, mapped) for cell in texts if len(cell.text) < 80}
    return bool(DATES & found) and len(found - _NO_FIELD) >= 2


def _by_places(width: int, mapped: Mapping[str, str]) -> dict[int, str]:
    every = {n: named_by_place(n + 1, mapped) for n in range(width)}
    return {column: field for column, field in every.items() if field}


def _begin_without_headings(width: int, state: _Finding) -> bool:
    """Tell whether a table has no headings, and was said to hold a date at a place."""
    by_place = _by_places(width, state.mapped)
    if "date" not in by_place.values():
        return False
    state.headings, state.known, state.width = {}, frozenset(), width
    _know_columns(dict.fromkeys(range(width), "") | by_place, state)
    return True


def _know_columns(columns: dict[int, str], state: _Finding) -> list[str]:
    held = [field for field in columns.values() if field not in _NO_FIELD]
    state.columns, state.given = columns, frozenset(held)
    state.fields |= state.given
    return held


def _above(line: Line, grid: Grid, state: _Finding) -> int | None:
    year = None
    said = " ".join(cell.text for cell in line.cells if cell)
    if _EXPORTED.search(said):
        state.exported.append(said)
    for cell in line.cells:
        found = year_in(cell.text) if cell else ""
        if found:
            state.count(Role.YEAR, cell)
        else:
            state.count(Role.TITLE, cell, grid.name, line.number)
            state.entitle(cell.text if cell else "")
        year = int(found) if found else year
    return year


def _holds_headings(line: Line, state: _Finding) -> bool:
    """Tell whether a row holds headings again, the same or others."""
    known = state.known
    # Few rows repeat a heading's words, and only those are looked at closely.
    same = sum(cell is not None and cell.text in known for cell in line.cells)
    return same >= 2 and _is_header(line, state.mapped)


def _take_header(line: Line, grid: Grid, state: _Finding) -> None:
    state.width = max(len(one.cells) for one in grid.lines)
    state.headings = {}
    every_other = state.mapped.get(EVERY_OTHER, "")
    columns = dict.fromkeys(range(state.width), every_other)
    shown = any(cell and Mark.HIDDEN not in cell.marks for cell in line.cells)
    for column, cell in enumerate(line.cells):
        if cell is None:
            continue
        state.headings[column] = cell
        if shown and Mark.HIDDEN in cell.marks and not state.with_hidden:
            # Nothing is said of its field: the column is not read.
            state.count(Role.HIDDEN, cell, grid.name, 0, column + 1)
            columns[column] = LEFT
            continue
        state.count(Role.HEADING, cell)
        columns[column] = field_of(cell.text, state.mapped)
    columns |= _by_places(state.width, state.mapped)
    texts = {column: cell.text for column, cell in state.headings.items()}
    state.known = frozenset(texts.values())
    held = _know_columns(fitted(columns, texts, state.mapped), state)
    for field in {field for field in held if held.count(field) > 1}:
        state.joined[f"columns read as one: {field}"] = grid.name
    kept = list(state.columns.values()).count(WORDS)
    if kept:
        what = f"{number(kept, 'column')} kept behind the event, in the agency's words"
        state.joined[what] = grid.name


def _below(line: Line, grid: Grid, state: _Finding, year: int | None) -> int | None:
    if _holds_headings(line, state):
        _take_header(line, grid, state)
        return year
    shown = [cell for cell in line.cells if cell is not None]
    if not state.with_hidden:
        shown = _without_hidden(line, grid, state)
    own = [cell for cell in shown if Mark.REPEATED not in cell.marks]
    # A lone cell is a year or a banner, and not an event without a date; so is one
    # text in every column.
    if own and len({cell.text for cell in own}) == 1:
        stated = year_in(own[0].text)
        across = Mark.MERGED in own[0].marks and len(shown) == 1
        if stated or across:
            where = "" if stated else grid.name
            for cell in own:
                role = Role.YEAR if stated else Role.BANNER
                state.count(role, cell, where, line.number)
            if not stated:
                state.entitle(own[0].text)
            return _in_force(own[0].text, year)
        # A row that is no sure banner is asked about, and those below it go by it.
        if state.columns.get(line.cells.index(own[0])) == "date":
            state.entitle(own[0].text)
            year = _in_force(own[0].text, year)
    _row(line, grid, state, year)
    return year


def _in_force(text: str, year: int | None) -> int | None:
    stated = year_above(text, str(year or ""))
    return int(stated) if stated else None


def _without_hidden(line: Line, grid: Grid, state: _Finding) -> list[Cell]:
    """Return the cells of a row that are shown; the others are told by their reason."""
    held = [(n, cell) for n, cell in enumerate(line.cells, 1) if cell is not None]
    shown = [cell for _, cell in held if Mark.HIDDEN not in cell.marks]
    for column, cell in held:
        if Mark.FILTERED in cell.marks:
            state.count(Role.FILTERED, cell, grid.name, line.number)
        elif Mark.HIDDEN in cell.marks:
            place = (0, column) if shown else (line.number, 0)
            state.count(Role.HIDDEN, cell, grid.name, *place)
    return shown


def _row(line: Line, grid: Grid, state: _Finding, year: int | None) -> None:
    columns = [
        (column, cell)
        for column, cell in enumerate(line.cells)
        if cell is not None and (state.with_hidden or Mark.HIDDEN not in cell.marks)
    ]
    cells, whose, beside = _by_field(columns, grid, state)
    role = _role(cells)
    held = [cell for every in cells.values() for cell in every]
    own = [cell for cell in held if Mark.REPEATED not in cell.marks]
    if role is not Role.ROW:
        for cell in own:
            state.count(role, cell, grid.name, line.number)
    elif own:
        state.take(own)
        short = len(line.cells) <= max(state.headings, default=-1)
        at = f"{grid.name}, row {line.number}"
        row = Row(at, cells, year, short, whose, state.given, beside, under=state.under)
        state.rows.append(row)


def _by_field(
    columns: list[tuple[int, Cell]], grid: Grid, state: _Finding
) -> tuple[dict[str, tuple[Cell, ...]], Cell | None, tuple[tuple[str, str, Cell], ...]]:
    """Return the cells of a row by field; whose it is; what stands beside them."""
    cells: dict[str, tuple[Cell, ...]] = {}
    whose, beside = None, []
    for column, cell in columns:
        field = state.columns.get(column, "")
        whose = cell if field == WHOSE else whose
        if field not in _NO_FIELD:
            cells[field] = (*cells[field], cell) if field in cells else (cell,)
            continue
        if field in BESIDE:
            heading = state.headings.get(column)
            said = heading.text if heading else ""
            own = field == WORDS and plain(said) in state.mapped
            beside.append((SAID if own else BESIDE[field], said, cell))
            state.count(Role.ROW, cell)
            continue
        # Counted, so that the account of the file adds up to every cell.
        state.count(Role.LEFT, cell, grid.name, 0, column + 1)
        if not field:
            _note_unknown(column, grid, state)
    return cells, whose, tuple(beside)


def _note_unknown(column: int, grid: Grid, state: _Finding) -> None:
    heading = state.headings.get(column)
    at = heading.at if heading else f"{grid.name}, column {column + 1}"
    key = at, heading.text if heading else "", column + 1
    state.unknown[key] = state.unknown.get(key, 0) + 1


def _role(cells: dict[str, tuple[Cell, ...]]) -> Role:
    reference = cells.get("id", ())
    if reference and reference[0].text.strip().casefold() == EXAMPLE:
        return Role.EXAMPLE
    source = cells.get("source", ())
    if source and source[0].text.lstrip().startswith(_NOTE):
        return Role.NOTE
    return Role.ROW
