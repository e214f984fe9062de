"""What a review itself set days for: terms of reference, requests, actions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec.structs import replace

from scrkit.clocks.values import Due, State
from scrkit.model.gathering import Request
from scrkit.model.imr import REPORTS
from scrkit.model.order import Delay
from scrkit.model.reached import agreed_on, completed_on, drafted, has_come, planned_on
from scrkit.model.review import Review

TermsKey = Literal[
    "chronologies", "reports", "learning_event", "first_draft", "completion"
]
TERMS: dict[TermsKey, str] = {
    "chronologies": "Agencies' chronologies are in",
    "reports": "Agencies' reports are accepted",
    "learning_event": "The learning event is held",
    "first_draft": "The first draft of the overview report is there",
    "completion": "The review is completed",
}
ASKED = {
    "chronology": "Chronology",
    "imr": "IMR",
    "short_report": "Short report",
    "information": "Information",
    "records": "Records",
}
_OWED_BY: dict[TermsKey, str] = {
    "chronologies": "agencies",
    "reports": "agencies",
    "learning_event": "lead_reviewer",
    "first_draft": "lead_reviewer",
    "completion": "panel",
}
BOARD, PANEL = "board", "panel"


def terms_due(review: Review, as_of: date) -> tuple[Due, ...]:
    """Return what the terms of reference set a day for, in their order."""
    return tuple(_of_terms(review, key, as_of) for key in TERMS if _day(review, key))


def _day(review: Review, key: TermsKey) -> date | None:
    day: date | None = getattr(review.terms.due, key)
    return day


def _of_terms(review: Review, key: TermsKey, as_of: date) -> Due:
    due = _day(review, key)
    settled, done = _settled(review, key, as_of)
    completion = key == "completion"
    return Due(
        kind="terms",
        id=f"terms.{key}",
        what=TERMS[key],
        state=state(due, done, as_of, settled=settled),
        start=agreed_on(review),
        due=due,
        done=done,
        days=days(due, done, as_of, settled=settled),
        owed_by=_OWED_BY[key],
        owed_to=(BOARD if completion else PANEL,),
        agreed=new_day(review.proceedings.delays, as_of) if completion else None,
    )


def state(due: date | None, done: date | None, as_of: date, *, settled: bool) -> State:
    """Tell how something stands that may be done on a day nobody recorded."""
    # First: a day that was recorded tells more than that somebody called it settled.
    if done is not None and due is not None:
        return "in_time" if done <= due else "late"
    if settled or due is None:
        return "done" if settled else "waiting"
    return "open" if as_of <= due else "overdue"


def days(
    due: date | None, done: date | None, as_of: date, *, settled: bool = False
) -> int | None:
    """Count calendar days to the day due, from the day done or the day asked about."""
    if due is None or (settled and done is None):
        return None
    return (due - (done or as_of)).days


def _settled(review: Review, key: TermsKey, as_of: date) -> tuple[bool, date | None]:
    """Tell whether it is done, and on which day if that is recorded."""
    if key == "completion":
        return _when((completed_on(review),), as_of)
    if key == "learning_event":
        held = [event.date for event in review.learning_events.events]
        return _when((min(held, default=None),), as_of)
    if key == "first_draft":
        return drafted(review), None
    return _returns(review, REPORTS if key == "reports" else ("chronology",), as_of)


def _when(came: Iterable[date | None], as_of: date) -> tuple[bool, date | None]:
    """Take all as done when the last is; nothing to come is not done."""
    known = list(came)
    found = [day for day in known if day is not None and has_come(day, as_of)]
    all_there = bool(known) and len(found) == len(known)
    return all_there, max(found) if all_there else None


def _returns(
    review: Review, kinds: tuple[str, ...], as_of: date
) -> tuple[bool, date | None]:
    """Tell whether every return came: by the ledger, if it can tell."""
    # A review that keeps no ledger has chronologies compiled and reports signed off.
    asked = [r for r in review.requests.requests if r.what in kinds]
    owed = [r for r in asked if not r.nil_return]
    # Every agency said that it has nothing: that is an answer, and no return is late.
    if asked and not owed:
        return True, None
    if owed:
        return _when(
            [r.accepted if kinds == REPORTS else r.received for r in owed], as_of
        )
    if kinds == REPORTS:
        signed = [imr.sign_off.date if imr.sign_off else None for imr in review.imrs]
        return _when(signed, as_of)
    return _when([one.compiled for one in review.chronologies], as_of)


def requests_due(review: Review, as_of: date) -> tuple[Due, ...]:
    """Return what was asked of agencies by `as_of`, as the ledger has it."""
    asked = [r for r in review.requests.requests if r.requested <= as_of]
    found = [_of_request(request, as_of) for request in asked]
    return tuple(_apart(found))


def _of_request(request: Request, as_of: date) -> Due:
    # As on the day asked about: a later day is not known yet, even if it is recorded.
    done = request.received if has_come(request.received, as_of) else None
    settled = request.nil_return or done is not None
    back = has_come(request.returned, as_of)
    again = has_come(request.resubmitted, as_of)
    return Due(
        kind="request",
        id=f"{request.agency}.{request.what}",
        what=ASKED[request.what],
        state=state(request.due, done, as_of, settled=settled),
        start=request.requested,
        due=request.due,
        done=done,
        days=days(request.due, done, as_of, settled=settled),
        owed_by=request.agency,
        owed_to=(PANEL,),
        note="sent back, has not come again" if back and not again else "",
    )


def _apart(found: list[Due]) -> Iterator[Due]:
    """Number what was asked of the same agency more than once."""
    seen: dict[str, int] = {}
    for one in found:
        seen[one.id] = seen.get(one.id, 0) + 1
        times = seen[one.id]
        yield one if times == 1 else replace(one, id=f"{one.id}.{times}")


def actions_due(review: Review, as_of: date) -> tuple[Due, ...]:
    """Return the actions of the plan, in its order; none before it was agreed."""
    plan, agreed = review.actions, planned_on(review)
    # Nobody owes an action of a plan that is a draft on that day.
    if agreed is not None and agreed > as_of:
        return ()
    return tuple(
        Due(
            kind="action",
            id=action.id,
            what="Action of the multi-agency plan",
            state=state(action.due, done, as_of, settled=False),
            start=agreed,
            due=action.due,
            done=done,
            days=days(action.due, done, as_of),
            owed_by=action.agency or BOARD,
            owed_to=(BOARD,),
        )
        for action in plan.actions
        for done in (action.done if has_come(action.done, as_of) else None,)
    )


def new_day(delays: Iterable[Delay], as_of: date) -> date | None:
    """Return the new day of the delay that was reported last, None if none was."""
    known = [d for d in delays if d.reported <= as_of]
    # Not the latest day: a later report may bring the day forward again.
    return max(known, key=lambda d: d.reported).until if known else None
