"""Hear the phrases of a list of words in a text; never says which phrase it heard."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from msgspec import Struct

from scrkit.frameworks import WordKind, word_list
from scrkit.patterns import later
from scrkit.text.mentions import where

# What somebody else says, and what is no prose: quotations, code, comments, addresses.
# A quotation mark that nothing closes is looked after for 5,000 characters and no more:
# thousands of them in one paragraph would take the square of its length.
_ASIDE = later(
    r"```.*?```|`[^`\n]*`|<!--.*?-->|^[ \t]*>[^\n]*|\]\([^)\n]*\)|https?://\S+"
    r"|“(?:[^”\n]|\n(?!\s*\n)){0,5000}”"
    r'|"(?:[^"\n]|\n(?!\s*\n))*"'
    r"|‘(?:[^\n]|\n(?!\s*\n)){0,5000}?’(?!\w)",
    re.DOTALL | re.MULTILINE,
)
_SIGNS = ("`", "<!--", ">", "](", "://", "“", '"', "‘")
_MENTION = later(r"(?<![\w@])@[A-Za-z][A-Za-z0-9-]*")
_GAP = r"[\s\-‐‑]+"
_UPTO_THREE = rf"{_GAP}(?:[\w'’]+{_GAP}){{0,3}}"
_GROUP = later(r"\([^()]*\)\??|\[[^\]]*\]\??|\w\?")
# What a phrase can do without, and a bracket with nothing in it but plain words.
_OPTIONAL = later(r"\((?:[^()]|\([^()]*\))*\)\?|\(\?!.*")
_LETTERS = later(r"[a-z]+")
_PLAIN = later(r"[a-z |]+\Z")
_STOP = later(r"[.!?]['\"”’)]*\s|\n\s*\n|\n\s*[-*#]")
_NOT = later(
    r"\b(?:not|no|nor|never|neither|nobody|none|without|rather than|instead of)\b"
    r"|n['’]t\b"
)
# A denial reaches as far as its own clause.
_TURN = later(r"\b(?:and|but|though|although|because|since|when|so)\b|;")
_NEAR = 1_000  # characters: more than the twelve words that are looked at
_NOT_AFTER = later(r"\s+(?:is|are|was|were|does|has)\s+(?:not|never|no)\b")


class PhraseMatch(Struct, frozen=True):
    """A phrase of a list in a text: its line and column, from 0, and what is better."""

    row: int
    column: int
    instead: str


class _Phrase(Struct, frozen=True):
    """A phrase, and runs of letters of which it holds one: a quick way to say no.

    Of each of its `needs` it holds one too: to make a pattern ready takes as long as to
    look through a chapter, and most texts that hold one word of a phrase lack another.
    """

    words: str
    stems: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    instead: str

    def may_stand_in(self, words: str) -> bool:
        """Tell whether a text may say it."""
        return all(any(run in words for run in either) for either in self.needs)


# Kept, because a review is judged more than once in a run: at every gate.
@lru_cache(maxsize=16)
def find_phrases(
    texts: tuple[str, ...], kind: WordKind
) -> tuple[tuple[int, PhraseMatch], ...]:
    """Return which texts say a phrase of a kind themselves, once a line and wording.

    A phrase that runs over a line end is told at its first line. What stands in
    quotation marks or a block quote is somebody else's, and is not heard.
    """
    if not any(texts):
        # A list of words takes longer to read than most reviews that have just begun.
        return ()
    joined, held = _joined(texts), dict[int, list[_Phrase]]()
    for phrase in _phrases(kind):
        for number in joined.holding(phrase.stems):
            if phrase.may_stand_in(joined.words[number]):
                held.setdefault(number, []).append(phrase)
    return tuple(
        (number, match)
        for number in sorted(held)
        for match in _matches(joined.words[number], held[number], kind)
    )


def _matches(
    words: str, phrases: list[_Phrase], kind: WordKind
) -> Iterator[PhraseMatch]:
    told = set()
    for phrase in phrases:
        for match in _pattern(phrase.words).finditer(words):
            if _harmless(words, match, kind):
                continue
            row, column = where(words, match.start())
            if (row, phrase.instead) not in told:
                told.add((row, phrase.instead))
                yield PhraseMatch(row, column, phrase.instead)


class _Joined:
    """Texts as one, so that a run of letters is looked for in all of them at once.

    To ask each text for each phrase took as long as all other rules together.
    """

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.words = tuple(map(spoken, texts))
        self._whole = "\0".join(self.words)
        # Each word once: what none of them holds is in no text.
        self._each = "\0".join({*self._whole.split()})
        self._starts = [0, *accumulate(len(one) + 1 for one in self.words)]

    def holding(self, stems: tuple[str, ...]) -> set[int]:
        """Return the numbers of the texts that hold one of several runs of letters."""
        found = set()
        if not all(stems):
            # Of a form that is all brackets nothing is known beforehand.
            return set(range(len(self.words)))
        for stem in stems:
            if stem not in self._each:
                continue
            at = self._whole.find(stem)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                found.add(number)
                at = self._whole.find(stem, self._starts[number + 1])
        return found


# The last texts are kept: they are looked through for each kind of words.
@lru_cache(maxsize=1)
def _joined(texts: tuple[str, ...]) -> _Joined:
    return _Joined(texts)


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
    if "@" in text:
        text = _MENTION.sub(lambda match: "x" * len(match[0]), text)
    # Each way to speak aside has a sign of its own, and most texts have none of them.
    if any(sign in text for sign in _SIGNS):
        text = _ASIDE.sub(lambda match: re.sub(r"[^\n]", "~", match[0]), text)
    return text.lower()


@cache
def _phrases(kind: WordKind) -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(words, *_runs(words), instead)
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


def _runs(phrase: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the longest run of letters that every form of a phrase has, and all."""
    # Where that is too short to be rare, the words of one of its brackets.
    phrase = _OPTIONAL.sub(" ", phrase)
    # A bracket inside another may be in one of several forms only.
    either = [_longest(words) for words in _brackets(phrase) if _PLAIN.match(words)]
    needs, last = [*either], ""
    while last != phrase:
        last, phrase = phrase, _GROUP.sub(" ", phrase)
    if "|" not in phrase:
        needs += [(run,) for run in _LETTERS.findall(phrase)]
    rarest = [_longest(phrase), *either]
    return max(rarest, key=lambda words: min(map(len, words))), tuple(needs)


def _brackets(phrase: str) -> Iterator[str]:
    """Yield what stands in each bracket that stands in no other."""
    depth = start = 0
    for at, sign in enumerate(phrase):
        if sign == "(":
            start = start if depth else at + 1
            depth += 1
        elif sign == ")":
            depth -= 1
            if not depth:
                yield phrase[start:at]


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
