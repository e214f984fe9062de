"""Draw whatever picture a report has: the timeline's lanes, or a sketch."""

from html import escape

from scrkit.render.picture import png, svg
from scrkit.render.picture.shapes import Picture
from scrkit.render.picture.sketch import Sketch
from scrkit.render.picture.sketch_png import sketch_png
from scrkit.render.picture.sketch_svg import sketched


def as_png(drawn: Picture | Sketch) -> bytes:
    """Return a picture as PNG; always the same bytes."""
    return sketch_png(drawn) if isinstance(drawn, Sketch) else png.png(drawn)


def inside_page(drawn: Picture | Sketch, title: str) -> str:
    """Return a picture as an element of a page, which says in words what it shows."""
    if isinstance(drawn, Sketch):
        return sketched(drawn, f'aria-label="{escape(title)}"')
    return svg.inside_page(drawn, title)


def whole(drawn: Sketch, title: str, told: str) -> str:
    """Return a sketch as an SVG document; `title` and `told` are read aloud."""
    spoken = (
        f'<title id="drawing-title">{escape(title)}</title>\n'
        f'<desc id="drawing-told">{escape(told)}</desc>\n'
    )
    return sketched(drawn, 'aria-labelledby="drawing-title drawing-told"', spoken)
