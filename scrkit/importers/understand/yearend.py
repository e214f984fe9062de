"""Find where rows without a year run on into the next one.

A year that is said for a whole file, or stands above its rows, holds as far as the
months run one way: behind December a January is that of another year.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from scrkit.dates.british import read_date
from scrkit.dates.points import Frame, Wanting
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.finding import Row

_TURN = 6  # months between the two where a year ends, at least
_JUMPS = 3  # one step of so many may go the other way, in a list that has an order


def past_the_year(
    rows: tuple[Row, ...], latest: date, year: int | None
) -> frozenset[str]:
    """Return the places of the rows whose year nobody can tell: behind its end.

    `year` is the one said for the whole file. Rows that jump about have no such end.
    """
    found: set[str] = set()
    for stated, run in groupby(rows, lambda row: row.year):
        if stated or year is not None:
            found |= _behind(_dated(run, latest))
    return frozenset(found)


def _dated(rows: Iterator[Row], latest: date) -> list[tuple[str, int | None]]:
    """Return each row's place with its month, None where a year is written."""
    frame = Frame(latest)
    out: list[tuple[str, int | None]] = []
    for row in rows:
        cells = row.cells.get("date", ())
        text = clean(cells[0].text) if cells else ""
        if not text:
            continue
        if read_date(text, frame).wanting is not Wanting.NO_YEAR:
            out.append((row.at, None))
            continue
        # In a leap year every day is one.
        told = read_date(text, Frame(latest, 2000)).date
        if told is not None and told.known:
            out.append((row.at, date.fromordinal(told.first).month))
    return out


def _behind(rows: list[tuple[str, int | None]]) -> set[str]:
    months = [(at, month) for at, month in rows if month is not None]
    steps = [after - before for (_, before), (_, after) in pairwise(months)]
    small = [step > 0 for step in steps if step and abs(step) < _TURN]
    way = 1 if not small or small.count(True) >= small.count(False) else -1
    against = small.count(way < 0)
    if against * _JUMPS > len(small):
        return set()
    turn = next((n for n, step in enumerate(steps) if step * way <= -_TURN), None)
    if turn is None:
        return set()
    return {at for at, _ in months[turn + 1 :]}
