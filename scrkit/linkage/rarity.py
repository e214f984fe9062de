"""How much it tells that two accounts share a word, or a day: less where many do."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

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
            counts = Counter([one for each in held for one in each])
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
        self._on: dict[int, Counter[str]] = defaultdict(Counter)
        for one in accounts:
            if one.date.precision == "day":
                self._on[one.date.first][one.agency] += 1
        self._known: dict[int, Counter[str]] = {}

    def on(self, agencies: Iterable[str], day: int) -> list[int]:
        """Return how many entries the agencies have of a day."""
        found = self._on.get(day, Counter())
        return [found[one] for one in agencies]

    def around(self, agencies: Iterable[str], day: int) -> list[int]:
        """Return how many entries the agencies have within a week of a day."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = Counter()
            for near in range(day - _AROUND, day + _AROUND + 1):
                if near in self._on:
                    found.update(self._on[near])
        return [found[one] for one in agencies]
