"""What a form is: which records it fills, for whom, and the places that it has.

A field that a record is given later is in its forms without another line.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from scrkit.model.kinds import Record

Shape = Literal[
    "narrative",
    "paragraphs",
    "line",
    "lines",
    "day",
    "days",
    "period",
    "time",
    "answer",
    "code",
    "codes",
    "record",
    "rows",
]


Addressee = Literal["agency", "board"]
"""Whose people fill a form in: an agency's, or the Board's own."""


class Part(Struct, frozen=True):
    """What a form says of a field otherwise than the record does.

    heading, asked: instead of the field's description, and beside it.
    answers: how it words the values of a field with few, by the value's own word.
    locked: whether whoever fills it in only reads it.
    ahead: whether a day of it may lie ahead.
    before: what heads it in forms that went out earlier.
    """

    heading: str = ""
    asked: str = ""
    answers: Mapping[str, str] = {}
    locked: bool = False
    ahead: bool = False
    before: tuple[str, ...] = ()


Choices = tuple[tuple[Any, str], ...]
"""Values that a field may have, each with the words for it."""


class Key(Struct, frozen=True):
    """One of what a review has, to each of which a form has a place of its own.

    `title` heads it, `told` is said below, and `shown` what is to be read there, a
    paragraph each; `among` are the answers that fields have for this one alone, by the
    field's place.
    """

    id: str
    title: str
    told: str = ""
    among: Mapping[str, Choices] = {}
    shown: tuple[str, ...] = ()


class Form(Struct, frozen=True):
    """Which records of which file a form fills, for whom; order and words of its own.

    to: whose people fill it in; `by` is who of them, as the list of forms says it.
    whats: what `--what` calls it, where that is not its name.
    file: where the records stand, with {} for the agency.
    rows: the list whose records are the rows of a workbook; "" for a form in Word.
    whose: the field of such a record that says which agency's it is.
    first: fields that come first; all others follow in the order of the record.
    parts: what the form words in its own way, by the name of the field's place.
    left_out: fields that nobody fills in, with the reason.
    keyed: lists with one record for each of what the review has, by place: "questions".
    apart: whether a list with a place for each is an agency's own alone here, so that
        nobody is told of the others'.
    one_of: the list of which it is about one alone, such as one interview.
    sheets: whether it is a workbook with a sheet for each list of its record.
    tabled: whether it is a table as agencies keep their own, in Excel and in Word: its
        columns are the `Column`s of its records' fields, and `importers` read it back.
    known_by: lists whose records are known by a field of theirs, by place: "person";
        others by their reference, or by their number.
    only: lists of which whoever fills the form in has one record at most, by place.
    beside: columns that are only read, of lists whose rows are proposals to be
        decided, by place: field and heading of each.
    noted: what requests.yaml calls it, where that keeps account of it.
    due: the field of the terms' `due` that says when it comes back, if any does.
    chosen: what of the review or its framework a field is chosen from, by the field's
        place or its kind: "outcomes".
    told: what is said at the top; `worked` is what is worked out and shown before a
        place: "criteria". `about` heads the places that need no heading of their own.
    called: its name in the words of the framework, where that has one.

    What these lead to in one review is filled in by `suited`: `keys`, `among`, `shown`.
    """

    name: str
    title: str
    record: type[Record]
    file: str
    to: tuple[Addressee, ...] = ("agency",)
    by: str = ""
    whats: tuple[str, ...] = ()
    rows: str = ""
    whose: str = ""
    first: tuple[str, ...] = ()
    parts: Mapping[str, Part] = {}
    left_out: Mapping[str, str] = {}
    keyed: Mapping[str, str] = {}
    apart: bool = False
    one_of: str = ""
    sheets: bool = False
    tabled: bool = False
    known_by: Mapping[str, str] = {}
    only: tuple[str, ...] = ()
    beside: Mapping[str, tuple[tuple[str, str], ...]] = {}
    noted: str = ""
    due: str = ""
    chosen: Mapping[str, str] = {}
    told: tuple[str, ...] = ()
    worked: Mapping[str, str] = {}
    about: str = "About this report"
    called: str = ""
    keys: Mapping[str, tuple[Key, ...]] = {}
    among: Mapping[str, Choices] = {}
    shown: Mapping[str, tuple[str, ...]] = {}

    @property
    def in_excel(self) -> bool:
        """Whether it is a workbook."""
        return self.sheets or bool(self.rows)

    @property
    def asked_as(self) -> tuple[str, ...]:
        """What `--what` calls the form."""
        return self.whats or (self.name,)


class Place(Struct, frozen=True):
    """A place of a form: the field it fills, in words and by its kind.

    `name` is the field's path in the record, `author.office`; `choices` are the values
    of a field with few and the form's words for them; `inner` the places of a record's
    own fields; `key` is the field that tells the records of a list apart, "" where none
    does; `keyed` whether there is one for each of what the review has, `mapped` whether
    they stand by their keys; `grows` is the list to which more are added, and whose
    record or item the place is. `default` is what its field holds where none is said.
    `office` is whether somebody is told by their office or role in it, never by name;
    `addressee` whether it says to whom, an agency by its id; `before` what headed it
    in forms that went out earlier; `wanted` is its field's annotation.
    """

    name: str
    heading: str
    asked: str
    shape: Shape
    kind: str = ""
    required: bool = False
    locked: bool = False
    ahead: bool = False
    choices: Choices = ()
    inner: "tuple[Place, ...]" = ()
    record: type[Record] | None = None
    key: str = ""
    keyed: bool = False
    mapped: bool = False
    grows: str = ""
    default: Any = None
    office: bool = False
    addressee: bool = False
    before: tuple[str, ...] = ()
    wanted: Any = None

    def __hash__(self) -> int:
        # What an annotation says of a field cannot be hashed.
        return hash(self.name)

    @property
    def field(self) -> str:
        """The field's own name."""
        return self.name.rpartition(".")[2]

    def all(self) -> "Iterator[Place]":
        """Yield the place and those inside it."""
        yield self
        for one in self.inner:
            yield from one.all()
