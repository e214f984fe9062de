"""Drawings of lines of a house (EMF, WMF): drawn as they are, without their remarks.

Formats: Microsoft's [MS-EMF] 2.3.4.2 and 2.3.3.1, [MS-WMF] 2.3.6.
"""

import struct

_EMF, _SIGN = 40, b" EMF"
_REMARK, _DRAWS = 70, (b"EMF+", b"GDIC")
_PLACEABLE, _HEAD = b"\xd7\xcd\xc6\x9a", 22
_ESCAPE, _COMMENT = 0x0626, 15


def silent(data: bytes) -> bytes:
    """Return a drawing in which nothing tells of its maker, program or file."""
    made = bytearray(data)
    if data[_EMF : _EMF + 4] == _SIGN and len(data) >= 72:
        _silence_emf(made)
    else:
        _silence_wmf(made)
    return bytes(made)


def _silence_emf(made: bytearray) -> None:
    letters, at = struct.unpack_from("<II", made, 60)
    head = struct.unpack_from("<I", made, 4)[0]
    # Which program it was, and what the drawing is called.
    _blank(made, at if letters else head, min(at + 2 * letters, head))
    at = head
    while at + 16 <= len(made):
        kind, size = struct.unpack_from("<II", made, at)
        if size < 8:
            return
        if kind == _REMARK and made[at + 12 : at + 16] not in _DRAWS:
            _blank(made, at + 12, at + size)
        at += size


def _silence_wmf(made: bytearray) -> None:
    at = _HEAD if made.startswith(_PLACEABLE) else 0
    at += 18
    while at + 10 <= len(made):
        words, kind, escape = struct.unpack_from("<IHH", made, at)
        if words < 3:
            return
        if kind == _ESCAPE and escape == _COMMENT:
            _blank(made, at + 10, at + 2 * words)
        at += 2 * words


def _blank(made: bytearray, start: int, end: int) -> None:
    end = min(end, len(made))
    if start < end:
        made[start:end] = bytes(end - start)
