"""What the columns of a sheet are called: A, B, and AA behind Z."""

from functools import lru_cache

# openpyxl has both, and takes some 80 ms to be imported.
_COLUMNS = 16384  # of a sheet


@lru_cache(maxsize=_COLUMNS)
def column_number(letters: str) -> int:
    """Return the number of a column, from 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


@lru_cache(maxsize=_COLUMNS)
def column_letters(column: int) -> str:
    """Return the letters of a column by its number."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
