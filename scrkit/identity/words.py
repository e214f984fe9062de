"""The words of a text as names are compared, those that are broken made whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from scrkit.identifiers.letters import APOSTROPHES, HYPHENS, MARKS, UNSEEN, WORD, folded
from scrkit.identity.handles import registered
from scrkit.patterns import later

# What may stand inside a word: signs that are not seen, a hyphen at the end of a line.
_INSIDE = later(
    rf"[{UNSEEN}]+\s{{0,40}}|[{UNSEEN}]*[{HYPHENS}][{UNSEEN}{MARKS}]*\s{{0,40}}"
)
BROKEN = later(
    rf"[{UNSEEN}{HYPHENS}](?<=[\w{MARKS}].)[{UNSEEN}{HYPHENS}{MARKS}]{{0,8}}\s{{0,40}}"
    r"(?=[^\W\d_])"
)
# Pieces of one word: a few, or all its letters with signs that are not seen between.
_MOST_PIECES, _MOST_LETTERS = 6, 24
_POSSESSIVE = later(rf"[{APOSTROPHES}]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, as it is compared and as it is written."""

    start: int
    end: int
    folded: str
    written: str
    plural: bool = False


def words_in(text: str, at: int = 0) -> Iterator[Word]:
    """Yield the words of a text from a place on, without their genitive."""
    for match in WORD.finditer(text, at):
        bare, small = without_genitive(match[0])
        # "O'Neil's": the last apostrophe is the genitive's, the first the name's.
        yield Word(match.start(), match.start() + len(bare), small, bare)


@lru_cache(maxsize=65536)
def without_genitive(word: str) -> tuple[str, str]:
    """Return a word without its genitive, as it is written and folded."""
    bare = _POSSESSIVE.sub("", word)
    return bare, folded(bare)


def singular(word: Word, known: frozenset[str]) -> Word:
    """Return a word of a name for its plural, marked as such."""
    single = registered(word.folded, known) or word.folded
    plural = single != word.folded
    return replace(word, folded=single, plural=True) if plural else word


def mended(text: str, words: list[Word], known: frozenset[str]) -> Iterator[Word]:
    """Yield the words, those in one that only together are a word of a name."""
    at = 0
    while at < len(words):
        end = _mendable(text, words, at)
        while end > at + 1:
            whole = "".join(word.folded for word in words[at:end])
            apart = all(registered(word.folded, known) for word in words[at:end])
            if registered(whole, known) and not apart:
                break
            end -= 1
        first, last = words[at], words[end - 1]
        whole = "".join(word.folded for word in words[at:end])
        yield Word(first.start, last.end, whole, text[first.start : last.end])
        at = end


def _mendable(text: str, words: list[Word], at: int) -> int:
    """Return behind which word the pieces end that may be one word with this one."""
    end, most = at + 1, _MOST_PIECES
    while end < min(len(words), at + most) and _INSIDE.fullmatch(
        text, words[end - 1].end, words[end].start
    ):
        end += 1
        if all(len(word.folded) == 1 for word in words[at:end]):
            most = _MOST_LETTERS
    return end
