"""Tell where nothing but a picture stands: a scanned letter, alone or in a document.

Beside a text a picture wants an eye. Where it is all there is, nothing was read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scrkit.scan.pictures import pixels
from scrkit.scan.values import Drawn, Part, Unread

# The parts in which the words of a document stand, of Word, Excel and OpenDocument.
_MAIN = re.compile(r"(?:.*!)?(?:word/document|content|xl/worksheets/sheet\d+)\.xml")
# Files of their own: what is named, or lies in an archive or hangs on a letter.
_ALONE = re.compile(r"(?:.*!)?(?:(?:packed file|attachment|letter) \d+)?")
_DOCUMENT = "the document is a picture, whose words cannot be read"
FILE = "it is a picture, whose words cannot be read"
_SLIDE = "the slide is a picture, whose words cannot be read"
# A heading, a number, a stamp: so few words are not what a page is there for.
FEW = 12
# A picture in which a page could be read, and one in which no word can stand.
LARGE, _DOT = 100_000, 400
_SLIDES = re.compile(r"ppt/slides/(slide\d+\.xml)")
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)")
_MEDIA = re.compile(rb"""["'](?:\.\./|/ppt/)(media/[^"']+)""")
_PAGE = re.compile(rb"<draw:page\b.*?</draw:page>", re.DOTALL)
_ASIDE = re.compile(rb"<presentation:notes\b.*?</presentation:notes>", re.DOTALL)
_HREF = re.compile(rb"""<draw:image\b[^>]*?xlink:href=["'](?:\./)?([^"']+)""")
_TAG = re.compile(rb"<[^>]*>")


def is_all(words: int, sizes: Iterable[int]) -> bool:
    """Tell whether pictures are all that a page has: of so many pixels each."""
    held = list(sizes)
    return bool(held) and (not words or (words < FEW and max(held) >= LARGE))


def is_alone(one: Drawn) -> bool:
    """Tell whether a picture is a file of its own in which words could stand."""
    if one.where or one.beside or 0 < one.pixels < _DOT:
        return False
    return _ALONE.fullmatch(one.path) is not None


def only_pictured(parts: Iterable[Part], pictures: Iterable[Drawn]) -> Iterator[Unread]:
    """Yield each picture that is a file, and each document that is little else."""
    shown = [one for one in pictures if "Thumbnails/" not in one.path]
    yield from (Unread(one.path, FILE) for one in shown if is_alone(one))
    said: dict[str, int] = {}
    for part in parts if shown else ():
        if _MAIN.fullmatch(part.path):
            document = part.path.rpartition("!")[0]
            told = (one.text for one in part.pieces if one.where[:9] != "attribute")
            said[document] = said.get(document, 0) + sum(len(t.split()) for t in told)
    for document, words in said.items():
        own = [one for one in shown if one.path.startswith(document)]
        if is_all(words, (one.pixels for one in own)):
            yield Unread(own[0].path, _DOCUMENT)


def pictured_slides(held: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each slide that is little but pictures, of either kind of file, and why."""
    for name, data in held.items():
        slide = _SLIDES.fullmatch(name)
        if slide is None:
            continue
        words = sum(len(one.split()) for one in _TEXT.findall(data))
        linked = held.get(f"ppt/slides/_rels/{slide[1]}.rels", b"")
        if is_all(words, _sizes(held, _MEDIA.findall(linked), "ppt/")):
            yield name, _SLIDE
    for number, page in enumerate(_PAGE.findall(held.get("content.xml", b"")), 1):
        shown = _ASIDE.sub(b"", page)
        words = len(_TAG.sub(b" ", shown).split())
        if is_all(words, _sizes(held, _HREF.findall(shown))):
            yield "content.xml", f"slide {number}: {_SLIDE}"


def _sizes(
    held: Mapping[str, bytes], names: Sequence[bytes], folder: str = ""
) -> Iterator[int]:
    for name in names:
        yield pixels(held.get(folder + name.decode("utf-8", "replace"), b""))
