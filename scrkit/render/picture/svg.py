"""Draw the lanes as SVG: stretching for the page, of a fixed width for a report."""

from collections.abc import Callable, Iterator
from html import escape

from scrkit.render.picture.shapes import LEVELS, Gap, Lane, Mark, Picture

LANE = 46
HEAD = 24
_MARK = 9

_Place = Callable[[float], str]


def height(picture: Picture) -> int:
    """Return the height of a drawing in pixels."""
    return HEAD + LANE * len(picture.lanes)


def drawing(picture: Picture, width: float | None = None) -> str:
    """Return the inside of an SVG: years, lanes, silences, marks.

    Places are parts of the width in percent, so that it stretches without distortion;
    with a `width` they are pixels.
    """
    place = _percent if width is None else _pixels(width)
    tall = height(picture)
    lines = [_PATTERNS]
    if picture.period:
        start, end = picture.period
        lines.append(
            f'<rect x="{place(start)}" y="{HEAD}" width="{place(end - start)}" '
            f'height="{tall - HEAD}" fill="#F3F6FA"/>'
        )
    for year, at in picture.years:
        x = place(at)
        lines.append(f'<line x1="{x}" x2="{x}" y1="0" y2="{tall}" stroke="#8A8A8A"/>')
        lines.append(f'<text x="{x}" dx="4" y="16" {_TEXT}>{year}</text>')
    for number, lane in enumerate(picture.lanes):
        lines += _lane(lane, HEAD + number * LANE, place)
    return "\n".join(lines)


_TEXT = 'fill="#1A1A1A" font-family="Arial, Helvetica, sans-serif" font-size="13"'
_ALARM = (
    'fill="#8A1F11" stroke="#FFFFFF" stroke-width="3" paint-order="stroke" '
    'font-family="Arial, Helvetica, sans-serif" font-size="18" font-weight="bold"'
)
# Hatched to the right: no entry between two others. Hatched both ways: nothing told.
_PATTERNS = """<defs>
<pattern id="gap" width="8" height="8" patternUnits="userSpaceOnUse">
<rect width="8" height="8" fill="#FFFFFF"/>
<path d="M0 8L8 0" stroke="#767676" stroke-width="1.5"/></pattern>
<pattern id="untold" width="8" height="8" patternUnits="userSpaceOnUse">
<rect width="8" height="8" fill="#EDEDED"/>
<path d="M0 8L8 0M0 0L8 8" stroke="#767676" stroke-width="1"/></pattern>
</defs>"""


def _percent(part: float) -> str:
    return f"{part * 100:.3f}%"


def _pixels(width: float) -> _Place:
    def place(part: float) -> str:
        return f"{part * width:.1f}"

    return place


def _lane(lane: Lane, top: int, place: _Place) -> Iterator[str]:
    y = top + LANE
    yield f'<line x1="0" x2="100%" y1="{y}" y2="{y}" stroke="#BDBDBD"/>'
    for gap in lane.gaps:
        yield _gap(gap, top, place)
    for mark in lane.marks:
        yield from _mark(mark, lane, top, place)


def _gap(gap: Gap, top: int, place: _Place) -> str:
    fill = "untold" if gap.untold else "gap"
    return (
        f'<rect class="gap" x="{place(gap.start)}" y="{top + 4}" '
        f'width="{place(gap.end - gap.start)}" height="{LANE - 8}" '
        f'fill="url(#{fill})" stroke="#767676"/>'
    )


def _mark(mark: Mark, lane: Lane, top: int, place: _Place) -> Iterator[str]:
    y = top + 8 + mark.level * ((LANE - 8) / LEVELS)
    colour = f"#{lane.colour}"
    fill = colour if mark.seen else "#FFFFFF"
    data = f'data-id="{escape(mark.id)}"'
    if mark.vague:
        # As wide as the date is vague: a mark says no day that nobody wrote.
        yield (
            f'<rect class="mark" {data} x="{place(mark.start)}" y="{y - 3:.1f}" '
            f'width="{place(mark.end - mark.start)}" height="6" fill="{fill}" '
            f'stroke="{colour}" stroke-width="1.2"/>'
        )
    else:
        middle = place((mark.start + mark.end) / 2)
        yield (
            f'<circle class="mark" {data} cx="{middle}" cy="{y:.1f}" '
            f'r="{_MARK / 2 - 0.5}" fill="{fill}" stroke="{colour}" '
            'stroke-width="1.6"/>'
        )
    if mark.conflict:
        yield (
            f'<text class="conflict" {data} x="{place(mark.end)}" dx="4" '
            f'y="{y + 6:.1f}" {_ALARM}>!</text>'
        )


WIDTH = 1100
LABELS = 270
LEGEND = 44


def whole(picture: Picture, title: str, told: str) -> str:
    """Return a drawing with its labels and its key as one SVG document.

    `title` and `told` are what is read aloud to who cannot see it.
    """
    named = 'aria-labelledby="drawing-title drawing-told"'
    spoken = (
        f'<title id="drawing-title">{escape(title)}</title>\n'
        f'<desc id="drawing-told">{escape(told)}</desc>\n'
    )
    return _svg(picture, named, spoken)


def inside_page(picture: Picture, title: str) -> str:
    """Return the same as an element of a page, which says in words what it shows."""
    return _svg(picture, f'aria-label="{escape(title)}"', "")


def _svg(picture: Picture, named: str, spoken: str) -> str:
    tall = height(picture) + LEGEND
    labels = "\n".join(
        _label(lane, HEAD + number * LANE) for number, lane in enumerate(picture.lanes)
    )
    key = "\n".join(
        f'<text x="6" y="{height(picture) + 18 + n * 18}" {_TEXT}>{escape(line)}</text>'
        for n, line in enumerate(KEY)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} '
        f'{tall}" width="{WIDTH}" height="{tall}" {named}>\n{spoken}'
        f'<rect width="{WIDTH}" height="{tall}" fill="#FFFFFF"/>\n{labels}\n'
        f'<svg x="{LABELS}" y="0" width="{WIDTH - LABELS}" height="{tall - LEGEND}" '
        f'overflow="hidden">\n{drawing(picture, WIDTH - LABELS - 10)}\n</svg>\n'
        f"{key}\n</svg>"
    )


KEY = (
    "Filled: seen (the uppermost lane says who). Open: not seen, or not said. A bar is "
    "as wide as its date is vague. ! another account contradicts it.",
    "Hatched: a long silence between entries. Hatched both ways: nothing told at all. "
    "Shaded: the period under review.",
)


def _label(lane: Lane, top: int) -> str:
    lines = two_lines(lane.title)
    first = top + LANE / 2 + (5 if len(lines) == 1 else -4)
    texts = "".join(
        f'<text x="14" y="{first + n * 16:.0f}" {_TEXT}>{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<rect x="0" y="{top + 2}" width="6" height="{LANE - 4}" '
        f'fill="#{lane.colour}"/>{texts}'
    )


def two_lines(text: str, longest: int = 34) -> tuple[str, ...]:
    """Return a label as one line or two, the second cut where it is too long."""
    if len(text) <= longest:
        return (text,)
    cut = text.rfind(" ", 0, longest)
    rest = text[cut + 1 :]
    return text[:cut], rest if len(rest) <= longest else f"{rest[: longest - 1]}…"
