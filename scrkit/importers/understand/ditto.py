"""Read the marks that stand for what the row above says: ", ditto, as above."""

import re

from scrkit.dates.british import dates_in
from scrkit.importers.read.values import Cell
from scrkit.importers.understand.clean import clean
from scrkit.patterns import later

_QUOTES = "\"'\u2018\u2019\u201c\u201d\u2033\u3003"
_MARK = later(
    rf"[-\u2013\u2014\s]*(?:[{_QUOTES}]{{1,2}}(?:\s+[{_QUOTES}]{{1,2}})*|,,|\(?(?:ditto|do\.|"
    r"d\u00b0|(?:same )?as above|same as (?:the )?(?:above|last|previous))\)?\.?)"
    r"[-\u2013\u2014\s]*",
    re.IGNORECASE,
)
_SAME = {
    "date": later(r"same (?:day|date)\.?|do", re.IGNORECASE),
    "time": later(r"same time\.?|do", re.IGNORECASE),
    "source": later(r"same|do", re.IGNORECASE),
    "people": later(r"same|do", re.IGNORECASE),
}
# A time beside the date above may not be that of the next event.
_TIMED = re.compile(
    r"\d:\d\d|\d\.\d\d(?!\d*[./]\d)\s*$|\d\s?[ap]\.?m|hrs|noon|morning|night|evening"
    r"|\b[ap]m\b",
    re.IGNORECASE,
)
# The reference of a row is its own.
_OWN = "id"
_LONGEST = 40  # characters of a mark
# Of ditto, same, as above, later, that, the.
_INITIALS = frozenset("dDsSaAlLtT")


def as_above(
    cells: dict[str, tuple[Cell, ...]], above: dict[str, tuple[Cell, ...]]
) -> int:
    """Put in the place of ditto marks what stands above; return how many there were.

    A mark with nothing above it, or below a date with a time, stays and is asked about.
    """
    count = 0
    for name, held in cells.items():
        # Nearly every cell begins as no such mark does, or is longer.
        text = held[0].text
        if len(text) > _LONGEST or (text[:1].isalnum() and text[0] not in _INITIALS):
            continue
        source = above.get(name, ())
        if name == _OWN or len(held) != 1 or len(source) != 1:
            continue
        if name == "date" and _on_that_day(cells, source[0]):
            count += 1
            continue
        if not _is_ditto(name, held[0].text):
            continue
        if name == "date" and _TIMED.search(source[0].text):
            continue
        marks = tuple(dict.fromkeys((*source[0].marks, *held[0].marks)))
        cells[name] = (source[0]._replace(at=held[0].at, marks=marks),)
        count += 1
    return count


# The day alone, whatever time stands beside it above: "same day, pm".
_LATER_ON = later(
    r"\W*(?:the |later (?:the |that )?|that )?same (?:day|date)\b[\s,;:.\u2013-]*"
    r"(?:at |in the )?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


_ONLY_TIMED = later(
    r"\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)?\W*"
    r"\|[\s,;T-]*(?:at )?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?|\d{1,4})?"
    r"\s*(?:[ap]\.?m\.?|hrs?|hours)?\W*",
    re.IGNORECASE,
)


def _on_that_day(cells: dict[str, tuple[Cell, ...]], above: Cell) -> bool:
    """Put the day above into a date that says so, before a time of its own."""
    own = cells["date"][0]
    said = _LATER_ON.fullmatch(clean(own.text))
    days = dates_in(above.text) if said else ()
    if said is None or not said["rest"] or len(days) != 1:
        return False
    first, last = days[0]
    # What makes a day doubtful, or more than one, holds for this row as well.
    if not _ONLY_TIMED.fullmatch(f"{above.text[:first]}|{above.text[last:]}"):
        return False
    text = f"{above.text[first:last]} {said['rest']}".strip()
    marks = tuple(dict.fromkeys((*above.marks, *own.marks)))
    cells["date"] = (own._replace(text=text, marks=marks),)
    return True


def _is_ditto(name: str, text: str) -> bool:
    said = clean(text).strip()
    if not said:
        return False
    own = _SAME.get(name)
    return bool(_MARK.fullmatch(said) or (own and own.fullmatch(said)))
