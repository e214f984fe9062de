"""Bands that float over the head of a page: how low they reach, how wide they are."""

from typing import Any

from scrkit.render.house.ooxml import P, W
from scrkit.render.house.values import Sheet

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# EMU in a twip; a line of a header in twips.
_EMU, _LINE = 635, 280
# A band goes over half of the page at least, and is no ground for all of it.
_WIDE, _HIGH = 0.5, 0.45


def below(root: Any, sheet: Sheet) -> int:
    """Return the twips that a line has to keep from a header, to stand below a band.

    0 where nothing floats there. Word makes room for it, and moves the page's words.
    """
    lowest = max((_foot(one, sheet) for one in root.iter(f"{_WP}anchor")), default=0)
    if not lowest:
        return 0
    return max(0, lowest + _LINE // 2 - sheet.margins["header"] - _height(root))


def _foot(anchor: Any, sheet: Sheet) -> int:
    """Return how far below the edge of the page a band ends, 0 for what is none."""
    extent, place = anchor.find(f"{_WP}extent"), anchor.find(f"{_WP}positionV")
    if extent is None or place is None:
        return 0
    across, down = (_whole(extent.get(side)) // _EMU for side in ("cx", "cy"))
    if across < _WIDE * sheet.size[0] or down > _HIGH * sheet.size[1]:
        return 0
    offset = place.find(f"{_WP}posOffset")
    top = 0 if offset is None else _whole(offset.text) // _EMU
    start = {"page": 0, "margin": sheet.margins["top"], "topMargin": 0}
    top += start.get(str(place.get("relativeFrom")), sheet.margins["header"])
    return top + down if top < _HIGH * sheet.size[1] else 0


def _whole(text: str | None) -> int:
    said = (text or "").strip()
    return int(said) if said.lstrip("-").isdecimal() and len(said) < 12 else 0


def _height(root: Any) -> int:
    """Return about how high the lines of a header are together."""
    every = [one for one in root if one.tag in (P, f"{W}tbl")]
    return sum(_line(one) for one in every)


def _line(node: Any) -> int:
    inline = [one.find(f"{_WP}extent") for one in node.iter(f"{_WP}inline")]
    drawn = (_whole(one.get("cy")) // _EMU for one in inline if one is not None)
    rows = sum(1 for _ in node.iter(f"{W}tr"))
    return max(_LINE * max(rows, 1), *drawn, 0)


def widened(root: Any, share: float, across: int) -> None:
    """Let bands as wide as the page be as wide as one that lies; pictures stay.

    `across` is how wide the page was, in twips.
    """
    for anchor in root.iter(f"{_WP}anchor"):
        pictured = any(str(one.tag).endswith("}blip") for one in anchor.iter())
        extent = anchor.find(f"{_WP}extent")
        wide = 0 if extent is None else _whole(extent.get("cx")) // _EMU
        if pictured or wide < 0.9 * across:
            continue
        for one in anchor.iter():
            if str(one.tag).endswith(("}extent", "}ext")) and one.get("cx"):
                one.set("cx", str(round(_whole(one.get("cx")) * share)))
