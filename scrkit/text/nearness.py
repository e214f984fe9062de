"""Tell how near words and texts are to each other, for slips and repetitions."""

from collections.abc import Iterable
from functools import lru_cache

# Of 100: far enough to catch a slip or two, and not a word of another meaning.
_NEAR = 60


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, ignoring case, or "" if none is near."""
    # Only a misspelt word pays for the comparison.
    from rapidfuzz import fuzz, process

    folded = {name.casefold(): name for name in known}
    best = process.extractOne(
        word.casefold(), folded.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return folded[best[0]] if best else ""


def alike(one: str, other: str) -> float:
    """Return from 0 to 100 how much two texts say in the same words, in any order."""
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one.casefold(), other.casefold())


# The words of a long text come again and again.
@lru_cache(maxsize=65536)
def one_letter_away(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known words that are the same, or one letter away, nearest first.

    That is a letter changed, left out, put in, or swapped with its neighbour.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=None)
    return tuple(name for name, _, _ in near)
