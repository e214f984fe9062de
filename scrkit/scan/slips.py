"""Words that are one letter away from a registered name; always only a note."""

import re
from collections.abc import Iterator, Mapping

from scrkit.identifiers.ordinary import is_ordinary
from scrkit.scan.fold import skeleton
from scrkit.text.nearness import one_letter_away

# A forename of four letters is one letter away from another one too often to be told.
_MIN = 5
_MOST = 65536  # words of which it is kept whose they are
# What a letter must not stand behind is asked after it: so the search stays quick.
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de](?<!\w.)[^\W\d_]{4,}")

_CAPITAL = re.compile(r"[A-Z](?<!\w.)[^\W\d_]{4,}")
# Initials, KayleighQuillsmith, and words: all capitals in one search.
_CAPITALS = re.compile(r"[A-Z](?:\.?[ ]?[A-Z]|(?<=[a-z].)|[^\W\d_]{4,})")
# A word with one to three figures in it.
_FIGURED = re.compile(r"(?<!\w)(?=[^\W_]*\d)[^\W\d_]+(?:[013457][^\W\d_]+){1,3}(?!\w)")
_FIGURE = re.compile(r"[013457](?<=[^\W_].)|[013457](?=[^\W\d_])")
_FOR_LETTERS = str.maketrans("03457", "oeast")


Codes = tuple[str, ...]


class Slips:
    """Finds words that miss a name by a letter; knows what it said of each word."""

    def __init__(self, names: Mapping[str, Codes]) -> None:
        """Take the skeletons of names, with all who bear them."""
        self._names = names
        # A document begins its sentences with a few words, over and over.
        self._kept: dict[str, Codes] = {}

    def near(self, text: str) -> Iterator[tuple[int, int, Codes]]:
        """Yield start, end and codes of capitalised words that miss a name."""
        if _FIGURE.search(text):
            yield from _with_figures(text, self._names)
        yield from self.near_in_letters(text)

    def near_in_letters(self, text: str) -> Iterator[tuple[int, int, Codes]]:
        """Yield the same where no figure stands for a letter."""
        for match in (_CAPITAL if text.isascii() else _CAPITALISED).finditer(text):
            if codes := self._of(match[0]):
                yield *match.span(), codes

    def may_hold(self, text: str) -> bool:
        """Tell whether a text in ASCII, without figures, may name somebody so.

        By a word that misses a name, by initials, or by a capital within a word.
        """
        found = set(_CAPITALS.findall(text))
        # Each word once, however often it stands there.
        return any(len(one) < _MIN or self._of(one) for one in found)

    def _of(self, written: str) -> Codes:
        codes = self._kept.get(written)
        if codes is None:
            codes = _whose(written, self._names)
            if len(self._kept) < _MOST:
                self._kept[written] = codes
        return codes


def _whose(written: str, names: Mapping[str, Codes]) -> Codes:
    """Return whose name a word misses by one letter, () where it misses none."""
    word = skeleton(written)
    bare = word[:-1] if word.endswith("s") and word[:-1] in names else word
    if bare in names or is_ordinary(word) or len(word) < _MIN:
        return ()
    close = [n for n in one_letter_away(word, tuple(names)) if len(n) >= _MIN]
    return names[close[0]] if close else ()


def _with_figures(
    text: str, names: Mapping[str, Codes]
) -> Iterator[tuple[int, int, Codes]]:
    """Yield words in which figures stand for letters: Qu1llfeather."""
    for match in _FIGURED.finditer(text):
        for one in ("i", "l"):
            word = match[0].lower().translate(_FOR_LETTERS).replace("1", one)
            if len(word) >= _MIN and skeleton(word) in names:
                yield *match.span(), names[skeleton(word)]
                break


def may_be(word: str, names: Mapping[str, Codes]) -> bool:
    """Tell whether a word may be one of the names: itself, misspelt, or lengthened."""
    bare = skeleton(word)
    return any(bare[:_MIN] == one[:_MIN] for one in names if len(one) >= _MIN) or bool(
        one_letter_away(bare, tuple(names))
    )
