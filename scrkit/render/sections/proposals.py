"""How surely accounts tell of one event, in words; who settles it is the panel."""

from scrkit.render.sections.case import Case
from scrkit.render.wording.sentences import compared
from scrkit.render.wording.wording import RELATION
from scrkit.text.counting import number
from scrkit.timeline.differences import SURE
from scrkit.timeline.values import Double

_GRADES = {
    "decided": "decided by the panel",
    "likely": "likely",
    "possible": "possible",
}


def shown(case: Case) -> tuple[Double, ...]:
    """Return what tells of one event, as far as a view may tell it.

    The public is told what a person decided, and never what was only noticed.
    """
    doubles = case.timeline.doubles
    return tuple(d for d in doubles if d.accepted) if case.published else doubles


def is_proposed(double: Double) -> bool:
    """Whether it is not sure enough for its contradictions to be told as such."""
    return double.relation != "contradiction" or double.probability < SURE


def related(double: Double) -> str:
    """Return how accounts stand to each other: decided, or as it seems."""
    if double.relation == "near_double" and double.accepted:
        return "The same event"
    if double.relation == "contradiction" and not double.accepted:
        return "May be the same event, dated differently"
    return RELATION[double.relation]


def graded(double: Double) -> str:
    """Return the grade, and how often a proposal like it is right."""
    told = _GRADES[double.grade].capitalize()
    return told if double.accepted else f"{told}: about {_tenths(double)} in 10"


def in_short(double: Double) -> str:
    """Return the same where there is little room, with how the dates stand."""
    if double.accepted:
        return related(double)
    told = "Likely" if double.grade == "likely" else "Possibly"
    apart = ", dated differently" if double.relation == "contradiction" else ""
    return f"{told} one event ({_tenths(double)} in 10){apart}"


def _tenths(double: Double) -> int:
    return max(1, min(9, round(10 * double.probability)))


def none_found(case: Case) -> str:
    """Return what to say where nothing was found; never that there is nothing."""
    if case.published:
        return "The panel decided on none."
    return "None was found, which does not mean that there is none."


def compared_said(case: Case) -> str:
    """Return how many pairs were compared, and how many proposals wait."""
    waiting = [double for double in case.timeline.doubles if not double.accepted]
    likely = sum(double.grade == "likely" for double in waiting)
    told = compared(case.timeline.compared)
    if not waiting:
        return f"{told}; no proposal waits for the panel."
    wait = "waits" if len(waiting) == 1 else "wait"
    return (
        f"{told}; {number(len(waiting), 'proposal')} {wait} for the panel, "
        f"{likely} likely and {len(waiting) - likely} possible."
    )
