"""What a review tells in words, as rows: only where it was asked for, and in codes."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from scrkit.model.kinds import Record
from scrkit.render.wording.mentions import substitute
from scrkit.research.schema import Case, Column, DataSet
from scrkit.review.walk import cited


class Told(Struct, frozen=True):
    """A text: the record that it belongs to, its field, and itself."""

    record: str
    id: str
    field: str
    text: str


def _records(case: Case) -> Iterator[tuple[str, Iterable[tuple[str, Record]]]]:
    review = case.review
    shared = (
        entry
        for one in review.chronologies
        for entry in one.entries
        # What an agency keeps to itself is no more for research than for the panel.
        if entry.visibility == "integrated"
    )
    yield "entry", ((one.id, one) for one in shared)
    yield "finding", ((one.id, one) for one in review.findings.findings)
    yield "recommendation", ((one.id, one) for one in review.findings.recommendations)
    yield "action", ((one.id, one) for one in review.actions.actions)


def _told(case: Case) -> Iterator[Told]:
    codes = {code: code for code in case.review.people.codes}
    for kind, records in _records(case):
        for id, record in records:
            for one in cited(record):
                if one.kind == "narrative" or one.path == ("title",):
                    where = ".".join(str(part) for part in one.path)
                    yield Told(kind, id, where, substitute(one.text, codes))


NARRATIVES: DataSet[Told] = DataSet(
    "narratives",
    "One row a text of an entry, finding, recommendation or action, people by code. "
    "Without rows unless --narrative was asked for.",
    _told,
    (
        Column(
            "record",
            "text",
            "entry, finding, recommendation, action.",
            lambda t: t.record,
        ),
        Column("id", "text", "Its id, within its review.", lambda t: t.id),
        Column(
            "field",
            "text",
            "Field, such as event or evidenced.what.",
            lambda t: t.field,
        ),
        Column("text", "text", "The text.", lambda t: t.text),
    ),
)
