"""Say how many there are of what: one helper for every line that counts."""

from collections.abc import Iterable


def number(count: int, one: str, many: str = "", *, grouped: bool = False) -> str:
    """Return "1 error", "2 errors"; `many` where the plural is not `one` with an s.

    `grouped`: thousands with a comma.
    """
    figure = f"{count:,}" if grouped else str(count)
    return f"{figure} {one if count == 1 else many or f'{one}s'}"


_MOST_SPANS = 8


def spans(numbers: Iterable[int]) -> str:
    """Return whole numbers as "4 to 6, 9", in order; of many spans the first eight."""
    found: list[list[int]] = []
    for one in sorted(set(numbers)):
        if found and one == found[-1][1] + 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    told = [f"{a} to {b}" if b > a else str(a) for a, b in found[:_MOST_SPANS]]
    more = len(found) - _MOST_SPANS
    return ", ".join((*told, *([f"and {more} more"] if more > 0 else [])))
