"""Rules on what agencies give back: reports, interviews, staff consulted, lateness."""

from collections.abc import Iterator

from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.model.gathering import REGISTER, Request
from scrkit.model.hearing import Interview
from scrkit.model.imr import REPORTS
from scrkit.model.review import Review
from scrkit.rules.deadlines.duedays import came_unchased, neglected
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, blank, completed, imr_of, once, signed


@rule(
    code="SCR405",
    title="An interviewee has not been sent the record, or not confirmed it",
    source="leaflet L18",
    stage="gathering",
)
def record_unconfirmed(context: Context) -> Iterator[Hit]:
    """The written record of an interview was not sent, or its accuracy not confirmed.

    A notice until the agency's report is signed off, a warning from then on.

    Why: The interviewee receives a written record, to check the accuracy of their
    responses. What they did not check should not be relied on.

    Do: Send the record and note the day under `record_sent`; note the reply under
    `accuracy_confirmed`. If none comes, accept the departure with that reason.
    """
    for held in context.review.interviews:
        severity = once(reached=signed(context, held.agency))
        for interview in held.interviews:
            for key, message in _unconfirmed(interview):
                yield Hit(interview, message, (key,), severity=severity)


@rule(
    code="SCR406",
    title="A potential witness was interviewed before the police agreed",
    source="quality marker 9; guide of police, prosecutors and boards on reviews and "
    "trials, 2014",
    severity=Severity.ERROR,
    stage="gathering",
)
def witness_not_cleared(context: Context) -> Iterator[Hit]:
    """A potential witness was interviewed without, or before, the police's agreement.

    Why: An interview can harm a prosecution: the witness may be said to have rehearsed
    the evidence, and the notes may have to be disclosed.

    Do: Tell the senior investigating officer now, keep the notes and every draft as
    they are, and record the day the police agreed under `cleared`.
    """
    for held in context.review.interviews:
        for interview in held.interviews:
            if not interview.potential_witness:
                continue
            if interview.cleared is None:
                message = "a potential witness was interviewed without police agreement"
                yield Hit(interview, message, ("potential_witness",))
            # Agreement afterwards does not undo what a witness may have been led to
            # say.
            elif interview.cleared > interview.date:
                message = "a potential witness was interviewed before the police agreed"
                yield Hit(interview, message, ("cleared",))


@rule(
    code="SCR410",
    title="An agency's IMR or short report is missing, or was never accepted",
    source="leaflet L12; quality marker 10",
    stage="gathering",
)
def report_missing(context: Context) -> Iterator[Hit]:
    """An agency was to give an IMR or short report, and the review has none from it.

    A notice once the terms of reference are agreed, a warning once the overview report
    is finished, or where the ledger says that it was accepted. The same for a return
    that came and that the panel has not accepted; a register of secured files needs no
    acceptance.

    Why: The overview report is to rest on every agency's account, and the panel answers
    for having read and challenged each.

    Do: Chase the report, or set `report` for the agency in review.yaml to what was
    agreed. What the panel accepts, note with: scr accept AGENCY imr, short_report,
    chronology or information.
    """
    review = context.review
    # Before the terms of reference are agreed nothing has been asked of anybody.
    if not agreed(context) and not completed(context):
        return
    severity = once(reached=completed(context))
    asked, kinds = _asked_for_reports(review), REPORTS
    ledger = [one for one in review.requests.requests if one.what in kinds]
    accepted = {one.agency for one in ledger if one.accepted and not one.nil_return}
    for agency in review.case.agencies:
        # That it was never asked for is told of the ledger.
        wanted = agency.report in kinds and agency.id in asked
        if wanted and imr_of(review, agency.id) is None:
            message = f"{agency.id} was to give a report, and there is none"
            missing = (f"imrs/{agency.id}.yaml",)
            path = ("report",)
            # What the panel accepted was there.
            grave = once(reached=completed(context) or agency.id in accepted)
            yield Hit(
                agency,
                message,
                path,
                severity=grave,
                missing_from=missing,
                concerns=missing,
            )
    for request in review.requests.requests:
        if _unread(request):
            message = f"the return of {request.agency} came, but was not accepted"
            yield Hit(request, message, ("accepted",), severity=severity)


