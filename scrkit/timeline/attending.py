"""Hear which services an account says were at a meeting, and which were not.

"School absent" denies every post of the school, "Head attended" says of one that it was
there: what is denied of the whole contradicts what is said of a part, and never the
other way round.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from scrkit.patterns import later
from scrkit.text.services import Party, services


class Attendance(NamedTuple):
    """Who was there, who was not, and whether the account tells of a meeting at all."""

    there: frozenset[Party]
    absent: frozenset[Party]
    meeting: bool


# A party stands in a sentence as its number between two marks, a list as several.
_LIST = r"⟦\d+⟧(?:(?:\s*[,/&]\s*|\s+)(?:and |or )?⟦\d+⟧){0,30}"
_MARKS = str.maketrans("⟦⟧", "()")
_ONE = later(r"⟦(\d+)⟧")
_SENTENCE = later(r"[.!?;]\s|\n")
_MEETING = later(
    r"\b(?:conference|meetings?|mtg|strategy discussion|core group|MARAC|panel|ICPC|"
    r"RCPC|TAF|TAC)\b",
    re.IGNORECASE,
)
_ABSENT = later(
    r"\b(?:apologies|apols)(?: were| was)?(?: received| given| sent| tendered)?"
    rf"(?: from| by| of)?:? (?P<from>{_LIST})|"
    rf"\bno (?:representatives?|reps?|representation|one|body) from (?P<none>{_LIST})|"
    rf"\bneither (?P<neither>⟦\d+⟧ nor ⟦\d+⟧) (?:attended|came|(?:was|were) (?:present|"
    r"there|represented|available|in attendance))\b|"
    rf"\bno (?P<no>{_LIST}) (?:presence|present|there|representatives?|"
    r"representation)\b|"
    rf"(?:^|, |\band |\bbut )(?P<who>{_LIST})"
    r"(?:,? (?:who )?(?:was|were|had been|has been)(?: also)? invited,?(?: but)?)? "
    r"(?:(?:was|were|had been) )?(?:also )?"
    r"(?:absent(?! from (?:school|class|work|home))|unrepresented|not (?:present|there|"
    r"represented|available|in attendance|attending|invited)|(?:did not|could not|"
    r"failed to|(?:was )?unable to) attend|(?:gave|sent|had given|had sent|"
    r"tendered) (?:\w+ )?apologies)\b",
    re.IGNORECASE,
)
_THERE = later(
    rf"(?P<who>{_LIST}),? (?:who )?(?:(?:was|were) )?(?:also )?(?:attended|present\b"
    r"(?! (?:for|as|with|a|the|to)\b)|joined|took part|there\b|in attendance|sitting|"
    r"sat\b|represented|dialled in|chaired|gave (?:an? |his |her |their )?report)|"
    r"\b(?:attended by|(?:present|attended|attending|in attendance|attendees):? "
    r"(?:were )?|between )(?P<list>[^()]*)",
    re.IGNORECASE,
)
# Where the list of those who came ends.
_BUT = later(r"\b(?:apologies|apols|absent|not|no|without|except|but)\b", re.IGNORECASE)


@lru_cache(maxsize=32768)
def attendance(text: str) -> Attendance:
    """Return who a text says was at a meeting; who is said to be both is left out."""
    there: set[Party] = set()
    absent: set[Party] = set()
    meeting = bool(_MEETING.search(text))
    for sentence in _SENTENCE.split(text):
        told, parties = _marked(sentence)
        if parties:
            absent.update(_named(_lists(_ABSENT, told), parties))
            there.update(_named(_lists(_THERE, _ABSENT.sub(" not ", told)), parties))
    absent = {one for one in absent if not any(covers(one, other) for other in there)}
    return Attendance(frozenset(there), frozenset(absent), meeting)


def covers(absent: Party, there: Party) -> bool:
    """Tell whether who was absent cannot have been there by that other name."""
    return there[: len(absent)] == absent


def called(party: Party) -> str:
    """Return the last name of a party that is a word and no code."""
    return [name for name in party if not name[-1:].isdigit()][-1]


@cache
def _party() -> tuple["re.Pattern[str]", dict[str, Party]]:
    """Return how a service or post is found, and what each wording is of."""
    said: dict[str, Party] = {}
    ways: dict[str, str] = {}
    for one in services():
        unless = f"(?! (?:{'|'.join(one.unless)})\\b)" if one.unless else ""
        for wording in (*one.called, *one.people):
            ways[wording] = re.escape(wording).replace("'", "['\u2019]") + unless
            said[wording.casefold()] = one.path
        for letters in one.short:
            ways[letters] = f"(?-i:{letters})" + unless
            said[letters.casefold()] = one.path
    # The longest first: a wording that holds another says more.
    every = "|".join(ways[wording] for wording in sorted(ways, key=len, reverse=True))
    pattern = rf"(?<![\w-])(?:(?:the|our|a|an) )?@?({every})(?P<code>\d*)(?![\w-])"
    return re.compile(pattern, re.IGNORECASE), said


def _marked(sentence: str) -> tuple[str, list[Party]]:
    """Return a sentence with marks in the place of its parties, and these."""
    parties: list[Party] = []
    pattern, paths = _party()

    def mark(match: "re.Match[str]") -> str:
        said = match[1].casefold()
        path = paths[said.replace("\u2019", "'")]
        parties.append((*path, said + match["code"]) if match["code"] else path)
        return f"⟦{len(parties) - 1}⟧"

    return pattern.sub(mark, sentence.translate(_MARKS)), parties


def _lists(pattern: "re.Pattern[str]", sentence: str) -> Iterator[str]:
    for match in pattern.finditer(sentence):
        said = next(each for each in match.groups() if each is not None)
        # Only the list of those who came may have other words in it.
        yield _BUT.split(said, 1)[0]


def _named(lists: Iterator[str], parties: list[Party]) -> Iterator[Party]:
    for one in lists:
        yield from (parties[int(number)] for number in _ONE.findall(one))
