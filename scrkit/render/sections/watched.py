"""Which actions stand in which part of the paper with which a plan is watched."""

from datetime import date

from scrkit.model.kinds import Day
from scrkit.model.outcome import Action
from scrkit.render.sections.case import Case
from scrkit.review.progress import changes, slipped, state, update_for


def since_of(case: Case) -> Day:
    """Return the day since which the paper tells what changed."""
    return case.options.since or date.min


def every(case: Case) -> tuple[Action, ...]:
    """Return the actions of the plan."""
    return case.review.actions.actions


def changed(case: Case) -> list[Action]:
    """Return the actions of which something changed since the day."""
    since, until = since_of(case), case.options.as_of
    return [a for a in every(case) if any(changes(a, since, until))]


def overdue(case: Case) -> list[Action]:
    """Return the actions that are overdue, the longest first."""
    as_of = case.options.as_of
    late = [a for a in every(case) if state(a, as_of) == "overdue"]
    return sorted(late, key=lambda one: one.due)


def unseen(case: Case) -> list[Action]:
    """Return the actions that are done, and that nobody else has seen."""
    return [a for a in every(case) if state(a, case.options.as_of) == "done"]


def unmoved(case: Case) -> list[Action]:
    """Return the actions that are evidenced, and of which no effect is recorded."""
    as_of = case.options.as_of
    return [a for a in every(case) if state(a, as_of) == "evidenced"]


def unchecked(case: Case) -> list[Action]:
    """Return the actions that made a difference not yet known to last."""
    as_of = case.options.as_of
    return [a for a in every(case) if state(a, as_of) == "made a difference"]


def slipping(case: Case) -> list[Action]:
    """Return the actions whose day was put off, or is expected later."""
    return [a for a in every(case) if slipped(a, case.options.as_of)]


def risky(case: Case) -> list[Action]:
    """Return the actions at risk, the highest first; not those that are closed."""
    order = {"high": 0, "medium": 1}
    those = [
        a
        for a in every(case)
        if a.risk in order and state(a, case.options.as_of) != "closed"
    ]
    return sorted(those, key=lambda one: order.get(one.risk or "", len(order)))


def silent(case: Case) -> list[Action]:
    """Return the actions of which nothing was said in the quarter."""
    quarter, as_of = case.options.quarter, case.options.as_of
    return [
        a
        for a in every(case)
        if update_for(a, quarter, as_of) is None and state(a, as_of) != "closed"
    ]
