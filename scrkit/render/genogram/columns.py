"""Where everybody stands in a row, and where lines pass between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from scrkit.render.genogram.labels import SLOT
from scrkit.render.genogram.routing import Gap, Route, Routes
from scrkit.render.genogram.rows import Node

_SPARE, _LINE = 8, 10
# How far the line round a household stays away from a label, and from the next.
_NEAR, _NEXT = 4, 4
_SWEEPS = 40
# So wide may a row be that its labels are read on a lying page of A4: 7.5 points.
_PAGE = 1080


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each sign's middle, each drop and each side of a household is."""

    middles: dict[Node, float]
    drops: tuple[float | None, ...]
    sides: tuple[tuple[float, float], ...]
    left: float
    right: float


def columns(rows: tuple[tuple[Node, ...], ...], found: Routes) -> Columns:
    """Return all places across; the leftmost line or label is at `left`."""
    passing = _passing(found)
    middles = _middles(rows, found, passing)
    drops = _drops(rows, found, middles, passing)
    sides = tuple(
        (
            middles[rows[run.row][run.first]] - SLOT / 2 - _NEAR - _NEXT * run.home,
            middles[rows[run.row][run.last]] + SLOT / 2 + _NEAR + _NEXT * run.home,
        )
        for run in found.runs
    )
    places = [x + side for x in middles.values() for side in (-SLOT / 2, SLOT / 2)]
    places += [x for x in drops if x is not None]
    places += [x for pair in sides for x in pair]
    return Columns(middles, drops, sides, min(places), max(places))


def _passing(found: Routes) -> dict[Gap, list[float]]:
    """Return of every gap the room that is needed left, within and right of it."""
    room: dict[Gap, list[float]] = {}
    for route in found.routes:
        if route.gap:
            room.setdefault(route.gap, [0, 0, 0])[1] += _LINE
    for run in found.runs:
        need = _NEAR + _NEXT * (run.home + 1)
        for gap, part in (((run.row, run.first), 2), ((run.row, run.last + 1), 0)):
            held = room.setdefault(gap, [0, 0, 0])
            held[part] = max(held[part], need)
    return room


def _middles(
    rows: tuple[tuple[Node, ...], ...], found: Routes, passing: dict[Gap, list[float]]
) -> dict[Node, float]:
    apart = [
        [SLOT + _SPARE + sum(passing.get((r, n), ())) for n in range(1, len(row))]
        for r, row in enumerate(rows)
    ]
    at: dict[Node, float] = {}
    for row, gaps in zip(rows, apart, strict=True):
        middle = sum(gaps) / 2
        at |= {node: sum(gaps[:n]) - middle for n, node in enumerate(row)}
    # The narrowest that there is; between this and the wished for lies what fits a
    # page.
    close = dict(at)
    # Down and up by turns: parents draw their children, and children their parents.
    for sweep in range(_SWEEPS):
        order = range(len(rows)) if sweep % 2 == 0 else reversed(range(len(rows)))
        for number in order:
            row = rows[number]
            wished = _wishes(row, rows, found.routes, at)
            at |= dict(zip(row, _spaced(wished, apart[number]), strict=True))
    return _drawn_in(at, close)


def _drawn_in(wide: dict[Node, float], close: dict[Node, float]) -> dict[Node, float]:
    """Return places no wider than a page, if need be with nobody below their parents.

    Between two ways of keeping everybody apart every way keeps them apart.
    """
    middle = (min(wide.values()) + max(wide.values())) / 2
    needed, least = (max(at.values()) - min(at.values()) for at in (wide, close))
    room = _PAGE - SLOT
    if needed <= room or needed <= least:
        return wide
    part = max(0.0, (room - least) / (needed - least))
    return {
        node: part * (x - middle) + (1 - part) * close[node] for node, x in wide.items()
    }


