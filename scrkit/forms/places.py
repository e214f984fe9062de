"""The places of a form, derived from the records it fills: one a field."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.forms.description import Choices, Form, Part, Place, Shape
from scrkit.model.kinds import (
    BY_COMMAND,
    Column,
    Record,
    annotations,
    default_of,
    description,
    fields_of,
    kind_of,
    note,
    unwrapped,
)
from scrkit.patterns import later
from scrkit.text.casing import worded


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
    # Here: to know which form asks for a field takes no mark.
    from hashlib import sha256

    names = " ".join(inner.name for one in places(form) for inner in one.all())
    # Names alone, not words: a form whose question was put better is the same form.
    return sha256(names.encode()).hexdigest()[:8]


def fields_in(form: Form) -> frozenset[str]:
    """Return the fields for which a form has places, by their own names.

    Every check may ask for this; to make the places takes ten times as long.
    """
    every = _asked(form.record, "", form)
    if form.rows:
        every = (one for one in every if one.startswith(f"{form.rows}."))
    return frozenset(one.rpartition(".")[2] for one in every)


def _asked(record: type[Record], above: str, form: Form) -> Iterator[str]:
    """Yield the paths of the fields that a form asks for, with those inside them."""
    for name, annotation in annotations(record).items():
        path = f"{above}{name}"
        if _is_asked(path, annotation, form):
            yield path
            inner = _shape(annotation)[1]
            if inner:
                yield from _asked(inner, f"{path}.", form)


def _is_asked(path: str, annotation: object, form: Form) -> bool:
    return path not in form.left_out and note(annotation, "empty") != BY_COMMAND


def _places(record: type[Record], above: str, form: Form) -> tuple[Place, ...]:
    found = {
        one.name: _place(one, f"{above}{one.name}", form)
        for one in fields_of(record)
        if _is_asked(f"{above}{one.name}", one.type, form)
    }
    order = [one for one in form.first if one in found] if not above else []
    return tuple(found[name] for name in dict.fromkeys((*order, *found)))


def _place(one: FieldInfo, name: str, form: Form) -> Place:
    said, own = description(one.type), form.parts.get(name) or _part(one)
    shape, record, choices = _shape(one.type)
    if shape is None:
        # While scrkit starts, not while somebody fills a form in: tests meet it first.
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
        wanted=one.type,
    )


def _part(one: FieldInfo) -> Part:
    """Return what a field's own column of a table says of it."""
    notes = getattr(one.type, "__metadata__", ())
    column = next((each for each in notes if isinstance(each, Column)), None)
    if column is None:
        return Part()
    return Part(column.heading, column.prompt, column.answers)


# As the records say it of a field in which nobody is named, nor stands by code.
_OFFICE = later(r"\ba role\b|\boffice\b|\bnot a name\b", re.IGNORECASE)
# As the records say it of whom something is said to, by id where it is an agency.
_ADDRESSEE = later(r"\bto whom\b.*\bagency's id\b", re.IGNORECASE)


def _is_mapped(one: FieldInfo) -> bool:
    return get_origin(unwrapped(one.type)) is dict


def _key(inner: tuple[Place, ...], *, keyed: bool, mapped: bool) -> str:
    """Return the field that tells records apart: their id, or what they are about."""
    # A list with a place for each of something is told apart by its first field, where
    # no kind says so.
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
        words = tuple((one, worded(str(one))) for one in get_args(inner))
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
