"""Pictures of a house file: taken over bare, without what they tell of their maker."""

import re
import struct
from collections.abc import Iterator
from typing import Any

# By the ending of the name: those that Word and LibreOffice show.
TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
ON_PAGES = ("png", "jpeg", "jpg")
_PNG = b"\x89PNG\r\n\x1a\n"
# What a PNG needs to be drawn; texts, times and what a camera tells are left out.
_DRAWS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs")
)
# Segments of a JPEG with notes: EXIF and XMP, IPTC, comments.
_NOTES = frozenset((0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE))
_SCAN = 0xDA
_NAMED = re.compile(rb'"(housePicture\d+)"')


def id_in(name: str) -> str:
    """Return the id by which a document names a picture of the house."""
    return name.rpartition("/")[2].partition(".")[0]


def shown_in(*parts: bytes) -> frozenset[str]:
    """Return the ids of the pictures of the house that some parts show."""
    found = (one for part in parts for one in _NAMED.findall(part))
    return frozenset(one.decode("ascii") for one in found)


class Media:
    """The pictures that travel, numbered as they are met."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self._known: dict[str, str] = {}

    def of(self, part: Any) -> "Taker":
        """Return what takes the pictures of one part of the file over."""
        return Taker(self, part)

    def take(self, name: str, data: bytes) -> str:
        """Take a picture over; return its id, "" where it cannot travel."""
        if name in self._known:
            return self._known[name]
        ending = name.rpartition(".")[2].lower()
        id_ = ""
        if ending in TYPES and data:
            id_ = f"housePicture{len(self.parts) + 1}"
            self.parts[f"word/media/{id_}.{ending}"] = bare(data)
        self._known[name] = id_
        return id_


class Taker:
    """Takes the pictures of one part over, by the ids that the part gives them."""

    def __init__(self, media: Media, part: Any) -> None:
        self.media, self.part = media, part

    def __call__(self, id: str) -> str:
        """Return the new id of a picture, "" where it does not travel."""
        related = self.part.rels.get(id)
        if related is None or related.is_external:
            return ""
        if not str(related.reltype).endswith("/image"):
            return ""
        target = related.target_part
        return self.media.take(str(target.partname), target.blob)


def bare(data: bytes) -> bytes:
    """Return a picture as it is drawn, without notes; another kind as it is."""
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunks(data))
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + b"".join(_segments(data))
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size = struct.unpack(">I", data[at : at + 4])[0]
        kind = data[at + 4 : at + 8]
        if kind in _DRAWS:
            yield data[at : at + 12 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == _SCAN:
            yield data[at:]
            return
        size = 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if kind not in _NOTES:
            yield data[at : at + size]
        at += size
