"""Every field of every record, broken in every way: the table is the model itself.

For each field that the model's annotations hold, a sound file is written out, one thing
in it is spoilt, and the place at which that must be told is known from the writing.
What an editor refuses by the JSON Schema must be the same.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from scrkit.dates import ClockTime, PartialDate, parse_date, parse_time
from scrkit.decode import decode, schema
from scrkit.diagnostics import Diagnostic
from scrkit.model.kinds import Record, description
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.yamlfile import Path, read

Place = tuple[int, int]
SECRET = "Zebedee"
IDS = (
    *("SW1", "gp", "Q1", "GP-0001", "F1", "E1", "R1", "A1", "GP-I1", "P1", "GP"),
    *("L1", "2014", "SR1", "D1", "PT1"),
)
SAMPLES: dict[object, Any] = {
    bool: True,
    str: "Text",
    date: "2014-03-05",
    PartialDate: "2014-03~",
    ClockTime: "14:30",
}


class Hint(NamedTuple):
    """What an annotation asks for: the bare type, and the pattern of an id."""

    bare: Any
    pattern: str


class Target(NamedTuple):
    """A value in a file of the model: its path, what it is, and whose field."""

    file: type[Record]
    path: Path
    hint: Hint
    owner: type[Record] | None


def asked(annotation: object) -> Hint:
    pattern = ""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        for meta in getattr(annotation, "__metadata__", ()):
            pattern = getattr(meta, "pattern", None) or pattern
        annotation = next(a for a in get_args(annotation) if a is not NoneType)
    return Hint(annotation, pattern)


def is_record(hint: Hint) -> bool:
    return isinstance(hint.bare, type) and issubclass(hint.bare, Record)


def inner(hint: Hint) -> tuple[str | int, Hint] | None:
    """Return the step to the one item of a sample list or dict, and its hint."""
    if get_origin(hint.bare) is tuple:
        return 0, asked(get_args(hint.bare)[0])
    if get_origin(hint.bare) is dict:
        return "some_key", asked(get_args(hint.bare)[1])
    return None


def sample(hint: Hint) -> Any:
    """Return plain data that the annotation allows, every field filled."""
    below = inner(hint)
    if is_record(hint):
        return {n: sample(asked(a)) for n, a in hint.bare.__annotations__.items()}
    if below is not None:
        step, item = below
        if step != 0:
            return {step: sample(item)}
        # A list that says how long it is names the kind of each of its items.
        kinds = [one for one in get_args(hint.bare) if one is not Ellipsis]
        return [sample(item)] * len(kinds)
    if get_origin(hint.bare) is Literal:
        return get_args(hint.bare)[0]
    if hint.pattern:
        return next(text for text in IDS if re.fullmatch(hint.pattern, text))
    return SAMPLES[hint.bare]


def spoilt(hint: Hint) -> Iterator[tuple[Any, str]]:
    """Yield data that the annotation forbids, with the code that must answer it."""
    wide: tuple[Any, ...] = ([SECRET], {SECRET: SECRET}, True)
    text = "SCR123"
    if get_origin(hint.bare) is Literal:
        yield from ((value, "SCR124") for value in (SECRET, *wide))
        return
    if hint.bare in (PartialDate, ClockTime, date):
        text = "SCR125"
    elif hint.pattern:
        text = "SCR126"
    elif is_record(hint) and hint.bare.bare:
        # A text stands for the record's own field, which is a date.
        text = "SCR125"
    if hint.pattern or hint.bare is not str:
        yield f"{SECRET} {SECRET}", text
    for value in wide:
        if type(value) is not type(sample(hint)):
            yield value, "SCR123"


def walk(file: type[Record], hint: Hint, at: Path = ()) -> Iterator[Target]:
    """Yield every value of a file's sample, however deep."""
    below = inner(hint)
    if is_record(hint):
        for name, annotation in hint.bare.__annotations__.items():
            found = asked(annotation)
            yield Target(file, (*at, name), found, hint.bare)
            yield from walk(file, found, (*at, name))
    elif below is not None:
        yield Target(file, (*at, below[0]), below[1], None)
        yield from walk(file, below[1], (*at, below[0]))


