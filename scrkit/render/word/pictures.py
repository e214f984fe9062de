"""A picture in a line of a Word document, with its words for who cannot see it."""

import struct

from scrkit.render.word.xml import escaped

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 36_000


def size_of_png(png: bytes) -> tuple[int, int]:
    """Return how wide and high a PNG is, in pixels."""
    across, down = struct.unpack(">II", png[16:24])
    return across, down


def ending(content: bytes) -> str:
    """Return how the file of a picture ends in its package."""
    return "png" if content.startswith(b"\x89PNG") else "jpeg"


def inline_picture(number: int, width: int, size: tuple[int, int], told: str) -> str:
    """Return the run that shows picture `number`, `width` millimetres wide.

    `size` is in pixels.
    """
    across, down = size
    wide = width * _EMU
    tall = wide * down // across
    about = f'id="{number}" name="Picture {number}" descr="{escaped(told)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_MAIN}/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{tall}"/>'
        f"<wp:docPr {about}/>"
        f'<a:graphic xmlns:a="{_MAIN}/main"><a:graphicData uri="{_MAIN}/picture">'
        f'<pic:pic xmlns:pic="{_MAIN}/picture"><pic:nvPicPr><pic:cNvPr {about}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{name(number)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def name(number: int) -> str:
    """Return the name of a picture in its package."""
    return f"picture{number}"
