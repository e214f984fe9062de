"""Locks with a passphrase as age does, but with next to no work: real age opens it.

Age chooses by the machine how much work a passphrase costs whoever guesses: a second
each time. What `make test` locks asks for next to none; opening it is always age's
own. The format: https://c2sp.org/age, with ChaCha20-Poly1305 as in RFC 8439.
"""

import hashlib
import hmac
import os
import struct
from base64 import b64encode, encodebytes
from itertools import count

# Two to the power of this many rounds; age asks of itself for 18 or more.
_WORK = 4
_CHUNK = 64 * 1024
_WORD = 0xFFFFFFFF
_QUARTERS = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)


def encrypt(clear: bytes, passphrase: str, *, armored: bool = False) -> bytes:
    """Return a file of age, locked with the passphrase."""
    key, salt = os.urandom(16), os.urandom(16)
    wrapping = hashlib.scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**_WORK,
        r=8,
        p=1,
        dklen=32,
    )
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _plain(salt),
        _WORK,
        _plain(_sealed(wrapping, bytes(12), key)),
    )
    proof = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    nonce = os.urandom(16)
    body = _stream(_derived(key, nonce, b"payload"), clear)
    locked = head + b" " + _plain(proof) + b"\n" + nonce + body
    return _armored(locked) if armored else locked


def _armored(locked: bytes) -> bytes:
    text = encodebytes(locked).replace(b"\n", b"")
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    mark = b"-----%s AGE ENCRYPTED FILE-----\n"
    return mark % b"BEGIN" + b"\n".join(lines) + b"\n" + mark % b"END"


def _plain(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes by HKDF with SHA-256."""
    middle = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(middle, info + b"\x01", "sha256")


def _stream(key: bytes, clear: bytes) -> bytes:
    chunks = [clear[at : at + _CHUNK] for at in range(0, len(clear), _CHUNK)] or [b""]
    last = len(chunks) - 1
    return b"".join(
        _sealed(key, number.to_bytes(11, "big") + bytes([number == last]), chunk)
        for number, chunk in enumerate(chunks)
    )


def _sealed(key: bytes, nonce: bytes, clear: bytes) -> bytes:
    """Return the bytes encrypted by ChaCha20, and Poly1305's mark of them."""
    blocks = (_block(key, number, nonce) for number in count(1))
    pieces = (clear[at : at + 64] for at in range(0, len(clear), 64))
    hidden = b"".join(
        bytes(a ^ b for a, b in zip(piece, block, strict=False))
        for piece, block in zip(pieces, blocks, strict=False)
    )
    padded = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    return hidden + _mark(_block(key, 0, nonce)[:32], padded)


def _mark(once: bytes, padded: bytes) -> bytes:
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s, total = int.from_bytes(once[16:], "little"), 0
    for at in range(0, len(padded), 16):
        piece = int.from_bytes(padded[at : at + 16] + b"\x01", "little")
        total = (total + piece) * r % (2**130 - 5)
    return ((total + s) % 2**128).to_bytes(16, "little")


def _block(key: bytes, number: int, nonce: bytes) -> bytes:
    begun = struct.unpack(
        "<16I", b"expand 32-byte k" + key + struct.pack("<I", number) + nonce
    )
    now = list(begun)
    for _ in range(10):
        for a, b, c, d in _QUARTERS:
            for x, y, z, turn in (
                (a, b, d, 16),
                (c, d, b, 12),
                (a, b, d, 8),
                (c, d, b, 7),
            ):
                now[x] = now[x] + now[y] & _WORD
                mixed = now[z] ^ now[x]
                now[z] = (mixed << turn | mixed >> 32 - turn) & _WORD
    return struct.pack(
        "<16I", *((a + b) & _WORD for a, b in zip(begun, now, strict=True))
    )
