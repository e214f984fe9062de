"""What is found in the tables of a file, and the state while they are walked."""

from collections.abc import Mapping
from dataclasses import dataclass

from scrkit.importers.read.values import Aside, Cell, Mark
from scrkit.importers.understand.account import Left, Role
from scrkit.importers.understand.headings import LEFT, plain
from scrkit.importers.understand.whose import title_of


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of the chronology: its cells by field, several where columns share it.

    `year` is one that the file states above the row, with the months of a term, or "";
    `short`
    that it has fewer cells than there are headings; `whose` is the cell that says which
    agency it is of; `fields` are those of which its table has a column; `beside` the
    cells of none, each with its heading: how sure date or time is, when it ended, and
    the agency's own words; `sent` is the
    mark of the row as it first came, for one of the file of questions; `under` are the
    titles above it, which may say whose it is.
    """

    at: str
    cells: dict[str, tuple[Cell, ...]]
    year: str
    short: bool = False
    whose: Cell | None = None
    fields: frozenset[str] = frozenset()
    beside: tuple[tuple[str, str, Cell], ...] = ()
    sent: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading over cells that hold something, of which nothing is known.

    `heading` is its text, "" where it has none; `number` that of the column, from 1.
    """

    at: str
    cells: int
    heading: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """What the tables of a file hold; `account` counts cells and characters by role.

    `exported` are rows above the headings that say when a program made the list.
    """

    rows: tuple[Row, ...]
    fields: frozenset[str]
    unknown: tuple[Unknown, ...]
    account: dict[Role, tuple[int, int]]
    left: tuple[Aside, ...]
    exported: tuple[str, ...] = ()


class Finding:
    """The state while grids are walked; `mapped` as headings.field_of."""

    def __init__(self, mapped: Mapping[str, str], *, with_hidden: bool) -> None:
        self.mapped = mapped
        self.with_hidden = with_hidden
        self.rows: list[Row] = []
        self.fields: set[str] = set()
        self.unknown: dict[tuple[str, str, int], int] = {}
        self.account: dict[Role, tuple[int, int]] = {}
        self.left: dict[tuple[Role, str], Left] = {}
        self.columns: dict[int, str] = {}
        self.headings: dict[int, Cell] = {}
        self.known: frozenset[str] = frozenset()
        # Fields of which one makes a row the headings.
        self.dates: frozenset[str] = frozenset()
        # Columns whose days stand for weeks, with "w/c" or "w/e".
        self.weeks: dict[int, str] = {}
        self.given: frozenset[str] = frozenset()
        self.width = 0
        self.is_form = False
        # Two columns of one field are read as one, and the author is told.
        self.joined: dict[str, str] = {}
        self.exported: list[str] = []
        # The day that stands across the table above the rows that come next.
        self.day: Cell | None = None
        # Texts above the rows that come next, as agencies are compared.
        self.under: tuple[str, ...] = ()
        # What a ditto mark in the next row stands for.
        self.above: dict[str, tuple[Cell, ...]] = {}

    def entitle(self, *texts: str) -> None:
        """Keep what stands above the next rows, but for what a person said is none."""
        for text in texts:
            title = title_of(text)
            if title and self.mapped.get(plain(text)) != LEFT:
                self.under = (*self.under, title)[-4:]

    def take(self, row: list[Cell]) -> None:
        """Book the cells of a row that becomes an entry or a question."""
        cells, characters = self.account.get(Role.ROW, (0, 0))
        size = sum([len(cell.text) for cell in row])
        self.account[Role.ROW] = cells + len(row), characters + size

    def count(
        self, role: Role, cell: Cell | None, where: str = "", row: int = 0, at: int = 0
    ) -> None:
        """Book a cell under its role; one that only repeats a merged one is none.

        `where` names the table for what is left out, by `row` or by column `at`.
        """
        if cell is None or Mark.REPEATED in cell.marks:
            return
        cells, characters = self.account.get(role, (0, 0))
        self.account[role] = cells + 1, characters + len(cell.text)
        if where:
            self.left.setdefault((role, where), Left()).add(cell, row, at)
