"""Many places with one cause are told once: how many they are, and the first three."""

from collections.abc import Iterable
from typing import Protocol

# Up to so many are told one by one.
NAMED = 3


class _Known(Protocol):
    @property
    def id(self) -> str: ...


def first_of(every: Iterable[str | _Known], most: int = NAMED) -> str:
    """Return the first of several ids, as many as are named in one message."""
    ids = [one if isinstance(one, str) else one.id for one in every]
    return ", ".join(ids[:most])


def such_as(every: Iterable[str | _Known]) -> str:
    """Return the first of several ids, after a comma."""
    return f", such as {first_of(every)}"


def first_and_more(every: Iterable[str | _Known], most: int = NAMED) -> str:
    """Return the first of several ids, and how many more there are, if any."""
    found = [*every]
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return first_of(found, most) + more
