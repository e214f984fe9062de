"""Put likely pairs together into proposals: several accounts of one event are one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from scrkit.linkage.judging import Pair

Grade = Literal["likely", "possible"]
# Likelier than not: of what is told with five to six in ten about six are.
LIKELY = 0.5
# A contradiction that is none costs a panel more, so of two days that contradict more
# is asked.
_CONTRADICTING = 0.6
# What is shown to be looked at. A contradiction that nobody sees costs more than a look
# in vain, so two days that contradict are shown sooner than two that agree.
POSSIBLE = 0.15
_AGREEING = 0.17
NEVER = -1.0
"""What stands in the place of a probability where a person said: two events."""
# A third account belongs to a proposal where it fits the others on the whole.
_FITS = 0.45


class Proposal(NamedTuple):
    """Accounts, by position, that may tell of one event.

    `probability` is that of its pairs on the whole, of those that were compared.
    """

    accounts: tuple[int, ...]
    grade: Grade
    probability: float


def group_pairs(
    likely: Mapping[Pair, float],
    agencies: Sequence[str],
    contradict: Callable[[Pair], bool],
) -> tuple[Proposal, ...]:
    """Return proposals, each pair of accounts in one at most, likely ones first.

    An agency has one account of an event; a second one stands in a proposal of its own.
    `contradict` tells whether the dates of a pair do.
    """
    groups = _Groups(likely, agencies, contradict)

    some = [
        (-value, pair)
        for pair, value in likely.items()
        if value >= POSSIBLE and (value >= _AGREEING or contradict(pair))
    ]
    ordered = [pair for _, pair in sorted(some)]
    for pair in ordered:
        if likely[pair] < LIKELY:
            break
        if groups.is_likely(pair):
            groups.join(*pair)
    made = [Proposal(group, "likely", groups.whole(group)) for group in groups.found()]
    together = {pair for one in made for pair in _pairs(one.accounts)}
    made += [
        Proposal(pair, "likely" if groups.is_likely(pair) else "possible", likely[pair])
        for pair in ordered
        if pair not in together
    ]
    made.sort(key=lambda one: (one.grade != "likely", -one.probability, one.accounts))
    return tuple(made)


class _Groups:
    def __init__(
        self,
        likely: Mapping[Pair, float],
        agencies: Sequence[str],
        contradict: Callable[[Pair], bool],
    ) -> None:
        self._likely = likely
        self._contradict = contradict
        self._agencies = agencies
        self._of: dict[int, list[int]] = {}

    def is_likely(self, pair: Pair) -> bool:
        """Tell whether a pair is told as likely."""
        least = _CONTRADICTING if self._contradict(pair) else LIKELY
        return self._likely[pair] >= least

    def join(self, a: int, b: int) -> None:
        """Put two groups together where their accounts fit on the whole."""
        one, other = self._of.get(a, [a]), self._of.get(b, [b])
        if one is other:
            return
        both = [*one, *other]
        if len({self._agencies[at] for at in both}) < len(both):
            return
        across = [self._between(x, y) for x in one for y in other]
        if min(across) == NEVER or sum(across) / len(across) < _FITS:
            return
        apart = [
            self._between(x, y)
            for x in one
            for y in other
            if self._contradict((min(x, y), max(x, y)))
        ]
        # A contradiction is told of each two days: none comes in on others' likeness.
        if apart and max(apart) < _CONTRADICTING:
            return
        for at in both:
            self._of[at] = both

    def _between(self, a: int, b: int) -> float:
        return self._likely.get((min(a, b), max(a, b)), 0.0)

    def found(self) -> list[tuple[int, ...]]:
        """Return the groups, each in the order of its accounts."""
        return sorted({tuple(sorted(group)) for group in self._of.values()})

    def whole(self, group: tuple[int, ...]) -> float:
        """Return how likely its pairs are on the whole, of those compared."""
        compared = [self._likely[p] for p in _pairs(group) if p in self._likely]
        return sum(compared) / len(compared)


def _pairs(group: Sequence[int]) -> list[Pair]:
    return [(a, b) for i, a in enumerate(group) for b in group[i + 1 :]]
