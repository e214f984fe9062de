"""Tell when a day is that of a law, a debate or a page, and of nobody's birth."""

import re

from scrkit.patterns import later

# The Act came into force on …; Hansard, …; (accessed …); Royal Assent on …;
# published on …
_BEFORE = later(
    r"(?:\bin(?:to)?\sforce\s(?:on|from)|\bRoyal\sAssent|\bHansard|\bH[CL]\sDeb|"
    r"\b(?:accessed|retrieved|published|issued|printed|posted|uploaded|downloaded|"
    r"last\s(?:updated|modified|reviewed|checked))|"
    r"\b(?:Act|Regulations?|Order|Directive|Bill|guidance|Gazette)\s(?:of|dated))"
    r"(?:\son)?(?:\sthe)?\W{1,3}$",
    re.IGNORECASE,
)
# Hansard, 11 March 2009, col 102; BMJ 2009;3:11-20
_BEHIND = later(r"(?:,?\s(?:vol\.?\s\d+,?\s)?(?:cols?|columns?)\.?\s\d|[\s,]*c\d+\b)")
_VOLUME = later(r"(?:19|20)\d\d(?:;\s?|\x1e)\d{1,4}(?:\s?\(\d{1,3}\))?:\s?\d{1,5}")
_FAR = 40


def is_of_a_text(text: str, start: int, end: int) -> bool:
    """Tell whether a day at a place is of something that was written or enacted."""
    if _BEFORE.search(text, max(0, start - _FAR), start) or _BEHIND.match(text, end):
        return True
    volume = _VOLUME.match(text, start)
    return volume is not None and volume.end() >= end
