"""The days and hours of which an account speaks, besides its own."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from scrkit.dates import ClockTime, PartialDate
from scrkit.dates.spoken import NUMBERS
from scrkit.daynames import MONTH_NUMBERS, WEEKDAY_NAMES

# A code as reviews write them: SW1, ChildA, MGM; a name would not be here.
_CODE = re.compile(
    r"@?\b([A-Z][A-Za-z]*[0-9]+[A-Za-z]?|[A-Z][a-z]+[A-Z][A-Za-z]*|[MP]G[MF])\b"
)
_CLOCK = re.compile(r"\b([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\b")
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_NUMERIC = re.compile(r"\b([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{2}|[0-9]{4}))?\b")
_SPELLED = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b"
    r"(?: ([0-9]{4}))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:yesterday|last night|overnight|yest|"
    r"(?:previous|the) (?:day|night|evening) before|previous (?:day|night|evening))\b",
    re.IGNORECASE,
)
_WEEKDAYS = tuple(day.lower() for day in WEEKDAY_NAMES)
# In short they are told by their capital; "Sat" more often begins a sentence.
_SHORT_DAYS = {
    short: name
    for name in _WEEKDAYS
    for short in (name[:3].title(), name[:4].title(), name[:5].title())
    if short != "Sat"
}
_WEEKDAY = re.compile(
    rf"\b((?i:{'|'.join(_WEEKDAYS)})|{'|'.join(sorted(_SHORT_DAYS, reverse=True))})s?\b"
)
_AGO = re.compile(
    rf"\b([0-9]{{1,2}}|a|{'|'.join(NUMBERS)}) (day|week)s? "
    r"(?:ago|earlier|previously|before|prior|after|since)\b",
    re.IGNORECASE,
)
_UNITS = {"day": 1, "week": 7}
# "On the 4th": of this month, or of the last.
_OF_MONTH = re.compile(r"\b[Tt]he ([0-9]{1,2})(?:st|nd|rd|th)\b")
_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)\b")
# A part of a month, in an agency's own words for its date below its account.
_PART = re.compile(
    rf"Date as the agency gives it: (?:the )?(early|mid|late)[- ](?:in )?(?:{_MONTH})",
    re.IGNORECASE,
)
_PARTS = {"early": (0, 13), "mid": (7, 22), "late": (16, 30)}
# One of these stands in whatever tells of a day before.
_TELLS_BEFORE = frozenset(
    ("yesterday", "overnight", "yest", "last", "previous", "before", "weekend")
) | {"ago", "earlier", "previously", "prior", "after", "since"}
# Without one of these letters, or one of these words, a piece of text bears no mark.
_BEARS = re.compile(r"[A-Z0-9&]")
_TELLING = frozenset((*MONTH_NUMBERS, *_WEEKDAYS, *_TELLS_BEFORE))
# How far from its own day an account speaks of another.
_EARLIER, _LATER = 200, 60
_MONTH_LENGTH = 31


class Marks(NamedTuple):
    """What else stands in a piece of text without a blank: most pieces have none."""

    codes: tuple[str, ...]
    clocks: tuple[int, ...]
    numeric: tuple[tuple[str, str, str], ...]
    weekdays: tuple[str, ...]
    month: bool
    before: bool
    ordinal: bool


NO_MARKS = Marks((), (), (), (), month=False, before=False, ordinal=False)


def bears_marks(piece: str, said: Collection[str]) -> bool:
    """Tell whether a piece of text may bear a mark; `said` are its words."""
    return bool(_BEARS.search(piece)) or not _TELLING.isdisjoint(said)


def read_marks(piece: str, said: Collection[str]) -> Marks:
    """Return what a piece of text bears besides its words."""
    clocks = [int(h) * 60 + int(m) for h, m in _CLOCK.findall(piece)]
    return Marks(
        tuple(_CODE.findall(piece)),
        tuple(clocks),
        tuple(_NUMERIC.findall(piece)),
        tuple(_WEEKDAY.findall(piece)),
        month=not MONTH_NUMBERS.keys().isdisjoint(said),
        before=not _TELLS_BEFORE.isdisjoint(said),
        ordinal=piece[0].isdigit() and _ORDINAL.match(piece) is not None,
    )


def span(text: str, when: PartialDate) -> tuple[int, int]:
    """Return the first and last day of a date, nearer where a month is told in part."""
    first, last = when.first, when.last
    if when.precision == "month" and "as the agency" in text:
        part = _PART.search(text)
        if part:
            start, end = _PARTS[part[1].casefold()]
            return first + start, min(last, first + end)
    return first, last


def minutes(marks: Iterable[Marks], time: ClockTime | None) -> Iterator[int]:
    """Yield the minutes of a day of which an account speaks, its own time first."""
    if time is not None:
        yield time.first
    for one in marks:
        yield from one.clocks


def days(text: str, marks: Sequence[Marks], when: PartialDate) -> Iterator[int]:
    """Yield the days of which an account speaks besides its own."""
    if not when.known:
        return
    for day, month, year in chain.from_iterable([one.numeric for one in marks]):
        yield from _ordinals(int(day), int(month), year, when)
    if any(one.month for one in marks):
        for day, month, year in _SPELLED.findall(text):
            yield from _ordinals(int(day), MONTH_NUMBERS[month.casefold()], year, when)
    if when.precision == "day":
        yield from _spoken(text, marks, when.first)


def _spoken(text: str, marks: Sequence[Marks], own: int) -> Iterator[int]:
    """Yield what "yesterday" and the days of the week mean beside an account's day."""
    weekday = date.fromordinal(own).weekday()
    if any(one.before for one in marks):
        yield from _before(text, own, weekday)
    if any(one.ordinal for one in marks):
        yield from _of_month(text, own)
    for name in chain.from_iterable([one.weekdays for one in marks]):
        whole = _SHORT_DAYS.get(name, name.casefold())
        back = (weekday - _WEEKDAYS.index(whole)) % 7
        if back:
            yield own - back


