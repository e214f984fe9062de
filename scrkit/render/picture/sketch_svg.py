"""Draw a sketch as SVG: black on white, every sign with the class of what it is."""

from collections.abc import Iterator
from html import escape

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

_INK = "#1A1A1A"
_FONT = f'fill="{_INK}" font-family="Arial, Helvetica, sans-serif"'


def sketched(sketch: Sketch, named: str, spoken: str = "") -> str:
    """Return a sketch as an SVG element; `named` is its attribute for who listens."""
    wide, tall = sketch.width, sketch.height
    lines = (
        *map(_stroke, sketch.strokes),
        *(line for sign in sketch.signs for line in _sign(sign)),
        *map(_words, sketch.words),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="genogram" '
        f'viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}" '
        f'style="max-width:100%;height:auto" {named}>\n{spoken}'
        f'<rect width="{wide}" height="{tall}" fill="#FFFFFF"/>\n'
        + "\n".join(lines)
        + "\n</svg>"
    )


def _stroke(stroke: Stroke) -> str:
    dash = ""
    if stroke.dash:
        dash = f' stroke-dasharray="{stroke.dash[0]} {stroke.dash[1]}"'
    return (
        f'<polyline class="{stroke.kind}" points="{_points(stroke.points)}" '
        f'fill="none" stroke="{_INK}" stroke-width="{stroke.width}"{dash}/>'
    )


def _sign(sign: Sign) -> Iterator[str]:
    classes = " ".join(("person", sign.shape, *sign.extra))
    dash = ' stroke-dasharray="2 2"' if "repeat" in sign.extra else ""
    yield f'<g class="{classes}" fill="#FFFFFF" stroke="{_INK}" stroke-width="1.8">'
    yield _outline(sign, 0, dash)
    if "subject" in sign.extra:
        yield _outline(sign, INSET, "")
    if "died" in sign.extra:
        yield from (f'<polyline points="{_points(one)}"/>' for one in cross(sign))
    yield "</g>"


def _outline(sign: Sign, inset: float, dash: str) -> str:
    if sign.shape == "circle":
        x, y = sign.middle
        return f'<circle cx="{x:g}" cy="{y:g}" r="{sign.size / 2 - inset:g}"{dash}/>'
    return f'<polygon points="{_points(outline(sign, inset)[:-1])}"{dash}/>'


def _words(words: Words) -> str:
    x, y = words.at
    anchor = "" if words.left else ' text-anchor="middle"'
    return (
        f'<text class="{words.kind}" x="{x:.1f}" y="{y:.1f}"{anchor} {_FONT} '
        f'font-size="{words.size}">{escape(words.text)}</text>'
    )


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
