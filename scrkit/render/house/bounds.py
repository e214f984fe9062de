"""How much a house may hold: each document that wears it takes all of it over."""

from scrkit.render.house.ooxml import text_of, tree
from scrkit.render.house.opened import refused
from scrkit.render.house.values import House

# Far above what boards have: the lists of an old template come to one or two MB.
_LOOKS, _DRAWN = 8 * 1024 * 1024, 2 * 1024 * 1024
_LETTERS = 50_000
_COPY = (
    "Copy what the house style is (headers, footers, styles, a cover) into a new Word "
    "document, and use that."
)


def measured(house: House) -> House:
    """Return a house as it is; raises ScrError where it holds too much to wear."""
    looks = sum(len(one) for name, one in house.parts.items() if name.endswith(".xml"))
    if looks > _LOOKS:
        most = _LOOKS // 1024**2
        raise refused(f"its styles and lists are larger than {most} MB", _COPY)
    drawn = (*house.frames, *filter(None, (house.cover,)))
    if (
        sum(map(len, drawn)) > _DRAWN
        or sum(len(text_of(tree(one))) for one in drawn) > _LETTERS
    ):
        raise refused("its headers, footers and cover hold too much", _COPY)
    return house
