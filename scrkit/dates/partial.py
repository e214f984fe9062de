"""Dates and clock times that say only what is known; never reads the clock.

The written form is a subset of EDTF (ISO 8601-2) levels 0 and 1: `2014-03-05`,
`2014-03`, `2014-21` to `2014-24` (spring to winter), `2014`, `201X` (the decade),
`2014-03-05/2014-03-09`, `2014-03~` (about), `2014-03-05?` (doubtful), `../2014-03`
(before), `2014-03/..` (then or later), `unknown`. Nothing ever gains precision.
"""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from scrkit.daynames import MONTH_NAMES

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")
_DECADE = re.compile(r"([0-9]{3})X([~?]?)")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""What EDTF writes in the place of a month."""
_FIRST_MONTH = {21: 3, 22: 6, 23: 9}
_WINTER = 24
_LAST = date.max.toordinal()

# Days that "about" may be off, to either side.
_MARGINS = {"unknown": 0, "range": 1, "decade": 366, "year": 366, "season": 31,
            "month": 31, "day": 1}  # fmt: skip

PRECISIONS = ("unknown", "range", "decade", "year", "season", "month", "day")


class _Bounds(NamedTuple):
    first: int
    last: int
    precision: str
    qualifier: str = ""
    before: bool = False
    since: bool = False
    winter: bool = False


def _days_of(year: int, month: int) -> int:
    """Return how many days a month has, 1 to 12."""
    # Python's own is in a module that takes a millisecond of every start.
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _to_the_end_of_winter(year_end: int) -> int:
    """Return how many days January and February have after a year's last day."""
    return 31 + _days_of(date.fromordinal(year_end).year + 1, 2)


