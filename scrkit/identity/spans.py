"""Which stretches of a text are no prose, and whether a place lies inside a stretch."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from scrkit.patterns import later

# A mention is a code already, and an address of a mailbox no sentence.
NOT_PROSE = later(r"@@?[\w.-]+|(?<!\S)\S+@\S+\.\w+|https?://\S+")


def within(spans: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Return what tells whether a place lies inside one of the spans, in any order."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    # Up to each span, the furthest end of those that begin before it.
    ends = list(accumulate((end for _, end in ordered), max))

    def inside(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < ends[before - 1]

    return inside
