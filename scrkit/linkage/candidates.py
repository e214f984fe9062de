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
    # A number is cheaper kept and sorted than a pair.
    total = len(accounts)
    chosen: set[int] = set()
    for rank, at in enumerate(index.dated):
        chosen.update(
            [
                at * total + other if at < other else other * total + at
                for other in index.partners(rank)
            ]
        )
    return tuple([divmod(one, total) for one in sorted(chosen)])


# The ranks of what holds a word, in order, and what it weighs.
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
        self._vague_firsts = [self._firsts[rank] for rank in self._vague]
        self._days: dict[int, list[int]] = defaultdict(list)
        for rank, one in enumerate(self._accounts):
            if one.date.precision == "day":
                self._days[one.date.first].append(rank)
        self._shared: list[list[_Holders]] = [[] for _ in self._accounts]
        for part in _INDEXED:
            self._index(part, rarity.weight[part])

    def _index(self, part: str, weight: dict[str, float]) -> None:
        """Note for each account which words of a part others hold as well."""
        holders: dict[str, list[int]] = defaultdict(list)
        for rank, account in enumerate(self._accounts):
            for one in getattr(account, part):
                holders[one].append(rank)
        shared = self._shared
        for one, ranks in holders.items():
            if len(ranks) > 1:
                each = (ranks, weight[one])
                for rank in ranks:
                    shared[rank].append(each)

    def partners(self, rank: int) -> list[int]:
        """Return the positions of what may tell of one event, in no order."""
        # A vaguer date is kept under its first day: a month reaches back that far.
        start = bisect_left(self._firsts, self._firsts[rank] - WINDOW)
        end = bisect_right(self._firsts, self._lasts[rank] + WINDOW)
        scores: dict[int, float] = dict.fromkeys(range(start, end), 0.0)
        for ranks, weight in self._shared[rank]:
            low = bisect_left(ranks, start)
            high = bisect_left(ranks, end, low)
            # Alone in its window is the account itself.
            if 1 < high - low <= _CROWD:
                for other in ranks[low:high]:
                    scores[other] += weight
        self._add_near(rank, scores)
        account = self._accounts[rank]
        for other in self._slipped(account):
            if scores.get(other) or self._share(account, self._accounts[other]):
                scores[other] = scores.get(other, 0.0) + _NEAR
        agencies, own, dated = self._agencies, account.agency, self.dated
        found = [
            other
            for other, score in scores.items()
            if score >= _LEAST and agencies[other] != own
        ]
        if len(found) > _MOST:
            # Numbers are sorted quicker than what bears them.
            least = sorted([scores[other] for other in found])[-_MOST]
            found = [other for other in found if scores[other] >= least]
        if len(found) > _MOST:
            found.sort(key=lambda other: (-scores[other], dated[other]))
        return [dated[other] for other in found[:_MOST]]

    def _add_near(self, rank: int, scores: dict[int, float]) -> None:
        """Add to the neighbours in time, and to what is vague about the same days."""
        first, last = self._firsts[rank], self._lasts[rank]
        firsts, lasts = self._firsts, self._lasts
        start, end = bisect_left(firsts, first), bisect_right(firsts, last)
        for other in range(start, min(end, start + _NEIGHBOURS)):
            scores[other] += _NEAR
        behind = min(len(firsts), end + _NEIGHBOURS)
        for other in range(end, bisect_right(firsts, last + WINDOW, end, behind)):
            scores[other] += _CLOSENESS[firsts[other] - last]
        reach = bisect_left(self._vague_firsts, first - _SEASON - WINDOW)
        until = bisect_right(self._vague_firsts, last + WINDOW)
        before = range(max(0, start - _NEIGHBOURS), start)
        for other in chain(before, self._vague[reach:until]):
            gap = max(0, firsts[other] - last, first - lasts[other])
            if gap <= WINDOW:
                scores[other] = scores.get(other, 0.0) + _CLOSENESS[gap]

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
