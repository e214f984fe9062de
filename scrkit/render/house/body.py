"""The body of a document in a house: its tables, pictures, tabs, lists and colours."""

from collections.abc import Iterator
from typing import Any

from scrkit.render.house.ooxml import VAL, P, W, child, made, number, value
from scrkit.render.house.values import House, Listed
from scrkit.render.word.lists import BULLETS
from scrkit.render.word.styles import INK

# Twips between the margins of our own pages, standing and lying; EMU in a twip.
_STANDS, _LIES, _EMU = 9412, 14570, 635
# A table this near to our margins goes from margin to margin.
_WHOLE = 0.97
# Twips of a bold letter of the size of a table's heading, and of a cell's two edges.
_LETTER, _EDGES = 115, 230
# Colours of ours that become the house's: bands and lines, and grounds below words.
_BANDS = (INK, "1F3A5F")
_GROUNDS = ("E7EDF1", "E3EAF2", "E8EDF3")
_NUMBERED, _SIGN = "NumberedParagraph", 794


def fitted(root: Any, house: House) -> None:
    """Fit what a document shows into the pages and colours of a house, in place."""
    body, held = child(root, "body"), list[Any]()
    for one in body:
        held.append(one)
        section = one if one.tag == f"{W}sectPr" else child(child(one, "pPr"), "sectPr")
        if section is not None:
            _within(held, section, house)
            held = []
    for one in root.iter(P):
        style = child(child(one, "pPr"), "pStyle")
        # Where the house's own words stand without space between, ours bring it along.
        if not house.spaced and style is not None and style.get(VAL) == "Normal":
            style.set(VAL, "ReportText")
    _coloured(root, house)


def _within(held: list[Any], section: Any, house: House) -> None:
    size = child(section, "pgSz")
    lies = size is not None and size.get(f"{W}orient") == "landscape"
    ours, between = (_LIES if lies else _STANDS), house.sheets[lies].between
    for one in held:
        for table in one.iter(f"{W}tbl"):
            _table(table, ours, between)
        for extent in one.iter():
            # The cover's pictures were fitted by whoever made it.
            if extent.tag.endswith("}extent") and _is_ours(extent):
                _drawn(extent, between * _EMU)
        if value(one, "pPr/pStyle").startswith("TOC"):
            # Set the tab of a line of the contents where the page of the house ends.
            looks = child(one, "pPr")
            tabs = made("tabs")
            tabs.append(made("tab", val="right", leader="dot", pos=between))
            before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr")
            at = sum(each.tag.rpartition("}")[2] in before for each in looks)
            looks.insert(at, tabs)


def _is_ours(extent: Any) -> bool:
    """Tell whether a picture is one of the document, not of the house's cover."""
    every = (one for one in extent.getparent().iter() if one.tag.endswith("}blip"))
    return not any("housePicture" in key for one in every for key in one.values())


def _table(table: Any, ours: int, between: int) -> None:
    grid = child(table, "tblGrid")
    if grid is None or value(table, "tblPr/tblStyle") != "ReviewTable":
        return
    whole = sum(number(one.get(f"{W}w")) for one in grid)
    if not whole or (whole < ours * _WHOLE and whole <= between):
        return
    share = between / whole
    widths = [round(number(one.get(f"{W}w")) * share) for one in grid]
    _set_widths(table, grid, _roomy(widths, [*_heads(table)]))


def _heads(table: Any) -> Iterator[int]:
    """Yield how wide each column must be for the longest word of its heading."""
    first = child(table, "tr")
    for cell in first.iter(f"{W}tc") if first is not None else ():
        said = "".join(one.text or "" for one in cell.iter(f"{W}t"))
        longest = max((len(word) for word in said.split()), default=0)
        yield longest * _LETTER + _EDGES


def _roomy(widths: list[int], least: list[int]) -> list[int]:
    """Return widths of the same sum that cut no word of a heading, if that can be.

    A page that is narrower than ours makes all columns narrower, and the heading of a
    narrow one would break in the middle of its word.
    """
    if len(least) != len(widths) or sum(least) > sum(widths):
        return widths
    lacking = sum(max(0, low - width) for width, low in zip(widths, least, strict=True))
    spare = sum(max(0, width - low) for width, low in zip(widths, least, strict=True))
    if not lacking:
        return widths
    # What the narrow ones lack comes from the others, each in measure of what it has.
    return [
        low if width <= low else width - round((width - low) * lacking / spare)
        for width, low in zip(widths, least, strict=True)
    ]


