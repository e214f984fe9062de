"""Days that no calendar's words tell, and that can be reckoned all the same."""

import re

from scrkit.daynames import MONTH_SHAPE
from scrkit.identifiers.birthdays import ABROAD
from scrkit.identifiers.signs import signs_of
from scrkit.numberwords import HOUR_SHAPE
from scrkit.patterns import later

_COUNT = rf"(?:\d{{1,3}}|a|{HOUR_SHAPE}|[a-z]+teen|twenty)"
_WHOSE = r"(?:his|her|their|its|the\s+(?:child|baby|boy|girl|infant)(?:'|’)s)"
# Of these, a day by its number is one of work and not of a life.
_TAUGHT = (
    r"(?!\s+(?:\w+\s+)?(?:training|course|programme|trial|hearing|inquest|inspection|"
    r"audit|conference|school)\b)"
)
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
    r"\b(?:day|eve|morning|afternoon|evening|night)\s+of\s+the\s+(?:\w+\s+)?"
    r"(?:election|referendum|coronation|jubilee)\b",
    rf"\b(?:\d{{1,2}}\s?(?:af|ail|ydd|fed|eg|ain)|\w+(?:fed|ain|ydd))\s+o\s+(?:{'|'.join(ABROAD)})\b",
)
_RECKONED = later("|".join(_WAYS), re.IGNORECASE)
# Hardly a text has one of these, in small letters: parts of all that is rare.
_SIGNS = (
    *("day", "/", "-w", "election", "clocks ", "equinox", "thanksgiving", "candlemas"),
    *("martinmas", "michaelmas", "galan", "calan"),
)
_RARE = (
    r"\b(?:polling|election)\s+(?:day|night)\b(?=,?\s+(?:in\s+)?(?:\w+\s+)?(?:19|20)\d\d)",
    # The week and its day as a program writes them.
    r"\b(?:19|20)\d\d-W[0-5]\d(?:-?[1-7])?\b",
    r"\b\d{1,2}/\d{1,2}\s+(?:of|in)\s+(?:the\s+year\s+)?(?:19|20)\d\d"
    r"(?=\s*(?:[.,;:!?)]|$))",
    # Public days that lie on one day of a year.
    r"\b(?:on|at|of|before|after)\s+(?:d[\s-]day|v[ej][\s-]day|thanksgiving|candlemas|"
    r"martinmas|michaelmas(?!\s+term)|(?:spring|autumn|autumnal|vernal)\s+equinox|"
    r"the\s+(?:spring|autumn|autumnal|vernal)\s+equinox|trafalgar\s+day|lady\s+day|"
    r"all\s+(?:saints|souls)(?:'|’)?\s+day|independence\s+day|bastille\s+day|"
    r"anzac\s+day|red\s+nose\s+day|world\s+book\s+day|nos\s+galan(?:\s+gaeaf)?|"
    r"dydd\s+calan|(?:a[\s-]level|gcse)\s+results\s+day)\b",
    r"\bd[\s-]day(?:'|’)s\s+(?:\w+\s+)?anniversary\b",
    r"\b(?:long|short)est\s+day\s+of\s+(?:the\s+year|that\s+year)\b",
    r"\bclocks\s+(?:went|go|were\s+put)\s+(?:back|forward)\b",
    r"\b(?:on|it\s+was|(?:day|eve|night|morning|evening)\s+(?:of|before|after))\s+the\s+"
    r"(?:\w+\s+)?birthday\s+of\b",
    rf"\bit\s+was\s+{_WHOSE}\s+(?:\w+\s+)?birthday\b(?!\s+(?:party|card|present|tea|cake))",
    rf"\bday\s+{_COUNT}\s+of\s+(?:life|{_WHOSE})\b{_TAUGHT}",
    # "That day 12 of the families came" counts them.
    r"(?<!that )(?<!the )(?<!this )(?<!same )(?<!one )(?<!each )(?<!per )(?<!\ba )"
    r"(?<!\bany )"
    rf"\bday\s+(?:\d{{2,3}}|eleven|twelve|[a-z]+teen|twenty)\s+of\s+the\b{_TAUGHT}",
    # So near to what the report tells that the one day gives the other.
    rf"\b(?:until|till|from|since|on|by)\s+{_COUNT}\s+days?\s+(?:before|after)\s+"
    r"(?:the|his|her|their)\s+(?:\w+\s+)?(?:injury|injuries|incident|death|birth|collapse)\b",
)
_RARELY = later("|".join(_RARE), re.IGNORECASE)


def reckoned(text: str) -> list[tuple[int, int]]:
    """Return where a text tells a day by what one can reckon it from: start and end."""
    found = [match.span() for match in _RECKONED.finditer(text)]
    small = signs_of(text).small
    if any(sign in small for sign in _SIGNS):
        found += (match.span() for match in _RARELY.finditer(text))
    return found
