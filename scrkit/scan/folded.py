"""Read calendars and address cards, whose long lines are folded (RFC 5545, 6350)."""

import base64
import binascii
import quopri
import re

from scrkit.errors import UnreadableError
from scrkit.scan.readings import readings
from scrkit.scan.values import Piece

_BEGIN = re.compile(r"\s*BEGIN:V(?:CALENDAR|CARD|EVENT|TODO|JOURNAL)\b", re.IGNORECASE)
_QUOTED = re.compile(r"ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE", re.IGNORECASE)
_PACKED = re.compile(r"ENCODING=(?:B|BASE64)\b", re.IGNORECASE)
_CHARSET = re.compile(r"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")


def is_folded(text: str) -> bool:
    """Tell whether a text is a calendar or an address card."""
    return _BEGIN.match(text.lstrip("\ufeff")) is not None


def folded_pieces(text: str) -> tuple[tuple[Piece, ...], list[bytes]]:
    """Return each property whole, and the pictures and files that are put into it."""
    pieces: list[Piece] = []
    packed: list[bytes] = []
    for number, line in _lines(text):
        name, _, value = line.partition(":")
        if _PACKED.search(name):
            packed.append(_unpacked(value))
            value = ""
        elif _QUOTED.search(name):
            charset = _CHARSET.search(name)
            value = _unquoted(value, charset[1] if charset else "utf-8")
        plain = _ESCAPED.sub(_meant, f"{name}:{value}" if ":" in line else line)
        # A name in parts: surname; forename; others.
        also = (plain.replace(";", " "),) if ";" in plain else ()
        pieces.append(Piece(plain, f"line {number}", (*also, *readings(plain))))
    return tuple(one for one in pieces if one.text.strip()), packed


def _lines(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if found and line[:1] in (" ", "\t"):
            found[-1] = found[-1][0], found[-1][1] + line[1:]
        elif found and found[-1][1].endswith("=") and _QUOTED.search(found[-1][1]):
            found[-1] = found[-1][0], found[-1][1][:-1] + line
        else:
            found.append((number, line))
    return found


def _meant(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _unquoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset, "replace")
    except LookupError as error:
        raise UnreadableError("its letters are of a set that is not known") from error


def _unpacked(value: str) -> bytes:
    try:
        return base64.b64decode("".join(value.split()))
    except (binascii.Error, ValueError) as error:
        raise UnreadableError("what was put into it is damaged") from error
