"""What speaks for two accounts telling of one event, and what against it."""

import math
from collections.abc import Callable, Sequence
from typing import Generic

from msgspec import Struct

from scrkit.linkage.account import Account
from scrkit.linkage.amounts import Parts, V, Weighed, named
from scrkit.linkage.days import slipped
from scrkit.linkage.rarity import Density, Rarity

_AT_ONCE = 10
_SOON = 90
# Days: about so far a vague date reaches; shorter than a month; a date of some days.
_CLOSE = 2
_SHORTEST_MONTH = 28
_SHORT = 10
_SPANS = ((15, "gap_more"), (8, "gap_14"), (4, "gap_7"), (2, "gap_3"), (1, "gap_1"))
# Shared words beyond this sum of their weights tell no more.
_FULL = 15.0
# Days between two dates for which what that weighs is kept at hand.
_FAR = 400
# Where a date is vague, what happened counts otherwise: its name, and this before it.
_VAGUELY = "vague_"
_HAPPENED = frozenset(
    ("no_idea", "ideas_alike", "ideas_sum", "stems_alike", "stems_sum")
)
_SEEN = {
    ("yes", "yes"): "seen_by_both",
    ("yes", "no"): "seen_and_not",
    ("no", "yes"): "seen_and_not",
    ("not_applicable", "not_applicable"): "seen_not_asked",
    ("yes", "not_applicable"): "seen_or_not_asked",
    ("not_applicable", "yes"): "seen_or_not_asked",
}


