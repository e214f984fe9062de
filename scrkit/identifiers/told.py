"""Every way in which narrative tells a day, an hour or an age in days: in English.

The shapes of whole dates are those of `identifiers/days.py`; here stand those that
only a reader completes: "the 14th", "11/11", "Boxing Day", "half past two".
"""

import re
from functools import lru_cache
from typing import NamedTuple

from scrkit.daynames import MONTH_SHAPE, WEEKDAY_SHAPE
from scrkit.identifiers.days import days, misspelt_days
from scrkit.identifiers.feasts import FIXED
from scrkit.identifiers.hours import worded
from scrkit.identifiers.reckoned import reckoned
from scrkit.identifiers.signs import NTH, signs_of
from scrkit.numberwords import HOUR_SHAPE, ORDINALS
from scrkit.patterns import later

WEEKDAY = rf"(?:{WEEKDAY_SHAPE}\b\.?)"
DASH = r"[-\u2010-\u2015\u2212]"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:\s?(?:st|nd|rd|th)\b)"
_UNITS = "|".join(ORDINALS[:9])
_TEENS = "|".join((*ORDINALS[9:], "thirtieth"))
_LATER = "|".join(ORDINALS[3:9])
_TWENTIES = rf"(?:twenty[ -](?:{_UNITS})|thirty[ -]first)"
_WORDED = rf"(?:{_TWENTIES}|{_UNITS}|{_TEENS})\b"
_ONE = rf"(?:(?:{_NUMBER}(?!\d){_TH}?)|{_WORDED})"
_AND = rf"(?:\s*(?:,|/|&|{DASH})\s*|\s*,?\s+(?:to|and|or|until|till)\s+)"
# "5", "5th and 6th", "from 5 to 9": the days of one month, in a row.
_ROW = rf"(?P<row>{_ONE}(?:{_AND}(?:the\s+)?(?:{WEEKDAY},?\s+)?{_ONE})*)"
_YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’‘]\d\d(?!\d))"
_GAP = r"[\s.,/_\u2010-\u2015-]{0,3}"
_SHORT = r"(?<=[a-z/._-])[./_-]\d\d(?!\d|\.\d)|\s\d\d(?=\s*(?:[.,;:!?)]|$))"
_AFTER_MONTH = rf"(?:{_GAP}(?P<year>{_YEAR})|(?P<brief>{_SHORT}))?"
_NAMED = "|".join(f"(?P<{month}>{shape})" for month, shape in FIXED.items())
_WITH_MONTH = {
    # "the first Monday in March 2014" is a day as good as its number.
    "nth": rf"{NTH}\s+{WEEKDAY}\s+(?:in|of)\s+(?P<month>{MONTH_SHAPE}){_AFTER_MONTH}",
    "first": rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?{_ROW}(?:\s+day)?(?:\s+of)?{_GAP}"
    rf"(?P<month>{MONTH_SHAPE})(?![^\W\d_]){_AFTER_MONTH}",
    "last": rf"(?:{WEEKDAY},?\s+)?(?P<month>{MONTH_SHAPE})\b\.?\s+(?:the\s+)?{_ROW}"
    rf"(?!\s*%|[.:]\d)(?:,?\s+(?P<year>{_YEAR}))?",
    "iso": r"(?P<year>(?:19|20)\d\d)(?P<j>[-/.])(?P<month>\d{1,2})(?P=j)"
    r"(?P<row>\d{1,2})(?!\d)(?:T\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "figures": rf"(?:{WEEKDAY},?\s+)?(?P<row>\d{{1,2}})\s?(?P<j>[-/.\u2010-\u2015])\s?"
    r"(?P<month>\d{1,2})\s?(?P=j)\s?(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d/]|[.-]\d)",
    "named": rf"(?:{_NAMED})\b{_AFTER_MONTH}",
}
_SIGNS = {
    "nth": "weekday of",
    "first": "month",
    "last": "month and a number",
    "iso": "figures with a joint",
    "figures": "figures with a joint",
    "named": "named day",
}
_SHAPES = tuple(
    (name, _SIGNS[name], later(rf"(?<![\w.£/-])(?:{shape})", re.IGNORECASE))
    for name, shape in _WITH_MONTH.items()
)
_NUMBERED = later(
    r"(?:\b(?:version|v|paragraphs?|paras?|sections?|ss?|figure|fig|table|chapter|"
    r"appendix|rules?|standards?|schedule|article|part|page|pp?|clause|regulations?|no|"
    r"number|ip)\.?|§|©)\s*$",
    re.IGNORECASE,
)
_MONTH_NUMBERS = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"),
    "dec",
)


