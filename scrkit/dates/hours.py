"""Read times of day as people in Britain write them; never guesses which half."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from scrkit.dates.clock import ClockTime, parse_time
from scrkit.dates.points import Wanting
from scrkit.dates.spoken import spoken_time
from scrkit.errors import UnreadableError
from scrkit.patterns import later


@dataclass(frozen=True, slots=True, repr=False)
class TimeReading:
    """A time as it was read, None where none was recorded, or what is wanting.

    `loose` tells that the words said more than the time does: "early evening".
    """

    time: ClockTime | None = None
    wanting: Wanting = Wanting.NOTHING
    loose: bool = False


_UNKNOWN = frozenset(
    (
        *("unknown", "not known", "n/k", "nk", "n.k.", "not recorded", "n/a", "none"),
        *("not stated", "time not recorded", "time unknown", "time not known"),
        *("no time", "no time recorded", "-", "?"),
    )
)
_ABOUT = later(
    r"^\(?(?:c\.?|circa|ca\.?|about|abt\.?|approx(?:imately|\.)?|around|~)\)?\s*"
)
_ABOUT_BEHIND = later(r"(?:\s*\(?\s*(?:approx(?:imately|\.)?|~)\s*\)?|-?\s?ish)$")
_DOUBT = later(r"^\(?\?+\)?\s*|\s*\(?\?+\)?$")
_HOURS = later(r"\s*(?:hrs?|hours?|h)\.?$")
_HALF = later(r"\s*([ap])\.?\s?m\.?$")
_CLOCK = later(r"(\d{1,2})\s?[:.;h]\s?(\d{2})(?:[:.][0-5]\d(?:\.\d+)?)?")
_PACKED = later(r"(\d{1,2})(\d{2})")
Clock = Literal["", "12", "24"]
"""How a file counts: to "24", perhaps only to "12", or "" where nothing tells."""
# Hours that may be in either half of the day; by themselves, those as usual in both.
_EITHER = {
    "": later(r"[1-7]\s?[:.]\s?\d\d|[1-7]\d\d"),
    "12": later(r"(?:0?[1-9]|1[0-2])\s?[:.]\s?\d\d|(?:0?[1-9]|1[0-2])\d\d"),
    "24": later(r"(?!)"),
}
_PARTS = {
    "morning": "morning", "am": "morning", "a.m.": "morning", "a.m": "morning",
    "afternoon": "afternoon", "pm": "afternoon or evening", "evening": "evening",
    "eve": "evening", "night": "night", "overnight": "night",
}  # fmt: skip
# Parts of somebody's day, and what says that there is no time: kept as words.
DAY_WORDS = (
    r"(?:(?:early|small) hours(?: of the morning)?|(?:bed|nap|lunch|dinner|tea|supper|"
    r"breakfast|meal|bath|home|play|break|day|night)[ -]?time|lunch|breakfast|"
    r"(?:before|after|during) (?:school|nursery|work|lunch|tea|dinner|breakfast)|"
    r"(?:the )?school run|first thing|dawn|dusk|end of (?:the )?day|during the day|"
    r"out of hours|(?:exact )?time (?:uncertain|unclear|unsure|approximate|approx|"
    r"not certain|not sure|to be confirmed|tbc|unknown|not known|not recorded|"
    r"not stated|not given))"
)
_WORDS = later(rf"(?:(?:at|in|around|about|just|the|late|early|mid)[\s-]+)*{DAY_WORDS}")
_LOOSE = later(r"^(?:early|mid|late|during the|in the|the)[\s-]+")
# These bound a time on one side only: it is kept as words, and never made exact.
_ONE_SIDE = later(r"^(?:before|after|by|until|till|since|just before|just after)\s+")
_JOINT = later(r"\s*/\s*|\s+to\s+|\s*-\s*|\s+until\s+")
_BLANK = later(r"[\s\u00a0\u202f]+")
_DASHES = later(r"[\u2010-\u2015\u2212]")


@lru_cache(maxsize=8192)
def read_time(text: str, clock: Clock = "") -> TimeReading:
    """Read a time cell as written, on the 24-hour clock unless it says am or pm.

    "2.30" may be either half of the day, unless the file is known to count to 24
    (`clock` is "24"); where it is "12", so may be every hour up to 12.
    """
    # Word and Excel set dashes and hard blanks of their own.
    plain = _BLANK.sub(" ", _DASHES.sub("-", text)).strip().casefold().rstrip(",;")
    if not plain or plain in _UNKNOWN:
        return TimeReading()
    try:
        return _read(*_in_figures(plain, clock))
    except UnreadableError as reason:
        return TimeReading(wanting=reason.why)


def _in_figures(text: str, clock: Clock) -> tuple[str, Clock]:
    """Return a spoken time in figures, and how it counts: nobody speaks to 24."""
    bare, sign = _marked(re.sub(r"^from\s+|^at\s+", "", text.replace("\u2019", "'")))
    spoken = spoken_time(bare)
    if spoken is None:
        return text, clock
    said, halved = spoken
    return f"{sign}{said}", clock if halved else "12"


def _read(text: str, clock: Clock) -> TimeReading:
    if text == "all day" or _WORDS.fullmatch(text):
        return TimeReading(loose=True)
    if _ONE_SIDE.match(text):
        # Only to see that a time stands behind it; what cannot be read is asked about.
        _read(_ONE_SIDE.sub("", text), clock)
        return TimeReading(loose=True)
    text = re.sub(r"^between\s+(.*)\s+and\s+", r"\1 to ", text)
    text, mark = _marked(re.sub(r"^from\s+|^at\s+", "", text))
    loose = bool(_LOOSE.match(text))
    part = _PARTS.get(_LOOSE.sub("", text))
    if part == "afternoon or evening" or (mark and text in ("noon", "midday")):
        # Who says "pm" or "about noon" looked at no clock.
        return TimeReading(loose=True)
    if part:
        return TimeReading(parse_time(part), loose=loose)
    try:
        minutes = _minutes(text, "", clock)
    except UnreadableError as reason:
        # A span bears no mark of doubt, so that its words have to.
        span = _span(text, reason, clock)
        return replace(span, loose=bool(mark))
    return TimeReading(parse_time(_spelled(minutes) + mark))


def _marked(text: str) -> tuple[str, str]:
    mark = ""
    for shape, sign in ((_DOUBT, "?"), (_ABOUT, "~"), (_ABOUT_BEHIND, "~")):
        fewer = shape.sub("", text, count=1).strip()
        if fewer != text and fewer:
            text, mark = fewer, "?" if mark == "?" else sign
    return text, mark


def _minutes(text: str, half: str, clock: Clock) -> int:
    if text in ("noon", "midday", "12 noon", "12noon", "12.00 noon"):
        return 720
    if text in ("midnight", "12 midnight", "24:00", "24.00", "2400"):
        raise UnreadableError(Wanting.MIDNIGHT)
    own = _HALF.search(text)
    half = own[1] if own else half
    bare = _HALF.sub("", text) if own else text
    if not half and _EITHER[clock].fullmatch(_HOURS.sub("", bare)):
        raise UnreadableError(Wanting.HALF)
    hour, minute = _numbers(_HOURS.sub("", bare), half)
    # "14:30 am" is a slip, and which half was meant nobody can tell.
    if own and hour > 12 and half == "a":
        raise UnreadableError(Wanting.UNREADABLE)
    return _of_day(hour, minute, half) * 60 + minute


def _numbers(text: str, half: str) -> tuple[int, int]:
    clock = _CLOCK.fullmatch(text) or _PACKED.fullmatch(text)
    if clock and len(text) > 2:
        return int(clock[1]), int(clock[2])
    # "9" may be either half of the day, "2 hours" how long it lasted.
    if re.fullmatch(r"\d{1,2}", text) and half:
        return int(text), 0
    wanting = Wanting.HALF if text.isdigit() else Wanting.UNREADABLE
    raise UnreadableError(wanting)


def _of_day(hour: int, minute: int, half: str) -> int:
    if minute > 59 or hour > 23:
        raise UnreadableError(Wanting.UNREADABLE)
    # "14:30 pm" says the same thing twice.
    if not half or hour > 12:
        return hour
    if hour == 0 and half == "p":
        raise UnreadableError(Wanting.UNREADABLE)
    return hour % 12 + (12 if half == "p" else 0)


def _spelled(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _span(text: str, reason: UnreadableError, clock: Clock) -> TimeReading:
    """Read "2-3pm" and "14:30 to 15:10"; a half of the day holds for both ends."""
    for match in _JOINT.finditer(text):
        start, end = text[: match.start()].strip(), text[match.end() :].strip()
        half = _HALF.search(end)
        try:
            last = _minutes(end, "", clock)
            own = half[1] if half else ""
            first = _minutes(start, own, clock)
        except UnreadableError as inner:
            reason = inner if inner.why is Wanting.HALF else reason
            continue
        if first > last and half:
            # 11-2pm: the morning is meant, and there is no other way to read it.
            first = first - 720
        # A span over midnight is of two days, which one time cannot say.
        if 0 <= first <= last:
            return TimeReading(parse_time(f"{_spelled(first)}/{_spelled(last)}"))
        raise UnreadableError(Wanting.UNREADABLE)
    raise reason
