"""What the panel and the authors wrote in their own words, text by text."""

from collections.abc import Iterator

from msgspec import Struct

from scrkit.diagnostics import Severity
from scrkit.model.gathering import Imr
from scrkit.model.kinds import Record
from scrkit.model.review import Review, Section
from scrkit.model.stages import Stage
from scrkit.review.walk import cited
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context


class Text(Struct, frozen=True):
    """A text, where it stands, and the part of a review to which it belongs."""

    record: Record | Section
    path: Path
    text: str
    stage: Stage = "report"
    severity: Severity = Severity.ERROR


def prose(context: Context) -> Iterator[Text]:
    """Yield the review's own prose; agencies' entries only where they are asked for.

    What staff and family said is theirs, and so are the points of a learning event. The
    terms of reference say what the review is not in the very words that it avoids.
    """
    review = context.review
    own = (*overview(review), *terms(review), *response(review), *imrs(review))
    for one in (*own, *course(review)):
        if one.text:
            yield one
    if context.language_in_entries:
        yield from entries(review)


def overview(review: Review) -> Iterator[Text]:
    """Yield sections, phases, findings and recommendations of the overview report."""
    for section in review.sections:
        yield Text(section, (), section.text)
    for phase in review.timeline.phases:
        yield from _fields(phase, ("title", "text"), "report")
    for finding in review.findings.findings:
        yield from _fields(
            finding, ("title", "text", "why", "counter_note", "changed"), "report"
        )
    for recommendation in review.findings.recommendations:
        yield from _fields(recommendation, ("text", "expected"), "report")


def terms(review: Review) -> Iterator[Text]:
    """Yield what the terms of reference say, save what the review is not."""
    own = ("purpose", "period_reason", "method", "proportion", "family")
    yield from _fields(review.terms, own, "set-up")
    for question in review.terms.questions:
        yield from _fields(question, ("text",), "set-up")


def response(review: Review) -> Iterator[Text]:
    """Yield the Board's response."""
    yield from _fields(review.response, ("foreword", "monitoring"), "response")
    for reply in review.response.replies:
        yield from _fields(reply, ("text",), "response")


def imrs(review: Review) -> Iterator[Text]:
    """Yield what the authors of IMRs and short reports wrote."""
    for imr in review.imrs:
        yield from _imr(imr)


def course(review: Review) -> Iterator[Text]:
    """Yield all narrative of the criteria, the action plan and other proceedings.

    The model's kinds say which fields hold narrative: a new one is heard by itself.
    What a proceeding or a pause is about is the court's word, and is left alone.
    """
    whole: tuple[tuple[Record, Stage], ...] = (
        (review.criteria, "criteria"),
        (review.actions, "response"),
        (review.proceedings, "report"),
    )
    for record, stage in whole:
        for one in cited(record):
            if one.kind == "narrative" and one.path[-1] != "what":
                # In a list the field comes before the place in it.
                own = one.path[-2:] if isinstance(one.path[-1], int) else one.path[-1:]
                yield Text(one.record, own, one.text, stage)


def entries(review: Review) -> Iterator[Text]:
    """Yield what agencies' entries say; it stays as given, so nothing is grave."""
    for chronology in review.chronologies:
        for entry in chronology.entries:
            for key in ("event", "action", "comment"):
                text = getattr(entry, key)
                if text:
                    yield Text(entry, (key,), text, "gathering", Severity.NOTICE)


def _imr(imr: Imr) -> Iterator[Text]:
    own = ("methods", "context", "involvement", "changed")
    yield from _fields(imr, own, "gathering")
    for analysis in imr.analysis:
        yield from _fields(analysis, ("text",), "gathering")
    for key in ("good_practice", "findings"):
        for position, text in enumerate(getattr(imr, key)):
            yield Text(imr, (key, position), text, "gathering")
    for recommendation in imr.recommendations:
        yield from _fields(recommendation, ("text", "rationale"), "gathering")


def _fields(record: Record, keys: tuple[str, ...], stage: Stage) -> Iterator[Text]:
    for key in keys:
        yield Text(record, (key,), getattr(record, key), stage)
