"""Dates and clock times that say only what is known; never reads the clock.

The written form is a subset of EDTF (ISO 8601-2) levels 0 and 1: `2014-03-05`,
`2014-03`, `2014`, `2014-03-05/2014-03-09`, `2014-03~` (about), `2014-03-05?`
(doubtful), `../2014-03` (before), `unknown`. Nothing ever gains precision.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_MONTHS = calendar.month_name
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?]?)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LAST = date.max.toordinal()

PRECISIONS = ("unknown", "range", "year", "month", "day")


class _Bounds(NamedTuple):
    first: int
    last: int
    precision: str
    qualifier: str = ""
    before: bool = False


class PartialDate:
    """A date as precise as it was recorded, kept in the words it was written in.

    `first` and `last` bound it as proleptic ordinals (days); `precision` is one of
    PRECISIONS; `before` marks `../X`, whose bounds are those of X; `qualifier` is
    "~" (about), "?" (doubtful) or "". Raises ValueError for any other text; the
    message says what is wrong without repeating it. Equal if written alike.
    """

    __slots__ = ("before", "first", "last", "precision", "qualifier", "text")

    text: str
    first: int
    last: int
    precision: str
    qualifier: str
    before: bool

    def __init__(self, text: str) -> None:
        bounds = _read_date(text)
        object.__setattr__(self, "text", text)
        for name, value in bounds._asdict().items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a PartialDate does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def known(self) -> bool:
        """Whether anything at all is known of the date."""
        return self.precision != "unknown"

    @property
    def exact(self) -> bool:
        """Whether it is one day without doubt."""
        return self.precision == "day" and not self.qualifier and not self.before

    @property
    def earliest(self) -> date | None:
        """The first day it can be, None where that is open."""
        if not self.known or self.before:
            return None
        return date.fromordinal(self.first)

    @property
    def latest(self) -> date | None:
        """The last day it can be, None where nothing is known."""
        if not self.known:
            return None
        return date.fromordinal(self.first - 1 if self.before else self.last)

    def sort_key(self) -> tuple[int, int, int, int, str]:
        """Order by earliest bound, vaguer first; unknown last.

        `../X` stands directly before X. Doubtful and approximate dates are vaguer
        than the same date without a mark; the text breaks the remaining ties, so the
        order is total.
        """
        vaguer = 0 if self.qualifier else 1
        leading = 0 if self.before else 1
        return self.first, self.first - self.last, leading, vaguer, self.text


@lru_cache(maxsize=65536)
def parse_date(text: str) -> PartialDate:
    """Read a date; the same text gives the same object. Raises as PartialDate does."""
    return PartialDate(text)


def _read_date(text: str) -> _Bounds:
    if text == "unknown":
        return _Bounds(_LAST, _LAST, "unknown")
    if text.startswith("../"):
        return _read_point(text[3:])._replace(before=True)
    if "/" in text:
        return _read_range(text)
    return _read_point(text)


def _read_range(text: str) -> _Bounds:
    start_text, _, end_text = text.partition("/")
    start, end = _read_point(start_text), _read_point(end_text)
    if start.first > end.first or start.last > end.last:
        raise ValueError("the range ends before it starts")
    qualifier = start.qualifier or end.qualifier
    return _Bounds(start.first, end.last, "range", qualifier)


def _read_point(text: str) -> _Bounds:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError("not a date in the form 2014-03-05, 2014-03 or 2014")
    year, qualifier = int(match[1]), match[4]
    if not 1800 <= year <= 2199:
        raise ValueError("the year must lie between 1800 and 2199")
    if match[2] is None:
        return _bounded(date(year, 1, 1), date(year, 12, 31), "year", qualifier)
    month = int(match[2])
    if not 1 <= month <= 12:
        raise ValueError("the month must lie between 01 and 12")
    length = calendar.monthrange(year, month)[1]
    if match[3] is None:
        last = date(year, month, length)
        return _bounded(date(year, month, 1), last, "month", qualifier)
    if not 1 <= int(match[3]) <= length:
        raise ValueError(f"that month has {length} days")
    exact = date(year, month, int(match[3]))
    return _bounded(exact, exact, "day", qualifier)


def _bounded(first: date, last: date, precision: str, qualifier: str) -> _Bounds:
    return _Bounds(first.toordinal(), last.toordinal(), precision, qualifier)


def of_day(day: date) -> PartialDate:
    """Return `day` as an exact date."""
    return parse_date(day.isoformat())


def spelled(day: date) -> str:
    """Spell a day the British way: 5 March 2014."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def spell_date(value: PartialDate) -> str:
    """Spell a date for people, as vaguely as it is known: "about March 2014"."""
    if not value.known:
        return "date not recorded"
    if value.before:
        return f"before {spell_date(parse_date(value.text[3:]))}"
    if value.precision == "range":
        start, _, end = value.text.partition("/")
        return f"{spell_date(parse_date(start))} to {spell_date(parse_date(end))}"
    bare = _spell_point(value)
    if value.qualifier == "~":
        return f"about {bare}"
    if value.qualifier == "?":
        return f"{bare} (date doubtful)"
    return bare


