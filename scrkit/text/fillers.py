"""Tell a text that says something from one that only fills its place; look-ups only."""

import re

_SIGNS = re.compile(r"[\W_]+")
# Forms are handed in with these so that no field is empty. "No" and "unknown" are
# answers in some fields; where they are, nobody asks here.
_FILLERS = frozenset(
    re.sub(r"[\W_]+", "", words)
    for words in [
        "none",
        "nil",
        "null",
        "n/a",
        "not applicable",
        "not known",
        "unknown",
        "not recorded",
        "not available",
        "tbc",
        "tba",
        "tbd",
        "to be confirmed",
        "to be advised",
        "to be announced",
        "to be agreed",
        "to be added",
        "to be completed",
        "to be decided",
        "to be determined",
        "to be done",
        "to be written",
        "to be drafted",
        "to be provided",
        "to follow",
        "to come",
        "to do",
        "pending",
        "awaited",
        "awaiting",
        "draft",
        "in progress",
        "not yet",
        "later",
        "see above",
        "as above",
        "ditto",
        "as before",
        "same as above",
        "see report",
        "see below",
        "nothing",
        "nothing to add",
        "no comment",
        "blank",
        "empty",
        "text",
        "insert text",
        "insert here",
        "enter text",
        "enter text here",
        "click here to enter text",
        "placeholder",
        "lorem ipsum",
        "x",
        "xx",
        "xxx",
        "xxxx",
        "",
    ]
)
# Longer than any filler, however it is spaced.
_LONGEST = 60


def says_nothing(text: str) -> bool:
    """Tell whether a text is empty, only signs, or a filler such as "n/a" or "tbc"."""
    if len(text) > _LONGEST:
        return not text.strip()
    words = _SIGNS.sub("", text.casefold())
    return not words or words in _FILLERS
