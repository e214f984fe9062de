"""Rules on what holds a review up: pauses, delays, the day of completion."""

from collections.abc import Iterator
from itertools import combinations

from scrkit import clocks
from scrkit.clocks import Due
from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.rules.deadlines.duedays import explained
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import once


@rule(
    code="SCR510",
    title="A pause ends before it begins, or lies over another of its kind",
    source="quality marker 9; scrkit's format: pauses and their reasons",
    severity=Severity.ERROR,
    stage="gathering",
)
def pause_out_of_order(context: Context) -> Iterator[Hit]:
    """A pause has its days the wrong way round, or overlaps one for the same reason.

    An error where it ends before it begins; a notice where two pauses overlap that wait
    for the same kind of process. Pauses for different reasons may overlap.

    Why: The days of rest are shown beside the deadlines. Days the wrong way round count
    for nothing, and two pauses for one reason are mostly one that was written twice.

    Do: Correct the days, or make one pause of the two.
    """
    pauses = context.review.proceedings.pauses
    for pause in pauses:
        if pause.until is not None and pause.until < pause.from_date:
            yield Hit(pause, "until lies before from_date", ("until",))
    for one, other in combinations(sorted(pauses, key=lambda p: p.from_date), 2):
        # Whether a pause begins within one for the same reason that began before.
        lasts = one.until is None or other.from_date <= one.until
        if lasts and one.because == other.because:
            message = "this pause begins while another for the same reason still lasts"
            path = ("from_date",)
            yield Hit(other, message, path, severity=Severity.NOTICE)


@rule(
    code="SCR511",
    title="The review goes beyond its day of completion",
    source="leaflet L11; quality marker 8; Home Office HO-1",
    stage="report",
)
def delay_unreported(context: Context) -> Iterator[Hit]:
    """The review was finished late, or is not finished, without a delay being reported.

    A warning where no delay or pause is recorded with its reason, or where the new day
    has passed as well; a notice while an unfinished review has reported its delay. A
    warning too where a departure accepts that the report is late, and no delay is
    reported.

    Why: A delay may be right, for a trial for instance. That it is reported, with its
    reason, lets the Board decide about it, and the family know.

    Do: Report it to the Board and write it under `delays` in proceedings.yaml, with the
    reason and the new day that was agreed.
    """
    due = next(
        (
            one
            for one in clocks.terms_due(context.review, context.as_of)
            if one.id == "terms.completion"
        ),
        None,
    )
    late = due is not None and due.state in ("late", "overdue")
    # Told of the terms, it is not told of the departure as well.
    if not late or explained(context):
        yield from _accepted_only(context)
    if due is None or due.due is None or not late:
        return
    message = f"the review was to be completed by {spelled(due.due)}"
    severity = Severity.WARNING
    if not explained(context):
        message += ", and no delay is reported"
    # It is finished, and its delay was reported: nothing is left to do.
    elif due.state == "late":
        return
    else:
        message += _since(context, due)
        severity = once(reached=_passed(context, due))
    yield Hit(
        context.review.terms,
        message,
        ("due", "completion"),
        severity=severity,
        missing_from=("proceedings.yaml",),
    )


def _accepted_only(context: Context) -> Iterator[Hit]:
    """Yield the departures that accept lateness of which the Board was told nothing."""
    if context.review.proceedings.delays:
        return
    for one in context.review.case.departures:
        if one.rule in _LATE and (one.at in _FINISHED or one.rule == "SCR511"):
            message = "this accepts that the review is late, and no delay is reported"
            missing = ("proceedings.yaml",)
            yield Hit(one, message, ("rule",), missing_from=missing)


# The rules that tell of a review that is late, and the days by which it is finished.
_LATE = ("SCR501", "SCR502", "SCR511")
_FINISHED = ("dates.report_completed", "dates.published")


def _passed(context: Context, due: Due) -> bool:
    return due.agreed is not None and due.agreed < context.as_of


def _since(context: Context, due: Due) -> str:
    """Say what is known of the new day."""
    if due.agreed is None:
        return "; the record of the delay names no new day"
    new = spelled(due.agreed)
    return f"; the new day, {new}, {'has passed' if _passed(context, due) else 'holds'}"
