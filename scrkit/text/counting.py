"""Say how many there are of what: one helper for every line that counts."""


def number(count: int, one: str, many: str = "", *, grouped: bool = False) -> str:
    """Return "1 error", "2 errors"; `many` where the plural is not `one` with an s.

    `grouped`: thousands with a comma.
    """
    figure = f"{count:,}" if grouped else str(count)
    return f"{figure} {one if count == 1 else many or f'{one}s'}"
