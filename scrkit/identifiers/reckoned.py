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
    r"\b(?:day|eve|night|morning)\s+(?:before\s+|after\s+|of\s+)"
    r"(?:his|her|their|the\s+(?:child|baby|boy|girl)(?:'|’)s)\s+(?:\w+\s+)?birthday\b",
    # The first day of a term, the last of a month, the ninth after birth.
    rf"\b(?:first|last|second|final|penultimate)\s+(?:school\s+|working\s+|week\s?)?day\s+"
    rf"of\s+(?:(?:the\s+)?(?:\w+\s+)?term|(?:{MONTH_SHAPE})|(?:19|20)\d\d|"
    r"(?:the\s+)?(?:school\s+)?year)\b",
    r"\b(?:\w+th|first|second|third|\d+(?:st|nd|rd|th))\s+day\s+(?:after|from|following)"
    r"\s+(?:(?:his|her|the|their)\s+)?birth\b",
    r"\b(?:on|at|before|after|until|by)\s+(?:diwali|vaisakhi|holi|yom\s+kippur|"
    r"rosh\s+hashanah|lunar\s+new\s+year|chinese\s+new\s+year)\b",
    r"\b\d{1,2}[ ./-](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[ ./-](?:(?:19|20)?\d\d)\b",
    r"\bides\s+of\s+(?:" + MONTH_SHAPE + r")\b",
    r"\b(?:day|eve)\s+of\s+the\s+(?:\w+\s+)?(?:election|referendum|coronation|jubilee)\b",
    rf"\b(?:\d{{1,2}}\s?(?:af|ail|ydd|fed|eg|ain)|\w+(?:fed|ain|ydd))\s+o\s+(?:{'|'.join(ABROAD)})\b",
)
_RECKONED = later("|".join(_WAYS), re.IGNORECASE)


def reckoned(text: str) -> list[tuple[int, int]]:
    """Return where a text tells a day by what one can reckon it from: start and end."""
    return [match.span() for match in _RECKONED.finditer(text)]
