"""Rule 518: days on which something happened, and which are still to come."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record, annotations, note, written
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, WRITTEN_IN
from scrkit.model.stages import Stage
from scrkit.review.walk import located
from scrkit.rules.engine.address import address
from scrkit.rules.engine.rule import Context, Hit, homes_of, rule
from scrkit.rules.engine.several import NAMED


@rule(
    code="SCR518",
    title="Something is recorded as done on a day that is still to come",
    source="quality marker 8; scrkit's format: days on which something happened",
    stage="report",
    last=True,
)
def day_ahead(context: Context) -> Iterator[Hit]:
    """A day on which something happened lies after the day of the check.

    Days that are plans by nature, such as when an action is due, are left alone; so
    are those of which another rule tells. A notice where it may well be planned, as a
    debrief or a briefing is; it counts once its day has come. More than three are told
    once, as a notice: then the review is looked at as it stood on an earlier day.

    Why: A year mistyped is seldom noticed, and what has not happened is read as done.

    Do: Correct the day, or leave it out until it has come.
    """
    found = partial(homes_of, context)
    ahead = [
        one
        for one in _ahead(context)
        if (one.file, address(context.review, one.record, (one.key,), found))
        # A day that another rule told of already is one cause.
        not in context.told
    ]
    message = "lies ahead, and is no plan"
    # What may be planned is told apart: many of those are a plan, not a mistake.
    for planned in (False, True):
        some = [one for one in ahead if one.planned is planned]
        severity = Severity.NOTICE if planned else Severity.WARNING
        if len(some) > NAMED:
            # So many are no slip of the pen: it is looked at as things stood earlier.
            more = f"{some[0].key} {message}, nor are {len(some) - 1} more days"
            yield some[0].hit(more, Severity.NOTICE)
            continue
        for one in some:
            yield one.hit(f"{one.key} {message}", severity)


class _Day(NamedTuple):
    """A day in a record of a file that lies ahead, and whether it may be planned."""

    file: str
    record: Record
    key: str
    planned: bool
    stage: Stage

    def hit(self, message: str, severity: Severity) -> Hit:
        path = (self.key,)
        return Hit(self.record, message, path, severity=severity, stage=self.stage)


def _ahead(context: Context) -> Iterator[_Day]:
    for file, attribute, whole in _files(context):
        stage = WRITTEN_IN.get(attribute, "set-up")
        for record, _ in located(whole):
            for name, key, ahead in days_of(type(record)):
                if _lies_ahead(getattr(record, name), context.as_of):
                    yield _Day(file, record, key, ahead == "planned", stage)


def _lies_ahead(value: object, as_of: date) -> bool:
    if isinstance(value, tuple):
        return any(_lies_ahead(one, as_of) for one in value)
    return isinstance(value, date) and value > as_of


def _files(context: Context) -> Iterator[tuple[str, str, Record]]:
    review = context.review
    for name, attribute, _ in SINGLE_FILES:
        # Key dates have a rule of their own, SCR506.
        if attribute != "case":
            yield name, attribute, getattr(review, attribute)
    for folder, attribute, _ in AGENCY_FOLDERS:
        for record in getattr(review, attribute):
            yield f"{folder}/{record.agency}.yaml", attribute, record


@cache
def days_of(record_type: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """Return the fields that may hold a day on which something happened."""
    return tuple(
        (name, written(record_type)[name], note(one, "ahead"))
        for name, one in annotations(record_type).items()
        if _is_day(one) and note(one, "ahead") != "plan"
    )


def _is_day(annotation: object) -> bool:
    inner = getattr(annotation, "__args__", ())
    return annotation is date or any(map(_is_day, inner))
