"""Whatever record is written into whatever file reads back, and no other byte moves."""

import re
from collections.abc import Iterator
from datetime import date
from random import Random
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Meta
from msgspec.structs import fields, replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.decode import decode
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.case import CaseReview
from scrkit.model.gathering import Requests
from scrkit.model.identity import Identities, Identity
from scrkit.model.kinds import Record, kind_of
from scrkit.model.people import People
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import applied
from tests.sampling import examples

FILE = "some.yaml"
FILES: tuple[type[Record], ...] = (
    *(record for _, _, record in SINGLE_FILES),
    *(record for _, _, record in AGENCY_FOLDERS),
    Identities,
)
# What people type that YAML or a program behind it might take for something else.
AWKWARD = (
    *("yes", "NO", "on", "null", "~", "1.0", "007", "0x1F", "1e3", "2016-02-30"),
    *("12:30", "a: b", "a #b", "# b", "- c", "[x", "{y}", "@SW1", "'q'", '"', "x,"),
    *("a  b", "? x", "!x", "&x", "*x", "%x", "é – “z”", "|", ">-", "back\\slash"),
)
TEXTS = ("One line.", "Two\nlines.", "Three\n\nlines: - #x", "a\n  deeper\nb")
# Of each form of id or reference one at least, and what looks like something else.
IDS = (
    *("SW1", "ON", "gp", "no", "null", "Q1", "HEALTH-0001", "F1", "R1", "HEALTH-R1"),
    *("A1", "GP-I1", "P1", "GP", "E1", "2014"),
    *("L1", "SR1", "D1", "PT1"),
)
OTHERS: dict[Any, tuple[Any, ...]] = {
    bool: (True, False),
    date: (date(2014, 3, 5), date(1990, 12, 31)),
    PartialDate: tuple(
        PartialDate(text)
        for text in ("2014-03-05", "2014", "2014-03~", "../2014-03", "unknown")
    ),
    ClockTime: tuple(ClockTime(text) for text in ("14:30", "09:00~", "morning")),
}


def bare(annotation: Any) -> Any:
    while get_origin(annotation) in (Annotated, Union, UnionType):
        inner = get_args(annotation)
        annotation = next(one for one in inner if one is not type(None))
    return annotation


def pattern_of(annotation: Any) -> str:
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.pattern:
            return meta.pattern
    found = (pattern_of(inner) for inner in get_args(annotation))
    return next((one for one in found if one), "")


def invented(annotation: Any, chance: Random) -> Any:
    """Return a value that a field of this annotation may hold."""
    kind = bare(annotation)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return chance.choice(inner)
    if origin is tuple:
        return tuple(invented(inner[0], chance) for _ in range(chance.randrange(3)))
    if origin is dict:
        return {
            chance.choice(AWKWARD): invented(inner[1], chance)
            for _ in range(chance.randrange(3))
        }
    if isinstance(kind, type) and issubclass(kind, Record):
        return record(kind, chance)
    return chance.choice(scalars(annotation))


def scalars(annotation: Any) -> list[Any]:
    """Return what a field of one value may hold."""
    if pattern := pattern_of(annotation):
        return [one for one in IDS if re.search(pattern, one)]
    if bare(annotation) is str:
        narrative = kind_of(annotation) == "narrative"
        return [*AWKWARD, *(TEXTS if narrative else ())]
    return [*OTHERS[bare(annotation)]]


def record(record_type: type[Record], chance: Random) -> Any:
    """Return a record of a type; of the fields that may be left out only some."""
    return record_type(
        **{
            one.name: invented(one.type, chance)
            for one in fields(record_type)
            if one.required or chance.random() < 0.4
        }
    )


def lists_of(record_type: type[Record]) -> Iterator[tuple[str, Any]]:
    """Yield each list of a record with what its items are declared as."""
    for one in fields(record_type):
        if get_origin(bare(one.type)) is tuple:
            yield one.encode_name, get_args(bare(one.type))[0]


LISTS = [(record, name, of) for record in FILES for name, of in lists_of(record)]
ids = [f"{record.__name__}.{name}" for record, name, _ in LISTS]
LIST = pytest.mark.parametrize(("kind", "key", "of"), LISTS, ids=ids)


