"""How much of a file is taken in: rows, columns, cells, characters; with its place."""

from scrkit.errors import ScrError

# Far above any chronology, and far below what fills a machine.
MAX_ROWS = 50_000
MAX_COLUMNS = 100
MAX_CELLS = 1_000_000
MAX_CHARACTERS = 25_000_000
MAX_DISTINCT = 20_000_000
# Rows that hold nothing but their looks: as many as a sheet of Excel has.
_MAX_EMPTY = 1_048_576
_ALONE = "Ask the agency for the chronology alone."


class Measure:
    """Counts what a file delivers; raises ScrError at the first limit that is passed.

    A text that many cells refer to is counted for each of them, for each is copied into
    the review; what is found in it is found once.
    """

    def __init__(self) -> None:
        self._rows = self._cells = self._characters = self._distinct = 0
        self._texts: set[str] = set()

    def row(self, where: str) -> None:
        """Count a row of a sheet or table."""
        self._rows += 1
        if self._rows > MAX_ROWS:
            raise _passed(where, f"the file has more than {MAX_ROWS:,} rows")

    def cell(self, where: str, text: str) -> None:
        """Count a cell that holds something."""
        self._cells += 1
        self._characters += len(text)
        if text not in self._texts:
            self._texts.add(text)
            self._distinct += len(text)
        if self._cells > MAX_CELLS:
            raise _passed(where, f"the file has more than {MAX_CELLS:,} cells")
        if self._characters > MAX_CHARACTERS:
            most = f"{MAX_CHARACTERS:,} characters in its cells"
            raise _passed(where, f"the file has more than {most}")
        if self._distinct > MAX_DISTINCT:
            most = f"{MAX_DISTINCT:,} characters of different texts"
            raise _passed(where, f"the file has more than {most}")


def empty(where: str, count: int) -> None:
    """Raise ScrError where there are more rows, full or empty, than Excel can hold."""
    if count > _MAX_EMPTY:
        raise _passed(where, f"more than {_MAX_EMPTY:,} rows, most of them empty")


def column(where: str, number: int) -> None:
    """Raise ScrError where a cell stands too far to the right."""
    if number > MAX_COLUMNS:
        raise ScrError(
            f"{where}: a cell stands beyond {MAX_COLUMNS} columns",
            "Is it the right file? Delete what stands far to the right.",
        )


def _passed(where: str, what: str) -> ScrError:
    return ScrError(f"{where}: {what}", _ALONE)