class Told(NamedTuple):
    """A day that a text tells with its month: where, which month, which year or ""."""

    start: int
    end: int
    month: int
    year: str
    shape: str
    row: str


# Asked anew by whoever makes a text coarse, and by `finer`.
@lru_cache(maxsize=8)
def told(text: str) -> tuple[Told, ...]:
    """Return the days told with a month, in their order, none over another."""
    found: list[Told] = []
    signs = signs_of(text)
    for name, sign, shape in _SHAPES:
        for match in shape.finditer(text) if signs[sign] else ():
            one = _told(name, match)
            if one and not any(o.start < one.end and one.start < o.end for o in found):
                found.append(one)
    return tuple(sorted(found))


def _told(name: str, match: re.Match[str]) -> Told | None:
    groups = match.groupdict()
    word = groups.get("month") or next(m for m in FIXED if groups.get(m))
    month = _number(word)
    day = groups.get("row") or ""
    if not 1 <= month <= 12 or (day.isdigit() and not 1 <= int(day) <= 31):
        return None
    if _NUMBERED.search(match.string, max(0, match.start() - 14), match.start()):
        return None
    if not word.isdigit() and not _is_month(name, word, match):
        return None
    year = re.sub(r"\D", "", groups.get("year") or groups.get("brief") or "")
    if len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    return Told(match.start(), match.end(), month, year, name, day)


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _MONTH_NUMBERS.index(word[:3].casefold()) + 1


_IN = later(
    r"\b(?:in|by|since|during|of|until|till|to|from|and|for|each|every|last|next|this|"
    r"early|late|mid|after|before)\s+$",
    re.IGNORECASE,
)
_SHUT = later(r"\s*(?:[.,;:!?)\]]|$)")


def _is_month(name: str, word: str, match: re.Match[str]) -> bool:
    """Tell whether the word is the month: "she may 5 times", "of the 5 may be" not."""
    groups, text = match.groupdict(), match.string
    ordinal = not (groups.get("row") or "").isdigit()
    sure = bool(groups.get("year")) or (ordinal and name != "named")
    if name == "named":
        return word != "may" or groups["may"].istitle() or groups["may"].isupper()
    if name == "last" and not sure:
        # "March 5." is a day, "in March 5 children" is none.
        before = text[max(0, match.start() - 12) : match.start()]
        shut = _SHUT.match(text, match.end()) or follows(text, match.end())
        return word[0].isupper() and bool(shut or not _IN.search(before))
    if name == "last" and ordinal and word[0].islower() and word in ("may", "march"):
        return False
    return sure or word[0].isupper() or word not in ("may", "march", "mar", "dec")


# What may stand behind "on the 14th" when it is a day, and not "the 14th visit".
_FUNCTION = (
    "she|he|they|it|we|i|you|the|an?|and|or|but|at|when|where|who|which|because|so|then|"
    "there|that|this|his|her|their|its|to|for|by|with|was|were|had|has|is|as|after|from|"
    "before|again|nobody|no|all|both|in|until|of\\s+(?:the|this|that|each|every|last|"
    "next|which)|inst|ult|police|mother|father|grandmother|parents|staff|social|health|"
    "school|nursery|midwife|gp|hv|sw|did|could|would|"
    "not|only|neither|another|one|two|three|while|during|"
    "about|around|between|without|via"
)
_FOLLOWS = later(
    rf"\s*(?:[.,;:!?()\]\u2010-\u2015*_\"”’'-]|$)|\s+(?:{_FUNCTION})\b|"
    r"\s+(?-i:(?!(?:Century|Floor|Centile|Birthday)\b)[@A-Z])",
    re.IGNORECASE,
)


def follows(text: str, at: int) -> bool:
    """Tell whether what stands at a place can follow a day, and is no noun of it."""
    return _FOLLOWS.match(text, at) is not None


