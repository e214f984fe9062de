"""Find the chronology in the tables of a file: headings, rows, what is neither."""

import re
from collections.abc import Mapping
from operator import attrgetter

from scrkit.dates.british import dates_in
from scrkit.importers.read.values import (
    Aside,
    Cell,
    Grid,
    Line,
    Mark,
    Return,
    month_in,
    year_above,
    year_in,
)
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.columns import (
    begin_without_headings,
    holds_headings,
    take_header,
)
from scrkit.importers.understand.composed import SAID, WEEK, WORDS
from scrkit.importers.understand.ditto import as_above
from scrkit.importers.understand.examples import is_example
from scrkit.importers.understand.finding import Finding, Found, Row, Unknown
from scrkit.importers.understand.headings import WHOSE, plain
from scrkit.importers.understand.headrow import NO_FIELD, dates_of, header_at
from scrkit.importers.understand.monthly import is_day
from scrkit.importers.understand.people import lists_people
from scrkit.importers.understand.qualifying import ANY_DATE, BESIDE
from scrkit.timeline.absence import begins_with_nothing, says_nothing

_NOTE = ("#", "^", "¬", "~")
# What programs put above a list: the day on which they made it.
_EXPORTED = re.compile(
    r"\b(?:export|extract|print|generat|produc|download|creat|run)\w*\b", re.IGNORECASE
)


def find(
    whole: Return, mapped: Mapping[str, str], *, with_hidden: bool = False
) -> Found:
    """Return the rows of every chronology in a file; `mapped` as headings.field_of.

    A table that goes on without headings keeps those of the one before it.
    """
    state = Finding(mapped, with_hidden=with_hidden)
    state.is_form = whole.stamp is not None
    state.dates = dates_of(whole.grids, mapped)
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


def _walk(grid: Grid, state: Finding) -> None:
    at = header_at(grid, state.mapped, state.dates)
    # A table without headings goes on with the one before it, if it is as wide.
    widest = max((len(line.cells) for line in grid.lines), default=0)
    goes_on = state.columns and widest == state.width
    # One with headings of its own is another list.
    goes_on = goes_on and header_at(grid, state.mapped, ANY_DATE) is None
    if at is None and not goes_on and not begin_without_headings(widest, state):
        role = Role.PEOPLE if state.is_form and lists_people(grid) else Role.OTHER
        for line in grid.lines:
            for cell in line.cells:
                state.count(role, cell, grid.name, line.number)
        return
    year = grid.heading
    state.day = None
    if grid.above:
        state.under = ()
        state.entitle(*grid.above)
    for position, line in enumerate(grid.lines):
        if at is not None and position < at:
            year = _above(line, grid, state) or year
        elif position == at:
            take_header(line, grid, state)
        else:
            following = next(iter(grid.lines[position + 1 : position + 2]), None)
            year = _below(line, following, grid, state, year)


def _above(line: Line, grid: Grid, state: Finding) -> str:
    year = ""
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
        year = found or year
    return year


def _is_title(cell: Cell, line: Line, following: Line | None, state: Finding) -> bool:
    """Tell whether a lone text in the column of dates is over the headings that follow.

    One with a figure may be a date whose row goes on below them.
    """
    dates = state.columns.get(line.cells.index(cell)) == "date"
    bare = _PAGE.sub("", cell.text)
    return (
        dates
        and following is not None
        and holds_headings(following, state)
        and not any(letter.isdigit() for letter in bare)
    )


_PAGE = re.compile(r"\b(?:page|sheet)\s*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def _below(
    line: Line, following: Line | None, grid: Grid, state: Finding, year: str
) -> str:
    if holds_headings(line, state):
        take_header(line, grid, state)
        return year
    shown, own = _shown_and_own(line, grid, state)
    # A lone cell is a year or a banner, and not an event without a date; so is one
    # text in every column.
    if own and all(cell.text == own[0].text for cell in own[1:]):
        across = Mark.MERGED in own[0].marks and len(shown) == 1
        across = across or (len(own) == 1 and _is_title(own[0], line, following, state))
        across = across and not _tells(own[0].text)
        stated = year_in(own[0].text) or (month_in(own[0].text) if across else "")
        if _stands_for_rows(own[0], line, state, across=across):
            state.count(Role.YEAR, own[0])
            state.day, state.above = own[0], {}
            return year
        if stated or across:
            where = "" if stated else grid.name
            for cell in own:
                role = Role.YEAR if stated else Role.BANNER
                state.count(role, cell, where, line.number)
            if not stated:
                state.entitle(own[0].text)
            state.day, state.above = None, {}
            return stated or year_above(own[0].text, year)
        # A row that is no sure banner is asked about, and those below it go by it.
        if state.columns.get(line.cells.index(own[0])) == "date":
            state.entitle(own[0].text)
            year = year_above(own[0].text, year)
    _row(line, grid, state, year)
    return year


