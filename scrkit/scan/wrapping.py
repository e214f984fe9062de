"""What stands in a text as base 64, without a heading that says so."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from scrkit.scan.values import Drawn, Part, Piece, Unread

# A name of two short words is so long; lines that are folded belong together.
_SHORTEST = 12
_LONG = re.compile(rf"[^ ]{{{_SHORTEST}}}")
_RUN = re.compile(
    r"(?<![A-Za-z0-9+/_-])"
    r"(?:[A-Za-z0-9+/]{40,200}[ \t>]*\r?\n[ \t>]*){0,100000}"
    rf"[A-Za-z0-9+/_-]{{{_SHORTEST},}}={{0,2}}(?![A-Za-z0-9+/=_-])"
)
# What is told as such is opened where it is met: a page's pictures, a letter's parts.
_SAID = re.compile(r"(?:;base64,|-----BEGIN [A-Z0-9 ]{1,40}-----)\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[ \t\r\n>]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_WORDS = re.compile(rb"[A-Za-z0-9 ,.;:'\"()\r\n-]")
_FILES = (
    *(b"PK\x03\x04", b"%PDF-", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf"),
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    *(b"Rar!\x1a\x07", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"),
)
# So much of it is a file; certificates and keys, which hold no words, begin so.
_MUCH = 1000
_KEYS = ("MII", "AAAA", "LS0tLS1")
_UNKNOWN = "letters that may be a file (base 64), of a kind that is not understood"


def encoded_in(text: str) -> Iterator[bytes | Unread]:
    """Yield what stands in a text as base 64 and says something: words, or a file.

    A number, a word or a checksum has the same letters and says nothing so: only what
    reads as words, or begins as a file does, is taken for it.
    """
    # Words without a blank among them; a third quicker than to take all apart.
    if not _LONG.search(text) or max(map(len, text.split()), default=0) < _SHORTEST:
        return
    for match in _RUN.finditer(text):
        if _SAID.search(text, max(0, match.start() - 60), match.start()):
            continue
        letters = _SIGNS.sub("", match[0])
        data = _unpacked(letters)
        if data.startswith(_FILES) or _says_words(data):
            yield data
        elif len(letters) >= _MUCH and _is_mixed(letters):
            yield Unread("", _UNKNOWN)


_Found = Iterator[Part | Unread | Drawn]


def unwrapped(
    found: _Found, opened: Callable[[bytes, str, int], _Found], depth: int
) -> _Found:
    """Yield what was found, and what stands in its texts as base 64, `opened` too.

    `depth` is that of what is in it.
    """
    for one in found:
        yield one
        for piece in one.pieces if isinstance(one, Part) else ():
            for inner in encoded_in(piece.text):
                if isinstance(inner, Unread):
                    yield replace(inner, path=one.path)
                    continue
                path = "!".join(filter(None, (one.path, _called(piece))))
                yield from unwrapped(opened(inner, path, depth), opened, depth + 1)


def _called(piece: Piece) -> str:
    plain = re.fullmatch(r"(?:line|paragraph|page) \d+", piece.where)
    return f"encoded text, {piece.where}" if plain else "encoded text"


def _unpacked(letters: str) -> bytes:
    bare = letters.rstrip("=").replace("-", "+").replace("_", "/")
    # A single letter at the end is of nothing: what is before it is read.
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        return b""


def _says_words(data: bytes) -> bool:
    """Tell whether bytes are a text: of UTF-8, of two bytes a letter, or of Windows."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        wide = encoding != "utf-8"
        if wide and data.count(0) * 3 < len(data):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) > 3 and not _CONTROLS.search(text):
            return True
    return len(_WORDS.findall(data)) * 10 > len(data) * 9


def _is_mixed(letters: str) -> bool:
    kinds = (str.isupper, str.islower, str.isdigit)
    held = all(any(map(kind, letters[:400])) for kind in kinds)
    return held and not letters.startswith(_KEYS)