def _spell_point(value: PartialDate) -> str:
    first = date.fromordinal(value.first)
    if value.precision == "year":
        return str(first.year)
    if value.precision == "month":
        return f"{_MONTHS[first.month]} {first.year}"
    return spelled(first)


_PARTS = {
    "morning": (360, 720),
    "afternoon": (720, 1080),
    "evening": (1080, 1440),
}


class ClockTime:
    """A time of day as it was recorded, in wall-clock time.

    `first` and `last` are minutes after midnight; `qualifier` as in PartialDate.
    "night" bounds nothing: it may be before or after midnight, and sorts last.
    Raises ValueError, whose message does not repeat the text.
    """

    __slots__ = ("first", "last", "qualifier", "text")

    text: str
    first: int
    last: int
    qualifier: str

    def __init__(self, text: str) -> None:
        first, last, qualifier = _read_time(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "qualifier", qualifier)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a ClockTime does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClockTime) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"ClockTime({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def sort_key(self) -> tuple[int, int, int, str]:
        """Order by earliest bound, vaguer first; ties by the text."""
        return self.first, self.first - self.last, 0 if self.qualifier else 1, self.text


@lru_cache(maxsize=4096)
def parse_time(text: str) -> ClockTime:
    """Read `14:30`, `14:30~`, `14:30?`, `14:30/15:10` or a part of the day.

    Raises ValueError, whose message does not repeat the text.
    """
    return ClockTime(text)


def _read_time(text: str) -> tuple[int, int, str]:
    if text == "night":
        return 1440, 1440, ""
    if text in _PARTS:
        return *_PARTS[text], ""
    if "/" in text:
        start_text, _, end_text = text.partition("/")
        start, end = _minutes(start_text), _minutes(end_text)
        if end < start:
            raise ValueError("the time ends before it starts")
        return start, end, ""
    qualifier = text[-1:] if text[-1:] in ("~", "?") else ""
    minutes = _minutes(text[:-1] if qualifier else text)
    return minutes, minutes, qualifier


def _minutes(text: str) -> int:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(
            "not a time in the form 14:30, or morning, afternoon, evening, night"
        )
    return int(match[1]) * 60 + int(match[2])


def spell_time(value: ClockTime | None) -> str:
    """Spell a time for people; a time that was not recorded is empty."""
    if value is None:
        return ""
    if value.qualifier == "~":
        return f"about {value.text[:-1]}"
    if value.qualifier == "?":
        return f"{value.text[:-1]} (time doubtful)"
    return value.text.replace("/", "–")


def months_between(born: PartialDate, when: PartialDate) -> tuple[int, int] | None:
    """Return the least and the most whole months from `born` to `when`.

    None where either is unknown, open or `when` may lie before birth altogether.
    """
    if born.earliest is None or born.latest is None:
        return None
    if when.earliest is None or when.latest is None:
        return None
    least = _whole_months(born.latest, when.earliest)
    most = _whole_months(born.earliest, when.latest)
    return (max(0, least), most) if most >= 0 else None


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if end.day < start.day else months


def spell_age(born: PartialDate, when: PartialDate) -> str:
    """Spell the age at a date as vaguely as the two dates are: "about 10 months"."""
    if when.latest and born.earliest and when.latest < born.earliest:
        return "before birth"
    span = months_between(born, when)
    # Part of what the two dates may mean may lie before the birth.
    unsure = when.earliest and born.latest and when.earliest < born.latest
    if span is None or (unsure and span[1] >= 1):
        return ""
    least, most = span
    if most < 1:
        return "about the time of birth" if unsure else "under 1 month"
    if most >= 36 or most - least > 12:
        return _span_of(least // 12, most // 12, "years")
    if most - least > 2:
        return _span_of(least, most, "months")
    about = "" if born.exact and when.exact else "about "
    return about + _spell_months((least + most + 1) // 2)


def _span_of(least: int, most: int, unit: str) -> str:
    return f"{most} {unit}" if least == most else f"{least} to {most} {unit}"


def _spell_months(months: int) -> str:
    # Of a toddler months matter; "29 months" is not how people speak.
    years, rest = divmod(months, 12) if months >= 24 else (0, months)
    parts = [f"{years} years"] if years else []
    if rest or not years:
        parts.append("1 month" if rest == 1 else f"{rest} months")
    return " ".join(parts)


def add_months(day: date, months: int) -> date:
    """Return the corresponding day `months` later, clamped to the month's end."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
