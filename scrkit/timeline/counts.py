"""Find what an account counts: three bruises, 2.5 cm; never reads dates or clocks."""

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from scrkit.daynames import CALENDAR_WORDS
from scrkit.numberwords import SMALL, TENS
from scrkit.patterns import later

_WORDS = {word: str(number) for number, word in enumerate(SMALL, 1)} | {
    f"{ten}{unit}": str(number + n)
    for number, ten in zip(range(20, 100, 10), TENS, strict=True)
    for n, unit in enumerate(("", *(f"-{one}" for one in SMALL[:9])))
}
_WORDS["single"] = "1"
_SAID = "|".join(sorted(_WORDS, key=len, reverse=True)).replace("-", "[- ]")
# A number that is not part of a clock time, a date, a code, a version or a price.
_NUMBER = later(
    rf"(?<![\w@.:/£$-])(?P<number>\d{{1,4}}(?:\.\d+)?|{_SAID})"
    r"(?![\d:/%]|\.\d|-\d)(?:[ \t\n-]?(?P<unit>kg|kgs|g|cm|mm|ml)\b)?",
    re.IGNORECASE,
)
_UNSURE = later(
    r"\b(?:about|approximately|approx\.?|around|at least|at most|up to|over|under|"
    r"some|nearly|almost|or|more than|less than|fewer than|c\.)\s*$",
    re.IGNORECASE,
)
_NEXT = later(r"[ \t\n-]+([A-Za-z][a-z'’]*)")
# A noun is not looked for beyond these.
_STOP_WORDS = """
    of in on at to by and or but that which who was were is are had has from for with
    the a an his her their this it she he they not no then when said ago
"""
# Numbers of these are times, ages and dates, which have their own comparison.
_TIME_WORDS = """
    year month week day night hour minute second am pm o'clock hrs morning afternoon
"""
_STOPS = frozenset(_STOP_WORDS.split())
_TIMES = CALENDAR_WORDS.union(_TIME_WORDS.split())
_PLURALS = {
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
    "teeth": "tooth",
    "feet": "foot",
    "buses": "bus",
}
# Nouns of one thing: what one account calls bruises are marks to another.
_SAME = {
    "mark": "bruise",
    "bruising": "bruise",
    "contusion": "bruise",
    "kid": "child",
    "male": "man",
    "female": "woman",
    "pill": "tablet",
    "fit": "seizure",
}
# What marks are that are no bruises.
_OTHER_MARKS = frozenset(
    ("bite", "burn", "tyre", "scratch", "needle", "stretch", "birth", "question")
)
_REACH = 3
_ONE = ("1", "one", "single")
# A single mother is no count of mothers.
_SINGLE = later(r"single[ -](?:mother|mum|father|dad|parent|person|bed)", re.I)
_MANY = later(r"\b(?P<number>several|multiple|numerous|a number of)\b", re.I)
# How long something lasted is counted; when it was is not.
_LASTED = later(
    r"\b(?:last(?:s|ed|ing)|duration|stayed|alone|missing|unsupervised|unattended)"
    r"\b:?(?: of| for)? (?P<number>\d{1,4}|"
    + _SAID
    + r")[ -]?(?P<unit>minute|min|hour|hr|night|day)s?\b",
    re.IGNORECASE,
)
_BONE = (
    r"(?P<bone>rib|skull|femur|femoral|tibia|fibula|humerus|radius|ulna|clavicle|"
    r"metaphyseal|vertebra|finger|toe)"
)
_BONES = {"femoral": "femur"}
# Broken ribs are fractures of ribs, in whatever order an account has the words.
_BROKEN = tuple(
    later(
        written.format(
            number=rf"(?<![\w@.:/£$-])(?P<number>\d{{1,2}}|{_SAID})\b",
            some=r"(?: [a-z]+){0,2}?",
            bone=_BONE,
        ),
        re.IGNORECASE,
    )
    for written in (
        r"{number}{some} {bone} fractures?\b",
        r"{number}{some} fractures? (?:of|to|in)(?: the| his| her)?{some} {bone}s?\b",
        r"{number}{some} (?:broken|fractured){some} {bone}s?\b",
        r"{number}{some} {bone}s? (?:(?:was|were|had been|are|is) )?(?:all |both )?"
        r"(?:broken|fractured)\b",
        r"\b(?:broken?|fracture[sd]?)(?: of| to| in)?(?: the| his| her)? {number}"
        r"{some} {bone}s?\b",
    )
)
_BREAK = later(r"\b(?:broken?|fracture)", re.IGNORECASE)
_UNITS = {"min": ("minute", 1), "hour": ("minute", 60), "hr": ("minute", 60)}


