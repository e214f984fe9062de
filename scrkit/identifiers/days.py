"""Every way of writing a day, and the days that a text writes."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from scrkit.daynames import MONTH_NAMES as CALENDAR_NAMES
from scrkit.daynames import MONTH_NUMBERS, MONTH_SHAPE, WEEKDAY_SHAPE
from scrkit.identifiers.letters import plain
from scrkit.identifiers.signs import signs_of
from scrkit.patterns import later

# Between the parts of a day: any dash, stroke, dot, comma, blank; a line's end too.
_GAP = r"[\s\u200b.,/_-]{1,4}"
_JOINT = r"(?:\s?[/.\u200b_:-]\s?|\s)"
_YEAR = r"(?:\d{4}|['’]?\d\d)(?![\d])"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
# Each shape is tried wherever a number or month begins: "3 3/11/2012" holds two.
# Before it stands its sign.
_SHAPES = tuple(
    (sign, later(rf"(?<![^\W_])(?=({shape}))", re.IGNORECASE))
    for sign, shape in (
        (
            "month",
            rf"(?P<d>{_DAY})(?:\s+of)?(?:{_GAP})?(?P<m>{MONTH_SHAPE})(?![a-z])(?:{_GAP})?"
            rf"(?P<y>{_YEAR})",
        ),
        (
            "month",
            rf"(?P<m>{MONTH_SHAPE})(?:{_GAP})(?:the\s)?(?P<d>{_DAY}){_GAP}(?P<y>{_YEAR})",
        ),
        (
            "month",
            rf"(?P<y>\d{{4}})(?:{_GAP})?(?P<m>{MONTH_SHAPE})(?:{_GAP})?(?P<d>\d{{1,2}})(?!\d)",
        ),
        (
            "figures with a joint",
            rf"(?P<d>\d{{1,2}})(?P<j>{_JOINT})(?P<m>\d{{1,2}}){_JOINT}(?P<y>{_YEAR})",
        ),
        (
            "figures with a joint",
            rf"(?P<y>\d{{4}}){_JOINT}(?P<m>\d{{1,2}}){_JOINT}(?P<d>\d{{1,2}})(?!\d)",
        ),
        ("eight figures", r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
        ("eight figures", r"(?P<d>\d\d)(?P<m>\d\d)(?P<y>\d{4})(?!\d)"),
    )
)
_WORTH = later(r"\d")
_MISSPELT = later(
    r"(?<![\w/.-])\d{1,2}(?:\s?(?:st|nd|rd|th))?\s(?:of\s)?(?P<m>[A-Z][a-z]{3,9})"
    r"\s(?:19|20)\d\d(?!\d)"
)
# A word is near to May too often.
_WHOLE_MONTHS = tuple(name.lower() for name in CALENDAR_NAMES if name != "May")
_WHOLE_YEAR = 4  # figures
_SPOKEN = later(
    r"\b(?:nineteen|twenty|two\sthousand|one\sthousand,?\snine\shundred)\b",
    re.IGNORECASE,
)
# What says of the day behind it that somebody was born on it.
_BORN_WORDS = (
    # An age "before birth" at the end of a row says nothing of the next one's day.
    r"\b(?:born|(?<!before\s)(?<!since\s)(?<!after\s)(?<!from\s)(?<!at\s)"
    r"(?<!time\sof\s)birth|"
    r"birthday|birthdate|b-?day|dob|"
    r"d\.\s?o\.\s?b\.?)(?!\w)[ :;,(=\"'-]{0,4}"
    r"(?:(?:on|is|was|the|date|day|of|at|in|millis|ms|seconds|epoch|unix|time|timestamp)"
    r"\W{1,4}){0,3}"
    # Where somebody was born may stand before when.
    r"(?:(?:(?<=in\s)|(?<=at\s)|(?<=the\s))(?:[\w'’-]{1,20}\s){1,2}on\s)?"
    rf"(?:{WEEKDAY_SHAPE},?\s)?"
)
_BORN = later(f"{_BORN_WORDS}$", re.IGNORECASE)
_BORN_ON = later(rf"{_BORN_WORDS}(?=\d|{MONTH_SHAPE})", re.IGNORECASE)
# One of these stands in all that _BORN finds, in small letters.
_BIRTH = ("born", "birth", "bday", "b-day", "dob")
_DOTTED = ("d.o.", "d. o.", "d.\no.")
_BEFORE = 60  # characters before a day that say what it is
# Months that are names as well, and what stands beside one that is a month.
MONTH_NAMES = frozenset(("march", "april", "may", "june", "august"))
# Of these every one is a forename; nobody is called March.
_NAMED = MONTH_NAMES - {"march"}
SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_OF_A_YEAR = later(r"(?:\s+of)?\s+(?:19|20)\d\d(?!\d)")
_DATE_BEFORE = later(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|by|since|until|till|to|from|during|last|"
    r"next|this|early|late|mid|every|and|before|after|between))[\s-]*$",
    re.IGNORECASE,
)
_DATE_AFTER = later(r"\s*,?\s*\d")
# "April, May and June": three are months, and two where one of them is no name or where
# a date may stand; "May and June" may be two people.
_AND = r"\s{0,2}(?:[,;/&|\u2013-]|\band\b|\bor\b|\bto\b|\s)\s{0,2}(?:and\s|or\s)?"
_ROW_BEFORE = later(rf"(?<!\w)(?:(?:{MONTH_SHAPE}){_AND}){{1,11}}$", re.IGNORECASE)
_ROW_AFTER = later(rf"(?:{_AND}(?:{MONTH_SHAPE})(?!\w)){{1,11}}", re.IGNORECASE)
_ROW = 120  # characters of a row of months at most, before and behind


def days(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield start, end and day of whatever may be a day; of two digits, each century.

    Days are read as they are written here: the day before the month.
    """
    if not _WORTH.search(text):
        return
    text = plain(text)
    signs = signs_of(text)
    for sign, shape in _SHAPES:
        for match in shape.finditer(text) if signs[sign] else ():
            for day in _days(match):
                yield match.start(1), match.end(1), day


