"""Small pictures that say more than they show, for tests of pictures in prose."""

import io
from functools import cache

from PIL import Image
from PIL.PngImagePlugin import PngInfo

# Stands beside the pixels of each, and belongs to nobody.
BESIDE = "Zebedee Quillfeather"


@cache
def png(grey: int = 200, size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a PNG with a remark, and with a second one behind its end."""
    told = PngInfo()
    told.add_text("Author", BESIDE)
    held = io.BytesIO()
    Image.new("RGB", size, (grey, grey, 90)).save(held, "PNG", pnginfo=told)
    return held.getvalue() + BESIDE.encode()


@cache
def jpeg(size: tuple[int, int] = (30, 30)) -> bytes:
    """Return a JPEG with a remark, and with what a camera says."""
    exif = Image.Exif()
    exif[315] = BESIDE
    held = io.BytesIO()
    made = Image.new("RGB", size, (90, 20, 20))
    made.save(held, "JPEG", exif=exif, comment=BESIDE.encode())
    return held.getvalue()


@cache
def gif() -> bytes:
    """Return a picture of a kind that prose does not take."""
    held = io.BytesIO()
    Image.new("L", (3, 3)).save(held, "GIF")
    return held.getvalue()
