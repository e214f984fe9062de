"""Texts in which a letter takes two or four bytes, as the mark before them says."""

import codecs

# The longer marks first: one of them begins with a shorter one.
_WAYS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def mark(content: bytes) -> bytes:
    """Return the mark before a text of wide letters; nothing where there is none."""
    return next((one for one in _WAYS if content.startswith(one)), b"")


def wide(content: bytes) -> tuple[str, ...]:
    """Return bytes as the texts of wide letters that they may be; mostly none."""
    found = [way for one, way in _WAYS.items() if content.startswith(one)]
    return tuple(content.decode(way, "replace") for way in dict.fromkeys(found))