def _days(bounds: _Bounds) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date can be, None where that is open."""
    # About a date may be one unit of its precision before or after it; the winter of a
    # year is the one at its beginning or the one at its end.
    if bounds.precision == "unknown":
        return None, None
    margin = _MARGINS[bounds.precision] if bounds.qualifier == "~" else 0
    first, last = bounds.first - margin, bounds.last + margin
    if bounds.winter:
        first, last = first - 31, last + _to_the_end_of_winter(bounds.last)
    if bounds.before:
        return None, date.fromordinal(min(max(bounds.first - 1 + margin, 1), _LAST))
    earliest = date.fromordinal(max(first, 1))
    return earliest, None if bounds.since else date.fromordinal(min(last, _LAST))


class PartialDate:
    """A date as precise as it was recorded, kept in the words it was written in.

    `first` and `last` bound it as proleptic ordinals (days); `precision` is one of
    PRECISIONS; `before` marks `../X` and `since` `X/..`, whose bounds are those of X;
    `qualifier` is "~" (about), "?" (doubtful) or "". Raises ValueError for any other
    text; the message says what is wrong without repeating it. Equal if written alike.
    `earliest` and `latest` are the first and the last day it can be, None where open.
    """

    __slots__ = (
        "before",
        "earliest",
        "first",
        "last",
        "latest",
        "precision",
        "qualifier",
        "since",
        "text",
    )

    text: str
    first: int
    last: int
    precision: str
    qualifier: str
    before: bool
    since: bool
    # Made once: rules ask them of each of thousands of entries.
    earliest: date | None
    latest: date | None

    def __init__(self, text: str) -> None:
        bounds = _read_date(text)
        # One by one, without a table between: a review holds a thousand days.
        put = object.__setattr__
        put(self, "text", text)
        put(self, "first", bounds.first)
        put(self, "last", bounds.last)
        put(self, "precision", bounds.precision)
        put(self, "qualifier", bounds.qualifier)
        put(self, "before", bounds.before)
        put(self, "since", bounds.since)
        earliest, latest = _days(bounds)
        put(self, "earliest", earliest)
        put(self, "latest", latest)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a PartialDate does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[type["PartialDate"], tuple[str]]:
        return PartialDate, (self.text,)

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def known(self) -> bool:
        """Whether anything at all is known of the date."""
        return self.precision != "unknown"

    @property
    def open(self) -> bool:
        """Whether it has no beginning or no end: `../X` or `X/..`."""
        return self.before or self.since

    @property
    def exact(self) -> bool:
        """Whether it is one day without doubt."""
        return self.precision == "day" and not self.qualifier and not self.open

    def sort_key(self) -> tuple[int, int, int, int, str]:
        """Order by earliest bound, vaguer first; unknown last.

        `../X` stands directly before X, `X/..` directly behind it. Doubtful and
        approximate dates are vaguer than the same date without a mark; the text breaks
        the remaining ties, so the order is total.
        """
        vaguer = 0 if self.qualifier else 1
        leading = 1 - self.before + self.since
        # Vaguer first: a whole year stands before the days in it.
        return self.first, self.first - self.last, leading, vaguer, self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> PartialDate:
    """Read a date; the same text gives the same object. Raises as PartialDate does."""
    return PartialDate(text)


def _read_date(text: str) -> _Bounds:
    # As late as can be, so that it sorts behind all that is known.
    if text == "unknown":
        return _Bounds(_LAST, _LAST, "unknown")
    if text.startswith("../"):
        return _not_winter(_read_point(text[3:]))._replace(before=True)
    if text.endswith("/.."):
        return _not_winter(_read_point(text[:-3]))._replace(since=True)
    if "/" in text:
        return _read_range(text)
    return _read_point(text)


def _read_range(text: str) -> _Bounds:
    start_text, _, end_text = text.partition("/")
    start = _not_winter(_read_point(start_text))
    end = _not_winter(_read_point(end_text))
    if start.first > end.first or start.last > end.last:
        raise ValueError("the range ends before it starts")
    qualifier = start.qualifier or end.qualifier
    return _Bounds(start.first, end.last, "range", qualifier)


def _not_winter(point: _Bounds) -> _Bounds:
    # Which of two it is, nobody knows.
    if point.winter:
        raise ValueError("a span cannot begin or end with a winter: write its months")
    return point


def _read_point(text: str) -> _Bounds:
    match = _POINT.fullmatch(text)
    if match is None:
        return _read_decade(text)
    year, qualifier = int(match[1]), match[4]
    # A figure too many or too few, such as 20155 or 215, is a slip of the hand.
    if not 1800 <= year <= 2199:
        raise ValueError("the year must lie between 1800 and 2199")
    if match[2] is None:
        return _bounded(date(year, 1, 1), date(year, 12, 31), "year", qualifier)
    month = int(match[2])
    if month in SEASONS and match[3] is None:
        return _season(year, month, qualifier)
    if not 1 <= month <= 12:
        raise ValueError("the month must lie between 01 and 12")
    length = _days_of(year, month)
    if match[3] is None:
        last = date(year, month, length)
        return _bounded(date(year, month, 1), last, "month", qualifier)
    if not 1 <= int(match[3]) <= length:
        raise ValueError(f"that month has {length} days")
    exact = date(year, month, int(match[3]))
    return _bounded(exact, exact, "day", qualifier)


def _read_decade(text: str) -> _Bounds:
    match = _DECADE.fullmatch(text)
    if match is None or not 180 <= int(match[1]) <= 219:
        raise ValueError("not a date in the form 2014-03-05, 2014-03 or 2014")
    year = int(match[1]) * 10
    return _bounded(date(year, 1, 1), date(year + 9, 12, 31), "decade", match[2])


def _season(year: int, number: int, qualifier: str) -> _Bounds:
    if number == _WINTER:
        whole = _bounded(date(year, 1, 1), date(year, 12, 31), "season", qualifier)
        return whole._replace(winter=True)
    first = date(year, _FIRST_MONTH[number], 1)
    last = date.fromordinal(add_months(first, 3).toordinal() - 1)
    return _bounded(first, last, "season", qualifier)


def _bounded(first: date, last: date, precision: str, qualifier: str) -> _Bounds:
    return _Bounds(first.toordinal(), last.toordinal(), precision, qualifier)


def of_day(day: date) -> PartialDate:
    """Return `day` as an exact date."""
    return parse_date(day.isoformat())


def spelled(day: date) -> str:
    """Spell a day the British way: 5 March 2014."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def brief(day: date | None) -> str:
    """Spell a day in a few letters: 5 Mar 2014; "" for none."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}" if day else ""


def spell_date(value: PartialDate) -> str:
    """Spell a date for people, as vaguely as it is known: "about March 2014"."""
    if not value.known:
        return "date not recorded"
    if "/" in value.text:
        start, end = (
            "" if part == ".." else spell_date(parse_date(part))
            for part in value.text.split("/")
        )
        if value.before:
            return f"before {end}"
        return f"{start} or later" if value.since else f"{start} to {end}"
    bare = _spell_point(value)
    if value.qualifier == "~":
        return f"about {bare}"
    if value.qualifier == "?":
        return f"{bare} (date doubtful)"
    return bare


def _spell_point(value: PartialDate) -> str:
    first = date.fromordinal(value.first)
    if value.precision == "decade":
        return f"{first.year}s"
    if value.precision == "year":
        return str(first.year)
    if value.precision == "season":
        return f"{SEASONS[int(value.text[5:7])]} {first.year}"
    if value.precision == "month":
        return f"{MONTH_NAMES[first.month - 1]} {first.year}"
    return spelled(first)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day `months` later, clamped to the month's end."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = _days_of(year, month + 1)
    # A month after 31 January is the last day of February, as the law counts.
    return date(year, month + 1, min(day.day, last))
