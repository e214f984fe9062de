"""What a field of a record says of itself: its kind, its words, who reads it."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Flag, auto
from functools import cache
from inspect import get_annotations
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from scrkit.model.stages import Stage

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
    # The field for which a bare text stands, where a list may hold either.
    bare: ClassVar[str] = ""


def about(
    description: str,
    *,
    empty: str = "",
    asked_if: str = "",
    due_by: Stage | None = None,
    ahead: Literal["plan", "planned"] | None = None,
) -> Meta:
    """Describe a field: the words an editor shows and the schema carries.

    `empty` says why it may be left empty; of any other SCR814 tells that it is, by the
    end of the stage `due_by`, or else that of its file. `asked_if` names the value of
    another field without which it is not asked for: `kind=professional`,
    `state!=none`, or a field that has to say anything: `entries`. A day that may lie
    ahead says so: it is a `plan` by nature, or something that may be `planned`.
    """
    extra = {"empty": empty, "asked_if": asked_if, "due_by": due_by, "ahead": ahead}
    return Meta(
        description=description,
        extra={key: value for key, value in extra.items() if value} or None,
    )


# Why a field of a file that commands keep may be empty.
BY_COMMAND = "A command of scrkit writes it, as far as it knows."


def _kind(kind: str, pattern: str | None = None, **extra: Any) -> Meta:
    return Meta(pattern=pattern, extra={"kind": kind, **extra})


# A reference names what must exist elsewhere in the review; `records` checks it.
PersonRef = Annotated[str, _kind("person", CODE)]
AgencyRef = Annotated[str, _kind("agency", AGENCY)]
QuestionRef = Annotated[str, _kind("question", r"^Q[1-9][0-9]*" + _END)]
EntryRef = Annotated[str, _kind("entry", r"^[A-Z]{2,}-[0-9]{4,}" + _END)]
FindingRef = Annotated[str, _kind("finding", r"^F[1-9][0-9]*" + _END)]
RecommendationRef = Annotated[
    str, _kind("recommendation", r"^(R[1-9][0-9]*|[A-Z]{2,}-R[1-9][0-9]*)" + _END)
]
LearningRef = Annotated[str, _kind("learning", r"^L[1-9][0-9]*" + _END)]
ActionRef = Annotated[str, _kind("action", r"^A[1-9][0-9]*" + _END)]
OutcomeRef = Annotated[
    str, _kind("finding-or-recommendation", r"^(F|R|[A-Z]{2,}-R)[1-9][0-9]*" + _END)
]

DraftRef = Annotated[str, _kind("draft", r"^D[1-9][0-9]*" + _END)]

# A theme is one of the lists that scrkit ships, or one of the board's own.
ThemeRef = Annotated[str, _kind("theme", r"^[a-z][a-z0-9-]*" + _END)]

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
LearningId = Annotated[str, _kind("learning-id", r"^L[1-9][0-9]*" + _END)]
ActionId = Annotated[str, _kind("action-id", r"^A[1-9][0-9]*" + _END)]
InterviewId = Annotated[str, _kind("interview-id", r"^[A-Z]{2,}-I[1-9][0-9]*" + _END)]
ThemeId = Annotated[str, _kind("theme-id", r"^[a-z][a-z0-9-]*" + _END)]
DraftId = Annotated[str, _kind("draft-id", r"^D[1-9][0-9]*" + _END)]
PointId = Annotated[str, _kind("point-id", r"^PT[1-9][0-9]*" + _END)]
# A file of the register of secured files that an entry names.
SecuredId = Annotated[str, _kind("secured-id", r"^SR[1-9][0-9]*" + _END)]
SecuredRef = Annotated[str, _kind("secured", r"^SR[1-9][0-9]*" + _END)]
PhaseId = Annotated[str, _kind("phase-id", r"^P[1-9][0-9]*" + _END)]
Prefix = Annotated[str, Meta(pattern=r"^[A-Z]{2,}" + _END)]

# Text for people, in which persons are written as mentions: @SW1.
Narrative = Annotated[str, _kind("narrative")]

# A day of the calendar, exact; what may be vaguer is a PartialDate.
Day: TypeAlias = date

Answer = Literal["yes", "no", "unknown"]
# Whoever was asked answers; of an agency that was not, nothing is made up.
Seen = Literal["yes", "no", "not_recorded", "not_applicable", "not_asked"]
Format = Literal["1"]
FileFormat = Annotated[
    Format, about("Format of the file: 1.", empty="Unsaid, it is 1.")
]


# A line that is printed as prose, such as the title of a finding: rules on language
# hear it as they hear narrative.
HEARD = Meta(extra={"heard": "printed as prose"})


def unheard(reason: str) -> Meta:
    """Keep the rules on language away from a narrative, and say why."""
    return Meta(extra={"unheard": reason})


def unsearched(reason: str) -> Meta:
    """Keep the search for identifiers away from a text, and say why."""
    return Meta(extra={"unsearched": reason})


def unmentioned(reason: str) -> Meta:
    """Say why an @ in a line of text mentions nobody."""
    return Meta(extra={"unmentioned": reason})


class Column(Struct, frozen=True, kw_only=True):
    """What a field of an entry is wherever entries stand in a table.

    heading: over its column in the form that agencies fill in; `others`, parted by
        commas, are headings of agencies' own tables that mean the same.
    asked: what the form asks for in it; `empty` says when it may be left out, and why.
    example: what the form's worked example holds.
    answers: for a field with few values, how the form words each; `also` are further
        words of agencies, in small letters, and the value that they mean.
    short: its name in the CSV file; `changed` in a list of what changed.
    shown: its heading in the workbook; "" keeps the field out of every export.
    aside: what stands before it below an event, in tables without a column for it.
    public: whether the published chronology has it.
    compared: whether a later return that says something else changes the entry.

    `field` and `kind` are filled in by `columns_of`; a kind that is not plain from the
    field's type, such as a number, is said.
    """

    heading: str
    asked: str = ""
    empty: str = ""
    others: str = ""
    example: str = ""
    answers: Mapping[str, str] = {}
    also: Mapping[str, str] = {}
    short: str = ""
    changed: str = ""
    shown: str = ""
    aside: str = ""
    public: bool = False
    compared: bool = True
    field: str = ""
    kind: str = ""

    @property
    def prompt(self) -> str:
        """What the form says of the column as a whole."""
        return f"{self.asked} {self.empty}".strip()


def note(annotation: object, key: str) -> str:
    """Return what a field's annotation says under a key, or ""."""
    return _notes(annotation).get(key, "")


