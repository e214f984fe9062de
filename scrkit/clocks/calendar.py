"""Everything that is due in one review on one calendar."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from scrkit.clocks.agreed import actions_due, days, new_day, requests_due, terms_due
from scrkit.clocks.clauses import deadlines
from scrkit.clocks.pauses import paused
from scrkit.clocks.values import Calendar, Due, State
from scrkit.clocks.workdays import holiday_note
from scrkit.frameworks import Deadline, DeadlineClause, Framework, HolidayCalendar
from scrkit.model.case import KeyDates
from scrkit.model.reached import has_come, key_dates_on
from scrkit.model.review import Review

# What rests when the review rests: neither the authority's notification nor actions.
_RESTING = ("decision", "review", "publication")


def calendar(framework: Framework | None, review: Review, as_of: date) -> Calendar:
    """Put all that is due in a review on a calendar, as things stood on `as_of`.

    The framework's clauses first, where there is one, then the terms of reference, the
    requests and the actions.
    """
    items = (
        *(clauses_due(framework, review, as_of) if framework else ()),
        *(_rested(one, review, as_of) for one in terms_due(review, as_of)),
        *(_rested(one, review, as_of) for one in requests_due(review, as_of)),
        *actions_due(review, as_of),
    )
    return Calendar(review, as_of, items)


def decided_on(
    framework: Framework, review: Review, as_of: date
) -> tuple[KeyDates, str | None]:
    """Return the key dates and the outcome as they stood on a day.

    An outcome that the framework lacks is none.
    """
    decision = review.criteria.decision
    dates = key_dates_on(review.case.dates, review.criteria, as_of)
    taken = decision is not None and has_come(decision.date, as_of)
    outcome = framework.outcome(decision.outcome) if decision and taken else None
    return dates, outcome.id if outcome else None


def clauses_due(framework: Framework, review: Review, as_of: date) -> tuple[Due, ...]:
    """Return what the framework and its overlay set a time for, in their order."""
    dates, outcome = decided_on(framework, review, as_of)
    facts = review.criteria.facts
    found = deadlines(framework, dates, as_of, outcome=outcome, facts=facts)
    earlier = _earlier(found)
    agreed = new_day(review.proceedings.delays, as_of)
    return tuple(
        _rested(
            replace(
                _of_clause(one, as_of, framework.holiday_calendar),
                earlier=earlier.get(one.clause.id, ""),
                agreed=agreed if _completes(one.clause) else None,
            ),
            review,
            as_of,
            one.clause,
        )
        for one in found
    )


def _completes(clause: DeadlineClause) -> bool:
    return clause.stage == "review" and clause.direction == "after"


def _earlier(found: tuple[Deadline, ...]) -> dict[str, str]:
    """Return, by its id, the clause that binds earlier to the very same thing."""
    binding: dict[tuple[object, ...], Deadline] = {}
    for one in found:
        same = same_thing(one.clause)
        # Without a date that shows it done, nobody can say that it is the same thing.
        if one.due is None or not one.clause.done:
            continue
        held = binding.get(same)
        # Of two laws for one thing the shorter time binds; an overlay may be the
        # stricter.
        if held is None or held.due is None or one.due < held.due:
            binding[same] = one
    return {
        one.clause.id: first.clause.id
        for one in found
        for first in (binding.get(same_thing(one.clause)),)
        if first is not None and one.due is not None and first is not one
    }


def same_thing(clause: DeadlineClause) -> tuple[object, ...]:
    """Return what two clauses share that set a time for the very same thing."""
    return clause.done, clause.direction, clause.starts


def _of_clause(one: Deadline, as_of: date, holidays: HolidayCalendar) -> Due:
    clause = one.clause
    return Due(
        kind="framework",
        id=clause.id,
        what=clause.what,
        state=_state(one, as_of),
        start=one.start,
        due=one.due,
        done=one.done,
        days=days(one.due, one.done, as_of),
        owed_by=clause.actor,
        owed_to=clause.recipients,
        strength=clause.strength,
        soft=clause.soft,
        citation=one.citation,
        condition=one.condition,
        time=_time(clause),
        starts=clause.starts,
        note=clause.afterwards,
        unsettled=_unsettled(one, holidays),
        carried_over=clause.carried_over,
    )


def _unsettled(one: Deadline, holidays: HolidayCalendar) -> str:
    if one.due is None or one.start is None:
        return ""
    return holiday_note(one.clause, (one.due, one.start), holidays)


def _state(one: Deadline, as_of: date) -> State:
    clause = one.clause
    if one.done is not None:
        return "done" if one.due is None else "late" if one.late else "in_time"
    if clause.count is None:
        gone = one.start is not None and one.start < as_of
        return "passed" if gone and clause.direction == "before" else "not_established"
    if one.due is None:
        return "waiting"
    # It has to last, not to be done: past its end it is over, never overdue.
    if clause.direction == "min_duration":
        return "running" if as_of <= one.due else "over"
    if as_of <= one.due:
        return "open"
    # Where no date of review.yaml would show it, it cannot be told to be late.
    return "overdue" if clause.done else "passed"


def _time(clause: DeadlineClause) -> str:
    """Spell the time that a clause gives: "within 5 working days of ..."."""
    if clause.time:
        return f"{clause.time} after {clause.event}"
    if not clause.span:
        return ""
    words = {
        "after": f"within {clause.span} of",
        "before": f"at least {clause.span} before",
        "min_duration": f"for at least {clause.span} from",
    }[clause.direction]
    return f"{words} {clause.event}"


def _rested(
    due: Due, review: Review, as_of: date, clause: DeadlineClause | None = None
) -> Due:
    """Return it with the days of rest inside its time, where it rests at all."""
    rests = clause is None or (clause.direction == "after" and clause.stage in _RESTING)
    if due.start is None or due.start > as_of or not rests:
        return due
    if due.state in ("done", "passed", "over", "waiting"):
        return due
    end = due.done or as_of
    found = paused(review.proceedings.pauses, due.start, end, due.due)
    return replace(due, paused=found)


def by_day(items: tuple[Due, ...]) -> Iterator[Due]:
    """Yield what is due in the order of its days; what has none comes last."""
    known = [one for one in items if one.due is not None]
    # Sorted stably: of one day the clauses stay in the framework's order.
    yield from sorted(known, key=lambda one: one.due or date.max)
    yield from (one for one in items if one.due is None)
