"""What evidence amounts to: a weight, or its pieces where weights are fitted."""

from collections.abc import Callable
from typing import Protocol, Self, TypeVar


class Parts(dict[str, float]):
    """Pieces of evidence by name, which add up as their weights do."""

    def __add__(self, other: "Parts") -> "Parts":
        names = {**self, **other}
        return Parts({one: self.get(one, 0.0) + other.get(one, 0.0) for one in names})

    def __mul__(self, times: float) -> "Parts":
        return Parts({one: value * times for one, value in self.items()})


class Amount(Protocol):
    """What evidence amounts to: a weight or, where weights are fitted, its pieces."""

    def __add__(self, other: Self, /) -> Self: ...
    def __mul__(self, times: float, /) -> Self: ...


V = TypeVar("V", bound=Amount)


def named(name: str) -> Parts:
    """Return a piece of evidence as itself."""
    return Parts({name: 1.0})


class Weighed(dict[str, V]):
    """What each piece of evidence weighs, asked once."""

    def __init__(self, weigh: Callable[[str], V]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, name: str) -> V:
        found = self[name] = self._weigh(name)
        return found
