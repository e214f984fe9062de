"""Turn Excel's numbers into the dates and times shown, and no more exactly."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from scrkit.importers.read.values import Kind

# Built-in formats that show a date or a time (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.I)
# Words that a format shows beside a date, such as "c. "yyyy, say more than it does.
_WORDS = re.compile(r'"[^"]*[\w?~][^"]*"|\\[?~]')
_ELAPSED = re.compile(r"\[[hms]+\]", re.I)


@lru_cache(maxsize=512)
def shown(number: int, code: str) -> str:
    """Return which parts of a moment a format shows: of "y", "m", "d" and "t" (time).

    "" is a plain number; "e" a span of time, which no clock shows; "w" words beside
    it, which only a person can weigh.
    """
    if _WORDS.search(code.split(";", maxsplit=1)[0]):
        return "w"
    code = _LITERAL.sub("", _BUILT_IN.get(number, code).split(";")[0]).lower()
    if _ELAPSED.search(code):
        return "e"
    timed = re.search(r"h|s|am/pm|a/p", code) is not None
    months = "m" in (re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", code) if timed else code)
    parts = ("y" if re.search(r"y|e", code) else "", "m" if months else "")
    return "".join((*parts, "d" if "d" in code else "", "t" if timed else ""))


@lru_cache(maxsize=512)
def hides(code: str, *, text: bool) -> bool:
    """Tell whether a format shows nothing of a text, or of a number above zero."""
    bare = re.sub(r"\[[^\]]*\]", "", re.sub(r'"[^"]*"|\\.', "x", code))
    sections = bare.split(";")
    at = 3 if text else 0
    return len(sections) > max(at, 1) and not sections[at].strip()


def spelled(text: str, parts: str, *, from_1904: bool) -> tuple[str, Kind]:
    """Return a stored number as the cell shows it, spelled as our own files do.

    A day without its year becomes words, for the year was Excel's and nobody's word.
    """
    value = _value(text)
    if value is None:
        return text, Kind.TEXT
    if parts in ("", "e", "w"):
        return _plain(text, value), Kind.NUMBER
    moment = _moment(value, from_1904=from_1904)
    if parts == "t" and moment is not None and value < 1:
        return moment.strftime("%H:%M"), Kind.TIME
    if parts == "t" or moment is None or not 1900 <= moment.year <= 2199:
        return _plain(text, value), Kind.NUMBER
    day = _day(moment.date(), parts)
    if "t" in parts and "d" in parts and "y" in parts:
        return f"{day} {moment:%H:%M}", Kind.MOMENT
    return day, Kind.DATE if "y" in parts else Kind.TEXT


def _value(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _day(day: date, parts: str) -> str:
    if "y" not in parts:
        return f"{day.day} {day:%B}" if "d" in parts else f"{day:%B}"
    if "m" not in parts:
        return f"{day:%Y}"
    return f"{day:%Y-%m-%d}" if "d" in parts else f"{day:%Y-%m}"


def _plain(text: str, value: float) -> str:
    """Spell a number without the noise of its storing: 7.0 is 7."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value) if "e" not in text.lower() else text


def _moment(value: float, *, from_1904: bool) -> datetime | None:
    """Return the moment of a serial number, to the minute; None where there is none.

    Excel counts a 29 February 1900 that never was: serial 60.
    """
    if from_1904:
        base = datetime(1904, 1, 1)  # noqa: DTZ001 - wall-clock time of the records
    elif value >= 61 or value < 1:
        base = datetime(1899, 12, 30)  # noqa: DTZ001
    elif value < 60:
        base = datetime(1899, 12, 31)  # noqa: DTZ001
    else:
        return None
    if not 0 <= value < 120_000:
        return None
    return base + timedelta(seconds=round(value * 86_400))
