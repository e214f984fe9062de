"""The colours of a house: that of its headings, made to be read."""

import re
from typing import Any

from scrkit.render.house.ooxml import VAL, A, W
from scrkit.render.house.values import Colours

# Between words and ground, as guidance on accessible documents asks.
_LEGIBLE = 4.5
_WHITE, _BLACK, _USUAL = "FFFFFF", "000000", "404040"
_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")
# How Word calls a colour, and how the theme does.
_THEMED = {"text2": "dk2", "dark2": "dk2", "text1": "dk1", "dark1": "dk1"}


def colours(looks: list[dict[str, Any]], theme: Any) -> Colours:
    """Return the colours of a house, from the looks of its headings, best first."""
    found = (colour_of(one, theme) for one in looks)
    main = next((one for one in found if one and _is_colour(one)), "")
    main = main or _accent(theme) or _USUAL
    # White where it can be read, as houses set words on a band; else black.
    on_main = _WHITE if contrast(main, _WHITE) >= _LEGIBLE else _BLACK
    words = main
    # Darker by a tenth at a time: it stays the house's colour as far as it can be read.
    while contrast(words, _WHITE) < _LEGIBLE:
        words = _mixed(words, _BLACK, 0.9)
    return Colours(main, on_main, words, _mixed(main, _WHITE, 0.12))


def colour_of(looks: dict[str, Any], theme: Any) -> str:
    """Return a colour as RRGGBB, "" where it is none of its own."""
    colour = looks.get("color")
    if colour is None:
        return ""
    said = str(colour.get(VAL, ""))
    if _HEX.match(said):
        return said.upper()
    return _from_theme(theme, str(colour.get(f"{W}themeColor", "")))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG counts it."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _is_colour(said: str) -> bool:
    """Tell whether a colour is neither black nor white nor near to either."""
    # A house whose headings are black has no colour by it, and white ones stand on
    # bands.
    return 0.004 < _light(said) < 0.85


def _accent(theme: Any) -> str:
    """Return the first accent of a theme that is not the one Office begins with."""
    found = _from_theme(theme, "accent1")
    # A theme that nobody changed tells of the program, not of the house.
    return "" if found in ("4F81BD", "4472C4", "5B9BD5", "156082", "18A303") else found


def _from_theme(theme: Any, name: str) -> str:
    if theme is None or not name:
        return ""
    place = next(theme.iter(f"{A}{_THEMED.get(name, name)}"), None)
    for one in [] if place is None else place:
        # A colour of the system has its value in lastClr, and only a word in val.
        said = str(one.get("lastClr") or one.get("val") or "")
        if _HEX.match(said):
            return said.upper()
    return ""


def _light(said: str) -> float:
    parts = (int(said[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour of which `share` is the first and the rest the other."""
    parts = (
        round(
            int(one[at : at + 2], 16) * share
            + int(other[at : at + 2], 16) * (1 - share)
        )
        for at in (0, 2, 4)
    )
    return "".join(f"{part:02X}" for part in parts)


def shaded(style: Any) -> str:
    """Return the colour with which a table style fills its first row, "" for none."""
    for one in style.iter(f"{W}tblStylePr"):
        if one.get(f"{W}type") == "firstRow":
            shade = next(one.iter(f"{W}shd"), None)
            fill = "" if shade is None else str(shade.get(f"{W}fill", ""))
            themed = shade is not None and shade.get(f"{W}themeFill")
            return fill if _HEX.match(fill) or not themed else "theme"
    return ""


def font_of(looks: dict[str, Any], theme: Any) -> str:
    """Return the font of a style, from the theme where that gives it; "" for none."""
    fonts = looks.get("rFonts")
    if fonts is None:
        return ""
    themed = str(fonts.get(f"{W}asciiTheme", ""))
    if themed and theme is not None:
        family = "majorFont" if themed.startswith("major") else "minorFont"
        place = next(theme.iter(f"{A}{family}"), None)
        latin = None if place is None else child_of(place, "latin")
        if latin is not None and latin.get("typeface"):
            return str(latin.get("typeface"))
    return str(fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", ""))


def child_of(node: Any, name: str) -> Any:
    """Return the first child of a name of drawings, or None."""
    return None if node is None else node.find(f"{A}{name}")
