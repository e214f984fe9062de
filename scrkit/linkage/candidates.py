"""Choose the pairs of accounts that are worth a closer look, without trying all.

How many days lie between two accounts, and which ideas both have, tells beforehand
which pairs can come to anything: in the cases of bench/linkage for fitting, hardly a
pair that was offered and true lay further apart than `_NEAR` days without an idea in
common. Words, codes and numbers told nothing besides.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import inf

from scrkit.linkage.account import Account
from scrkit.linkage.rarity import Rarity

WINDOW = 35
"""Days within which what two accounts share is looked for."""

# Days within which accounts are looked at whatever they say, and how many, in the
# order of days, behind each of them.
_NEAR = 8
_NEIGHBOURS = 60
# Further apart, the ideas in common must tell as much: one that fewer than two accounts
# of nine have, or several.
_LEAST = 1.5
# An idea that so many accounts of a window share tells none of them from another.
_CROWD = 40
# Partners of one account that are looked at more closely.
_MOST = 8
# What a shared idea tells beside nearness, as a regression on the same cases had it.
_IDEAS = 0.3
# A month reaches over all its days; a year is looked for by what it shares.
_SEASON = 130
# Puts partners of one score in the order of their ranks, and changes no other order.
_TIE = 1e-9
# By the days between two dates.
_CLOSENESS = tuple(4 / (1 + gap / 3) for gap in range(WINDOW + 1))

_Scores = dict[int, float]


def choose_pairs(
    accounts: Sequence[Account], rarity: Rarity
) -> tuple[tuple[int, int], ...]:
    """Return pairs of positions, of different agencies, the first before the second.

    Where many lie about the same days, a pair stays that is among the nearest and
    likest of either account; so the work grows with the number of accounts, not with
    its square.
    """
    index = _Index(accounts, rarity)
    dated = index.dated
    later = [index.partners(rank) for rank in range(len(dated))]
    last = _last_kept(later)
    pairs = [
        (dated[rank], dated[other])
        for rank, found in enumerate(later)
        for other, score in found.items()
        # An account's own order of its partners, as `_last_kept` has it.
        if other * _TIE - score <= last[rank] or rank * _TIE - score <= last[other]
    ]
    return tuple(sorted([(a, b) if a < b else (b, a) for a, b in pairs]))


def _last_kept(later: Sequence[_Scores]) -> list[float]:
    """Return for each rank where the partners end that are looked at more closely.

    Partners stand in the order of their scores, the best first, and of their ranks.
    """
    places: list[list[float]] = [[] for _ in later]
    for rank, found in enumerate(later):
        own, back = places[rank], rank * _TIE
        for other, score in found.items():
            own.append(other * _TIE - score)
            places[other].append(back - score)
    return [sorted(each)[_MOST - 1] if len(each) > _MOST else inf for each in places]


# Ranks that hold an idea, in order, and what it weighs.
_Holders = tuple[list[int], float]


class _Index:
    """Accounts by their ideas and by their days.

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
        self._days: dict[int, list[int]] = defaultdict(list)
        for rank, one in enumerate(self._accounts):
            if one.date.precision == "day":
                self._days[one.date.first].append(rank)
        # Those behind a rank, within its window, that share an idea with it.
        self._shared: list[list[_Holders]] = [[] for _ in self._accounts]
        self._index(rarity.weight["ideas"])

    def _index(self, weight: Mapping[str, float]) -> None:
        holders: dict[str, list[int]] = defaultdict(list)
        for rank, account in enumerate(self._accounts):
            for one in account.ideas:
                holders[one].append(rank)
        ends = [bisect_right(self._firsts, last + WINDOW) for last in self._lasts]
        for one, ranks in holders.items():
            for at, rank in enumerate(ranks, 1):
                high = bisect_right(ranks, ends[rank] - 1, at)
                if 0 < high - at <= _CROWD:
                    self._shared[rank].append((ranks[at:high], weight[one] * _IDEAS))

    def partners(self, rank: int) -> _Scores:
        """Return what lies behind a rank and may tell of its event, with scores."""
        last, agency = self._lasts[rank], self._agencies[rank]
        firsts, agencies = self._firsts, self._agencies
        found = {
            other: _CLOSENESS[max(0, firsts[other] - last)]
            for other in self._near(rank)
            if agencies[other] != agency
        }
        for other, tells in self._alike(rank).items():
            if other in found:
                found[other] += tells
            elif tells >= _LEAST * _IDEAS and agencies[other] != agency:
                found[other] = tells + _CLOSENESS[max(0, firsts[other] - last)]
        for other in self._slipped(rank):
            found[other] = found.get(other, 0.0) + _CLOSENESS[0]
        return found

    def _near(self, rank: int) -> range:
        """Return the ranks behind one that lie near it in time."""
        first, last = self._firsts[rank], self._lasts[rank]
        if last - first > _SEASON:
            return range(0)
        most = min(len(self._firsts), rank + 1 + _NEIGHBOURS)
        return range(rank + 1, bisect_right(self._firsts, last + _NEAR, rank + 1, most))

    def _alike(self, rank: int) -> _Scores:
        """Return how much the ideas tell that those behind a rank share with it."""
        found: _Scores = {}
        for ranks, weight in self._shared[rank]:
            for other in ranks:
                found[other] = found.get(other, 0.0) + weight
        return found

    def _slipped(self, rank: int) -> Iterator[int]:
        """Yield what lies where day and month, or two years, were mistaken."""
        account = self._accounts[rank]
        # A word in common was never more than chance so far away.
        if account.date.precision != "day" or not account.ideas:
            return
        for day in _slips(date.fromordinal(account.date.first)):
            for other in self._days.get(day.toordinal(), ()):
                one = self._accounts[other]
                apart = other > rank and one.agency != account.agency
                if apart and not account.ideas.isdisjoint(one.ideas):
                    yield other


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
