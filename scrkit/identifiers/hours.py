"""Hours that narrative tells in words, days that it tells by their week, ages in weeks.

"At nine she rang", "by half eight", "the Friday before Easter 2015", "12/V/2015":
beside the shapes of `identifiers/told.py`, which has those that are written in figures.
"""

import re
from collections.abc import Iterator

from scrkit.daynames import MONTH_SHAPE, WHOLE_WEEKDAY_SHAPE
from scrkit.identifiers.english import is_english
from scrkit.identifiers.signs import ABOUT, FEASTS, NTH, signs_of
from scrkit.numberwords import HOUR_SHAPE
from scrkit.patterns import later

# "9ish", "half eight", "quarter to nine", "ten o'clock".
HOUR = (
    rf"(?:(?:half|quarter|(?:five|ten|twenty)(?:[ -]five)?)[\s-](?:(?:past|to)\s+)?)?"
    rf"(?:{HOUR_SHAPE}|1[0-2]|0?[1-9])(?:[:.][0-5]\d|[\s-](?:fifteen|thirty|forty-five))?"
    r"(?:[\s-]?ish)?(?:\s+o\s?['’]?\s?clock)?"
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
    rf"{WHOLE_WEEKDAY_SHAPE})\b|,?\s+[@\"“])"
)
_STOOD = (
    r"(?<!stood )(?<!stands )(?<!remained )(?<!put )(?<!set )(?<!scored )(?<!rated )"
    r"(?<!assessed )(?<!capped )"
)
_OF_WEEK = rf"(?:in|of|during)\s+the\s+(?:{NTH}|final)\s+(?:full\s+)?week"
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
# Each with its sign.
_SHAPES = tuple(
    (sign, later(shape, re.IGNORECASE | re.MULTILINE))
    for sign, shape in (
        ("part of the day", rf"{_SAYS_IT}{HOUR}\s+{PART}\b"),
        (
            "hour",
            rf"\b{_STOOD}at\s+{ABOUT}*(?!one\b){HOUR}(?=\s*(?:[.,;!?)](?!\d)|$))(?<!\d)",
        ),
        (
            "hour",
            rf"\b(?:at|until|till|(?:by|since|before|after)(?!\s+one\b))\s+{ABOUT}*{HOUR}"
            rf"(?={_WHO})",
        ),
        ("gone", rf"\bit\s+(?:was|is|had)\s+(?:just\s+)?gone\s+{HOUR}\b"),
        (
            "half",
            rf"\b{_WHEN}\s+{ABOUT}*(?:half|quarter)[\s-](?:(?:past|to)\s+)?(?:{HOUR_SHAPE})"
            r"\b(?!\s+(?!was\b|is\b|has\b|his\b)[a-z]+s\b)",
        ),
        (
            "half",
            rf"\bhalf[\s-](?!one\b)(?:{HOUR_SHAPE})\b"
            r"(?!\s+(?!was\b|is\b|has\b|his\b)[a-z]+s\b)",
        ),
        ("ish", rf"\b(?:{HOUR_SHAPE}|1[0-2]|[1-9])[\s-]?ish\b(?!\s+[a-z]+s\b)"),
        (
            "noon",
            r"\b(?:hours?|minutes?|mins?)\s+(?:or\s+so\s+)?(?:before|after|past|to|until|"
            r"of)\s+(?:noon|mid-?day|midnight)\b",
        ),
        (
            "beside a feast",
            rf"\b(?:{WHOLE_WEEKDAY_SHAPE}|days?|nights?|weekend|eve)\s+(?:(?:just|immediately)\s+)?(?:"
            rf"before|after|of|following|preceding)\s+{FEASTS}",
        ),
        ("odd day", r"\b(?:black\s+friday|midsummer(?:['’]s)?\s+(?:day|eve))\b"),
        ("nth week", rf"\b{WHOLE_WEEKDAY_SHAPE}s?,?\s+{_OF_WEEK}\b"),
        ("edge of", rf"\b{WHOLE_WEEKDAY_SHAPE},?\s+{_EDGE}\s+of\s+(?:{MONTH_SHAPE})\b"),
        (
            "day and a figure",
            rf"\bday\s+\d{{1,2}}\s+of\s+(?:(?:the|that|this|each|last)\s+month|{MONTH_SHAPE})\b",
        ),
        (
            "Roman month",
            r"(?<![\w.£/-])(?:3[01]|[12]\d|0?[1-9])"
            rf"{_JOINT}(?:x?i{{1,3}}|i?x|xi|x?i?v|vi{{1,3}}){_JOINT}(?:19|20)?\d\d(?!\d)",
        ),
        (
            "figures with a dot",
            r"\b(?:log|note|entry|letter|e-?mail|record|report|minute|referral|form|diary|"
            r"fax|message|call|visit|meeting|contact|review|plan|conference|statement|text)s?"
            r"\s+(?:of|from|dated)\s+(?:3[01]|[12]\d|0?[1-9])[.-](?:1[0-2]|0?[1-9])"
            r"(?!\d|[.-]\d|\s*(?:kg|g\b|cm|mm|%|per\b|hours|pages|million))",
        ),
        ("weeks old", MANY_WEEKS),
        # No pregnancy lasts so long.
        ("at weeks", r"\bat\s+(?:4[3-9]|[5-9]\d|\d{3})\s+weeks\b"),
    )
)
# "12 Mai 2015", "3 de marzo de 2014": a month in another language, or miswritten.
_FOREIGN = later(
    r"(?<![\w.£/-])(?:3[01]|[12]\d|0?[1-9])(?:er|\.|º)?\s+(?:de\s+)?(?P<word>[^\W\d_]{3,14})"
    r"\.?\s+(?:de\s+)?(?:19|20)\d\d(?!\d)"
)
_MONTH = later(MONTH_SHAPE)
_ALSO_ENGLISH = frozenset(("mars", "mart", "marts", "august", "abril", "mayo", "mai"))


def worded(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text tells an hour in words, a day by its week, an age in weeks."""
    signs = signs_of(text)
    for sign, shape in _SHAPES:
        if signs[sign]:
            yield from (match.span() for match in shape.finditer(text))
    for match in _FOREIGN.finditer(text) if signs["year"] else ():
        word = match["word"].casefold()
        if _MONTH.fullmatch(word):
            continue
        if word in _ALSO_ENGLISH or not is_english(word):
            yield match.span()
