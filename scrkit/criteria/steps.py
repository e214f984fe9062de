"""What the Board has to do next, from the result, the decision and the clocks."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from scrkit.criteria.values import Assessment
from scrkit.frameworks import Deadline, Framework, doubts
from scrkit.frameworks.truth import answers_of
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria
from scrkit.model.reached import key_dates_on, opened_on


class Step(Struct, frozen=True):
    """Something to be done, with its deadline where there is one."""

    text: str
    deadline: Deadline | None = None


def next_steps(
    framework: Framework,
    assessment: Assessment,
    criteria: Criteria,
    deadlines: Iterable[Deadline],
) -> tuple[Step, ...]:
    """Return what comes next, first what leads elsewhere, then what is timed.

    `deadlines` are those of the review's calendar under the decision taken, if one
    was. What is done is left out, and so is what belongs to a later stage.
    """
    rule = framework.decision
    if assessment.ended:
        return (Step(assessment.ended),)
    texts = (
        *_redirects(framework, criteria),
        *_towards_decision(framework, assessment, criteria),
    )
    timed = (
        Step(deadline.clause.what, deadline)
        for deadline in deadlines
        if deadline.done is None and _is_due_next(deadline)
    )
    return (*map(Step, texts), *timed, *map(Step, rule.always))


def known_on(
    dates: KeyDates, criteria: Criteria, as_of: date
) -> tuple[KeyDates, Criteria]:
    """Return the dates and the criteria as they stood on a day.

    A decision taken later is not taken yet. The day of one that was taken, written
    in criteria.yaml, serves where review.yaml does not repeat it.
    """
    decision = criteria.decision
    if decision is None:
        return dates, criteria
    # Asked of a day before it, the review had not been decided on.
    if decision.date > as_of:
        return dates, replace(criteria, decision=None)
    return key_dates_on(dates, criteria, as_of), criteria


def elsewhere(framework: Framework, criteria: Criteria) -> tuple[str, ...]:
    """Return what leads to somebody else, in the framework's words."""
    return tuple(_redirects(framework, criteria))


def _redirects(framework: Framework, criteria: Criteria) -> Iterator[str]:
    answers = answers_of(framework, criteria.facts)
    for redirect in framework.redirects:
        if answers.get(redirect.fact) in redirect.in_:
            yield redirect.text


def _towards_decision(
    framework: Framework, assessment: Assessment, criteria: Criteria
) -> tuple[str, ...]:
    rule = framework.decision
    if criteria.decision is not None:
        led = assessment.result == "met"
        departs = led and criteria.decision.outcome not in assessment.outcomes
        return rule.when_departing if departs else ()
    if assessment.judgement and rule.when_judgement:
        return rule.when_judgement
    return {
        "met": rule.when_met,
        "not_met": rule.when_not_met,
        "undecided": rule.when_undecided,
    }[assessment.result]


def _is_due_next(deadline: Deadline) -> bool:
    """Tell whether a deadline belongs to the opening, or its clock is running."""
    if deadline.clause.stage in ("notification", "decision"):
        return True
    # "At least so long before" is of a later stage, though its clock is known.
    return deadline.due is not None and deadline.clause.direction == "after"


def validity_warnings(
    framework: Framework, dates: KeyDates, criteria: Criteria, as_of: date
) -> tuple[str, ...]:
    """Say why the framework may not be the one for this case: its window, its age.

    What counts is the day of the decision; while there is none, `as_of` or the day
    of notification, whichever is later, since no decision can come before it.
    """
    notified = max(as_of, dates.notified or as_of, dates.board_notified or as_of)
    opened = opened_on(dates, criteria) or notified
    return tuple(doubts(framework, opened, as_of))
