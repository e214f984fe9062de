"""How much of what is invented a run looks at: a quarter, or the whole."""

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

Item = TypeVar("Item")
# All that is sampled even in a whole run, for it takes hours: make test-faults.
EVERYTHING = "SCR_EVERY_FAULT" in os.environ
# A profile's number for a test that asks for none; see conftest.py.
_USUAL = 100


def examples(whole: int) -> int:
    """Return how many inputs a test invents that invents `whole` in a whole run."""
    return max(1, whole * settings().max_examples // _USUAL)


def sampled(items: Sequence[Item]) -> list[Item]:
    """Return all items in a whole run, else a quarter, with the first and the last."""
    step = max(1, _USUAL // settings().max_examples)
    return [*items[:-1:step], *items[-1:]]
