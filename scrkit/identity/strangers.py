"""Find what may be the name of somebody whom the register does not know."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scrkit.daynames import CALENDAR_WORDS, WEEKDAY_NAMES
from scrkit.identifiers.english import is_english, is_rather_a_name, opens_as_a_name
from scrkit.identifiers.letters import WORD, folded
from scrkit.identifiers.names import TITLES
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identity.naming import namings
from scrkit.identity.spans import within
from scrkit.identity.spellings import Spellings
from scrkit.patterns import later
from scrkit.text.nearness import one_letter_away

Kind = Literal["capital", "initials", "near", "titled"]

# A word with a capital, in halves or not: Lavinia, O'Neil, Zoë, McTest, Smith-JONES.
# Its own letter comes first, and what may not stand before it second: so a search goes
# from capital to capital, and is three times as fast.
_BEHIND = r"(?<![\w@].)[^\W\d_]*(?:[-'’][^\W\d_]+)*(?!\w)"
_CAPITAL = {
    ascii_only: later(first + _BEHIND)
    for ascii_only, first in ((True, "[A-Z]"), (False, r"[^\W\d_a-z]"))
}
# Letters of a word in capitals that is no abbreviation any more.
_SHOUTED = 4
_INITIALS = later(
    r"[A-Z](?<![\w@.-].)(?:\.\s?(?:[A-Z]\.\s?){1,3}(?!\w)|[A-Z]{1,2}\b(?![\w.-]))"
)
_SKIPPED = later(
    r"@@?[\w.-]+|`[^`]*`|<!--.*?-->|\S+@\S+|https?://\S+|www\.\S+", re.DOTALL
)
_OPENS = later(r"(?:^|[.!?:;]|\n\s*(?:[-+*>#|]+|\d+[.)])?)[\s\"'“‘(\[*_|-]*$")
# In small letters, as notes are typed: mrs babbage, dr. patel.
_ADDRESSED = later(
    r"(?<![\w@])(?:mr|mrs|ms|miss|dr|prof)\.?[ \u00a0]([^\W\d_]{3,})(?!\w)"
)
_I = later(r"I['’]")  # I'm, I've
_WORD_BEFORE = later(r"([^\W\d_]+)[^\w\n]{1,3}$")
_WORD_AFTER = later(r"[^\w\n]{1,3}([^\W\d_]+)")
_USUAL_CAPITALS = """
christmas easter boxing god
english british britain england wales scotland ireland
"""
_CAPITALS = CALENDAR_WORDS.union(
    (f"{name.lower()}s" for name in WEEKDAY_NAMES), _USUAL_CAPITALS.split()
)


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
    # The same object, where it is one already: what is known of a word is kept by it.
    usual = frozenset(usual)
    found = [*_capitals(text, known, usual), *_initials(text, known, usual)]
    found += _addressed(text)
    if not found:
        return ()
    taken = [(n.start, n.end) for n in namings(text, known)]
    taken += [match.span() for match in _SKIPPED.finditer(text)]
    is_taken = within(taken)
    free = [one for one in found if not is_taken(one.start)]
    return tuple(sorted(free, key=lambda one: one.start))


class _Word(NamedTuple):
    """What a word with a capital is by itself, wherever it stands.

    `near` as in Stranger; `ordinary` where it is such a word too; `strange` where it is
    none of the usual ones; `foreign` where it is not English; `rather` where it is
    rather a name, in capitals if it is `loud`, at the beginning of a sentence if not.
    """

    end: int
    near: str
    ordinary: bool
    strange: bool
    foreign: bool
    loud: bool
    rather: bool


# Far more words than a chronology has; what asks for the words of a history has more.
_MOST_WORDS = 65536


def _capitals(text: str, known: Spellings, usual: frozenset[str]) -> Iterator[Stranger]:
    if len(known.memory) > _MOST_WORDS:
        known.memory.clear()
    for match in _CAPITAL[text.isascii()].finditer(text):
        key = match[0], usual
        if key not in known.memory:
            known.memory[key] = _word(match[0], known, usual)
        word = known.memory[key]
        if word is None:
            continue
        at = match.start()
        titled = _titled(text, at)
        if word.near and (titled or not word.ordinary):
            yield Stranger(at, match.end(), "near", word.near)
        elif titled or (word.strange and _may_be_a_name(text, at, word)):
            yield Stranger(at, match.end(), "capital")


def _word(whole: str, known: Spellings, usual: frozenset[str]) -> _Word | None:
    """Return what a word is by itself, None for an abbreviation and the like."""
    written = re.sub(r"['’][sS]$", "", whole)
    if len(written) < 2 or not written[0].isupper() or _I.match(written):
        return None
    short = written.isupper() and len(written) < _SHOUTED
    if short and not re.search(r"['’-]", written):
        return None
    small, strange = folded(written), _strange(written, usual)
    loud = any(one.isupper() and len(one) >= _SHOUTED for one in strange)
    return _Word(
        len(written),
        _near(small, known),
        is_ordinary(small),
        bool(strange),
        not all(map(is_english, strange)),
        loud,
        any(map(is_rather_a_name if loud else opens_as_a_name, strange)),
    )


def _strange(written: str, usual: frozenset[str]) -> tuple[str, ...]:
    """Return what of a word is none of the usual ones; () where it is one as a whole.

    Of two halves those with a capital count: Multi-agency, Smith-JONES.
    """
    if folded(written) in usual:
        return ()
    parts = re.split("[-–]", written)
    halves = (one for one in parts if one[:1].isupper() and len(one) > 1)
    return tuple(one for one in halves if not _is_usual(one, usual))


def _may_be_a_name(text: str, at: int, word: _Word) -> bool:
    """Tell whether the capital of a word that is not usual is that of a name."""
    if word.foreign:
        return True
    if word.loud:
        return word.rather and not _shouting(text, at, at + word.end)
    return word.rather or _OPENS.search(text, max(0, at - 40), at) is None


def _is_usual(word: str, usual: Collection[str]) -> bool:
    small = word.casefold()
    return small in usual or small in _CAPITALS or small in TITLES


def _shouting(text: str, start: int, end: int) -> bool:
    """Tell whether the words beside one are in capitals too: a heading says nothing."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    after = _WORD_AFTER.match(text, end)
    beside = [one[1] for one in (before, after) if one]
    return any(len(one) > 1 and one.isupper() for one in beside)


def _titled(text: str, start: int) -> bool:
    before = text[max(0, start - 14) : start]
    if before.islower() or not before.strip():
        return False
    words = WORD.findall(before)
    gap = re.search(r"\w+\.?\s+$", before)
    return bool(
        words and gap and words[-1].casefold() in TITLES and words[-1][0].isupper()
    )


def _addressed(text: str) -> Iterator[Stranger]:
    """Yield surnames in small letters behind a title: no English words, or hardly.

    What else is written small is usual; these are so, too.
    """
    for match in _ADDRESSED.finditer(text):
        word = match[1]
        strange = opens_as_a_name(word) or not is_english(word)
        if word.islower() and strange and word not in _CAPITALS:
            yield Stranger(*match.span(1), "titled")


def _initials(
    text: str, known: Spellings, usual: Collection[str]
) -> Iterator[Stranger]:
    for match in _INITIALS.finditer(text):
        letters = re.sub(r"[^A-Z]", "", match[0])
        # In the midst of words in capitals NOT and IN are words themselves.
        said = is_english(letters) and _shouting(text, *match.span())
        if letters in known.initials or letters.casefold() in usual or said:
            continue
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
