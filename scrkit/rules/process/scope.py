"""Rules on scope: questions left unanswered, and what to fill in next."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.review import SECTIONS, Review, printed
from scrkit.rules.engine.clauses import subject
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED
from scrkit.rules.engine.stage import blank, completed, once


@rule(
    code="SCR803",
    title="Nothing answers a question of the terms of reference",
    source="leaflet L11; quality marker 14",
    stage="report",
)
def unanswered_question(context: Context) -> Iterator[Hit]:
    """No finding names a question under `questions`, and no IMR analyses it.

    A notice once there are findings, a warning once the overview report is finished.

    Why: The questions are what the Board commissioned the review to answer. A question
    may have turned out to be beside the point, but then the report says so.

    Do: Name the question in the finding that answers it. If nothing was found, say so
    in a finding, or accept the departure with the reason.
    """
    review = context.review
    # Until there is a finding, every question is open, as it should be.
    if not review.findings.findings and not completed(context):
        return
    answered = {q for finding in review.findings.findings for q in finding.questions}
    answered |= {analysis.question for imr in review.imrs for analysis in imr.analysis}
    severity = once(reached=completed(context))
    for question in review.terms.questions:
        if question.id not in answered:
            message = f"no finding and no analysis answers {question.id}"
            missing, path = ("overview/findings.yaml", "imrs/"), ("id",)
            yield Hit(question, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR813",
    title="An agency analyses a question, but no finding answers it",
    source="leaflet L5, L11; quality marker 14",
    stage="report",
)
def question_without_finding(context: Context) -> Iterator[Hit]:
    """An IMR analyses a question, and no finding of the overview names it.

    A notice once there are findings, a warning once the overview report is finished.

    Why: The agencies did what was asked of them. The panel's own answer is what the
    Board commissioned, and what a reader looks for beside the question.

    Do: Name the question under `questions` of the finding that answers it. If the
    agencies' answers are all there is to say, accept the departure with that reason.
    """
    review = context.review
    if not review.findings.findings:
        return
    answered = {q for finding in review.findings.findings for q in finding.questions}
    analysed = {analysis.question for imr in review.imrs for analysis in imr.analysis}
    severity = once(reached=completed(context))
    for question in review.terms.questions:
        # What no agency analyses either is told as SCR803.
        if question.id in analysed - answered:
            message = f"agencies analyse {question.id}, but no finding answers it"
            missing, path = ("overview/findings.yaml",), ("id",)
            yield Hit(question, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR804",
    title="Something that every review begins with is still to be filled in",
    source="leaflet L2, L12",
    severity=Severity.NOTICE,
    stage="criteria",
)
def fill_in_next(context: Context) -> Iterator[Hit]:
    """The review has no agencies, no subject child, or no facts for the criteria.

    Why: A new review folder is empty. This says where to begin; nothing is wrong.

    Do: Add people with scr people add; facts and incident come with a form: scr request
    board --what referral. Agencies stand in review.yaml. Then run the check again.
    """
    review, who = context.review, subject(context)
    if not review.case.agencies:
        message = f"next: list the agencies that had contact with the {who} or family"
        missing = ("review.yaml",)
        yield Hit(review.case, message, ("agencies",), missing_from=missing)
    # Without a subject no entry can be about anybody.
    if not any(person.kind == "subject" for person in review.people.people):
        message = f"next: give the {who} a code, with kind: subject"
        missing = ("people.yaml",)
        yield Hit(review.people, message, ("people",), missing_from=missing)
    if not any(fact.value != "unknown" for fact in review.criteria.facts.values()):
        message = "next: answer the facts that the criteria turn on"
        yield Hit(review.criteria, message, ("facts",))
    if blank(review.criteria.summary):
        message = "next: tell the incident in a few sentences"
        yield Hit(review.criteria, message, ("summary",))


@rule(
    code="SCR805",
    title="No report prints a file of the lead reviewer's prose",
    source="leaflet L14; scrkit's format: overview/ holds one file a section",
    stage="report",
)
def unprinted_prose(context: Context) -> Iterator[Hit]:
    """A file in overview/ bears a name that none of the reports looks for.

    Why: A misspelt name, or that of a phase or question that is gone, means that what
    was written in it is in no report, and nobody notices.

    Do: Rename it: introduction, process, family, summary, learning, conclusion,
    phase-P1 or analysis-Q1. If the board's own template prints it, accept the
    departure for this file.
    """
    review = context.review
    lost = [one for one in review.sections if one.name not in printed(review)]
    if not review.terms.questions:
        # That the terms ask no question is the cause, and is told as SCR409.
        lost = [one for one in lost if not one.name.startswith("analysis-")]
    missing = ("timeline.yaml", "terms-of-reference.yaml")
    if len(lost) > NAMED:
        # A file's name may be anybody's word: only its place tells it.
        message = f"no report prints this file, nor {len(lost) - 1} others"
        yield Hit(lost[0], message, missing_from=missing)
        return
    for section in lost:
        yield Hit(section, "no report prints this file", missing_from=missing)


@rule(
    code="SCR815",
    title="The overview report is finished, and sections of it say nothing",
    source="leaflet L5, L14; quality marker 14",
    stage="report",
)
def section_empty(context: Context) -> Iterator[Hit]:
    """A section of the lead reviewer's prose is missing, empty or holds a filler.

    Looked for in overview/ are introduction, process, family, learning and conclusion,
    and each phase that has no text of its own; the summary has a rule of its own,
    SCR713. A notice once there are findings, a warning once the report is finished.
    So it is with the analysis of a question, where another question has one. That none
    has, or that one phase has no prose of its own, stays a notice.

    Why: The report is what the Board commissioned: a reader learns from it what
    happened and why. Findings and tables without a narrative are none.

    Do: Write the section in overview/, in a file of its name such as introduction.md.
    """
    review = context.review
    if not review.findings.findings and not completed(context):
        return
    empty = [name for name in _SECTIONS if blank(review.section(name))]
    empty += [
        f"phase-{phase.id}"
        for phase in review.timeline.phases
        if blank(phase.text) and blank(review.section(f"phase-{phase.id}"))
    ]
    analyses = [f"analysis-{question.id}" for question in review.terms.questions]
    unwritten = [name for name in analyses if blank(review.section(name))]
    parts = [part for part in _parts(review) if blank(review.section(part))]
    # Some authors write the analysis as one text; with one question on its own, all are
    # expected.
    if 0 < len(unwritten) < len(analyses):
        empty += unwritten
    else:
        parts = unwritten + parts
    severity = once(reached=completed(context))
    for names, gravity in ((empty, severity), (parts, Severity.NOTICE)):
        if names:
            yield _without(review, names, gravity)


def _without(review: Review, names: list[str], severity: Severity) -> Hit:
    concerns = [_FROM.get(name.partition("-")[0], "") for name in names]
    return Hit(
        review.findings,
        f"the overview report has nothing under {', '.join(names)}",
        ("findings",),
        severity=severity,
        missing_from=tuple(f"overview/{name}.md" for name in names),
        concerns=tuple(filter(None, dict.fromkeys(concerns))),
    )


# Of what a section gives an account, where that has a file of its own.
_FROM = {"family": "family.yaml", "analysis": "terms-of-reference.yaml"}


def _parts(review: Review) -> Iterator[str]:
    """Yield what the report may do without: other texts stand in its place."""
    phases = [f"phase-{phase.id}" for phase in review.timeline.phases if phase.text]
    if any(not blank(review.section(phase)) for phase in phases):
        yield from phases


# What every overview report prints; of the summary SCR713 tells.
_SECTIONS = tuple(name for name in SECTIONS if name != "summary")
