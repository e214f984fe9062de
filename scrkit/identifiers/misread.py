"""Names as other programs' sets of letters make them, and as other languages bend them.

A file that was saved in one set of letters and opened in another shows "BrontÃ«".
"""

import re
from collections.abc import Iterator
from itertools import permutations

# What Windows, DOS, Unix and the Mac save letters in, here and in eastern Europe.
_SETS = (
    *("utf-8", "cp1252", "latin-1", "cp850", "cp437", "mac_roman", "cp1250", "cp852"),
    "iso8859_2",
)
# What other alphabets were saved in before Unicode: Cyrillic, Greek, Arabic, Hebrew,
# and Latin of eastern Europe and Turkey.
_ALPHABETS = (
    *("cp1251", "koi8_u", "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1256"),
    *("iso8859_6", "cp1255", "cp1250", "iso8859_2", "cp852", "cp1254", "cp1257"),
    "cp037",  # of mainframes
)
# Letters and signs beyond ASCII in a row, as English and its neighbours have them not.
_ROW = re.compile(r"[^\x00-\x7f]{3}")
# Windows has five bytes without a letter: they keep their places.
_WESTERN = {
    **{byte: chr(byte) for byte in range(256)},
    **{
        byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
        for byte in range(0x80, 0xA0)
    },
}
_BYTES = {letter: byte for byte, letter in _WESTERN.items()}
# What a program writes where it has no letter.
_UNKNOWN = ("?", "??", "\ufffd", "\ufffd\ufffd")
_SHORTEST, _LONG = 3, 6
# A man's and a woman's form, and how a sentence bends them, in Polish; others alike.
_ENDINGS = (
    (("ska", "ski"), "ska ski skiej skiego skiemu skim skich"),
    (("cka", "cki"), "cka cki ckiej ckiego ckiemu ckim ckich"),
    (("yk", "ak", "ek", "ik", "cz"), " a owi iem em u owie ow owa"),
)


def misread(name: str) -> Iterator[str]:
    """Yield a name with letters outside of English as it looks where they are lost."""
    if name.isascii() or len(name) < _SHORTEST:
        return
    found: set[str] = set()
    for saved, opened in permutations(_SETS, 2):
        try:
            found.add(name.encode(saved).decode(opened, "replace"))
        except UnicodeEncodeError:
            continue
    for unknown in _UNKNOWN if len(name) > _SHORTEST + 1 else ():
        found.add("".join(one if one.isascii() else unknown for one in name))
    # Short letters without a sign among them may be a word.
    yield from (one for one in sorted(found) if one != name and _is_sure(one))


def western(data: bytes) -> str:
    """Return bytes as Windows reads them in western Europe, a letter for each."""
    return data.decode("latin-1").translate(_WESTERN)


def read_otherwise(text: str) -> tuple[str, ...]:
    """Return a text as other alphabets read its bytes, each letter in its place.

    Of a text that is none of theirs nothing is returned.
    """
    if text.isascii() or not _ROW.search(text):
        return ()
    if any(one not in _BYTES for one in set(text)):
        return ()
    data = bytes(_BYTES[one] for one in text)
    found = (data.decode(name, "replace") for name in _ALPHABETS)
    return tuple(dict.fromkeys(one for one in found if one != text))


def _is_sure(text: str) -> bool:
    odd = sum(not one.isascii() for one in text)
    return not text.isalpha() or len(text) >= _LONG or odd > 1


def bent(surname: str) -> Iterator[str]:
    """Yield a surname, in small letters, as Slavic languages bend it."""
    for ends, forms in _ENDINGS:
        end = next((one for one in ends if surname.endswith(one)), "")
        if end and len(surname) > len(end) + _SHORTEST:
            stem = surname if forms.startswith(" ") else surname.removesuffix(end)
            yield from (stem + form for form in forms.split())
