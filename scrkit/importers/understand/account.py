"""The account of a file: what became of each cell, and where it was left out."""

from enum import StrEnum

from scrkit.importers.read.values import Cell
from scrkit.text.counting import number, spans


class Role(StrEnum):
    """What became of a cell: each has one role, so that nothing is lost unseen."""

    ROW = "rows of the chronology"
    HEADING = "headings"
    TITLE = "rows above the headings"
    YEAR = "years and days that stand above rows"
    BANNER = "rows that stand across the table"
    NOTE = "the author's own notes"
    EXAMPLE = "example rows of the form"
    LEFT = "columns that are left out"
    HIDDEN = "hidden rows and columns"
    FILTERED = "rows behind a filter"
    OTHER = "tables without the headings of a chronology"
    # Who is new in it comes in apart: understand/people.py.
    PEOPLE = "the form's list of people, looked through for new ones"


class Left:
    """What is left out of a table for one reason: its rows or columns, how much."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.size = 0

    def add(self, cell: Cell, row: int, column: int) -> None:
        """Add a cell that is left out with its row, or with its column."""
        self.size += len(cell.text)
        self.rows |= {row} - {0}
        self.columns |= {column} - {0}

    def told(self, name: str) -> str:
        """Return where it stands: sheet 1, 3 rows: 4 to 6; column 2."""
        parts = [
            f"{number(len(held), what)}: {spans(held)}"
            for what, held in (("row", self.rows), ("column", self.columns))
            if held
        ]
        return f"{name}, {'; '.join(parts)}" if parts else name
