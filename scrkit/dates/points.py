"""The shapes in which one date may be written, and what each of them says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scrkit.dates.partial import SEASONS
from scrkit.daynames import MONTH_NUMBERS
from scrkit.errors import UnreadableError
from scrkit.patterns import later


class Wanting(StrEnum):
    """What keeps a date or a time from being read."""

    NOTHING = ""
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NO_YEAR = "no year"
    MONTH_FIRST = "month first"
    TURNED = "turned"
    STAND_IN = "stand-in"
    NO_SUCH_DAY = "no such day"
    WEEKDAY = "weekday"
    TWO = "two"
    DAY_OR_YEAR = "day or year"
    SPAN_OR_MONTH = "span or month"
    OPEN = "open"
    FUTURE = "future"
    NUMBER = "number"
    HALF = "half of the day"
    MIDNIGHT = "midnight"


EVERY_MONTH = (1, 12)


def stated(text: str) -> tuple[int | None, tuple[int, int]]:
    """Return the year that stands above rows, and its months: "2014", "2014-09/12"."""
    first, _, last = text[5:].partition("/")
    months = (int(first), int(last)) if last else EVERY_MONTH
    return (int(text[:4]) if text else None), months


@dataclass(frozen=True, slots=True)
class Frame:
    """What the file states beside a date: the last day it can be, and a year, if any.

    The year is that of dates in `months` alone, from the first of them to the last.
    `month_first` marks a file in which another date can only be read month first,
    `turned` one whose true dates look as if day and month had been exchanged;
    `exported` are days on which a program made the list.
    """

    latest: date
    year: int | None = None
    months: tuple[int, int] = EVERY_MONTH
    month_first: bool = False
    turned: bool = False
    exported: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day as written, each None where it is not.

    `month` may be a season's number, `decade` marks a year that stands for ten.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""
    loose: bool = False
    decade: bool = False


# Beside the English ones those that agencies in Wales write.
_WELSH = {
    "ionawr": 1, "chwefror": 2, "mawrth": 3, "ebrill": 4, "mai": 5, "mehefin": 6,
    "gorffennaf": 7, "awst": 8, "medi": 9, "hydref": 10, "tachwedd": 11, "rhagfyr": 12,
}  # fmt: skip
MONTHS = MONTH_NUMBERS | {"febr": 2, "janu": 1} | _WELSH
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
_IN_ROMAN = "|".join(sorted(_ROMAN, key=len, reverse=True))
_NAMED = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = rf"({_NAMED})\b\.?"
_SEASONS = {name: number for number, name in SEASONS.items()}
_SEASON = f"({'|'.join(_SEASONS)})"
_YY = r"(?:'\s?)?(\d{4}|\d{2})"
_S = r"\s*[./\- ]\s*"


_AHEAD = 20


def _year(text: str, frame: Frame) -> int:
    if len(text) == 4:
        return int(text)
    year = frame.latest.year // 100 * 100 + int(text)
    if year <= frame.latest.year:
        return year
    # A year or a few ahead is a slip of the pen, and not a hundred years ago.
    if year - frame.latest.year <= _AHEAD:
        raise UnreadableError(Wanting.FUTURE)
    return year - 100


def _dmy(match: re.Match[str], frame: Frame) -> Point:
    day, month = int(match[1]), int(match[2])
    marks = set(re.findall(r"\d\s*([./\- ])\s*(?=[\d'])", match[0]))
    if len(marks) > 1 and marks & {"-", " "}:
        # "4-5/2014" may be two months: only . and / are struck for each other.
        raise UnreadableError(Wanting.UNREADABLE)
    if month > 12:
        raise UnreadableError(Wanting.MONTH_FIRST if day <= 12 else Wanting.UNREADABLE)
    both = day <= 12 and day != month
    # Where another date of the file can only be month first, this may be either.
    if both and frame.month_first:
        raise UnreadableError(Wanting.MONTH_FIRST)
    year = _year(match[3], frame)
    return Point(year, month, day)


def _ymd(match: re.Match[str], frame: Frame) -> Point:
    # 2014-13-05 is no date with its year first, and nobody can say what else.
    if int(match[2]) > 12:
        raise UnreadableError(Wanting.UNREADABLE)
    return Point(int(match[1]), int(match[2]), int(match[3]))


def _day_month_year(match: re.Match[str], frame: Frame) -> Point:
    return Point(_year(match[3], frame), MONTHS[match[2]], int(match[1]))


def _day_roman_year(match: re.Match[str], frame: Frame) -> Point:
    return Point(_year(match[3], frame), _ROMAN[match[2]], int(match[1]))


def _month_day_year(match: re.Match[str], frame: Frame) -> Point:
    return Point(int(match[3]), MONTHS[match[1]], int(match[2]))


def _month_year(match: re.Match[str], frame: Frame) -> Point:
    # "May 14" is a day of May, or May of 2014.
    if len(match[3]) == 2 and not match[2]:
        raise UnreadableError(Wanting.DAY_OR_YEAR)
    return Point(_year(match[3], frame), MONTHS[match[1]])


def _number_year(match: re.Match[str], frame: Frame) -> Point:
    if not 1 <= int(match[1]) <= 12:
        raise UnreadableError(Wanting.UNREADABLE)
    return Point(int(match[2]), int(match[1]))


def _year_month(match: re.Match[str], frame: Frame) -> Point:
    year, month = int(match[1]), int(match[2])
    # 2011-12 may be December, or a year from one September to the next.
    if month == (year + 1) % 100:
        raise UnreadableError(Wanting.SPAN_OR_MONTH)
    return Point(year, month)


def _year_only(match: re.Match[str], frame: Frame) -> Point:
    return Point(int(match[1]))


def _season(match: re.Match[str], frame: Frame) -> Point:
    return Point(_year(match[2], frame), _SEASONS[match[1]])


def _season_only(match: re.Match[str], frame: Frame) -> Point:
    return Point(None, _SEASONS[match[1]])


def _decade(match: re.Match[str], frame: Frame) -> Point:
    century = match[1] or ""
    year = int(f"{century}{match[2]}0") if century else _year(f"{match[2]}0", frame)
    return Point(year, decade=True)


def _day_month(match: re.Match[str], frame: Frame) -> Point:
    return Point(None, MONTHS[match[2]], int(match[1]))


def _numbers(match: re.Match[str], frame: Frame) -> Point:
    day, month = int(match[1]), int(match[2])
    if month > 12:
        # "4/14" may be April 2014, or the fourteenth of a month that comes first.
        raise UnreadableError(Wanting.DAY_OR_YEAR)
    if frame.month_first and day <= 12 and day != month:
        raise UnreadableError(Wanting.MONTH_FIRST)
    return Point(None, month, day)


def _month_only(match: re.Match[str], frame: Frame) -> Point:
    return Point(None, MONTHS[match[1]])


_Reader = Callable[[re.Match[str], Frame], Point]
_SHAPES: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (later(rf"(\d{{1,2}}){_S}(\d{{1,2}}){_S}{_YY}"), _dmy),
    (later(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"), _ymd),
    (later(r"((?:19|20)\d\d)(\d\d)(\d\d)"), _ymd),
    (later(rf"(\d{{1,2}})\s*[-/., ]?\s*{MONTH}\s*[-/., ]?\s*{_YY}"), _day_month_year),
    (later(rf"(\d{{1,2}}){_S}({_IN_ROMAN}){_S}{_YY}"), _day_roman_year),
    # As programs of the police write it: 03APR2014.
    (later(rf"(\d{{1,2}})({_NAMED})((?:19|20)?\d\d)"), _day_month_year),
    (later(rf"{MONTH}\s*[-/ ]?\s*(\d{{1,2}})\s*[-/, ]\s*(\d{{4}})"), _month_day_year),
    (later(rf"{MONTH}\s*[-/, ]?\s*('\s?)?(\d{{4}}|\d{{2}})"), _month_year),
    (later(r"(\d{1,2})\s?[/.\-]\s?(\d{4})"), _number_year),
    (later(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])"), _year_month),
    (later(r"((?:19|20)\d\d)"), _year_only),
    (later(rf"(?:the )?{_SEASON}(?: of)?[\s,-]*{_YY}"), _season),
    (later(rf"(?:the )?{_SEASON}"), _season_only),
    (later(r"(?:the )?'?(19|20)?(\d)0'?s"), _decade),
    (later(rf"(\d{{1,2}})\s*[-/ ]?\s*{MONTH}"), _day_month),
    (later(r"(\d{1,2})\s?[./]\s?(\d{1,2})"), _numbers),
    (later(MONTH), _month_only),
)
COMPLETE = tuple(shape for shape, _ in _SHAPES[:7])


def read_point(text: str, frame: Frame) -> Point:
    """Read a bare date of one of the shapes; raises UnreadableError."""
    # In their order: what is longer stands before what is a part of it.
    for shape, reader in _SHAPES:
        match = shape.fullmatch(text)
        if match is not None:
            return reader(match, frame)
    raise UnreadableError(Wanting.UNREADABLE)


def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text writes out whole dates, day, month and year: characters."""
    # Far quicker than to try each place: most texts bear no two figures of a date.
    if _FIGURES.search(text) is None:
        return ()
    return tuple(match.span() for match in _IN_TEXT.finditer(text))


# Stands in all that is found by the other.
_FIGURES = later(
    rf"\d(?:[./-]\d|(?:st|nd|rd|th)?(?:\s(?:of\s)?{MONTH}|,?\s\d{{4}}))", re.IGNORECASE
)
_IN_TEXT = later(
    rf"(?<![\w./-])(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|"
    rf"\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\s'?(?:\d{{4}}|\d{{2}})|"
    rf"{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
