"""Read dates as people in Britain write them, day first; never guesses.

What can be read in two ways is not read: it comes back with what is wanted instead.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from scrkit.dates.offsets import uk_time
from scrkit.dates.partial import PartialDate, parse_date
from scrkit.dates.points import (
    COMPLETE,
    MONTH,
    Frame,
    Point,
    Wanting,
    dates_in,
    read_point,
)
from scrkit.errors import UnreadableError


@dataclass(frozen=True, slots=True, repr=False)
class DateReading:
    """A date as it was read, or what is wanting; `loose` words said more than it does.

    `rest` is what stood behind the date and may be a time.
    """

    date: PartialDate | None
    wanting: Wanting = Wanting.NOTHING
    loose: bool = False
    rest: str = ""


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\(?\b(mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\)?[.,]?\s*"
)
_ORDINAL = re.compile(r"(?<=\d)\s?(?:st|nd|rd|th)\b")
_OF = re.compile(r"(?<=\d)\s+of\s+(?=[a-z])|\bof\s+(?=(?:19|20)\d\d\b)")
_ABOUT = re.compile(
    r"^(?:circa|ca\.|ca\b|c\.|c\b|c(?=\d)|about|abt\.?|approx(?:imately|\.)?|around|~)\s*"
    r"(?=\d|[a-z'])"
)
_ABOUT_BEHIND = re.compile(r"\s*(?:\(?\s*approx(?:imately|\.)?\s*\)?|~)$")
_DOUBT = re.compile(r"^\(?\?+\)?\s*|^(?:possibly|probably|perhaps|maybe)\s+")
_DOUBT_BEHIND = re.compile(r"\s*\(?\?+\)?$")
_VAGUE = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(?:early|mid|late|middle|beginning|start|end|first half|"
    r"second half|summer|spring|autumn|throughout|during|some time in|sometime in|in)"
    r"\b[\s-]*(?:of\s+)?(?:the\s+)?"
)
_SEASON = re.compile(r"^(?:in\s+|the\s+)*(?:spring|summer|autumn)\b")
_WEEK = re.compile(
    r"^(?:w/?c|wk\.?\s?(?:commencing|comm|beg(?:inning)?)|week\s+(?:commencing|"
    r"beginning|starting))[.:]?\s*"
)
_BEFORE = re.compile(r"^(?:before|prior to|pre[- ]|earlier than)\s*")
_OPEN = re.compile(
    r"^(?:after|since|from|post|onwards|by|until|up to|till)\b|"
    r"\b(?:onwards?|to date|ongoing|to present|present)$"
)
_UNKNOWN = frozenset(
    (
        *("unknown", "not known", "n/k", "nk", "n.k.", "not recorded", "undated"),
        *("no date", "date unknown", "date not known", "date not recorded"),
        *("not dated", "no date recorded", "no date given", "not stated"),
    )
)
_BLANK = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212]\s*")
# What stands behind a date and is another one, or a year, and no time.
_NO_TIME = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}|(?:19|20)\d\d$")
_EDTF = re.compile(r"\d{4}(-\d\d){0,2}[~?]?(/\d{4}(-\d\d){0,2}[~?]?)?|\.\./\d{4}[-\d]*")
# Words of doubt stay with the time: an approximate time is no exact one.
_TIME_BEHIND = re.compile(
    r"(?:\s+|\s*[,@;(]\s*|\s+-\s+|t)(?:at\s+|@\s*)?"
    r"(?=(?:\(?(?:approx(?:imately|\.)?|about|abt\.?|around|circa|ca?\.?|~|before|after|"
    r"by|from|between|early|mid|late|the|in)\)?[\s-]*)*(?:\d{1,2}[:.]\d\d|\d{3,4}\s*(?:hrs?|hours?|h)?$|\d{1,2}\s?[ap]\.?m|noon|midday|"
    r"am$|pm$|a\.m$|p\.m$|morning|afternoon|evening|night|midnight))"
)


@lru_cache(maxsize=65536)
def read_date(text: str, frame: Frame) -> DateReading:
    """Read a date cell as written; the result never says more than the words do.

    Day first; a two-figure year is the last such year before `frame.latest`. A year
    that is not written comes from the frame or not at all.
    """
    plain = _plain(text)
    if not plain:
        return DateReading(None, Wanting.EMPTY)
    if plain in _UNKNOWN or not plain.strip("?()- "):
        return DateReading(parse_date("unknown"))
    moment = uk_time(plain)
    if moment is not None:
        day, clock, moved = moment
        return DateReading(parse_date(day.isoformat()), loose=moved, rest=clock)
    return _parted(plain, frame)


def _parted(plain: str, frame: Frame) -> DateReading:
    head, rest = _apart(plain)
    if _NO_TIME.match(rest):
        return DateReading(None, Wanting.TWO)
    try:
        told = _whole(head, frame)
    except UnreadableError as reason:
        return DateReading(None, reason.why, rest=rest)
    except ValueError:
        return DateReading(None, Wanting.NO_SUCH_DAY, rest=rest)
    return replace(told, rest=rest)


def _plain(text: str) -> str:
    text = _BLANK.sub(" ", _DASHES.sub(" - ", text)).strip().casefold()
    text = text.replace("’", "'").replace("‘", "'").rstrip(".,;: ")
    text = _OF.sub(" ", _ORDINAL.sub("", text))
    return _BLANK.sub(" ", text)


def _apart(text: str) -> tuple[str, str]:
    """Return the date and what behind it looks like a time of day."""
    for match in _TIME_BEHIND.finditer(text):
        head = text[: match.start()]
        if re.search(r"\d{2}$|\d{4}[?~]?$", head) and _complete(head):
            return head, text[match.end() :].removesuffix(")")
    return text, ""


def _complete(head: str) -> bool:
    bare = _WEEKDAY.sub("", head).strip(" ?~")
    return any(shape.search(bare) for shape in COMPLETE)


def _whole(text: str, frame: Frame) -> DateReading:
    if _EDTF.fullmatch(text) and not _SCHOOL.fullmatch(text):
        return _written(text, frame)
    if _BEFORE.match(text):
        point = _marked(_BEFORE.sub("", text, count=1), frame)
        return DateReading(parse_date(f"../{_spelled(point)}"), loose=point.loose)
    if _WEEK.match(text):
        return _week(_marked(_WEEK.sub("", text, count=1), frame))
    try:
        return _single(_marked(text, frame))
    except UnreadableError as reason:
        span = _span(text, frame)
        if span is not None:
            return span
        # "From" opens a span of its own; without its end it says less than a date.
        if _OPEN.search(text):
            raise UnreadableError(Wanting.OPEN) from None
        if reason.why is Wanting.UNREADABLE and _several(text):
            raise UnreadableError(Wanting.TWO) from None
        raise


def _written(text: str, frame: Frame) -> DateReading:
    """Read what is written as our own files write it."""
    span = re.fullmatch(r"(\d{4})-(\d\d)", text)
    if span and int(span[2]) == (int(span[1]) + 1) % 100:
        raise UnreadableError(Wanting.SPAN_OR_MONTH)
    school = re.fullmatch(r"(\d{4})/(\d{4})", text)
    found = parse_date(text)
    if not school:
        _in_time(found, frame)
    return DateReading(found)


_SCHOOL = re.compile(r"\d{4}-(?:1[3-9]|[2-9]\d|00)")


def _week(point: Point) -> DateReading:
    if point.day is None:
        raise UnreadableError(Wanting.UNREADABLE)
    first = parse_date(_spelled(replace(point, mark="")))
    last = date.fromordinal(first.first + 6)
    return DateReading(parse_date(f"{first.text}{point.mark}/{last.isoformat()}"))


def _single(point: Point) -> DateReading:
    return DateReading(parse_date(_spelled(point)), loose=point.loose)


def _spelled(point: Point) -> str:
    if point.year is None:
        raise UnreadableError(Wanting.NO_YEAR)
    text = f"{point.year:04d}"
    if point.month is not None:
        text += f"-{point.month:02d}"
    if point.day is not None:
        text += f"-{point.day:02d}"
    return text + point.mark


def _marked(text: str, frame: Frame) -> Point:
    """Read one date with its words of doubt; raises UnreadableError."""
    mark, loose = "", False
    for shape, sign in ((_DOUBT, "?"), (_DOUBT_BEHIND, "?"), (_ABOUT, "~"),
                        (_ABOUT_BEHIND, "~")):  # fmt: skip
        fewer = shape.sub("", text, count=1)
        if fewer != text:
            # Of "about" and "doubtful" the one that says less certain is kept.
            text, mark = fewer.strip(), "?" if "?" in (mark, sign) else sign
    season = bool(_SEASON.match(text))
    vague = _VAGUE.match(text)
    if vague:
        text, loose = text[vague.end() :], True
    bare, weekday = _without_weekday(text)
    point = replace(read_point(bare, frame), mark=mark)
    if vague and point.day is not None:
        raise UnreadableError(Wanting.UNREADABLE)
    if season and point.month is not None:
        raise UnreadableError(Wanting.UNREADABLE)
    point = replace(point, loose=loose or point.loose)
    if point.year is None and frame.year is not None:
        point = replace(point, year=frame.year)
    if point.year is not None:
        _sound(point, weekday, frame)
    return point


def _without_weekday(text: str) -> tuple[str, str]:
    match = _WEEKDAY.search(text)
    if match is None or not re.search(r"\d", text):
        return text, ""
    return _WEEKDAY.sub("", text, count=1).strip(" ,"), match[1][:3]


def _sound(point: Point, weekday: str, frame: Frame) -> None:
    found = parse_date(_spelled(replace(point, mark="")))
    if weekday and point.day is not None:
        day = date.fromordinal(found.first)
        if _DAYS[day.weekday()] != weekday and not point.mark:
            raise UnreadableError(Wanting.WEEKDAY)
    _in_time(found, frame)


def _in_time(found: PartialDate, frame: Frame) -> None:
    if found.first > frame.latest.toordinal():
        raise UnreadableError(Wanting.FUTURE)


def _several(text: str) -> bool:
    return len(dates_in(text)) > 1 or bool(
        re.search(
            rf"\d\s*(?:&|and|,|\+)\s*\d{{1,2}}\s*[-/ ]?\s*(?:{MONTH}|[/.]\d)", text
        )
    )


_JOINTS = re.compile(r"\s+to\s+|\s+until\s+|\s+till\s+|\s+and\s+|\s*-\s*")


def _span(text: str, frame: Frame) -> DateReading | None:
    """Read a range; what its start leaves out stands in its end."""
    between = re.match(r"between\s+", text)
    body = re.sub(r"^(?:between|from)\s+", "", text)
    school = re.fullmatch(r"((?:19|20)\d\d)\s?[/-]\s?(\d\d)", body)
    if school and int(school[2]) == (int(school[1]) + 1) % 100:
        return DateReading(parse_date(f"{school[1]}/{int(school[1]) + 1}"), loose=True)
    for match in _JOINTS.finditer(body):
        if (match[0].strip() == "and") != bool(between):
            continue
        try:
            end = _marked(body[match.end() :], frame)
            start = _start(body[: match.start()], end, frame)
            spelled = f"{_spelled(start)}/{_spelled(end)}"
            found = parse_date(spelled)
        except (UnreadableError, ValueError):
            continue
        return DateReading(found, loose=start.loose or end.loose)
    return None


def _start(text: str, end: Point, frame: Frame) -> Point:
    if re.fullmatch(r"\d{1,2}", text) and end.day is not None:
        return replace(end, day=int(text), mark="")
    loose = replace(frame, year=None)
    start = _marked(text, loose)
    if start.year is None:
        start = replace(start, year=end.year)
        _sound(start, "", frame)
    return start


__all__ = ["DateReading", "Frame", "Wanting", "dates_in", "read_date"]
