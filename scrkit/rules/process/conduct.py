"""Rules on how a review is run: decision, terms of reference, records, family."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.opening import TermsOfReference
from scrkit.model.reached import has_come
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import (
    agreed,
    blank,
    completed,
    goes_ahead,
    once,
    published,
)
from scrkit.rules.process.family import nothing_said
from scrkit.rules.process.referral import departs


@rule(
    code="SCR404",
    title="An agency's records were not secured before its chronology was begun",
    source="leaflet L10; the IMR form of 2010: when records were secured; "
    "Home Office HO-3",
    stage="gathering",
)
def secured_late(context: Context) -> Iterator[Hit]:
    """A case file was secured after the chronology was begun, or no file is registered.

    An agency that looked and holds none has a line under `nil`.

    Why: Managers secure all case files relating to the child at once, so that nobody
    can change or lose them. What was written before that stands on files that could
    still change.

    Do: Register each file with the day it was secured. If it was late, ask the agency
    to confirm that nothing changed, and accept the departure with that reason.
    """
    for chronology in context.review.chronologies:
        # Without the day it was begun, nothing can be said of before and after.
        if chronology.started is None:
            continue
        files = [
            record
            for record in context.review.secured.records
            if record.agency == chronology.agency
        ]
        # That the register as a whole is empty is told once, as SCR421.
        empty = agreed(context) and not context.review.secured.records
        empty = empty and not context.review.secured.nil
        searched = _searched(context.review, chronology.agency)
        if not (files or searched or empty):
            message = f"the register shows no case file secured for {chronology.agency}"
            missing = ("secured-records.yaml",)
            yield Hit(chronology, message, ("started",), missing_from=missing)
        for record in files:
            if record.secured > chronology.started:
                message = "secured only after the chronology was begun"
                yield Hit(record, message, ("secured",))


@rule(
    code="SCR409",
    title="The terms of reference lack something they have to say",
    source="leaflet L8, L11; quality markers 5 and 6; Home Office HO-6",
    stage="set-up",
)
def terms_incomplete(context: Context) -> Iterator[Hit]:
    """The terms of reference lack purpose, issues, period, agencies, end or limits.

    Each thing that a review is not is asked for by itself: no criminal investigation,
    no inquest, no disciplinary investigation. A notice while they are being drawn up, a
    warning once they are agreed, or the report is finished. That they were agreed is
    asked for once an agency's report is signed off. Silent where it is
    decided to hold no review.

    Why: The panel draws up the main issues, the period under review, who is involved
    and when the review will be completed; and everybody in it should read that it is
    not a criminal, coroner's or disciplinary investigation.

    Do: Ask the panel with a form: scr request board --what terms. Or fill in the key
    that is named, in terms-of-reference.yaml.
    """
    if not goes_ahead(context):
        return
    terms = context.review.terms
    # A finished report had terms of reference, whether or not their day was noted.
    written = has_come(context.review.case.dates.report_completed, context.as_of)
    severity = once(reached=agreed(context) or written)
    missing = ("terms-of-reference.yaml",)
    lacking = list(_lacking(terms, started=_at_work(context)))
    if severity is Severity.WARNING and len(lacking) > _MANY:
        # A file that is gone or was emptied is one fault.
        keys = ", ".join(dict.fromkeys(".".join(path) for path, _ in lacking))
        message = f"the terms of reference are empty of {keys}"
        yield Hit(terms, message, ("questions",), missing_from=missing)
        return
    for path, message in lacking:
        if path == ("agreed",):
            severity = Severity.WARNING
        yield Hit(terms, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR412",
    title="The family's part in the review is not recorded, nor a reason for none",
    source="Working Together 2015 ch.4; quality marker 12",
    stage="report",
    clause="family_invited",
)
def family_unrecorded(context: Context) -> Iterator[Hit]:
    """Nobody of the family is recorded, or somebody took no part for no stated reason.

    A notice while the review runs, a warning once the overview report is finished.
    Silent where it is decided to hold no review.

    Why: Families, surviving children too, are invited to contribute, so that the child
    stays at the centre. Where they are not, or decline, the report says why.

    Do: Record the contacts, or why there were none, for one person or for all, with a
    form: scr request board --what contact-log. Or write them into family.yaml, the
    reasons under `reason` and `none_reason`.
    """
    if not goes_ahead(context):
        return
    family = context.review.family
    severity = once(reached=completed(context))
    if not family.members and blank(family.none_reason):
        message = "it is not recorded who of the family was asked to take part"
        missing = ("family.yaml",)
        path = ("members",)
        yield Hit(family, message, path, severity=severity, missing_from=missing)
    for member in family.members:
        if nothing_said(member):
            message = "took no part, and neither contact nor reason is recorded"
            yield Hit(member, message, ("reason",), severity=severity)
        elif not member.took_part and blank(member.reason):
            message = "was asked and took no part, and no reason is recorded"
            yield Hit(member, message, ("reason",), severity=severity)


@rule(
    code="SCR414",
    title="The Chair's decision bears two different days",
    source="Working Together 2015 ch.4: a clock runs from the decision",
    severity=Severity.ERROR,
    stage="criteria",
)
def two_decision_days(context: Context) -> Iterator[Hit]:
    """The day of the decision differs between criteria.yaml and review.yaml.

    Why: Clocks run from that day, and the report prints it. It can only be one.

    Do: Look at the Chair's letter and correct the one that is wrong.
    """
    decision = context.review.criteria.decision
    decided = context.review.case.dates.decided
    if decision is not None and decided is not None and decision.date != decided:
        message = "differs from the day of the decision in review.yaml"
        yield Hit(context.review.criteria, message, ("decision", "date"))


@rule(
    code="SCR415",
    title="An agency's staff were interviewed, but nobody was debriefed",
    source="leaflet L22",
    stage="publication",
    clause="debrief",
)
def no_debrief(context: Context) -> Iterator[Hit]:
    """No debrief is recorded for an agency whose staff were interviewed.

    One whose day is still to come has told nobody anything yet.

    A notice once the overview report is finished, a warning once it is published.

    Why: Those involved in the review are debriefed. They should not read its result in
    the newspaper.

    Do: Hold the debrief and record it under `debriefs` in dissemination.yaml.
    """
    review = context.review
    if not completed(context):
        return
    debriefs = review.dissemination.debriefs
    # A debrief whose day lies ahead has told nobody anything.
    debriefed = {one.agency for one in debriefs if one.date <= context.as_of}
    severity = once(reached=published(context))
    if none_debriefed(review):
        heard = [held.agency for held in review.interviews if held.interviews]
        message = f"no debrief is recorded, and staff of {len(heard)} agencies were "
        message += f"interviewed{such_as(heard)}"
        missing: tuple[str, ...] = ("dissemination.yaml",)
        path: tuple[str, ...] = ("debriefs",)
        record = review.dissemination
        yield Hit(record, message, path, severity=severity, missing_from=missing)
        return
    for held in review.interviews:
        if held.interviews and held.agency not in debriefed:
            message = f"no debrief is recorded for the staff of {held.agency}"
            missing, path = ("dissemination.yaml",), ("agency",)
            yield Hit(held, message, path, severity=severity, missing_from=missing)


def none_debriefed(review: Review) -> bool:
    """Tell whether no debrief is recorded, of many agencies whose staff were heard."""
    heard = sum(bool(held.interviews) for held in review.interviews)
    return heard > NAMED and not review.dissemination.debriefs


@rule(
    code="SCR417",
    title="The review runs, but no decision of the Chair is recorded",
    source="leaflet L1; quality marker 2; Working Together 2015 ch.4: who decides",
    stage="criteria",
)
def review_undecided(context: Context) -> Iterator[Hit]:
    """The review was initiated, or its terms agreed, without a recorded decision.

    Why: The Chair of the Board decides, for reasons, and personally. The report prints
    who decided, when and why.

    Do: Record the decision, its day and its reasons under `decision` in criteria.yaml.
    """
    review, decision = context.review, context.review.criteria.decision
    initiated = review.case.dates.initiated
    if decision is None and (initiated is not None or agreed(context)):
        message = "the review has begun, but the Chair's decision is not recorded"
        missing = ("criteria.yaml",)
        yield Hit(review.criteria, message, ("decision",), missing_from=missing)
    elif decision is not None and blank(decision.reasons) and not departs(context):
        message = "the Chair's decision is recorded without its reasons"
        yield Hit(review.criteria, message, ("decision", "reasons"))
    elif decision and initiated is not None and initiated < decision.date:
        message = "the review was initiated before the Chair decided"
        yield Hit(review.case, message, ("dates", "initiated"))


# All that is asked for, and the day on which it was agreed: the file is empty.
_MANY = 6
# What a review is not, by words with which terms of reference say so.
_NOT_FOR = (
    (later(r"(?i)crim|police|prosecut|offence"), "criminal investigation"),
    (
        later(
            r"(?i)coron|inquest|\bdied?\b|death|caus(?:e|ed|ing)\b|fiscal"
            r"|fatal accident"
        ),
        "inquiry into how somebody died",
    ),
    (later(r"(?i)disciplin|misconduct|employ|\bHR\b"), "disciplinary investigation"),
)


def _at_work(context: Context) -> bool:
    """Tell whether agencies have given what the terms of reference ask them for."""
    signed = [imr.sign_off.date for imr in context.review.imrs if imr.sign_off]
    days = (*signed, context.review.case.dates.report_completed)
    return any(has_come(day, context.as_of) for day in days)


@rule(
    code="SCR468",
    title="It was decided to hold no review, and one is being held",
    source="leaflet L1; quality marker 2; Working Together 2015 ch.4",
    severity=Severity.ERROR,
    stage="criteria",
)
def held_all_the_same(context: Context) -> Iterator[Hit]:
    """The outcome ends the matter, yet the review was initiated or its terms agreed.

    Why: Where no review is held, nothing of one is asked for. A decision that says so
    by mistake would leave a whole review unlooked at.

    Do: Correct the outcome under `decision` in criteria.yaml. If it is right, take out
    the day under `initiated`, and the day on which the terms were agreed.
    """
    review, framework = context.review, context.framework
    decision = review.criteria.decision
    if decision is None or framework is None:
        return
    outcome = framework.outcome(decision.outcome)
    begun = (review.case.dates.initiated, review.terms.agreed)
    # An outcome that another authority may overturn does not end the matter.
    if outcome is not None and outcome.ends and any(begun):
        message = "it is decided to hold no review, and one was begun"
        yield Hit(review.criteria, message, ("decision", "outcome"))


def _searched(review: Review, agency: str) -> bool:
    """Tell whether an agency's report dates the securing, or it looked and has none."""
    if any(search.agency == agency for search in review.secured.nil):
        return True
    return any(i.records_secured for i in review.imrs if i.agency == agency)


def _lacking(
    terms: TermsOfReference, *, started: bool
) -> Iterator[tuple[tuple[str, ...], str]]:
    unsaid = "the terms of reference do not say"
    said = " ".join(one for one in terms.not_for if not blank(one))
    for path, lacks, message in (
        (("purpose",), blank(terms.purpose), f"{unsaid} what the review is for"),
        (("not_for",), not said, f"{unsaid} what the review is not"),
        (("period",), terms.period is None, _NO_PERIOD),
        (("questions",), not terms.questions, "the terms of reference ask no question"),
        (("agencies",), not terms.agencies, f"{unsaid} who is involved"),
        (("due", "completion"), terms.due.completion is None, f"{unsaid} {_WHEN}"),
        (("agreed",), started and terms.agreed is None, _NOT_AGREED),
    ):
        if lacks:
            yield path, message
    for pattern, what in _NOT_FOR if said else ():
        if not pattern.search(said):
            yield ("not_for",), f"{unsaid} that it is no {what}"


_NO_PERIOD = "the terms of reference set no period under review"
_WHEN = "when the review is to be completed"
_NOT_AGREED = "it is not recorded when the panel agreed the terms of reference"
