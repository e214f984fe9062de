"""What speaks for two accounts telling of one event, and what against it."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from scrkit.linkage.account import Account

Evidence = Mapping[str, float]
_PARTS = (
    *("ideas", "themes", "words", "stems", "numbers"),
    *("who", "services", "ways", "codes"),
)
_AROUND = 7
_AT_ONCE = 10
_SOON = 90
# Days: about so far a vague date reaches; shorter than a month; a date of some days.
_CLOSE = 2
_SHORTEST_MONTH = 28
_SHORT = 10


class Rarity:
    """How much it tells that two accounts share a word: the rarer, the more."""

    def __init__(self, accounts: Collection[Account]) -> None:
        total = len(accounts) + 1
        self.weight: dict[str, dict[str, float]] = {}
        # Of each account, by part: the root of its squared weights.
        self.norms: dict[str, dict[str, float]] = {}
        for part in _PARTS:
            counts = Counter(one for each in accounts for one in getattr(each, part))
            weight = {one: math.log(total / (n + 0.5)) for one, n in counts.items()}
            squares = {one: value * value for one, value in weight.items()}
            self.weight[part] = weight
            self.norms[part] = {
                each.id: math.sqrt(sum([squares[one] for one in getattr(each, part)]))
                for each in accounts
            }

    def alike(
        self, one: Account, other: Account, part: str, shared: frozenset[str]
    ) -> tuple[float, float, float]:
        """Return cosine, sum and greatest weight of what both hold of a part."""
        weight, norms = self.weight[part], self.norms[part]
        norm = norms[one.id] * norms[other.id]
        if len(shared) == 1:
            # As most pairs do.
            (only,) = shared
            value = weight[only]
            return value * value / norm if norm else 0.0, value, value
        found = [weight[each] for each in shared]
        cosine = sum([each * each for each in found]) / norm if norm else 0.0
        return cosine, sum(found), max(found)


class Density:
    """How many entries of an agency lie about a day: where many do, one tells less."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._on: Counter[tuple[str, int]] = Counter()
        self._around: Counter[tuple[str, int]] = Counter()
        for one in accounts:
            if one.date.precision == "day":
                self._on[one.agency, one.date.first] += 1
        for (agency, day), count in self._on.items():
            for near in range(day - _AROUND, day + _AROUND + 1):
                self._around[agency, near] += count

    def on(self, agency: str, day: int) -> int:
        """Return how many entries an agency has of a day."""
        return self._on.get((agency, day), 0)

    def around(self, agency: str, day: int) -> int:
        """Return how many entries an agency has within a week of a day."""
        return self._around.get((agency, day), 0)


