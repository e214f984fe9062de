"""Which way every line goes, before anything has a place.

A *gap* lies between two who stand side by side, or at an end of a row; labels stand
below their signs. Upright lines pass a row in gaps alone, level ones lie between rows
or at the height of the signs: so none can cross a label.
"""

from dataclasses import dataclass
from typing import Literal

from scrkit.render.genogram.kin import Kin
from scrkit.render.genogram.rows import Bond, Node

Way = Literal["line", "arc", "stub", "none"]
Gap = tuple[int, int]
"""A row, and how many stand left of the gap."""


@dataclass(frozen=True, slots=True)
class Route:
    """How a bond is drawn: beside each other, by an arc above, from one parent alone.

    `gap` is where its line to the children leaves the row, None without children.
    """

    bond: Bond
    way: Way
    ends: tuple[Node, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Run:
    """Those of a household who stand side by side in a row: first to last place."""

    home: int
    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Routes:
    """Every way, what passes each gap, and the parts of every household."""

    routes: tuple[Route, ...]
    runs: tuple[Run, ...]


def routed(
    rows: tuple[tuple[Node, ...], ...], bonds: tuple[Bond, ...], kin: Kin, homes: int
) -> Routes:
    """Return how every bond and the first so many households are drawn."""
    at = {node: place for row in rows for place, node in enumerate(row)}
    beside = {
        (bond.row, max(at[node] for node in bond.parents))
        for bond in bonds
        if len(bond.parents) > 1
        and (abs(at[bond.parents[0]] - at[bond.parents[1]]) == 1)
    }
    ties: dict[Node, int] = {}
    for bond in bonds:
        for node in bond.parents:
            ties[node] = ties.get(node, 0) + 1
    routes = tuple(_route(bond, at, beside, ties) for bond in bonds)
    return Routes(routes, tuple(_runs(rows, kin, homes)))


def _route(
    bond: Bond, at: dict[Node, int], beside: set[Gap], ties: dict[Node, int]
) -> Route:
    ends = tuple(sorted(bond.parents, key=at.__getitem__))
    if not ends:
        return Route(bond, "none", (), None)
    if len(ends) == 1:
        place = at[ends[0]]
        # Right of them first; not where the line of a couple passes.
        free = [g for g in (place + 1, place) if (bond.row, g) not in beside]
        return Route(bond, "stub", ends, (bond.row, (free or [place + 1])[0]))
    left, right = at[ends[0]], at[ends[1]]
    if right - left == 1:
        gap = (bond.row, right) if bond.children else None
        return Route(bond, "line", ends, gap)
    if not bond.children:
        return Route(bond, "arc", ends, None)
    # Beside the one who has no other partner: there it is told whose children these
    # are.
    wished = right if ties[ends[0]] >= ties[ends[1]] else left + 1
    near = sorted(range(left + 1, right + 1), key=lambda gap: abs(gap - wished))
    free = [gap for gap in near if (bond.row, gap) not in beside]
    return Route(bond, "arc", ends, (bond.row, (free or near)[0]))


def _runs(rows: tuple[tuple[Node, ...], ...], kin: Kin, homes: int) -> list[Run]:
    found = []
    for home, household in enumerate(kin.households[:homes]):
        for row, nodes in enumerate(rows):
            first: int | None = None
            for place, node in enumerate((*nodes, None)):
                lives = bool(node and node.code in household.people and not node.repeat)
                if lives and first is None:
                    first = place
                if not lives and first is not None:
                    found.append(Run(home, row, first, place - 1))
                    first = None
    return found
