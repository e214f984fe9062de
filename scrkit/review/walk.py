"""Walk through records by the kinds that their fields carry; never judges."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

from scrkit.model.kinds import Record, kind_of
from scrkit.yamlfile import Path


class Cited(NamedTuple):
    """A text of a certain kind in a record: a reference, an id, a narrative."""

    kind: str
    text: str
    record: Record
    path: Path


@cache
def plain_texts(record_type: type[Record]) -> frozenset[str]:
    """Return the fields that hold a text of one line: titles, offices, labels.

    People may be mentioned there as in narrative, and must be found there too.
    """
    return frozenset(
        name
        for name, annotation in record_type.__annotations__.items()
        if not kind_of(annotation) and _is_text(annotation) and name != "contact"
    )


def _is_text(annotation: object) -> bool:
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return _is_text(inner[0])
    return annotation is str


@cache
def _fields(record_type: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields worth visiting, with their kind ("" holds records)."""
    found = []
    for name, annotation in record_type.__annotations__.items():
        kind = kind_of(annotation)
        if name in plain_texts(record_type):
            kind = "line"
        if kind or _holds_records(annotation):
            found.append((name, kind))
    return tuple(found)


def _holds_records(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(inner) for inner in get_args(annotation))


def cited(record: Record) -> list[Cited]:
    """Return every text of a kind in the record and the records below it."""
    found: list[Cited] = []
    _cite(record, (), found)
    return found


# Lists handed down instead of generators handed up: a review cites some ten thousand
# texts, and each level of a generator would pass on every one of them.
def _cite(record: Record, at: Path, found: list[Cited]) -> None:
    for name, kind in _fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if not kind:
            _cite_below(value, (*at, name), found)
        elif isinstance(value, str):
            found.append(Cited(kind, value, record, (*at, name)))
        else:
            found += (
                Cited(kind, v, record, (*at, name, i)) for i, v in enumerate(value)
            )


def _cite_below(value: object, at: Path, found: list[Cited]) -> None:
    if isinstance(value, Record):
        _cite(value, at, found)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            _cite_below(item, (*at, i), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _cite_below(item, (*at, key), found)


def located(record: Record, at: Path = ()) -> Iterator[tuple[Record, Path]]:
    """Yield the record and every record below it with its path."""
    yield record, at
    for name, kind in _fields(type(record)):
        if not kind:
            yield from _located_below(getattr(record, name), (*at, name))


def _located_below(value: object, at: Path) -> Iterator[tuple[Record, Path]]:
    if isinstance(value, Record):
        yield from located(value, at)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _located_below(item, (*at, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _located_below(item, (*at, key))
