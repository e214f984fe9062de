"""Tell where nothing but a picture stands: a scanned letter, alone or in a document.

Beside a text a picture wants an eye. Where it is all there is, nothing was read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

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
_LARGE, _DOT = 100_000, 400
# A logo takes less of a page than this, a letter or a screen more.
SHARE = 0.3
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)")
_TAG = re.compile(rb"<[^>]*>")
_MEDIA = re.compile(rb"""["'](?:\.\./|/ppt/)(media/[^"']+)""")
_SLIDES = re.compile(r"ppt/slides/(slide\d+\.xml)")
# How large pictures are shown, in the units of Office, or in centimetres.
_PICTURE = re.compile(rb'<p:pic\b.*?<a:ext cx="(\d+)" cy="(\d+)"', re.DOTALL)
_EXTENT = re.compile(rb'<wp:extent cx="(\d+)" cy="(\d+)"')
_SIZE = re.compile(rb'<p:sldSz [^>]*?cx="(\d+)" cy="(\d+)"')
_FRAME = re.compile(
    rb'<draw:frame\b[^>]*?svg:width="([\d.]+)cm"[^>]*?svg:height="([\d.]+)cm"'
    rb"[^>]*>\s*<draw:image"
)
_SLIDE_SIZE, _A4, _DRAWN = 9144000 * 6858000.0, 7560000 * 10692000.0, 28 * 15.75
_PAGE = re.compile(rb"<draw:page\b.*?</draw:page>", re.DOTALL)
_ASIDE = re.compile(rb"<presentation:notes\b.*?</presentation:notes>", re.DOTALL)
_HREF = re.compile(rb"""<draw:image\b[^>]*?xlink:href=["'](?:\./)?([^"']+)""")


def is_large(sizes: Iterable[int]) -> bool:
    """Tell whether a page could be read in one of several pictures, by their pixels."""
    return max(sizes, default=0) >= _LARGE


def is_alone(one: Drawn) -> bool:
    """Tell whether a picture is a file of its own in which words could stand."""
    if one.where or one.beside or 0 < one.pixels < _DOT:
        return False
    return _ALONE.fullmatch(one.path) is not None


def only_pictured(parts: Iterable[Part], pictures: Iterable[Drawn]) -> Iterator[Unread]:
    """Yield each picture that is a file, and each document with pictures alone."""
    shown = [one for one in pictures if "Thumbnails/" not in one.path]
    yield from (Unread(one.path, FILE) for one in shown if is_alone(one))
    said: dict[str, bool] = {}
    for part in parts if shown else ():
        if _MAIN.fullmatch(part.path):
            document = part.path.rpartition("!")[0]
            words = any(one.where[:9] != "attribute" for one in part.pieces)
            said[document] = said.get(document, False) or words
    for document, words in said.items():
        own = [one for one in shown if one.path.startswith(document)]
        if own and not words:
            yield Unread(own[0].path, _DOCUMENT)


def pictured_pages(held: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each slide, and each Word file, that is little but pictures, and why."""
    whole = next(map(_area, _SIZE.findall(held.get("ppt/presentation.xml", b""))), 0.0)
    for name, data in held.items():
        slide = _SLIDES.fullmatch(name)
        if slide is None:
            continue
        links = held.get(f"ppt/slides/_rels/{slide[1]}.rels", b"")
        media = [
            f"ppt/{one.decode('utf-8', 'replace')}" for one in _MEDIA.findall(links)
        ]
        page = whole or _SLIDE_SIZE
        shares = [_area(one) / page for one in _PICTURE.findall(data)]
        if _is_little(held, media, _counted(b" ".join(_TEXT.findall(data))), shares):
            yield name, _SLIDE
    media = [one for one in held if one.startswith("word/media/")]
    if media and _is_appendix(held, media):
        yield "word/document.xml", _DOCUMENT
    for number, drawn in enumerate(_PAGE.findall(held.get("content.xml", b"")), 1):
        front = _ASIDE.sub(b"", drawn)
        shares = [_area(one) / _DRAWN for one in _FRAME.findall(front)]
        words = _counted(_TAG.sub(b" ", front))
        media = [one.decode("utf-8", "replace") for one in _HREF.findall(front)]
        if _is_little(held, media, words, shares):
            yield "content.xml", f"slide {number}: {_SLIDE}"


def _is_appendix(held: Mapping[str, bytes], media: list[str]) -> bool:
    """Tell whether a Word file has few words beside its pictures; none is told so."""
    data = held.get("word/document.xml", b"")
    shares = [_area(one) / _A4 for one in _EXTENT.findall(data)]
    words = _counted(b" ".join(_TEXT.findall(data))) if shares else 0
    return words > 0 and _is_little(held, media, words, shares)


def _counted(said: bytes) -> int:
    return len(said.split())


def _area(size: tuple[bytes, bytes]) -> float:
    return float(size[0]) * float(size[1])


def _is_little(
    held: Mapping[str, bytes], media: list[str], words: int, shares: list[float]
) -> bool:
    """Tell whether pictures are all that a page has, or nearly all."""
    if not media or not words:
        return bool(media)
    large = is_large(pixels(held.get(one, b"")) for one in media)
    return words < FEW and large and max(shares, default=1.0) >= SHARE
