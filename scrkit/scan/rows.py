"""Read the cells of a row together: a name or number may be parted over them."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from scrkit.identifiers.english import is_english
from scrkit.scan.values import CELLS, Piece

# As Word, PowerPoint, OpenDocument and web pages call them.
ROWS = frozenset(("tr", "table-row"))
_CELLS = frozenset(("tc", "td", "th", "table-cell", "covered-table-cell"))
IN_TABLES = ROWS | _CELLS
# Cells of up to so many letters may hold a part of something.
SHORT = 48
# What parts the fields of a line in a table that is written as text; commas of a
# sentence stand beside a word and a blank, and part nothing.
_PARTS = re.compile(r'[;|\t^~¦]|[\w"\'],[\w"\']|,"|",')
_PART = re.compile(r"""[ "']*[;,|\t^~¦][ "']*""")
# Nothing goes on from one row to the next one; a line for a line, so that its number
# can be counted.
_NEXT = f"{CELLS}§{CELLS}\n"


def row_texts(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what the cells of a row say together; signs one to a cell are a word."""
    told = [one.strip() for one in cells]
    told = [one for one in told if one]
    if len(told) < 2:
        return ()
    found = [CELLS.join(told), *_cut(told)]
    if any(len(one) == 1 for one in told):
        groups = [
            ["".join(one)] if alone else list(one)
            for alone, one in groupby(told, lambda text: len(text) == 1)
        ]
        joined = [text for group in groups for text in group]
        found += [one for one in joined if len(one) > 2 and one not in told]
        found += [CELLS.join(joined)] if len(joined) > 1 else []
    return tuple(found)


def _cut(cells: Sequence[str]) -> list[str]:
    """Return words that the edge of a cell may have cut in two, put together."""
    return [
        left + right
        for left, right in pairwise(cells)
        if left.isalpha()
        and right.isalpha()
        and right[0].islower()
        # Two words of every day are no halves of one.
        and not (is_english(left) and is_english(right))
    ]


def row_piece(cells: Sequence[str], where: str) -> tuple[Piece, ...]:
    """Return the short cells of a row as one piece; none where they say no more."""
    glued = row_texts([one for one in cells if len(one) < SHORT])
    return (Piece("", where, (), glued),) if glued else ()


def line_texts(text: str) -> tuple[str, ...]:
    """Return what the lines of a table say that is written with signs between cells."""
    if not _PARTS.search(text):
        return ()
    alone: list[str] = []
    rows: list[str] = []
    for line in text.split("\n"):
        cells = _PART.split(line.strip(" \"'")) if _PARTS.search(line) else ()
        whole, *others = row_texts(cells) or ("",)
        rows.append(whole)
        alone += others
    return (_NEXT.join(rows), *alone) if any(rows) else ()


class Rows:
    """The rows that are open in a document, one within another's cell."""

    def __init__(self) -> None:
        """Begin outside of any table."""
        self._open: list[list[str]] = []

    def __bool__(self) -> bool:
        """Whether a row is open."""
        return bool(self._open)

    def begin(self, element: str) -> None:
        """Begin a row or a cell, if that is what the element is."""
        if element in ROWS:
            self._open.append([])
        elif element in _CELLS and self._open:
            self._open[-1].append("")

    def text(self, text: str) -> None:
        """Take a text of the cell that is open."""
        if self._open and self._open[-1]:
            self._open[-1][-1] = f"{self._open[-1][-1]} {text}".strip()

    def end(self, where: str) -> tuple[Piece, ...]:
        """End a row, and return what its cells say together."""
        return row_piece(self._open.pop(), where) if self._open else ()
