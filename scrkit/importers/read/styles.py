"""What the looks of a workbook's cells say: which date is shown, struck, not seen."""

import re
from dataclasses import dataclass, field
from typing import Any

from scrkit.importers.read.formats import Format, format_of, hides

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFF = ("0", "false")
_DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(slots=True, repr=False)
class Styles:
    """By style of a cell: its format; whether it is struck, or unseen."""

    formats: list[Format] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    hides_text: list[bool] = field(default_factory=list)
    hides_numbers: list[bool] = field(default_factory=list)
    # The looks that rules give, of those that strike words through or hide them.
    by_rule: set[int] = field(default_factory=set)


def read_styles(root: Any) -> Styles:
    """Return the styles of a workbook from its part."""
    styles = Styles()
    codes = {
        number(one.get("numFmtId")): str(one.get("formatCode", ""))
        for one in root.iter(f"{S}numFmt")
    }
    fonts = [
        (any(s.get("val", "1") not in _OFF for s in f.iter(f"{S}strike")), _is_white(f))
        for f in _listed(root, "fonts")
    ]
    bare = [_is_bare(one) for one in _listed(root, "fills")]
    for at, one in enumerate(_listed(root, "dxfs")):
        struck_ = any(s.get("val", "1") not in _OFF for s in one.iter(f"{S}strike"))
        unseen = any(hides(str(n.get("formatCode", "")), text=True)
                     for n in one.iter(f"{S}numFmt"))  # fmt: skip
        if struck_ or unseen or any(map(_is_white, one.iter(f"{S}font"))):
            styles.by_rule.add(at)
    for one in _listed(root, "cellXfs"):
        format_ = number(one.get("numFmtId"))
        code = codes.get(format_, "")
        struck, white = _at(fonts, one.get("fontId"), (False, False))
        # White letters on a coloured ground are read by everybody.
        white = white and _at(bare, one.get("fillId"), True)  # noqa: FBT003
        styles.formats.append(format_of(format_, code))
        styles.struck.append(struck)
        styles.hides_text.append(white or hides(code, text=True))
        styles.hides_numbers.append(white or hides(code, text=False))
    return styles


def number(text: str | None) -> int:
    """Return a number of an attribute; 0 for none, or what is none."""
    return int(text) if text and _DIGITS.fullmatch(text) else 0


def _listed(root: Any, name: str) -> Any:
    found = root.find(f"{S}{name}")
    return found if found is not None else ()


def _at(every: list[Any], index: str | None, default: Any) -> Any:
    at = number(index)
    return every[at] if at < len(every) else default


def _is_white(font: Any) -> bool:
    color = font.find(f"{S}color")
    if color is None:
        return False
    # Theme colour 0 is the paper, unless a tint darkens it.
    if color.get("theme") == "0":
        return not color.get("tint")
    return str(color.get("rgb", ""))[-6:].upper() == "FFFFFF"


def _is_bare(fill: Any) -> bool:
    pattern = fill.find(f"{S}patternFill")
    # A gradient is a coloured ground too.
    if pattern is None:
        return len(fill) == 0
    return bool(pattern.get("patternType", "none") == "none")
