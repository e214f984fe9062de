"""Read boxes that were ticked beside the answers of a form: "Yes ☒ No ☐"."""

import re

_TICKED = "☒☑✓✔✅🗹✗✘🗷⊠"
_OPEN = "☐□▢◻⬜○❏❑"
_BOX = re.compile(
    rf"(?P<ticked>[{_TICKED}]|[\[(]\s*[xX✓✔]\s*[\])])|(?P<open>[{_OPEN}]|\[[\s_]*\]|\(\s*\))"
)
# Nearly no text has one of them, and the search for it is quick.
_MAY_BE = re.compile(rf"[{_TICKED}{_OPEN}\[(]")


def ticked(text: str) -> str | None:
    """Return the one answer that is ticked, "" where none is; without boxes, the text.

    None where several are ticked, or nobody can tell what a box belongs to.
    """
    boxes = list(_BOX.finditer(text)) if _MAY_BE.search(text) else []
    if not boxes:
        return text
    labels = [one.strip(" \n:;,/|") for one in _BOX.split(text)[:: _BOX.groups + 1]]
    # A sign before each answer leaves nothing before the first; one behind each,
    # nothing behind the last.
    before = not labels[0]
    if before == (not labels[-1]):
        alone = len(boxes) == 1 and before and boxes[0]["ticked"]
        return "yes" if alone else None
    answers = labels[1:] if before else labels[:-1]
    chosen = [a for a, box in zip(answers, boxes, strict=True) if box["ticked"]]
    if not all(answers) or len(chosen) > 1:
        return None
    return chosen[0] if chosen else ""
