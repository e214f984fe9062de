"""What a form asks for, derived from the records it fills: one place a field.

A field that a record is given later is in its forms without another line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.kinds import (
    BY_COMMAND,
    Column,
    Record,
    default_of,
    description,
    kind_of,
    note,
    unwrapped,
)

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


@dataclass(frozen=True, slots=True)
class Part:
    """What a form says of a field otherwise than the record does.

    heading, asked: instead of the field's description, and beside it.
    answers: how it words the values of a field with few, by the value's own word.
    locked: whether whoever fills it in only reads it.
    ahead: whether a day of it may lie ahead.
    before: what heads it in forms that went out earlier.
    """

    heading: str = ""
    asked: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    locked: bool = False
    ahead: bool = False
    before: tuple[str, ...] = ()


Choices = tuple[tuple[Any, str], ...]
"""Values that a field may have, each with the words for it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One of what a review has, to each of which a form has a place of its own.

    `title` heads it, `told` is said below, and `shown` what is to be read there, a
    paragraph each; `among` are the answers that fields have for this one alone, by the
    field's place.
    """

    id: str
    title: str
    told: str = ""
    among: Mapping[str, Choices] = field(default_factory=dict)
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
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
    parts: Mapping[str, Part] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    keyed: Mapping[str, str] = field(default_factory=dict)
    apart: bool = False
    one_of: str = ""
    sheets: bool = False
    tabled: bool = False
    known_by: Mapping[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    beside: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    noted: str = ""
    due: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    worked: Mapping[str, str] = field(default_factory=dict)
    about: str = "About this report"
    called: str = ""
    keys: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    among: Mapping[str, Choices] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def in_excel(self) -> bool:
        """Whether it is a workbook."""
        return self.sheets or bool(self.rows)

    @property
    def asked_as(self) -> tuple[str, ...]:
        """What `--what` calls the form."""
        return self.whats or (self.name,)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a form: the field it fills, in words and by its kind.

    `name` is the field's path in the record, `author.office`; `choices` are the values
    of a field with few and the form's words for them; `inner` the places of a record's
    own fields; `key` is the field that tells the records of a list apart, "" where none
    does; `keyed` whether there is one for each of what the review has, `mapped` whether
    they stand by their keys; `grows` is the list to which more are added, and whose
    record or item the place is. `default` is what its field holds where none is said.
    `office` is whether somebody is told by their office or role in it, never by name;
    `addressee` whether it says to whom, an agency by its id; `before` what headed it
    in forms that went out earlier.
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

    @property
    def field(self) -> str:
        """The field's own name."""
        return self.name.rpartition(".")[2]

    def all(self) -> "Iterator[Place]":
        """Yield the place and those inside it."""
        yield self
        for one in self.inner:
            yield from one.all()


def places(form: Form) -> tuple[Place, ...]:
    """Return the places of a form: of its record, or of a row of its list."""
    every = _places(form.record, "", form)
    if not form.rows:
        return every
    return next(one for one in every if one.name == form.rows).inner


def leaves(every: tuple[Place, ...], above: str = "") -> Iterator[tuple[Place, str]]:
    """Yield the places that hold no others, with the heading that each has in a row."""
    for one in every:
        heading = f"{above}: {_small(one.heading)}" if above else one.heading
        if one.shape == "record":
            yield from leaves(one.inner, one.heading)
        else:
            yield one, heading


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def edition(form: Form) -> str:
    """Return the mark of what a form asks for; it changes with the record's fields."""
    names = " ".join(inner.name for one in places(form) for inner in one.all())
    return sha256(names.encode()).hexdigest()[:8]


def _places(record: type[Record], above: str, form: Form) -> tuple[Place, ...]:
    found = {
        one.name: _place(one, f"{above}{one.name}", form)
        for one in fields(record)
        if f"{above}{one.name}" not in form.left_out and not _by_command(one)
    }
    order = [one for one in form.first if one in found] if not above else []
    return tuple(found[name] for name in dict.fromkeys((*order, *found)))


def _by_command(one: FieldInfo) -> bool:
    return note(one.type, "empty") == BY_COMMAND


