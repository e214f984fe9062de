"""Say how many there are of what: one helper for every line that counts."""

from collections.abc import Iterable


def number(count: int, one: str, many: str = "", *, grouped: bool = False) -> str:
    """Return "1 error", "2 errors"; `many` where the plural is not `one` with an s.

    `grouped`: thousands with a comma.
    """
    figure = f"{count:,}" if grouped else str(count)
    return f"{figure} {one if count == 1 else many or plural(one)}"


_ENDINGS = (("sis", "ses"), ("ss", "sses"), ("ch", "ches"), ("x", "xes"))


def plural(words: str) -> str:
    """Return several of what words name: agency analyses, overview reports, replies."""
    for one, many in _ENDINGS:
        if words.endswith(one):
            return words.removesuffix(one) + many
    if words.endswith("y") and words[-2:-1] not in tuple("aeiou"):
        return words[:-1] + "ies"
    return f"{words}s"


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
