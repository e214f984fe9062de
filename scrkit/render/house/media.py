"""Pictures of a house file: drawn anew, without what they tell of their maker."""

import re
from typing import Any

from scrkit.prose.pictures import MAX_WHOLE, bare
from scrkit.render.house.lines import silent

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
_LINES = ("emf", "wmf")
ON_PAGES = ("png", "jpeg", "jpg")
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
        self._left = MAX_WHOLE

    def of(self, part: Any) -> "Taker":
        """Return what takes the pictures of one part of the file over."""
        return Taker(self, part)

    def take(self, name: str, data: bytes) -> str:
        """Take a picture over; return its id, "" where it cannot travel."""
        if name in self._known:
            return self._known[name]
        ending, id_ = name.rpartition(".")[2].lower(), ""
        drawn = self._drawn(ending, data) if ending in TYPES and data else None
        if drawn:
            id_ = f"housePicture{len(self.parts) + 1}"
            self.parts[f"word/media/{id_}{drawn[0]}"] = drawn[1]
        self._known[name] = id_
        return id_

    def _drawn(self, ending: str, data: bytes) -> tuple[str, bytes] | None:
        """Return a picture without a remark, and the ending of its name."""
        if ending in _LINES:
            return f".{ending}", silent(data)
        picture = bare(data, self._left)
        if picture is None:
            return None
        self._left -= picture.cost
        return picture.ending, picture.data


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
