"""How high every row, line and label is."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrkit.render.genogram.columns import Columns
from scrkit.render.genogram.routing import Routes
from scrkit.render.genogram.rows import Node

SIGN = 30
LINE = 13
_TOP = 10
_TRACK = 11
# What stays free between the lowest line of a row and its signs.
_ABOVE, _BELOW_SIGN, _TAG, _UNDER = 16, 5, 14, 4
HOME = 4
"""How much further out each next household's line is."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The height of every row's middle, of its foot, and of every level line.

    `bars` and `arcs` are by the number of the route; `feet` is where labels end.
    """

    middles: tuple[float, ...]
    feet: tuple[float, ...]
    bars: dict[int, float]
    arcs: dict[int, float]
    bottom: float


def levels(
    rows: tuple[tuple[Node, ...], ...],
    found: Routes,
    across: Columns,
    lines: dict[Node, tuple[str, ...]],
) -> Levels:
    """Return all places down, from the top of the picture."""
    y = 0.0
    middles, feet = [], []
    bars: dict[int, float] = {}
    arcs: dict[int, float] = {}
    for number, row in enumerate(rows):
        y += _TOP
        for kept, spans in (
            (bars, _bars(number, found, across)),
            (arcs, _arcs(number, found, across)),
        ):
            tracks, most = _tracks(spans)
            kept |= {route: y + track * _TRACK for route, track in tracks.items()}
            y += most * _TRACK
        homes = [run.home for run in found.runs if run.row == number]
        y += _ABOVE + HOME * (max(homes, default=-1) + 1)
        middles.append(y + SIGN / 2)
        tall = max((len(lines[node]) for node in row), default=0) * LINE
        y += SIGN + _BELOW_SIGN + tall
        feet.append(y)
        if homes:
            y += _TAG + HOME * max(homes)
        y += 2 * _UNDER
    return Levels(tuple(middles), tuple(feet), bars, arcs, y)


_Span = tuple[float, float, int]


def _bars(row: int, found: Routes, across: Columns) -> Iterable[_Span]:
    for number, route in enumerate(found.routes):
        bond = route.bond
        if bond.row + 1 == row and bond.children:
            places = [across.middles[node] for node in bond.children]
            drop = across.drops[number]
            places += [drop] if drop is not None else []
            yield min(places), max(places), number


def _arcs(row: int, found: Routes, across: Columns) -> Iterable[_Span]:
    for number, route in enumerate(found.routes):
        if route.way == "arc" and route.bond.row == row:
            left, right = (across.middles[node] for node in route.ends)
            yield left, right, number


def _tracks(spans: Iterable[_Span]) -> tuple[dict[int, int], int]:
    """Return a height for each span, so that none lies on another; and how many."""
    ends: list[float] = []
    taken: dict[int, int] = {}
    for first, last, number in sorted(spans):
        free = (n for n, end in enumerate(ends) if end + 16 < first)
        track = next(free, len(ends))
        if track == len(ends):
            ends.append(last)
        ends[track] = last
        taken[number] = track
    return taken, len(ends)
