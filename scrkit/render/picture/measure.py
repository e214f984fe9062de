"""Draw the figures of a measure: months as points, before and target as dashed lines.

Every line is named beside it and dashed in its own way, so that nothing is lost in
black and white.
"""

from collections.abc import Iterator
from typing import NamedTuple

from scrkit.daynames import MONTH_NAMES
from scrkit.model.monitoring import Reading
from scrkit.model.outcome import Action
from scrkit.render.picture.sketch import Point, Sign, Sketch, Stroke, Words
from scrkit.review.figures import Figure, figure, month_number

_WIDE, _TALL = 660, 210
_LEFT, _RIGHT, _HIGH, _LOW = 52, 500, 26, 170
_ALL = 100
_SIZE = 11
_APART = 15  # pixels that two lines of words need
_DOT = 7
_DASHES = {"before": (7, 4), "target": (2, 3)}


class _Level(NamedTuple):
    """A figure that stands for the whole time: before, or the target."""

    name: str
    said: str
    figure: Figure


class _Scale(NamedTuple):
    """What the height of the drawing stands for."""

    top: float
    share: bool

    def y(self, value: float) -> float:
        return _LOW - (_LOW - _HIGH) * min(1.0, value / self.top)


def drawn(action: Action) -> Sketch | None:
    """Return the figures of an action's measure; None where fewer than two are read.

    Shares and plain numbers are not drawn into one picture.
    """
    levels, points = tuple(_levels(action)), tuple(_points(action))
    every = [one.figure for one in levels] + [found for *_, found in points]
    if len(every) <= 1 or not points or len({one.share for one in every}) > 1:
        return None
    scale = _scale(every)
    strokes = (*_frame(), *_lines(levels, scale))
    xs = _across(action, len(points))
    places = tuple(
        (x, scale.y(one.value)) for x, (*_, one) in zip(xs, points, strict=True)
    )
    if len(places) > 1:
        strokes = (*strokes, Stroke("readings", places, width=2.2))
    words = (
        *_ticks(scale),
        *_told(levels, scale),
        *_named(points, places, levels, scale),
    )
    dots = tuple(Sign("circle", place, _DOT) for place in places)
    return Sketch(_WIDE, _TALL, strokes, dots, words)


def _levels(action: Action) -> Iterator[_Level]:
    measure = action.measure
    if measure is None:
        return
    for name in ("before", "target"):
        said = getattr(measure, name)
        if found := figure(said):
            yield _Level(name, said, found)


def _points(action: Action) -> Iterator[tuple[str, str, Figure]]:
    """Yield the readings by month, and what was counted in the end."""
    for one in _by_month(action):
        if found := figure(one.value):
            yield _month(one.month.text), one.value, found
    if action.measure and (found := figure(action.measure.after)):
        yield "after", action.measure.after, found


def _month(text: str) -> str:
    number = month_number(text)
    if number is None:
        return text
    year, month = divmod(number, len(MONTH_NAMES))
    return f"{MONTH_NAMES[month][:3]} {year:04}"


def _scale(every: list[Figure]) -> _Scale:
    share, most = every[0].share, max(one.value for one in every)
    if share:
        return _Scale(max(float(_ALL), most), share=True)
    step = 1.0
    while step * 10 <= most:
        step *= 10
    top = next(step * n for n in (1, 2, 4, 6, 8, 10) if step * n >= most)
    return _Scale(max(top, 2.0), share=False)


def _across(action: Action, count: int) -> tuple[float, ...]:
    """Return where points stand: months by their distance, then what came after."""
    texts = [one.month.text for one in _by_month(action) if figure(one.value)]
    months = [number for text in texts if (number := month_number(text)) is not None]
    at = list(range(len(texts)))
    if len(months) == len(texts):
        at = [one - months[0] for one in months]
    at += [(at[-1] + 1) if at else 0] * (count - len(at))
    room = (_RIGHT - _LEFT) / (at[-1] + 1)
    return tuple(_LEFT + room * (n + 0.5) for n in at)


def _by_month(action: Action) -> list[Reading]:
    return sorted(action.readings, key=lambda one: one.month.text)


def _frame() -> Iterator[Stroke]:
    yield Stroke("axis", ((_LEFT, _HIGH - 6), (_LEFT, _LOW), (_RIGHT, _LOW)))


def _lines(levels: tuple[_Level, ...], scale: _Scale) -> Iterator[Stroke]:
    for one in levels:
        y = scale.y(one.figure.value)
        yield Stroke(one.name, ((_LEFT, y), (_RIGHT, y)), _DASHES[one.name])


def _ticks(scale: _Scale) -> Iterator[Words]:
    sign = " %" if scale.share else ""
    for part in (0.0, 0.5, 1.0):
        text = f"{scale.top * part:g}{sign}"
        y = scale.y(scale.top * part)
        yield Words("tick", text, (_LEFT - 26, y + 4), _SIZE)


def _told(levels: tuple[_Level, ...], scale: _Scale) -> Iterator[Words]:
    """Yield the names of the dashed lines beside them, apart where they lie close."""
    last = float("-inf")
    for one in sorted(levels, key=lambda one: -one.figure.value):
        y = max(scale.y(one.figure.value) + 4, last + _APART)
        last = y
        yield Words(
            "level", f"{one.name}: {one.said}", (_RIGHT + 8, y), _SIZE, left=True
        )


# More points than this, and only each second one bears its words, and so on.
_MOST = 9


def _named(
    points: tuple[tuple[str, str, Figure], ...],
    places: tuple[Point, ...],
    levels: tuple[_Level, ...],
    scale: _Scale,
) -> Iterator[Words]:
    lines = [scale.y(one.figure.value) for one in levels]
    every = -(-len(points) // _MOST)
    for n, ((label, said, _), (x, y)) in enumerate(zip(points, places, strict=True)):
        if n % every and n != len(points) - 1:
            continue
        # Below the point where a dashed line would go through the words above it.
        crossed = any(0 <= y - line < _APART + _DOT for line in lines)
        yield Words("value", said, (x, y + 18 if crossed else y - 9), _SIZE)
        yield Words("month", label, (x, _LOW + 18), _SIZE)