@rule(
    code="SCR411",
    title="Front-line staff were not consulted on an IMR's findings",
    source="leaflet L13",
    stage="gathering",
    asks="imr",
)
def staff_not_consulted(context: Context) -> Iterator[Hit]:
    """An IMR names nobody whom its author consulted on the findings, or no word of it.

    A notice until it is signed off, a warning from then on. A short report need not
    consult anybody; where it tells what staff said, it names them too.

    Why: An IMR is to reflect the perspectives of front-line staff. They know why things
    were done as they were, and will have to do them otherwise.

    Do: Let the author take the findings to the staff, then list them by code under
    `staff_consulted` and what they said under `staff_view`.
    """
    for imr in context.review.imrs:
        if imr.kind != "imr" and blank(imr.staff_view):
            continue
        severity = once(reached=signed(context, imr.agency))
        if not imr.staff_consulted:
            message = "no front-line staff are recorded as consulted on the findings"
            yield Hit(imr, message, ("staff_consulted",), severity=severity)
        elif blank(imr.staff_view):
            message = "staff were consulted, and what they said is not recorded"
            yield Hit(imr, message, ("staff_view",), severity=severity)


@rule(
    code="SCR418",
    title="An agency's report was accepted without a senior officer's sign-off",
    source="leaflet L12; established practice: a senior officer owns the report",
    stage="gathering",
)
def report_unsigned(context: Context) -> Iterator[Hit]:
    """The panel accepted an IMR or short report that nobody has signed off.

    Why: With the signature a senior officer owns the report and its recommendations for
    the agency; without it nobody has promised to carry them out.

    Do: Ask for the sign-off and record office, day and version under `sign_off`.
    """
    accepted = {
        request.agency
        for request in context.review.requests.requests
        if request.accepted and request.what in REPORTS
    }
    for imr in context.review.imrs:
        if imr.sign_off is None and imr.agency in accepted:
            message = "the panel accepted this report, but nobody has signed it off"
            yield Hit(imr, message, ("sign_off",))


@rule(
    code="SCR504",
    title="What an agency was asked for is late",
    source="leaflet L11: the terms of reference say when it is to be done",
    stage="gathering",
)
def return_late(context: Context) -> Iterator[Hit]:
    """The day by which an agency was to answer has passed, and nothing has come.

    A notice where a reason or an extension is noted. What is long overdue and was never
    chased is told as that. So is what came more than two weeks after its day, with no
    chasing and no word on why.

    Why: Late returns are the commonest reason why reviews take years.

    Do: Chase the agency and add the day under `chased`; note the reason for the delay,
    or the extension that was agreed, under `note`. If it came, note the day under
    `received`; for a chronology, scr import does.
    """
    for request in context.review.requests.requests:
        # One cause, one message: what nobody chased has a rule of its own.
        if _due_passed(request, context) and not neglected(request, context.as_of):
            message = f"{request.agency} was to answer by {spelled(request.due)}"
            severity = once(reached=blank(request.note))
            yield Hit(request, message, ("due",), severity=severity)
        elif came_unchased(request):
            message = "came weeks after its day, unchased, and nothing says why"
            yield Hit(request, message, ("received",))


def _unconfirmed(interview: Interview) -> Iterator[tuple[str, str]]:
    if interview.record_sent is None:
        yield "record_sent", "the interviewee has not been sent the written record"
    # What was not sent cannot be confirmed: one cause, one message.
    elif interview.accuracy_confirmed is None:
        message = "the interviewee has not confirmed that the record is accurate"
        yield "accuracy_confirmed", message


def _asked_for_reports(review: Review) -> set[str]:
    reports = REPORTS
    return {r.agency for r in review.requests.requests if r.what in reports}


def _unread(request: Request) -> bool:
    """Tell whether a return lies before the panel: not accepted, nor sent back."""
    # An agency that knew nothing has nothing to be accepted, nor has a register.
    nothing = request.nil_return or request.what == REGISTER
    if request.accepted is not None or nothing:
        return False
    came, again = request.received is not None, request.resubmitted is not None
    return again or (came and request.returned is None)


def _due_passed(request: Request, context: Context) -> bool:
    # What was accepted has come, whatever its day.
    open_ = request.received is None and request.accepted is None
    return open_ and request.due < context.as_of and not request.nil_return
