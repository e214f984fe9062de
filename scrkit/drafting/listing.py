"""Spell the items of lists with the signs and the blanks of those beside them."""

import re
from collections.abc import Iterable, Sequence

_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
Stand = tuple[str, int]
"""The blanks before an item, and how wide they are with its sign."""


def stand_of(item: str) -> Stand:
    """Return where an item stands, as its text begins."""
    found = _MARKER.match(item)
    if not found:
        return "", 2
    left = found[0][: len(found[0]) - len(found[0].lstrip())]
    # As Markdown counts: a tab reaches to the next fourth column.
    return left, len(found[0].expandtabs(4))


def blanks(level: int, stands: Sequence[Stand]) -> str:
    """Return what stands before an item of a level, below those before it."""
    if level < len(stands):
        # As deep as the one before it in its list.
        return stands[level][0]
    return " " * stands[level - 1][1] if 0 < level <= len(stands) else ""


def bullet(items: Iterable[str]) -> str:
    """Return the sign of an item, with its blank: that of the first that has one."""
    for one in items:
        found = _MARKER.match(one)
        if found and found[0].strip() in ("-", "*", "+"):
            return f"{found[0].strip()} "
    return "- "
