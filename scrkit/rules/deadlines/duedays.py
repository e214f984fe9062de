"""Rules on the days that a review set itself: terms of reference, requests, actions."""

from collections.abc import Iterator
from datetime import date, timedelta

from scrkit import clocks
from scrkit.dates import spelled
from scrkit.model.gathering import Request
from scrkit.model.imr import REPORTS
from scrkit.model.stages import Stage
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED
from scrkit.rules.engine.stage import blank, once

# Two weeks are scrkit's own measure: a letter, an answer, and some grace.
_LONG = timedelta(days=14)
# What is not there, by key of the terms; the files in which it would be; its stage.
_LACKING: dict[str, tuple[str, tuple[str, ...], Stage]] = {
    "chronologies": (
        "not all agencies' chronologies are in",
        ("requests.yaml", "chronologies/"),
        "gathering",
    ),
    "reports": (
        "not all agencies' reports are accepted",
        ("requests.yaml", "imrs/"),
        "gathering",
    ),
    "learning_event": (
        "no learning event is recorded",
        ("learning-events.yaml",),
        "analysis",
    ),
    "first_draft": (
        "nothing of the overview report is written",
        ("overview/",),
        "report",
    ),
}


@rule(
    code="SCR505",
    title="A day of the terms of reference has passed, and the thing is not there",
    source="leaflet L11; quality marker 8; Home Office HO-4",
    stage="gathering",
)
def terms_overdue(context: Context) -> Iterator[Hit]:
    """Chronologies, reports, learning event or first draft are past their day.

    A notice where proceedings.yaml has a pause or a delay that was reported. The day of
    completion has a rule of its own, SCR511.

    Why: The terms of reference say when each part is to be done. What is late early on
    is late at the end.

    Do: Record what came, chase what did not, or report the delay and write it under
    `delays` in proceedings.yaml.
    """
    for one in clocks.terms_due(context.review, context.as_of):
        key = one.id.removeprefix("terms.")
        if one.state == "overdue" and one.due is not None and key in _LACKING:
            what, files, stage = _LACKING[key]
            yield Hit(
                context.review.terms,
                f"{what}; due by {spelled(one.due)}",
                ("due", key),
                severity=once(reached=not explained(context)),
                missing_from=files,
                stage=stage,
            )


@rule(
    code="SCR508",
    title="An agency was given longer than the terms of reference allow",
    source="leaflet L11",
    stage="gathering",
)
def due_after_terms(context: Context) -> Iterator[Hit]:
    """A request sets a later day than the terms do for its return, and notes no reason.

    Why: If every agency answers in time, the review is late all the same.

    Do: Agree an earlier day with the agency, or note the extension under `note`.
    """
    # Requests that were made in one go go wrong in one go.
    together: dict[date, list[Request]] = {}
    for request in context.review.requests.requests:
        allowed = _allowed(context, request)
        if allowed is not None and request.due > allowed and blank(request.note):
            together.setdefault(allowed, []).append(request)
    for allowed, late in together.items():
        message = f"due lies after {spelled(allowed)}, as the terms have it"
        if len(late) > NAMED:
            message += f", and so in {len(late) - 1} more requests"
        for request in late[:1] if len(late) > NAMED else late:
            yield Hit(request, message, ("due",))


@rule(
    code="SCR519",
    title="The days that the terms of reference set cannot follow one another",
    source="leaflet L11; quality marker 8",
    stage="set-up",
)
def terms_order(context: Context) -> Iterator[Hit]:
    """A day under `due` lies before one that it follows, or all of it lies too early.

    Chronologies come before reports, reports before the first draft, the draft before
    the end. A warning too where the review is to end before it was begun.

    Why: The days are what agencies are asked to keep. Of days that cannot all be kept,
    none will be.

    Do: Look the days up in the minutes of the panel, and correct the one that is wrong.
    """
    terms = context.review.terms
    last: tuple[str, date] | None = None
    for key in ("chronologies", "reports", "first_draft", "completion"):
        day: date | None = getattr(terms.due, key)
        if day is not None and last is not None and day < last[1]:
            yield Hit(terms, f"{key} is due before {last[0]}", ("due", key))
        # A day that is not set breaks no order.
        last = (key, day) if day is not None else last
    began = context.review.case.dates.initiated
    end = terms.due.completion
    if began is not None and end is not None and end < began:
        message = "completion is due before the review was initiated"
        yield Hit(terms, message, ("due", "completion"))


@rule(
    code="SCR509",
    title="A return is long overdue, and nobody has chased it",
    source="quality marker 8",
    stage="gathering",
)
def never_chased(context: Context) -> Iterator[Hit]:
    """An agency's answer is more than 14 days overdue, and no reminder is recorded.

    Where a reason or an extension is noted, it is only told as late.

    Why: What nobody asks after comes last. The ledger also shows, later, that the panel
    did what it could.

    Do: Ask the agency, and add the day under `chased`.
    """
    for request in context.review.requests.requests:
        if neglected(request, context.as_of):
            message = f"{request.agency} was to answer by {spelled(request.due)}"
            yield Hit(request, f"{message} and was never chased", ("chased",))


@rule(
    code="SCR513",
    title="An action was due before the plan was agreed",
    source="leaflet L20; quality marker 18",
    stage="response",
)
def action_before_plan(context: Context) -> Iterator[Hit]:
    """An action that is not done yet when the plan is agreed is due before that day.

    Why: A plan that starts with overdue actions was not read by those who are to carry
    it out.

    Do: Agree a day that can be kept, or record when the action was done.
    """
    agreed = context.review.actions.agreed
    for action in context.review.actions.actions:
        undone = agreed is not None and (action.done is None or action.done > agreed)
        if agreed is not None and action.due < agreed and undone:
            message = f"due lies before {spelled(agreed)}, when the plan was agreed"
            yield Hit(action, message, ("due",))


def explained(context: Context) -> bool:
    """Tell whether a pause or a reported delay gives a reason by the day judged."""
    proceedings = context.review.proceedings
    delays = [
        d
        for d in proceedings.delays
        if d.reported <= context.as_of and not blank(d.reason)
    ]
    pauses = [
        p
        for p in proceedings.pauses
        if p.from_date <= context.as_of and not blank(p.reason)
    ]
    return bool(delays or pauses)


def _allowed(context: Context, request: Request) -> date | None:
    """Return the day that the terms set for the kind of return, or for all of it."""
    due = context.review.terms.due
    if request.what == "chronology":
        # Nothing may come after the review is over.
        return due.chronologies or due.completion
    if request.what in REPORTS:
        return due.reports or due.completion
    return due.completion


def neglected(request: Request, as_of: date) -> bool:
    """Tell whether a return is long overdue and nobody has asked for it since."""
    chased = any(day <= as_of for day in request.chased)
    late = _open(request, as_of) and as_of - request.due > _LONG
    return late and not chased and blank(request.note)


def came_unchased(request: Request) -> bool:
    """Tell whether a return came long after its day, unasked for and unexplained."""
    came = request.received
    late = came is not None and came - request.due > _LONG
    # That it was due before it was asked for is told as such.
    real = late and request.due >= request.requested
    return real and not request.chased and blank(request.note)


def _open(request: Request, as_of: date) -> bool:
    came = request.received is not None and request.received <= as_of
    return not came and not request.accepted and not request.nil_return
