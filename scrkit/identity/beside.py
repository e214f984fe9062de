"""What stands beside a word and tells if it is a name: a date, a title, capitals."""

from scrkit.identifiers.names import TITLES
from scrkit.patterns import later

_TITLE_BEFORE = later(r"([^\W\d_]+)\.?[\s\u00a0]+$")
_CAPITAL_AFTER = later(r"[ \u00a0]+[A-Z][a-z]")
# Not the first word of a sentence, whose capital says nothing.
_CAPITAL_BEFORE = later(r"[a-z,][ \u00a0]+[A-Z][a-z]+[ \u00a0]+$")
# What may stand between the end of a sentence and its next word, besides blanks.
_OPENING = "\"'“‘([*_>#-"
_BACK = 400  # characters before a word that say what it is; further back is long ago


def among(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands among capitals, as in a heading or a thing's name."""
    back = max(0, start - _BACK)
    beside = _CAPITAL_AFTER.match(text, end) or _CAPITAL_BEFORE.search(
        text, back, start
    )
    return beside is not None


def opens(text: str, start: int) -> bool:
    """Tell whether a word opens a sentence, or a line."""
    at = start
    while at and (text[at - 1].isspace() or text[at - 1] in _OPENING):
        at -= 1
        if text[at] == "\n":
            return True
    return not at or text[at - 1] in ".!?:"


def title_before(text: str, start: int) -> int | None:
    """Return where a title that belongs to the name begins, or None."""
    line = max(text.rfind("\n", 0, start) + 1, start - 20, 0)
    match = _TITLE_BEFORE.search(text, line, start)
    if match and match[1].casefold() in TITLES and match[1][:1].isupper():
        return match.start()
    return None
