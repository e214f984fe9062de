"""Make text literal: for Markdown that is read again, and for Markdown on paper."""

import re

# Markdown lets every mark of ASCII be escaped, so none has to be judged.
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# C0 and C1 but tab and newline, lone surrogates, and the two non-characters. Overrides
# and isolates can make a line read otherwise than it is stored.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
# On paper only what would be read as a mark is escaped: people read it as it is.
_INLINE = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# These count as marks at the start of a line alone.
_LINE_START = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$|-)|=+\s*$|(?:\d{1,9})(?=[.)]))"
)


def cleaned(text: str) -> str:
    """Return `text` without characters that XML forbids or that hide its order."""
    if text.isprintable():
        # Most cells and lines: what is to go, or to be another sign, is not printed.
        # What was marked as markup is plain text again, as it is behind `sub`.
        return str(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return _ILLEGAL.sub("", text)


def literal(text: str) -> str:
    """Escape `text` so that a Markdown reader gives it back word for word.

    Lines lose blanks at their ends, because those carry meaning in Markdown; a blank
    line still parts paragraphs.
    """
    lines = (line.strip() for line in cleaned(text).split("\n"))
    return "\n".join(_PUNCTUATION.sub(r"\\\1", line) for line in lines)


def inline(text: str) -> str:
    """Escape `text` for one Markdown line, only where it would be read as marks."""
    text = " ".join(cleaned(text).split())
    text = _ENTITY.sub(r"\\&", _INLINE.sub(r"\\\1", text))
    return _LINE_START.sub(_shield, text)


def _shield(match: re.Match[str]) -> str:
    # "12." would open a list: the mark to shield is the stop, not the figures.
    if match[2][0].isdigit():
        return f"{match[1]}{match[2]}\\"
    return f"{match[1]}\\{match[2]}"
