"""The key below a genogram: of the signs and lines that are in it, and no others."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.render.genogram.labels import width, wrapped
from scrkit.render.genogram.lines import CHILDREN, PARTNERS
from scrkit.render.picture.sketch import Sign, Stroke, Words

_SIZE, _HIGH, _SIGN, _INDENT = 11, 20, 13, 30
_MARGIN = 12

_SIGNS: dict[str, str] = {
    "square": "male",
    "circle": "female",
    "diamond": "other, or not said",
    "triangle": "unborn",
}
_EXTRAS = {
    "subject": "whom the review is about",
    "died": "died",
    "repeat": "drawn again",
}
_PARTNERS = {
    "married": "married",
    "civil_partnership": "civil partners",
    "cohabiting": "living together",
    "relationship": "a relationship",
    "parents": "parents, no more said",
}
_CHILDREN = {
    "adoptive": "adopted",
    "foster": "fostered",
    "guardian": "guardianship",
    "step": "stepchild",
    "sibling": "siblings, parents not said",
}
_ACROSS = {"separated": "separated", "divorced": "divorced"}


@dataclass(frozen=True, slots=True)
class Key:
    """What is drawn below the family, and how far down it goes."""

    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]
    words: tuple[Words, ...]
    bottom: float


def key(
    signs: tuple[Sign, ...],
    strokes: tuple[Stroke, ...],
    homes: tuple[str, ...],
    at: tuple[float, float],
) -> Key:
    """Return the key of what is drawn; `at` is the width, and where it begins."""
    wide, y = at
    x: float = _MARGIN
    made: tuple[list[Stroke], list[Sign], list[Words]] = ([], [], [])
    y += _HIGH
    for kind, text in _entries(signs, strokes):
        need = _INDENT + width(text, _SIZE) + 14
        if x > _MARGIN and x + need > wide:
            x, y = _MARGIN, y + _HIGH
        _place(kind, (x + _INDENT / 2 - 4, y - 4), made)
        made[2].append(Words("key", text, (x + _INDENT - 3, y), _SIZE, left=True))
        x += need
    for text in homes:
        for line in wrapped(text, wide - 2 * _MARGIN, _SIZE):
            y += _HIGH - 4
            made[2].append(Words("key", line, (_MARGIN, y), _SIZE, left=True))
    return Key(tuple(made[0]), tuple(made[1]), tuple(made[2]), y + 10)


def _entries(
    signs: tuple[Sign, ...], strokes: tuple[Stroke, ...]
) -> Iterator[tuple[str, str]]:
    shapes = {sign.shape for sign in signs}
    extras = {extra for sign in signs for extra in sign.extra}
    kinds = {word for stroke in strokes for word in stroke.kind.split(" ")}
    yield from ((s, t) for s, t in _SIGNS.items() if s in shapes)
    yield from ((s, t) for s, t in _EXTRAS.items() if s in extras)
    for table in (_PARTNERS, _CHILDREN, _ACROSS):
        yield from ((s, t) for s, t in table.items() if s in kinds)
    if "household" in kinds:
        yield "household", "a household"


def _place(
    kind: str,
    middle: tuple[float, float],
    made: tuple[list[Stroke], list[Sign], list[Words]],
) -> None:
    x, y = middle
    match kind:
        case "square" | "circle" | "diamond" | "triangle":
            made[1].append(Sign(kind, middle, _SIGN))
        case "subject" | "died" | "repeat":
            # Larger, because of the second outline.
            made[1].append(Sign("square", middle, _SIGN + 3, (kind,)))
        case "separated" | "divorced":
            _line("key", middle, None, made)
            for step in (0,) if kind == "separated" else (-2, 2):
                points = ((x + step - 3, y + 6), (x + step + 3, y - 6))
                made[0].append(Stroke("key", points))
        case "household":
            _line("key", middle, (5, 3), made)
        case _:
            dash = PARTNERS[kind] if kind in PARTNERS else CHILDREN[kind]
            _line("key", middle, dash, made)


def _line(
    kind: str,
    middle: tuple[float, float],
    dash: tuple[int, int] | None,
    made: tuple[list[Stroke], list[Sign], list[Words]],
) -> None:
    x, y = middle
    made[0].append(Stroke(kind, ((x - 11, y), (x + 11, y)), dash))
