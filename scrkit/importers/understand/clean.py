"""Take out of a cell's text what does not show; every word stays."""

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARGIN = re.compile(r"[ \t]*\n[ \t]*")
# Invisible letters part a name for a search, and for nobody who reads.
_ODD = {ord(c): None for c in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"}
_ODD |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2061, 0x206A)))
# Other joiners and marks of direction, and what chooses the look of a sign.
_ODD |= dict.fromkeys((0x34F, 0x61C, 0x180E, *range(0xFE00, 0xFE10)))
# Word's hard spaces and line breaks; in our files they are blanks and lines.
_SPACES = {0xA0: " ", 0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"}


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return a cell's text without what does not show; no word of it is changed.

    Blanks at the ends of lines go too: a block of our files holds none.
    """
    # Nearly every cell: three passes over it would find nothing.
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    text = unicodedata.normalize("NFC", text.translate(_ODD).translate(_SPACES))
    text = _CONTROL.sub("", text.replace("\t", " "))
    return _MARGIN.sub("\n", text).strip()
