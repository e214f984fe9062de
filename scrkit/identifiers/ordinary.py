"""Names that are ordinary words as well: Will, May, Grace; a list, no judgement."""

from functools import cache
from pathlib import Path


@cache
def _words() -> frozenset[str]:
    text = (Path(__file__).parent / "ordinary.txt").read_text(encoding="utf-8")
    return frozenset(
        word
        for line in text.splitlines()
        if not line.startswith("#")
        for word in line.split()
    )


def is_ordinary(word: str) -> bool:
    """Return whether a name, in whatever case, is a word of ordinary English too."""
    return word.casefold() in _words()