def births(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each day of birth, of which the text says that it is."""
    # To look for days in all their shapes takes long, and born is said of many things.
    if not may_tell_birth(text) or not _BORN_ON.search(text):
        return
    ends = [0]
    for start, end in sorted({(start, end) for start, end, _ in days(text)}):
        if start >= ends[-1] and is_birth(text, start):
            ends.append(end)
            yield start, end


def is_birth(text: str, start: int) -> bool:
    """Tell whether a text says of the day behind a place that somebody was born."""
    return _BORN.search(text, max(0, start - _BEFORE), start) is not None


def may_tell_birth(text: str) -> bool:
    """Tell whether a text may say when somebody was born; quick to say no."""
    small = text.lower()
    told = any(word in small for word in _BIRTH)
    told = told or ("o." in small and any(word in small for word in _DOTTED))
    return told and (_WORTH.search(text) is not None or speaks_a_year(text))


def speaks_a_year(text: str) -> bool:
    """Tell whether a text may say a year in words: "two thousand and eleven"."""
    small = text.lower()
    return (
        "nineteen" in small or "twenty" in small or "thousand" in small
    ) and _SPOKEN.search(text) is not None


def _days(match: re.Match[str]) -> Iterator[date]:
    if ":" in match[1] and len(re.sub(r"\D", "", match["y"])) < _WHOLE_YEAR:
        # "11:03:09" is an hour with its seconds.
        return
    yield from days_of(match["d"], match["m"], match["y"])


def days_of(day_: str, month: str, year: str) -> Iterator[date]:
    """Yield the days that a day, a month and a year may mean, each as it is written."""
    month = month.casefold()
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month[:3]]
    day, year = int(re.sub(r"\D", "", day_)), re.sub(r"\D", "", year)
    for century in ("",) if len(year) == _WHOLE_YEAR else ("19", "20"):
        try:
            yield date(int(century + year), number, day)
        except ValueError:
            continue


def misspelt_days(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of days whose month has a letter wrong: 3 Marhc 2014."""
    for match in _MISSPELT.finditer(text):
        word = match["m"].lower()
        if word not in MONTH_NUMBERS and month_near(word) != word:
            yield match.span()


@lru_cache(maxsize=512)
def month_near(word: str) -> str:
    """Return the month that a word in small letters misses by a letter, else itself."""
    # Here: few words come so far, and it takes as long to load as a file to read.
    from difflib import get_close_matches

    near = get_close_matches(word, _WHOLE_MONTHS, 1, 0.8) if word.isalpha() else ()
    return next(iter(near), word)


def is_month(text: str, start: int, end: int) -> bool:
    """Tell whether a word that is a month, or a season, stands as one."""
    if text[start:end].lower() in SEASONS:
        return _OF_A_YEAR.match(text, end) is not None
    first, last = _row_of_months(text, start, end)
    before = _DATE_BEFORE.search(text, max(0, first - 12), first)
    if before or _DATE_AFTER.match(text, last):
        return True
    others = re.findall(r"[^\W\d_]{3,}", text[first:start] + text[end:last])
    months = [one.lower() for one in others if one.lower() not in ("and", "or")]
    return len(months) > 1 or any(one not in _NAMED for one in months)


def _row_of_months(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the row of months begins and ends in which one stands."""
    before = _ROW_BEFORE.search(text, max(0, start - _ROW), start)
    after = _ROW_AFTER.match(text, end, end + _ROW)
    return (before.start() if before else start), (after.end() if after else end)
