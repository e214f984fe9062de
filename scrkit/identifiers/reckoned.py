"""Days that no calendar's words tell, and that can be reckoned all the same."""

import re

from scrkit.daynames import MONTH_SHAPE
from scrkit.identifiers.birthdays import ABROAD
from scrkit.patterns import later

_COUNT = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten)"
_FEAST = (
    r"(?:easter|christmas|whitsun|pentecost|diwali|eid|ramadan|bonfire\s+night|"
    r"mother(?:'|’)s\s+day|father(?:'|’)s\s+day|halloween|new\s+year|half[- ]term)"
)
_WAYS = (
    # An age in days or weeks, as health writes it: 5/7, 11/52, 38+4.
    r"\b\d{1,2}/52\b(?=\s*(?:old|of\s+age))|\b(?:aged?|at)\s+\d{1,2}/52\b",
    r"\b\d{1,2}/7\b(?=\s*(?:old|of\s+age))|\baged?\s+\d{1,2}/7\b",
    r"\b\d{2}\s?\+\s?[0-6]\s*(?:weeks?|wks?|/40)\b",
    r"\b\d{1,3}\s+months?,?\s+(?:and\s+)?\d\s+(?:weeks?|days?)\b(?=\s*(?:old|then|$|[.,;]))",
    r"\b\d+(?:st|nd|rd|th)\s+day\s+of\s+(?:\w+\s+){0,3}life\b",
    r"\bday\s+\d{1,3}\s+of\s+(?:19|20)\d\d\b",
    # So near to a birthday or a feast that the day follows.
    rf"\b{_COUNT}\s+(?:days?|weeks?)\s+(?:before|after)\s+(?:(?:his|her|their|the|its)"
    r"\s+)?(?:\w+\s+)?birthday\b",
    r"\bbirthday\s+(?:was|fell)\s+on\b",
    rf"\b(?:days?|week|weekend|\w+day)\s+(?:before|after|following|of(?!\s+half))\s+{_FEAST}\b",
    r"\bides\s+of\s+(?:" + MONTH_SHAPE + r")\b",
    r"\b(?:day|eve)\s+of\s+the\s+(?:\w+\s+)?(?:election|referendum|coronation|jubilee)\b",
    rf"\b(?:\d{{1,2}}\s?(?:af|ail|ydd|fed|eg|ain)|\w+(?:fed|ain|ydd))\s+o\s+(?:{'|'.join(ABROAD)})\b",
)
_RECKONED = later("|".join(_WAYS), re.IGNORECASE)


def reckoned(text: str) -> list[tuple[int, int]]:
    """Return where a text tells a day by what one can reckon it from: start and end."""
    return [match.span() for match in _RECKONED.finditer(text)]
