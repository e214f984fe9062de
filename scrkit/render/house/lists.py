"""How the lists of a house look: their signs, figures and indents."""

from typing import Any

from scrkit.render.house.ooxml import W, child, number, value
from scrkit.render.house.styling import effective
from scrkit.render.house.values import Listed

_FIGURES = ("decimal", "decimalZero", "lowerLetter", "lowerRoman", "upperRoman")
_GONE = tuple(f"{W}{one}" for one in ("numPicBullet", "lvlPicBulletId", "nsid", "tmpl"))


def bare(numbering: Any) -> Any:
    """Return the numbering of a house without pictures as signs."""
    for one in list(numbering.iter(*_GONE)):
        one.getparent().remove(one)
    return numbering


def bullets_of(styles: Any, numbering: Any) -> tuple[Listed, ...]:
    """Return how bullets look, level by level; nothing where styles have none."""
    first = _listed(styles, numbering, "ListBullet", ("bullet",))
    if first is None:
        return ()
    found = [first]
    for level in (2, 3):
        again = _level(numbering, first, first.level + level - 1, ("bullet",))
        if again is None:
            break
        found.append(again)
    return tuple(found)


def figures_of(styles: Any, numbering: Any) -> Listed | None:
    """Return how a list with figures looks, None where the styles have none."""
    return _listed(styles, numbering, "ListNumber", _FIGURES)


def _listed(
    styles: Any, numbering: Any, id: str, forms: tuple[str, ...]
) -> Listed | None:
    looks = effective(styles, id)
    place = looks.get("numPr")
    if place is None or numbering is None:
        return None
    listed = Listed(value(place, "numId"), "", number(value(place, "ilvl")), 0, 0)
    return _level(numbering, listed, listed.level, forms, looks.get("ind"))


def _level(
    numbering: Any, like: Listed, level: int, forms: tuple[str, ...], indent: Any = None
) -> Listed | None:
    num = _of(numbering, "num", "numId", like.number)
    abstract = value(num, "abstractNumId") if num is not None else ""
    described = _of(numbering, "abstractNum", "abstractNumId", abstract)
    if described is None:
        return None
    for one in described.iter(f"{W}lvl"):
        if one.get(f"{W}ilvl") == str(level) and value(one, "numFmt") in forms:
            own = child(child(one, "pPr"), "ind")
            found = indent if own is None else own
            left = 720 if found is None else _side(found, "left", "start")
            hanging = 360 if found is None else _side(found, "hanging", "hanging")
            return Listed(like.number, abstract, level, left, hanging)
    return None


def _of(numbering: Any, tag: str, key: str, said: str) -> Any:
    every = (one for one in numbering if one.tag == f"{W}{tag}")
    return next((one for one in every if one.get(f"{W}{key}") == said), None)


def _side(indent: Any, name: str, other: str) -> int:
    return number(indent.get(f"{W}{name}", indent.get(f"{W}{other}")))


def highest(numbering: Any) -> tuple[int, int]:
    """Return the highest ids of lists: of their descriptions, and their own."""
    if numbering is None:
        return 0, 0
    abstract = [
        number(o.get(f"{W}abstractNumId")) for o in _every(numbering, "abstractNum")
    ]
    nums = [number(one.get(f"{W}numId")) for one in _every(numbering, "num")]
    return max(abstract, default=0), max(nums, default=0)


def _every(numbering: Any, tag: str) -> list[Any]:
    return [one for one in numbering if one.tag == f"{W}{tag}"]