ALL = [(name, record) for name, _, record in (*SINGLE_FILES, *AGENCY_FOLDERS)]
VALUES = {
    f"{name} {'.'.join(map(str, target.path))}": target
    for name, record in ALL
    for target in walk(record, Hint(record, ""))
}
FIELDS = {name: target for name, target in VALUES.items() if target.owner}
RECORDS = {
    **{name: Target(record, (), Hint(record, ""), None) for name, record in ALL},
    **{name: target for name, target in VALUES.items() if is_record(target.hint)},
}


class Written:
    """A file written out line by line, and where each key and value stands in it."""

    def __init__(self, data: Any) -> None:
        self.lines: list[str] = []
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {(): (1, 1)}
        self._record(data, (), "", "")

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def _record(self, data: dict[str, Any], at: Path, indent: str, dash: str) -> None:
        for key, value in data.items():
            path = (*at, key)
            head = f"{indent[: -len(dash)] if dash else indent}{dash}{key}:"
            self.keys[path] = (len(self.lines) + 1, len(indent) + 1)
            dash = ""
            if isinstance(value, dict):
                self.values[path] = (len(self.lines) + 2, len(indent) + 3)
                self.lines.append(head)
                self._record(value, path, indent + "  ", "")
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                self.values[path] = (len(self.lines) + 2, len(indent) + 3)
                self.values[*path, 0] = (len(self.lines) + 2, len(indent) + 5)
                self.lines.append(head)
                self._record(value[0], (*path, 0), indent + "    ", "- ")
            else:
                self.values[path] = (len(self.lines) + 1, len(head) + 2)
                self.values[*path, 0] = (len(self.lines) + 1, len(head) + 3)
                self.lines.append(f"{head} {flow(value)}")


def flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return {True: "true", None: ""}.get(value, str(value))


def put(target: Target, value: Any) -> Any:
    """Return the sample of the target's file with another value at its path."""
    data: Any = {"": sample(Hint(target.file, ""))}
    above: Any = data
    last: Any = ""
    for step in target.path:
        above, last = above[last], step
    above[last] = value
    return data[""]


def without(target: Target) -> Any:
    """Return the sample of the target's file without that key."""
    data = sample(Hint(target.file, ""))
    above = data
    for step in target.path[:-1]:
        above = above[step]
    del above[target.path[-1]]
    return data


def told(file: type[Record], text: str) -> tuple[Diagnostic, ...]:
    found = decode(read(text.encode(), "f.yaml"), file).diagnostics
    for one in found:
        words = f"{one.message} {one.why} {one.do} {one.frame}".casefold()
        assert SECRET.casefold() not in words
    return found


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.code, d.place.line, d.place.column) for d in found]


@cache
def editor(file: type[Record]) -> Draft202012Validator:
    """Return what an editor checks by: the schema, and the formats it names."""
    formats = FormatChecker(formats=("date",))
    formats.checks("scr-date", ValueError)(readable(parse_date))
    formats.checks("scr-time", ValueError)(readable(parse_time))
    return Draft202012Validator(schema(file, "f"), format_checker=formats)


