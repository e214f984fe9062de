"""Put a genogram together: signs, lines, labels and the key."""

from dataclasses import dataclass, replace
from datetime import date

from scrkit.model.kinship import Household
from scrkit.model.people import Person
from scrkit.render.genogram.columns import columns
from scrkit.render.genogram.homes import letter, letters, outlines
from scrkit.render.genogram.key import key
from scrkit.render.genogram.kin import Kin, begun_later
from scrkit.render.genogram.labels import label
from scrkit.render.genogram.levels import LINE, SIGN, levels
from scrkit.render.genogram.lines import Drawn, strokes
from scrkit.render.genogram.ordering import ordered
from scrkit.render.genogram.routing import routed
from scrkit.render.genogram.rows import Node, rows_of
from scrkit.render.genogram.wording import dead, unborn
from scrkit.render.picture.sketch import Point, Sign, Sketch, Stroke, Words
from scrkit.render.sections.case import Case

_MARGIN = 12
_LEAST = 560
# As many as can be told apart round one family; further ones are told in words.
_HOMES = 6
_SHAPES = {"female": "circle", "male": "square", "other": "diamond"}


def drawn_homes(kin: Kin, case: Case) -> tuple[Household, ...]:
    """Return the households that are drawn: those of the incident, or else of now."""
    incident = case.review.case.dates.incident
    for day in (incident.earliest if incident else None, case.options.as_of):
        if day and (held := tuple(h for h in kin.households if _held(h, day))):
            return held[:_HOMES]
    return ()


def _held(home: Household, day: date) -> bool:
    last = home.until.latest if home.until else None
    return not begun_later(home.since, day) and (last is None or last >= day)


def sketched(kin: Kin, case: Case) -> Sketch:
    """Return the drawing of a family; always the same."""
    homes = drawn_homes(kin, case)
    kin = replace(kin, households=homes)
    rows = rows_of(kin)
    order = ordered(rows, kin)
    ways = routed(order, rows.bonds, kin, len(homes))
    lines = {
        node: label(node, kin.people[node.code], case) for n in order for node in n
    }
    across = columns(order, ways)
    down = levels(order, ways, across, lines)
    signs = {
        node: _sign(node, kin.people[node.code], case, (across.middles[node], y))
        for row, y in zip(order, down.middles, strict=True)
        for node in row
    }
    drawn = Drawn(kin, signs, across, down, case.options.as_of)
    made = (*outlines(ways, across, down), *strokes(ways, drawn))
    words = (
        *(w for node, told in lines.items() for w in _label(signs[node], told)),
        *letters(ways, across, down),
    )
    wide = max(_LEAST, round(across.right - across.left) + 2 * _MARGIN)
    # In the middle, where the key needs more room than the family.
    shift = (wide - across.right - across.left) / 2
    return _whole(_Parts(made, tuple(signs.values()), words), _told(homes, case),
                  _Place(wide, down.bottom, shift))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parts:
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    wide: int
    bottom: float
    shift: float

    def moved(self, point: Point) -> Point:
        return round(point[0] + self.shift, 1), round(point[1], 1)


def _whole(parts: _Parts, homes: tuple[str, ...], place: _Place) -> Sketch:
    below = key(parts.signs, parts.strokes, homes, (place.wide, place.bottom + 6))
    moved = place.moved
    lines = (replace(o, points=tuple(map(moved, o.points))) for o in parts.strokes)
    return Sketch(
        place.wide,
        round(below.bottom),
        (*lines, *below.strokes),
        (*(replace(o, middle=moved(o.middle)) for o in parts.signs), *below.signs),
        (*(replace(o, at=moved(o.at)) for o in parts.words), *below.words),
    )


def _sign(node: Node, person: Person, case: Case, middle: Point) -> Sign:
    shape = "triangle" if unborn(person, case) else _SHAPES.get(person.sex, "diamond")
    extra = {
        "subject": person.kind == "subject",
        "died": dead(person, case),
        "repeat": node.repeat,
    }
    held = tuple(name for name, is_so in extra.items() if is_so)
    return Sign(shape, middle, SIGN, held)  # type: ignore[arg-type]


def _label(sign: Sign, lines: tuple[str, ...]) -> tuple[Words, ...]:
    x, y = sign.middle
    first = y + SIGN / 2 + LINE + 1
    return tuple(
        Words("label", line, (x, first + number * LINE))
        for number, line in enumerate(lines)
    )


def _told(homes: tuple[Household, ...], case: Case) -> tuple[str, ...]:
    # What a home is called may be finer than the public reads: a letter will do there.
    if case.published:
        return ()
    return tuple(f"{letter(n)}: {home.label}" for n, home in enumerate(homes))