_WHEN = r"(?:on|by|since|until|till|from|before|after|between|and|to|of|dated|or)"
_SCORE = r"(?!\s+(?:of|children|times|cases|people|in|for)\b|\s+[a-z]+s\b|\s*%)"
_SEEN = (
    r"(?:on|by|since|until|till|dated|seen|visit(?:ed)?|called|rang|letter|met|reviewed|"
    r"appt|appointment|review|meeting|contact|w/c|commencing|beginning|ending|born|"
    rf"{WEEKDAY},?)"
)
_HOURS = r"(?:[01]?\d|2[0-3])"
_AT = r"(?:at|by|from|until|till|about|around|approx(?:imately|\.)?|@)"
_UNIT = (
    r"(?!\s*(?:kg|kilo|g\b|mg|ml|cm|mm|m\b|%|per\b|degrees|°|lit|mmol|units?|lbs?|"
    r"million|cent|pounds|hours?\s+(?:a|per|of)\b)|\.?\d)"
)
HALF_DAY = r"(?:[ap]\.?\s?m\b\.?)"
CLOCK = (
    rf"(?:{_HOURS}(?:[:.][0-5]\d)?\s?{HALF_DAY}|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    rf"(?!\d)(?:\s?(?:hrs?|hours)\b)?|(?:[01]\d|2[0-3])[.:]?[0-5]\d\s?(?:hrs?|hours|h)\b)"
)
_COUNT = rf"(?:\d+|an?|{HOUR_SHAPE}|[a-z]+teen|twenty)"
# Each with its sign.
_ALONE = tuple(
    (sign, later(shape, re.IGNORECASE | re.MULTILINE))
    for sign, shape in (
        (
            "weekday and a figure",
            rf"\b{WEEKDAY},?\s+(?:the\s+)?{_NUMBER}{_TH}(?!\s+(?:of\s+)?{MONTH_SHAPE})",
        ),
        (
            "weekday and a figure",
            rf"\b{WEEKDAY},?\s+{_NUMBER}\b(?!{_TH}|[:.]\d|\s?{HALF_DAY}|\s+[a-z]+s\b)",
        ),
        (
            "of the month",
            rf"\b(?:{_NUMBER}{_TH}|{_WORDED})\s+(?:day\s+)?(?:inst\b|ult\b|of\s+(?:the|"
            r"this|that|each|every|last|next|the\s+same)\s+month)",
        ),
        ("figure with th", rf"^\s*{_NUMBER}{_TH}\s*[:\u2010-\u2015-]"),
        (
            "figures with a stroke",
            rf"\b{_SEEN}\s+(?:the\s+)?{_NUMBER}\s?/\s?(?:1[0-2]|0?[1-9])(?![\w/]){_SCORE}",
        ),
        ("figures with a stroke", rf"\(\s?{_NUMBER}/(?:1[0-2]|0?[1-9])\s?\)"),
        (
            "feast",
            r"\b(?:good\s+friday|easter\s+(?:sun|mon|satur)?day|easter\s+monday|maundy\s+"
            r"thursday|ash\s+wednesday|shrove\s+tuesday|pancake\s+day|palm\s+sunday|whit"
            r"(?:sun|\s+mon|\s+sun)day|pentecost|ascension\s+day|moth(?:er['’]?s\s+day|"
            r"ering\s+sunday)|father['’]?s\s+day|remembrance\s+(?:sunday|day)|(?!(?:an?|"
            r"the|any|each|every|no|of|or|over|on|at|by|in)\b)[a-z’']+\s+bank\s+holiday|"
            r"(?:on|over)\s+the\s+bank\s+holiday|bank\s+holiday\s+monday|on\s+"
            r"(?:eid|diwali)|eid\s+(?:al|ul)[-\s]\w+|yom\s+kippur|leap\s+day)\b",
        ),
        (
            # With the age that the report tells beside it this is a day of birth.
            "birthday",
            r"\b(?:on|the\s+day\s+(?:of|before|after))\s+(?:his|her|their|your|(?:[@\w’'.-]+\s+)"
            r"{0,3}[@\w.-]+['’]s)\s+(?:[\w-]+\s+)?birthday\b(?!\s+(?:part|card|present|tea|cake))",
        ),
        ("week and a figure", r"\bweek\s+\d\d?,?\s+(?:of|in)\s+(?:19|20)\d\d\b"),
        ("clock", rf"(?<![\w.:£]){CLOCK}(?!\d)"),
        (
            "figures with a colon",
            rf"\b{_AT}\s+(?:about\s+|around\s+)?{_HOURS}:[0-5]\d(?!\d)",
        ),
        (
            "at a figure",
            rf"\bat\s+(?:[01]\d|2[0-3])(?<!19|20)[0-5]\d(?!\d|\s+(?-i:[A-Z])){_UNIT}",
        ),
        (
            "hour with a dot",
            rf"(?:\b(?:at|until|till|from)|@)\s+{_HOURS}\.[0-5]\d(?!\d){_UNIT}",
        ),
        # "Crew there 21.31.", "seen 00.20 on Sunday"; behind a weight stands its unit.
        (
            "figures with a dot",
            rf"(?<=[a-z]\s)(?:[01]\d|2[0-3])\.[0-5]\d"
            rf"(?=\s+on\s+{WEEKDAY}|[,;.)](?:\s|$))",
        ),
        ("figures with a colon", rf"@\s*{_HOURS}:[0-5]\d(?!\d)"),
        ("o'clock", rf"\b(?:{HOUR_SHAPE}|{_HOURS})\s+o\s?['’]?\s?clock\b"),
        (
            "past",
            rf"\b(?:half|quarter|(?:five|ten|twenty)(?:[ -]five)?)\s+past\s+"
            rf"(?:{HOUR_SHAPE}|{_HOURS})\b",
        ),
        (
            "to",
            rf"\b(?:quarter|at\s+(?:five|ten|twenty(?:[ -]five)?))\s+to\s+"
            rf"(?:{HOUR_SHAPE}|{_HOURS})\b(?!\s+[a-z]+s\b)",
        ),
        (
            "days old",
            rf"\b(?:years?|months?|weeks?),?\s+(?:and\s+)?{_COUNT}\s+days?\s+(?:old|"
            r"of\s+age)\b",
        ),
        (
            "aged",
            rf"\baged?\s+(?:(?:only|just|about)\s+)?{_COUNT}\s+(?:(?:year|month|week)s?,?"
            rf"\s+(?:and\s+)?{_COUNT}\s+)?days?\b",
        ),
        ("days old", rf"\b{_COUNT}[\s-]days?[\s-](?:old\b|of\s+age\b)"),
    )
)
# Days only where no noun of theirs follows: "on the 14th", not "on the 14th visit".
_BARE = tuple(
    (sign, later(shape, re.IGNORECASE))
    for sign, shape in (
        (
            "figure with th",
            rf"\b{_WHEN}\s+(?:the\s+)?(?:{WEEKDAY},?\s+)?(?:the\s+)?{_NUMBER}{_TH}",
        ),
        ("the nth", rf"\b{WEEKDAY},?\s+the\s+(?:{_TWENTIES}|{_LATER}|{_TEENS})\b"),
        ("the nth", rf"\b{_WHEN}\s+the\s+(?:{_TWENTIES}|{_LATER}|{_TEENS})\b"),
        (
            "figures with a dot",
            rf"\b(?:on|dated)\s+(?:the\s+)?{_NUMBER}[.-](?:1[0-2]|0?[1-9])\b"
            rf"(?![.-]?\d){_UNIT}",
        ),
        (
            "figures with a dot",
            rf"\b{_SEEN}\s+{_NUMBER}[.-](?:1[0-2]|0[1-9])\b(?![.-]?\d){_UNIT}",
        ),
    )
)
# 11/11, 03/05, 23/4 are no fractions; 3/5 is a day only where somebody is seen on it.
_STROKE = later(
    rf"(?<![\w/.-])(?P<d>{_NUMBER})/(?P<m>1[0-2]|0?[1-9])(?![\w/%]|\.\d|{DASH}\d){_SCORE}"
)
_NEXT = later(rf"{_AND}(?:the\s+)?{_ONE}", re.IGNORECASE)
_SAYINGS = frozenset(("24/7", "5/5", "6/6", "10/10"))


