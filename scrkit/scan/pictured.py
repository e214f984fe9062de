"""Tell which documents show nothing but pictures: a scanned letter put into Word."""

import re
from collections.abc import Iterable, Iterator

from scrkit.scan.values import Drawn, Part, Unread

# The parts in which the words of a document stand, of Office and OpenDocument.
_MAIN = re.compile(
    r"(?:.*!)?(?:word/document|content|ppt/slides/slide\d+|xl/worksheets/sheet\d+)\.xml"
)
_WHY = "the document is a picture, whose words cannot be read"


def only_pictured(parts: Iterable[Part], pictures: Iterable[Drawn]) -> Iterator[Unread]:
    """Yield each document of a file that has pictures, and in its text no word."""
    shown = [one.path for one in pictures if "Thumbnails/" not in one.path]
    said: dict[str, bool] = {}
    for part in parts if shown else ():
        if _MAIN.fullmatch(part.path):
            document = part.path.rpartition("!")[0]
            words = any(one.where[:9] != "attribute" for one in part.pieces)
            said[document] = said.get(document, False) or words
    for document, words in said.items():
        own = [one for one in shown if one.startswith(document)]
        if own and not words:
            yield Unread(own[0], _WHY)
