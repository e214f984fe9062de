"""What the columns of a workbook are called: A, B, and AA behind Z."""

from functools import cache


@cache
def column(letters: str) -> int:
    """Return the number of a column, from 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


@cache
def letters(column: int) -> str:
    """Return the letters of a column by its number."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