def _before(text: str, own: int, weekday: int) -> Iterator[int]:
    """Yield the days that "yesterday", "a week ago" and "the weekend" mean."""
    if _BEFORE.search(text):
        yield own - 1
    for many, unit in _AGO.findall(text):
        told = many.casefold()
        number = int(told) if told.isdigit() else NUMBERS.get(told, 1)
        if number:
            yield own - int(number) * _UNITS[unit.casefold()]
    if "weekend" in text.casefold():
        yield from (own - weekday - 1, own - weekday - 2)


def _of_month(text: str, own: int) -> Iterator[int]:
    """Yield the last day before its own that bears the number of "the 4th"."""
    for told in _OF_MONTH.findall(text):
        back = date.fromordinal(own)
        for _ in range(_MONTH_LENGTH):
            back = date.fromordinal(back.toordinal() - 1)
            if back.day == int(told):
                yield back.toordinal()
                break


def _ordinals(day: int, month: int, year: str, when: PartialDate) -> Iterator[int]:
    """Yield the days that a day and month may mean; without a year, the last two."""
    own = date.fromordinal(when.first).year
    years = [int(year) % 100 + 2000] if year else [own, own - 1]
    for each in years:
        try:
            found = date(each, month, day).toordinal()
        except ValueError:
            continue
        if -_EARLIER <= found - when.first <= _LATER and found != when.first:
            yield found


def slipped(one: int, other: int) -> str:
    """Name how two days (ordinals) differ, if they do so as people mistype them."""
    a, b = date.fromordinal(one), date.fromordinal(other)
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        return "swapped"
    months = abs((a.year - b.year) * 12 + a.month - b.month)
    if a.day == b.day and months in (1, 12):
        return "month_slip" if months == 1 else "year_slip"
    return ""
