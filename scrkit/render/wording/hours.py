"""Take hours out of narrative where a part of the day stands beside them."""

import re

from scrkit.daynames import WHOLE_WEEKDAY_SHAPE
from scrkit.identifiers.hours import HOUR, MANY_WEEKS, PART
from scrkit.identifiers.signs import ABOUT, signed

_HALF = r"(?:\s?[ap]\.?m\b\.?|\s?hrs\b)?"
_WITH_PART = signed(
    "part of the day",
    rf"\bat\s+{ABOUT}*(?:{HOUR}{_HALF}|(?:1\d|2[0-3])[:.][0-5]\d{_HALF}),?\s+"
    rf"(?P<part>{PART})\b",
    re.IGNORECASE,
)
# "On a Friday at the end of September": which Friday that was, all can tell.
_WEEKDAY_OF = signed(
    "edge of",
    rf"\bon\s+(?:an?\s+|the\s+|one\s+)?{WHOLE_WEEKDAY_SHAPE},?\s+"
    r"(?P<where>(?:at|in|towards?|near|around)\s+the\s+(?:very\s+)?(?:end|start|beginning|"
    r"middle|close)\s+of\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_WEEKS = signed("weeks old", MANY_WEEKS, re.IGNORECASE)


def without_hours(text: str) -> str:
    """Return narrative in which "at nine that morning" is "that morning"."""
    text = _WITH_PART.sub(lambda m: _as(m[0], m["part"]), text)
    return _WEEKDAY_OF.sub(lambda m: _as(m[0], m["where"]), text)


def _as(before: str, words: str) -> str:
    return words[:1].upper() + words[1:] if before[:1].isupper() else words


def in_months(text: str) -> str:
    """Return narrative in which 130 weeks of age are about 30 months."""
    return _WEEKS.sub(_months, text)


def _months(match: re.Match[str]) -> str:
    told = match["old"] or match["weeks"]
    if not told.isdigit():
        return match[0]
    months = round(int(told) * 7 / 30.4)
    if match["aged"]:
        return f"{match['aged']} about {months} months"
    if "-" in match[0]:
        return f"{months}-month-old"
    return f"about {months} months {match['so']}"
