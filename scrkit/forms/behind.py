"""What lies behind a form that came back: its annexes, read against the review."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scrkit.forms.layout import ANNEX_HEADS, plain
from scrkit.importers.read.values import Aside, Cell, Grid, Line
from scrkit.importers.understand.people import lists_people
from scrkit.render.wording.wording import NOTHING

ALL = (
    "the annexes behind the form, of which only people are read back whom the list has "
    "more (corrections to the chronology come with its form)"
)
MORE = (
    "rows written into the annexes, from which they are not taken: people are added "
    "with scr people add, entries with the form of the chronology"
)
OTHER = "rows of the annexes that read otherwise than the review does now"
_PEOPLE, _ENTRIES = "list of people", "list of entries"
_HEADS = (plain("Code"), plain("Reference"))
_MOST = 8


@dataclass(frozen=True, slots=True, repr=False)
class Annexed:
    """What the annexes of a form say as the review stands: rows by their first cell.

    `grows`: people whom the list of people has more are taken in with the form.
    """

    rows: Mapping[str, str] = field(default_factory=dict)
    grows: bool = False


def annexed(rows: Iterable[Iterable[str]], *, grows: bool) -> Annexed:
    """Return what the annexes say, from their rows of cells."""
    return Annexed(dict(_keyed(tuple(row)) for row in rows), grows)


@dataclass(slots=True, repr=False)
class Behind:
    """The annexes of a form that is read: how many words, which people, which rows."""

    says: Annexed
    words: int = 0
    people: list[Grid] = field(default_factory=list)
    _more: list[str] = field(default_factory=list)
    _other: list[str] = field(default_factory=list)

    def holds(self, rows: list[list[str]]) -> bool:
        """Note a table; tell whether it is one of the annexes' own."""
        grid = _grid(_PEOPLE, rows)
        if lists_people(grid):
            self.people.append(grid)
            self._compare(grid, grows=self.says.grows)
            return True
        if not any(row and plain(row[0]) == _HEADS[1] for row in rows):
            return False
        self._compare(_grid(_ENTRIES, rows), grows=False)
        return True

    def _compare(self, grid: Grid, *, grows: bool) -> None:
        for line in grid.lines:
            first, rest = _keyed(tuple(c.text for c in line.cells if c is not None))
            if first in _HEADS or not (first or rest):
                continue
            at = f"{grid.name}, row {line.number}"
            # By code or reference: rows may be sorted, and their words wrapped.
            if first in self.says.rows:
                self._other += [at] * (self.says.rows[first] != rest)
            # People are taken in from the list of people, so that they are not told as
            # lost.
            elif not (grows and first):
                self._more.append(at)

    def told(self) -> Iterator[Aside]:
        """Tell of the annexes: they go out with the form, and are for reading."""
        if self.words:
            yield Aside(ALL, "", self.words)
        if self._more:
            yield Aside(MORE, _where(self._more), 0, blocks=True)
        if self._other:
            yield Aside(OTHER, _where(self._other), 0)


def is_annex_text(text: str) -> bool:
    """Tell whether a paragraph among the annexes is one that scrkit writes there."""
    words = plain(text)
    return not words or words in ANNEX_HEADS or words == plain(NOTHING)


def _grid(name: str, rows: list[list[str]]) -> Grid:
    return Grid(name, tuple(_line(name, n, row) for n, row in enumerate(rows, start=1)))


def _line(name: str, number: int, row: list[str]) -> Line:
    at = f"{name}, row {number}"
    return Line(number, tuple(Cell(at, text) for text in row))


def _keyed(row: tuple[Any, ...]) -> tuple[str, str]:
    """Return a row as rows are compared: without the blanks that programs set."""
    first, *rest = (plain(str(one)).replace(" ", "") for one in (*row, ""))
    return first, "".join(rest)


def _where(every: list[str]) -> str:
    more = len(every) - _MOST
    told = "; ".join(every[:_MOST])
    return f"{told}; and {more} more" if more > 0 else told
