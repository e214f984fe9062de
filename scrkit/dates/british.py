"""Read dates as people in Britain write them, day first; never guesses.

What can be read in two ways is not read: it comes back with what is wanted instead.
"""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from scrkit.dates.hours import DAY_WORDS
from scrkit.dates.offsets import uk_time
from scrkit.dates.partial import parse_date
from scrkit.dates.points import COMPLETE, MONTH, Frame, Point, Wanting, dates_in
from scrkit.dates.single import WEEKDAY, DateReading, in_time, marked, spelled_point
from scrkit.dates.spans import AFTER, BEFORE, before, counted_from, open_ended, span
from scrkit.dates.spoken import plainer
from scrkit.dates.terms import school_term
from scrkit.errors import UnreadableError
from scrkit.patterns import later

_ORDINAL = later(r"(?<=\d)\s?(?:st|nd|rd|th)\b")
_ON = later(r"^on (?=the \d|\d|(?:mon|tue|wed|thu|fri|sat|sun))")
# How long before or after it was, is kept as words.
_HOW_NEAR = later(
    r"^(?:some ?time|shortly|just|soon|immediately|well|long|at some point) "
    r"(?=before|after|prior|since)"
)
_OF = later(r"(?<=\d)\s+of\s+(?=[a-z])|\bof\s+(?=(?:19|20)\d\d\b)")
_WEEK = later(
    r"^(?:w/?c|w/b|wk\.?\s?(?:commencing|comm|beg(?:inning)?)|week\s+(?:commencing|"
    r"beginning|starting))[.:]?\s*"
)
_WEEK_ENDING = later(
    r"^(?:w/?e\b|(?:wk\.?|week)\s?(?:ending|end))[.:]?\s*(?=\d|\w+ \d)"
)
_UNKNOWN = frozenset(
    (
        *("unknown", "not known", "n/k", "nk", "n.k.", "not recorded", "undated"),
        *("no date", "date unknown", "date not known", "date not recorded"),
        *("not dated", "no date recorded", "no date given", "not stated"),
    )
)
_BLANK = later(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_DASHES = later(r"\s*[\u2010-\u2015\u2212]\s*")
# What stands behind a date and is another one, or a year, and no time.
# A month is no more than 12, and no date goes on with fractions, am or pm.
_NO_TIME = later(
    r"\d{1,2}[./-](?:0?[1-9]|1[0-2])[./-]\d{2}(?!\.\d{3}|\s?[ap]\.?m)|(?:19|20)\d\d$"
)
_EDTF = later(
    r"\d{4}(-\d\d){0,2}[~?]?(/(\d{4}(-\d\d){0,2}[~?]?|\.\.))?|"
    r"\.\./\d{4}[-\d]*[~?]?|\d{3}x[~?]?"
)
# Words of doubt stay with the time: an approximate time is no exact one.
_TIME_BEHIND = later(
    r"(?:\s+|\s*[,@;(]\s*|\s+-\s+|t)(?:at\s+|@\s*)?"
    r"(?=(?:\(?(?:approx(?:imately|\.)?|about|abt\.?|around|circa|ca?\.?|~|before|after|"
    r"by|from|between|early|mid|late|the|in)\)?[\s-]*)*(?:\d{1,2}[:.]\d\d|\d{3,4}\s*(?:hrs?|hours?|h)?$|\d{1,2}\s?[ap]\.?m|"
    rf"(?:12\s?)?(?:noon|midday|midnight)|am$|pm$|a\.m$|p\.m$|morning|afternoon|evening|night|{DAY_WORDS}))"
)
# The same before a whole date: "early hours of 3 April 2014", "about 2pm on 3/4/2014".
_TIME_BEFORE = later(
    r"(?P<time>(?:(?:approx(?:imately|\.)?|about|around|circa|c\.?|~|at|in|the|before|"
    r"after|by|early|mid|late)[\s-]*)*(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\s?hrs)?|"
    r"\d{4}\s?hrs|\d{1,2}\s?[ap]\.?m\.?|noon|midday|midnight|morning|afternoon|evening|"
    rf"night|{DAY_WORDS}))[\s,-]+(?:(?:on|of)\s+)?(?:the\s+)?(?P<date>.+)"
)


# A part of the day behind a date whose year stands elsewhere: "Tues 8 April p.m."
_PART_BEHIND = later(
    rf"(?P<date>.*\d\s*{MONTH}),?\s*(?:in the )?"
    r"(?P<time>[ap]\.?m\.?|morning|afternoon|evening|night)"
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
    # A question mark alone says as much as "not known".
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
    if rest:
        # "After 3 April 14:30" may still be on that day.
        head = BEFORE.sub("by ", AFTER.sub("since ", head))
    near = _HOW_NEAR.match(head)
    head, more = plainer(_HOW_NEAR.sub("", head))
    try:
        told = _whole(head, frame)
    except UnreadableError as reason:
        timed = None if rest else _timed(head, frame)
        return timed or DateReading(None, reason.why, rest=rest)
    except ValueError:
        return DateReading(None, Wanting.NO_SUCH_DAY, rest=rest)
    if rest and told.date is not None and told.date.open:
        return replace(told, loose=True)
    return replace(told, rest=rest, loose=told.loose or more or near is not None)


def _timed(head: str, frame: Frame) -> DateReading | None:
    """Read a date with the time before it, or a part of the day behind it."""
    found = _TIME_BEFORE.fullmatch(head)
    if found is None or not _complete(found["date"]):
        found = _PART_BEHIND.fullmatch(head)
    return found and replace(_parted(found["date"], frame), rest=found["time"])


def _plain(text: str) -> str:
    text = _BLANK.sub(" ", _DASHES.sub(" - ", text)).strip().casefold()
    text = text.replace("’", "'").replace("‘", "'")
    text = text if text.endswith("/..") else text.rstrip(".,;: ")
    text = _OF.sub(" ", _ORDINAL.sub("", text))
    return _ON.sub("", _BLANK.sub(" ", text))


def _apart(text: str) -> tuple[str, str]:
    """Return the date and what behind it looks like a time of day."""
    for match in _TIME_BEHIND.finditer(text):
        head = text[: match.start()]
        if re.search(r"\d{2}$|\d{4}[?~]?$", head) and _complete(head):
            return head, text[match.end() :].removesuffix(")")
    return text, ""


def _complete(head: str) -> bool:
    bare = WEEKDAY.sub("", head).strip(" ?~")
    return any(shape.search(bare) for shape in COMPLETE)


def _whole(text: str, frame: Frame) -> DateReading:
    # First as our own files write it, so that what was exported comes back the same.
    if _EDTF.fullmatch(text) and not _SCHOOL.fullmatch(text):
        return _written(text, frame)
    # Before the others, whose words stand in these too: "autumn" in "autumn term 2015".
    for reader in (counted_from, school_term):
        told = reader(text, frame)
        if told is not None:
            return told
    if BEFORE.match(text):
        return before(text, frame)
    for shape, back in ((_WEEK_ENDING, 6), (_WEEK, 0)):
        if shape.match(text):
            return _week(marked(shape.sub("", text, count=1), frame), back)
    return _one_or_span(text, frame)


def _one_or_span(text: str, frame: Frame) -> DateReading:
    try:
        point = marked(text, frame)
        return DateReading(parse_date(spelled_point(point)), loose=point.loose)
    except UnreadableError as reason:
        joined = span(text, frame)
        if joined is not None:
            return joined
        # "From" opens a span of its own; without its end it stays open.
        open_ = open_ended(text, frame)
        if open_ is not None:
            return open_
        # Only once nothing else fits: a span has two dates in it as well.
        if reason.why is Wanting.UNREADABLE and _several(text):
            raise UnreadableError(Wanting.TWO) from None
        raise


def _written(text: str, frame: Frame) -> DateReading:
    """Read what is written as our own files write it."""
    years = re.fullmatch(r"(\d{4})-(\d\d)", text)
    text = text.replace("x", "X")
    # 2011-12 is December to a computer and a school year to a teacher: it is asked.
    if years and int(years[2]) == (int(years[1]) + 1) % 100:
        raise UnreadableError(Wanting.SPAN_OR_MONTH)
    school = re.fullmatch(r"(\d{4})/(\d{4})", text)
    found = parse_date(text)
    if not school:
        in_time(found, frame)
    return DateReading(found)


_SCHOOL = later(r"\d{4}-(?:1[3-9]|[2-9]\d|00)")


def _week(point: Point, back: int) -> DateReading:
    if point.day is None:
        raise UnreadableError(Wanting.UNREADABLE)
    first = parse_date(spelled_point(replace(point, mark="")))
    begins, ends = (date.fromordinal(first.first + n - back) for n in (0, 6))
    mark = point.mark
    return DateReading(
        parse_date(f"{begins.isoformat()}{mark}/{ends.isoformat()}{mark * bool(back)}")
    )


def _several(text: str) -> bool:
    return len(dates_in(text)) > 1 or bool(
        re.search(
            rf"\d\s*(?:&|and|,|\+)\s*\d{{1,2}}\s*[-/ ]?\s*(?:{MONTH}|[/.]\d)", text
        )
    )


__all__ = ["DateReading", "Frame", "Wanting", "dates_in", "read_date"]
