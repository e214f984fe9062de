"""How much it tells that two accounts share a word, or a day: less where many do."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
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

    What is asked is answered in the order of the agencies given.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._days: dict[str, list[int]] = defaultdict(list)
        for one in accounts:
            if one.date.precision == "day":
                self._days[one.agency].append(one.date.first)
        for days in self._days.values():
            days.sort()
        self.counts = (self.around, self.on)

    def on(self, agencies: Iterable[str], day: int) -> list[int]:
        """Return how many entries the agencies have of a day."""
        return self._between(agencies, day, day)

    def around(self, agencies: Iterable[str], day: int) -> list[int]:
        """Return how many entries the agencies have within a week of a day."""
        return self._between(agencies, day - _AROUND, day + _AROUND)

    def _between(self, agencies: Iterable[str], first: int, last: int) -> list[int]:
        each = [self._days.get(agency, ()) for agency in agencies]
        return [bisect_right(days, last) - bisect_left(days, first) for days in each]
