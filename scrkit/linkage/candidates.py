"""Choose the pairs of accounts that are worth a closer look, without trying all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from scrkit.linkage.account import Account
from scrkit.linkage.rarity import Rarity

WINDOW = 35
"""Days within which what two accounts share is looked for."""

# A word that so many accounts of a window share tells none of them from another.
_CROWD = 40
# Partners of one account that are looked at more closely, and its neighbours in time
# among whom they are chosen besides those that share something with it.
_MOST = 24
_NEIGHBOURS = 40
_INDEXED = ("ideas", "words", "codes", "numbers")
_NEAR = 4.0
# What shares less, and lies no nearer, is left.
_LEAST = 0.3
_SEASON = 130
# By the days between two dates; a date lies nowhere near beyond the window.
_CLOSENESS = tuple(_NEAR / (1 + gap / 3) for gap in range(WINDOW + 1))


def choose_pairs(
    accounts: Sequence[Account], rarity: Rarity
) -> tuple[tuple[int, int], ...]:
    """Return pairs of positions, of different agencies, the first before the second.

    Each account keeps the few of each other agency that share most with it, or lie
    nearest; so the work grows with the number of accounts, not with its square.
    """
    index = _Index(accounts, rarity)
    later: list[set[int]] = [set() for _ in accounts]
    for rank, at in enumerate(index.dated):
        mine = later[at]
        for other in index.partners(rank):
            if other > at:
                mine.add(other)
            else:
                later[other].add(at)
    return tuple(
        [(at, other) for at, others in enumerate(later) for other in sorted(others)]
    )


# Ranks that hold a word, in order, and what it weighs.
_Holders = tuple[list[int], float]


class _Index:
    """Accounts by what they hold and by their days.

    The *rank* of an account is its place in the order of days; `dated` are their
    positions in that order. What has no day, or no end, has no rank.
    """

    def __init__(self, accounts: Sequence[Account], rarity: Rarity) -> None:
        self.dated = [
            at
            for at, one in enumerate(accounts)
            if one.date.known and not one.date.open
        ]
        self.dated.sort(key=lambda at: accounts[at].first)
        self._accounts = [accounts[at] for at in self.dated]
        self._firsts = [one.first for one in self._accounts]
        self._lasts = [one.last for one in self._accounts]
        self._agencies = [one.agency for one in self._accounts]
        # A month reaches over all its days; a year is looked for by what it shares.
        spans = zip(self._firsts, self._lasts, strict=True)
        self._vague = [
            rank for rank, (a, b) in enumerate(spans) if 0 < b - a <= _SEASON
        ]
        self._reaching = self._firsts != self._lasts
        self._vague_firsts = [self._firsts[rank] for rank in self._vague]
        self._days: dict[int, list[int]] = defaultdict(list)
        for rank, one in enumerate(self._accounts):
            if one.date.precision == "day":
                self._days[one.date.first].append(rank)
        self._of_agency: dict[str, list[int]] = defaultdict(list)
        for rank, agency in enumerate(self._agencies):
            self._of_agency[agency].append(rank)
        # A vaguer date is kept under its first day: a month reaches back that far.
        firsts = self._firsts
        self._starts = [bisect_left(firsts, first - WINDOW) for first in firsts]
        self._ends = [bisect_right(firsts, last + WINDOW) for last in self._lasts]
        # What a rank shares with others of its window.
        self._shared: list[list[_Holders]] = [[] for _ in self._accounts]
        for part in _INDEXED:
            self._index(part, rarity.weight[part])
        # By rank; all are 0 between two questions.
        self._scores = [0.0] * len(self._accounts)

    def _index(self, part: str, weight: dict[str, float]) -> None:
        """Note for each account which words of a part others of its window hold."""
        holders: dict[str, list[int]] = defaultdict(list)
        for rank, account in enumerate(self._accounts):
            for one in getattr(account, part):
                holders[one].append(rank)
        starts, ends, shared = self._starts, self._ends, self._shared
        for one, ranks in holders.items():
            many, low, weighs = len(ranks), 0, weight[one]
            for at, rank in enumerate(ranks):
                start, end = starts[rank], ends[rank]
                while ranks[low] < start:
                    low += 1
                high = at + 1
                if low == at and (high == many or ranks[high] >= end):
                    # Alone in its window.
                    continue
                high = bisect_left(ranks, end, high)
                if high - low <= _CROWD:
                    shared[rank].append((ranks[low:high], weighs))

    def partners(self, rank: int) -> list[int]:
        """Return the positions of what may tell of one event, in no order."""
        start, end, scores = self._starts[rank], self._ends[rank], self._scores
        scores[start:end] = self._near(rank)
        for ranks, weight in self._shared[rank]:
            for other in ranks:
                scores[other] += weight
        beyond = [*self._beyond(rank)]
        agency = self._agencies[rank]
        own = self._of_agency[agency]
        low = bisect_left(own, start)
        for other in own[low : bisect_left(own, end, low)]:
            scores[other] = 0.0
        ranks = [*range(start, end)]
        if beyond:
            others = {one for one in beyond if not start <= one < end}
            ranks += [one for one in others if self._agencies[one] != agency]
        found = self._most(ranks)
        scores[start:end] = [0.0] * (end - start)
        for other in beyond:
            scores[other] = 0.0
        return [self.dated[other] for other in found]

    def _beyond(self, rank: int) -> Iterator[int]:
        """Add to what may lie outside the window as well, and yield it."""
        account, scores = self._accounts[rank], self._scores
        if self._reaching:
            yield from self._vaguely_near(rank)
        for other in self._slipped(account):
            if scores[other] or self._share(account, self._accounts[other]):
                scores[other] += _NEAR
                yield other

    def _most(self, ranks: Sequence[int]) -> list[int]:
        """Return those that score enough, no more of them than are looked at."""
        scores, least = self._scores, _LEAST
        if len(ranks) > _MOST:
            # Numbers are sorted quicker than what bears them.
            most = sorted([scores[rank] for rank in ranks])[-_MOST]
            least = max(least, most)
        found = [rank for rank in ranks if scores[rank] >= least]
        if len(found) > _MOST:
            found.sort(key=lambda rank: (-scores[rank], self.dated[rank]))
        return found[:_MOST]

    def _near(self, rank: int) -> list[float]:
        """Return by rank how near in time the neighbours in its window lie."""
        first, last = self._firsts[rank], self._lasts[rank]
        firsts, lasts = self._firsts, self._lasts
        window, over = self._starts[rank], self._ends[rank]
        start, end = (
            bisect_left(firsts, first, window),
            bisect_right(firsts, last, rank),
        )
        before = max(window, start - _NEIGHBOURS)
        same = min(end - start, _NEIGHBOURS)
        behind = min(over, end + _NEIGHBOURS)
        return [
            *[0.0] * (before - window),
            *[
                _CLOSENESS[first - day if day < first else 0]
                for day in lasts[before:start]
            ],
            *[_NEAR] * same,
            *[0.0] * (end - start - same),
            *[_CLOSENESS[day - last] for day in firsts[end:behind]],
            *[0.0] * (over - behind),
        ]

    def _vaguely_near(self, rank: int) -> Iterator[int]:
        """Add to what is vague about the same days, and yield it."""
        first, last = self._firsts[rank], self._lasts[rank]
        firsts, lasts, scores = self._firsts, self._lasts, self._scores
        reach = bisect_left(self._vague_firsts, first - _SEASON - WINDOW)
        until = bisect_right(self._vague_firsts, last + WINDOW)
        start = bisect_left(firsts, first)
        before = range(max(0, start - _NEIGHBOURS), min(start, self._starts[rank]))
        for other in chain(before, self._vague[reach:until]):
            gap = max(0, firsts[other] - last, first - lasts[other])
            if gap <= WINDOW:
                scores[other] += _CLOSENESS[gap]
                yield other

    def _slipped(self, account: Account) -> Iterator[int]:
        """Yield what lies where day and month, or two years, were mistaken."""
        if account.date.precision != "day":
            return
        own = date.fromordinal(account.date.first)
        for day in _slips(own):
            yield from self._days.get(day.toordinal(), ())

    def _share(self, one: Account, other: Account) -> bool:
        return not one.ideas.isdisjoint(other.ideas) or not one.words.isdisjoint(
            other.words
        )


def _slips(own: date) -> Iterator[date]:
    for year, month, day in (
        (own.year, own.day, own.month),
        (own.year - 1, own.month, own.day),
        (own.year + 1, own.month, own.day),
    ):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found != own:
            yield found