def weigh_evidence(
    one: Account, other: Account, rarity: Rarity, density: Density
) -> dict[str, float]:
    """Return what speaks for and against one event, by name; what is 0 is left out."""
    found = {"bias": 1.0}
    _dates(one, other, density, found)
    _times(one, other, found)
    _contents(one, other, rarity, found)
    _contact(one, other, rarity, found)
    return found


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two dates as they are written, 0 where they overlap."""
    a, b = one.date, other.date
    if a.last < b.first:
        return b.first - a.last
    return max(0, a.first - b.last)


_SPANS = ((15, "gap_more"), (8, "gap_14"), (4, "gap_7"), (2, "gap_3"), (1, "gap_1"))
_LOG = tuple(math.log1p(n) for n in range(512))


def _log(count: int) -> float:
    return _LOG[count] if count < len(_LOG) else math.log1p(count)


def _dates(
    one: Account, other: Account, density: Density, found: dict[str, float]
) -> None:
    gap = days_apart(one, other)
    if not (one.exact and other.exact):
        _vague(one, other, gap, found)
    elif gap:
        found["apart"] = _log(gap) / 3
        found[next(name for least, name in _SPANS if gap >= least)] = 1.0
        _slips(one, other, gap, found)
    else:
        found["same_day"] = 1.0
    if (one.days or other.days) and "same_day" not in found:
        if _tells_day(one, other) or _tells_day(other, one):
            found["day_told"] = 1.0
        if not one.days.isdisjoint(other.days):
            found["days_shared"] = 1.0
    _crowd(one, other, density, found)


def _vague(one: Account, other: Account, gap: int, found: dict[str, float]) -> None:
    width = max(one.date.last - one.date.first, other.date.last - other.date.first)
    found["vague"] = 1.0
    if gap <= _CLOSE:
        found["vague_within"] = 1.0
        found["vague_width"] = _log(width) / 4
    if gap:
        found["vague_gap"] = _log(gap) / 3


def _crowd(
    one: Account, other: Account, density: Density, found: dict[str, float]
) -> None:
    first, last = one.date.first, other.date.first
    near = density.around(other.agency, first) + density.around(one.agency, last)
    if near:
        found["many_around"] = math.log1p(near / 2)
    on = density.on(other.agency, first) + density.on(one.agency, last)
    on -= 2 * ("same_day" in found)
    if on > 0:
        found["many_that_day"] = _log(on)


def _slips(one: Account, other: Account, gap: int, found: dict[str, float]) -> None:
    """Note dates that differ as people misread or mistype them."""
    if gap in (7, 14):
        found["week_slip"] = 1.0
    if gap < _SHORTEST_MONTH:
        return
    a, b = (date.fromordinal(each.date.first) for each in (one, other))
    months = abs((a.year - b.year) * 12 + a.month - b.month)
    if a.day == b.day and months in (1, 12):
        found["month_slip" if months == 1 else "year_slip"] = 1.0
    if a.year == b.year and (a.day, a.month) == (b.month, b.day):
        found["swapped"] = 1.0


def _tells_day(one: Account, other: Account) -> bool:
    """Whether a text speaks of the day that the other account bears."""
    when = other.date
    short = when.last - when.first < _SHORT
    return short and any(when.first <= day <= when.last for day in one.days)


def _times(one: Account, other: Account, found: dict[str, float]) -> None:
    a, b = one.time, other.time
    # A night has two ends, and "night" does not say which.
    if a is not None and b is not None and "night" not in (a.text, b.text):
        apart = max(0, a.first - b.last, b.first - a.last)
        if "same_day" not in found:
            if not apart:
                found["time_alike"] = 1.0
        elif apart <= _AT_ONCE:
            found["at_once"] = 1.0
        else:
            found["soon" if apart <= _SOON else "hours_apart"] = 1.0
    if "at_once" in found or "time_alike" in found:
        return
    if one.minutes and not one.minutes.isdisjoint(other.minutes):
        found["time_told"] = 1.0


_IDEAS = ("ideas_alike", "ideas_sum", "ideas_rarest")
_STEMS = ("stems_alike", "stems_sum", "stems_rarest")
_WORDS = ("words_alike", "words_sum", "words_rarest")


def _note(
    names: tuple[str, str, str],
    alike: tuple[float, float, float],
    found: dict[str, float],
) -> None:
    cosine, total, most = alike
    found[names[0]] = cosine
    found[names[1]] = min(total, 15) / 8
    found[names[2]] = most / 4


def _contents(
    one: Account, other: Account, rarity: Rarity, found: dict[str, float]
) -> None:
    if shared := one.ideas & other.ideas:
        _note(_IDEAS, rarity.alike(one, other, "ideas", shared), found)
    else:
        found["no_idea"] = 1.0
    if shared := one.stems & other.stems:
        _note(_STEMS, rarity.alike(one, other, "stems", shared), found)
        # What no idea has is among the stems of both, or in none.
        if shared := one.words & other.words:
            _note(_WORDS, rarity.alike(one, other, "words", shared), found)
    if shared := one.themes & other.themes:
        found["themes_alike"] = rarity.alike(one, other, "themes", shared)[0]
    if shared := one.codes & other.codes:
        _, total, most = rarity.alike(one, other, "codes", shared)
        found["codes_sum"] = min(total, 8) / 4
        found["codes_rarest"] = most / 4
    if shared := one.numbers & other.numbers:
        total = rarity.alike(one, other, "numbers", shared)[1]
        found["numbers"] = min(total, 6) / 3
    if shared := one.who & other.who:
        found["who_alike"] = rarity.alike(one, other, "who", shared)[0]
    found["short"] = 1 / math.sqrt(1 + min(one.length, other.length))


def _contact(
    one: Account, other: Account, rarity: Rarity, found: dict[str, float]
) -> None:
    named = bool(one.services & other.own) + bool(other.services & one.own)
    if named:
        found["names_other"] = named / 2
    if shared := one.services & other.services:
        total = rarity.alike(one, other, "services", shared)[1]
        found["third_service"] = min(total, 6) / 3
    if shared := one.ways & other.ways:
        found["ways_alike"] = rarity.alike(one, other, "ways", shared)[0]
    elif one.ways and other.ways:
        found["ways_differ"] = 1.0
    if one.missed or other.missed:
        found["missed_by_both" if one.missed and other.missed else "missed_by_one"] = (
            1.0
        )
    if name := _SEEN.get(frozenset((one.seen, other.seen))):
        found[name] = 1.0


_SEEN = {
    frozenset(("yes",)): "seen_by_both",
    frozenset(("yes", "no")): "seen_and_not",
    frozenset(("not_applicable",)): "seen_not_asked",
    frozenset(("yes", "not_applicable")): "seen_or_not_asked",
}
