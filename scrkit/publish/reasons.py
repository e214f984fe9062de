"""Every reason, at once, why a review may not be published as it stands."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scrkit.clocks import deadlines, decided_on
from scrkit.diagnostics import Diagnostic, Severity, by_place
from scrkit.edits.approval import FILE
from scrkit.files import NewFile
from scrkit.frameworks import Deadline, Framework
from scrkit.model.people import Person, Place
from scrkit.model.publishing import Gate, Publication
from scrkit.model.review import Review
from scrkit.publish.approved import Passages, disapproved
from scrkit.publish.finished import coded, scanned, strange
from scrkit.publish.reason import Kind, Reason
from scrkit.rules import run
from scrkit.rules.deadlines import keydates
from scrkit.rules.engine.family import rules_of
from scrkit.rules.validate import Validation

if TYPE_CHECKING:
    from scrkit.scan.values import Scan

# Told by reasons of their own, below, so that one cause has one reason.
_OWN = ("SCR702", "SCR703", "SCR704", "SCR818")
_KINDS: dict[str, Kind] = {
    "SCR708": "family",
    "SCR709": "staff",
    "SCR458": "seal",
    "SCR459": "seal",
}
_LATE_ITSELF = ("SCR501", "dates.published")
_CLOCKS = ("SCR501", "SCR502", "SCR512")


def reasons(
    validation: Validation,
    built: tuple[NewFile, ...],
    scans: Mapping[str, "Scan"],
    outside: tuple[Reason, ...] = (),
    printed: Passages | None = None,
) -> tuple[Reason, ...]:
    """Return every reason why what was built may not be published.

    `validation` judged the review as about to leave publication behind; `scans` are
    those of the files of `built`, by path; `outside` is what the folders tell;
    `printed` is what would be published, None where nothing could be made.
    """
    context = validation.context
    if context is None:
        message = "review.yaml is missing or cannot be used"
        return (Reason("review", message, "review.yaml"), *outside)
    review, as_of = context.review, context.as_of
    timed = _published_today(validation)
    found = [
        *_decision(review.dissemination.publication, as_of),
        *_gates(review.dissemination.publication, context.framework, as_of),
        *_days(review),
        *_copies(timed, context.framework),
        *_ruled(timed),
        *_wordings(review),
        *disapproved(review, as_of, printed),
        *strange(built, review.case.board.name, as_of),
        *scanned(built, scans),
        *coded(built, review.people.codes),
        *outside,
    ]
    # Said twice, a reason looks like two.
    return tuple(dict.fromkeys(found))


def _published_today(validation: Validation) -> Validation:
    """Return it with its days judged as they will stand once this is published."""
    # A day of publication that is only planned may be kept to or not: what has to be
    # sent before it is counted back from the day on which it really goes out.
    context = validation.context
    assert context is not None  # noqa: S101 - asked by `reasons`
    review, as_of = context.review, context.as_of
    known = review.case.dates.published
    if known is not None and known <= as_of:
        return validation
    dates = replace(review.case.dates, published=as_of)
    case = replace(review.case, dates=dates)
    then = replace(context, review=replace(review, case=case))
    judged = run(
        then,
        rules_of(keydates),
        lambda record, path: validation.loaded.place_of(
            review.case if record is case else record, path
        ),
    )
    codes = {rule.code for rule in rules_of(keydates)}
    others = [d for d in validation.diagnostics if d.code not in codes]
    # That the publication itself is late is no reason to wait still longer.
    ours = [d for d in judged.diagnostics if (d.code, d.path) != _LATE_ITSELF]
    return replace(
        validation,
        diagnostics=tuple(sorted([*others, *ours], key=by_place)),
        accepted=(*validation.accepted, *judged.accepted),
        context=then,
    )


def _decision(publication: Publication, as_of: date) -> Iterator[Reason]:
    if publication.decision != "publish":
        yield Reason("decision", "the decision is not to publish, or not yet", FILE)
    elif publication.date is not None and publication.date > as_of:
        yield Reason("decision", "the day of the decision lies ahead", FILE)


def _gates(
    publication: Publication, framework: Framework | None, as_of: date
) -> Iterator[Reason]:
    if framework is None:
        message = (
            "the framework is not known, so that nobody can say which gates it has"
        )
        yield Reason("gate", message, "review.yaml")
        return
    recorded = {gate.id: gate for gate in publication.gates}
    for asked in framework.gates:
        wrong = _unsettled(recorded.get(asked.id), as_of)
        if wrong:
            yield Reason("gate", f"gate {asked.id} {wrong}: {asked.question}", FILE)


def _unsettled(gate: Gate | None, as_of: date) -> str:
    if gate is None:
        return "is not recorded"
    if gate.state == "open":
        return "is open"
    if gate.state == "approved_with_reason" and not gate.reason.strip():
        return "is approved with a reason, which is not given"
    if gate.date is None:
        return "bears no day on which it was settled"
    return "was settled on a day that lies ahead" if gate.date > as_of else ""


def _days(review: Review) -> Iterator[Reason]:
    dates = review.case.dates
    if dates.publication_planned is None and dates.published is None:
        message = "no day of publication is planned, from which times are counted back"
        yield Reason("day", message, "review.yaml")


def _copies(validation: Validation, framework: Framework | None) -> Iterator[Reason]:
    """Yield what must be sent before publication and is not recorded as sent."""
    context = validation.context
    if framework is None or context is None:
        return
    accepted = {d.path for d in validation.accepted if d.code in _CLOCKS}
    told = {d.path for d in validation.diagnostics if d.code in _CLOCKS}
    dates, outcome = decided_on(framework, context.review, context.as_of)
    for one in deadlines(framework, dates, context.as_of, outcome=outcome):
        paths = {f"dates.{n}" for n in (*one.clause.done, *one.clause.starts)}
        if _owed(one) and not paths & (accepted | told):
            what = one.clause.what[:1].lower() + one.clause.what[1:]
            message = f"{one.clause.id} is not recorded as done: {what}"
            yield Reason("copies", message, "review.yaml")


def _owed(one: Deadline) -> bool:
    clause = one.clause
    ahead = clause.stage == "publication" and clause.direction == "before"
    return ahead and bool(clause.done) and one.done is None and not clause.soft


def _ruled(validation: Validation) -> Iterator[Reason]:
    for found in validation.diagnostics:
        if found.code not in _OWN and _holds(found):
            place = f"{found.place.file}:{found.place.line}"
            copies = found.code in _CLOCKS and found.stage == "publication"
            kind = "copies" if copies else _KINDS.get(found.code, "rule")
            yield Reason(kind, f"{found.code}: {found.message}", place)


def _holds(found: Diagnostic) -> bool:
    if found.severity is Severity.ERROR:
        return True
    ours = found.code.startswith("SCR7") or found.stage == "publication"
    return found.severity is Severity.WARNING and (ours or found.code in _KINDS)


def _wordings(review: Review) -> Iterator[Reason]:
    everyone: tuple[Person | Place, ...]
    everyone = (*review.people.people, *review.people.places)
    for one in everyone:
        if not one.published.strip():
            message = (
                f"{one.code} has no wording for the public: scr people role --published"
            )
            yield Reason("wording", message, "people.yaml")
