"""Draw a picture anew from its pixels: what it told beside them is left out.

Nothing of the file itself comes into the copy, so nothing has to be known of where a
file may keep a comment, a small picture of itself, or a second picture.
"""

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageOps

from scrkit.prose.pointing import TooLarge

# What Pillow draws by itself. Drawings of lines (SVG, EMF, WMF) hold texts and pictures
# of their own, and are left out.
KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
MAX_PIXELS = 50_000_000
# One that lets something through is held several times while what is behind it goes:
# with half the pixels it needs no more memory than a photograph.
_SEEN_THROUGH = MAX_PIXELS // 2
# How many pixels one document may hold: more would not be drawn in time. A PNG takes
# about six times as long as a photograph.
MAX_WHOLE = 240_000_000
_SLOW = 6
_QUALITY = 95
# What a picture of the prose may be: the largest that a telephone takes is half of it.
MAX_BYTES = 12 * 1024 * 1024
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


Fault = Literal["", "kind", "large", "broken"]
_GREY, _COLOURED = ("1", "L", "LA", "I;16"), ("RGB", "RGBA")


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture drawn anew: its bytes, the ending for its name, and what it cost.

    `cost` is in pixels; `more` says that others stood behind the first.
    """

    data: bytes
    ending: str
    cost: int
    more: bool = False


def bare(data: bytes, left: int = MAX_WHOLE) -> Picture | None:
    """Return a picture drawn anew; None for a kind that is not drawn, or a broken one.

    It is as upright as its camera said. `left` is how many pixels may still be drawn.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn(data, left)
    except Exception:  # any class may come out of a hostile file
        return None


@lru_cache(maxsize=64)
def for_prose(data: bytes) -> Picture | None:
    """Return a picture of the prose drawn anew; None for one that has a fault."""
    return None if fault(data) else bare(data)


def fault(data: bytes) -> Fault:
    """Return why a picture of the prose cannot be shown, "" where it can."""
    if isinstance(data, TooLarge) or len(data) > MAX_BYTES:
        return "large"
    return _looked_at(data) if data else "broken"


# A command asks once to check the review, and once for each report that it makes.
@lru_cache(maxsize=64)
def _looked_at(data: bytes) -> Fault:
    if not data.startswith(_MARKS):
        return "kind"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=KINDS[:2]) as opened:
                if opened.width * opened.height > _most(opened):
                    return "large"
                opened.load()
    except Image.DecompressionBombError:
        return "large"
    except Exception:  # any class may come out of a hostile file
        return "broken"
    return ""


def _most(opened: Image.Image) -> int:
    """Return how many pixels a picture of its kind may have."""
    plain = opened.mode in ("1", "L", "P", "I;16", "RGB", "YCbCr")
    return MAX_PIXELS if plain and "transparency" not in opened.info else _SEEN_THROUGH


def size_of(data: bytes) -> tuple[int, int]:
    """Return how wide and how high a picture is, in pixels."""
    with Image.open(io.BytesIO(data), formats=KINDS) as opened:
        return opened.size


def _drawn(data: bytes, left: int) -> Picture | None:
    with Image.open(io.BytesIO(data), formats=KINDS) as opened:
        photograph = opened.format in ("JPEG", "MPO")
        pixels = opened.width * opened.height
        cost = pixels if photograph else pixels * _SLOW
        if pixels > _most(opened) or cost > left:
            return None
        more = getattr(opened, "n_frames", 1) > 1
        opened.seek(0)
        opened.load()
        # In its place: a large picture is not held twice.
        ImageOps.exif_transpose(opened, in_place=True)
        image = _plain(opened)
    held = io.BytesIO()
    if photograph:
        kept = image if image.mode in ("L", "RGB") else image.convert("RGB")
        kept.save(held, "JPEG", quality=_QUALITY, subsampling=0)
        return Picture(held.getvalue(), ".jpeg", cost, more)
    image.save(held, "PNG", compress_level=4)
    return Picture(held.getvalue(), ".png", cost, more)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture of nothing but pixels: no palette, no notes, nothing unseen."""
    through = image.mode in ("PA", "La", "RGBa") or "transparency" in image.info
    if through and image.mode not in ("LA", "RGBA"):
        image = image.convert("RGBA")
    elif image.mode not in (*_GREY, *_COLOURED):
        image = image.convert("RGB")
    if image.mode in ("LA", "RGBA"):
        # Behind what lets everything through there may be another picture.
        seen = image.getchannel("A").point([0, *[255] * 255])
        image = Image.composite(image, Image.new(image.mode, image.size), seen)
    # Saving takes notes and profiles from here.
    image.info = {}
    return image