def _shown_and_own(
    line: Line, grid: Grid, state: Finding
) -> tuple[list[Cell], list[Cell]]:
    """Return the cells of a row that are shown, and those that repeat no merged one."""
    shown = [cell for cell in line.cells if cell is not None]
    # Nearly every row.
    if not any(map(_MARKS, shown)):
        return shown, shown
    if not state.with_hidden:
        shown = _without_hidden(line, grid, state)
    return shown, [cell for cell in shown if Mark.REPEATED not in cell.marks]


def _stands_for_rows(cell: Cell, line: Line, state: Finding, *, across: bool) -> bool:
    """Tell whether a lone text is the day of the rows below, that begin with a time."""
    column = state.columns.get(line.cells.index(cell))
    return (across or column != "date") and is_day(cell.text)


_MARKS = attrgetter("marks")


def _tells(text: str) -> bool:
    """Tell whether what stands across the table is no banner: days without contact."""
    if says_nothing(text):
        return True
    said = dates_in(text)
    # "Period 01/04/2014 to 31/08/2014: no contact" says it behind the days.
    behind = text[said[-1][1] :].lstrip(" :;,.)-\u2013\u2014") if said else ""
    return bool(said) and (begins_with_nothing(text) or says_nothing(behind))


def _without_hidden(line: Line, grid: Grid, state: Finding) -> list[Cell]:
    """Return the cells of a row that are shown; the others are told by their reason."""
    held = [(n, cell) for n, cell in enumerate(line.cells, 1) if cell is not None]
    shown = [cell for _, cell in held if Mark.HIDDEN not in cell.marks]
    if len(shown) < len(held):
        # Whether a mark means the row that is not shown, nobody can tell.
        state.above = {}
    for column, cell in held:
        if Mark.FILTERED in cell.marks:
            state.count(Role.FILTERED, cell, grid.name, line.number)
        elif Mark.HIDDEN in cell.marks:
            place = (0, column) if shown else (line.number, 0)
            state.count(Role.HIDDEN, cell, grid.name, *place)
    return shown


def _row(line: Line, grid: Grid, state: Finding, year: str) -> None:
    columns = [
        (column, cell)
        for column, cell in enumerate(line.cells)
        if cell is not None and (state.with_hidden or Mark.HIDDEN not in cell.marks)
    ]
    cells, whose, beside = _by_field(columns, grid, state)
    if state.day is not None and cells and "date" not in cells:
        cells["date"] = (state.day,)
    role = _role(cells)
    held = [cell for every in cells.values() for cell in every]
    own = [cell for cell in held if Mark.REPEATED not in cell.marks]
    if role is not Role.ROW:
        for cell in own:
            state.count(role, cell, grid.name, line.number)
    elif own:
        state.take(own)
        whose, beside = _read_ditto(cells, (whose, beside), grid, state)
        short = len(line.cells) <= max(state.headings, default=-1)
        at = f"{grid.name}, row {line.number}"
        row = Row(at, cells, year, short, whose, state.given, beside, under=state.under)
        state.rows.append(row)


_Beside = tuple[Cell | None, tuple[tuple[str, str, Cell], ...]]


def _read_ditto(
    cells: dict[str, tuple[Cell, ...]], also: _Beside, grid: Grid, state: Finding
) -> _Beside:
    """Read ditto marks in the fields of a row, in whose it is and what is beside."""
    whose, beside = also
    # A colon stands in no name of a field.
    every = cells | {f"{n}:{h}": (c,) for n, h, c in beside if n != WEEK}
    every |= {":whose": (whose,)} if whose else {}
    if as_above(every, state.above):
        state.joined["ditto marks, read as what stands above them"] = grid.name
        cells.update({name: every[name] for name in cells})
    state.above = every
    held = tuple((n, h, every.get(f"{n}:{h}", (c,))[0]) for n, h, c in beside)
    return (every[":whose"][0] if whose else None), held


def _by_field(
    columns: list[tuple[int, Cell]], grid: Grid, state: Finding
) -> tuple[dict[str, tuple[Cell, ...]], Cell | None, tuple[tuple[str, str, Cell], ...]]:
    """Return the cells of a row by field; whose it is; what stands beside them."""
    cells: dict[str, tuple[Cell, ...]] = {}
    whose, beside = None, []
    for column, cell in columns:
        field = state.columns.get(column, "")
        whose = cell if field == WHOSE else whose
        if field == "date" and column in state.weeks:
            beside.append((WEEK, state.weeks[column], cell))
        if field not in NO_FIELD:
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


def _note_unknown(column: int, grid: Grid, state: Finding) -> None:
    heading = state.headings.get(column)
    at = heading.at if heading else f"{grid.name}, column {column + 1}"
    key = at, heading.text if heading else "", column + 1
    state.unknown[key] = state.unknown.get(key, 0) + 1


def _role(cells: dict[str, tuple[Cell, ...]]) -> Role:
    if is_example(cells):
        return Role.EXAMPLE
    source = cells.get("source", ())
    if source and source[0].text.lstrip().startswith(_NOTE):
        return Role.NOTE
    return Role.ROW
