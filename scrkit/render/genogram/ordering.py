"""In which order a row stands: couples side by side, few lines across each other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, permutations
from statistics import fmean

from scrkit.render.genogram.kin import Kin
from scrkit.render.genogram.rows import Bond, Node, Rows

_Order = list[list[list[Node]]]
# Up to so many who are partners of one another, every order of them is tried.
_TRIED = 7
# So often the whole is looked at again: enough for forty people, a second at most.
_LOOKS = 1500


def ordered(found: Rows, kin: Kin) -> tuple[tuple[Node, ...], ...]:
    """Return the rows in an order that is easy to read; always the same."""
    order = [_clusters(row, found.bonds) for row in found.rows]
    best, least = order, _cost(order, found, kin)
    # Enough: after a few sweeps down and up the order comes back to itself.
    for turn in range(8):
        order = _swept(order, found.bonds, down=turn % 2 == 0)
        cost = _cost(order, found, kin)
        if cost < least:
            best, least = order, cost
    best = _bettered(best, least, found, kin)
    return tuple(tuple(n for block in row for n in block) for row in best)


def _clusters(row: tuple[Node, ...], bonds: tuple[Bond, ...]) -> list[list[Node]]:
    """Return a row in blocks of those who are partners, each in a good order."""
    linked: dict[Node, list[Node]] = {node: [] for node in row}
    for bond in bonds:
        for one, other in pairwise(bond.parents):
            if one in linked:
                linked[one].append(other)
                linked[other].append(one)
    blocks, seen = [], set[Node]()
    for node in row:
        if node in seen:
            continue
        block = [node]
        seen.add(node)
        for member in block:
            fresh = [one for one in dict.fromkeys(linked[member]) if one not in seen]
            seen.update(fresh)
            block += fresh
        blocks.append(_arranged(block, linked))
    return blocks


def _arranged(block: list[Node], linked: dict[Node, list[Node]]) -> list[Node]:
    def apart(order: Iterable[Node]) -> int:
        order = tuple(order)
        at = {node: place for place, node in enumerate(order)}
        return sum((at[a] - at[b]) ** 2 for a in order for b in linked[a] if b in at)

    if len(block) <= _TRIED:
        return list(min(permutations(block), key=apart))
    done: tuple[Node, ...] = ()
    for node in block:
        tries = ((*done[:at], node, *done[at:]) for at in range(len(done) + 1))
        done = min(tries, key=apart)
    return list(done)


def _places(order: _Order) -> dict[Node, float]:
    places: dict[Node, float] = {}
    for row in order:
        nodes = [node for block in row for node in block]
        middle = (len(nodes) - 1) / 2
        places |= {node: at - middle for at, node in enumerate(nodes)}
    return places


def _swept(order: _Order, bonds: tuple[Bond, ...], *, down: bool) -> _Order:
    """Return the rows with each block where its parents, or its children, are."""
    made = [list(row) for row in order]
    for row in range(len(made)) if down else reversed(range(len(made))):
        at = _places(made)
        wish: dict[Node, list[float]] = {}
        for bond in bonds:
            above, below = bond.parents, bond.children
            near, far = (below, above) if down else (above, below)
            for node in near:
                if far and node.row == row:
                    wish.setdefault(node, []).extend(at[one] for one in far)
        for number, block in enumerate(made[row]):
            if len(block) > 1 and _wished(block[0], wish, at) > _wished(
                block[-1], wish, at
            ):
                made[row][number] = block[::-1]

        def key(
            block: list[Node],
            # Bound here: a function in a loop sees the last turn's values.
            wish: dict[Node, list[float]] = wish,
            at: dict[Node, float] = at,
        ) -> float:
            return fmean(_wished(node, wish, at) for node in block)

        made[row].sort(key=key)
    return made


def _wished(node: Node, wish: dict[Node, list[float]], at: dict[Node, float]) -> float:
    return fmean(wish[node]) if node in wish else at[node]


def _bettered(best: _Order, least: float, found: Rows, kin: Kin) -> _Order:
    """Return the order after every small change that makes it better."""
    looks, again = 0, True
    while again and looks < _LOOKS:
        again = False
        for tried in _changes(best):
            looks += 1
            cost = _cost(tried, found, kin)
            # Not by rounding alone, or two orders would take turns for ever.
            if cost < least - 1e-9:
                best, least, again = tried, cost, True
                break
            if looks >= _LOOKS:
                break
    return best


def _changes(order: _Order) -> Iterator[_Order]:
    for number, row in enumerate(order):
        for at, block in enumerate(row):
            rest = row[:at] + row[at + 1 :]
            turned = block[::-1]
            for to in range(len(row)):
                for one in (block, turned) if len(block) > 1 else (block,):
                    if to != at or one is turned:
                        made = [*rest[:to], one, *rest[to:]]
                        yield [*order[:number], made, *order[number + 1 :]]


def _cost(order: _Order, found: Rows, kin: Kin) -> float:
    at = _places(order)
    edges: dict[int, list[tuple[float, float]]] = {}
    cost = 0.0
    for bond in found.bonds:
        children = [at[node] for node in bond.children]
        if bond.parents:
            middle = fmean(at[node] for node in bond.parents)
            edges.setdefault(bond.row, []).extend((middle, c) for c in children)
            cost += 0.1 * sum(abs(middle - child) for child in children)
        if len(bond.parents) > 1:
            cost += 0.05 * _sex_order(bond, at, kin)
        # By how much each disturbs a reader: lines that cross most of all, then
        # brothers and sisters apart, their order by age, and last how far a line has to
        # go.
        cost += 1.5 * _spread(children) + 0.3 * _age_order(bond, at, kin)
    for several in edges.values():
        several.sort()
        cost += 2 * sum(
            b < a
            for place, (_, a) in enumerate(several)
            for _, b in several[place + 1 :]
        )
    return cost + sum(_torn(home.people, at) for home in kin.households)


def _spread(places: list[float]) -> float:
    """Return how many others stand between those of one group."""
    return max(places) - min(places) + 1 - len(places) if places else 0


def _torn(people: tuple[str, ...], at: dict[Node, float]) -> float:
    rows: dict[int, list[float]] = {}
    for node, place in at.items():
        if node.code in people and not node.repeat:
            rows.setdefault(node.row, []).append(place)
    return sum(map(_spread, rows.values()))


def _age_order(bond: Bond, at: dict[Node, float], kin: Kin) -> int:
    """Return how many children stand left of an older one."""
    born = []
    for node in sorted(bond.children, key=at.__getitem__):
        person = kin.people[node.code]
        day = person.born or person.due
        if day is not None and day.known:
            born.append(day.first)
    return sum(later < first for first, later in pairwise(born))


def _sex_order(bond: Bond, at: dict[Node, float], kin: Kin) -> bool:
    left, right = sorted(bond.parents, key=at.__getitem__)[:2]
    return kin.people[left.code].sex == "female" and (
        kin.people[right.code].sex == "male"
    )
