"""What the panel and the authors wrote in their own words, text by text.

Which fields hold such words, and why some narrative is left alone, the model says.
"""

from collections.abc import Iterator

from msgspec import Struct

from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record
from scrkit.model.review import WRITTEN_IN, Review, Section
from scrkit.model.stages import Stage
from scrkit.review.walk import heard
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context


class Text(Struct, frozen=True):
    """A text, where it stands, and the part of a review to which it belongs."""

    record: Record | Section
    path: Path
    text: str
    stage: Stage = "report"
    severity: Severity = Severity.ERROR


def prose(context: Context) -> tuple[Text, ...]:
    """Return the review's own prose, and agencies' entries where they are asked for."""
    return context.once(_prose)


def _prose(context: Context) -> tuple[Text, ...]:
    return tuple(_written(context))


def _written(context: Context) -> Iterator[Text]:
    for section in context.review.sections:
        yield Text(section, (), section.text)
    for name in WRITTEN_IN:
        # Entries are the agencies' records, and are not for the panel to reword.
        if name != "chronologies":
            yield from _of(context.review, name)
    if context.language_in_entries:
        yield from entries(context.review)


def overview(review: Review) -> Iterator[Text]:
    """Yield sections, phases, findings and recommendations of the overview report."""
    for section in review.sections:
        yield Text(section, (), section.text)
    for phase in review.timeline.phases:
        yield from _heard(phase, "timeline")
    yield from _of(review, "findings")


def imrs(review: Review) -> Iterator[Text]:
    """Yield what the authors of IMRs and short reports wrote."""
    return _of(review, "imrs")


def entries(review: Review) -> Iterator[Text]:
    """Yield what agencies' entries say; it stays as given, so nothing is grave."""
    for chronology in review.chronologies:
        yield from _heard(chronology, "chronologies", Severity.NOTICE)


def _of(review: Review, name: str) -> Iterator[Text]:
    held = getattr(review, name)
    for record in held if isinstance(held, tuple) else (held,):
        yield from _heard(record, name)


def _heard(
    record: Record, name: str, severity: Severity = Severity.ERROR
) -> Iterator[Text]:
    for one in heard(record):
        yield Text(one.record, one.own, one.text, WRITTEN_IN[name], severity)
