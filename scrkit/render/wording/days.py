"""Make the dates of records coarse for the public; never finer than they were."""

import re

from scrkit.dates import PartialDate, add_months, parse_date, spell_date
from scrkit.daynames import MONTH_NAMES, MONTH_NUMBERS
from scrkit.model.case import Grain
from scrkit.model.kinds import Day

_BARE_MONTH = re.compile(rf"\b({'|'.join(MONTH_NAMES)}) ((?:19|20)\d\d)\b")
_SEASONS = ("winter", "spring", "summer", "autumn")


def said(value: PartialDate, grain: Grain) -> str:
    """Spell a date no finer than the grain; never finer than it was."""
    if grain == "day":
        return spell_date(value)
    if grain == "year":
        return spell_date(_cut(value, 4))
    told = spell_date(coarse(value))
    return in_seasons(told) if grain == "season" else told


def in_seasons(text: str) -> str:
    """Return a text with its months as seasons; a month without a year too."""
    return _BARE_MONTH.sub(
        lambda match: season(MONTH_NUMBERS[match[1].lower()], match[2]), text
    )


def season(number: int, year: str) -> str:
    """Return the season of a month (1 to 12) with its year, if there is one."""
    if number > 2 and number != 12:
        return f"{_SEASONS[number // 3]} {year}".rstrip()
    if not year:
        return "winter"
    first = int(year) - (number < 3)
    return f"winter {first}/{(first + 1) % 100:02}"


def coarse(value: PartialDate) -> PartialDate:
    """Return the date no finer than a month; never finer than it was."""
    return _cut(value, 7)


def _cut(value: PartialDate, length: int) -> PartialDate:
    """Return the date with no more than its first characters: 7 month, 4 year."""
    if not value.known:
        return value
    if value.before:
        return parse_date(f"../{_next(value, length)}")
    if value.since:
        return parse_date(f"{_short(value.text[:-3], length)}/..")
    if value.precision != "range":
        return parse_date(_short(value.text, length))
    start, _, end = (_short(part, length) for part in value.text.partition("/"))
    return parse_date(start if start == end else f"{start}/{end}")


def _short(text: str, length: int) -> str:
    # The mark of doubt stays: a month can be as doubtful as its day.
    bare = text.rstrip("~?")
    return bare[:length] + text[len(bare) :]


def _next(value: PartialDate, length: int) -> str:
    # Before 5 March may still be in March: before April is all that may be said.
    # The bound itself is what is made coarse, never the open side.
    point = parse_date(value.text[3:])
    first = Day.fromordinal(point.first)
    if length == 4:
        starts = point.precision in ("year", "decade") or (first.month, first.day) == (
            1,
            1,
        )
        return f"{first.year if starts else first.year + 1}{point.qualifier}"
    if point.precision != "day" or first.day == 1:
        return _short(point.text, length)
    return f"{add_months(first, 1):%Y-%m}{point.qualifier}"
