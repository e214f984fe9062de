"""Read what lasted, or has no beginning or no end: "3 to 9 April", "since 2012"."""

import re
from dataclasses import replace
from datetime import date

from scrkit.dates.partial import SEASONS, parse_date
from scrkit.dates.points import Frame, Point, Wanting
from scrkit.dates.single import DateReading, marked, sound, spelled_point
from scrkit.errors import UnreadableError
from scrkit.patterns import later

BEFORE = later(r"^(?:before|prior to|pre[- ]|earlier than)\s*")
# What has no beginning, or no end: X itself is still in it, or (after) no longer.
_BY = later(
    r"^(?:by|(?:up )?(?:until|till|to)|no later than|not later than|on or before)\s+"
)
AFTER = later(r"^(?:after|post|later than)[\s-]+")
_SINCE = later(
    r"^(?:since|from|as from|as of|not before|on or after|starting(?: from| in)?)\s+"
)
_ONWARDS = later(
    r"[\s,-]+(?:onwards?|to date|to now|until now|(?:and |is |still )?ongoing|"
    r"(?:to |until )?(?:the )?present(?: day)?|(?:or|and) (?:later|after|since))$"
)


def before(text: str, frame: Frame) -> DateReading:
    """Read "before March 2014"; raises UnreadableError."""
    point = marked(BEFORE.sub("", text, count=1), frame)
    # "Before late March" may well be in March.
    bound = spelled_point(_following(point) if point.loose else _bounding(point))
    return DateReading(parse_date(f"../{bound}"), loose=point.loose)


def open_ended(text: str, frame: Frame) -> DateReading | None:
    """Read what has no beginning or no end; None for what has both, or neither."""
    onwards = _ONWARDS.sub("", text)
    for shape in (_BY, AFTER, _SINCE):
        if shape.match(onwards):
            break
    else:
        if onwards == text:
            return None
        shape = _SINCE
    point = marked(shape.sub("", onwards, count=1), frame)
    if shape is _BY:
        return DateReading(
            parse_date(f"../{spelled_point(_following(point))}"), loose=point.loose
        )
    # "After early March" may well be in March.
    later = shape is AFTER and not point.loose
    first = spelled_point(_following(point) if later else _bounding(point))
    return DateReading(parse_date(f"{first}/.."), loose=point.loose)


def _bounding(point: Point) -> Point:
    if point.month is not None and SEASONS.get(point.month) == "winter":
        # Nobody knows which of two winters it is.
        raise UnreadableError(Wanting.OPEN)
    return point


def _following(point: Point) -> Point:
    """Return the day, month, season, year or decade behind one."""
    point = _bounding(point)
    bare = parse_date(spelled_point(replace(point, mark="")))
    behind = date.fromordinal(bare.last + 1)
    month = None if point.month is None else behind.month
    day = None if point.day is None else behind.day
    return replace(point, year=behind.year, month=month, day=day)


_JOINTS = later(
    r"\s+to\s+|\s+until\s+|\s+till\s+|\s+and\s+|\s*&\s*|\s+or\s+|\s*/\s*|\s*-\s*"
)
# Two days so joined are two events; two months may be what one lasted for.
_TOGETHER = ("and", "&", "/")
_TWO_YEARS = later(
    r"(?P<winter>(?:in |over |during |the )*winter (?:of )?)?"
    r"((?:19|20)\d\d)\s?[/-]\s?(20)?(\d\d)"
)


def span(text: str, frame: Frame) -> DateReading | None:
    """Read a range; what its start leaves out stands in its end."""
    between = re.match(r"between\s+", text)
    body = re.sub(r"^(?:between|from)\s+", "", text)
    years = _TWO_YEARS.fullmatch(body)
    if years and (years["winter"] or not years[3]):
        return _two_years(years)
    two = False
    for match in _JOINTS.finditer(body):
        joint = match[0].strip()
        if between and joint != "and":
            continue
        try:
            end = marked(body[match.end() :], frame)
            start = _start(body[: match.start()], end, frame)
            if joint in _TOGETHER and not between and not _are_months(start, end):
                two = True
                continue
            found = parse_date(f"{spelled_point(start)}/{spelled_point(end)}")
        except (UnreadableError, ValueError):
            continue
        return DateReading(found, loose=start.loose or end.loose or joint == "or")
    if two:
        raise UnreadableError(Wanting.TWO)
    return None


def _two_years(match: re.Match[str]) -> DateReading:
    first, last = int(match[2]), match[4]
    if int(last) != (first + 1) % 100:
        # Our own files write seasons and months so.
        raise UnreadableError(Wanting.SPAN_OR_MONTH)
    if match["winter"]:
        return DateReading(parse_date(f"{first}-12/{first + 1}-02"), loose=True)
    return DateReading(parse_date(f"{first}/{first + 1}"), loose=True)


def _are_months(start: Point, end: Point) -> bool:
    """Tell whether two dates are no days, and follow each other: else two events."""
    apart = parse_date(spelled_point(end)).first - parse_date(spelled_point(start)).last
    return start.day is None and end.day is None and apart <= 1


def _start(text: str, end: Point, frame: Frame) -> Point:
    if re.fullmatch(r"\d{1,2}", text) and end.day is not None:
        return replace(end, day=int(text), mark="")
    loose = replace(frame, year=None)
    start = marked(text, loose)
    if start.year is None:
        start = replace(start, year=end.year)
        sound(start, "", frame)
    return start
