"""A text as paragraphs and items of lists: how a form shows it, and tells it again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrkit.importers.understand.clean import clean
from scrkit.text.lines import joined, kept_apart

_BULLET = re.compile(r"(\s*)[-*•]\s+(.*)")
_NUMBER = re.compile(r"(\s*)(\d{1,3})[.)]\s+(.*)")
_PARTS = re.compile(r"\n[ \t]*\n")
_STEP = 2  # blanks by which a nested item stands in


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A paragraph, or an item of a list at a level from 0: ordinal 0 for a bullet.

    A paragraph has the level -1.
    """

    text: str
    level: int = -1
    ordinal: int = 0

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.level >= 0

    @property
    def written(self) -> str:
        """The piece as it stands in a text of the review."""
        if not self.listed:
            return self.text
        sign = f"{self.ordinal}." if self.ordinal else "-"
        return f"{' ' * _STEP * self.level}{sign} {self.text}"


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text as its paragraphs and items; lines that were wrapped are one."""
    return tuple(
        piece
        for part in _PARTS.split(text.strip("\n"))
        if part.strip()
        for piece in _of_part(part)
    )


def _of_part(part: str) -> Iterator[Piece]:
    lines: list[str] = []
    item: Piece | None = None
    for line in part.split("\n"):
        found = _item(line)
        if found is None:
            lines.append(line)
            continue
        yield from _ended(item, lines)
        item, lines = found, [found.text]
    yield from _ended(item, lines)


def _ended(item: Piece | None, lines: list[str]) -> Iterator[Piece]:
    if item is None:
        if lines:
            yield Piece(joined("\n".join(lines)))
        return
    text = " ".join(" ".join(lines).split())
    yield Piece(text, item.level, item.ordinal)


def _item(line: str) -> Piece | None:
    found = _BULLET.fullmatch(line)
    if found:
        return Piece(found[2], len(found[1]) // _STEP)
    found = _NUMBER.fullmatch(line)
    return found and Piece(found[3], len(found[1]) // _STEP, int(found[2]))


def written(every: Iterable[Piece]) -> str:
    """Return pieces as a text of the review: items on lines, paragraphs apart."""
    out: list[str] = []
    before: Piece | None = None
    for one in every:
        text = _cleaned(one)
        if not text.strip():
            continue
        if before is not None:
            out.append("\n" if before.listed and one.listed else "\n\n")
        out.append(text)
        before = one
    return "".join(out).strip()


def _cleaned(one: Piece) -> str:
    # What stands in a line of its own in a form is somebody's own line.
    lines = [" ".join(line.split()) for line in clean(one.text).split("\n")]
    if one.listed:
        return Piece(" ".join(lines), one.level, one.ordinal).written
    return kept_apart("\n".join(lines))


def kept(text: str, before: str) -> str:
    """Return a text with each part that stood before as it was written then."""
    held = {_shown(part): part for part in _PARTS.split(before.strip("\n"))}
    parts = (held.get(_shown(part), part) for part in _PARTS.split(text))
    mixed = "\n\n".join(parts)
    return mixed if same(mixed, text) else text


def same(one: str, other: str) -> bool:
    """Tell whether two texts show the same paragraphs and items."""
    return _shown(one) == _shown(other)


def _shown(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.written.split()) for one in pieces(text))
