"""Spell records as YAML, by what the model says of their fields; knows no file."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, get_args, get_origin

from msgspec.structs import FieldInfo, fields

from scrkit.dates import ClockTime
from scrkit.model.kinds import Layout, Record, default_of, kind_of
from scrkit.patterns import later
from scrkit.yamlfile.astray import UNPRINTABLE
from scrkit.yamlfile.splice import Spelled

# What stands bare reads as the same text in every version of YAML, for an editor or
# a script that reads the file too; a comma would end a text within brackets.
_ID = later(r"[A-Za-z][A-Za-z0-9._-]*")
_WORDS = later(r"[A-Za-z]{2}[A-Za-z0-9 '-]*[A-Za-z0-9]")
_SENTENCE = later(r"[A-Za-z][A-Za-z0-9 .,()/'-]*[A-Za-z0-9.)]")
# Two parsers read two texts where a tab stands at the margin of a block.
_TAB = later(r"(?m)^ *\t")
# YAML 1.1 takes these for true, false, nothing or a number.
_TYPED = later(r"(?i)y|n|yes|no|on|off|true|false|null|inf|nan")


def spell(value: object, kind: str, layout: Layout) -> Spelled:
    """Spell a value whose texts are of a kind (see `text_kind`), in a layout."""
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, Mapping):
        return _mapping(value, kind, layout)
    if isinstance(value, tuple):
        return _list(value, kind, layout)
    if isinstance(value, str):
        return _text(value, kind, layout)
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
    found = []
    for one, kind, is_answer in _fields(type(record)):
        value = getattr(record, one.name)
        # What is missing reads as the default. The answer to a question is written all
        # the same: silence is no answer. Where nobody was asked, there is none.
        is_answered = is_answer and value != "not_asked"
        is_needed = one.required or is_answered or Layout.WHOLE in record.layout
        if is_needed or value != default_of(one):
            spelled = spell(value, kind, record.layout)
            found.append((spell_key(one.encode_name), spelled))
    return _pairs(found, in_line=Layout.BRACKETS in record.layout or not found)


@lru_cache
def _fields(record_type: type[Record]) -> tuple[tuple[FieldInfo, str, bool], ...]:
    """Return each field, the kind of its texts, and whether it answers yes or no."""
    return tuple(
        (one, text_kind(one.type), "yes" in _choices(one.type))
        for one in fields(record_type)
    )


def _pairs(found: list[tuple[str, Spelled]], *, in_line: bool) -> Spelled:
    line = "{" + ", ".join(f"{key}: {one.line}" for key, one in found) + "}"
    if in_line:
        return _alike(line)
    return Spelled(line, "", tuple(ln for key, one in found for ln in one.under(key)))


def _mapping(value: Mapping[object, object], kind: str, layout: Layout) -> Spelled:
    spelled = [(str(key), spell(one, kind, layout)) for key, one in value.items()]
    if Layout.QUOTED in layout:
        found = [(json.dumps(k, ensure_ascii=False), one) for k, one in spelled]
        return _pairs(found, in_line=True)
    return _pairs([(spell_key(k), one) for k, one in spelled], in_line=not spelled)


def _list(value: tuple[object, ...], kind: str, layout: Layout) -> Spelled:
    items = [spell(one, kind, layout) for one in value]
    line = f"[{', '.join(one.line for one in items)}]"
    holds_records = any(isinstance(one, Record) for one in value)
    # Names and sentences may hold commas, which part the items within brackets.
    short = kind == "id" or Layout.BARE in layout
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
    # A reason given on the command line is one line; an account may be many, and git
    # shows what changed in a block line by line.
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


def text_kind(annotation: object) -> str:
    """Return what texts of an annotation are: narrative, id, choice, or "" for any."""
    found = kind_of(annotation)
    if found:
        return "narrative" if found == "narrative" else "id"
    return "choice" if _choices(annotation) else ""


def _choices(annotation: object) -> tuple[object, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    inner = get_args(annotation) if get_origin(annotation) else ()
    return next((found for one in inner if (found := _choices(one))), ())
