"""Make the days that narrative tells coarse, in English that still reads as English.

What cannot be made coarse without becoming nonsense stays as it is: `finer` of
`identifiers/told.py` finds it, and publication stops there.
"""

import re
from functools import lru_cache

from scrkit.daynames import MONTH_NAMES
from scrkit.identifiers.signs import ABOUT, signed
from scrkit.identifiers.told import (
    CLOCK,
    DASH,
    HALF_DAY,
    WEEKDAY,
    Told,
    finer,
    follows,
    told,
)
from scrkit.model.case import Grain
from scrkit.render.wording.ages import without_days_of_age
from scrkit.render.wording.days import in_seasons, season
from scrkit.render.wording.hours import without_hours

# Anything in it that may tell a day or an hour: most texts have none.
_WORTH = re.compile(
    r"\d|ish\b|\b(?:birthday|day|days|mayday|at|by|weeks|eve|night|christmas|hallow|valentine|hogmanay|clock|half|quarter|"
    r"past|noon|mid-?day|midnight|bank|easter|friday|monday|sunday|thursday|tuesday|of|"
    r"the|eid|diwali|o|thanksgiving|(?:candle|martin|michael)mas|[gc]alan)\b",
    re.IGNORECASE,
)
_MARKS = r"[*_“\"'(\ue000]{0,4}"
_NOT_ON = re.compile(
    r"\b(?:days?|weeks?|weekend|fortnight|hours?|nights?|eve|mornings?|evenings?|"
    r"afternoons?|months?)\s+(?:before|after|from|of|following|until|prior\s+to|"
    r"beginning|commencing|ending|starting|either\s+side\s+of)\s+(?:the\s+)?$|"
    r"\bhours?\s+(?:before|after|from|following|of)\s+(?:\w+\s+){1,4}of\s+(?:the\s+)?$|"
    r"\bw/[ceb]\s+$|\b(?:early|late)\s+on\s+$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<cap>on|in|during)\s+the\s+(?:early\s+|late\s+|very\s+)?"
    r"(?P<part>morning|afternoon|evening|night|hours)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Since the evening of 5 May": what began or ended then did so in that month.
_PART_BOUND = re.compile(
    r"\b(?P<cap>since|by|until|till|from)\s+the\s+(?:early\s+|late\s+|very\s+)?"
    r"(?:(?:morning|afternoon|evening|night|hours)\s+of|"
    r"(?:week|weekend|fortnight)\s+(?:beginning|commencing|ending|starting|of))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"\b(?P<cap>in|during)\s+the\s+(?:week|weekend|fortnight)\s+"
    r"(?:beginning|commencing|ending|starting|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\bon\s+or\s+(?P<how>about|around)\s+(?:the\s+)?$|"
    r"\b(?P<span>from|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ON = re.compile(rf"\b(?P<on>on)\s+(?P<the>the\s+)?(?P<marks>{_MARKS})$", re.IGNORECASE)
# What was shortly before a day was not shortly before its month had ended.
_NEAR = r"(?P<near>just|shortly|soon|immediately|right|straight|directly|not\s+long)"
_BOUND = re.compile(
    rf"\b(?:{_NEAR}\s+)?(?P<bound>before|prior\s+to|after|following)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT_FEAST = re.compile(r"\b(?P<cap>at|over)\s+$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
# "4 June was a Saturday", "(a Saturday)": true of the day, and of no month.
_IS = re.compile(
    r"\s+(?:was|is|were|saw|marked|brought|began|came|fell|passed|went)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"\s*\((?:an?\s+|the\s+)?{WEEKDAY}\)|,\s+an?\s+{WEEKDAY}(?=[,.])", re.IGNORECASE
)
_KEPT = re.compile(
    r"\b(?:by|until|till|since|of|dated|in|to|for|around|about|approximately|during|"
    r"from|between|and|or|than|as at|as of|circa|due|was|is|were|the|at)\s+$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"\s*(?P<joint>,|/|&|{DASH}|(?:\band|\bto|\bor|\buntil|\btill)\b)\s*"
    r"(?:on\s+|by\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s?\b")
# Whoever came "after 9 p.m." came when nobody says: a person decides what it becomes.
_ABOUT_TIME = rf"(?!(?:after|before)\b){ABOUT}*"
_TIME = rf"{_ABOUT_TIME}(?P<clock>{CLOCK})"
_TIME_TAIL = (
    r"(?:\s+(?:in\s+the\s+(?:early\s+)?(?:morning|afternoon|evening)|at\s+night))?"
)
_TIME_BEFORE = re.compile(
    rf"\b(?P<at>at)\s+{_TIME}{_TIME_TAIL},?\s+(?P<on>on)\b", re.IGNORECASE
)
# "Since 2 p.m. on 5 May"; "shortly before 2 p.m. on 5 May" is that day.
_TIME_SINCE = re.compile(
    rf"\b(?:{_NEAR}\s+(?:before|after|following|prior\s+to)|"
    rf"(?P<since>since|from|until|till|by|before|after))\s+{_TIME}{_TIME_TAIL},?\s+"
    r"(?:on\s+(?:the\s+)?)(?=\d|\w+day\b|(?:the\s+)?\w+\s+\d)",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    rf"(?:,?\s+at|,?\s+@|,)\s+{_TIME}{_TIME_TAIL}(?!\s*(?:{DASH}|to\b|until\b|and\s+\d))",
    re.IGNORECASE,
)
_TIME_AT = signed(
    "clock",
    rf"\b(?P<at>at)\s+{_TIME}{_TIME_TAIL}"
    rf"(?!\s*(?:{DASH}\s*\d|/|to\s+\d|until\s+\d|and\s+(?:at\s+)?\d))(?![\w'’])",
    re.IGNORECASE,
)
_NOON = signed(
    "noon",
    rf"\bat\s+{_ABOUT_TIME}(?:12\s+)?(?P<twelve>noon|mid-?day|midnight)\b",
    re.I,
)
# "from spring 2014 to spring 2014"
_TWICE = re.compile(
    r"\b(?:(?P<span>[Ff]rom|[Bb]etween)\s+)?(?P<same>(?:(?:spring|summer|autumn) )?"
    r"(?:19|20)\d\d|winter \d{4}/\d\d)(?:\s+(?:to|and)|,)\s+(?P=same)\b(?!/)"
)


# A text is read for every product, and again where it is printed.
@lru_cache(maxsize=8192)
def coarsened(text: str, grain: Grain) -> str:
    """Return narrative in which no day stands: "on 5 March 2014" is "in March 2014"."""
    if grain == "day" or not _WORTH.search(text):
        return text
    text = without_hours(text)
    if told(text):
        text = _TIME_BEFORE.sub(lambda m: "On" if m["at"][0] == "A" else "on", text)
        text = _TIME_SINCE.sub(_since, text)
    text = without_days_of_age(_hours(_days(text, grain)))
    if grain == "month" or finer(text):
        # A day that had to stay stays whole: "5 spring 2014" nobody would find again.
        return text
    text = in_seasons(text) if grain == "season" else _years(text)
    return _TWICE.sub(_once, text)


def _since(match: re.Match[str]) -> str:
    on = "On" if match[0][0].isupper() else "on"
    return f"{match['since'] or on} "


def _once(match: re.Match[str]) -> str:
    span = match["span"]
    return (
        f"{'In' if span[0].isupper() else 'in'} {match['same']}"
        if span
        else (match["same"])
    )


@lru_cache(maxsize=8192)
def left(text: str, grain: Grain) -> tuple[tuple[int, int], ...]:
    """Return where a text still tells more than the grain allows, start and end."""
    if grain == "day" or not _WORTH.search(text):
        return ()
    found = finer(text)
    if grain in ("season", "year"):
        found += [match.span() for match in _MONTH_LEFT.finditer(text)]
    return tuple(sorted(set(found)))


def _days(text: str, grain: Grain) -> str:
    parts: list[str] = []
    at = 0
    found = told(text)
    for position, one in enumerate(found):
        if one.start < at:
            continue
        whole = _joined(one, found[position + 1 :], text)
        before, words = _worded(text[at : one.start], whole, text, grain)
        if words is None:
            continue
        parts += (before, words)
        after = _WHICH.match(text, whole.end) or _TIME_AFTER.match(text, whole.end)
        at = after.end() if after else whole.end
        if after and after[0].endswith(".") and _ends(after):
            at -= 1
    return "".join(parts) + text[at:]


def _joined(one: Told, following: tuple[Told, ...], text: str) -> Told:
    """Return the day together with those that follow in the same month."""
    for other in following:
        joint = _PAIR.fullmatch(text, one.end, other.start)
        years = {one.year, other.year} - {""}
        same = one.month == other.month and len(years) < 2
        if not joint or not same:
            break
        one = one._replace(end=other.end, year=one.year or other.year)
    return one


def _worded(before: str, one: Told, text: str, grain: Grain) -> tuple[str, str | None]:
    """Return what stands before a day, and the words for it; None where none fit."""
    words = _called(one, grain)
    if _OWNED.match(text, one.end):
        return before, None
    at = ((_AT_FEAST, _in),) if one.shape == "named" else ()
    shapes = ((_PART, _part), (_PART_BOUND, _bound), (_WEEK, _in), (_ABOUT, _about))
    for shape, put in (*at, *shapes):
        if match := shape.search(before):
            several = shape is not _ABOUT or not match["span"] or _several(one, text)
            return (
                (before[: match.start()], put(match, words))
                if several
                else (before, words)
            )
    if _NOT_ON.search(before):
        return before, None
    if match := _ON.search(before):
        return before[: match.start()], _on(match, words, one, text)
    if match := _BOUND.search(before):
        return _beside(match, before, words)
    return _plain(before, words, one, text)


def _plain(before: str, words: str, one: Told, text: str) -> tuple[str, str | None]:
    kept = _KEPT.search(before)
    if one.shape in ("named", "nth") and not kept:
        return before, None
    listed = not one.row.isdigit() and re.search(r"\d\W+(?:\w+\W+)?\d", one.row)
    if listed and not (kept or not before.strip() or before.rstrip()[-1] in ",;:("):
        # "section 7, 5 March": whether the first number is a day, nobody can tell.
        return before, None
    the = _THE.search(before)
    if (the and one.shape in ("named", "nth")) or (
        _IS.match(text, one.end) and (the or not kept)
    ):
        return before, None
    if the and follows(text, one.end):
        before = before[: the.start()]
    return before, words


def _several(one: Told, text: str) -> bool:
    """Tell whether more than one day is told at once: "from 5 to 9 March"."""
    return (
        len(re.findall(r"\d+|\b[a-z]+(?:st|nd|rd|th)\b", one.row)) > 1
        or len(told(text[one.start : one.end])) > 1
    )


def _part(match: re.Match[str], words: str) -> str:
    part = {"hours": "night"}.get(match["part"].lower(), match["part"].lower())
    return f"{'One' if match['cap'][0].isupper() else 'one'} {part} in {words}"


def _bound(match: re.Match[str], words: str) -> str:
    return f"{match['cap']} {words}"


def _beside(match: re.Match[str], before: str, words: str) -> tuple[str, str]:
    if match["near"]:
        on = "In" if match[0][0].isupper() else "in"
        how = f"{match['near'].lower()} {match['bound'].lower()}"
        return before[: match.start()], f"{on} or {how} {words}"
    edge = "end" if match["bound"][0] in "bBpP" else "start"
    return before[: match.end()].removesuffix("the "), f"the {edge} of {words}"


def _in(match: re.Match[str], words: str) -> str:
    return f"{'In' if match['cap'][0].isupper() else 'in'} {words}"


def _about(match: re.Match[str], words: str) -> str:
    how = f"or {match['how'].lower()} " if match["how"] else ""
    return f"{'In' if match[0][0].isupper() else 'in'} {how}{words}"


def _on(match: re.Match[str], words: str, one: Told, text: str) -> str:
    noun = match["the"] and not follows(text, one.end)
    if noun and one.shape != "nth":
        # "on the 5 March visit": the day says which visit it was.
        return f"{match[0]}{words}"
    return f"{'In' if match['on'][0] == 'O' else 'in'} {match['marks']}{words}"


def _called(one: Told, grain: Grain) -> str:
    month = MONTH_NAMES[one.month - 1]
    if grain == "year" and one.year:
        return one.year
    if grain == "season":
        return season(one.month, one.year)
    return f"{month} {one.year}".rstrip()


def _hours(text: str) -> str:
    return _NOON.sub(_twelve, _TIME_AT.sub(_hour, text))


def _twelve(match: re.Match[str]) -> str:
    night = match["twelve"][0] in "mM" and match["twelve"][-1] in "tT"
    words = "during the night" if night else "in the middle of the day"
    return words.capitalize() if match[0][0] == "A" else words


def _hour(match: re.Match[str]) -> str:
    hour = int(re.match(r"\d{2}(?=\d\d)|\d{1,2}", match["clock"])[0])  # type: ignore[index]
    half = re.search(HALF_DAY, match["clock"], re.IGNORECASE)
    if half:
        hour = hour % 12 + (12 if half[0][0] in "pP" else 0)
    parts = ((5, "during the night"), (12, "in the morning"), (17, "in the afternoon"))
    told_as = next((words for until, words in parts if hour < until), "in the evening")
    if hour >= 22:
        told_as = "during the night"
    ends = match[0].endswith(".") and _ends(match)
    words = told_as[:1].upper() + told_as[1:] if match["at"][0] == "A" else told_as
    return f"{words}." if ends else words


def _ends(match: re.Match[str]) -> bool:
    """Tell whether the full stop of "2 p.m." ends the sentence too."""
    return re.match(r"\s*$|\s+[A-Z]", match.string[match.end() :]) is not None


_MONTH = "|".join(MONTH_NAMES)
_ROW = rf"(?:{_MONTH})(?:\s*(?:to|and|or|,|/|{DASH})\s*(?:{_MONTH}))*"
_OF_YEAR = re.compile(
    rf"\b(?:(?P<span>[Ff]rom|[Bb]etween)\s+)?(?:(?:early|mid|late)[\s-]+)?{_ROW},?\s+"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_MONTH_LEFT = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Oo]f|[Dd]uring|[Ff]rom|[Ee]arly|[Ll]ate)\s+"
    rf"(?:{_MONTH})\b"
)


def _years(text: str) -> str:
    def put(match: re.Match[str]) -> str:
        span = match["span"]
        return (
            f"{'In' if span and span[0].isupper() else 'in'} {match['year']}"
            if (span)
            else match["year"]
        )

    return _OF_YEAR.sub(put, text)
