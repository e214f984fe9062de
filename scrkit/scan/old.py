"""Look through files that are not understood, for what lies open in them.

An old Office file, an Outlook letter or a database is told as not read, whatever is
found; but a registered person whose letters lie open in it is found all the same.
"""

import re
from collections.abc import Iterator

from scrkit.identifiers.misread import western
from scrkit.scan.kinds import Kind
from scrkit.scan.pictures import open_letters
from scrkit.scan.values import Part, Piece, Unread

_MOST = 32 * 1024 * 1024
# One byte a letter, in which one with an accent stands behind another letter.
_NARROW = re.compile(rb"(?:[\x20-\x7e]|(?<=[A-Za-z])[\xc0-\xff][\x80-\xbf]?){6,}")
_TWO_BYTES = re.compile(rb"(?:[\x20-\x7e\xc0-\xff]\0){4,}")
_WORD = re.compile(r"[^\W\d_]{4}")
_WHERE = "letters that lie open in it"
_MACRO = "it is a macro (VBA), or an old Office file with macros"


def old_parts(data: bytes, path: str) -> Iterator[Part | Unread]:
    """Yield what of a file in Office's old container lies open, and that it is unread.

    Nobody but a registered person is looked for: most of it is figures.
    """
    yield from loose_parts(data, path)
    macro = any(_wide(one) in data for one in ("VBA", "PROJECT"))
    yield Unread(path, _MACRO if macro else f"it is {Kind.OLD.value}")


def loose_parts(data: bytes, path: str) -> Iterator[Part]:
    """Yield the letters that lie open in bytes of whatever kind."""
    held = data[:_MOST]
    found = [match[0].decode("utf-8", "ignore") for match in _NARROW.finditer(held)]
    found += [western(match[0]) for match in _NARROW.finditer(held)]
    found += [match[0].decode("utf-16-le") for match in _TWO_BYTES.finditer(held)]
    found += [one.text for one in open_letters(held, _WHERE)]
    texts = dict.fromkeys(text for text in found if _is_said(text))
    yield Part(path, tuple(Piece("", _WHERE, (), (text,)) for text in texts))


def _is_said(text: str) -> bool:
    """Tell whether signs are rather words than figures that happen to be letters."""
    words = sum(one.isalpha() or one in " .,@-_\\'" for one in text)
    return words * 5 >= len(text) * 4 and _WORD.search(text) is not None


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