def readable(parse: Callable[[str], object]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or bool(parse(value))


def field_of(target: Target) -> Any:
    fields = msgspec.structs.fields(target.owner or Record)
    return next(one for one in fields if one.name == target.path[-1])


def place_of_record(written: Written, at: Path) -> Place:
    """Return where a record stands that lacks something: its key, or its first."""
    return written.keys[at] if at and isinstance(at[-1], str) else written.values[at]


@pytest.mark.parametrize(("name", "file"), ALL)
def test_a_sound_file_is_sound_to_us_and_to_an_editor(
    name: str, file: type[Record]
) -> None:
    data = sample(Hint(file, ""))
    decoded = decode(read(Written(data).text.encode(), name), file)

    assert decoded.diagnostics == ()
    assert decoded.value is not None
    assert not list(editor(file).iter_errors(data))


@pytest.mark.parametrize("name", VALUES)
def test_a_value_of_a_wrong_kind_is_told_where_it_stands(name: str) -> None:
    target = VALUES[name]
    for value, code in spoilt(target.hint):
        data = put(target, value)
        written = Written(data)
        found = told(target.file, written.text)

        assert places(found) == [(code, *written.values[target.path])], value
        assert not editor(target.file).is_valid(data)


def below_optional(target: Target) -> bool:
    """Return whether the target lies in a record that may be left out."""
    above = [target.path[:n] for n in range(1, len(target.path))]
    holders = [t for t in FIELDS.values() if t.file is target.file and t.path in above]
    return any(is_record(t.hint) and not field_of(t).required for t in holders)


@pytest.mark.parametrize(
    "name",
    FIELDS,
)
def test_a_misspelt_key_is_told_once_with_the_key_that_was_meant(name: str) -> None:
    target = FIELDS[name]
    data = without(target)
    above = data
    for step in target.path[:-1]:
        above = above[step]
    key = f"{target.path[-1]}zz"
    above[key] = sample(target.hint)
    written = Written(data)

    (found,) = told(target.file, written.text)
    line, column = written.keys[(*target.path[:-1], key)]
    assert places((found,)) == [("SCR121", line, column)]
    assert found.place.end_column == column + len(key)
    assert f"Did you mean {target.path[-1]}?" in found.do
    assert "zz" not in found.message + found.do
    assert not editor(target.file).is_valid(data)


@pytest.mark.parametrize("name", RECORDS)
def test_an_unknown_key_is_told_beside_its_neighbours(name: str) -> None:
    target = RECORDS[name]
    data = put(target, sample(target.hint) | {SECRET: "Text"})
    written = Written(data)

    (found,) = told(target.file, written.text)
    place = written.keys[(*target.path, SECRET)]
    assert places((found,)) == [("SCR121", *place)]
    assert "Known here: " in found.do
    for known in target.hint.bare.__struct_fields__:
        assert known in found.do
    assert not editor(target.file).is_valid(data)


@pytest.mark.parametrize("name", [n for n, t in FIELDS.items() if field_of(t).required])
def test_a_key_that_must_be_there_is_missed_by_name(name: str) -> None:
    target = FIELDS[name]
    hint: Any = (target.owner or Record).__annotations__[str(target.path[-1])]
    for data in (without(target), put(target, None)):
        written = Written(data)
        (found,) = told(target.file, written.text)

        # With nothing behind it, the key itself is where the value is missing.
        beside = place_of_record(written, target.path[:-1])
        place = written.keys.get(target.path, beside)
        assert places((found,)) == [("SCR122", *place)]
        assert found.message.startswith(f"{target.path[-1]} is missing")
        assert found.do == description(hint)
        assert not editor(target.file).is_valid(data)


@pytest.mark.parametrize(
    "name", [n for n, t in FIELDS.items() if not field_of(t).required]
)
def test_a_key_that_may_be_left_out_may_be_left_empty(name: str) -> None:
    target = FIELDS[name]
    for data in (without(target), put(target, None)):
        assert told(target.file, Written(data).text) == ()
        assert editor(target.file).is_valid(data)


@pytest.mark.parametrize("name", [n for n, t in VALUES.items() if t.hint == (str, "")])
def test_a_number_where_text_stands_is_text_to_us_and_passes_in_an_editor(
    name: str,
) -> None:
    target = VALUES[name]
    data = put(target, 2014)
    decoded = decode(read(Written(data).text.encode(), "f.yaml"), target.file)

    found: Any = decoded.value
    assert decoded.diagnostics == ()
    for step in target.path:
        known = isinstance(found, Record)
        found = getattr(found, str(step)) if known else found[step]
    assert found == "2014"
    assert editor(target.file).is_valid(data)
