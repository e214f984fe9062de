"""Rules 432 and 453 to 457: what agencies' reports declare, answer and rest on."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.imr import Imr
from scrkit.model.review import Review
from scrkit.rules.engine.clauses import barred
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, completed, imr_of, once, signed

_FINDINGS = "overview/findings.yaml"


@rule(
    code="SCR432",
    title="No agency's report answers a question of the terms of reference",
    source="leaflet L11, L12; quality marker 10",
    severity=Severity.NOTICE,
    stage="gathering",
    asks="imr",
)
def question_left_out(context: Context) -> Iterator[Hit]:
    """Every IMR that was asked for is signed off, and none analyses the question.

    That nothing at all answers it is another matter, told once there are findings.

    Why: Agencies were asked the panel's questions. One that they all leave out was not
    understood, or nobody wanted to answer it.

    Do: Ask the authors for it. If only the overview can answer, accept the departure
    with that reason.
    """
    review = context.review
    asked = [agency.id for agency in review.case.agencies if agency.report == "imr"]
    # While one report is out, it may be the one that answers.
    if not asked or not all(_answers(context, agency) for agency in asked):
        return
    answered = {analysis.question for imr in review.imrs for analysis in imr.analysis}
    found = {q for finding in review.findings.findings for q in finding.questions}
    judged = bool(review.findings.findings) or completed(context)
    for question in review.terms.questions:
        # What no finding answers either is told as SCR803.
        told = judged and question.id not in found
        if question.id not in answered and not told:
            message = f"no agency's report answers {question.id}"
            yield Hit(question, message, ("id",), missing_from=("imrs/",))


@rule(
    code="SCR453",
    title="The author of an agency's report has not declared their independence",
    source="quality marker 7; leaflet L13; the IMR form of 2010",
    stage="gathering",
)
def author_undeclared(context: Context) -> Iterator[Hit]:
    """No day is recorded on which the author declared to have had no part in the case.

    A notice until the report is signed off, a warning from then on.

    Why: `involved: false` is what somebody typed. The declaration is the author's own
    word, and the overview report relies on it.

    Do: Ask for it when the report is commissioned; note the day under `declared`.
    """
    if not barred(context, "imr_author", "case_involved"):
        return
    for imr in context.review.imrs:
        if imr.author.declared is None:
            message = "the author's declaration of independence is not dated"
            severity = once(reached=signed(context, imr.agency))
            yield Hit(imr, message, ("author", "declared"), severity=severity)


@rule(
    code="SCR454",
    title="An IMR does not say how it was done, under what conditions, or what follows",
    source="leaflet L12, L13; quality marker 10; the IMR form of 2010",
    stage="gathering",
    asks="imr",
)
def thin_report(context: Context) -> Iterator[Hit]:
    """An IMR has nothing under `methods`, `context` or `analysis`.

    A notice until it is signed off, a warning from then on.

    Why: Inspectors found reports without analysis, and reports that told what staff did
    and not under which workload, vacancies and supervision they did it.

    Do: Fill in the key that is named; the panel may send the report back for it.
    """
    for imr in context.review.imrs:
        if imr.kind != "imr":
            continue
        severity = once(reached=signed(context, imr.agency))
        for key, message in _lacking(imr):
            yield Hit(imr, message, (key,), severity=severity)


@rule(
    code="SCR455",
    title="An agency's analysis cites no entry of a chronology",
    source="leaflet L12; quality marker 13; the IMR form of 2010: evidenced",
    stage="gathering",
)
def analysis_unsupported(context: Context) -> Iterator[Hit]:
    """The analysis of a question stands on no entry.

    A notice until the report is signed off, a warning from then on.

    Why: Reports were sent back for not citing what they stood on. Without it the panel
    cannot tell what the record shows from what the author thinks.

    Do: List under `evidence` the ids of the entries that it stands on.
    """
    for imr in context.review.imrs:
        severity = once(reached=signed(context, imr.agency))
        for analysis in imr.analysis:
            if not analysis.evidence:
                message = "this analysis cites no entry"
                yield Hit(analysis, message, ("question",), severity=severity)


@rule(
    code="SCR456",
    title="An agency gave another kind of report than it was asked for",
    source="leaflet L12: either a short report or an IMR",
    severity=Severity.NOTICE,
    stage="gathering",
)
def other_report(context: Context) -> Iterator[Hit]:
    """The kind of a report differs from what review.yaml asks of the agency.

    Why: A short report where an IMR was asked for leaves out the analysis; a report
    that nobody asked for has no due date, and nobody may be reading it.

    Do: Set `report` for the agency in review.yaml to what was agreed, or send the
    report back.
    """
    for imr in context.review.imrs:
        agency = context.review.agency(imr.agency)
        if agency is not None and agency.report != imr.kind:
            message = "review.yaml asks another return of this agency"
            yield Hit(imr, message, ("kind",))


@rule(
    code="SCR457",
    title="Good practice is recorded nowhere",
    source="leaflet L4, L6",
    severity=Severity.NOTICE,
    stage="gathering",
)
def no_good_practice(context: Context) -> Iterator[Hit]:
    """A signed IMR has nothing under `good_practice`, nor its chronology any.

    Told once for the whole review where no agency has any.

    Why: A review establishes what is to be learnt, good practice included. Staff who
    read only of what went wrong stop telling what they do.

    Do: Ask the authors what went well, and why; put it under `good_practice`, and
    `practice: good` at the entries that show it.
    """
    review = context.review
    written = [i for i in review.imrs if i.kind == "imr" and signed(context, i.agency)]
    without = [imr for imr in written if not _praises(review, imr)]
    if not written and not completed(context):
        return
    # Where others record some, its absence here says something of this report.
    if any(_good(review)):
        for imr in without:
            file = f"chronologies/{imr.agency}.yaml"
            message = "the report records no good practice"
            yield Hit(imr, message, ("good_practice",), missing_from=(file,))
        return
    message, path = "good practice is recorded nowhere in this review", ("findings",)
    yield Hit(review.findings, message, path, missing_from=("imrs/", "chronologies/"))


def _answers(context: Context, agency: str) -> bool:
    """Tell whether an agency's report is finished; one without analysis is told so."""
    imr = imr_of(context.review, agency)
    return imr is not None and bool(imr.analysis) and signed(context, agency)


def _lacking(imr: Imr) -> Iterator[tuple[str, str]]:
    if blank(imr.methods):
        yield "methods", "the report does not say how it was done"
    if blank(imr.context):
        yield "context", "the report does not say under which conditions staff worked"
    if not imr.analysis:
        yield "analysis", "the report answers no question of the terms of reference"


def _praises(review: Review, imr: Imr) -> bool:
    return bool(imr.good_practice) or imr.agency in _good(review)


def _good(review: Review) -> set[str]:
    """Return the agencies that recorded good practice, in a report or an entry."""
    found = {imr.agency for imr in review.imrs if imr.good_practice}
    return found | {
        chronology.agency
        for chronology in review.chronologies
        if any(entry.practice == "good" for entry in chronology.entries)
    }
