"""Tell lines that somebody wrote from lines that an editor wrapped."""

import re
from itertools import pairwise

# An item of a list, whoever wrote it, begins a line of its own.
_SIGN = re.compile(r"\s*(?:[-–—•·*▪◦o]\s|[☐☒☑✓✔])")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s")
_ENDS = re.compile(r"[.!?:;)”\"]\s*$")
_SHORTEST, _SURE, _SLACK, _WIDE_SLACK = 45, 52, 36, 60


def joined(text: str, slack: int = _SLACK) -> str:
    """Return a paragraph, its lines as one where an editor wrapped them.

    That is where every line but the last is long, and filled as far as the next word
    allowed, give or take `slack` characters: names that were put in change lengths.
    Other lines stay lines.
    """
    if "\n" not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line]
    return (" " if is_wrapped(lines, slack) else "\n").join(lines)


def is_wrapped(lines: list[str], slack: int = _SLACK) -> bool:
    """Tell whether an editor made several lines of one, as far as can be told."""
    widest = max(map(len, lines), default=0)
    numbered = sum(bool(_NUMBER.match(line)) for line in lines) > 1
    for line, follows in pairwise(lines):
        first = follows.split(" ", 1)[0]
        if len(line) < _SHORTEST or len(line) + 1 + len(first) <= widest - slack:
            return False
        if _SIGN.match(follows) or (numbered and _NUMBER.match(follows)):
            return False
        if len(line) < _SURE and _ENDS.search(line) and not first[:1].islower():
            return False
    return True


def kept_apart(text: str) -> str:
    """Return a text whose lines nobody takes for wrapped: as paragraphs, if need be.

    It is for lines that are known to be somebody's own, such as those of a cell.
    """
    return "\n\n".join(map(_apart, text.split("\n\n")))


def _apart(part: str) -> str:
    lines = [line for line in part.split("\n") if line.strip()]
    # Names that are put in change lengths: what is nearly a wrapped text counts as one.
    return (
        "\n\n".join(lines)
        if len(lines) > 1 and is_wrapped(lines, _WIDE_SLACK)
        else part
    )
