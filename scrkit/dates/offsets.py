"""Read moments that say how far they are from UTC, as clocks in the UK showed them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:t| )(\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)? ?"
    r"(?:(z|utc|gmt)|([+-])(\d\d)(?::?(\d\d))?)"
)
# Before, summer time had other days in many a year.
_FIRST_YEAR = 1996


def uk_time(text: str) -> tuple[date, str, bool] | None:
    """Return day and time in the UK of a moment with an offset, None for what is none.

    The last says whether the clock showed another time than is written.
    """
    found = _MOMENT.fullmatch(text.strip().casefold())
    if found is None:
        return None
    try:
        wall = datetime.fromisoformat(f"{found[1]}T{found[2]}")
        moment = wall.replace(tzinfo=_zone(found))
    except ValueError:
        return None
    there = moment.astimezone(UTC)
    if there.year < _FIRST_YEAR:
        return None
    shown = (there + timedelta(hours=_is_summer(there))).replace(tzinfo=None)
    return shown.date(), f"{shown:%H:%M}", shown != wall


def _zone(found: re.Match[str]) -> timezone:
    if found[3]:
        return UTC
    offset = timedelta(hours=int(found[5]), minutes=int(found[6] or 0))
    return timezone(-offset if found[4] == "-" else offset)


def _is_summer(moment: datetime) -> bool:
    """Tell whether British Summer Time holds at a moment of UTC."""
    begins, ends = _sunday_by(moment.year, 3), _sunday_by(moment.year, 10)
    return begins <= moment < ends


def _sunday_by(year: int, month: int) -> datetime:
    """Return one o'clock UTC of the last Sunday of a month of 31 days."""
    end = datetime(year, month, 31, 1, tzinfo=UTC)
    return end - timedelta(days=(end.weekday() + 1) % 7)
