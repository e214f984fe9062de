"""Find decisions about entries that cannot all be true: a is b, b is c, a is not c."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from scrkit.model.order import Link

APART = "not_related"


def at_odds(links: Iterable[Link]) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Yield decisions that two entries are not one event, which others say they are.

    With each comes the chain of entries by which they are one, from the first to the
    last: two where another decision says so of the same two.
    """
    every = tuple(links)
    beside = _beside(every)
    for link in every:
        if link.relation != APART:
            continue
        for one, other in combinations(link.entries, 2):
            chain = _chain(one, other, beside)
            if chain:
                yield link, chain


def _beside(links: Iterable[Link]) -> dict[str, dict[str, None]]:
    """Return by entry which were taken for the same event, in the order of the file."""
    beside: dict[str, dict[str, None]] = {}
    for link in links:
        if link.relation != APART:
            for one in link.entries:
                others = dict.fromkeys(id for id in link.entries if id != one)
                beside.setdefault(one, {}).update(others)
    return beside


def _chain(
    first: str, last: str, beside: Mapping[str, Mapping[str, None]]
) -> tuple[str, ...]:
    """Return the shortest chain of entries from one to another, () for none."""
    came: dict[str, str] = {first: ""}
    waiting = deque([first])
    while waiting and last not in came:
        at = waiting.popleft()
        for other in beside.get(at, {}):
            if other not in came:
                came[other] = at
                waiting.append(other)
    if last not in came or first == last:
        return ()
    chain = [last]
    while chain[-1] != first:
        chain.append(came[chain[-1]])
    return tuple(reversed(chain))


def chain_said(chain: tuple[str, ...]) -> str:
    """Say by which decisions the first and the last of a chain are one event.

    "CSC-0001 and GP-0002 are taken for one event, and so are GP-0002 and AMB-0003".
    """
    told = [f"{one} and {other}" for one, other in pairwise(chain)]
    more = "".join(f", and so are {pair}" for pair in told[1:])
    return f"{told[0]} are taken for one event{more}"
