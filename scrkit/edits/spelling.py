"""Spell records as YAML, by what the model says of their fields; knows no file."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from scrkit.dates import ClockTime
from scrkit.model.kinds import Layout, Record, kind_of
from scrkit.yamlfile.astray import UNPRINTABLE
from scrkit.yamlfile.splice import Spelled

# What stands bare reads as the same text in every version of YAML, for an editor or
# a script that reads the file too; a comma would end a text within brackets.
_ID = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_WORDS = re.compile(r"[A-Za-z]{2}[A-Za-z0-9 '-]*[A-Za-z0-9]")
_SENTENCE = re.compile(r"[A-Za-z][A-Za-z0-9 .,()/'-]*[A-Za-z0-9.)]")
# Two parsers read two texts where a tab stands at the margin of a block.
_TAB = re.compile(r"(?m)^ *\t")
# YAML 1.1 takes these for true, false, nothing or a number.
_TYPED = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|inf|nan")


def spell(value: object, annotation: object, layout: Layout) -> Spelled:
    """Spell a value that a field of this annotation holds, in a record's layout."""
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, Mapping):
        return _mapping(value, item_annotation(annotation), layout)
    if isinstance(value, tuple):
        return _list(value, annotation, layout)
    if isinstance(value, str):
        return _text(value, kind(annotation), layout)
    if value is None or isinstance(value, bool):
        return _alike(json.dumps(value))
    text = str(value)
    if isinstance(value, ClockTime) and not text.isalpha():
        # 14:30 bare is a number of minutes to base sixty in YAML 1.1.
        text = json.dumps(text)
    return _alike(text)


def spell_key(name: str) -> str:
    """Spell a key; YAML 1.1 takes the key `on` for true."""
    if _ID.fullmatch(name) and not _TYPED.fullmatch(name):
        return name
    return json.dumps(name, ensure_ascii=False)


def _alike(text: str) -> Spelled:
    return Spelled(text, text)


def _record(record: Record) -> Spelled:
    found = [
        (spell_key(one.encode_name), spell(value, one.type, record.layout))
        for one, value in ((f, getattr(record, f.name)) for f in fields(record))
        if _is_told(one, value, record.layout)
    ]
    return _pairs(found, in_line=Layout.BRACKETS in record.layout or not found)


def _is_told(field: FieldInfo, value: object, layout: Layout) -> bool:
    """Tell whether a field is written: what is missing reads as the default.

    The answer to a question is written all the same: silence is no answer.
    """
    if field.required or Layout.WHOLE in layout or value != default_of(field):
        return True
    return "yes" in _choices(field.type)


def _pairs(found: list[tuple[str, Spelled]], *, in_line: bool) -> Spelled:
    line = "{" + ", ".join(f"{key}: {one.line}" for key, one in found) + "}"
    if in_line:
        return _alike(line)
    return Spelled(line, "", tuple(ln for key, one in found for ln in one.under(key)))


def _mapping(
    value: Mapping[object, object], annotation: object, layout: Layout
) -> Spelled:
    spelled = [(str(key), spell(one, annotation, layout)) for key, one in value.items()]
    if Layout.QUOTED in layout:
        found = [(json.dumps(k, ensure_ascii=False), one) for k, one in spelled]
        return _pairs(found, in_line=True)
    return _pairs([(spell_key(k), one) for k, one in spelled], in_line=not spelled)


def _list(value: tuple[object, ...], annotation: object, layout: Layout) -> Spelled:
    items = [spell(one, item_annotation(annotation), layout) for one in value]
    line = f"[{', '.join(one.line for one in items)}]"
    holds_records = any(isinstance(one, Record) for one in value)
    short = kind(annotation) == "id" or Layout.BARE in layout
    if not value or (short and not holds_records):
        return _alike(line)
    return Spelled(line, "", tuple(ln for one in items for ln in one.as_item()))


def _text(text: str, kind: str, layout: Layout) -> Spelled:
    quoted = json.dumps(text, ensure_ascii=False)
    if kind == "choice":
        return _alike(text)
    if kind == "id" or Layout.BARE in layout:
        bare = _ID.fullmatch(text) and not _TYPED.fullmatch(text)
        return _alike(text if bare else quoted)
    wants_block = "\n" in text or Layout.QUOTED not in layout
    if kind == "narrative" and wants_block and _fits_block(text):
        return Spelled(quoted, "|-", tuple(text.split("\n")))
    if Layout.QUOTED in layout or _TYPED.fullmatch(text) or kind == "narrative":
        return _alike(quoted)
    in_line = text if _WORDS.fullmatch(text) else quoted
    return Spelled(in_line, text if _SENTENCE.fullmatch(text) else in_line)


def _fits_block(text: str) -> bool:
    """Tell whether lines can stand as they are, needing no escape at any edge."""
    if (
        not text
        or text != text.strip()
        or _TAB.search(text)
        or UNPRINTABLE.search(text)
    ):
        return False
    return all(line == line.rstrip() for line in text.split("\n"))


@lru_cache(maxsize=4096)
def kind(annotation: object) -> str:
    """Return what texts of an annotation are: narrative, id, choice, or "" for any."""
    found = kind_of(annotation)
    if found:
        return "narrative" if found == "narrative" else "id"
    return "choice" if _choices(annotation) else ""


@lru_cache(maxsize=4096)
def _choices(annotation: object) -> tuple[object, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    inner = get_args(annotation) if get_origin(annotation) else ()
    return next((found for one in inner if (found := _choices(one))), ())


def bare(annotation: object) -> object:
    """Return what an annotation is about: without its notes, and without None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        inner = get_args(annotation)
        annotation = next(one for one in inner if one is not type(None))
    return annotation


@lru_cache(maxsize=4096)
def item_annotation(annotation: object) -> object:
    """Return what the items of a list, or the values of a mapping, are declared as."""
    whole = bare(annotation)
    inner = get_args(whole)
    return inner[0 if get_origin(whole) is tuple else -1] if inner else str


def default_of(field: FieldInfo) -> object:
    """Return what a field holds when nothing was written: NODEFAULT if it must be."""
    made = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()
