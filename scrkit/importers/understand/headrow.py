"""Find the row of headings in a table."""

import re
from collections.abc import Collection, Mapping
from itertools import pairwise

from scrkit.importers.read.values import Grid, Kind, Line, Mark
from scrkit.importers.understand.composed import DATED
from scrkit.importers.understand.headings import LEFT, WHOSE, field_of, named_by_place
from scrkit.importers.understand.monthly import is_day
from scrkit.importers.understand.qualifying import ANY_DATE, BESIDE, SURE

NO_FIELD = frozenset(("", LEFT, WHOSE, *BESIDE))
"""What a column is known for that holds none of our fields."""
_DIGIT = re.compile(r"\d")


def dates_of(grids: Collection[Grid], mapped: Mapping[str, str]) -> frozenset[str]:
    """Return which fields make headings in a file: those of surer dates, if it has any.

    Beside a chronology a list by "Date of training" is no other one.
    """
    for fields in (SURE, ANY_DATE):
        if any(header_at(grid, mapped, fields) is not None for grid in grids):
            return fields
    lone = any(_is_lone_day(line) for grid in grids for line in grid.lines[:60])
    return _BELOW_DAYS if lone else ANY_DATE


# Where the day stands across the table, its rows begin with the time.
_BELOW_DAYS = frozenset(("time",))


def _is_lone_day(line: Line) -> bool:
    own = [c for c in line.cells if c is not None and Mark.REPEATED not in c.marks]
    return len(own) == 1 and is_day(own[0].text)


def header_at(
    grid: Grid, mapped: Mapping[str, str], dates: frozenset[str]
) -> int | None:
    """Return the position of the row of headings: the first with a day below it.

    `dates` are the fields of which one has to be there.
    """
    first = list(enumerate(grid.lines[:60]))
    every = [n for n, line in first if is_header(line, mapped, dates)]
    for at, following in pairwise(every):
        # A block on the cover, of the date of the report and such, has none.
        columns = [
            n
            for n, cell in enumerate(grid.lines[at].cells)
            if cell and field_of(cell.text, mapped) in ("date", DATED)
        ]
        under = grid.lines[at + 1 : following]
        if any(_holds_digit(line, n) for line in under for n in columns):
            return at
    if every:
        return every[-1]
    # A date's column that is known by its place alone begins below its heading.
    width = max((len(line.cells) for line in grid.lines), default=0)
    by_place = by_places(width, mapped).items()
    column = next((n for n, field in by_place if field == "date"), None)
    if column is None:
        return None
    begins = next((n for n, line in first if _holds_digit(line, column)), 0)
    return begins - 1 if begins else None


def _holds_digit(line: Line, column: int) -> bool:
    cell = line.cells[column] if column < len(line.cells) else None
    return bool(cell and _DIGIT.search(cell.text))


def is_header(line: Line, mapped: Mapping[str, str], dates: frozenset[str]) -> bool:
    """Tell whether a row holds headings: of a date, and of something else."""
    texts = [c for c in line.cells if c is not None and c.kind is Kind.TEXT]
    found = {field_of(cell.text, mapped) for cell in texts if len(cell.text) < 80}
    return bool(dates & found) and len(found - NO_FIELD) >= 2


def by_places(width: int, mapped: Mapping[str, str]) -> dict[int, str]:
    """Return the fields that columns were said to hold by their places."""
    every = {n: named_by_place(n + 1, mapped) for n in range(width)}
    return {column: field for column, field in every.items() if field}
