"""Read what the fields of a Word form show: ticked boxes, lists, and days picked."""

import re
from datetime import date
from typing import Any

from scrkit.dates.points import MONTHS
from scrkit.daynames import WEEKDAY_WORDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# How Word writes that a property is off.
OFF = ("0", "false", "off")
SHOWN = frozenset((f"{W}sym", f"{W}fldChar"))
# Letters of fonts of signs that are boxes and ticks; Word sets them 0xF000 higher.
_BOXES = {
    "wingdings": {0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐",
                  0x78: "☒", 0x72: "☐", 0x71: "☐"},
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x51: "☒", 0xA3: "☐", 0x4F: "✗",
                    0x54: "☒"},
    "webdings": {0x61: "✓", 0x63: "☐", 0x72: "✗"},
}  # fmt: skip


def sign_of(node: Any) -> str:
    """Return what a sign or an old form's field shows, "" for what is none of these."""
    if node.tag == f"{W}sym":
        # The same letter is another sign in each of these fonts.
        font = _BOXES.get(str(node.get(f"{W}font", "")).casefold(), {})
        try:
            return font.get(int(str(node.get(f"{W}char")), 16) & 0xFF, "")
        except ValueError:
            return ""
    box, chosen = (node.find(f"{W}ffData/{W}{n}") for n in ("checkBox", "ddList"))
    if box is not None:
        marks = [box.find(f"{W}{name}") for name in ("checked", "default")]
        mark = next((one for one in marks if one is not None), None)
        on = mark is not None and mark.get(f"{W}val", "1") not in OFF
        return "☒" if on else "☐"
    return "" if chosen is None else _chosen(chosen)


def _chosen(node: Any) -> str:
    entries = [str(one.get(f"{W}val", "")) for one in node.iter(f"{W}listEntry")]
    marks = [node.find(f"{W}{name}") for name in ("result", "default")]
    mark = next((one for one in marks if one is not None), None)
    at = "0" if mark is None else str(mark.get(f"{W}val", "0"))
    return entries[int(at)] if at.isdigit() and int(at) < len(entries) else ""


# What a picker of days shows may be day or month first: what it holds is sure.
_NUMBER = re.compile(r"\d+|[^\W\d_]+")


def picked(cell: Any, text: str) -> tuple[str, bool]:
    """Return the day that a cell's date picker holds, and whether it shows another.

    That is for a cell that holds nothing else; others keep their text.
    """
    pickers = list(cell.iter(f"{W}date"))
    # With two days in a cell nobody can tell which is meant.
    if len(pickers) != 1:
        return text, False
    control = pickers[0].getparent().getparent()
    inside = "".join(one.text or "" for one in control.iter(f"{W}t"))
    if inside.split() != text.split() or not inside.strip():
        return text, False
    full = str(pickers[0].get(f"{W}fullDate", ""))
    shown = pickers[0].find(f"{W}dateFormat")
    form = "" if shown is None else str(shown.get(f"{W}val", ""))
    return day_picked(text, full, form)


def day_picked(text: str, full: str, form: str) -> tuple[str, bool]:
    """Return the day of a picker that shows a text, and whether it may show another.

    `full` is the day that it holds, `form` how it shows one: M/d/yyyy.
    """
    pieces = [_piece(one) for one in _NUMBER.findall(text.casefold())]
    numbers = [one for one in pieces if one]
    try:
        day = date.fromisoformat(full[:10])
    except ValueError:
        return text, form.startswith("M") and _may_turn(numbers)
    whole = sorted((day.day, day.month, day.year))
    short = sorted((day.day, day.month, day.year % 100))
    if sorted(numbers) in (whole, short):
        # More words than a picker shows are somebody's own, such as "about".
        return text if _says_more(text) else day.isoformat(), False
    # A form may show the month or the year alone.
    return text, not set(numbers) <= {day.day, day.month, day.year, day.year % 100}


_SHOWN_WORDS = WEEKDAY_WORDS.union(["st", "nd", "rd", "th", "of", "the"])


def _says_more(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(one not in MONTHS and one not in _SHOWN_WORDS for one in words)


def _piece(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.get(text, 0)


def _may_turn(numbers: list[int]) -> bool:
    return len(numbers) == 3 and numbers[0] <= 12 and numbers[0] != numbers[1]
