"""Figures that are spoken or dictated: "oh seven seven double oh, nine hundred …"."""

import re

from scrkit.numberwords import SMALL
from scrkit.patterns import later

_FIGURES = {
    **{word: str(number) for number, word in enumerate(SMALL[:9], 1)},
    **dict.fromkeys(("oh", "o", "zero", "nought", "nil"), "0"),
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_WORD = rf"(?:(?:{'|'.join(_TIMES)})[\s-])?(?:{'|'.join(_FIGURES)})"
SPOKEN = later(
    rf"(?<![\w'’-]){_WORD}(?:[\s,.;-]{{1,3}}{_WORD}){{5,14}}(?![\w'’])", re.IGNORECASE
)
"""Six such words and more, one after the other."""
_EACH = later(
    rf"(?:(?P<times>{'|'.join(_TIMES)})[\s-])?(?P<word>{'|'.join(_FIGURES)})(?!\w)",
    re.IGNORECASE,
)
# Fewer figures than these are a score or the number of a house.
_FEWEST = 8
# One of these stands in every number of a telephone, and in most others.
_SIGNS = ("oh", "zero", "nought", "double")


def in_figures(text: str) -> str:
    """Return a text with the numbers in figures that are spoken figure by figure."""
    return SPOKEN.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    figures = "".join(
        _FIGURES[one["word"].lower()] * _TIMES.get((one["times"] or "").lower(), 1)
        for one in _EACH.finditer(match[0])
    )
    return figures if len(figures) >= _FEWEST else match[0]


def may_be_dictated(small: str) -> bool:
    """Tell whether a text in small letters may speak a number so; quick to say no."""
    # Without a loop: all prose is asked.
    first, second, third, fourth = _SIGNS
    return first in small or second in small or third in small or fourth in small