def weigh_evidence(
    one: Account, other: Account, rarity: Rarity, density: Density
) -> Parts:
    """Return the pieces of evidence for and against one event, by name.

    `rarity` and `density` are those of just these accounts, in this order.
    """
    return Weighing((one, other), rarity, density, named).weigh(0, 1)


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two dates as they are written, 0 where they overlap."""
    a, b = one.date, other.date
    return max(0, b.first - a.last, a.first - b.last)


class _Side(Struct, eq=False):
    """An account as one side of a pair: what need not be asked anew for each."""

    account: Account
    first: int
    last: int
    exact: bool
    # By the numbers of agencies: their entries about this account's day, and on it.
    agency: int
    around: list[int]
    on: list[int]
    brief: float
    at: int
    # The services that it names, of those that have accounts here.
    refers: frozenset[str]


class Weighing(Generic[V]):
    """Weighs pairs of accounts, given by position: the sum of what speaks for them.

    `weigh` says what a piece of evidence weighs, by its name. What hangs on one number
    alone is worked out once.
    """

    def __init__(
        self,
        accounts: Sequence[Account],
        rarity: Rarity,
        density: Density,
        weigh: Callable[[str], V],
    ) -> None:
        self._weights: Weighed[V] = Weighed(weigh)
        self._vaguely: Weighed[V] = Weighed(
            lambda name: (
                weigh(name) + weigh(_VAGUELY + name)
                if name in _HAPPENED
                else weigh(name)
            )
        )
        self._none = weigh("bias") * 0.0
        self._rarity = rarity
        self._sides = _sides(accounts, density)
        most = 2 * max((max(one.around, default=0) for one in self._sides), default=0)
        around, on = weigh("many_around"), weigh("many_that_day")
        self._around = [around * math.log1p(near / 2) for near in range(most + 1)]
        self._on = [on * math.log1p(near) for near in range(most + 1)]
        self._gaps = [self._of_gap(gap) for gap in range(_FAR)]

    def weigh(self, a: int, b: int) -> V:
        """Return what speaks for two accounts by themselves."""
        one, other = self._sides[a], self._sides[b]
        w = self._weights
        # No max and no min where each of a hundred thousand pairs passes: calls cost.
        brief = one.brief if one.brief > other.brief else other.brief
        total = w["bias"] + w["short"] * brief
        total = total + self._dates(one, other) + self._crowd(one, other)
        x, y = one.account, other.account
        if x.minutes and y.minutes:
            total = total + self._times(x, y)
        total = total + self._happened(one, other) + self._beside(one, other)
        if x.services or y.services:
            total = total + self._services(one, other)
        if x.missed or y.missed:
            both = x.missed and y.missed
            total = total + w["missed_by_both" if both else "missed_by_one"]
        if x.order and y.order:
            alike = not x.order.isdisjoint(y.order)
            total = total + w["order_alike" if alike else "order_differs"]
        if seen := _SEEN.get((x.seen, y.seen)):
            total = total + w[seen]
        return total

    def _dates(self, one: _Side, other: _Side) -> V:
        w = self._weights
        gap = other.first - one.last
        if gap < 0:
            gap = max(0, one.first - other.last)
        if one.exact and other.exact:
            if not gap:
                return w["same_day"]
            # A slip of the pen leads as far as it likes: how far tells nothing.
            slip = slipped(one.first, other.first) if gap >= _SHORTEST_MONTH else ""
            if slip:
                total = w["slip"] + w[slip]
            else:
                total = self._gaps[gap] if gap < _FAR else self._of_gap(gap)
        else:
            total = self._vague(one, other, gap)
        if one.account.days or other.account.days:
            return total + self._days(one, other)
        return total

    def _days(self, one: _Side, other: _Side) -> V:
        """Return what it weighs of which other days either speaks."""
        w, total = self._weights, self._none
        told = _tells_day(one, other) or _tells_day(other, one)
        if told:
            total = total + w[told]
        if not one.account.days.isdisjoint(other.account.days):
            total = total + w["days_shared"]
        return total

    def _of_gap(self, gap: int) -> V:
        """Return what it weighs that two exact dates lie so many days apart."""
        w = self._weights
        if not gap:
            return w["same_day"]
        span = next(name for least, name in _SPANS if gap >= least)
        total = w["apart"] * (math.log1p(gap) / 3) + w[span]
        return total + w["week_slip"] if gap in (7, 14) else total

    def _vague(self, one: _Side, other: _Side, gap: int) -> V:
        w = self._weights
        width = max(one.last - one.first, other.last - other.first)
        total = w["vague"]
        if not one.exact and not other.exact:
            total = total + w["vague_both"]
        if gap <= _CLOSE:
            total = total + w["vague_within"]
            total = total + w["vague_width"] * (math.log1p(width) / 4)
        if gap:
            total = total + w["vague_gap"] * (math.log1p(gap) / 3)
        return total

    def _crowd(self, one: _Side, other: _Side) -> V:
        """Return what it weighs that either agency wrote much about those days."""
        near = one.around[other.agency] + other.around[one.agency]
        on = one.on[other.agency] + other.on[one.agency]
        if one.exact and other.exact and one.first == other.first:
            # The two themselves.
            on -= 2
        return self._around[near] + self._on[on if on > 0 else 0]

    def _times(self, x: Account, y: Account) -> V:
        w, a, b = self._weights, x.time, y.time
        # A night has two ends, and "night" does not say which.
        if a is None or b is None or "night" in (a.text, b.text):
            alike = not x.minutes.isdisjoint(y.minutes)
            return w["time_told"] if alike else self._none
        apart = max(0, a.first - b.last, b.first - a.last)
        same_day = x.exact and y.exact and x.date.first == y.date.first
        if not same_day and not apart:
            return w["time_alike"]
        if same_day and apart <= _AT_ONCE:
            return w["at_once"]
        total = self._none
        if same_day:
            total = w["soon" if apart <= _SOON else "hours_apart"]
        alike = not x.minutes.isdisjoint(y.minutes)
        return total + w["time_told"] if alike else total

    def _happened(self, one: _Side, other: _Side) -> V:
        """Return what it weighs which ideas and words both have."""
        w = self._weights if one.exact and other.exact else self._vaguely
        x, y = one.account, other.account
        total = w["no_idea"]
        if shared := x.ideas & y.ideas:
            cosine, sum_, most = self._alike("ideas", shared, one, other)
            total = w["ideas_alike"] * cosine + w["ideas_rarest"] * (most / 4)
            total = total + w["ideas_sum"] * (sum_ / 8 if sum_ < _FULL else _FULL / 8)
        stems = x.stems & y.stems
        one_day = one.exact and other.exact and one.first == other.first
        if one_day and not stems and not shared:
            # A day is shared by chance where nothing else is.
            return total + w["day_alone"]
        if shared := stems:
            cosine, sum_, most = self._alike("stems", shared, one, other)
            total = total + w["stems_alike"] * cosine + w["stems_rarest"] * (most / 4)
            total = total + w["stems_sum"] * (sum_ / 8 if sum_ < _FULL else _FULL / 8)
            # What no idea has is among the stems of both, or in none.
            # Where neither has an idea, all stems are such words.
            bare = x.words is x.stems and y.words is y.stems
            if left := shared if bare else shared & x.words & y.words:
                cosine, sum_, most = self._alike("words", left, one, other)
                sum_ = sum_ if sum_ < _FULL else _FULL
                total = total + w["words_alike"] * cosine
                total = total + w["words_rarest"] * (most / 4)
                total = total + w["words_sum"] * (sum_ / 8)
        return total

    def _beside(self, one: _Side, other: _Side) -> V:
        """Return what it weighs which themes, people, numbers and ways both have."""
        w, total, x, y = self._weights, self._none, one.account, other.account
        if shared := x.themes & y.themes:
            cosine = self._alike("themes", shared, one, other)[0]
            total = total + w["themes_alike"] * cosine
        if shared := x.codes & y.codes:
            _, all_, most = self._alike("codes", shared, one, other)
            total = total + w["codes_sum"] * (min(all_, 8) / 4)
            total = total + w["codes_rarest"] * (most / 4)
        if shared := x.numbers & y.numbers:
            all_ = self._alike("numbers", shared, one, other)[1]
            total = total + w["numbers"] * (min(all_, 6) / 3)
        if shared := x.who & y.who:
            cosine = self._alike("who", shared, one, other)[0]
            total = total + w["who_alike"] * cosine
        if x.ways and y.ways:
            if shared := x.ways & y.ways:
                cosine = self._alike("ways", shared, one, other)[0]
                return total + w["ways_alike"] * cosine
            return total + w["ways_differ"]
        return total

    def _services(self, one: _Side, other: _Side) -> V:
        """Return what it weighs which services either names."""
        w, total, x, y = self._weights, self._none, one.account, other.account
        named = (not x.services.isdisjoint(y.own)) + (not y.services.isdisjoint(x.own))
        if named:
            total = total + w["names_other"] * (named / 2)
        elsewhere = (bool(one.refers) and one.refers.isdisjoint(y.own)) + (
            bool(other.refers) and other.refers.isdisjoint(x.own)
        )
        if elsewhere:
            total = total + w["names_elsewhere"] * (elsewhere / 2)
        if shared := x.services & y.services:
            all_ = self._alike("services", shared, one, other)[1]
            total = total + w["third_service"] * (min(all_, 6) / 3)
        return total

    def _alike(
        self, part: str, shared: frozenset[str], one: _Side, other: _Side
    ) -> tuple[float, float, float]:
        """Return cosine, sum and greatest weight of what both hold of a part."""
        weight, norms = self._rarity.weight[part], self._rarity.norms[part]
        norm = norms[one.at] * norms[other.at]
        if len(shared) == 1:
            # As most pairs do.
            (only,) = shared
            value = weight[only]
            return value * value * norm, value, value
        square = total = most = 0.0
        for each in shared:
            value = weight[each]
            total += value
            square += value * value
            if value > most:  # noqa: PLR1730 - a call for each word is dear
                most = value
        return square * norm, total, most


def _sides(accounts: Sequence[Account], density: Density) -> list[_Side]:
    numbers: dict[str, int] = {}
    here: set[str] = set()
    for one in accounts:
        numbers.setdefault(one.agency, len(numbers))
        here |= one.own
    days = {one.first for one in accounts}
    around, on = (many([*numbers], days) for many in (density.around, density.on))
    return [
        _Side(
            account=one,
            first=one.first,
            last=one.last,
            exact=one.exact,
            agency=numbers[one.agency],
            around=around[one.first],
            on=on[one.first],
            brief=1 / math.sqrt(1 + one.length),
            at=at,
            refers=one.services & here,
        )
        for at, one in enumerate(accounts)
    ]


def _tells_day(one: _Side, other: _Side) -> str:
    """Tell whether a text speaks of the other account's day, behind it or before."""
    first, last = other.first, other.last
    if last - first < _SHORT:
        for day in one.account.days:
            if first <= day <= last:
                return "day_told" if day < one.first else "day_ahead"
    return ""
