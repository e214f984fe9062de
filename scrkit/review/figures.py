"""Figures of a measure as people write them: 17, 1,200, 92 %, 46 of 50."""

import re
from typing import NamedTuple

from scrkit.model.monitoring import Measure
from scrkit.model.outcome import Action
from scrkit.patterns import later

_WRITTEN = later(
    r"(?:about|ca\.?|~)?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*"
    r"(?:(?P<share>%|per ?cent)|(?:of|out of|/|in)\s*(?P<whole>\d[\d,]*))?",
    re.IGNORECASE | re.ASCII,
)
_ALL = 100


class Figure(NamedTuple):
    """A figure: its value, and whether that is a share, in hundredths of a whole."""

    value: float
    share: bool


def figure(text: str) -> Figure | None:
    """Return the figure that a text is, None where it cannot be read as one."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    value = float(found["number"].replace(",", "") + (found["part"] or ""))
    if found["share"]:
        return Figure(value, share=True)
    if not found["whole"]:
        return Figure(value, share=False)
    whole = float(found["whole"].replace(",", ""))
    return Figure(value / whole * _ALL, share=True) if whole else None


_MONTH = later(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = 12


def month_number(text: str) -> int | None:
    """Return a month as a number, so that months can be counted; None for none."""
    found = _MONTH.fullmatch(text)
    return int(found[1]) * _YEAR + int(found[2]) - 1 if found else None


def latest(action: Action) -> str:
    """Return the figure that tells how it is now: afterwards, or the last reading."""
    if action.measure is None:
        return ""
    if action.measure.after:
        return action.measure.after
    known = sorted(action.readings, key=lambda one: one.month.text)
    return known[-1].value if known else ""


def moved(measure: Measure, now: str) -> bool | None:
    """Tell whether a figure came nearer to its target than it was before.

    None where it cannot be told: a figure is missing, or they are of two kinds.
    """
    before, target, reached = map(figure, (measure.before, measure.target, now))
    if before is None or target is None or reached is None:
        return None
    if len({before.share, target.share, reached.share}) > 1:
        return None
    return abs(target.value - reached.value) < abs(target.value - before.value) or (
        (reached.value - target.value) * (target.value - before.value) > 0
    )
