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


class Rarity:
    """How much it tells that two accounts share a word: the rarer, the more."""

    def __init__(self, accounts: Collection[Account]) -> None:
        self.seen = {
            part: Counter(one for each in accounts for one in getattr(each, part))
            for part in _PARTS
        }
        total = len(accounts) + 1
        self.weight = {
            part: {one: math.log(total / (n + 0.5)) for one, n in counts.items()}
            for part, counts in self.seen.items()
        }
        self._norms: dict[tuple[str, str], float] = {}

    def norm(self, account: Account, part: str) -> float:
        """Return the root of the squared weights of a part of an account."""
        key = (account.id, part)
        found = self._norms.get(key)
        if found is None:
            weight = self.weight[part]
            found = math.sqrt(sum(weight[one] ** 2 for one in getattr(account, part)))
            self._norms[key] = found
        return found

    def alike(
        self, one: Account, other: Account, part: str
    ) -> tuple[float, float, float]:
        """Return cosine, sum and greatest weight of what both hold of a part."""
        shared = getattr(one, part) & getattr(other, part)
        if not shared:
            return 0.0, 0.0, 0.0
        weight = self.weight[part]
        found = [weight[each] for each in shared]
        norms = self.norm(one, part) * self.norm(other, part)
        return (
            (sum(x * x for x in found) / norms if norms else 0.0),
            sum(found),
            max(found),
        )


class Density:
    """How many entries of an agency lie about a day: where many do, one tells less."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._on: Counter[tuple[str, int]] = Counter()
        for one in accounts:
            if one.date.precision == "day":
                self._on[one.agency, one.date.first] += 1
        self._around: dict[tuple[str, int], int] = {}

    def on(self, agency: str, day: int) -> int:
        """Return how many entries an agency has of a day."""
        return self._on.get((agency, day), 0)

    def around(self, agency: str, day: int) -> int:
        """Return how many entries an agency has within a week of a day."""
        key = (agency, day)
        if key not in self._around:
            days = range(day - _AROUND, day + _AROUND + 1)
            self._around[key] = sum(self.on(agency, each) for each in days)
        return self._around[key]


def weigh_evidence(
    one: Account, other: Account, rarity: Rarity, density: Density
) -> dict[str, float]:
    """Return what speaks for and against one event, by name; what is 0 is left out."""
    found = _of_dates(one, other, density)
    found |= _of_times(one, other, same_day=bool(found.get("same_day")))
    found |= _of_contents(one, other, rarity)
    found |= _of_contact(one, other, rarity)
    return {name: value for name, value in found.items() if value}


def _exact(account: Account) -> bool:
    return (
        account.date.precision == "day"
        and not account.date.qualifier
        and not account.date.open
    )


def days_apart(one: Account, other: Account) -> int:
    """Return the days between two dates as they are written, 0 where they overlap."""
    a, b = one.date, other.date
    return max(0, a.first - b.last, b.first - a.last)


def _of_dates(one: Account, other: Account, density: Density) -> dict[str, float]:
    gap = days_apart(one, other)
    exact = _exact(one) and _exact(other)
    found = {"bias": 1.0}
    if not exact:
        width = max(one.date.last - one.date.first, other.date.last - other.date.first)
        found["vague"] = 1.0
        found["vague_within"] = float(gap <= 2)
        found["vague_width"] = math.log1p(width) / 4 if gap <= 2 else 0.0
        found["vague_gap"] = math.log1p(gap) / 3
    else:
        found["same_day"] = float(gap == 0)
        found["apart"] = math.log1p(gap) / 3
        found[_span(gap)] = 1.0
        if gap:
            found |= _slips(one, other, gap)
    if not found.get("same_day"):
        found["day_told"] = float(_tells_day(one, other) or _tells_day(other, one))
    found["days_shared"] = float(bool(one.days & other.days))
    first, last = one.date.first, other.date.first
    near = density.around(other.agency, first) + density.around(one.agency, last)
    found["many_around"] = math.log1p(near / 2)
    on = density.on(other.agency, first) + density.on(one.agency, last)
    found["many_that_day"] = math.log1p(max(0, on - 2 * found.get("same_day", 0)))
    return found


_SPANS = ((15, "gap_more"), (8, "gap_14"), (4, "gap_7"), (2, "gap_3"), (1, "gap_1"))


def _span(gap: int) -> str:
    for least, name in _SPANS:
        if gap >= least:
            return name
    return "gap_0"


def _slips(one: Account, other: Account, gap: int) -> dict[str, float]:
    """Tell dates that differ as people misread or mistype them."""
    a, b = (date.fromordinal(each.date.first) for each in (one, other))
    months = (a.year - b.year) * 12 + a.month - b.month
    return {
        "week_slip": float(gap in (7, 14)),
        "swapped": float(a.year == b.year and (a.day, a.month) == (b.month, b.day)),
        "month_slip": float(a.day == b.day and abs(months) == 1),
        "year_slip": float(a.day == b.day and abs(months) == 12),
    }


def _tells_day(one: Account, other: Account) -> bool:
    """Whether a text speaks of the day that the other account bears."""
    when = other.date
    short = when.last - when.first < 10
    return short and any(when.first <= day <= when.last for day in one.days)


def _of_times(one: Account, other: Account, *, same_day: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    a, b = one.time, other.time
    if a is not None and b is not None:
        apart = max(0, a.first - b.last, b.first - a.last)
        if not same_day:
            found["time_alike"] = float(apart == 0)
        elif apart <= _AT_ONCE:
            found["at_once"] = 1.0
        else:
            found["soon" if apart <= _SOON else "hours_apart"] = 1.0
    if not found.get("at_once") and not found.get("time_alike"):
        found["time_told"] = float(bool(one.minutes & other.minutes))
    return found


def _of_contents(one: Account, other: Account, rarity: Rarity) -> dict[str, float]:
    found = {}
    for part in ("ideas", "words", "stems"):
        cosine, total, most = rarity.alike(one, other, part)
        found[f"{part}_alike"] = cosine
        found[f"{part}_sum"] = min(total, 15) / 8
        found[f"{part}_rarest"] = most / 4
    found["themes_alike"] = rarity.alike(one, other, "themes")[0]
    found["no_idea"] = float(not one.ideas & other.ideas)
    found["codes_sum"] = min(rarity.alike(one, other, "codes")[1], 8) / 4
    found["codes_rarest"] = rarity.alike(one, other, "codes")[2] / 4
    found["numbers"] = min(rarity.alike(one, other, "numbers")[1], 6) / 3
    found["who_alike"] = rarity.alike(one, other, "who")[0]
    found["short"] = 1 / math.sqrt(1 + min(one.length, other.length))
    return found


def _of_contact(one: Account, other: Account, rarity: Rarity) -> dict[str, float]:
    ways = rarity.alike(one, other, "ways")[0]
    seen = {one.seen, other.seen}
    return {
        "names_other": (bool(one.services & other.own) + bool(other.services & one.own))
        / 2,
        "third_service": min(rarity.alike(one, other, "services")[1], 6) / 3,
        "ways_alike": ways,
        "ways_differ": float(bool(one.ways and other.ways and not ways)),
        "missed_by_both": float(one.missed and other.missed),
        "missed_by_one": float(one.missed != other.missed),
        "seen_by_both": float(seen == {"yes"}),
        "seen_and_not": float(seen == {"yes", "no"}),
        "seen_not_asked": float(seen == {"not_applicable"}),
        "seen_or_not_asked": float(seen == {"yes", "not_applicable"}),
    }
