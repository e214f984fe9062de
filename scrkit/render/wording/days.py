"""Make dates coarse for the public, in fields and in narrative; never finer."""

import calendar
import re
from typing import Literal

from scrkit.dates import PartialDate, add_months, parse_date, spell_date
from scrkit.model.kinds import Day

Grain = Literal["day", "month", "season", "year"]

_NAMES = tuple(calendar.month_name)[1:]
_NUMBER = {name[:3].lower(): n for n, name in enumerate(_NAMES, 1)}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_ON = r"(?P<on>\bon\s+(?:the\s+)?)?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
# "on Monday 5 March 2014", "5th of March", "March 5th, 2014", "5/3/2014", "2014-03-05".
_IN_WORDS = re.compile(
    rf"{_ON}\b{_WEEKDAY}{_ORDINAL}(?:\s+of)?\s+{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_ON}\b{_WEEKDAY}{_MONTH}\s+{_ORDINAL},?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"{_ON}\b{_WEEKDAY}\d{{1,2}}[/.-](?P<month>\d{{1,2}})[/.-]"
    r"(?P<year>(?:19|20)\d\d|\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"{_ON}\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-\d\d\b", re.IGNORECASE
)
_BARE_MONTH = re.compile(rf"\b({'|'.join(_NAMES)}) ((?:19|20)\d\d)\b")
_SEASONS = ("winter", "spring", "summer", "autumn")


def said(value: PartialDate, grain: Grain) -> str:
    """Spell a date no finer than the grain; never finer than it was."""
    if grain == "day":
        return spell_date(value)
    if grain == "year":
        return spell_date(_cut(value, 4))
    told = spell_date(coarse(value))
    return _in_seasons(told) if grain == "season" else told


def coarsened(text: str, grain: Grain) -> str:
    """Return narrative in which no day stands: "on 5 March 2014" is "in March 2014"."""
    if grain == "day" or not any(letter.isdigit() for letter in text):
        return text
    for form in (_ISO, _IN_WORDS, _MONTH_FIRST, _IN_FIGURES):
        text = form.sub(lambda match: _put(match, grain), text)
    return _in_seasons(text) if grain == "season" else text


def _put(match: re.Match[str], grain: Grain) -> str:
    month, year = _month_of(match["month"]), match["year"] or ""
    if not 1 <= month <= 12:
        # No date: a version, a score, a part of a number.
        return match[0]
    if len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    told = f"{_NAMES[month - 1]} {year}".rstrip()
    if grain == "year" and year:
        told = year
    before = match["on"] or ""
    if not before:
        return told
    return ("In " if before[0] == "O" else "in ") + told


def _month_of(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBER[text[:3].lower()]


def _in_seasons(text: str) -> str:
    return _BARE_MONTH.sub(lambda match: _season(match[1], int(match[2])), text)


def _season(month: str, year: int) -> str:
    number = _NUMBER[month[:3].lower()]
    if number == 12:
        return f"winter {year}/{(year + 1) % 100:02}"
    if number < 3:
        return f"winter {year - 1}/{year % 100:02}"
    return f"{_SEASONS[number // 3]} {year}"


def coarse(value: PartialDate) -> PartialDate:
    """Return the date no finer than a month; never finer than it was."""
    return _cut(value, 7)


def _cut(value: PartialDate, length: int) -> PartialDate:
    """Return the date with no more than its first characters: 7 month, 4 year."""
    if not value.known:
        return value
    if value.before:
        return parse_date(f"../{_next(value, length)}")
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
        starts = point.precision == "year" or (first.month, first.day) == (1, 1)
        return f"{first.year if starts else first.year + 1}{point.qualifier}"
    if point.precision != "day" or first.day == 1:
        return _short(point.text, length)
    return f"{add_months(first, 1):%Y-%m}{point.qualifier}"
