"""Our web pages in the colours, the font and with the logo of a board's own house."""

import base64
import re

from markupsafe import Markup

from scrkit.render.house.media import TYPES
from scrkit.render.house.values import House
from scrkit.render.web.filling import own

_BAND = re.compile(r"background: #1b365d; color: #(?:ffffff|fff)\b")
_INK, _TINTS, _FONTS = "#1b365d", ("#e8edf3", "#f3f6fa"), "Arial, Helvetica"
# A font's name that can stand in a style sheet as it is.
_NAME = re.compile(r"[\w .-]{1,40}\Z")


def style(name: str, house: House | None) -> Markup:
    """Return a style sheet of ours, in the looks of a house where there is one."""
    sheet = str(own(name))
    if house is None:
        return Markup(sheet)  # noqa: S704 - ours
    colours = house.colours
    sheet = _BAND.sub(f"background: #{colours.main}; color: #{colours.on_main}", sheet)
    sheet = sheet.replace(_INK, f"#{colours.words}")
    for tint in _TINTS:
        sheet = sheet.replace(tint, f"#{colours.tint}")
    if _NAME.match(house.font):
        sheet = sheet.replace(_FONTS, f'"{house.font}", {_FONTS}')
    return Markup(sheet)  # noqa: S704 - ours; colours are figures, the font is plain


def logo(house: House | None) -> str:
    """Return the logo of a house as an address that holds it, "" where it has none."""
    if house is None or not house.logo:
        return ""
    held = base64.b64encode(house.parts[house.logo]).decode()
    return f"data:{TYPES[house.logo.rpartition('.')[2]]};base64,{held}"
