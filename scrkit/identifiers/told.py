"""Every way in which narrative tells a day, an hour or an age in days: in English.

The shapes of whole dates are those of `identifiers/days.py`; here stand those that
only a reader completes: "the 14th", "11/11", "Boxing Day", "half past two".
"""

import re
from typing import NamedTuple

from scrkit.identifiers.days import MONTH, days
from scrkit.identifiers.hours import WORD_HOUR, worded

WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)"
    r"(?:day)?\b\.?)"
)
DASH = r"[-\u2010-\u2015\u2212]"
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:\s?(?:st|nd|rd|th)\b)"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    "eighteenth|nineteenth|twentieth|thirtieth"
)
_LATER = _UNITS.replace("first|second|third|", "")
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
_FIXED = {
    "january": r"new\s+year['’]?s?\s+day|new\s+year(?=\s+(?:19|20)\d\d)|"
    r"twelfth\s+night|burns\s+night",
    "february": r"(?:st\.?\s+)?valentine['’]?s(?:\s+day)?",
    "march": r"st\.?\s+(?:patrick|david)['’]?s\s+day",
    "april": r"st\.?\s+george['’]?s\s+day|april\s+fools?['’]?\s+day",
    "may": r"may\s*day",
    "july": r"twelfth\s+of\s+july",
    "october": r"hallow['’]?e['’]?en",
    "november": r"bonfire\s+night|guy\s+fawkes(?:\s+night)?|armistice\s+day|"
    r"st\.?\s+andrew['’]?s\s+day",
    "december": r"christmas\s+(?:day|eve)|boxing\s+day|new\s+year['’]?s?\s+eve|"
    r"hogmanay|st\.?\s+stephen['’]?s\s+day|xmas\s+(?:day|eve)",
}
_NAMED = "|".join(f"(?P<{month}>{shape})" for month, shape in _FIXED.items())
_NTH = rf"(?:first|second|third|fourth|fifth|last|[1-5]{_TH})"
_WITH_MONTH = {
    # "the first Monday in March 2014" is a day as good as its number.
    "nth": rf"{_NTH}\s+{WEEKDAY}\s+(?:in|of)\s+(?P<month>{MONTH}){_AFTER_MONTH}",
    "first": rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?{_ROW}(?:\s+day)?(?:\s+of)?{_GAP}"
    rf"(?P<month>{MONTH})(?![^\W\d_]){_AFTER_MONTH}",
    "last": rf"(?:{WEEKDAY},?\s+)?(?P<month>{MONTH})\b\.?\s+(?:the\s+)?{_ROW}"
    rf"(?!\s*%|[.:]\d)(?:,?\s+(?P<year>{_YEAR}))?",
    "iso": r"(?P<year>(?:19|20)\d\d)(?P<j>[-/.])(?P<month>\d{1,2})(?P=j)"
    r"(?P<row>\d{1,2})(?!\d)(?:T\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "figures": rf"(?:{WEEKDAY},?\s+)?(?P<row>\d{{1,2}})\s?(?P<j>[-/.\u2010-\u2015])\s?"
    r"(?P<month>\d{1,2})\s?(?P=j)\s?(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d/]|[.-]\d)",
    "named": rf"(?:{_NAMED})\b{_AFTER_MONTH}",
}
_SHAPES = tuple(
    (name, re.compile(rf"(?<![\w.£/-])(?:{shape})", re.IGNORECASE))
    for name, shape in _WITH_MONTH.items()
)
_NUMBERED = re.compile(
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


_FIGURE = re.compile(r"\d")
# No shape fits without a figure, or the beginning of a month or of a day's name.
_DAYS = ("day", "night", "eve", "valentine", "hallow", "fawkes", "hogmanay")


def told(text: str) -> list[Told]:
    """Return the days told with a month, in their order, none over another."""
    found: list[Told] = []
    low = text.casefold()
    if not _FIGURE.search(text) and not any(
        stem in low for stem in (*_MONTH_NUMBERS, *_DAYS)
    ):
        return found
    for name, shape in _SHAPES:
        for match in shape.finditer(text):
            one = _told(name, match)
            if one and not any(o.start < one.end and one.start < o.end for o in found):
                found.append(one)
    return sorted(found)


def _told(name: str, match: re.Match[str]) -> Told | None:
    groups = match.groupdict()
    word = groups.get("month") or next(m for m in _FIXED if groups.get(m))
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


_IN = re.compile(
    r"\b(?:in|by|since|during|of|until|till|to|from|and|for|each|every|last|next|this|"
    r"early|late|mid|after|before)\s+$",
    re.IGNORECASE,
)
_SHUT = re.compile(r"\s*(?:[.,;:!?)\]]|$)")


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
_FOLLOWS = re.compile(
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
_COUNT = rf"(?:\d+|an?|{WORD_HOUR}|[a-z]+teen|twenty)"
_ALONE = tuple(
    re.compile(shape, re.IGNORECASE | re.MULTILINE)
    for shape in (
        rf"\b{WEEKDAY},?\s+(?:the\s+)?{_NUMBER}{_TH}(?!\s+(?:of\s+)?{MONTH})",
        rf"\b{WEEKDAY},?\s+{_NUMBER}\b(?!{_TH}|[:.]\d|\s?{HALF_DAY}|\s+[a-z]+s\b)",
        rf"\b(?:{_NUMBER}{_TH}|{_WORDED})\s+(?:day\s+)?(?:inst\b|ult\b|of\s+(?:the|this|"
        r"that|each|every|last|next|the\s+same)\s+month)",
        rf"^\s*{_NUMBER}{_TH}\s*[:\u2010-\u2015-]",
        rf"\b{_SEEN}\s+(?:the\s+)?{_NUMBER}\s?/\s?(?:1[0-2]|0?[1-9])(?![\w/]){_SCORE}",
        rf"\(\s?{_NUMBER}/(?:1[0-2]|0?[1-9])\s?\)",
        r"\b(?:good\s+friday|easter\s+(?:sun|mon|satur)?day|easter\s+monday|maundy\s+"
        r"thursday|ash\s+wednesday|shrove\s+tuesday|pancake\s+day|palm\s+sunday|whit"
        r"(?:sun|\s+mon|\s+sun)day|pentecost|ascension\s+day|moth(?:er['’]?s\s+day|ering"
        r"\s+sunday)|father['’]?s\s+day|remembrance\s+(?:sunday|day)|(?!(?:an?|the|any|"
        r"each|every|no|of|or|over|on|at|by|in)\b)[a-z’']+\s+bank\s+holiday|(?:on|over)\s+"
        r"the\s+bank\s+holiday|bank\s+holiday\s+monday|on\s+"
        r"(?:eid|diwali)|eid\s+(?:al|ul)[-\s]\w+|yom\s+kippur|leap\s+day)\b",
        rf"(?<![\w.:£]){CLOCK}(?!\d)",
        rf"\b{_AT}\s+(?:about\s+|around\s+)?{_HOURS}:[0-5]\d(?!\d)",
        rf"\bat\s+(?:[01]\d|2[0-3])(?<!19|20)[0-5]\d(?!\d|\s+(?-i:[A-Z])){_UNIT}",
        rf"(?:\b(?:at|until|till|from)|@)\s+{_HOURS}\.[0-5]\d(?!\d){_UNIT}",
        rf"@\s*{_HOURS}:[0-5]\d(?!\d)",
        rf"\b(?:{WORD_HOUR}|{_HOURS})\s+o\s?['’]?\s?clock\b",
        rf"\b(?:half|quarter|(?:five|ten|twenty)(?:[ -]five)?)\s+past\s+"
        rf"(?:{WORD_HOUR}|{_HOURS})\b",
        rf"\b(?:quarter|at\s+(?:five|ten|twenty(?:[ -]five)?))\s+to\s+(?:{WORD_HOUR}|"
        rf"{_HOURS})\b(?!\s+[a-z]+s\b)",
        rf"\b(?:years?|months?|weeks?),?\s+(?:and\s+)?{_COUNT}\s+days?\s+(?:old|of\s+age)\b",
        rf"\baged?\s+(?:(?:only|just|about)\s+)?{_COUNT}\s+(?:(?:year|month|week)s?,?\s+"
        rf"(?:and\s+)?{_COUNT}\s+)?days?\b",
        rf"\b{_COUNT}[\s-]days?[\s-](?:old\b|of\s+age\b)",
    )
)
# Days only where no noun of theirs follows: "on the 14th", not "on the 14th visit".
_BARE = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\b{_WHEN}\s+(?:the\s+)?(?:{WEEKDAY},?\s+)?(?:the\s+)?{_NUMBER}{_TH}",
        rf"\b{_WHEN}\s+the\s+(?:{_TWENTIES}|{_LATER}|{_TEENS})\b",
        rf"\b(?:on|dated)\s+(?:the\s+)?{_NUMBER}[.-](?:1[0-2]|0?[1-9])\b(?![.-]?\d)"
        rf"{_UNIT}",
        rf"\b{_SEEN}\s+{_NUMBER}[.-](?:1[0-2]|0[1-9])\b(?![.-]?\d){_UNIT}",
    )
)
# 11/11, 03/05, 23/4 are no fractions; 3/5 is a day only where somebody is seen on it.
_STROKE = re.compile(
    rf"(?<![\w/.-])(?P<d>{_NUMBER})/(?P<m>1[0-2]|0?[1-9])(?![\w/%]|\.\d|{DASH}\d){_SCORE}"
)
_NEXT = re.compile(rf"{_AND}(?:the\s+)?{_ONE}", re.IGNORECASE)
_SAYINGS = frozenset(("24/7", "5/5", "6/6", "10/10"))


def finer(text: str) -> list[tuple[int, int]]:
    """Return where a text tells a day, an hour or an age in days: start and end."""
    found = [(one.start, one.end) for one in told(text)]
    found += [(start, end) for start, end, _ in days(text) if _whole(text, start)]
    found += [(start, end) for start, end in worded(text) if _whole(text, start)]
    for shape in _ALONE:
        found += (match.span() for match in shape.finditer(text))
    for shape in _BARE:
        found += (m.span() for m in shape.finditer(text) if _bare(text, m.end()))
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
