"""Draw the lanes as a picture for Word, with a font of Pillow's own: no machine's."""

import io

from PIL import Image, ImageDraw, ImageFont

from scrkit.render.picture.shapes import LEVELS, Gap, Lane, Mark, Picture
from scrkit.render.picture.svg import (
    HEAD,
    KEY,
    LABELS,
    LANE,
    LEGEND,
    WIDTH,
    height,
    two_lines,
)

# Drawn larger than it is shown, and brought down: edges are smooth then.
_SCALE = 3
_SHOWN = 2
_INK, _GREY, _PALE, _ALARM = "#1A1A1A", "#767676", "#BDBDBD", "#8A1F11"


def png(picture: Picture) -> bytes:
    """Return a picture of the lanes as PNG, as `svg.whole`; always the same bytes."""
    tall = height(picture) + LEGEND
    image = Image.new("RGB", (WIDTH * _SCALE, tall * _SCALE), "#FFFFFF")
    pen = _Pen(image)
    _background(picture, pen)
    for number, lane in enumerate(picture.lanes):
        _lane(lane, HEAD + number * LANE, pen)
    for number, line in enumerate(KEY):
        pen.text(6, height(picture) + 6 + number * 18, line)
    smaller = image.resize(
        (WIDTH * _SHOWN, tall * _SHOWN), Image.Resampling.LANCZOS
    ).quantize(256, Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    smaller.save(out, "PNG", compress_level=6)
    return out.getvalue()


class _Pen:
    """Draws in the units of the SVG."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)
        self.fonts = {size: ImageFont.load_default(size * _SCALE) for size in (13, 18)}

    def place(self, part: float) -> float:
        return LABELS + part * (WIDTH - LABELS - 10)

    def text(
        self, x: float, y: float, words: str, ink: str = _INK, size: int = 13
    ) -> None:
        at = (x * _SCALE, y * _SCALE)
        # The font has no ellipsis and no typographic quotes of its own.
        plain = words.replace("…", "...").replace("’", "'")
        self.draw.text(at, plain, ink, self.fonts[size])

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str) -> None:
        points = [one * _SCALE for one in (x1, y1, x2, y2)]
        self.draw.line(points, ink, _SCALE)

    def box(
        self, corners: tuple[float, float, float, float], fill: str, ink: str = ""
    ) -> None:
        points = [one * _SCALE for one in corners]
        self.draw.rectangle(points, fill, ink or None, _SCALE if ink else 0)

    def dot(self, x: float, y: float, fill: str, ink: str) -> None:
        around = [one * _SCALE for one in (x - 4.5, y - 4.5, x + 4.5, y + 4.5)]
        self.draw.ellipse(around, fill, ink, round(1.6 * _SCALE))


def _background(picture: Picture, pen: _Pen) -> None:
    bottom = height(picture)
    if picture.period:
        start, end = (pen.place(part) for part in picture.period)
        pen.box((start, HEAD, end, bottom), "#F3F6FA")
    for year, at in picture.years:
        if at > 0 or year == picture.years[0][0]:
            pen.line(pen.place(at), 0, pen.place(at), bottom, "#8A8A8A")
            pen.text(pen.place(at) + 4, 4, year)


def _lane(lane: Lane, top: int, pen: _Pen) -> None:
    pen.box((0, top + 2, 6, top + LANE - 2), f"#{lane.colour}")
    lines = two_lines(lane.title)
    first = top + LANE / 2 - 8 * len(lines)
    for number, line in enumerate(lines):
        pen.text(14, first + number * 16, line)
    pen.line(0, top + LANE, WIDTH, top + LANE, _PALE)
    for gap in lane.gaps:
        _gap(gap, top, pen)
    for mark in lane.marks:
        _mark(mark, lane, top, pen)


def _gap(gap: Gap, top: int, pen: _Pen) -> None:
    left, right = pen.place(gap.start), pen.place(gap.end)
    high, low = top + 4, top + LANE - 4
    pen.box((left, high, right, low), "#EDEDED" if gap.untold else "#FFFFFF", _GREY)
    tall = low - high
    for step in range(int(-tall), int(right - left), 8):
        _hatch((left, right, high, low), step, pen, rising=True)
        if gap.untold:
            _hatch((left, right, high, low), step, pen, rising=False)


def _hatch(
    box: tuple[float, float, float, float], step: int, pen: _Pen, *, rising: bool
) -> None:
    """Draw one slanting line of a hatch, cut at the sides of its box."""
    left, right, high, low = box
    start, end = left + step, left + step + (low - high)
    from_, to = max(start, left), min(end, right)
    if from_ >= to:
        return
    y1, y2 = low - (from_ - start), low - (to - start)
    if not rising:
        y1, y2 = high + low - y1, high + low - y2
    pen.line(from_, y1, to, y2, _GREY)


def _mark(mark: Mark, lane: Lane, top: int, pen: _Pen) -> None:
    y = top + 8 + mark.level * ((LANE - 8) / LEVELS)
    colour = f"#{lane.colour}"
    fill = colour if mark.seen else "#FFFFFF"
    start, end = pen.place(mark.start), pen.place(mark.end)
    if mark.vague:
        pen.box((start, y - 3, end, y + 3), fill, colour)
    else:
        pen.dot((start + end) / 2, y, fill, colour)
    if mark.conflict:
        pen.text(end + 3, y - 11, "!", _ALARM, 18)
