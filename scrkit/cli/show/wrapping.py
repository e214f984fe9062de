"""Wrap sentences for the screen."""

from textwrap import fill

WIDTH = 79


def wrapped(words: str, indent: int = 0, *, mark: str = "", width: int = WIDTH) -> str:
    """Return words on lines that are not too long, below one another behind a mark."""
    margin = " " * indent
    return fill(
        " ".join(words.split()),
        width,
        initial_indent=margin + mark,
        subsequent_indent=margin + " " * len(mark),
        break_on_hyphens=False,
        break_long_words=False,
    )
