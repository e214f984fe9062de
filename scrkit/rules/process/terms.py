"""Rules 442 to 445: terms of reference that say how, with whom and over what time."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.imr import REPORTS
from scrkit.rules.engine.clauses import subject
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import agreed, blank, once

_FILE = "terms-of-reference.yaml"


@rule(
    code="SCR442",
    title="The terms of reference do not say how the review works, or why that fits",
    source="quality marker 6; Working Together 2015 ch.4: proportionate; "
    "Home Office HO-6",
    stage="set-up",
)
def method_unsaid(context: Context) -> Iterator[Hit]:
    """The terms name no method, or give no reason why it is in proportion to the case.

    A notice while they are being drawn up, a warning once they are agreed.

    Why: Working Together leaves the model free, as long as it fits the scale and the
    complexity of the case. That is a decision, and the report prints it.

    Do: Say under `method` how the review works, and under `proportion` why this form
    and scope fit the case.
    """
    terms = context.review.terms
    # Terms of which nothing is written yet lack more than the method.
    if not terms.questions and not agreed(context):
        return
    severity, missing = once(reached=agreed(context)), (_FILE,)
    for key, text, message in (
        ("method", terms.method, "the terms do not say how the review works"),
        ("proportion", terms.proportion, "the terms do not say why this form fits"),
    ):
        if blank(text):
            path = (key,)
            yield Hit(terms, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR443",
    title="The terms of reference and review.yaml differ on who is involved",
    source="leaflet L11, L12",
    stage="set-up",
)
def agencies_differ(context: Context) -> Iterator[Hit]:
    """An agency is to give a report but is not in the terms, or is in them for nothing.

    A notice while the terms are being drawn up, a warning once they are agreed.

    Why: The terms of reference are the mandate on which an agency opens its records.

    Do: Add the agency under `agencies` in terms-of-reference.yaml, or set its `report`
    in review.yaml to what was agreed: `chronology_only` for a chronology alone.
    """
    review, named = context.review, set(context.review.terms.agencies)
    # Terms that name no agency lack more than one.
    if not named:
        return
    severity = once(reached=agreed(context))
    unnamed = [
        agency
        for agency in review.case.agencies
        if agency.report in REPORTS and agency.id not in named
    ]
    # One slip (a list that was cut off) is told once.
    if len(unnamed) > NAMED:
        message = f"{len(unnamed)} agencies are to give a report, but are not in the "
        message += f"terms{such_as(unnamed)}"
        yield Hit(review.terms, message, ("agencies",), severity=severity)
        unnamed = []
    for agency in review.case.agencies:
        if agency in unnamed:
            message = f"{agency.id} is to give a report, but is not in the terms"
        elif agency.report == "none" and agency.id in named:
            message = f"{agency.id} is in the terms, but nothing is asked of it"
        else:
            continue
        yield Hit(agency, message, ("report",), severity=severity)


@rule(
    code="SCR444",
    title="The period under review begins after the child's birth, without a reason",
    source="leaflet L11; guidance to contributors: from birth or before; "
    "Home Office HO-6",
    severity=Severity.NOTICE,
    stage="set-up",
)
def begins_after_birth(context: Context) -> Iterator[Hit]:
    """The period begins after the birth of a subject child; `period_reason` is empty.

    Why: Accounts that begin with the latest referral leave out what was known before,
    and with it the child's first years.

    Do: Say under `period_reason` why it begins there, or begin with the birth or the
    pregnancy.
    """
    terms = context.review.terms
    starts = terms.period.earliest if terms.period is not None else None
    if starts is None or not blank(terms.period_reason):
        return
    # The life of an adult is not looked at from birth on.
    if subject(context) != "child":
        return
    births = [p.born for p in context.review.people.people if p.kind == "subject"]
    # The latest day it can have been: "2012" is not after March 2012 for sure.
    known = [born.latest for born in births if born is not None]
    if any(day is not None and day < starts for day in known):
        message = "the period begins after the child's birth, and no reason is given"
        yield Hit(terms, message, ("period",))


@rule(
    code="SCR445",
    title="The period under review ends before the incident, or is not over yet",
    source="leaflet L11; quality marker 5",
    stage="set-up",
)
def ends_before_incident(context: Context) -> Iterator[Hit]:
    """The last day of the period lies before the incident that led to the review.

    Or it lies ahead of the day of the check, on which no agency can tell of it: a
    notice until the terms are agreed.

    Why: What happened on the day, and what was done first, would be outside the review.

    Do: Correct the period in terms-of-reference.yaml, or the incident in review.yaml.
    """
    terms, incident = context.review.terms, context.review.case.dates.incident
    ends = terms.period.latest if terms.period is not None else None
    happened = incident.earliest if incident is not None else None
    if ends is not None and happened is not None and ends < happened:
        yield Hit(terms, "the period ends before the incident", ("period",))
    elif ends is not None and ends > context.as_of:
        message = "the period ends on a day that is still to come"
        severity = once(reached=agreed(context))
        yield Hit(terms, message, ("period",), severity=severity)
