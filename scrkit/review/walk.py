"""Walk through records by what their fields say of themselves; never judges."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from scrkit.model.kinds import Record, annotations, said_of
from scrkit.yamlfile import Path

T = TypeVar("T")


class Cited(NamedTuple):
    """A text of a certain kind in a record: a reference, an id, a narrative.

    `path` leads to it from where the walk began, `own` from its own record.
    """

    kind: str
    text: str
    record: Record
    path: Path
    own: Path


_WORDS = ("narrative", "line")
# A mention begins with @, and the id of an entry has a hyphen.
_MAY_REFER = re.compile("[@-]")
# A field worth visiting, with its kind: "" holds records, "line" a text of one line.
_Fields = tuple[tuple[str, str], ...]


@cache
def plain_texts(record_type: type[Record]) -> frozenset[str]:
    """Return the fields that hold a text of one line: titles, offices, labels.

    People may be mentioned there as in narrative, and must be found there too.
    """
    said = said_of(record_type)
    return frozenset(
        name
        for name, annotation in annotations(record_type).items()
        if not said[name].get("kind")
        and not said[name].get("unmentioned")
        and _is_text(annotation)
    )


def _is_text(annotation: object, *, many: bool = False) -> bool:
    """Tell whether a field holds a text; with `many`, or a list or table of texts."""
    inner = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return _is_text(inner[0], many=many)
    if many and get_origin(annotation) in (tuple, dict):
        return _is_text(inner[get_origin(annotation) is dict])
    return annotation is str


@cache
def _fields(record_type: type[Record]) -> _Fields:
    """Return every field with a kind, and every field that holds records."""
    found, said, plain = [], said_of(record_type), plain_texts(record_type)
    for name, annotation in annotations(record_type).items():
        kind = "line" if name in plain else said[name].get("kind", "")
        if kind or _holds_records(annotation):
            found.append((name, kind))
    return tuple(found)


@cache
def _heard_fields(record_type: type[Record]) -> _Fields:
    """Return the fields that rules on language hear, and those that hold records."""
    said = said_of(record_type)
    return tuple(
        (name, kind)
        for name, kind in _fields(record_type)
        if not kind
        or (kind == "narrative" and not said[name].get("unheard"))
        or said[name].get("heard")
    )


@cache
def _searched_fields(record_type: type[Record]) -> _Fields:
    """Return the fields in which identifiers may stand, and those that hold records."""
    kinds, said = dict(_fields(record_type)), said_of(record_type)
    return tuple(
        (name, kinds.get(name, "line"))
        for name, annotation in annotations(record_type).items()
        if not said[name].get("unsearched")
        and (
            kinds.get(name) in ("", "narrative", "line")
            or (not said[name].get("kind") and _is_text(annotation, many=True))
        )
    )


def _holds_records(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(map(_holds_records, getattr(annotation, "__args__", ())))


def cited(record: Record) -> list[Cited]:
    """Return every text of a kind in the record and the records below it."""
    return _collect(record, (), _fields, [])


def referring(record: Record) -> list[Cited]:
    """Return every id and reference, here and below, and every text that may hold one.

    Thousands of narratives hold none: they are passed over as quickly as can be.
    """
    return _collect(record, (), _fields, [], _MAY_REFER)


class Glance(NamedTuple):
    """What a look at a record tells: the ids given, and each thing that is cited once.

    A thing cited is its kind and its text; of narrative and lines, those that may
    hold a reference.
    """

    given: list[Cited]
    said: set[tuple[str, str]]


def glance(record: Record) -> Glance:
    """Return the ids that a record and those below it give, and what they cite."""
    given: list[Cited] = []
    said: defaultdict[str, set[str]] = defaultdict(set)
    _glance(record, (), given, said)
    return Glance(given, {(kind, text) for kind in said for text in said[kind]})


# Thousands of entries cite the same few people: nothing is made for each but its id.
def _glance(
    record: Record, at: Path, given: list[Cited], said: defaultdict[str, set[str]]
) -> None:
    fields, values = _read_at_once(type(record))
    for (name, kind), value in zip(fields, values(record), strict=True):
        if not value:
            continue
        if not kind:
            if not _at_once(value, (*at, name), given, said):
                for inner, path in _inside(value, (*at, name)):
                    _glance(inner, path, given, said)
        elif kind.endswith("-id"):
            given.append(Cited(kind, value, record, (*at, name), (name,)))
        else:
            said[kind].update(_said((value,), kind))


_MANY = 8


def _at_once(
    records: object, at: Path, given: list[Cited], said: defaultdict[str, set[str]]
) -> bool:
    """Look at many records of one kind field by field, if that can be done."""
    if not isinstance(records, tuple) or len(records) < _MANY:
        return False
    first: object = records[0]
    if not isinstance(first, Record):
        return False
    kind = type(first)
    if any(type(record) is not kind for record in records):
        return False
    fields, values = _read_at_once(kind)
    columns = tuple(zip(*map(values, records), strict=True))
    # Ids are told in the order of the file: of records in records, one by one.
    if any(any(c) for (_, k), c in zip(fields, columns, strict=True) if not k):
        return False
    if sum(k.endswith("-id") for _, k in fields) > 1:
        return False
    for (name, kind_of), column in zip(fields, columns, strict=True):
        if kind_of.endswith("-id"):
            given += [
                Cited(kind_of, text, record, (*at, i, name), (name,))
                for i, (text, record) in enumerate(zip(column, records, strict=True))
                if text
            ]
        else:
            said[kind_of].update(_said(column, kind_of))
    return True


def _said(column: tuple[Any, ...], kind: str) -> Iterator[str]:
    """Yield what the values of one field cite: texts that may, and lists of ids."""
    words = kind in _WORDS
    for value in filter(None, column):
        if not isinstance(value, str):
            yield from value.values() if isinstance(value, dict) else value
        elif not words or "@" in value or "-" in value:
            yield value


@cache
def _read_at_once(
    record_type: type[Record],
) -> tuple[_Fields, Callable[[Record], tuple[Any, ...]]]:
    """Return the fields with a kind, and what reads all of them in one go."""
    fields = _fields(record_type)
    read = attrgetter(*(name for name, _ in fields)) if fields else None
    if read is None:
        return (), lambda _: ()
    return fields, read if len(fields) > 1 else lambda record: (read(record),)


def heard(record: Record) -> list[Cited]:
    """Return every text that rules on language hear, here and below."""
    return _collect(record, (), _heard_fields, [])


def searched(record: Record) -> list[Cited]:
    """Return every text in which an identifier may stand, here and below."""
    return _collect(record, (), _searched_fields, [])


# Lists handed down instead of generators handed up: a review cites some ten thousand
# texts, and each level of a generator would pass on every one of them.
def _collect(
    record: Record,
    at: Path,
    fields: Callable[[type[Record]], _Fields],
    found: list[Cited],
    signs: re.Pattern[str] | None = None,
) -> list[Cited]:
    for name, kind in fields(type(record)):
        value = getattr(record, name)
        if not value:
            continue
        if not kind:
            for inner, path in _inside(value, (*at, name)):
                _collect(inner, path, fields, found, signs)
        elif isinstance(value, str):
            if signs is None or kind not in _WORDS or signs.search(value):
                found.append(Cited(kind, value, record, (*at, name), (name,)))
        else:
            items = value.items() if isinstance(value, dict) else enumerate(value)
            found += (
                Cited(kind, text, record, (*at, name, key), (name, key))
                for key, text in items
            )
    return found


def _inside(value: object, at: Path) -> Iterator[tuple[Record, Path]]:
    """Yield the records that a field holds, each with its path."""
    if isinstance(value, Record):
        yield value, at
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            # Thousands of entries stand in one list: for each, a generator fewer.
            if isinstance(item, Record):
                yield item, (*at, position)
            else:
                yield from _inside(item, (*at, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*at, key))


def every(record: Record) -> list[Record]:
    """Return the record and every record below it, in the order of `located`."""
    found: list[Record] = []
    _gather(record, found)
    return found


def _gather(value: object, found: list[Record]) -> None:
    if isinstance(value, Record):
        found.append(value)
        for name in _holding(type(value)):
            # Of the fields of thousands of entries most hold nothing.
            if inner := getattr(value, name):
                _gather(inner, found)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            _gather(item, found)


def located(record: Record, at: Path = ()) -> list[tuple[Record, Path]]:
    """Return the record and every record below it with its path."""
    found: list[tuple[Record, Path]] = []
    _locate(record, at, found)
    return found


def _locate(record: Record, at: Path, found: list[tuple[Record, Path]]) -> None:
    found.append((record, at))
    for inner, path in below(record, at):
        _locate(inner, path, found)


class Whereabouts(Generic[T]):
    """Something of each record, by identity, worked out file by file until it is there.

    Thousands of entries come last: of few of them anything is told.
    """

    def __init__(self, files: Iterable[Mapping[int, T]]) -> None:
        """Take what is known of the records of each file, by their `id`."""
        self._rest, self._found = iter(files), dict[int, T]()

    def get(self, record: Record) -> T | None:
        """Return what is known of a record, None where it stands in no file."""
        # By identity: two records that say the same stand in two places.
        while id(record) not in self._found:
            further = next(self._rest, None)
            if further is None:
                return None
            self._found |= further
        return self._found[id(record)]


def below(record: Record, at: Path = ()) -> list[tuple[Record, Path]]:
    """Return the records that a record holds itself, each with its path."""
    found: list[tuple[Record, Path]] = []
    for name in _holding(type(record)):
        value = getattr(record, name)
        # Of the fields of thousands of entries most hold nothing.
        if value:
            found += _inside(value, (*at, name))
    return found


@cache
def _holding(record_type: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold records; an entry, one of thousands, has few."""
    return tuple(name for name, kind in _fields(record_type) if not kind)
