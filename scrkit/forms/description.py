"""What a form asks for, derived from the records it fills: one place a field.

A field that a record is given later is in its forms without another line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from scrkit.model.kinds import BY_COMMAND, Record, description, kind_of, note, unwrapped

Shape = Literal[
    "narrative",
    "paragraphs",
    "line",
    "lines",
    "day",
    "days",
    "answer",
    "code",
    "codes",
    "record",
    "rows",
]


@dataclass(frozen=True, slots=True)
class Part:
    """What a form says of a field otherwise than the record does.

    heading, asked: instead of the field's description, and beside it.
    answers: how it words the values of a field with few, by the value's own word.
    locked: whether whoever fills it in only reads it.
    """

    heading: str = ""
    asked: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    locked: bool = False


Addressee = Literal["agency", "board"]
"""Whose people fill a form in: an agency's, or the Board's own."""


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
    sheets: whether it is a workbook with a sheet for each list of its record.
    known_by: lists whose records are known by a field of theirs, by place: "person";
        others by their reference, or by their number.
    beside: columns that are only read, of lists whose rows are proposals to be
        decided, by place: field and heading of each.
    noted: what requests.yaml calls it, where that keeps account of it.
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
    sheets: bool = False
    known_by: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    noted: str = ""

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
    own fields; `key` is the field that tells the records of a list apart; `keyed`
    whether there is one for each of what the review has; `grows` whether more are added
    to the list whose record or item the place belongs to.
    """

    name: str
    heading: str
    asked: str
    shape: Shape
    kind: str = ""
    required: bool = False
    locked: bool = False
    choices: tuple[tuple[Any, str], ...] = ()
    inner: "tuple[Place, ...]" = ()
    record: type[Record] | None = None
    key: str = ""
    keyed: bool = False
    grows: bool = False

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
    said, own = description(one.type), form.parts.get(name, Part())
    shape, record, choices = _shape(one.type)
    if shape is None:
        raise TypeError(f"no form knows how to ask for {name}")
    inner = _places(record, f"{name}.", form) if record else ()
    grows = shape in ("rows", "paragraphs") and name not in form.keyed
    if grows:
        inner = tuple(map(_growing, inner))
    # Beside a short answer, its words say enough.
    own_asked = own.asked or (said if own.heading and shape in _TOLD else "")
    names = {part.field for part in inner}
    return Place(
        name=name,
        heading=own.heading or said.rstrip("."),
        asked=own_asked,
        shape=shape,
        kind=kind_of(one.type),
        required=one.default is NODEFAULT and one.default_factory is NODEFAULT,
        locked=own.locked,
        choices=tuple((v, own.answers.get(str(v), w)) for v, w in choices),
        inner=inner,
        record=record,
        key=next((k for k in ("id", "question") if k in names), ""),
        keyed=name in form.keyed,
        grows=grows,
    )


def _growing(one: Place) -> Place:
    return replace(one, grows=True, inner=tuple(map(_growing, one.inner)))


_TOLD = ("narrative", "paragraphs", "record", "rows")
_Found = tuple[Shape | None, type[Record] | None, tuple[tuple[Any, str], ...]]


def _shape(annotation: object) -> _Found:
    """Return what a field holds, the record in it, and its few answers."""
    inner, kind = unwrapped(annotation), kind_of(annotation)
    if get_origin(inner) is tuple:
        return _list(unwrapped(get_args(inner)[0]), kind)
    if isinstance(inner, type) and issubclass(inner, Record):
        return "record", inner, ()
    if inner is bool:
        return "answer", None, ((True, "Yes"), (False, "No"))
    if get_origin(inner) is Literal:
        words = tuple((one, _worded(str(one))) for one in get_args(inner))
        return "answer", None, words
    return _simple(inner, kind), None, ()


def _simple(inner: object, kind: str) -> Shape | None:
    if inner is date:
        return "day"
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
