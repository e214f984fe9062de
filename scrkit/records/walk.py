"""Walk through records by the kinds that their fields carry; never judges."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from scrkit.model.kinds import Record, kind_of
from scrkit.yamlfile import Path


@dataclass(frozen=True, slots=True)
class Cited:
    """A text of a certain kind in a record: a reference, an id, a narrative."""

    kind: str
    text: str
    record: Record
    path: Path


@cache
def _fields(record_type: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields worth visiting, with their kind ("" holds records)."""
    found = []
    for name, annotation in record_type.__annotations__.items():
        kind = kind_of(annotation)
        if kind or _holds_records(annotation):
            found.append((name, kind))
    return tuple(found)


def _holds_records(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(inner) for inner in get_args(annotation))


def cited(record: Record, at: Path = ()) -> Iterator[Cited]:
    """Yield every text of a kind in the record and the records below it."""
    for name, kind in _fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if not kind:
            yield from _below(value, (*at, name))
        elif isinstance(value, str):
            yield Cited(kind, value, record, (*at, name))
        else:
            for i, item in enumerate(value):
                yield Cited(kind, item, record, (*at, name, i))


def _below(value: object, at: Path) -> Iterator[Cited]:
    if isinstance(value, Record):
        yield from cited(value, at)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _below(item, (*at, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*at, key))


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
