"""What is asked about a cell that nobody may have seen, or that says nothing sure."""

from scrkit.importers.read.values import Cell, Mark
from scrkit.importers.understand.looks import looks_of

HIDDEN = (
    "It stands in a row or column that is hidden or filtered away, and says something "
    "new. Does it count? Show it in the file, or take it out."
)
MERGED = (
    "Its cell is merged with others, and it is not clear for which of them it counts. "
    "Unmerge the cells, and write it into each where it belongs."
)
_MERGED = frozenset((Mark.MERGED, Mark.REPEATED))


def unclear(cell: Cell) -> list[str]:
    """Return what is to be asked about a cell, HIDDEN where it is only out of sight.

    Who hides a row says nothing by that: what is HIDDEN is asked about if it is new.
    """
    found = looks_of(cell) or [MERGED] * bool(_MERGED & set(cell.marks))
    return found[:1] or [HIDDEN] * bool(cell.marks)
