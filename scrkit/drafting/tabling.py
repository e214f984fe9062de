"""Spell a table as Markdown with the rows, and the sides of columns, that stood."""

from collections.abc import Sequence
from dataclasses import dataclass

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """A table as a text has it: its cells as they would be spelled, and its lines.

    `sides` are those to which its columns are set: center, right, or "" for left.
    """

    rows: tuple[Cells, ...]
    lines: tuple[str, ...]
    sides: tuple[str, ...] = ()

    @property
    def is_even(self) -> bool:
        """Whether each row is a line, and the line of dashes is the second."""
        return len(self.lines) == len(self.rows) + 1


_DASHES = {"center": ":-:", "right": "--:", "": "---"}


def table_of(
    rows: Sequence[Cells], sides: tuple[str, ...], stood: Sequence[Stood] = ()
) -> str:
    """Return a table as lines; what a table that stood says the same keeps its line.

    `sides` are as above; `stood` are tables that the text had, and that do not come
    back as they were.
    """
    # The table that stood and shares most rows, of as many columns.
    width = len(rows[0])
    same = [one for one in stood if one.is_even and len(one.rows[0]) == width]
    shared = [len(set(one.rows) & set(rows)) for one in same]
    most = max(shared, default=0)
    old = same[shared.index(most)] if most else None
    dashes = _line(tuple(_DASHES[one] for one in sides))
    if old is None:
        lines = [_line(row) for row in rows]
        return "\n".join((lines[0], dashes, *lines[1:]))
    head, before, *body = old.lines
    dashes = before if sides == old.sides else dashes
    kept = dict(zip(old.rows[1:], body, strict=True))
    first = head if rows[0] == old.rows[0] else _line(rows[0])
    others = (kept.get(row) or _line(row) for row in rows[1:])
    return "\n".join((first, dashes.strip(" \t"), *others))


def _line(row: Cells) -> str:
    return f"| {' | '.join(row)} |"
