"""How much it tells that two accounts share a word, or a day: less where many do."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from scrkit.linkage.account import Account

_PARTS = (
    *("ideas", "themes", "words", "stems", "numbers"),
    *("who", "services", "ways", "codes"),
)
_AROUND = 7


class Rarity:
    """How much it tells that two accounts share a word: the rarer, the more."""

    def __init__(self, accounts: Collection[Account]) -> None:
        total = len(accounts) + 1
        self.weight: dict[str, dict[str, float]] = {}
        # In the order of the accounts, by part: 1 / the root of its squared weights.
        self.norms: dict[str, list[float]] = {}
        for part in _PARTS:
            held = [getattr(each, part) for each in accounts]
            counts = Counter(chain.from_iterable(held))
            weight = {one: math.log(total / (n + 0.5)) for one, n in counts.items()}
            squares = {one: value * value for one, value in weight.items()}
            square = squares.__getitem__
            self.weight[part] = weight
            self.norms[part] = [
                1 / math.sqrt(sum(map(square, each))) if each else 0.0 for each in held
            ]


class Density:
    """How many entries of each agency lie about a day: where many do, one tells less.

    What is asked is answered by day, in the order of the agencies given.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._dated = sorted(
            [(a.date.first, a.agency) for a in accounts if a.date.precision == "day"]
        )

    def on(
        self, agencies: Sequence[str], days: Collection[int]
    ) -> dict[int, list[int]]:
        """Return how many entries the agencies have of each of some days."""
        return self._within(0, agencies, days)

    def around(
        self, agencies: Sequence[str], days: Collection[int]
    ) -> dict[int, list[int]]:
        """Return how many entries the agencies have within a week of each day."""
        return self._within(_AROUND, agencies, days)

    def _within(
        self, reach: int, agencies: Sequence[str], days: Collection[int]
    ) -> dict[int, list[int]]:
        numbers = {agency: n for n, agency in enumerate(agencies)}
        dated = [(day, numbers[one]) for day, one in self._dated if one in numbers]
        counts = [0] * len(numbers)
        found: dict[int, list[int]] = {}
        # A window that moves over the days: each entry comes in and goes out once.
        first = last = 0
        for day in sorted(days):
            while last < len(dated) and dated[last][0] <= day + reach:
                counts[dated[last][1]] += 1
                last += 1
            while first < last and dated[first][0] < day - reach:
                counts[dated[first][1]] -= 1
                first += 1
            found[day] = counts.copy()
        return found
