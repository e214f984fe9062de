"""What agencies call one thing: the field's own words, as ideas behind them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer

from scrkit.system.resources import PACKAGE

_WORD = re.compile(r"[a-z0-9#%]+(?:[&/'.-][a-z0-9]+)*")
_PARTS = re.compile(r"[/.-]")
_QUOTES = str.maketrans("\u2019\u2018", "''")


# Before a word that is meant in just this form: "=voices" is not heard in "voiced".
_EXACT = "="

# A wording as stems, and the ideas that it stands for.
Wording = tuple[tuple[str, ...], tuple[str, ...]]


class Vocabulary(NamedTuple):
    """The wordings of all ideas, by their first stem, the longest first."""

    wordings: Mapping[str, tuple[Wording, ...]]
    joined: frozenset[str]
    themes: Mapping[str, str]


@cache
def stemmed(word: str) -> str:
    """Return the stem of a word in small letters: evict for eviction."""
    return word if not word.isalpha() else _stemmer().stemWord(word)


@cache
def _stemmer() -> EnglishStemmer:
    return EnglishStemmer()


def words(text: str, joined: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the words of a text in small letters.

    What stands between strokes, points or hyphens is one word where it is in `joined`
    (t/c, a&e), else each part is one.
    """
    if text.isascii() and text.isalnum():
        yield text.casefold()
        return
    for word in _WORD.findall(text.casefold().translate(_QUOTES)):
        if word.isalnum() or word in joined:
            yield word
        else:
            for part in _PARTS.split(word):
                if part in joined:
                    yield part
                elif plain := part.removesuffix("'s").replace("'", ""):
                    yield plain


def read(texts: Iterable[str]) -> Vocabulary:
    """Return the vocabulary that lines of `idea: wording, wording` make.

    A line `== theme` opens a theme, `== -` what belongs to none.
    """
    raw: list[tuple[str, str]] = []
    themes: dict[str, str] = {}
    for name, said, theme in _lines(texts):
        if theme:
            themes.setdefault(name, theme)
        raw += [(name, one.strip()) for one in said.split(",")]
    joined = _joined(said for _, said in raw)
    given: dict[tuple[str, ...], dict[str, None]] = {}
    for name, said in raw:
        wording = tuple(_heard_as(said, joined))
        if wording:
            given.setdefault(wording, {})[name] = None
    by: dict[str, list[Wording]] = {}
    # The longest first: a wording that holds another says more.
    for wording in sorted(given, key=lambda one: -len(one)):
        by.setdefault(wording[0], []).append((wording, tuple(given[wording])))
    wordings = {first: tuple(each) for first, each in by.items()}
    return Vocabulary(wordings, joined, themes)


def extend(base: Vocabulary, own: Iterable[tuple[str, Sequence[str]]]) -> Vocabulary:
    """Return a vocabulary with more wordings: what they mean, and what is said.

    What they mean is an idea of `base`, one of its wordings, or else a new idea.
    """
    lines = list(own)
    if not lines:
        return base
    wordings = dict(base.wordings)
    joined = base.joined | _joined(
        one for means, said in lines for one in (means, *said)
    )
    for means, said in lines:
        known = _meant(means.casefold().translate(_QUOTES), wordings, base, joined)
        given = said if known else (means, *said)
        for one in given:
            wording = tuple(_heard_as(one.casefold().translate(_QUOTES), joined))
            if wording:
                _add(wordings, wording, known or (means.replace(".", " "),))
    return Vocabulary(wordings, joined, base.themes)


def _meant(
    means: str,
    wordings: Mapping[str, tuple[Wording, ...]],
    base: Vocabulary,
    joined: frozenset[str],
) -> tuple[str, ...]:
    """Return the ideas that a word of the field stands for; none if it is new."""
    if (name := means.replace(" ", "_")) in base.themes:
        return (name,)
    wording = tuple(_heard_as(means, joined))
    exact = tuple(map(exactly, words(means, joined)))
    asked = {wording, exact}
    starts = {one[0] for one in asked if one}
    known = [each for start in starts for each in wordings.get(start, ())]
    return tuple(name for said, names in known if said in asked for name in names)


def _add(
    wordings: dict[str, tuple[Wording, ...]],
    wording: tuple[str, ...],
    names: tuple[str, ...],
) -> None:
    """Add what a wording stands for, the longest wordings first."""
    each = dict(wordings.get(wording[0], ()))
    each[wording] = tuple(dict.fromkeys((*each.get(wording, ()), *names)))
    wordings[wording[0]] = tuple(sorted(each.items(), key=lambda one: -len(one[0])))


def _joined(said: Iterable[str]) -> frozenset[str]:
    """Return the words of wordings that hold a stroke, point or hyphen."""
    pieces = (word for one in said for word in one.casefold().split())
    bare = (word.removeprefix(_EXACT) for word in pieces)
    return frozenset(word for word in bare if not word.isalnum())


def exactly(word: str) -> str:
    """Return what a word is called in a wording that means just this form of it."""
    return _EXACT + word


def _heard_as(said: str, joined: frozenset[str]) -> Iterator[str]:
    """Yield the stems of a wording, and its exact words as they are called."""
    for piece in said.split():
        for word in words(piece.removeprefix(_EXACT), joined):
            yield exactly(word) if piece.startswith(_EXACT) else stemmed(word)


def _lines(texts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the wordings and the theme of each idea."""
    for text in texts:
        theme = ""
        for line in text.splitlines():
            if line.startswith("=="):
                theme = line.strip("=- ")
            elif line.strip() and not line.startswith("#"):
                name, _, said = line.partition(":")
                yield name.strip(), said.casefold().translate(_QUOTES), theme


@cache
def vocabulary() -> Vocabulary:
    """Return the field's own vocabulary, which comes with scrkit."""
    return read(((PACKAGE / "linkage" / "vocabulary.txt").read_text(encoding="utf-8"),))


@cache
def common() -> frozenset[str]:
    """Return the words that stand in every account and tell nothing."""
    text = (PACKAGE / "linkage" / "common.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