class Count(NamedTuple):
    """A number with its noun in the singular; `sure` unless about, at least, or so.

    Several are infinitely many: no number but one contradicts them.
    """

    noun: str
    number: float
    sure: bool


_MONEY = later(r"£ ?(\d{1,3}(?:,\d{3})+|\d{1,7})(\.\d\d)?(?![\d,]*\d)")


def counts(text: str) -> Iterator[Count]:
    """Yield what a text counts: digits or number words, up to two words before a noun.

    Of one thing the next word counts as its noun, of several the next plural; where
    no noun follows, nothing is counted.
    """
    for found in _MONEY.finditer(text):
        pounds = f"{found[1].replace(',', '')}{found[2] or ''}"
        yield Count("pound", float(pounds), _sure(text, found))
    for found in _LASTED.finditer(text):
        unit, each = _UNITS.get(found["unit"].casefold(), (found["unit"].casefold(), 1))
        yield Count(unit, each * _value(found), sure=True)
    for found in _MANY.finditer(text):
        if noun := _noun(text, found):
            yield Count(noun, math.inf, sure=True)
    broken = dict(_fractures(text))
    yield from broken.values()
    for found in _NUMBER.finditer(text):
        if found.start() in broken or _SINGLE.match(text, found.start()):
            continue
        unit = found["unit"]
        noun = unit.casefold().rstrip("s") if unit else _noun(text, found)
        if noun and noun not in _TIMES:
            yield Count(noun, _value(found), _sure(text, found))


def _fractures(text: str) -> Iterator[tuple[int, Count]]:
    """Yield the counts of broken bones, each with the place of its number."""
    # Hardly an account tells of any, and five patterns take their time.
    if not _BREAK.search(text):
        return
    for found in (found for each in _BROKEN for found in each.finditer(text)):
        bone = found["bone"].casefold()
        noun = f"{_BONES.get(bone, bone)} fracture"
        yield found.start("number"), Count(noun, _value(found), _sure(text, found))


def _sure(text: str, found: "re.Match[str]") -> bool:
    return not _UNSURE.search(text, max(0, found.start() - 20), found.start())


def _value(found: "re.Match[str]") -> float:
    said = found["number"].casefold().replace(" ", "-")
    return float(_WORDS.get(said, said))


def _noun(text: str, found: "re.Match[str]") -> str:
    at, first, one = found.end(), "", found["number"].casefold() in _ONE
    before = ""
    for _ in range(_REACH):
        step = _NEXT.match(text, at)
        word = step[1].casefold() if step else ""
        if step is None or word in _STOPS:
            break
        first, at = first or _singular(word), step.end()
        # The number of a date or an age: what comes after is not counted by it.
        if first in _TIMES:
            return ""
        if not one and _singular(word) != word:
            return _thing(before, _singular(word))
        before = word
    return _thing("", first) if one else ""


def _thing(before: str, noun: str) -> str:
    """Return the noun that all accounts are compared by; a bite mark is no bruise."""
    return noun if before in _OTHER_MARKS else _SAME.get(noun, noun)


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return word[:-1] if plural and len(word) > 3 else word