def finer(text: str) -> list[tuple[int, int]]:
    """Return where a text tells a day, an hour or an age in days: start and end."""
    found = [(one.start, one.end) for one in told(text)]
    found += [(start, end) for start, end, _ in days(text) if _whole(text, start)]
    found += misspelt_days(text)
    found += reckoned(text)
    found += [(start, end) for start, end in worded(text) if _whole(text, start)]
    signs = signs_of(text)
    for sign, shape in _ALONE:
        if signs[sign]:
            found += (match.span() for match in shape.finditer(text))
    for sign, shape in _BARE:
        if signs[sign]:
            found += (m.span() for m in shape.finditer(text) if _bare(text, m.end()))
    if signs["figures with a stroke"]:
        found += (match.span() for match in _STROKE.finditer(text) if _stroke(match))
    return sorted(set(found))


def _bare(text: str, end: int) -> bool:
    """Tell whether no noun follows, nor later: "the 9th to the 2nd centile"."""
    if follows(text, end):
        row = _NEXT.match(text, end)
        return row is None or _bare(text, row.end())
    return False


def _stroke(match: re.Match[str]) -> bool:
    day, month = match["d"], match["m"]
    padded = day[0] == "0" or month[0] == "0"
    return match[0] not in _SAYINGS and (padded or int(day) >= int(month))


def _whole(text: str, start: int) -> bool:
    return not _NUMBERED.search(text, max(0, start - 14), start)
