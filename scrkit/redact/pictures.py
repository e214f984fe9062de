"""Keep of a picture what is drawn; what it tells beside that is left out."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs")
)


def bare(data: bytes) -> bytes | None:
    """Return a PNG or JPEG without its data; None for another kind or a damaged one."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _png(data: bytes) -> bytes:
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in _DRAWN:
            kept.append(data[at : at + 12 + size])
        at += 12 + size
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while data[at + 1] != 0xDA:
        marker = data[at + 1]
        size = struct.unpack(">H", data[at + 2 : at + 4])[0]
        # Application data but JFIF's and Adobe's (which colours hang on), and comments.
        told = (0xE1 <= marker <= 0xEF and marker != 0xEE) or marker == 0xFE
        if not told:
            kept.append(data[at : at + 2 + size])
        at += 2 + size
    end = data.rindex(b"\xff\xd9") + 2
    return b"".join([*kept, data[at:end]])
