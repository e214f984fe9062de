"""Find registered names that are glued to other letters: plurals, mail addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from scrkit.identity.spellings import (
    BEGIN,
    HYPHENS,
    MARKS,
    UNSEEN,
    WORD,
    Spellings,
    folded,
)

# What joins two halves without a blank; as much of it as anybody writes.
_AFTER = re.compile(rf"(?:['’ʼ`]s?)?[{UNSEEN}{HYPHENS}{MARKS}]{{0,8}}(?=[^\W\d_])")
_BEFORE = re.compile(rf"[{UNSEEN}{HYPHENS}{MARKS}'’ʼ`]{{1,8}}$")
# As much of a word before a name as is looked at, in letters.
_LONG = 60
_LETTER = re.compile(rf"[^\W\d_]|[{MARKS}]")
_CAMEL = re.compile(r"[A-Z]?[a-z\u00df-\u00ff]+|[A-Z]+(?![a-z])")
_IS_CAMEL = re.compile(r"[a-z][A-Z]")
# "McDonald" is no Donald.
_PARTICLES = frozenset(("mc", "mac", "o", "de", "di", "la", "le", "van", "von", "fitz"))
_SHORTEST = 3
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class Glued:
    """A stretch of text that holds names, and whose."""

    start: int
    end: int
    codes: tuple[str, ...]


@lru_cache(maxsize=65536)
def singulars(word: str) -> tuple[str, ...]:
    """Return what a folded word may be the plural of."""
    return tuple(
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    )


def registered(word: str, known: frozenset[str]) -> str:
    """Return a folded word, or what it is the plural of, if that is in a name."""
    if word in known:
        return word
    return next((one for one in singulars(word) if one in known), "")


def glued(
    text: str, closed: list[tuple[int, int]], known: Spellings
) -> Iterator[Glued]:
    """Yield the words, mail addresses and links that hold a name run together."""
    for start, end in closed:
        codes = _in_address(text[start:end], known)
        if codes:
            yield Glued(start, end, codes)
    for match in WORD.finditer(text):
        codes = in_word(match[0], known)
        if codes:
            yield Glued(*match.span(), codes)


def _in_address(written: str, known: Spellings) -> tuple[str, ...]:
    if written.startswith("@") and written.strip("@.") in known.codes:
        return ()
    text = unquote(written)
    words = WORD.findall(text)
    codes: set[str] = set()
    for word in words:
        codes.update(in_word(word, known))
        codes.update(_alone(registered(folded(word), known.words), known))
    whole = "".join(map(folded, words[:1] if "@" in text else words))
    for left, right in pairwise(words):
        codes.update(known.handles.get(folded(left) + folded(right), ()))
    codes.update(known.handles.get(whole, ()))
    return tuple(sorted(codes))


def in_word(word: str, known: Spellings) -> tuple[str, ...]:
    """Return whose names one written word holds besides other letters, if any."""
    small = folded(word)
    found = known.handles.get(small) or next(
        (known.handles[one] for one in singulars(small) if one in known.handles), ()
    )
    if found and small not in known.words:
        return found
    if not _IS_CAMEL.search(word) or registered(small, known.words):
        return ()
    parts = [folded(part) for part in _CAMEL.findall(word)]
    if parts and parts[0] in _PARTICLES:
        return ()
    return tuple(sorted({code for part in parts for code in _alone(part, known)}))


def _alone(word: str, known: Spellings) -> Iterator[str]:
    """Yield whom a word names by itself, if it is no word of every day."""
    if len(word) < _SHORTEST:
        return
    for one in known.by_first.get(word, ()):
        if len(one.words) == 1 and not one.ordinary:
            yield one.code


def neighbours(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield place and letters of what is joined to a stretch without a blank."""
    after = _AFTER.match(text, end)
    if after and (word := WORD.match(text, after.end())):
        yield word.start(), word[0]
    before = _BEFORE.search(text, max(0, start - 8), start)
    edge = before.start() if before else start
    at = edge
    while at and edge - at < _LONG and _LETTER.match(text[at - 1]):
        at -= 1
    if at < edge:
        yield edge - 1, text[at:edge]


def may_go_on(word: str, known: Spellings) -> bool:
    """Tell whether letters that are joined to a name may belong to a name.

    A word in small letters that begins like no name does not: "Tumblewick-led".
    """
    return not word.islower() or folded(word)[:BEGIN] in known.begins
