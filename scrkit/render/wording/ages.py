"""Make ages coarse, and how many days lie between an event and the child's injury."""

import re

from scrkit.identifiers.signs import signed
from scrkit.numberwords import HOUR_SHAPE, UNIT_SHAPE
from scrkit.render.wording.hours import in_months

_COUNT = (
    rf"(?:\d+|an?|{HOUR_SHAPE}|[a-z]+teen|"
    rf"(?:twenty|thirty)(?:[ -](?:{UNIT_SHAPE}))?)"
)
# An age of three parts loses its last; the other two are joined by "and".
_THREE_PARTS = re.compile(
    rf"(?P<first>\b{_COUNT}\s+(?:years?|months?)),?\s+"
    rf"(?P<second>{_COUNT}\s+(?:months?|weeks?)),?\s+(?:and\s+)?{_COUNT}\s+days?\b",
    re.IGNORECASE,
)
_AND_DAYS = re.compile(
    rf"(?P<age>\b(?:years?|months?|weeks?)),?\s+(?:and\s+)?{_COUNT}\s+days?"
    r"(?P<old>\s+old\b|\s+of\s+age\b)",
    re.IGNORECASE,
)
_AGED_AND = signed(
    "aged",
    rf"(?P<age>\baged?\s+(?:only\s+|just\s+|about\s+)?(?:{_COUNT}\s+(?:year|month|"
    rf"week)s?,?\s+(?:and\s+)?){{0,2}}{_COUNT}\s+(?:year|month|week)s?),?\s+(?:and\s+)?"
    rf"{_COUNT}\s+days?\b",
    re.IGNORECASE,
)
_DAYS_OLD = signed(
    "days old",
    r"(?<![\w-])(?P<days>\d{1,3})\s+days\s+(?P<old>old|of\s+age)\b",
    re.IGNORECASE,
)


# "The child was two and a half years and eleven days": nothing says that it is an age.
_WAS_AND = signed(
    "and days",
    r"(?P<age>\b(?:(?:he|she|they|child|baby|boy|girl|infant|twins?|brother|sister|"
    rf"sibling|who|(?-i:[A-Z]))\s+(?:was|were|is)|at)\s+(?:only\s+|just\s+)?{_COUNT}"
    rf"(?:\s+and\s+a\s+(?:half|quarter))?\s+(?:year|month)s?(?:,?\s+(?:and\s+)?{_COUNT}"
    rf"\s+(?:month|week)s?)?),?\s+(?:and\s+)?{_COUNT}\s+days?\b"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:when|then|at\s+the\s+time)\b)",
    re.IGNORECASE,
)
# "At 38 weeks and 4 days": of a pregnancy.
_OF_PREGNANCY = signed(
    "and days",
    r"(?P<age>\b(?:(?:[23]\d|4[0-3])|(?:twenty|thirty|forty)(?:[ -][a-z]+)?)\s+weeks),?"
    rf"\s+(?:and\s+)?{_COUNT}\s+days?\b(?=(?:\s+of)?\s+(?:gestation|pregnan))",
    re.IGNORECASE,
)
_AT_WEEKS = signed(
    "and days",
    r"(?P<age>\bat\s+(?:(?:[23]\d|4[0-3])|(?:twenty|thirty|forty)(?:[ -][a-z]+)?)\s+"
    rf"weeks),?\s+(?:and\s+)?{_COUNT}\s+days?\b",
    re.IGNORECASE,
)
# A bound, a rough count or a part of a row: no one day.
_NOT_BEHIND = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("within", "until", "till", "from", "since", "on", "by", "about", "around"),
        *(
            "least",
            "than",
            "to",
            "for",
            "or",
            "in",
            "the",
            "of",
            "first",
            "last",
            "and",
        ),
        *("nearly", "some", "almost", "over", "over the", "up to"),
    )
)
# Both days may be reckoned from each other: "eleven days after the injury".
_BESIDE = signed(
    "day beside",
    rf"{_NOT_BEHIND}(?<![-\w])"
    rf"(?:(?:exactly|just|only)\s+)?(?P<count>{_COUNT})\s+days?\s+(?P<side>before|after)"
    r"(?=\s+(?:the|his|her|their)\s+(?:\w+\s+)?(?:injury|injuries|incident|death|birth|"
    r"collapse)\b)",
    re.IGNORECASE,
)
_FEW = re.compile(r"[2-6]|an?|one|two|three|four|five|six", re.IGNORECASE)


def without_days_of_age(text: str) -> str:
    """Return narrative in which ages are told in months, and in no days."""
    text = _THREE_PARTS.sub(r"\g<first> and \g<second>", in_months(text))
    text = _AND_DAYS.sub(r"\g<age>\g<old>", text)
    text = _AGED_AND.sub(r"\g<age>", text)
    for shape in (_WAS_AND, _OF_PREGNANCY, _AT_WEEKS):
        text = shape.sub(r"\g<age>", text)
    return _DAYS_OLD.sub(_age, _BESIDE.sub(_near, text))


def _near(match: re.Match[str]) -> str:
    span = "days" if _FEW.fullmatch(match["count"]) else "weeks"
    words = f"in the {span} {match['side'].lower()}"
    return words.capitalize() if match[0][0].isupper() else words


def _age(match: re.Match[str]) -> str:
    months = int(match["days"]) / 30.4
    if months < 1:
        return "less than a month old"
    whole = round(months)
    return f"about {whole} {'month' if whole == 1 else 'months'} old"
