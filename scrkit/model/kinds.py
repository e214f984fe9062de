"""The kinds of value that records hold: codes, ids, references, narrative, answers."""

from datetime import date
from enum import Flag, auto
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from msgspec import Meta, Struct

# A pattern ends at the very end of the text, not before a last line end.
_END = r"$(?!\n)"
CODE = r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*" + _END
AGENCY = r"^[a-z][a-z0-9-]{1,30}" + _END


class Layout(Flag):
    """How a record is written into a file; without any of these, a line a field.

    BRACKETS: on one line, as tables of short values are read best. QUOTED: each free
    text in quotes, so that a version stays 1.0. BARE: its texts are ids, without
    quotes. WHOLE: with its empty fields, where nothing is an answer too.
    """

    BRACKETS = auto()
    QUOTED = auto()
    BARE = auto()
    WHOLE = auto()


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record of a review is: frozen, by name, nothing unknown in it."""

    layout: ClassVar[Layout] = Layout(0)


def about(description: str) -> Meta:
    """Describe a field: the words an editor shows and the schema carries."""
    return Meta(description=description)


def _kind(kind: str, pattern: str | None = None, **extra: Any) -> Meta:
    return Meta(pattern=pattern, extra={"kind": kind, **extra})


# A reference names what must exist elsewhere in the review; `records` checks it.
PersonRef = Annotated[str, _kind("person", CODE)]
PlaceRef = Annotated[str, _kind("place", CODE)]
AgencyRef = Annotated[str, _kind("agency", AGENCY)]
QuestionRef = Annotated[str, _kind("question", r"^Q[1-9][0-9]*" + _END)]
EntryRef = Annotated[str, _kind("entry", r"^[A-Z]{2,}-[0-9]{4,}" + _END)]
FindingRef = Annotated[str, _kind("finding", r"^F[1-9][0-9]*" + _END)]
RecommendationRef = Annotated[
    str, _kind("recommendation", r"^(R[1-9][0-9]*|[A-Z]{2,}-R[1-9][0-9]*)" + _END)
]
ActionRef = Annotated[str, _kind("action", r"^A[1-9][0-9]*" + _END)]
InterviewRef = Annotated[str, _kind("interview", r"^[A-Z]{2,}-I[1-9][0-9]*" + _END)]
OutcomeRef = Annotated[
    str, _kind("finding-or-recommendation", r"^(F|R|[A-Z]{2,}-R)[1-9][0-9]*" + _END)
]

# An id names the record that carries it; ids are for life and unique.
PersonCode = Annotated[str, _kind("person-id", CODE)]
PlaceCode = Annotated[str, _kind("place-id", CODE)]
AgencyId = Annotated[str, _kind("agency-id", AGENCY)]
QuestionId = Annotated[str, _kind("question-id", r"^Q[1-9][0-9]*" + _END)]
EntryId = Annotated[str, _kind("entry-id", r"^[A-Z]{2,}-[0-9]{4,}" + _END)]
FindingId = Annotated[str, _kind("finding-id", r"^F[1-9][0-9]*" + _END)]
RecommendationId = Annotated[
    str, _kind("recommendation-id", r"^(R[1-9][0-9]*|[A-Z]{2,}-R[1-9][0-9]*)" + _END)
]
ActionId = Annotated[str, _kind("action-id", r"^A[1-9][0-9]*" + _END)]
InterviewId = Annotated[str, _kind("interview-id", r"^[A-Z]{2,}-I[1-9][0-9]*" + _END)]
PhaseId = Annotated[str, _kind("phase-id", r"^P[1-9][0-9]*" + _END)]
Prefix = Annotated[str, Meta(pattern=r"^[A-Z]{2,}" + _END)]

# Text for people, in which persons are written as mentions: @SW1.
Narrative = Annotated[str, _kind("narrative")]

# A day of the calendar, exact; what may be vaguer is a PartialDate.
Day: TypeAlias = date

Answer = Literal["yes", "no", "unknown"]
Seen = Literal["yes", "no", "not_recorded", "not_applicable"]
Format = Literal["1"]


def kind_of(annotation: object) -> str:
    """Return the kind that a field's annotation carries, or ""."""
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.extra and "kind" in meta.extra:
            return str(meta.extra["kind"])
    for inner in get_args(annotation):
        found = kind_of(inner)
        if found:
            return found
    return ""


def description(annotation: object) -> str:
    """Return the description that a field's annotation carries, or ""."""
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return meta.description
    return ""
