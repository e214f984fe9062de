"""What to do about a value of the wrong shape, when the slip is a usual one.

The line as it should be is shown by its shape (`key: …`), never by the file's words.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from scrkit.model.kinds import Record, annotations, unwrapped
from scrkit.model.review import SINGLE_FILES
from scrkit.yamlfile import Data

_CURLY = "“”„‘’‚"
_BULLETS = "–—•·●▪◦*"
_UNCURL = (
    "Take the curly quotes away, as Word types them: no quotes are needed here, or "
    'straight ones: key: "…"'
)


def of_text(value: object) -> str:
    """Return what to do about a text that is in no form asked for, or ""."""
    return _UNCURL if isinstance(value, str) and value[:1] in tuple(_CURLY) else ""


def of_kind(value: Data, wanted: str, schema: Mapping[str, Any]) -> str:
    """Return what to do about a value of another kind than `wanted`, or ""."""
    if wanted == "boolean":
        return "Write true for yes and false for no, without quotes: key: true"
    if wanted == "array":
        return _of_list(value, schema)
    if wanted == "object":
        return _of_record(value)
    if wanted == "string" and isinstance(value, dict):
        return (
            "A colon with a blank behind it makes a record of a text. Put the whole "
            'text in quotes: "…: …"'
        )
    if wanted == "string" and isinstance(value, list):
        return "Take the brackets or the dash away: only one value may stand here."
    return ""


def _of_list(value: Data, schema: Mapping[str, Any]) -> str:
    if isinstance(value, dict):
        return (
            "Each record of a list begins with a dash, its other keys below its "
            "first one: - key: …"
        )
    if not isinstance(value, str):
        return ""
    if value[:1] == "-" and value[1:2].isalpha():
        return "A blank is missing after the dash. Write each item as: - …"
    if value[:1] in tuple(_BULLETS):
        return "A list has the short dash (the hyphen), no bullet. Write each item: - …"
    if _holds_records(schema):
        return "Write each record with a dash and its keys: - key: …; none at all: []"
    return "A list stands in brackets: key: […, …], even of one; none at all: []"


def _holds_records(schema: Mapping[str, Any]) -> bool:
    items = schema.get("items")
    return isinstance(items, dict) and "$ref" in items


def _of_record(value: Data) -> str:
    if isinstance(value, list):
        return "One record stands here, no list: write its keys without dashes: key: …"
    if isinstance(value, str) and ":" in value:
        return "A blank is missing after the colon. Write: key: …"
    return "Write its keys below it, two spaces further in, each with its value: key: …"


def of_key(name: str, known: tuple[str, ...], record_type: type[Record]) -> str:
    """Return what to do about a key unknown to a record of these keys, or "".

    `record_type` is the record of the whole file.
    """
    before, colon, _ = name.partition(":")
    if colon and before in known:
        return f"A blank is missing after the colon: {before}: …"
    if known != tuple(_fields(record_type)):
        return ""
    for field, inner in _inner(record_type):
        if name in _fields(inner):
            return f"It belongs under {field}, two spaces further in."
    file = next((file for file, _, kind in SINGLE_FILES if name in _fields(kind)), "")
    return f"It belongs into {file}; see whether this is a copy of it." if file else ""


def _fields(record_type: type[Record]) -> tuple[str, ...]:
    return record_type.__struct_encode_fields__


def _inner(record_type: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    """Yield the fields that hold one record, with the record."""
    for field, annotation in annotations(record_type).items():
        held = unwrapped(annotation)
        if isinstance(held, type) and issubclass(held, Record):
            yield field, held
