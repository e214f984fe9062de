"""Where a rapid review stands: its working days, its steps, and what is next."""

from datetime import date

from msgspec import Struct

from scrkit.clocks import deadlines, decided_on, working_days_after
from scrkit.frameworks import Deadline, Framework
from scrkit.model.review import Review
from scrkit.review.rapid_steps import SENT, Step, rapid_steps, withdrawn_on


class RapidStands(Struct, frozen=True):
    """A rapid review on a day.

    `clock` is the time within which it is sent, None where the framework sets none.
    `day` counts the working days since the clock started, 0 on the day itself, None
    where it has not started, was stopped, or does not count in working days. `next`
    says in words what is to be done; `local` is whether a local review is decided.
    """

    steps: tuple[Step, ...]
    clock: Deadline | None
    day: int | None
    next: str
    withdrawn: date | None
    local: bool


def rapid_stands(
    review: Review, framework: Framework | None, as_of: date
) -> RapidStands | None:
    """Return where a rapid review stands, None for a review of another kind."""
    if not review.is_rapid:
        return None
    steps = rapid_steps(review, framework, as_of)
    clock = _clock(review, framework, as_of)
    gone = withdrawn_on(review, as_of)
    decision = review.rapid.decision
    local = decision is not None and decision.local and decision.date <= as_of
    return RapidStands(
        steps=steps,
        clock=clock,
        day=None if gone else _day(clock, framework, as_of),
        next=_next(steps, gone, local=local),
        withdrawn=gone,
        local=local,
    )


def _clock(review: Review, framework: Framework | None, as_of: date) -> Deadline | None:
    """Return the clause that is kept by sending the rapid review; an overlay's first.

    Of several that have started the one that is due first.
    """
    if framework is None:
        return None
    dates, outcome = decided_on(framework, review, as_of)
    facts = review.criteria.facts
    every = deadlines(framework, dates, as_of, outcome=outcome, facts=facts)
    mine = [one for one in every if SENT in one.clause.done]
    # What has not started has no day, and comes last.
    return min(mine, key=lambda one: one.due or date.max, default=None)


def _day(
    clock: Deadline | None, framework: Framework | None, as_of: date
) -> int | None:
    if clock is None or framework is None or clock.start is None:
        return None
    if clock.clause.unit != "working_days":
        return None
    # The count stops with the day on which it was sent.
    until = min(clock.done or as_of, as_of)
    return working_days_after(clock.start, until, framework.holiday_calendar)


def _next(steps: tuple[Step, ...], gone: date | None, *, local: bool) -> str:
    if gone is not None:
        return "nothing: the notification was withdrawn; its reasons stay in the record"
    lacking = [one for one in steps if not one.reached]
    # The learning is watched beside a local review, and holds nothing of it up.
    before = [one for one in lacking if one.stage != "monitoring"]
    if before:
        return before[0].do
    if local:
        return "make a local review of it: scr convert"
    if lacking:
        return lacking[0].do
    return "nothing: it is done; actions.yaml carries the learning on"
