"""An example of each record, made of the record's own definition, as a comment.

Each line begins with `# `: without these marks, and with nothing behind the key above
it, it is a record that `scr validate` takes. What stands in it are the descriptions
of its fields.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from scrkit.dates import ClockTime, PartialDate
from scrkit.decode.convert import convert
from scrkit.edits.spelling import spell, spell_key, text_kind
from scrkit.model.kinds import (
    BY_COMMAND,
    Layout,
    Record,
    description,
    kind_of,
    note,
    unwrapped,
)
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES

_MARK = "# "
_TAKE = "An example; take the marks # away, and [] behind the key above it:"
_TAKE_ONE = "An example; take the marks # away:"
# Texts whose form is fixed, by their kind; the agency's own stand in place of these.
_SAMPLES = {
    "person": "SW1", "person-id": "SW1", "place": "School1", "place-id": "School1",
    "agency": "csc", "agency-id": "csc", "question": "Q1", "question-id": "Q1",
    "entry": "CSC-0001", "entry-id": "CSC-0001", "finding": "F1", "finding-id": "F1",
    "recommendation": "R1", "recommendation-id": "R1", "action": "A1",
    "action-id": "A1", "interview": "CSC-I1", "interview-id": "CSC-I1",
    "finding-or-recommendation": "F1", "phase-id": "P1",
    "draft": "D1", "draft-id": "D1", "point-id": "PT1",
    "learning": "L1", "learning-id": "L1",
    "theme": "child-voice", "theme-id": "winter-crisis",
}  # fmt: skip
_DEEPEST = 3


def with_examples(path: str, text: str, agency: str = "", prefix: str = "") -> str:
    """Return the text of a new file with an example below each of its empty records.

    A list that has an example right above it keeps that one. `agency` and `prefix`
    stand in the examples where an agency's own are meant.
    """
    folder = path.partition("/")[0]
    single = {name: kind for name, _, kind in SINGLE_FILES}
    per_agency = {name: kind for name, _, kind in AGENCY_FOLDERS}
    kind = single.get(path) or (per_agency.get(folder) if "/" in path else None)
    if kind is None:
        return text
    own = _own(agency, prefix)
    lines = text.splitlines(keepends=True)
    for one in fields(kind):
        held, listed = _held(one.type)
        key = f"{one.encode_name}: []\n" if listed else f"{one.encode_name}:\n"
        if held is None or key not in lines or note(one.type, "empty") == BY_COMMAND:
            continue
        at = lines.index(key)
        if lines[at + 1 : at + 2] and lines[at + 1].startswith(" "):
            continue
        if not _is_shown(lines[:at], held):
            lines[at + 1 : at + 1] = _commented(example(held, own), listed=listed)
    return "".join(lines)


def _is_shown(above: list[str], held: type[Record]) -> bool:
    """Tell whether an example with the record's first key stands above already."""
    first = f"#   - {fields(held)[0].encode_name}: "
    by_hand = not any(_TAKE in line for line in above)
    return by_hand and any(line.startswith(first) for line in above)


def _commented(record: Record, *, listed: bool) -> Iterator[str]:
    yield f"{_MARK}{_TAKE if listed else _TAKE_ONE}\n"
    shown = [line for pair in _lines(record) for line in pair]
    for n, line in enumerate(shown):
        lead = ("- " if n == 0 else "  ") if listed else ""
        yield f"{_MARK}  {lead}{line}".rstrip() + "\n"


def _lines(record: Record) -> Iterator[Iterator[str]]:
    for one in fields(record):
        value = getattr(record, one.name)
        if value not in (None, (), "", {}) or one.required:
            spelled = spell(value, text_kind(one.type), Layout(0))
            yield spelled.under(spell_key(one.encode_name))


def example(kind: type[Record], own: Mapping[str, str]) -> Record:
    """Return an example of a record, with all of its fields that can be shown."""
    return convert(_data(kind, own, 0), kind)


def _data(kind: type[Record], own: Mapping[str, str], depth: int) -> dict[str, Any]:
    given = {
        one.encode_name: _value(one, own, depth) for one in fields(kind) if one.required
    }
    for one in fields(kind):
        if one.required or note(one.type, "empty") == BY_COMMAND:
            continue
        more = {**given, one.encode_name: _value(one, own, depth)}
        try:
            convert(more, kind)
        except msgspec.ValidationError:
            continue
        given = more
    return given


def _value(one: FieldInfo, own: Mapping[str, str], depth: int) -> Any:
    fixed = own.get(kind_of(one.type), "") or _SAMPLES.get(kind_of(one.type), "")
    told = (description(one.type) or one.encode_name).rstrip(".")
    words = fixed or told.rpartition("such as ")[2]
    return _sample(one.type, words, own, depth)


def _sample(annotation: object, words: str, own: Mapping[str, str], depth: int) -> Any:
    bare = unwrapped(annotation)
    if isinstance(bare, type) and issubclass(bare, Record):
        return _data(bare, own, depth + 1) if depth < _DEEPEST else None
    if get_origin(bare) is Literal:
        return get_args(bare)[0]
    if get_origin(bare) is tuple:
        return [_sample(get_args(bare)[0], words, own, depth)]
    known: dict[object, Any] = {
        bool: False,
        date: "2016-03-01",
        PartialDate: "2014-03-05",
        ClockTime: "14:30",
    }
    return known.get(bare, words)


def _held(annotation: object) -> tuple[type[Record] | None, bool]:
    """Return the record that a field holds, if any, and whether in a list."""
    bare = unwrapped(annotation)
    listed = get_origin(bare) is tuple
    bare = unwrapped(get_args(bare)[0]) if listed else bare
    is_record = isinstance(bare, type) and issubclass(bare, Record)
    return (bare if is_record else None), listed  # type: ignore[return-value]


def _own(agency: str, prefix: str) -> dict[str, str]:
    if not prefix:
        return {}
    entry, interview = f"{prefix}-0001", f"{prefix}-I1"
    return {
        "agency": agency,
        "entry": entry,
        "entry-id": entry,
        "interview": interview,
        "interview-id": interview,
    }