def head(record_type: type[Record], but: str) -> str:
    """Return the keys without which a file of this record is none."""
    needed = {"format": "1", "agency": "gp", "framework": "f", "id": "x", "title": "T"}
    more = {
        "board": "{name: B}",
        "kind": "imr",
        "author": "{office: O, involved: false, line_manager_of_involved: false}",
        "read": "2016-01-01",
        "sha256": '"ab"',
    }
    names = [f.encode_name for f in fields(record_type) if f.required]
    return "".join(f"{n}: {({**needed, **more})[n]}\n" for n in names if n != but)


STYLES = {
    "no key": "",
    "nothing": "{key}:\n",
    "nothing, with a remark": "{key}:  # none yet\n# more\n",
    "empty": "{key}: []\n",
    "empty, with a remark": "{key}: []  # none yet\n",
    "a remark in brackets": "{key}: [  # none\n  ]\n",
    "null": "{key}: null\n",
    "dashes": "{key}:\n{items}",
    "dashes, deep": "{key}:\n{deep}  # last\n",
    "dashes at the key's depth": "{key}:\n{flat}# last\n",
    "a tab in a remark": "{key}:\n{items}  #\tlast\n",
    "dashes, with remarks": "{key}:\n  # first\n{items}\n  # last\n\n",
    "brackets": "{key}: [{flow}]\n",
    "brackets, a remark at the end": "{key}: [{flow}, # note\n]\n",
    "brackets over lines": "{key}: [\n  {flow},  # note\n  # more\n]  # behind\n",
}


REMARK = re.compile(rb"#[ \t](?:last|first|more|note|behind|none|\xc3)")
FILLED = sorted(style for style, text in STYLES.items() if text.count("{") > 1)


def written(style: str, key: str, items: tuple[Any, ...], kind: type[Record]) -> str:
    """Return a list in a style, its items spelled by the thing under test."""
    editing = Editing(f"{head(kind, key)}{key}:\n".encode(), FILE, kind)
    editing.append((key,), *items)
    block = applied(editing.edits()).decode().partition(f"{key}:\n")[2]
    lines = block.splitlines(keepends=True)
    deep = "".join(f"  {line}" if line.strip() else line for line in lines)
    flat = "".join(line.removeprefix("  ") for line in lines)
    flow = in_brackets(kind, key, items)
    return STYLES[style].format(key=key, items=block, deep=deep, flat=flat, flow=flow)


def in_brackets(kind: type[Record], key: str, items: tuple[Any, ...]) -> str:
    """Return items as they are written where a whole file stands in brackets."""
    pairs = [*head(kind, key).splitlines(), f"{key}: []"]
    editing = Editing(f"{{{', '.join(pairs)}}}\n".encode(), FILE, kind)
    editing.append((key,), *items)
    text = applied(editing.edits()).decode()
    return text.partition(f"{key}: [")[2].removesuffix("]}\n")


def loaded(content: bytes, kind: type[Record]) -> Any:
    found = decode(read(content, FILE), kind)
    assert found.value is not None, found.diagnostics
    return found.value


def begun(kind: type[Record], key: str, of: Any, chance: Random, style: str) -> bytes:
    items = (invented(of, chance), invented(of, chance))
    text = f"# é\n{head(kind, key)}{written(style, key, items, kind)}"
    # Behind a block of text that keeps its last line end, no other could be added.
    text = text if chance.random() < 0.8 else text.rstrip("\n")
    text = text.replace("\n", "\r\n") if chance.random() < 0.3 else text
    return (b"\xef\xbb\xbf" if chance.random() < 0.2 else b"") + text.encode()


def edited(editing: Editing[Any], content: bytes) -> bytes:
    """Return the file as edited; nothing but what is edited differs, not a line end."""
    edits = editing.edits()
    after = applied(edits) if edits else content
    assert REMARK.findall(after) == REMARK.findall(content)
    if b"\r\n" in content:
        assert after.count(b"\n") == after.count(b"\r\n")
    return after


@LIST
@settings(max_examples=examples(24))
@given(seed=st.integers(0, 2**32), style=st.sampled_from(sorted(STYLES)))
def test_a_record_is_appended_to_a_list_however_that_is_written(
    kind: type[Record], key: str, of: Any, seed: int, style: str
) -> None:
    chance = Random(seed)
    content, new = begun(kind, key, of, chance, style), invented(of, chance)
    before = loaded(content, kind)
    editing = Editing(content, FILE, kind)
    editing.append((key,), new)
    after = edited(editing, content)

    assert loaded(after, kind) == replace(before, **{key: (*getattr(before, key), new)})


