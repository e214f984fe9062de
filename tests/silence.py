"""Every field of a review, damaged in each way in which it can fall silent.

Which fields there are, and which may be empty, is read from the records' definitions.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from msgspec.structs import fields

from scrkit.decode import decode
from scrkit.model.kinds import Record, note
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.yamlfile import Path, read

Files = dict[str, bytes]
FILLERS = ("None.", "n/a", "tbc", ".")
_SINGLE = {name: record_type for name, _, record_type in SINGLE_FILES}
_FOLDERS = {folder: record_type for folder, _, record_type in AGENCY_FOLDERS}


class Field(NamedTuple):
    """A field of a record that says something, and where."""

    name: str
    file: str
    path: Path
    value: Any
    because: str


def fields_of(files: Files) -> dict[str, Field]:
    """Return every field that a review fills in, by record and name; each once.

    Of several records the first is taken that has the field to say anything.
    """
    found: dict[str, Field] = {}
    for file, content in sorted(files.items()):
        record_type = _SINGLE.get(file) or _FOLDERS.get(file.partition("/")[0])
        if record_type is None or not file.endswith(".yaml"):
            continue
        tree = read(content, file)
        record = decode(tree, record_type).value
        assert record is not None
        for one in _walk(record, (), file, tree.data):
            found.setdefault(one.name, one)
    return found


def silenced(files: Files, field: Field) -> Iterator[tuple[str, Files]]:
    """Yield how a field is damaged, and the review with it."""
    for how, value in _silences(field.value):
        data = deepcopy(read(files[field.file], field.file).data)
        holder: Any = data
        for step in field.path[:-1]:
            holder = holder[step]
        if value is None:
            del holder[field.path[-1]]
        else:
            holder[field.path[-1]] = value
        yield how, {**files, field.file: json.dumps(data).encode()}


def _silences(value: Any) -> Iterator[tuple[str, Any]]:
    yield "unsaid", None
    if isinstance(value, (list, dict)):
        yield "emptied", type(value)()
    elif isinstance(value, str):
        yield "emptied", ""
        yield from ((f"filled with {filler}", filler) for filler in FILLERS)


def _walk(record: Record, path: Path, file: str, data: Any) -> Iterator[Field]:
    for one in fields(record):
        at = (*path, one.encode_name)
        value = _at(data, at)
        if value in (None, "", [], {}) or not _is_asked(record, one.type):
            continue
        name = f"{type(record).__name__}.{one.name}"
        yield Field(name, file, at, value, note(one.type, "empty") or _column(one.type))
        for inner, inner_path in _inside(getattr(record, one.name), at):
            yield from _walk(inner, inner_path, file, data)


def _column(annotation: Any) -> str:
    """Return what agencies are told of a column that may be empty."""
    columns = getattr(annotation, "__metadata__", ())
    return next((c.empty for c in columns if getattr(c, "empty", "")), "")


def _is_asked(record: Record, annotation: object) -> bool:
    key, asks, value = note(annotation, "asked_if").partition("=")
    if not key:
        return True
    held = getattr(record, key.rstrip("!"))
    return (held == value) is not key.endswith("!") if asks else bool(held)


def _inside(value: object, at: Path) -> Iterator[tuple[Record, Path]]:
    if isinstance(value, Record):
        yield value, at
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _inside(item, (*at, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*at, key))


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
