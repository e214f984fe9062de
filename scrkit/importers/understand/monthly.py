"""Read days of which a part stands above them: their month, or all but the time."""

from calendar import month_name
from dataclasses import replace
from datetime import date

from scrkit.dates.british import DateReading, read_date
from scrkit.dates.points import EVERY_MONTH, Frame, Wanting, stated
from scrkit.importers.read.values import Cell, Kind
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.finding import Found

_SHORT = (Kind.TEXT, Kind.NUMBER)
_LONGEST = 40  # characters of a day without its month
_LAST = date(2099, 12, 31)


def in_month(cell: Cell, frame: Frame) -> DateReading | None:
    """Read "28", "Sat 1st" or "night of 30/31" in the one month of the frame.

    None where it names no single month, or the text is no day of it.
    """
    first, last = frame.months
    if frame.year is None or first != last or cell.kind not in _SHORT:
        return None
    text = clean(cell.text)
    if not text[-1:].isalnum() or len(text) > _LONGEST:
        return None
    alone = read_date(text, replace(frame, year=None, months=EVERY_MONTH))
    if alone.date is not None or alone.wanting is not Wanting.UNREADABLE:
        return None
    told = read_date(f"{text} {month_name[first]} {frame.year}", frame)
    days = told.date is not None and told.date.precision in ("day", "range")
    return told if days or told.wanting is Wanting.WEEKDAY else None


def is_day(text: str) -> bool:
    """Tell whether a text is one whole day, and only that."""
    if not 5 < len(text) <= _LONGEST:
        return False
    told = read_date(clean(text), Frame(_LAST))
    sure = told.date is not None and not (told.loose or told.rest)
    return bool(
        sure and told.date and told.date.precision == "day" and not told.date.qualifier
    )


def month_told(found: Found) -> str:
    """Say that days were read in a month that stands above them; "" where none was."""
    for row in found.rows:
        if not row.year:
            continue
        year, months = stated(row.year)
        frame = Frame(_LAST, year, months)
        if any(in_month(cell, frame) for cell in row.cells.get("date", ())[:1]):
            return _TOLD
    return ""


_TOLD = (
    "days without a month, in the month that the name of their sheet or a row above "
    "them states"
)
