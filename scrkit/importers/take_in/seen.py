"""Say what was seen in a file in which there is no chronology: kinds and counts."""

from collections import Counter
from collections.abc import Iterator

from scrkit.errors import ScrError
from scrkit.importers.read.values import HIDDEN_TABLE, Kind, Return
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.finding import Found
from scrkit.importers.understand.headings import is_heading
from scrkit.importers.understand.naming import Pseudonymiser, sayable

_ADVICE = (
    "One row must hold the headings, a Date among them. Name theirs with "
    '--map "THEIR HEADING=date"; the fields: scr import --help'
)


_HIDDEN = (
    "Show the sheet in Excel (right-click the name of a sheet, Unhide), look at it, "
    "and save the file; or ask the agency which sheet it meant."
)


def no_table(whole: Return, found: Found, door: Pseudonymiser) -> ScrError:
    """Return what to raise where no row of a chronology was found in a file."""
    seen = "; ".join(_seen(whole, found)) or "nothing: it is empty"
    if Role.HEADING in found.account:
        return _no_rows(found, seen)
    headings = _headings(whole, door)
    if headings:
        seen += f"; headings found: {headings}"
    hidden = any(one.what == HIDDEN_TABLE for one in whole.asides)
    return ScrError(
        "no table with the headings of a chronology was found in it, or none of "
        f"its rows holds anything; seen in it: {seen}",
        _HIDDEN if hidden else _ADVICE,
    )


def _no_rows(found: Found, seen: str) -> ScrError:
    """Return what to raise where there are headings, and no row is taken below them."""
    if found.account.keys() & {Role.HIDDEN, Role.FILTERED}:
        return ScrError(
            "the headings of a chronology are in it, and every row below them is "
            f"hidden; seen in it: {seen}",
            "Show the rows in the file (Data, Clear filter; Unhide) and save it; or "
            "take them in as they are with --with-hidden.",
        )
    return ScrError(
        "the headings of a chronology are in it, and no row below them; "
        f"seen in it: {seen}",
        "Ask the agency for the filled-in table; nothing was noted as no contact.",
    )


# Of a row of headings so many are told, of so many rows the first that is likely one.
_MOST_HEADINGS, _MOST_ROWS = 20, 60


def _headings(whole: Return, door: Pseudonymiser) -> str:
    """Return the headings of the row that is most like one of headings, or ""."""
    best: list[str] = []
    known = 0
    for grid in whole.grids:
        for line in grid.lines[:_MOST_ROWS]:
            texts = [c.text for c in line.cells if c and c.kind is Kind.TEXT]
            hits = sum(map(is_heading, texts))
            # A row of which nothing is known counts only where it is the first.
            if len(texts) > 1 and (hits > known or not best):
                best, known = texts, hits
    # The row may be a chronology's own, and hold names.
    said = [sayable(one, door) for one in best[:_MOST_HEADINGS]]
    # What is mostly unsayable is a row of a chronology, and not its headings.
    if not said or said.count("?") * 2 > len(said):
        return ""
    return ", ".join(f'"{one}"' for one in said)


def _seen(whole: Return, found: Found) -> Iterator[str]:
    empty = sum(not grid.lines for grid in whole.grids)
    if empty:
        yield f"tables or sheets that hold nothing ({empty:,})"
    for role, (cells, _) in found.account.items():
        yield f"{role.value} ({_many(cells, 'cell')})"
    cells_ = (c for grid in whole.grids for line in grid.lines for c in line.cells)
    kinds = Counter(cell.kind for cell in cells_ if cell is not None)
    for kind in (Kind.MISSING, Kind.NOT_WORKED_OUT, Kind.ERROR):
        if kinds[kind]:
            yield f"{kind.value} ({_many(kinds[kind], 'cell')})"
    times = Counter(one.what for one in whole.asides)
    for what, count in times.items():
        size = sum(one.characters for one in whole.asides if one.what == what)
        told = f"{count:,}, with {_many(size, 'character')}" if size else f"{count:,}"
        yield f"{what} ({told})"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