def _wishes(
    row: tuple[Node, ...],
    rows: tuple[tuple[Node, ...], ...],
    routes: Iterable[Route],
    at: dict[Node, float],
) -> list[float]:
    """Return where each of a row would stand, for its parents and its children."""
    shifts: dict[Node, list[float]] = {node: [0.0] for node in row}
    for route in routes:
        children = route.bond.children
        if not children or not route.ends:
            continue
        off = _anchor(route, rows, at) - fmean(at[node] for node in children)
        for node in children:
            if node in shifts:
                shifts[node].append(off)
        for node in route.ends:
            if node in shifts:
                shifts[node].append(-off)
    return [at[node] + fmean(shifts[node][1:] or (0,)) for node in row]


def _anchor(
    route: Route, rows: tuple[tuple[Node, ...], ...], at: dict[Node, float]
) -> float:
    if route.gap is None:
        return fmean(at[node] for node in route.ends)
    row, place = rows[route.gap[0]], route.gap[1]
    if route.way == "stub":
        here = at[route.ends[0]]
        return here + (SLOT / 2 + _LINE) * (
            1 if row.index(route.ends[0]) < place else -1
        )
    return (at[row[place - 1]] + at[row[place]]) / 2


def _spaced(wished: list[float], apart: list[float]) -> list[float]:
    """Return the places nearest to those wished that keep everybody apart."""
    # The least squares under that condition, by pooling those who would overlap.
    offsets = [sum(apart[:n]) for n in range(len(wished))]
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        mean, size = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean = (mean * size + other * more) / (size + more)
            size += more
        pools.append((mean, size))
    pooled = [mean for mean, size in pools for _ in range(size)]
    return [mean + offset for mean, offset in zip(pooled, offsets, strict=True)]


def _drops(
    rows: tuple[tuple[Node, ...], ...],
    found: Routes,
    at: dict[Node, float],
    passing: dict[Gap, list[float]],
) -> tuple[float | None, ...]:
    """Return where each line to children passes its gap, none on another's."""
    used: dict[Gap, int] = {}
    drops: dict[int, float] = {}
    numbered = [(n, route) for n, route in enumerate(found.routes) if route.gap]
    # From the left: those beside who stands left of the gap, in its middle, right.
    for n, route in sorted(numbered, key=lambda one: (_beside(one[1], rows), one[0])):
        if route.gap is None:
            continue
        number = used.get(route.gap, 0)
        used[route.gap] = number + 1
        x = _within(route, number, rows, at, passing[route.gap])
        others = [
            at[node]
            for other in found.routes
            for node in other.bond.children
            if node.row == route.gap[0] + 1 and node not in route.bond.children
        ]
        # A little aside where a sign stands right below, to whom the line would seem to
        # lead.
        tries = (x + step for step in (0.0, 3.5, -3.5))
        free = (x for x in tries if all(abs(x - o) > 2.5 for o in others))
        drops[n] = next(free, x)
    return tuple(drops.get(n) for n in range(len(found.routes)))


def _beside(route: Route, rows: tuple[tuple[Node, ...], ...]) -> int:
    """Return -1 for one parent left of the gap, 1 for one right of it, 0 for two."""
    if route.way != "stub" or route.gap is None:
        return 0
    return -1 if rows[route.gap[0]].index(route.ends[0]) < route.gap[1] else 1


def _within(
    route: Route,
    number: int,
    rows: tuple[tuple[Node, ...], ...],
    at: dict[Node, float],
    room: list[float],
) -> float:
    if route.gap is None:
        raise ValueError("nothing passes a gap that is not there")
    row, place = rows[route.gap[0]], route.gap[1]
    before, lines, behind = room
    least = before + lines + behind + _SPARE
    # At the ends of a row there is as much room as is needed.
    left = at[row[place - 1]] + SLOT / 2 if place else at[row[0]] - SLOT / 2 - least
    right = at[row[place]] - SLOT / 2 if place < len(row) else left + least
    slack = right - left - least
    share = (_beside(route, rows) + 1) / 2
    return left + before + (_SPARE + _LINE) / 2 + slack * share + number * _LINE
