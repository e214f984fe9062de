"""Read what lasted, or has no beginning or no end: "3 to 9 April", "since 2012"."""

import re
from dataclasses import replace
from datetime import date

from scrkit.dates.partial import SEASONS, parse_date
from scrkit.dates.points import Frame, Point, Wanting
from scrkit.dates.single import (
    WEEKDAY,
    DateReading,
    in_time,
    marked,
    sound,
    spelled_point,
)
from scrkit.errors import UnreadableError
from scrkit.numberwords import SMALL
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
    if _is_winter(point):
        return _beside_winter(point, "before")
    # "Before late March" may well be in March.
    bound = spelled_point(_following(point) if point.loose else point)
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
    if _is_winter(point):
        sides = {_BY: "by", AFTER: "after", _SINCE: "since"}
        return _beside_winter(point, sides[shape])
    if shape is _BY:
        return DateReading(
            parse_date(f"../{spelled_point(_following(point))}"), loose=point.loose
        )
    # "After early March" may well be in March.
    later = shape is AFTER and not point.loose
    first = spelled_point(_following(point) if later else point)
    return DateReading(parse_date(f"{first}/.."), loose=point.loose)


def _is_winter(point: Point) -> bool:
    return point.month is not None and SEASONS.get(point.month) == "winter"


def _beside_winter(point: Point, side: str) -> DateReading:
    """Read what a winter bounds: it may be either of two, and the words are kept."""
    # The date says only what is so of both.
    if point.year is None:
        raise UnreadableError(Wanting.NO_YEAR)
    year, mark = point.year, point.mark
    text = {
        "before": f"../{year}-12{mark}",
        "by": f"../{year + 1}-03{mark}",
        "after": f"{year}-03{mark}/..",
        "since": f"{year - 1}-12{mark}/..",
    }[side]
    return DateReading(parse_date(text), loose=True)


_COUNTS = {"": 1, "a": 1, "an": 1, "the": 1, "a couple of": 2} | {
    word: number for number, word in enumerate(SMALL, 1)
}
_FEW = ("a few", "several", "some")
_COUNTED = re.compile(
    r"(?P<within>(?:up to|within|at most|no more than|not more than|less than|under) "
    r"(?:the )?|(?:in|over|during) the )?"
    r"(?P<about>(?:about|around|approximately|approx\.?) )?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}|a few|"
    r"several|some)\s*(?P<unit>day|week|fortnight)(?P<many>s?) "
    r"(?P<side>after|before|later than|following|prior to|of) (?P<anchor>.+)"
)


def counted_from(text: str, frame: Frame) -> DateReading | None:
    """Read "up to three days after 3 April 2014"; None for what is not so counted.

    The words are kept beside it. Raises UnreadableError where no day is named.
    """
    match = _COUNTED.fullmatch(text)
    if match is None or (match["side"] == "of" and not match["within"]):
        return None
    point = marked(match["anchor"], frame)
    if point.day is None:
        raise UnreadableError(Wanting.UNREADABLE)
    day = parse_date(spelled_point(replace(point, mark=""))).first
    back = match["side"] in ("before", "prior to")
    if match["count"] in _FEW or (match["many"] and not match["count"]):
        # How many days a few are, nobody knows.
        near = _spelled_day(day if back else day + 1, point.mark)
        return DateReading(
            parse_date(f"../{near}" if back else f"{near}/.."), loose=True
        )
    each = {"day": 1, "week": 7, "fortnight": 14}[match["unit"]]
    count = _COUNTS.get(match["count"]) or int(match["count"])
    return _counted(match, point.mark, (day, count * each * (-1 if back else 1)), frame)


def _counted(
    match: re.Match[str], mark: str, days: tuple[int, int], frame: Frame
) -> DateReading:
    day, off = days
    within, side = (match["within"] or "").strip(), match["side"]
    if side == "of":
        first, last = day - off, day + off
    elif within or (match["unit"] == "week" and match["count"] == "the"):
        first, last = sorted((day, day + off))
    else:
        about = mark or ("~" if match["about"] or match["unit"] != "day" else "")
        found = parse_date(_spelled_day(day + off, about))
        in_time(found, frame)
        return DateReading(found, loose=True)
    text = f"{_spelled_day(first, mark)}/{_spelled_day(last, mark)}"
    return DateReading(parse_date(text), loose=True)


def _spelled_day(day: int, mark: str) -> str:
    return f"{date.fromordinal(day).isoformat()}{mark}"


def _following(point: Point) -> Point:
    """Return the day, month, season, year or decade behind one."""
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
            # "3 and 9 April" are two days, on each of which something was.
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
    bare = WEEKDAY.sub("", text, count=1).strip()
    if re.fullmatch(r"\d{1,2}", bare) and end.day is not None:
        start = replace(end, day=int(bare), mark="")
        # The day of the week proves which month "Mon 3 to Fri 7 April" means.
        weekday = WEEKDAY.match(text)
        if weekday and start.year is not None:
            sound(start, weekday[1][:3], frame)
        return start
    loose = replace(frame, year=None)
    start = marked(text, loose)
    if start.year is None:
        start = replace(start, year=end.year)
        sound(start, "", frame)
    return start
