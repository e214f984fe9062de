"""Draw a sketch as a picture for Word, with a font of Pillow's own: no machine's."""

import io
from collections.abc import Iterator
from math import hypot

from PIL import Image, ImageDraw, ImageFont

from scrkit.render.picture.sketch import (
    INSET,
    Point,
    Sign,
    Sketch,
    Stroke,
    Words,
    cross,
    outline,
)

# Drawn larger than it is shown, and brought down: edges are smooth then.
_SCALE = 4
_SHOWN = 2
_INK, _PAPER = 26, 255


def sketch_png(sketch: Sketch) -> bytes:
    """Return a sketch as PNG, in greys; always the same bytes."""
    image = Image.new("L", (sketch.width * _SCALE, sketch.height * _SCALE), _PAPER)
    draw = ImageDraw.Draw(image)
    for stroke in sketch.strokes:
        _stroke(stroke, draw)
    for sign in sketch.signs:
        _sign(sign, draw)
    fonts = {
        size: ImageFont.load_default(size * _SCALE)
        for size in sorted({one.size for one in sketch.words})
    }
    for words in sketch.words:
        _words(words, draw, fonts)
    shown = (sketch.width * _SHOWN, sketch.height * _SHOWN)
    out = io.BytesIO()
    image.resize(shown, Image.Resampling.LANCZOS).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _scaled(points: tuple[Point, ...]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _stroke(stroke: Stroke, draw: ImageDraw.ImageDraw) -> None:
    width = round(stroke.width * _SCALE)
    pieces = _dashed(stroke) if stroke.dash else iter((stroke.points,))
    for piece in pieces:
        draw.line(_scaled(piece), _INK, width)


def _dashed(stroke: Stroke) -> Iterator[tuple[Point, Point]]:
    """Yield the dashes of a stroke; each part of it begins with one."""
    on, off = stroke.dash or (1, 0)
    for (x1, y1), (x2, y2) in zip(stroke.points, stroke.points[1:], strict=False):
        long = hypot(x2 - x1, y2 - y1)
        for step in range(int(long / (on + off)) + 1):
            start = step * (on + off) / (long or 1)
            end = min(1.0, (step * (on + off) + on) / (long or 1))
            yield (
                (x1 + (x2 - x1) * start, y1 + (y2 - y1) * start),
                (x1 + (x2 - x1) * end, y1 + (y2 - y1) * end),
            )


def _sign(sign: Sign, draw: ImageDraw.ImageDraw) -> None:
    _outline(sign, 0, draw)
    if "subject" in sign.extra:
        _outline(sign, INSET, draw)
    if "died" in sign.extra:
        for one in cross(sign):
            draw.line(_scaled(one), _INK, round(1.8 * _SCALE))


def _outline(sign: Sign, inset: float, draw: ImageDraw.ImageDraw) -> None:
    width = round(1.8 * _SCALE)
    points = _scaled(outline(sign, inset))
    if sign.shape == "circle":
        draw.ellipse((*points[0], *points[2]), _PAPER, _INK, width)
        return
    draw.polygon(points, _PAPER)
    draw.line(points, _INK, width, joint="curve")


def _words(
    words: Words,
    draw: ImageDraw.ImageDraw,
    fonts: dict[int, ImageFont.FreeTypeFont | ImageFont.ImageFont],
) -> None:
    # The font has no typographic quotes of its own.
    plain = words.text.replace("’", "'").replace("…", "...")
    x, y = words.at
    anchor = "ls" if words.left else "ms"
    draw.text((x * _SCALE, y * _SCALE), plain, _INK, fonts[words.size], anchor)
