"""Hours that narrative tells in words, days that it tells by their week, ages in weeks.

"At nine she rang", "by half eight", "the Friday before Easter 2015", "12/V/2015":
beside the shapes of `identifiers/told.py`, which has those that are written in figures.
"""

import re
from collections.abc import Iterator

from scrkit.identifiers.days import MONTH
from scrkit.identifiers.english import is_english

WORD_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# "9ish", "half eight", "quarter to nine", "ten o'clock".
HOUR = (
    rf"(?:(?:half|quarter|(?:five|ten|twenty)(?:[ -]five)?)[\s-](?:(?:past|to)\s+)?)?"
    rf"(?:{WORD_HOUR}|1[0-2]|0?[1-9])(?:[:.][0-5]\d|[\s-](?:fifteen|thirty|forty-five))?"
    r"(?:[\s-]?ish)?(?:\s+o\s?['’]?\s?clock)?"
)
ABOUT = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|exactly|just|"
    r"shortly|after|before|gone)\s+)"
)
# The part of a day that follows an hour, and says that it is one.
PART = (
    r"(?:(?:in\s+the|that|this|(?:on\s+)?the\s+(?:same|next|following|previous)|(?:the\s+)?"
    r"next|the)\s+(?:very\s+)?(?:early\s+)?(?:morning|afternoon|evening|night)|at\s+night)"
)
_WHEN = r"(?:at|by|from|since|until|till|before|after|about|around|gone|past|nearly)"
_SAYS_IT = rf"(?:\b{_WHEN}\s+|\b(?:it|that)\s+(?:was|is)\s+|(?:^|[.;:]\s+)){ABOUT}*"
# Who does something then: after a number of things stands their noun.
_WHO = (
    r"(?:,?\s+(?:she|he|they|we|i|it|nobody|no\s+one|the|his|her|their|mother|father|"
    r"child|mr|mrs|ms|pc|and\s+(?:she|he|they)|when|sharp|on\s+the\s+dot|on\s+(?:the\s+)?"
    rf"{_WEEKDAY})\b|,?\s+[@\"“])"
)
_STOOD = (
    r"(?<!stood )(?<!stands )(?<!remained )(?<!put )(?<!set )(?<!scored )(?<!rated )"
    r"(?<!assessed )(?<!capped )"
)
_FEASTS = (
    r"(?:easter|christmas|xmas|new\s+year|whit\w*|half[\s-]?term|eid|diwali|ramadan|"
    r"hallow|bonfire|the\s+bank\s+holiday)"
)
_NTH_WEEK = r"(?:first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))"
_OF_WEEK = rf"(?:in|of|during)\s+the\s+{_NTH_WEEK}\s+(?:full\s+)?week"
_EDGE = (
    r"(?:at|in|towards?|near|around)\s+the\s+(?:very\s+)?(?:end|start|beginning|middle|"
    r"close)"
)
_JOINT = r"\s?[-/.\u2010-\u2015]\s?"
_TENS = r"(?:thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a|one|two)\s+hundred)"
# A baby's age is told in weeks up to half a year; later they say when it was born.
_MANY = (
    rf"(?:2[7-9]|[3-9]\d|[1-9]\d\d|{_TENS}(?:\s+and)?(?:[\s-][a-z]+)?|"
    r"twenty-(?:sev|eig|nin)\w+)"
)
MANY_WEEKS = (
    rf"(?:(?<![\w-])(?P<old>{_MANY})[\s-]weeks?[\s-](?P<so>old|of\s+age)\b|"
    rf"\b(?P<aged>aged?)\s+(?P<about>(?:only|just|about)\s+)?(?P<weeks>{_MANY})\s+weeks\b)"
)
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE | re.MULTILINE)
    for shape in (
        rf"{_SAYS_IT}{HOUR}\s+{PART}\b",
        rf"\b{_STOOD}at\s+{ABOUT}*(?!one\b){HOUR}(?=\s*(?:[.,;!?)](?!\d)|$))(?<!\d)",
        rf"\b(?:at|until|till|(?:by|since|before|after)(?!\s+one\b))\s+{ABOUT}*{HOUR}"
        rf"(?={_WHO})",
        rf"\bit\s+(?:was|is|had)\s+(?:just\s+)?gone\s+{HOUR}\b",
        rf"\b{_WHEN}\s+{ABOUT}*(?:half|quarter)[\s-](?:(?:past|to)\s+)?(?:{WORD_HOUR})\b"
        r"(?!\s+(?!was\b|is\b|has\b|his\b)[a-z]+s\b)",
        rf"\bhalf[\s-](?!one\b)(?:{WORD_HOUR})\b(?!\s+(?!was\b|is\b|has\b|his\b)[a-z]+s\b)",
        rf"\b(?:{WORD_HOUR}|1[0-2]|[1-9])[\s-]?ish\b(?!\s+[a-z]+s\b)",
        r"\b(?:hours?|minutes?|mins?)\s+(?:or\s+so\s+)?(?:before|after|past|to|until|of)\s+"
        r"(?:noon|mid-?day|midnight)\b",
        rf"\b(?:{_WEEKDAY}|days?|nights?|weekend|eve)\s+(?:(?:just|immediately)\s+)?(?:"
        rf"before|after|of|following|preceding)\s+{_FEASTS}",
        r"\b(?:black\s+friday|midsummer(?:['’]s)?\s+(?:day|eve))\b",
        rf"\b{_WEEKDAY}s?,?\s+{_OF_WEEK}\b",
        rf"\b{_WEEKDAY},?\s+{_EDGE}\s+of\s+(?:{MONTH})\b",
        rf"\bday\s+\d{{1,2}}\s+of\s+(?:(?:the|that|this|each|last)\s+month|{MONTH})\b",
        rf"(?<![\w.£/-])(?:3[01]|[12]\d|0?[1-9]){_JOINT}(?:x?i{{1,3}}|i?x|xi|x?i?v|vi{{1,3}})"
        rf"{_JOINT}(?:19|20)?\d\d(?!\d)",
        r"\b(?:log|note|entry|letter|e-?mail|record|report|minute|referral|form|diary|fax|"
        r"message|call|visit|meeting|contact|review|plan|conference|statement|text)s?\s+"
        r"(?:of|from|dated)\s+(?:3[01]|[12]\d|0?[1-9])[.-](?:1[0-2]|0?[1-9])(?!\d|[.-]\d|"
        r"\s*(?:kg|g\b|cm|mm|%|per\b|hours|pages|million))",
        MANY_WEEKS,
        # No pregnancy lasts so long.
        r"\bat\s+(?:4[3-9]|[5-9]\d|\d{3})\s+weeks\b",
    )
)
# "12 Mai 2015", "3 de marzo de 2014": a month in another language, or miswritten.
_FOREIGN = re.compile(
    r"(?<![\w.£/-])(?:3[01]|[12]\d|0?[1-9])(?:er|\.|º)?\s+(?:de\s+)?(?P<word>[^\W\d_]{3,14})"
    r"\.?\s+(?:de\s+)?(?:19|20)\d\d(?!\d)"
)
_MONTH = re.compile(MONTH)
_ALSO_ENGLISH = frozenset(("mars", "mart", "marts", "august", "abril", "mayo", "mai"))


def worded(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text tells an hour in words, a day by its week, an age in weeks."""
    for shape in _SHAPES:
        yield from (match.span() for match in shape.finditer(text))
    for match in _FOREIGN.finditer(text):
        word = match["word"].casefold()
        if _MONTH.fullmatch(word):
            continue
        if word in _ALSO_ENGLISH or not is_english(word):
            yield match.span()
