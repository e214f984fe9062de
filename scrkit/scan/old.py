"""Look through files that are not understood, for what lies open in them.

An old Office file, an Outlook letter or a database is told as not read, whatever is
found; but a registered person whose letters lie open in it is found all the same.
"""

from collections.abc import Iterator

from scrkit.scan.kinds import Kind
from scrkit.scan.pictures import open_letters, strings
from scrkit.scan.values import Part, Piece, Unread

_MOST = 32 * 1024 * 1024
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
    found = (*strings(data[:_MOST], _WHERE), *open_letters(data[:_MOST], _WHERE))
    texts = dict.fromkeys(one.text for one in found if any(map(str.isalpha, one.text)))
    yield Part(path, tuple(Piece("", _WHERE, (), (text,)) for text in texts))


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
