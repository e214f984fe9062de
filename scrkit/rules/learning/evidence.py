"""Rules on what findings rest on, and on what rests on them."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, completed, once


@rule(
    code="SCR629",
    title="A finding names no contributory factor",
    source="quality marker 13: explains and does not only describe",
    severity=Severity.NOTICE,
    stage="analysis",
)
def finding_without_factor(context: Context) -> Iterator[Hit]:
    """A finding leaves `factor` empty.

    Why: Factors, such as supervision or records, let a Board see what its reviews have
    in common, and where one change would answer several findings.

    Do: Name under `factor`, in a few words, what lay behind it: workload, supervision,
    records, thresholds, working with other agencies.
    """
    for finding in context.review.findings.findings:
        if blank(finding.factor):
            message = "the finding names no contributory factor"
            yield Hit(finding, message, ("factor",))


@rule(
    code="SCR630",
    title="A finding rests on the entries of one agency alone",
    source="quality markers 10 and 13; leaflet L4: how organisations work together",
    severity=Severity.NOTICE,
    stage="analysis",
)
def one_sided_finding(context: Context) -> Iterator[Hit]:
    """All entries under `evidence` are of one agency, though several gave some.

    Why: A review looks at how professionals and organisations worked together. What
    only one of them recorded may look different to the others.

    Do: Look in the other chronologies for the same days. If the finding is about that
    agency alone, accept the departure, or leave it to the agency's own report.
    """
    agency_of = {
        entry.id: chronology.agency
        for chronology in context.review.chronologies
        for entry in chronology.entries
    }
    # With one agency's chronology every finding is of one side.
    if len(set(agency_of.values())) < 2:
        return
    for finding in context.review.findings.findings:
        # One entry may be all there is; several of one agency show where one looked.
        agencies = {agency_of.get(entry, "") for entry in finding.evidence}
        if len(finding.evidence) > 1 and len(agencies) == 1:
            message = f"the finding rests on entries of {agencies.pop()} alone"
            yield Hit(finding, message, ("evidence",))


@rule(
    code="SCR631",
    title="A finding cites an entry both for and against itself",
    source="quality marker 13: the working-out is visible",
    severity=Severity.ERROR,
    stage="analysis",
)
def cited_both_ways(context: Context) -> Iterator[Hit]:
    """An entry stands under `evidence` and under `counter_evidence` of one finding.

    Why: A reader who follows it cannot tell what the panel made of it.

    Do: Take it out of one. Where an entry speaks for both sides, cite it as evidence
    and say in `counter_note` what in it speaks against.
    """
    for finding in context.review.findings.findings:
        cited = set(finding.evidence)
        for position, entry in enumerate(finding.counter_evidence):
            if entry in cited:
                message = f"{entry} is cited as evidence as well"
                yield Hit(finding, message, ("counter_evidence", position))


@rule(
    code="SCR632",
    title="A finding cites an entry that is for its own agency only",
    source="Working Together 2015 ch.4: a report that can be published; leaflet L24",
    stage="analysis",
)
def evidence_kept_back(context: Context) -> Iterator[Hit]:
    """An entry with `visibility: agency_only` is cited by a finding of the overview.

    Why: The agency gave it for its own report. A finding that rests on it tells the
    panel and the public what was to be kept back, and no reader can follow it.

    Do: Ask the agency whether it may go into the integrated chronology, or find the
    evidence elsewhere.
    """
    kept = {
        entry.id
        for chronology in context.review.chronologies
        for entry in chronology.entries
        if entry.visibility == "agency_only"
    }
    if not kept:
        return
    for finding in context.review.findings.findings:
        for key in ("evidence", "counter_evidence"):
            for position, entry in enumerate(getattr(finding, key)):
                if entry in kept:
                    message = f"{entry} is for its own agency only"
                    yield Hit(finding, message, (key, position))


@rule(
    code="SCR633",
    title="Nothing is recommended because of a finding",
    source="leaflet L5: what the lessons are and how they are acted on",
    severity=Severity.NOTICE,
    stage="report",
    asks="recommendations",
)
def finding_without_consequence(context: Context) -> Iterator[Hit]:
    """No recommendation follows from a finding, and no reply says what comes of it.

    Told once the overview makes recommendations or is finished.

    Why: A lesson that nobody acts on is not learnt. Not every finding needs a
    recommendation, but then the Board says why: something has changed already, say.

    Do: Add the finding under `findings` of a recommendation, or reply to it in
    response.yaml.
    """
    review = context.review
    findings = review.findings
    if not findings.recommendations and not completed(context):
        return
    acted = {f for one in findings.recommendations for f in one.findings}
    # A Board may answer a finding without a recommendation.
    acted |= {r.to for r in review.response.replies if not blank(r.text)}
    for finding in findings.findings:
        # What has been changed already needs no recommendation.
        if finding.id not in acted and blank(finding.changed):
            message = f"nothing is recommended because of {finding.id}"
            missing = ("response.yaml",)
            yield Hit(finding, message, ("id",), missing_from=missing)


@rule(
    code="SCR634",
    title="The analysis does not say how it countered hindsight",
    source="quality marker 13; Working Together 2015 ch.4: no hindsight",
    stage="analysis",
)
def hindsight_unsaid(context: Context) -> Iterator[Hit]:
    """`hindsight` of overview/findings.yaml is empty, and there are findings.

    A notice until the report is finished, a warning from then on.

    Why: Everybody who reads the record knows how it ended. Only a method helps: to ask
    staff what they saw then, to read without the end, to look for what speaks against.

    Do: Say under `hindsight` in a few sentences what the panel did about it.
    """
    findings = context.review.findings
    if findings.findings and blank(findings.hindsight):
        message = "it is not said how the analysis countered hindsight"
        severity = once(reached=completed(context))
        yield Hit(findings, message, ("hindsight",), severity=severity)
