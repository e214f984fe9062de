"""Choose the pairs of accounts that are worth a closer look, without trying all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import nsmallest
from itertools import chain

from scrkit.linkage.account import Account
from scrkit.linkage.evidence import Rarity

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


def choose_pairs(
    accounts: Sequence[Account], rarity: Rarity
) -> tuple[tuple[int, int], ...]:
    """Return pairs of positions, of different agencies, the first before the second.

    Each account keeps the few of each other agency that share most with it, or lie
    nearest; so the work grows with the number of accounts, not with its square.
    """
    index = _Index(accounts, rarity)
    chosen: set[tuple[int, int]] = set()
    for at, account in enumerate(accounts):
        if account.date.known and not account.date.open:
            for other in index.partners(at):
                chosen.add((min(at, other), max(at, other)))
    return tuple(sorted(chosen))


class _Index:
    """Accounts by what they hold and by their days."""

    def __init__(self, accounts: Sequence[Account], rarity: Rarity) -> None:
        self._accounts = accounts
        self._rarity = rarity
        dated = [
            at
            for at, one in enumerate(accounts)
            if one.date.known and not one.date.open
        ]
        dated.sort(key=lambda at: accounts[at].date.first)
        self._holders: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        self._days: dict[int, list[int]] = defaultdict(list)
        self._dated = dated
        self._firsts = [accounts[at].date.first for at in dated]
        # A month reaches over all its days; a year is looked for by what it shares.
        self._vague = [
            at
            for at in dated
            if 0 < accounts[at].date.last - accounts[at].date.first <= _SEASON
        ]
        self._vague_firsts = [accounts[at].date.first for at in self._vague]
        for at in dated:
            account = accounts[at]
            if account.date.precision == "day":
                self._days[account.date.first].append(at)
            for part in _INDEXED:
                for one in getattr(account, part):
                    days, places = self._holders.setdefault((part, one), ([], []))
                    days.append(account.date.first)
                    places.append(at)

    def partners(self, at: int) -> Iterator[int]:
        """Yield the accounts of other agencies that may tell of the same event."""
        account = self._accounts[at]
        scores: dict[int, float] = defaultdict(float)
        self._sharing(account, scores)
        for other, score in self._near(account):
            scores[other] += score
        for other in self._slipped(account):
            if other in scores or self._share(account, self._accounts[other]):
                scores[other] += _NEAR
        found = (
            (-score, other)
            for other, score in scores.items()
            if score >= _LEAST and self._accounts[other].agency != account.agency
        )
        yield from (other for _, other in nsmallest(_MOST, found))

    def _sharing(self, account: Account, scores: dict[int, float]) -> None:
        first = account.date.first - WINDOW
        # A vaguer date is kept under its first day: a month reaches back that far.
        last = account.date.last + WINDOW
        for part in _INDEXED:
            weight = self._rarity.weight[part]
            for one in getattr(account, part):
                days, places = self._holders[part, one]
                start, end = bisect_left(days, first), bisect_right(days, last)
                if end - start <= _CROWD:
                    for place in places[start:end]:
                        scores[place] += weight[one]

    def _near(self, account: Account) -> Iterator[tuple[int, float]]:
        """Yield the neighbours in time, and what is vague about the same days."""
        first, last = account.date.first, account.date.last
        start = bisect_left(self._firsts, first)
        end = bisect_right(self._firsts, last)
        reach = bisect_left(self._vague_firsts, first - _SEASON - WINDOW)
        until = bisect_right(self._vague_firsts, last + WINDOW)
        beside = chain(
            self._dated[max(0, start - _NEIGHBOURS) : start],
            self._dated[start : min(end, start + _NEIGHBOURS)],
            self._dated[end : end + _NEIGHBOURS],
            self._vague[reach:until],
        )
        for place in beside:
            date = self._accounts[place].date
            gap = max(0, date.first - last, first - date.last)
            if gap <= WINDOW:
                yield place, _NEAR / (1 + gap / 3)

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
