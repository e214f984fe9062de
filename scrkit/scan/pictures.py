"""Read what pictures carry beside the picture: comments, camera data, profiles.

Words that are drawn in a picture are not read.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from scrkit.errors import UnreadableError
from scrkit.scan.values import Piece

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
# Whole kinds whose strings are read as they lie: they are small and rare in reports.
LOOSE = (b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\xd7\xcd\xc6\x9a")
# These have their mark further in: an enhanced metafile, a bitmap.
_EMF, _BMP = b" EMF", b"BM"
_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP pHYs sBIT bKGD hIST sPLT tIME "
    b"acTL fcTL fdAT".split()
)
_TOLD = frozenset((b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP"))
_LATIN = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){4,}")
# Latin letters with every accent, and blanks.
_LETTERS = re.compile(r"[ -~\xa0-\u036f\u1e00-\u1eff\u2010-\u201d]{4,}")
# Where a JPEG begins to be drawn: its height and width.
_FRAME = re.compile(
    rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(.{4})[\x01-\x04]", re.DOTALL
)
_MAX = 4 * 1024 * 1024


def is_picture(data: bytes) -> bool:
    """Tell whether bytes begin as a picture does."""
    if data.startswith((PNG, JPEG, *LOOSE)) or data[40:44] == _EMF:
        return True
    return data.startswith(_BMP) and data[6:10] == bytes(4)


def picture_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return what a picture carries; or raise UnreadableError."""
    if data.startswith(PNG):
        return tuple(_png(data))
    if data.startswith(JPEG):
        return tuple(_jpeg(data))
    return tuple(strings(data, "picture"))


def pixels(data: bytes) -> int:
    """Return how many dots a picture has, 0 where its head does not say."""
    if data.startswith(PNG):
        wide, high = struct.unpack(">II", data[16:24].ljust(8, b"\0"))
    elif data.startswith(b"GIF8"):
        wide, high = struct.unpack("<HH", data[6:10].ljust(4, b"\0"))
    elif data.startswith(_BMP):
        wide, high = struct.unpack("<ii", data[18:26].ljust(8, b"\0"))
    elif data.startswith(JPEG) and (frame := _FRAME.search(data)):
        high, wide = struct.unpack(">HH", frame[1])
    else:
        return 0
    return abs(int(wide) * int(high))


def strings(data: bytes, where: str) -> Iterator[Piece]:
    """Yield the runs of letters in bytes, one byte a letter and two."""
    for match in _LATIN.finditer(data):
        yield Piece(match[0].decode("latin-1"), where)
        with_utf8 = match[0].decode("utf-8", "ignore")
        if with_utf8 != match[0].decode("latin-1"):
            yield Piece(with_utf8, where)
    for match in _WIDE.finditer(data):
        yield Piece(match[0].decode("utf-16-le"), where)


def open_letters(data: bytes, where: str) -> Iterator[Piece]:
    """Yield runs of letters outside of English, two bytes a letter, as Windows has."""
    for begin in (0, 1):
        text = data[begin:].decode("utf-16-le", "ignore")
        for match in _LETTERS.finditer(text):
            if not match[0].isascii():
                yield Piece(match[0], where)


def _png(data: bytes) -> Iterator[Piece]:
    at = len(PNG)
    kind = b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise UnreadableError("the picture breaks off")
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        at += size + 12
        if kind in _TOLD:
            yield from _metadata(kind, chunk)
        elif kind not in _DRAWN:
            raise UnreadableError("the picture holds a part that is not understood")
    if at < len(data):
        raise UnreadableError("something stands behind the end of the picture")


def _metadata(kind: bytes, chunk: bytes) -> Iterator[Piece]:
    where = f"picture data {kind.decode('ascii')}"
    yield from strings(chunk, where)
    rest = chunk.partition(b"\0")[2]
    if kind == b"zTXt":
        yield from strings(_inflated(rest[1:]), where)
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\x01", rest[2:].split(b"\0", 2)[-1]
        text = _inflated(rest) if packed else rest
        yield Piece(text.decode("utf-8", "replace"), where)


def _inflated(data: bytes) -> bytes:
    try:
        opened = zlib.decompressobj()
        return opened.decompress(data, _MAX)
    except zlib.error as error:
        raise UnreadableError("the picture holds a broken part") from error


def _jpeg(data: bytes) -> Iterator[Piece]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise UnreadableError("the picture holds a part that is not understood")
        marker = data[at + 1]
        if marker == 0xD9:
            break
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        segment = data[at + 4 : at + 2 + size]
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield from strings(segment, f"picture data {marker:02X}")
            yield from open_letters(segment, f"picture data {marker:02X}")
        at += 2 + size
        if marker == 0xDA:
            at = _scan_end(data, at)
    if data[at : at + 2] != b"\xff\xd9":
        raise UnreadableError("the picture breaks off")
    if data[at + 2 :].strip(b"\0"):
        raise UnreadableError("something stands behind the end of the picture")


def _scan_end(data: bytes, at: int) -> int:
    """Return where the drawn part ends: the next marker that is none of its own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise UnreadableError("the picture breaks off")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
