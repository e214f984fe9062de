"""Text as Markdown that shows it as it is."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>|~&$#])")


def escaped(text: str) -> str:
    """Return a text in which nothing is taken for a mark, a tag or a formula."""
    return _MARKS.sub(r"\\\1", text)