@LIST
@settings(max_examples=examples(24))
@given(seed=st.integers(0, 2**32), style=st.sampled_from(FILLED))
def test_a_record_or_one_of_its_fields_is_replaced(
    kind: type[Record], key: str, of: Any, seed: int, style: str
) -> None:
    chance = Random(seed)
    content, new = begun(kind, key, of, chance, style), invented(of, chance)
    before = loaded(content, kind)
    one, two = getattr(before, key)
    editing = Editing(content, FILE, kind)
    if isinstance(new, Record) and chance.random() < 0.5:
        name = chance.choice(fields(new)).name
        new = replace(two, **{name: getattr(new, name)})
        editing.set((key, 1), **{name: getattr(new, name)})
    else:
        editing.replace((key, 1), new)
    after = edited(editing, content)

    assert loaded(after, kind) == replace(before, **{key: (one, new)})


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=examples(24))
@given(seed=st.integers(0, 2**32), in_brackets=st.booleans())
def test_a_field_is_set_that_the_file_may_lack(
    kind: type[Record], seed: int, in_brackets: bool
) -> None:
    chance = Random(seed)
    text = head(kind, "")
    if in_brackets:
        text = f"{{{', '.join(text.splitlines())}}}\n"
    content = text.encode()
    before, new = loaded(content, kind), record(kind, chance)
    names = chance.sample(
        [one.name for one in fields(kind)], min(len(fields(kind)), chance.randrange(4))
    )
    wanted = {name: getattr(new, name) for name in names if name != "format"}
    editing = Editing(content, FILE, kind)
    editing.set((), **wanted)
    after = edited(editing, content)

    assert loaded(after, kind) == replace(before, **wanted)


@LIST
@settings(max_examples=examples(12))
@given(seed=st.integers(0, 2**32), style=st.sampled_from(FILLED))
def test_a_record_is_taken_out_or_the_file_left_alone(
    kind: type[Record], key: str, of: Any, seed: int, style: str
) -> None:
    content = begun(kind, key, of, Random(seed), style)
    before = loaded(content, kind)
    editing = Editing(content, FILE, kind)
    if "brackets" in style:
        with pytest.raises(ScrError, match=r"safely \(line \d+, column \d+\)"):
            editing.remove((key,), 0)
        return
    editing.remove((key,), 0)
    after = applied(editing.edits())

    assert loaded(after, kind) == replace(before, **{key: getattr(before, key)[1:]})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("people: &all\n- {code: A1, label: A, role: r, kind: other}\n", "line 1, "),
        ("people: []\nplaces: *all\n", "line 2, "),
        ("people:\n\t- {code: A1}\n", "line 2, "),
        ("people:\n  - {code: A1, kind: aunt}\n", "line 2, "),
    ],
    ids=["anchor", "alias", "tab", "another kind"],
)
def test_what_cannot_be_read_is_refused_at_its_line(text: str, told: str) -> None:
    with pytest.raises(ScrError, match="cannot be read in full") as caught:
        Editing(text.encode(), "people.yaml", People)
    assert told in caught.value.message


def test_a_remark_is_never_written_over() -> None:
    text = b"seal:\n  recipients:\n    - age1x  # the chair's\n    - age1y\n"
    editing = Editing(head(CaseReview, "").encode() + text, FILE, CaseReview)
    with pytest.raises(ScrError, match=r"line 8, column 5"):
        editing.set(("seal",), recipients=("age1y",))


def test_a_missing_key_stands_where_the_model_has_it() -> None:
    text = (
        b"requests:\n  - agency: gp\n    what: imr\n    requested: 2015-07-10\n"
        b"    due: 2015-09-11\n    note: Asked twice.\n# end\n"
    )
    editing = Editing(text, FILE, Requests)
    editing.set(("requests", 0), received=date(2015, 9, 1))
    after = applied(editing.edits())
    assert after == text.replace(
        b"2015-09-11\n", b"2015-09-11\n    received: 2015-09-01\n"
    )


def test_a_missing_file_is_begun() -> None:
    editing = Editing(None, FILE, Identities, b"format: 1\nidentities:\n")
    editing.append(("identities",), Identity(code="SW1", names=("Zelda Example",)))
    (file,) = editing.plan(private=True)
    assert file == NewFile(
        FILE,
        b"format: 1\nidentities:\n  - code: SW1\n    names:\n      - Zelda Example\n",
        private=True,
    )
