"""Choose the pairs of accounts that are worth a closer look, without trying all."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
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
_CLOSENESS = tuple(_NEAR / (1 + gap / 3) for gap in range(WINDOW + 1))


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


# The days and the places of what holds a word, in the order of days; what it weighs.
_Holders = tuple[list[int], list[int], float]


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
        self._shared: list[list[_Holders]] = [[] for _ in accounts]
        self._days: dict[int, list[int]] = defaultdict(list)
        self._dated = dated
        self._firsts = [accounts[at].date.first for at in dated]
        # Of each account, by position: looked up far oftener than there are accounts.
        self._first = [one.date.first for one in accounts]
        self._last = [one.date.last for one in accounts]
        self._agencies = [one.agency for one in accounts]
        # A month reaches over all its days; a year is looked for by what it shares.
        self._vague = [
            at
            for at in dated
            if 0 < accounts[at].date.last - accounts[at].date.first <= _SEASON
        ]
        self._vague_firsts = [accounts[at].date.first for at in self._vague]
        for at in dated:
            if accounts[at].date.precision == "day":
                self._days[self._first[at]].append(at)
        for part in _INDEXED:
            self._index(part)

    def _index(self, part: str) -> None:
        """Note for each account which words of a part others hold as well."""
        holders: dict[str, _Holders] = {}
        weight = self._rarity.weight[part]
        for at in self._dated:
            for one in getattr(self._accounts[at], part):
                known = holders.get(one)
                if known is None:
                    known = holders[one] = ([], [], weight[one])
                known[0].append(self._first[at])
                known[1].append(at)
        for each in holders.values():
            if len(each[1]) > 1:
                for at in each[1]:
                    self._shared[at].append(each)

    def partners(self, at: int) -> Iterator[int]:
        """Yield the accounts of other agencies that may tell of the same event."""
        account = self._accounts[at]
        scores: dict[int, float] = defaultdict(float)
        self._sharing(at, scores)
        for other, score in self._near(account):
            scores[other] += score
        for other in self._slipped(account):
            if other in scores or self._share(account, self._accounts[other]):
                scores[other] += _NEAR
        agencies, own = self._agencies, account.agency
        found = [
            (-score, other)
            for other, score in scores.items()
            if score >= _LEAST and agencies[other] != own
        ]
        found.sort()
        yield from (other for _, other in found[:_MOST])

    def _sharing(self, at: int, scores: dict[int, float]) -> None:
        first = self._first[at] - WINDOW
        # A vaguer date is kept under its first day: a month reaches back that far.
        last = self._last[at] + WINDOW
        for days, places, weight in self._shared[at]:
            start, end = bisect_left(days, first), bisect_right(days, last)
            # Alone in its window is the account itself.
            if 1 < end - start <= _CROWD:
                for place in places[start:end]:
                    scores[place] += weight

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
        firsts, lasts = self._first, self._last
        for place in beside:
            gap = firsts[place] - last
            if gap < 0:
                gap = max(0, first - lasts[place])
            if gap <= WINDOW:
                yield place, _CLOSENESS[gap]

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
