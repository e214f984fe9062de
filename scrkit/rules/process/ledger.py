"""Rules 421 to 426: the registers of what was secured, asked for and given back."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scrkit.diagnostics import Severity
from scrkit.model.case import Agency
from scrkit.model.gathering import Request, SecuredRecord
from scrkit.model.imr import REPORTS
from scrkit.model.review import Review
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import agreed, blank, completed, imr_of, once

_SOON = timedelta(days=14)
_LEDGER = "requests.yaml"
_REGISTER = "secured-records.yaml"


@rule(
    code="SCR421",
    title="The register shows nothing secured for an agency of the review",
    source="leaflet L10; the IMR form of 2010: when records were secured; "
    "Home Office HO-3",
    stage="set-up",
)
def nothing_secured(context: Context) -> Iterator[Hit]:
    """The terms are agreed, and an agency in them has neither a file nor a nil search.

    Told once where the register as a whole is empty. What only an agency's report says
    of its records is not in the register.

    Why: Managers secure all case files relating to the child. An agency that is not in
    the register may not have been asked.

    Do: Register each file with the day it was secured; for an agency that looked and
    holds none, add a line under `nil` in secured-records.yaml.
    """
    review = context.review
    if not agreed(context):
        return
    safe = {record.agency for record in review.secured.records}
    safe |= {search.agency for search in review.secured.nil}
    if not safe:
        message = "the register of secured files is empty"
        yield Hit(review.secured, message, ("records",), missing_from=(_REGISTER,))
        return
    for agency in _named(review):
        imr = imr_of(review, agency.id)
        # The report is the agency's word; the register is what was seen to be safe.
        if agency.id not in safe and imr is not None and imr.records_secured:
            safe.add(agency.id)
            message = (
                f"the register has no file of {agency.id}, whose report says that "
            )
            message += "records were secured"
            yield Hit(agency, message, ("id",), missing_from=(_REGISTER,))
    # Once its chronology is begun, that is told with it.
    safe |= {c.agency for c in review.chronologies if c.started}
    for agency in _named(review):
        if agency.id not in safe:
            message = f"no file is secured, and no search noted, for {agency.id}"
            own = f"{agency.id}.yaml"
            missing = (_REGISTER, f"imrs/{own}", f"chronologies/{own}")
            yield Hit(agency, message, ("id",), missing_from=missing)


@rule(
    code="SCR422",
    title="A case file was secured more than two weeks after the review was initiated",
    source="leaflet L10; the practice of boards: at once; Home Office HO-3",
    severity=Severity.NOTICE,
    stage="set-up",
)
def secured_after_weeks(context: Context) -> Iterator[Hit]:
    """A case file was secured more than 14 days after the review was initiated.

    No guidance sets a number of days; two weeks are scrkit's own measure.

    Why: Until then a file can be tidied, corrected or lost, and nobody would know.

    Do: Ask the agency to confirm in writing, with its audit trail, that nothing
    changed, and accept the departure with that reason.
    """
    initiated = context.review.case.dates.initiated
    if initiated is None:
        return
    begun = {c.agency: c.started for c in context.review.chronologies if c.started}
    late = [
        record
        for record in context.review.secured.records
        # A file that was secured after the chronology was begun is told as such.
        if record.secured > initiated + _SOON
        and not _after_start(record, begun.get(record.agency))
    ]
    if len(late) > NAMED:
        message = (
            f"{len(late)} files were secured more than two weeks after the review "
        )
        message += "was initiated"
        yield Hit(context.review.secured, message, ("records",))
        return
    for record in late:
        days = (record.secured - initiated).days
        message = f"secured {days} days after the review was initiated"
        yield Hit(record, message, ("secured",))


@rule(
    code="SCR423",
    title="The ledger shows no request to an agency that is to give something",
    source="leaflet L12; quality marker 10",
    stage="gathering",
)
def not_asked(context: Context) -> Iterator[Hit]:
    """review.yaml says that an agency gives something; requests.yaml asks it of none.

    A notice once the terms of reference are agreed, a warning once the overview report
    is finished; a notice where a full report is to be given and a short one was asked
    for, or the other way round. So is a chronology that is there, unasked, while those
    of most agencies were asked for.

    Why: Without a day on which it was asked for and due, nothing can be late.

    Do: Add the request to requests.yaml, or set `report` for the agency in review.yaml
    to what was agreed.
    """
    review = context.review
    if not agreed(context) and not completed(context):
        return
    severity = once(reached=completed(context))
    asked = {(request.agency, request.what) for request in review.requests.requests}
    owing = [agency.id for agency in review.case.agencies if agency.report != "none"]
    # A ledger that was never begun is one fault.
    if not asked and len(owing) > NAMED:
        message = f"the ledger is empty, and {len(owing)} agencies are to give "
        message += f"something{such_as(owing)}"
        path, missing, ledger = ("requests",), (_LEDGER,), review.requests
        yield Hit(ledger, message, path, severity=severity, missing_from=missing)
        return
    anything = {agency for agency, _ in asked}
    reports = {agency for agency, what in asked if what in REPORTS}
    for agency in review.case.agencies:
        wanted = reports if agency.report in REPORTS else anything
        if agency.report != "none" and agency.id not in wanted:
            message = f"the ledger shows no request for what {agency.id} is to give"
            path, missing = ("report",), (_LEDGER,)
            yield Hit(agency, message, path, severity=severity, missing_from=missing)
    yield from _unasked_chronologies(review, asked, severity)
    for request in review.requests.requests:
        owed = review.agency(request.agency)
        both = {request.what, owed.report} if owed is not None else set()
        # Where both kinds were asked for, the agency may give either.
        other = next(what for what in REPORTS if what != request.what)
        if both == set(REPORTS) and (request.agency, other) not in asked:
            message = "review.yaml has the agency give another kind of report"
            yield Hit(request, message, ("what",), severity=Severity.NOTICE)


@rule(
    code="SCR424",
    title="The days of a request stand in an order that cannot be",
    source="quality marker 8; leaflet L12: what was asked for is given, then judged",
    severity=Severity.ERROR,
    stage="gathering",
)
def request_order(context: Context) -> Iterator[Hit]:
    """A return is accepted or sent back before it came, or it came before asked for.

    Or it was due before that.

    Or it was chased once it had come, and what was sent back had come again.

    A warning where it is accepted and the day on which it came is not recorded.

    Why: The ledger shows that the panel read what it accepted; it must be able to bear
    that.

    Do: Look the days up in the covering letters and minutes, and correct the ledger.
    """
    for request in context.review.requests.requests:
        if request.accepted and not request.received and not request.nil_return:
            message = "accepted, but the day on which it came is not recorded"
            severity = Severity.WARNING
            yield Hit(request, message, ("accepted",), severity=severity)
        for key, message in _reversed(request):
            yield Hit(request, message, (key,))


@rule(
    code="SCR425",
    title="A return that was sent back did not come again, or nobody said why",
    source="quality marker 10; leaflet L12: a return looks openly at practice",
    stage="gathering",
)
def sent_back(context: Context) -> Iterator[Hit]:
    """A return was sent back and is not noted as resubmitted, or no reason is given.

    While the review runs, waiting for it is a notice.

    Why: Sending a weak report back has made reports better. It only helps if the agency
    knows what was weak, and if what comes back is read.

    Do: Note under `returned_reason` what was asked for, and the day it came again under
    `resubmitted`.
    """
    severity = once(reached=completed(context))
    for request in context.review.requests.requests:
        if request.returned is None:
            continue
        if blank(request.returned_reason):
            yield Hit(request, "sent back without a reason", ("returned",))
        if request.resubmitted is None:
            message = "sent back, and not noted as having come again"
            yield Hit(request, message, ("returned",), severity=severity)


@rule(
    code="SCR426",
    title="An agency's chronology is missing",
    source="leaflet L12; quality marker 10",
    stage="gathering",
    asks="chronology",
)
def chronology_missing(context: Context) -> Iterator[Hit]:
    """An agency is to give a chronology, and there is none, nor did it know nothing.

    A notice once the terms of reference are agreed, a warning once the overview report
    is finished, or where the ledger says that it was accepted.

    Why: The integrated chronology is only as whole as the accounts in it, and one that
    is missing looks like an agency with no contact.

    Do: Put it into chronologies/. If the agency knew nothing, say `nil_return: true` in
    requests.yaml; if less was agreed with it, set its `report` in review.yaml.
    """
    review = context.review
    if not agreed(context) and not completed(context):
        return
    given = {chronology.agency for chronology in review.chronologies}
    # An agency that knew nothing has answered.
    given |= {r.agency for r in review.requests.requests if r.nil_return}
    given |= {search.agency for search in review.secured.nil}
    asked = [r for r in review.requests.requests if r.what == "chronology"]
    accepted = {r.agency for r in asked if r.accepted}
    for agency in review.case.agencies:
        wanted = agency.report in (*REPORTS, "chronology_only")
        if wanted and agency.id not in given:
            # What the panel accepted was there.
            severity = once(reached=completed(context) or agency.id in accepted)
            message = f"{agency.id} was to give a chronology, and there is none"
            missing = (f"chronologies/{agency.id}.yaml", _LEDGER, _REGISTER)
            path = ("report",)
            yield Hit(agency, message, path, severity=severity, missing_from=missing)


def _unasked_chronologies(
    review: Review, asked: Iterable[tuple[str, str]], severity: Severity
) -> Iterator[Hit]:
    """Yield the chronologies that were not asked for, where others were."""
    anything = {agency for agency, _ in asked}
    chronologies = {agency for agency, what in asked if what == "chronology"}
    if any(review.agency(one.agency) is None for one in review.requests.requests):
        # A request to an agency that nobody knows may be the very one.
        return
    # Of whom nothing was asked, that is told by itself.
    of_others = anything - chronologies
    unasked = [one for one in review.chronologies if one.agency in of_others]
    # Where few were asked for apart, they come with the reports.
    for one in unasked if len(unasked) < len(chronologies) else ():
        message = "the ledger shows no request for this chronology"
        path, missing = ("agency",), (_LEDGER,)
        yield Hit(one, message, path, severity=severity, missing_from=missing)


def _named(review: Review) -> Iterator[Agency]:
    """Yield the agencies of the terms of reference that review.yaml knows."""
    for id in review.terms.agencies:
        agency = review.agency(id)
        if agency is not None:
            yield agency


def _after_start(record: SecuredRecord, started: date | None) -> bool:
    return started is not None and record.secured > started


def _reversed(request: Request) -> Iterator[tuple[str, str]]:
    """Yield the key of each day that lies before one it has to follow."""
    order = (
        ("requested", "due", "due before it was asked for"),
        ("requested", "received", "came before it was asked for"),
        ("received", "returned", "sent back before it came"),
        ("returned", "resubmitted", "came again before it was sent back"),
    )
    for earlier, later, message in order:
        first, second = getattr(request, earlier), getattr(request, later)
        if first is not None and second is not None and second < first:
            yield later, message
    came = request.resubmitted or request.received
    if came is not None and request.accepted is not None and request.accepted < came:
        yield "accepted", "accepted before it came"
    last = request.accepted or came
    if last is not None and any(day > last for day in request.chased):
        yield "chased", "chased after it had come"
