"""The dashed line round each household, also over rows, round nobody else."""

from collections.abc import Iterator

from scrkit.render.genogram.columns import Columns
from scrkit.render.genogram.levels import HOME, SIGN, Levels
from scrkit.render.genogram.routing import Routes, Run
from scrkit.render.picture.sketch import Stroke, Words

_DASH = (5, 3)
_ABOVE, _BELOW = 7, 16
# Less than this of two parts over each other is no way from the one to the other.
_WAY = 24

_Box = tuple[float, float, float, float]


def outlines(found: Routes, across: Columns, down: Levels) -> Iterator[Stroke]:
    """Yield the dashed lines of every household."""
    boxes = {
        run: (
            *sides,
            down.middles[run.row] - SIGN / 2 - _ABOVE - HOME * run.home,
            down.feet[run.row] + _BELOW + HOME * run.home,
        )
        for run, sides in zip(found.runs, across.sides, strict=True)
    }
    for run, box in boxes.items():
        left, right, high, low = box
        below = [_way(box, boxes[o]) for o in boxes if _under(run, o)]
        above = [_way(box, boxes[o]) for o in boxes if _under(o, run)]
        yield from _cut(left, right, high, [way for way in above if way])
        yield from _cut(left, right, low, [way for way in below if way])
        for x in (left, right):
            yield Stroke("household", ((x, high), (x, low)), _DASH, 1.3)
        for other in (o for o in boxes if _under(run, o)):
            if way := _way(box, boxes[other]):
                for x in way:
                    points = ((x, low), (x, boxes[other][2]))
                    yield Stroke("household", points, _DASH, 1.3)


def _under(run: Run, other: Run) -> bool:
    return other.home == run.home and other.row == run.row + 1


def _way(one: _Box, other: _Box) -> tuple[float, float] | None:
    left, right = max(one[0], other[0]), min(one[1], other[1])
    return (left, right) if right - left > _WAY else None


def _cut(
    left: float, right: float, y: float, ways: list[tuple[float, float]]
) -> Iterator[Stroke]:
    """Yield a level side of a box without those parts that are open."""
    x = left
    for start, end in (*sorted(ways), (right, right)):
        if start > x:
            yield Stroke("household", ((x, y), (start, y)), _DASH, 1.3)
        x = max(x, end)


def letters(found: Routes, across: Columns, down: Levels) -> Iterator[Words]:
    """Yield the letter of every household, at its left below the labels."""
    for run, (left, _) in zip(found.runs, across.sides, strict=True):
        # Beside that of another household with the same first member.
        x = left + 8 + HOME * run.home + 16 * run.home
        yield Words("home", letter(run.home), (x, down.feet[run.row] + 11), left=True)


def letter(home: int) -> str:
    """Return the letter by which the key names a household."""
    return chr(ord("A") + home)
