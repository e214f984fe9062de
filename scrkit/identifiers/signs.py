"""What stands in every text that a shape of a day or an hour fits.

A shape is a long expression, and hardly a text holds what it finds. Its sign is a part
of all that it finds, looked for in small letters: most texts lack it, and the shape is
not even made ready. A sign may promise too much, and never too little.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from scrkit.daynames import MONTH_SHAPE, WEEKDAY_NAMES
from scrkit.numberwords import HOUR_SHAPE, ORDINALS
from scrkit.patterns import later

_WEEKDAY = rf"(?:{'|'.join(name[:3].lower() for name in WEEKDAY_NAMES)})[a-z]*\.?"
_HOUR = rf"(?:half|quarter|twenty|{HOUR_SHAPE}|\d\d?(?!\d))"
ABOUT = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|nearly|almost|exactly|just|"
    r"shortly|after|before|gone)\s+)"
)
"""What may stand before an hour that is told in words."""
FEASTS = (
    r"(?:easter|christmas|xmas|new\s+year|whit\w*|half[\s-]?term|eid|diwali|ramadan|"
    r"hallow|bonfire|the\s+bank\s+holiday)"
)
"""Of which a weekday beside them is as good as its number."""
NTH = rf"(?:{'|'.join(ORDINALS[:5])}|last|[1-5]\s?(?:st|nd|rd|th)\b)"
"""Which of a month's weeks or weekdays."""
# No text without a figure has one of these.
_WITH_FIGURES = {
    "eight figures": r"\d{8}",
    "figures with a stroke": r"\d\s?/\s?\d",
    "figures with a dot": r"\d[.-]\d",
    "figures with a joint": r"\d(?:\s?[-/._:\u200b\u2010-\u2015]\s?|\s)\d",
    "figures with a colon": r"\d:\d",
    "figure with th": r"\d\s?(?:st|nd|rd|th)\b",
    "weekday and a figure": rf"{_WEEKDAY},?\s+(?:the\s+)?\d",
    "clock": r"\d\s?(?:[ap]\.?\s?m\b|h)|\d:\d",
    "at a figure": r"at\s+\d",
    "hour with a dot": r"\s\d\d?\.\d",
    "day and a figure": r"day\s+\d",
    "Roman month": r"\d\s?[-/.\u2010-\u2015]\s?[xiv]",
    "at weeks": r"\d\s+weeks",
    "week and a figure": r"week\s+\d",
    "year": r"\s(?:19|20)\d\d",
}
_OF_WORDS = {
    "month": rf"(?:{MONTH_SHAPE})(?![^\W\d_])",
    "month and a number": rf"(?:{MONTH_SHAPE})\b\.?\s+(?:the\s+)?[\dtfsen]",
    "birthday": "birthday",
    "weekday of": rf"{_WEEKDAY}\s+(?:in|of)\s",
    "named day": r"new\s+year|twelfth|burns|valentine|st\.?\s+[pdgas]|fool|"
    r"may\s*day|hallow|bonfire|fawkes|armistice|christmas|boxing|hogmanay|xmas|"
    r"memorial\s+day|mlk|luther|yl\s+dd?ewi|ve[\s-]day|(?:long|short)est\s+day|solstice|"
    r"nadolig",
    "feast": r"good\s+fri|easter|maundy|ash\s+w|shrove|pancake|palm|whit|pentecost|"
    r"ascension|moth(?:er['’]?s\s+day|ering)|father['’]?s\s+day|remembrance|"
    r"bank\s+hol|eid|diwali|kippur|leap",
    "of the month": r"(?:the|this|that|each|every|last|next|same)\s+month|"
    r"\s(?:inst|ult)\b",
    "o'clock": "clock",
    "past": r"\spast\s",
    "to": r"(?:quarter|five|ten|twenty)\s+to\s",
    "days old": r"days?[\s-]+o[lf]",
    "aged": r"aged?\s",
    "and days": r"(?:year|month|week)s?,?\s+(?:and\s+)?[\w-]+(?:\s\w+)?\s+days?\b",
    "day beside": r"days?\s+(?:before|after)\s",
    "the nth": r"the\s+(?:twe|thir|four|fif|six|sev|eigh|nin|ten|ele)",
    "hour": rf"(?:at|until|till|by|since|before|after)\s+{ABOUT}*{_HOUR}",
    "part of the day": r"\s(?:morning|afternoon|evening|night)",
    "gone": r"gone\s",
    "half": r"(?:half|quarter)[\s-]",
    "ish": r"[eorxnt\d][\s-]?ish\b",
    "noon": r"\s(?:noon|mid)",
    "beside a feast": rf"\s{FEASTS}",
    "odd day": r"black\s+fri|midsum",
    "nth week": rf"(?:{NTH}|final)\s+(?:full\s+)?week",
    "edge of": r"(?:end|start|beginning|middle|close)\s+of\s",
    "weeks old": r"weeks?[\s-]o[lf]|aged?\s",
}
SIGNS = {name: later(sign) for name, sign in (_WITH_FIGURES | _OF_WORDS).items()}
_FIGURE = later(r"\d")
_NONE = dict.fromkeys(_WITH_FIGURES, False)


# One text is asked for days, hours and ages, one after the other.
@lru_cache(maxsize=8)
def signs_of(text: str) -> "Signs":
    """Return which signs a text holds."""
    return Signs(text)


class Signs(dict[str, bool]):
    """Which signs a text holds, by their names in `SIGNS`; each is looked for once."""

    def __init__(self, text: str) -> None:
        super().__init__(() if _FIGURE.search(text) else _NONE)
        self.small = small(text)

    def __missing__(self, name: str) -> bool:
        found = self[name] = SIGNS[name].search(self.small) is not None
        return found


class _Signed:
    """A pattern with its sign, to put other words in the place of what it finds."""

    def __init__(self, sign: str, pattern: re.Pattern[str]) -> None:
        self._sign, self._pattern = sign, pattern

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with what the pattern finds in it replaced."""
        return self._pattern.sub(put, text) if signs_of(text)[self._sign] else text


def signed(sign: str, pattern: str, flags: int = 0) -> _Signed:
    """Return a pattern that is asked only of texts with a sign, one of `SIGNS`."""
    return _Signed(sign, later(pattern, flags))


def small(text: str) -> str:
    """Return a text in small letters, as `re` takes letters for each other."""
    found = text.lower()
    if found.isascii():
        return found
    # To IGNORECASE a long s is an s, and an i with no dot or one too many an i.
    return found.replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")
