"""Hear the phrases of a list of words in a text; never says which phrase it heard."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from scrkit.frameworks import WordKind, word_list
from scrkit.text.mentions import where

# What somebody else says, and what is no prose: quotations, code, comments, addresses.
# A quotation mark that nothing closes is looked after for 5,000 characters and no more:
# thousands of them in one paragraph would take the square of its length.
_ASIDE = re.compile(
    r"```.*?```|`[^`\n]*`|<!--.*?-->|^[ \t]*>[^\n]*|\]\([^)\n]*\)|https?://\S+"
    r"|“(?:[^”\n]|\n(?!\s*\n)){0,5000}”"
    r'|"(?:[^"\n]|\n(?!\s*\n))*"'
    r"|‘(?:[^\n]|\n(?!\s*\n)){0,5000}?’(?!\w)",
    re.DOTALL | re.MULTILINE,
)
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9-]*")
_GAP = r"[\s\-‐‑]+"
_UPTO_THREE = rf"{_GAP}(?:[\w'’]+{_GAP}){{0,3}}"
_GROUP = re.compile(r"\([^()]*\)\??|\[[^\]]*\]\??|\w\?")
# What a phrase can do without, and a bracket with nothing in it but plain words.
_OPTIONAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)\?|\(\?!.*")
_EITHER = re.compile(r"\(([a-z |]+)\)")
_LETTERS = re.compile(r"[a-z]+")
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n|\n\s*[-*#]")
_NOT = re.compile(
    r"\b(?:not|no|nor|never|neither|nobody|none|without|rather than|instead of)\b"
    r"|n['’]t\b"
)
# A denial reaches as far as its own clause.
_TURN = re.compile(r"\b(?:and|but|though|although|because|since|when|so)\b|;")
_NEAR = 1_000  # characters: more than the twelve words that are looked at
_NOT_AFTER = re.compile(r"\s+(?:is|are|was|were|does|has)\s+(?:not|never|no)\b")


class PhraseMatch(Struct, frozen=True):
    """A phrase that was heard: line and column, from 0, and what to write instead."""

    row: int
    column: int
    instead: str


class _Phrase(Struct, frozen=True):
    """A phrase, and runs of letters of which it holds one: a quick way to say no."""

    words: str
    stems: tuple[str, ...]
    instead: str


@lru_cache(maxsize=4096)
def heard(text: str, kind: WordKind) -> tuple[PhraseMatch, ...]:
    """Return the phrases of a kind that a text says itself, once a line and wording.

    A phrase that runs over a line end is told at its first line. What stands in
    quotation marks or a block quote is somebody else's, and is not heard.
    """
    # Kept, because a review is judged more than once in a run: at every gate.
    return tuple(_heard(text, kind))


def _heard(text: str, kind: WordKind) -> Iterator[PhraseMatch]:
    words = spoken(text)
    told = set()
    for phrase in _phrases(kind):
        if not any(stem in words for stem in phrase.stems):
            continue
        for match in _pattern(phrase.words).finditer(words):
            if _harmless(words, match, kind):
                continue
            row, column = where(words, match.start())
            if (row, phrase.instead) not in told:
                told.add((row, phrase.instead))
                yield PhraseMatch(row, column, phrase.instead)


# Texts are kept as those of `spoken` are: what is asked of each hit is found once.
@lru_cache(maxsize=512)
def _stops(words: str) -> tuple[list[int], list[int]]:
    """Return where the ends of sentences begin, and where they end."""
    spans = [match.span() for match in _STOP.finditer(words)]
    return [start for start, _ in spans], [end for _, end in spans]


@lru_cache(maxsize=512)
def spoken(text: str) -> str:
    """Return a text in small letters, with what is not its own words crossed out.

    Every line stays where it was. A mention becomes one nondescript word.
    """
    own = _MENTION.sub(lambda match: "x" * len(match[0]), text)
    return _ASIDE.sub(lambda match: re.sub(r"[^\n]", "~", match[0]), own).lower()


@cache
def _phrases(kind: WordKind) -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(words, _stems(words), instead)
        for instead, words in (
            (group.instead, words)
            for group in word_list(kind).groups
            for words in group.words
        )
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    # There are hundreds, and most texts need none of them: they are made when needed.
    return re.compile(rf"(?<!\w)(?:{_body(words)})(?!\w)")


def _body(phrase: str) -> str:
    body = phrase.replace("'", "['’]").replace(" … ", _UPTO_THREE).replace("@", "x{2,}")
    return body.replace(" ?", r"[\s\-‐‑]*").replace(" ", _GAP)


def _stems(phrase: str) -> tuple[str, ...]:
    """Return the longest run of letters that every form of a phrase has.

    Where that is too short to be rare, the words of one of its brackets.
    """
    phrase = _OPTIONAL.sub(" ", phrase)
    either = [_longest(words) for words in _EITHER.findall(phrase)]
    last = ""
    while last != phrase:
        last, phrase = phrase, _GROUP.sub(" ", phrase)
    return max([_longest(phrase), *either], key=lambda words: min(map(len, words)))


def _longest(either: str) -> tuple[str, ...]:
    return tuple(
        max(_LETTERS.findall(words), key=len, default="") for words in either.split("|")
    )


def _harmless(words: str, match: re.Match[str], kind: WordKind) -> bool:
    """Tell whether a sentence denies a phrase, or gives it as another's judgement."""
    listed = word_list(kind)
    if not listed.deniable and not listed.unless:
        return False
    starts, ends = _stops(words)
    before, after = bisect_right(ends, match.start()), bisect_left(starts, match.end())
    begin = ends[before - 1] if before else 0
    end = starts[after] if after < len(starts) else len(words)
    if listed.unless and _excused(words, begin, end, kind):
        return True
    begin = max(begin, match.start() - _NEAR)
    return listed.deniable and _denied(words[begin : match.start()], words, match.end())


@lru_cache(maxsize=512)
def _excused(words: str, begin: int, end: int, kind: WordKind) -> bool:
    """Tell whether a sentence names one who may say what a review may not."""
    return _unless(kind).search(words, begin, end) is not None


@cache
def _unless(kind: WordKind) -> re.Pattern[str]:
    either = "|".join(_body(words) for words in word_list(kind).unless)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _denied(before: str, words: str, end: int) -> bool:
    clause = _TURN.split(before)[-1]
    near = " ".join(clause.split()[-12:])
    return bool(_NOT.search(near) or _NOT_AFTER.match(words, end))