def _place(one: FieldInfo, name: str, form: Form) -> Place:
    said, own = description(one.type), form.parts.get(name) or _part(one)
    shape, record, choices = _shape(one.type)
    if shape is None:
        raise TypeError(f"no form knows how to ask for {name}")
    inner = _places(record, f"{name}.", form) if record else ()
    grows = shape in ("rows", "paragraphs") and name not in form.keyed
    if grows:
        # In a workbook a list within a list has a sheet of its own.
        apart = _LISTS if form.sheets else ()
        inner = tuple(
            one if one.shape in apart else _growing(one, name) for one in inner
        )
    # Beside a short answer, its words say enough.
    heading = own.heading or said.rstrip(".")
    own_asked = own.asked or (said if own.heading and shape in _TOLD else "")
    if own_asked.rstrip(".").casefold() == heading.casefold():
        own_asked = ""
    among = form.among.get(name) or form.among.get(kind_of(one.type), ())
    if among and shape in ("line", "code"):
        shape = "answer"
    elif among and shape == "lines":
        shape = "codes"
    return Place(
        name=name,
        heading=heading,
        asked=own_asked,
        shape=shape,
        kind=kind_of(one.type),
        required=one.default is NODEFAULT and one.default_factory is NODEFAULT,
        locked=own.locked,
        ahead=own.ahead,
        choices=among or tuple((v, own.answers.get(str(v), w)) for v, w in choices),
        inner=inner,
        record=record,
        key=_key(inner, keyed=name in form.keyed, mapped=_is_mapped(one)),
        keyed=name in form.keyed,
        mapped=_is_mapped(one),
        grows=name if grows else "",
        default=default_of(one),
        office=bool(_OFFICE.search(said)),
        addressee=bool(_ADDRESSEE.search(said)),
        before=own.before,
    )


def _part(one: FieldInfo) -> Part:
    """Return what a field's own column of a table says of it."""
    notes = getattr(one.type, "__metadata__", ())
    column = next((each for each in notes if isinstance(each, Column)), None)
    if column is None:
        return Part()
    return Part(column.heading, column.prompt, column.answers)


# As the records say it of a field in which nobody is named, nor stands by code.
_OFFICE = re.compile(r"\ba role\b|\boffice\b|\bnot a name\b", re.IGNORECASE)
# As the records say it of whom something is said to, by id where it is an agency.
_ADDRESSEE = re.compile(r"\bto whom\b.*\bagency's id\b", re.IGNORECASE)


def _is_mapped(one: FieldInfo) -> bool:
    return get_origin(unwrapped(one.type)) is dict


def _key(inner: tuple[Place, ...], *, keyed: bool, mapped: bool) -> str:
    """Return the field that tells records apart: their id, or what they are about.

    A list with a place for each of something is told apart by its first field, where
    no kind says so.
    """
    known = (one.field for one in inner if one.kind.endswith("-id"))
    about = (one.field for one in inner if one.kind in _REFERRED and keyed)
    first = inner[0].field if keyed and not mapped else ""
    return next(known, "") or next(about, first)


_REFERRED = (
    "person",
    "agency",
    "question",
    "finding",
    "recommendation",
    "finding-or-recommendation",
)


_LISTS = ("rows", "paragraphs")


def _growing(one: Place, within: str) -> Place:
    if one.shape in _LISTS:
        raise TypeError(f"no form knows how to ask for the list {one.name} in a list")
    inner = tuple(_growing(part, within) for part in one.inner)
    return replace(one, grows=within, inner=inner)


_TOLD = ("narrative", "paragraphs", "record", "rows")
_Found = tuple[Shape | None, type[Record] | None, Choices]


def _shape(annotation: object) -> _Found:
    """Return what a field holds, the record in it, and its few answers."""
    inner, kind = unwrapped(annotation), kind_of(annotation)
    if get_origin(inner) in (tuple, dict):
        # The items of tuple[X, ...], the values of dict[str, X].
        at = 0 if get_origin(inner) is tuple else -1
        return _list(unwrapped(get_args(inner)[at]), kind)
    if isinstance(inner, type) and issubclass(inner, Record):
        return "record", inner, ()
    if inner is bool:
        return "answer", None, ((True, "Yes"), (False, "No"))
    if get_origin(inner) is Literal:
        words = tuple((one, _worded(str(one))) for one in get_args(inner))
        return "answer", None, words
    return _simple(inner, kind), None, ()


def _simple(inner: object, kind: str) -> Shape | None:
    if inner in (date, PartialDate):
        return "day" if inner is date else "period"
    if inner is ClockTime:
        return "time"
    if inner is not str:
        return None
    if kind == "narrative":
        return "narrative"
    return "code" if kind else "line"


def _list(inner: object, kind: str) -> _Found:
    if isinstance(inner, type) and issubclass(inner, Record):
        return "rows", inner, ()
    if inner is date:
        return "days", None, ()
    if inner is not str:
        return None, None, ()
    if kind == "narrative":
        return "paragraphs", None, ()
    return ("codes" if kind else "lines"), None, ()


def _worded(value: str) -> str:
    words = value.replace("_", " ")
    return words[:1].upper() + words[1:]
