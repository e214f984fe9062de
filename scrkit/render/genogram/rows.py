"""Which row everyone stands in, a generation to a row, and in which order.

A union whose two do not stand in one row, or whose child does not stand in the next,
has the one who is elsewhere drawn once more beside the other: no line leaves its rows.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.render.genogram.kin import Kin, Union

_Steps = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Somebody in a row; `repeat` where that is not the row of their own."""

    row: int
    code: str
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """A union in its row: who stands in it, and the children in the next."""

    row: int
    parents: tuple[Node, ...]
    children: tuple[Node, ...]
    union: Union


@dataclass(frozen=True, slots=True)
class Rows:
    """Everyone by row, from the oldest generation down, and how they hang together."""

    rows: tuple[tuple[Node, ...], ...]
    bonds: tuple[Bond, ...]


def rows_of(kin: Kin) -> Rows:
    """Return rows and bonds, in the order in which people are written."""
    unions = kin.unions()
    level = _levels(kin, unions)
    bonds: list[Bond] = []
    for union in unions:
        by_row: dict[int, list[str]] = {}
        for code, _ in union.children:
            by_row.setdefault(level[code], []).append(code)
        if not union.children:
            by_row[max(level[code] for code in union.parents) + 1] = []
        for row, children in by_row.items():
            at = row - 1
            parents = (Node(at, p, level[p] != at) for p in union.parents)
            born = tuple(Node(row, code) for code in children)
            bonds.append(Bond(at, tuple(parents), born, union))
    least = min(level.values())
    # Somebody drawn once more may stand above everybody.
    least = min([least, *(node.row for bond in bonds for node in bond.parents)])
    return _from_the_top(kin, bonds, level, least)


def _from_the_top(
    kin: Kin, bonds: list[Bond], level: dict[str, int], least: int
) -> Rows:
    def moved(node: Node) -> Node:
        return Node(node.row - least, node.code, node.repeat)

    found = tuple(
        Bond(
            one.row - least,
            tuple(map(moved, one.parents)),
            tuple(map(moved, one.children)),
            one.union,
        )
        for one in bonds
    )
    nodes = dict.fromkeys(Node(level[code] - least, code) for code in kin.people)
    nodes |= dict.fromkeys(node for one in found for node in one.parents)
    deepest = max(node.row for node in nodes)
    rows = tuple(
        tuple(node for node in nodes if node.row == row) for row in range(deepest + 1)
    )
    return Rows(rows, found)


def _levels(kin: Kin, unions: tuple[Union, ...]) -> dict[str, int]:
    """Return everybody's generation, counted from the first subject's."""
    steps: _Steps = {code: [] for code in kin.people}
    for one, other, step in _links(unions):
        steps[one].append((other, step))
        steps[other].append((one, -step))
    level: dict[str, int] = {}
    starts = sorted(kin.people.values(), key=lambda one: one.kind != "subject")
    for start in starts:
        if start.code not in level:
            # The row for somebody without kin yet: the oldest of the household.
            lived = (one.people for one in kin.households if start.code in one.people)
            level[start.code] = min(
                (level[c] for people in lived for c in people if c in level), default=0
            )
            _spread(start.code, steps, level)
    return level


def _links(unions: tuple[Union, ...]) -> Iterator[tuple[str, str, int]]:
    """Yield who stands how many rows below whom."""
    # Children first: who is whose child says more of a generation than who with whom.
    for union in unions:
        for code, _ in union.children:
            if not union.parents:
                yield union.children[0][0], code, 0
            yield from ((parent, code, 1) for parent in union.parents)
    for union in unions:
        yield from ((union.parents[0], code, 0) for code in union.parents[1:])


def _spread(start: str, steps: _Steps, level: dict[str, int]) -> None:
    waiting = deque([start])
    while waiting:
        code = waiting.popleft()
        for other, step in steps[code]:
            if other not in level:
                level[other] = level[code] + step
                waiting.append(other)
