"""Names that are ordinary words as well: Will, May, Grace; a list, no judgement."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_SURNAMES = "# Surnames"


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the forenames, and all."""
    text = (Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8")
    forenames, _, surnames = text.partition(_SURNAMES)
    first = frozenset(_in(forenames))
    return first, first | frozenset(_in(surnames))


def _in(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()


def is_ordinary(word: str) -> bool:
    """Return whether a name, in whatever case, is a word of ordinary English too."""
    return word.casefold() in _words()[1]


def is_forename(word: str) -> bool:
    """Return whether a forename, in any case, is an ordinary English word too."""
    return word.casefold() in _words()[0]
