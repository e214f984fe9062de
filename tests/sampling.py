"""How much of what is invented a run looks at: a quarter, or the whole."""

from hypothesis import settings

# A profile's number for a test that asks for none; see conftest.py.
_USUAL = 100


def examples(whole: int) -> int:
    """Return how many inputs a test invents that invents `whole` in a whole run."""
    return max(1, whole * settings().max_examples // _USUAL)
