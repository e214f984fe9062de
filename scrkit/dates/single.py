"""Read one date with its words of doubt; a day that cannot be is refused."""

import re
from dataclasses import dataclass, replace
from datetime import date

from scrkit.dates.partial import PartialDate, parse_date
from scrkit.dates.points import EVERY_MONTH, Frame, Point, Wanting, read_point
from scrkit.daynames import WEEKDAY_NAMES, WEEKDAY_SHAPE
from scrkit.errors import UnreadableError
from scrkit.patterns import later


@dataclass(frozen=True, slots=True, repr=False)
class DateReading:
    """A date as it was read, or what is wanting; `loose` words said more than it does.

    `rest` is what stood behind the date and may be a time.
    """

    date: PartialDate | None
    wanting: Wanting = Wanting.NOTHING
    loose: bool = False
    rest: str = ""


WEEKDAY = later(rf"\(?\b({WEEKDAY_SHAPE})\b\)?[.,]?\s*")
_ABOUT = later(
    r"^(?:on or (?:about|around)|circa|ca\.|ca\b|c\.|c\b|c(?=\d)|about|abt\.?|"
    r"approx(?:imately|\.)?|around|~)\s*"
    r"(?=\d|[a-z'])"
)
_ABOUT_BEHIND = later(r"(?:\s*(?:\(?\s*approx(?:imately|\.)?\s*\)?|~)|-?ish)$")
_DOUBT = later(r"^\(?\?+\)?\s*|^(?:possibly|probably|perhaps|maybe)\s+")
_DOUBT_BEHIND = later(r"\s*\(?\?+\)?$")
_VAGUE = later(
    r"^(?:in\s+)?(?:the\s+)?(?:(?:early|mid|late)(?:\s*(?:to|/|-|or)\s*"
    r"(?:mid|late))|early|mid|late|middle|beginning|start|end|"
    r"(?:first|second|third|fourth|last|\d) (?:half|week|part|fortnight|"
    r"weekend)|throughout|during|over|some time in|sometime in|in)"
    r"\b[\s-]*(?:of\s+)?(?:the\s+)?"
)


def spelled_point(point: Point) -> str:
    """Return a point as our files write it; raises UnreadableError without a year."""
    if point.year is None:
        raise UnreadableError(Wanting.NO_YEAR)
    text = f"{point.year // 10}X" if point.decade else f"{point.year:04d}"
    if point.month is not None:
        text += f"-{point.month:02d}"
    if point.day is not None:
        text += f"-{point.day:02d}"
    return text + point.mark


def marked(text: str, frame: Frame) -> Point:
    """Read one date with its words of doubt; raises UnreadableError."""
    mark, loose = "", False
    for shape, sign in ((_DOUBT, "?"), (_DOUBT_BEHIND, "?"), (_ABOUT, "~"),
                        (_ABOUT_BEHIND, "~")):  # fmt: skip
        fewer = shape.sub("", text, count=1)
        if fewer != text:
            # Of "about" and "doubtful" the one that says less certain is kept.
            text, mark = fewer.strip(), "?" if "?" in (mark, sign) else sign
    vague = _VAGUE.match(text)
    if vague:
        text, loose = text[vague.end() :], True
    bare, weekday = _without_weekday(text)
    point = replace(read_point(bare, frame), mark=mark)
    # "Early 3 April" is no day: the words and the day contradict each other.
    if vague and point.day is not None:
        raise UnreadableError(Wanting.UNREADABLE)
    point = replace(point, loose=loose or point.loose)
    if point.year is None and _is_of_the_year(point, frame):
        point = replace(point, year=frame.year)
    if point.year is not None:
        sound(point, weekday, frame)
    return point


def _is_of_the_year(point: Point, frame: Frame) -> bool:
    """Tell whether the year that the file states is that of a date without one."""
    first, last = frame.months
    # One month above the rows is that of days that name none themselves.
    return frame.year is not None and (
        frame.months == EVERY_MONTH
        or (point.month is not None and first <= point.month <= last != first)
    )


def _without_weekday(text: str) -> tuple[str, str]:
    match = WEEKDAY.search(text)
    # Without a figure it may be a name, or "Monday" alone.
    if match is None or not re.search(r"\d", text):
        return text, ""
    return WEEKDAY.sub("", text, count=1).strip(" ,"), match[1][:3]


def sound(point: Point, weekday: str, frame: Frame) -> None:
    """Refuse a day that is none, is another day of the week, or is still to come."""
    found = parse_date(spelled_point(replace(point, mark="")))
    if weekday and point.day is not None:
        day = date.fromordinal(found.first)
        # One of the two is wrong, and which one nobody can tell. Who wrote "about" knew
        # that.
        if WEEKDAY_NAMES[day.weekday()][:3].lower() != weekday and not point.mark:
            raise UnreadableError(Wanting.WEEKDAY)
    in_time(found, frame)


def in_time(found: PartialDate, frame: Frame) -> None:
    """Refuse what begins after the last day that it can be."""
    if found.first > frame.latest.toordinal():
        raise UnreadableError(Wanting.FUTURE)