def _notes(annotation: object) -> dict[str, str]:
    """Return all that an annotation says, its own words before those further in."""
    found: dict[str, str] = {}
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.extra:
            found |= {k: str(v) for k, v in meta.extra.items() if k not in found}
    # Asked for a hundred records at a start: `get_args` would take twice as long.
    for one in getattr(annotation, "__args__", ()):
        found |= {k: v for k, v in _notes(one).items() if k not in found}
    return found


@cache
def said_of(record_type: type[Record]) -> Mapping[str, Mapping[str, str]]:
    """Return what each field of a record says of itself, by the keys of `note`."""
    return {name: _notes(one) for name, one in annotations(record_type).items()}


@cache
def fields_of(record_type: type[Record]) -> tuple[FieldInfo, ...]:
    """Return the fields of a record, inherited ones too.

    Kept, because to work them out takes a millisecond, and half a dozen ask.
    """
    return fields(record_type)


def default_of(field: FieldInfo) -> object:
    """Return what a field holds when nothing was written: NODEFAULT if it must be."""
    made = field.default_factory
    return field.default if made is NODEFAULT else made()


@cache
def annotations(record_type: type[Record]) -> Mapping[str, object]:
    """Return every field of a record with its annotation, inherited ones too."""
    # `fields` evaluates every annotation as if it were text, and takes five times as
    # long; no record's is.
    every = dict[str, object]()
    for one in reversed(record_type.__mro__):
        every |= get_annotations(one)
    return {name: every[name] for name in record_type.__struct_fields__}


@cache
def needed(record_type: type[Record]) -> frozenset[str]:
    """Return the fields of a record that may not be left out."""
    names, defaults = record_type.__struct_fields__, record_type.__struct_defaults__
    bare = len(names) - len(defaults)
    last = zip(names[bare:], defaults, strict=True)
    return frozenset((*names[:bare], *(name for name, one in last if one is NODEFAULT)))


def written(record_type: type[Record]) -> Mapping[str, str]:
    """Return every field of a record with the key under which it is written."""
    names, keys = record_type.__struct_fields__, record_type.__struct_encode_fields__
    return dict(zip(names, keys, strict=True))


def unwrapped(annotation: object) -> object:
    """Return what an annotation is about: without its notes, and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        inner = get_args(annotation)
        annotation = next(one for one in inner if one is not type(None))
    return annotation


def fits(annotation: object, text: str) -> bool:
    """Tell whether a text has the form and length that a field's annotation wants."""
    return all(
        (not one.pattern or re.search(one.pattern, text))
        and len(text) <= (len(text) if one.max_length is None else one.max_length)
        for one in getattr(annotation, "__metadata__", ())
        if isinstance(one, Meta)
    )


def kind_of(annotation: object) -> str:
    """Return the kind that a field's annotation carries, or ""."""
    return note(annotation, "kind")


def description(annotation: object) -> str:
    """Return the description that a field's annotation carries, or ""."""
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return meta.description
    return ""
