"""Words that are one letter away from a registered name; always only a note."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrkit.identity.ordinary import is_ordinary
from scrkit.scan.fold import skeleton

_MIN = 5
# What a letter must not stand behind is asked after it: so the search stays quick.
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de](?<!\w.)[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, repr=False)
class Slips:
    """Names by what is left of them when any one letter is taken out."""

    by_rest: Mapping[str, tuple[tuple[str, str], ...]]
    names: frozenset[str]


def slips(names: Mapping[str, str]) -> Slips:
    """Return the index for names (skeletons) and their codes; short ones are left out.

    A forename is one letter away from another one too often to be told.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in names.items():
        if len(name) >= _MIN and name.isalpha():
            for rest in _rests(name):
                found.setdefault(rest, []).append((name, code))
    return Slips({k: tuple(v) for k, v in found.items()}, frozenset(names))


def near(text: str, known: Slips) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and code of capitalised words that miss a name by a letter."""
    for match in _CAPITALISED.finditer(text):
        word = skeleton(match[0])
        bare = word[:-1] if word.endswith("s") and word[:-1] in known.names else word
        if bare in known.names or is_ordinary(word) or len(word) < _MIN:
            continue
        for rest in _rests(word):
            for name, code in known.by_rest.get(rest, ()):
                if _one_away(word, name):
                    yield match.start(), match.end(), code
                    break
            else:
                continue
            break


def _rests(word: str) -> list[str]:
    return [word, *(word[:n] + word[n + 1 :] for n in range(len(word)))]


def _one_away(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    at = next((n for n, c in enumerate(left) if c != right[n]), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
    return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]
