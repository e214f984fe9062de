"""Rules on findings and recommendations: evidence, reasons, number, reply."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.outcome import Finding, Recommendation
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import blank, completed, once

# scrkit's own measure: no guidance sets a number.
_MANY, _TOO_MANY = 10, 20


@rule(
    code="SCR601",
    title="A finding cites no entry of a chronology",
    source="leaflet L14; quality marker 13: the working-out is visible",
    severity=Severity.ERROR,
    stage="analysis",
)
def finding_without_evidence(context: Context) -> Iterator[Hit]:
    """A finding stands on no entry.

    Why: A reader must be able to follow a finding back to what an agency recorded, or
    cannot tell it from an opinion.

    Do: List under `evidence` the ids of the entries it stands on. If it stands on none,
    it is no finding yet.
    """
    for finding in context.review.findings.findings:
        if not finding.evidence:
            yield Hit(finding, "the finding cites no entry as evidence", ("evidence",))


@rule(
    code="SCR602",
    title="A finding does not say why things happened",
    source="Working Together 2015 ch.4: who did what, and why; quality marker 13",
    severity=Severity.ERROR,
    stage="analysis",
)
def finding_without_why(context: Context) -> Iterator[Hit]:
    """A finding says what happened, and leaves `why` empty.

    Why: Reviews are blamed for listing what happened. What changes practice is the
    reason why it made sense to those who did it.

    Do: Ask the staff, at interview or at the learning event, and say under `why` what
    lay behind it: workload, supervision, what was known at the time.
    """
    for finding in context.review.findings.findings:
        if blank(finding.why):
            yield Hit(finding, "the finding does not say why it happened", ("why",))


@rule(
    code="SCR603",
    title="A finding does not say what speaks against it",
    source="quality marker 13: rigorous analysis, visible working-out",
    stage="analysis",
)
def no_counter_evidence(context: Context) -> Iterator[Hit]:
    """A finding lists no counter-evidence, and no note that none was found.

    Why: Whoever looks only for what fits will find it; this is how hindsight works.

    Do: List the entries that speak against it under `counter_evidence`, or say in
    `counter_note` that the panel looked for some and found none.
    """
    for finding in context.review.findings.findings:
        if not finding.counter_evidence and blank(finding.counter_note):
            message = "the finding does not say what speaks against it"
            yield Hit(finding, message, ("counter_evidence",))


@rule(
    code="SCR604",
    title="A recommendation follows from nothing",
    source="leaflet L5; quality marker 13",
    severity=Severity.ERROR,
    stage="report",
)
def recommendation_without_finding(context: Context) -> Iterator[Hit]:
    """A recommendation names no finding; an agency's own neither entry nor rationale.

    Why: Recommendations without a finding behind them are how reviews have come to a
    hundred recommendations that nobody can carry out.

    Do: Name under `findings` the findings it follows from; for an agency's own, give
    `evidence` or `rationale`. If there is none, leave the recommendation out.
    """
    for recommendation in context.review.findings.recommendations:
        if not recommendation.findings:
            message = "the recommendation follows from no finding"
            yield Hit(recommendation, message, ("findings",))
    for imr in context.review.imrs:
        for own in imr.recommendations:
            if not own.evidence and blank(own.rationale):
                message = "the agency's recommendation has neither evidence nor reason"
                yield Hit(own, message, ("rationale",))


@rule(
    code="SCR607",
    title="The overview report makes many recommendations",
    source="a study of 20 reviews that made 931 recommendations",
    stage="report",
)
def many_recommendations(context: Context) -> Iterator[Hit]:
    """The overview makes more than 10 recommendations; from 21 on it is a warning.

    Why: The more recommendations, the less any of them changes. Each is broken into
    tasks, and the tasks drift to procedures and training.

    Do: Put those together that follow from one finding, and leave out what an agency
    has recommended to itself already.
    """
    findings = context.review.findings
    count = len(findings.recommendations)
    if count > _MANY:
        severity = once(reached=count > _TOO_MANY)
        message = f"the overview report makes {count} recommendations"
        yield Hit(findings, message, ("recommendations",), severity=severity)


@rule(
    code="SCR608",
    title="The Board has not replied to a finding or recommendation",
    source="Working Together 2015 ch.4; leaflet L5; quality marker 16",
    stage="response",
)
def no_reply(context: Context) -> Iterator[Hit]:
    """The report is finished, and response.yaml replies not to all of it.

    Where the framework asks for no response of the Board, only what a response that was
    begun leaves out is told, as a notice.

    Why: The report is published with the Board's response: in plain English, whether it
    accepts each finding and recommendation, and what it will do.

    Do: Add a reply to response.yaml, with `accepted` and a few sentences.
    """
    review = context.review
    if not completed(context):
        return
    answered = {reply.to for reply in review.response.replies}
    framework = context.framework
    asked = framework is None or framework.duty("board_response") is not None
    # Where guidance asks for no response, silence is no fault; a half one is.
    if not asked and not answered:
        return
    severity = Severity.WARNING if asked else Severity.NOTICE
    both: tuple[Finding | Recommendation, ...]
    both = (*review.findings.findings, *review.findings.recommendations)
    waiting = [one for one in both if one.id not in answered]
    # Nothing replied to is one cause, and not one for each finding.
    if not answered and len(waiting) > NAMED:
        message = f"the Board has replied to none of {len(waiting)} findings and "
        message += f"recommendations{such_as(waiting)}"
        missing, path = ("response.yaml",), ("replies",)
        yield Hit(review.response, message, path, missing_from=missing)
        waiting = []
    for one in waiting:
        message = f"the Board has not replied to {one.id}"
        missing = ("response.yaml",)
        yield Hit(one, message, ("id",), severity=severity, missing_from=missing)


@rule(
    code="SCR479",
    title="The report is finished, and no finding is recorded",
    source="leaflet L4, L5; quality marker 13: what was learnt is said clearly",
    stage="report",
)
def nothing_found(context: Context) -> Iterator[Hit]:
    """The overview report is finished, and overview/findings.yaml holds no finding.

    Why: A review is held to find out what is to be learnt, good practice included.

    Do: Record the findings with their evidence, or say why there is none in an accepted
    departure.
    """
    record = context.review.findings
    if completed(context) and not context.review.is_rapid and not record.findings:
        message = "the report is finished, and no finding is recorded"
        missing = ("overview/findings.yaml",)
        yield Hit(record, message, ("findings",), missing_from=missing)