def _set_widths(table: Any, grid: Any, widths: list[int]) -> None:
    for one, width in zip(grid, widths, strict=True):
        one.set(f"{W}w", str(width))
    for one in table.iter(f"{W}tblW"):
        # Percentages fit any page already.
        if one.get(f"{W}type", "dxa") == "dxa":
            one.set(f"{W}w", str(sum(widths)))
    for row in table.iter(f"{W}tr"):
        at = 0
        for cell in row.iter(f"{W}tc"):
            span = number(value(cell, "tcPr/gridSpan")) or 1
            width = child(child(cell, "tcPr"), "tcW")
            if width is not None and width.get(f"{W}type", "dxa") == "dxa":
                width.set(f"{W}w", str(sum(widths[at : at + span])))
            at += span


def _drawn(extent: Any, room: int) -> None:
    """Make a picture no wider than the page has room."""
    across = int(extent.get("cx", "0"))
    if across <= room:
        return
    for one in extent.getparent().iter():
        local = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if local in ("extent", "ext") and one.get("cx") and one.get("cy"):
            # Both by one ratio, so that nothing is drawn out.
            one.set("cy", str(int(one.get("cy")) * room // across))
            one.set("cx", str(int(one.get("cx")) * room // across))


def _coloured(root: Any, house: House) -> None:
    for table in root.iter(f"{W}tbl"):
        style = child(child(table, "tblPr"), "tblStyle")
        if style is not None and style.get(VAL) == "ReviewTable":
            style.set(VAL, house.table or "ReviewTable")
            _recoloured(table, house)


def _recoloured(table: Any, house: House) -> None:
    colours = house.colours
    new = dict.fromkeys(_BANDS, colours.main) | dict.fromkeys(_GROUNDS, colours.tint)
    for shade in table.iter(f"{W}shd"):
        said = shade.get(f"{W}fill", "")
        shade.set(f"{W}fill", new.get(said, said))
    for edges in table.iter(f"{W}tcBorders"):
        for one in edges:
            said = one.get(f"{W}color", "")
            one.set(f"{W}color", new.get(said, said))


def listed(root: Any, numbering: Any, house: House, moved: int) -> None:
    """Let lists of a document take the signs and figures of a house, in place.

    `moved` is by how much the numbers of our own lists were moved.
    """
    numbered = any(value(one, "pPr/pStyle") == _NUMBERED for one in child(root, "body"))
    shift = _SIGN if numbered else 0
    ours = str(BULLETS + moved)
    for one in root.iter(f"{W}numPr"):
        style = value(one.getparent(), "pStyle")
        level = number(value(one, "ilvl"))
        own = value(one, "numId") == ours
        if style == "ListBullet" and own and level < len(house.bullets):
            like = house.bullets[level]
            child(one, "numId").set(VAL, like.number)
            child(one, "ilvl").set(VAL, str(like.level))
            _indented(one.getparent(), like, shift)
    if house.figures is not None:
        _figured(root, numbering, house.figures, shift)


def _figured(root: Any, numbering: Any, like: Listed, shift: int) -> None:
    """Let numbered lists count in the figures of the house, each from its own start."""
    again: dict[str, Any] = {
        str(one.get(f"{W}numId")): one
        for one in numbering
        if one.tag == f"{W}num" and child(one, "lvlOverride") is not None
    }
    for one in root.iter(f"{W}numPr"):
        if value(one.getparent(), "pStyle") != "ListNumber":
            continue
        num = again.get(value(one, "numId"))
        if num is None or number(value(one, "ilvl")) or not _starts_flat(num):
            continue
        child(num, "abstractNumId").set(VAL, like.abstract)
        child(num, "lvlOverride").set(f"{W}ilvl", str(like.level))
        child(one, "ilvl").set(VAL, str(like.level))
        _indented(one.getparent(), like, shift)


def _starts_flat(num: Any) -> bool:
    return child(num, "lvlOverride").get(f"{W}ilvl") in ("0", None)


def _indented(looks: Any, like: Listed, shift: int) -> None:
    """Let a list stand in as far as the words around it do."""
    left = like.left + (shift if like.left < shift + like.hanging else 0)
    if child(looks, "ind") is None:
        looks.append(made("ind", left=left, hanging=like.hanging))
