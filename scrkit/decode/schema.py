"""JSON Schemas of the files of a review, made from the records themselves."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.kinds import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# JSON Schema has no kind for a vague date; our own formats are checked in `explain`.
_TEXTS: dict[type, dict[str, Any]] = {
    PartialDate: {"type": ["string", "number"], "format": "scr-date"},
    ClockTime: {"type": ["string", "number"], "format": "scr-time"},
}


def schema(record_type: type[Record], title: str) -> dict[str, Any]:
    """Return the JSON Schema of a file that holds `record_type`.

    Written for editors, which read YAML with numbers: where a record takes text, a
    number passes too, and a field that may be left out may be left empty.
    """
    (root,), parts = msgspec.json.schema_components(
        (record_type,), schema_hook=lambda kind: dict(_TEXTS[kind])
    )
    whole = {"$schema": DIALECT, "title": title, **root, "$defs": parts}
    for short in _shortened(record_type):
        _let_bare(whole, short)
    _relax(whole)
    return whole


def _shortened(record_type: type[Record]) -> Iterator[type[Record]]:
    """Yield the records of a file's lists for which a bare text may stand."""
    for one in msgspec.structs.fields(record_type):
        for item in get_args(get_args(one.type)[0] if get_args(one.type) else None):
            if isinstance(item, type) and issubclass(item, Record) and item.bare:
                yield item


def _let_bare(whole: dict[str, Any], record: type[Record]) -> None:
    """Let the items of a list be the text that their record may be written as."""
    parts = whole["$defs"]
    text = parts[record.__name__]["properties"][record.bare]
    for part in parts.values():
        for held in part.get("properties", {}).values():
            if held.get("items") == {"$ref": f"#/$defs/{record.__name__}"}:
                held["items"] = {"anyOf": [dict(text), held["items"]]}


def _relax(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            _relax(item)
    elif isinstance(node, dict):
        for value in node.values():
            _relax(value)
        _relax_text(node)
        required = node.get("required", ())
        for name, part in node.get("properties", {}).items():
            # Editors would write the defaults out, and a default that is written no
            # longer follows ours.
            part.pop("default", None)
            if name not in required:
                _allow_empty(part)


def _relax_text(node: dict[str, Any]) -> None:
    if node.get("enum") == ["1"]:
        node["enum"] = ["1", 1]
    if node.get("type") != "string" or "format" in node:
        return
    # A pattern keeps numbers out, unless it is one of figures.
    if re.search(node.get("pattern", ""), "1"):
        node["type"] = ["string", "number"]


def _allow_empty(part: dict[str, Any]) -> None:
    if "type" in part:
        kinds = part["type"]
        part["type"] = [*([kinds] if isinstance(kinds, str) else kinds), "null"]
        if "enum" in part:
            part["enum"] = [*part["enum"], None]
    elif "enum" in part and None not in part["enum"]:
        part["enum"] = [*part["enum"], None]
    elif "anyOf" in part:
        if {"type": "null"} not in part["anyOf"]:
            part["anyOf"] = [*part["anyOf"], {"type": "null"}]
    elif "$ref" in part:
        part["anyOf"] = [{"$ref": part.pop("$ref")}, {"type": "null"}]
