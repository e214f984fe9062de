"""The lines of a genogram: partners, children, twins, households."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean

from scrkit.model.kinship import Partnership
from scrkit.render.genogram.columns import Columns
from scrkit.render.genogram.kin import Kin, begun_later
from scrkit.render.genogram.levels import Levels
from scrkit.render.genogram.routing import Route, Routes
from scrkit.render.genogram.rows import Node
from scrkit.render.picture.sketch import Point, Sign, Stroke, top_of

_DASHED, _DOTTED = (8, 4), (2, 3)
PARTNERS: dict[str, tuple[int, int] | None] = {
    "married": None,
    "civil_partnership": None,
    "cohabiting": _DASHED,
    "relationship": _DOTTED,
    "parents": _DOTTED,
}
"""How the line between partners is broken, by what they are."""
CHILDREN: dict[str, tuple[int, int] | None] = {
    "birth": None,
    "adoptive": _DASHED,
    "foster": _DASHED,
    "guardian": _DASHED,
    "step": _DOTTED,
    "sibling": _DOTTED,
}
"""How the line to a child is broken, by what the parents are to it."""
# Where lines from above meet a sign, beside its middle, in the order they are taken.
_STRAIGHT = 11.0
_PORTS = (10.0, 6.0, 3.0, 12.0, 8.0, 4.5, 1.5)


@dataclass(slots=True)
class Drawn:
    """What the lines need to know: who stands where, and which places are taken."""

    kin: Kin
    signs: dict[Node, Sign]
    across: Columns
    down: Levels
    day: date
    taken: dict[tuple[Node, bool], int] = field(default_factory=dict)
    middle: set[Node] = field(default_factory=set)

    def port(self, node: Node, towards: float) -> Point:
        """Return a free place on top of a sign, on the side of a place across."""
        x = self.signs[node].middle[0]
        key = node, towards > x
        number = self.taken.get(key, 0)
        self.taken[key] = number + 1
        dx = _PORTS[number % len(_PORTS)] * (1 if towards > x else -1)
        return x + dx, top_of(self.signs[node], dx)

    def top(self, node: Node, towards: float, *, alone: bool) -> Point:
        """Return the middle of a sign's top, or beside it where that is taken.

        To somebody `alone` a line that is nearly straight goes without a bend.
        """
        if node in self.middle:
            return self.port(node, towards)
        self.middle.add(node)
        sign = self.signs[node]
        off = towards - sign.middle[0]
        # A bend of a hair's breadth looks like a slip of the pen.
        dx = off if alone and abs(off) <= _STRAIGHT else 0.0
        return sign.middle[0] + dx, top_of(sign, dx)


def strokes(found: Routes, drawn: Drawn) -> Iterator[Stroke]:
    """Yield every line of partners and children."""
    # Those to parents of birth first: theirs is the middle of a child's sign.
    numbered = sorted(enumerate(found.routes), key=_births_first)
    for number, route in numbered:
        if route.way in ("line", "arc"):
            yield from _partners(number, route, drawn)
        start = _start(number, route, found, drawn)
        if route.way == "stub" and start:
            yield Stroke("parent", (_edge(route.ends[0], start, drawn), start))
        if route.bond.children:
            yield from _children(number, route, start, drawn)


def _start(number: int, route: Route, found: Routes, drawn: Drawn) -> Point | None:
    """Return where the line to the children leaves that of their parents."""
    drop = drawn.across.drops[number]
    if drop is None:
        return None
    if route.way == "arc":
        return drop, drawn.down.arcs[number]
    y = drawn.signs[route.ends[0]].middle[1]
    if route.way == "stub":
        others = (r for r in found.routes if r is not route and r.way != "arc")
        # Below the line to a partner, so that the two are not taken for one.
        y += 8.0 if any(route.ends[0] in other.ends for other in others) else 0.0
    return drop, y


def _edge(node: Node, start: Point, drawn: Drawn) -> Point:
    sign = drawn.signs[node]
    x, y = sign.middle
    reach = side(sign, start[1] - y)
    return x + reach * (1 if start[0] > x else -1), start[1]


def _births_first(numbered: tuple[int, Route]) -> tuple[bool, int]:
    number, route = numbered
    return all(kind != "birth" for _, kind in route.bond.union.children), number


def _partners(number: int, route: Route, drawn: Drawn) -> Iterator[Stroke]:
    """Yield the line between two, and what says how it ended."""
    pair = route.bond.union.partners
    kind = pair.kind if pair else "parents"
    left, right = (drawn.signs[node] for node in route.ends)
    if route.way == "line":
        y = left.middle[1]
        start = (left.middle[0] + side(left, 0), y)
        end = (right.middle[0] - side(right, 0), y)
        points: tuple[Point, ...] = (start, end)
    else:
        y = drawn.down.arcs[number]
        start = drawn.port(route.ends[0], right.middle[0])
        end = drawn.port(route.ends[1], left.middle[0])
        points = (start, (start[0], y), (end[0], y), end)
    yield Stroke(f"partners {kind}", points, PARTNERS[kind])
    if pair:
        drop = drawn.across.drops[number]
        yield from _ended(pair, (points[0][0], points[-1][0], y), drop, drawn.day)


def _ended(
    pair: Partnership, line: tuple[float, float, float], drop: float | None, day: date
) -> Iterator[Stroke]:
    """Yield one stroke across for a separation, two for a divorce."""
    ending = how_ended(pair, day)
    if ending not in ("separated", "divorced"):
        return
    first, last, y = line
    x = first + (last - first) / 4
    # Clear of the line to the children, or the strokes would seem to be its.
    if drop is not None and abs(x - drop) < 12:
        x = first + (last - first) * 3 / 4
    for step in (0,) if ending == "separated" else (-2.5, 2.5):
        points = ((x + step - 3, y + 7), (x + step + 3, y - 7))
        yield Stroke(ending, points)


def how_ended(pair: Partnership, day: date) -> str:
    """Return how a partnership had ended by a day; "" if it lasted, as far as known."""
    if begun_later(pair.until, day):
        return ""
    return pair.ended or ("separated" if pair.until else "")


def side(sign: Sign, dy: float) -> float:
    """Return how far a sign reaches to the side, `dy` below its middle."""
    half = sign.size / 2
    match sign.shape:
        case "circle":
            return float((half**2 - dy**2) ** 0.5)
        case "diamond":
            return half + 2 - abs(dy)
        case "triangle":
            return (half + dy) / 2
    return half


def _children(
    number: int, route: Route, start: Point | None, drawn: Drawn
) -> Iterator[Stroke]:
    bond, y = route.bond, drawn.down.bars[number]
    kinds = dict(bond.union.children)
    whence = start[0] if start else 0.0
    alone = start is not None and len(bond.children) == 1
    tops = {node: drawn.top(node, whence, alone=alone) for node in bond.children}
    apexes = _apexes(tops, drawn.kin)
    joins = [apexes.get(node, x) for node, (x, _) in tops.items()]
    ends = [*joins, *([start[0]] if start else [])]
    solid = {CHILDREN[kinds[node.code]] for node in bond.children}
    # The bar that children share is broken only where all of their lines are.
    dash = solid.pop() if len(solid) == 1 else None
    name = "siblings" if route.way == "none" else "children"
    if start:
        yield Stroke("drop", (start, (start[0], y)), dash)
    if max(ends) - min(ends) > 0.5:
        yield Stroke(name, ((min(ends), y), (max(ends), y)), dash)
    for (node, top), join in zip(tops.items(), joins, strict=True):
        kind = kinds[node.code]
        twin = " twin" if node in apexes else ""
        yield Stroke(f"child {kind}{twin}", ((join, y), top), CHILDREN[kind])
    yield from _identical(tops, apexes, y, drawn.kin)


def _apexes(tops: dict[Node, Point], kin: Kin) -> dict[Node, float]:
    """Return of every twin where its line begins: at one point with the others'."""
    found: dict[Node, float] = {}
    for twins in kin.twins:
        own = [node for node in tops if node.code in twins.children]
        if len(own) > 1:
            found |= dict.fromkeys(own, fmean(tops[node][0] for node in own))
    return found


def _identical(
    tops: dict[Node, Point], apexes: dict[Node, float], y: float, kin: Kin
) -> Iterator[Stroke]:
    for twins in kin.twins:
        own = [n for n in tops if n in apexes and n.code in twins.children]
        if twins.identical == "yes" and len(own) > 1:
            half = [
                (apexes[n] + (tops[n][0] - apexes[n]) * 0.6, y + (tops[n][1] - y) * 0.6)
                for n in own
            ]
            yield Stroke("identical", (min(half), max(half)))
