"""Say what was seen in a file in which there is no chronology: kinds and counts."""

from collections import Counter
from collections.abc import Iterator

from scrkit.errors import ScrError
from scrkit.importers.read.values import Kind, Return
from scrkit.importers.understand.table import Found

_ADVICE = (
    "One row must hold the headings, a Date among them. Name theirs with "
    '--map "THEIR HEADING=date"; the fields: scr import --help'
)


def no_table(whole: Return, found: Found) -> ScrError:
    """Return what to raise where no row of a chronology was found in a file."""
    seen = "; ".join(_seen(whole, found)) or "nothing: it is empty"
    return ScrError(
        "no table with the headings of a chronology was found in it, or none of "
        f"its rows holds anything; seen in it: {seen}",
        _ADVICE,
    )


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
