"""Find what may be the name of somebody whom the register does not know."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from scrkit.identifiers.letters import WORD, folded
from scrkit.identifiers.names import TITLES
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identity.naming import namings, within
from scrkit.identity.spellings import Spellings
from scrkit.text.nearness import one_letter_away

Kind = Literal["capital", "initials", "near"]

_PAIRED = re.compile(r"\b[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?\b")
_INITIALS = re.compile(
    r"(?<![\w@.-])(?:[A-Z]\.\s?){2,4}(?!\w)|(?<![\w@.-])[A-Z]{2,3}\b(?![\w.-])"
)
_SKIPPED = re.compile(
    r"@@?[\w.-]+|`[^`]*`|<!--.*?-->|\S+@\S+|https?://\S+|www\.\S+", re.DOTALL
)
_OPENS = re.compile(r"(?:^|[.!?:;]|\n\s*(?:[-+*>#|]+|\d+[.)])?)[\s\"'“‘(\[*_|-]*$")
_USUAL_CAPITALS = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday christmas easter
jan feb mar apr jun jul aug sept sep oct nov dec mon tues wed thurs fri sat sun
mondays tuesdays wednesdays thursdays fridays saturdays sundays boxing god
english british britain england wales scotland ireland
"""
_CALENDAR = frozenset(_USUAL_CAPITALS.split())


@dataclass(frozen=True, slots=True, repr=False)
class Stranger:
    """A stretch of text (characters) that may name somebody unknown.

    `near` is the code whose name it nearly is, for a slip of the pen.
    """

    start: int
    end: int
    kind: Kind
    near: str = ""


def strangers(
    text: str, known: Spellings, usual: Collection[str]
) -> tuple[Stranger, ...]:
    """Return what may name somebody, in order; `usual` are folded words that do not.

    Those are words of offices, agencies, boards and the glossary, and the codes.
    """
    found = [*_capitals(text, known, usual), *_initials(text, known, usual)]
    if not found:
        return ()
    taken = [(n.start, n.end) for n in namings(text, known)]
    taken += [match.span() for match in _SKIPPED.finditer(text)]
    is_taken = within(taken)
    free = [one for one in found if not is_taken(one.start)]
    return tuple(sorted(free, key=lambda one: one.start))


def _capitals(
    text: str, known: Spellings, usual: Collection[str]
) -> Iterator[Stranger]:
    for match in _PAIRED.finditer(text):
        word = folded(re.sub(r"['’]s$", "", match[0]))
        near = _near(word, known)
        titled = _titled(text, match.start())
        opens = _OPENS.search(text, max(0, match.start() - 40), match.start())
        if near and (not is_ordinary(word) or titled):
            yield Stranger(match.start(), match.end(), "near", near)
        elif titled or not (opens or word in usual or word in _CALENDAR):
            yield Stranger(match.start(), match.end(), "capital")


def _titled(text: str, start: int) -> bool:
    before = text[max(0, start - 14) : start]
    if before.islower() or not before.strip():
        return False
    words = WORD.findall(before)
    gap = re.search(r"\w+\.?\s+$", before)
    return bool(
        words and gap and words[-1].casefold() in TITLES and words[-1][0].isupper()
    )


def _initials(
    text: str, known: Spellings, usual: Collection[str]
) -> Iterator[Stranger]:
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match[0])
        if letters not in known.initials and letters.casefold() not in usual:
            yield Stranger(match.start(), match.end(), "initials")


def _near(word: str, known: Spellings) -> str:
    """Return the code of a name that is one letter away, "" where there is none.

    That is a letter changed, left out, put in, or swapped with its neighbour.
    """
    if len(word) < 4:
        return ""
    near = one_letter_away(word, tuple(known.by_first))
    longer = (name for name in near if len(name) > 3)
    found = "" if word in near else next(longer, "")
    return known.by_first[found][0].code if found else ""
