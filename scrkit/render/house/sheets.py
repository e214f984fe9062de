"""The pages of a house: size, margins, borders, and which header stands on which."""

from dataclasses import replace
from typing import Any

from scrkit.render.house.ooxml import W, child, number, written
from scrkit.render.house.values import Sheet

_A4, _SIDES = (11906, 16838), {"top": 1418, "right": 1247, "bottom": 1247, "left": 1247}
_EDGES = {"header": 624, "footer": 567, "gutter": 0}
# Twips: narrower between the margins, no table can be read; larger than A3 is a poster.
_EDGE = 200
_NARROW, _LARGEST = 5600, 24_000


def sheet_of(section: Any, frames: dict[str, int]) -> Sheet:
    """Return the page that a section of a house describes."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    across, down = (
        _A4
        if size is None
        else (number(size.get(f"{W}w"), _A4[0]), number(size.get(f"{W}h"), _A4[1]))
    )
    usual = _SIDES | _EDGES
    sides = {
        side: abs(number(None if margins is None else margins.get(f"{W}{side}"), said))
        for side, said in usual.items()
    }
    for side in ("header", "footer"):
        # Some programs write 0 where there is neither: ours would be cut off.
        sides[side] = sides[side] if sides[side] >= _EDGE else usual[side]
    borders = child(section, "pgBorders")
    titled = child(section, "titlePg")
    off = titled is not None and titled.get(f"{W}val") in ("0", "false", "off")
    return Sheet(
        (across, down),
        sides,
        "" if borders is None else written(borders).decode(),
        titled is not None and not off,
        frames,
    )


def usable(sheet: Sheet) -> bool:
    """Tell whether our tables can be read on a page."""
    high = sheet.size[1] - sheet.margins["top"] - sheet.margins["bottom"]
    fits = sheet.between >= _NARROW and high >= _NARROW
    return fits and max(sheet.size) <= _LARGEST


def lies(sheet: Sheet) -> bool:
    """Tell whether a page lies."""
    return sheet.size[0] > sheet.size[1]


def turned(sheet: Sheet) -> Sheet:
    """Return the page turned: what stands lies, with the same margins."""
    return replace(sheet, size=(sheet.size[1], sheet.size[0]))


def plain() -> Sheet:
    """Return the page of our own documents, without headers and footers."""
    return Sheet(_A4, _SIDES | _EDGES)
