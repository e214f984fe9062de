"""Strict YAML: what is kept as written, what is refused, and where it stands."""

import random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scrkit.yamlfile import LIBYAML, MAX_BYTES, Data, Path, Tree, read
from scrkit.yamlfile.refusals import WORDINGS
from tests.sampling import examples

PARSERS = [
    pytest.param(True, id="libyaml", marks=pytest.mark.skipif(not LIBYAML, reason="")),
    pytest.param(False, id="pure"),
]


def tree_of(text: str, *, libyaml: bool = LIBYAML) -> Tree:
    return read(text.encode("utf-8", "surrogatepass"), "f.yaml", libyaml=libyaml)


def told(text: str, *, libyaml: bool = LIBYAML) -> list[tuple[str, int, int]]:
    found = tree_of(text, libyaml=libyaml).diagnostics
    return [(d.code, d.place.line, d.place.column) for d in found]


SCALARS = """
no No NO yes on off y n True TRUE False Null NULL ~ 12:30 9:30 09:30 12:30:45 00:05
010 0032698674 01632960001 007 0x1F 0o17 1.10 3.10 1E5 1e3 1_000 1,000 .inf -.inf .nan
1E400 2014 2014-03 2014-03-05 2014-02-30 2014-03-05T25:00 0000-01-01 14.30 +44 -5 -0
1.0 100 1/2 5% £5 a=b <b> = - -- --x x: x# 9434765919 1e 0b11 190:20:30 0.1.2 1.2.3
""".split()


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("scalar", [s for s in SCALARS if s not in ("-", "x:")])
def test_a_scalar_keeps_its_source_text(scalar: str, libyaml: bool) -> None:
    tree = tree_of(f"a: {scalar}\nb:\n  - {scalar}\n", libyaml=libyaml)

    assert tree.diagnostics == ()
    assert tree.data == {"a": scalar, "b": [scalar]}


def test_every_time_of_the_day_stays_text() -> None:
    times = [f"{h}:{m:02}" for h in range(24) for m in range(60)]
    times += [f"{h:02}:{m:02}" for h in range(24) for m in range(60)]
    tree = tree_of("".join(f"- {t}\n" for t in times))

    assert tree.data == times


def test_ten_thousand_ids_and_phone_numbers_keep_their_zeros() -> None:
    chance = random.Random(7)
    numbers = [f"{chance.randrange(10**10):010d}" for _ in range(10_000)]
    tree = tree_of("".join(f"- {n}\n" for n in numbers))

    assert tree.data == numbers


@pytest.mark.parametrize("libyaml", PARSERS)
def test_only_true_false_and_null_are_typed(libyaml: bool) -> None:
    tree = tree_of("[true, false, null, 'true', \"null\", True]", libyaml=libyaml)

    assert tree.data == [True, False, None, "true", "null", "True"]
    assert tree_of("a:\nb: ''\n", libyaml=libyaml).data == {"a": None, "b": ""}


# Each row of the trap table: what stands in the file, then code, line and column.
TRAPS: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "a hash cuts text": ("text: flat #3 was empty\n", [("SCR114", 1, 12)]),
    "a hash cuts a later line": ("a: x\nb:\n - one #2\n", [("SCR114", 3, 8)]),
    "a hash in a flow list": ("a: [b #c\n ]\n", [("SCR114", 1, 7)]),
    "a doubled key": ("a: 1\nb: 2\na: 3\n", [("SCR104", 3, 1)]),
    "doubled keys nested": (
        "a:\n  - {b: 1, b: 2}\n  - c: 1\n    c: 2\n",
        [("SCR104", 2, 12), ("SCR104", 4, 5)],
    ),
    "a doubled key, once quoted": ("a: 1\n'a': 2\n", [("SCR104", 2, 1)]),
    "conflict markers": (
        "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n",
        [("SCR113", 1, 1), ("SCR113", 5, 1)],
    ),
    "conflict markers in a block": (
        "a: |-\n  x\n  <<<<<<< HEAD\n  y\n  =======\n  z\n  >>>>>>> b\n",
        [("SCR113", 3, 1), ("SCR113", 7, 1)],
    ),
    "an anchor": ("a: &x 1\n", [("SCR105", 1, 4)]),
    "an alias to itself": ("a: &x [*x]\n", [("SCR105", 1, 4), ("SCR105", 1, 8)]),
    "a merge key": (
        "a: &x {b: 1}\nc:\n  <<: *x\n",
        [("SCR105", 1, 4), ("SCR106", 3, 3), ("SCR105", 3, 7)],
    ),
    "a tag": ("a: !!python/object:x.Y {}\n", [("SCR120", 1, 4)]),
    "a tag that libraries drop": ("a: !!binary aGk=\n", [("SCR120", 1, 4)]),
    "a bare tag": ("a: !\n", [("SCR120", 1, 4)]),
    "a directive": ("%YAML 1.1\n---\na: no\n", [("SCR107", 1, 1)]),
    "two documents": ("a: 1\n---\nb: 2\n", [("SCR108", 2, 1)]),
    "text after the end": ("a: 1\n...\nb: 2\n", [("SCR103", 3, 1)]),
    "nesting": ("[" * 33 + "]" * 33 + "\n", [("SCR109", 1, 33)]),
    "nesting past any stack": ("[" * 3000, [("SCR109", 1, 33)]),
    "braces without end": ("{" * 100_000, [("SCR118", 1, 2)]),
    "NUL": ("a: x\0y\n", [("SCR110", 1, 5)]),
    "an escape sequence": ("a: x\x1b[31m\n", [("SCR110", 1, 5)]),
    "an escaped escape": ('a: 1\nb: "\\e[31m"\n', [("SCR110", 2, 4)]),
    "an escaped NUL": ('b: ["\\0"]\n', [("SCR110", 1, 5)]),
    "an escaped override": ('b: "\\u202e"\n', [("SCR110", 1, 4)]),
    "a line separator": ("a: x\u2028y\n", [("SCR110", 1, 5)]),
    "a next-line character": ("a: x\u0085y\n", [("SCR110", 1, 5)]),
    "a lone carriage return": ("a: x\rb: y\n", [("SCR110", 1, 5)]),
    "a byte order mark within": ("a: 1\n\ufeffb: 2\n", [("SCR110", 2, 1)]),
    "a bidi override": ("a: x\u202ey\n", [("SCR111", 1, 5)]),
    "a bidi isolate": ("a: |-\n  x\u2066y\n", [("SCR111", 2, 4)]),
    "a no-break space as indentation": (
        "a:\n  b: 1\n\u00a0 c: 2\n",
        [("SCR119", 3, 1)],
    ),
    "a no-break space after a colon": ("c:\u00a0d\n", [("SCR119", 1, 3)]),
    "a tab as indentation": ("a:\n\tb: 1\n", [("SCR115", 2, 1)]),
    "a tab after a colon": ("a:\tb\n", [("SCR115", 1, 3)]),
    "a tab after a dash": ("-\tb\n", [("SCR115", 1, 2)]),
    "a bare mention": ("a: @SW1\n", [("SCR116", 1, 4)]),
    "bare mentions, all in one run": (
        "a: @SW1\nb: [@HV1, @GP1]\nc:\n  - @Mother\nd: |-\n  : @x - @y\n",
        [("SCR116", 1, 4), ("SCR116", 2, 5), ("SCR116", 2, 11), ("SCR116", 4, 5)],
    ),
    "a backtick": ("a: `x`\n", [("SCR116", 1, 4)]),
    "a colon in the text": ("a: 1\ntext: she said: no\n", [("SCR103", 2, 15)]),
    "a quote left open": ('a: 1\ntext: "open\nb: 1\n', [("SCR103", 2, 7)]),
    "a bracket left open": ("a: [1, 2\nb: 1\n", [("SCR103", 1, 4)]),
    "a step out that fits nothing": ("a:\n   b: 1\n  c: 2\n", [("SCR103", 3, 3)]),
    "a list as a key": ("? [a]\n: b\n", [("SCR118", 1, 3)]),
}


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_refused_at_its_place(name: str, libyaml: bool) -> None:
    text, expected = TRAPS[name]

    assert told(text, libyaml=libyaml) == expected


def test_every_refusal_has_a_trap_that_shows_it() -> None:
    shown = {code for _, expected in TRAPS.values() for code, _, _ in expected}
    elsewhere = {"SCR101", "SCR102", "SCR112", "SCR117"}

    assert shown | elsewhere == set(WORDINGS)


@pytest.mark.parametrize("libyaml", PARSERS)
def test_what_looks_like_a_trap_but_is_text_passes(libyaml: bool) -> None:
    text = (
        "# a comment with a tab\there\n"
        "a: value # a comment\n"
        "b: |-\n  flat #3\tin a block, a@b.example and @SW1: fine\n"
        "c: 'quoted #3\tand\u00a0more'\n"
        'd: "C#, a\\tb"\n'
        "e: issue#3\n"
        "f: x -- ======= y\n"
        "g: caf\u00e9\u00a0bar\n"
    )
    tree = tree_of(text, libyaml=libyaml)

    assert tree.diagnostics == ()
    assert isinstance(tree.data, dict)
    assert tree.data["b"] == "flat #3\tin a block, a@b.example and @SW1: fine"


def test_a_direction_mark_is_only_noticed() -> None:
    tree = tree_of("a: x\u200fy\n")

    assert [d.code for d in tree.diagnostics] == ["SCR112"]
    assert tree.data == {"a": "x\u200fy"}


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"\xff\xfea\x00:\x00 \x00b\x00", "UTF-16"),
        ("a: café\n".encode("utf-16-be"), "UTF-16"),
        (b"a: caf\xe9\n", "Windows encoding"),
        (b"a: \x93quoted\x94\n", "Windows encoding"),
        (b"\xef\xbb\xbfa: \xff\n", "Windows encoding"),
    ],
)
def test_another_encoding_is_refused_with_advice(content: bytes, advice: str) -> None:
    (found,) = read(content, "f.yaml").diagnostics

    assert found.code in ("SCR101", "SCR110")
    assert advice in found.do or found.code == "SCR110"


def test_the_place_of_a_wrong_byte_is_told() -> None:
    (found,) = read(b"a: 1\nbc: \xe9\n", "f.yaml").diagnostics

    assert (found.place.line, found.place.column) == (2, 5)


def test_a_byte_order_mark_at_the_start_is_passed_over() -> None:
    tree = read(b"\xef\xbb\xbfa: caf\xc3\xa9\nb: 1\n", "f.yaml")

    assert tree.data == {"a": "café", "b": "1"}
    assert tree.span(("b",)) == (15, 16)


def test_a_file_of_more_than_16_mib_is_refused_unread() -> None:
    (found,) = read(b"x" * (MAX_BYTES + 1), "f.yaml").diagnostics

    assert found.code == "SCR102"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\n\n"])
def test_an_empty_file_is_an_empty_record(text: str) -> None:
    assert tree_of(text).data == {}
    assert tree_of(text).diagnostics == ()


def test_an_alias_bomb_is_refused_without_being_built() -> None:
    lines = ["a0: &a0 [x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    tree = tree_of("\n".join(lines))

    assert {d.code for d in tree.diagnostics} == {"SCR105"}


def test_a_doubled_key_tells_both_places() -> None:
    (found,) = tree_of("a: 1\nb: 2\na: 3\n").diagnostics

    assert [(r.place.line, r.place.column) for r in found.related] == [(1, 1)]


SAMPLE = """\
# comment
agency: gp   # which
entries:
  - id: GP-0001
    people: [ChildK, "SW1"]
    event: |-
      One.
      Two.
  - id: GP-0002
    nested: {a: 1, b: [x, y]}
last: 'end'
"""


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("agency",), "gp"),
        (("entries", 0, "id"), "GP-0001"),
        (("entries", 0, "people"), '[ChildK, "SW1"]'),
        (("entries", 0, "people", 1), '"SW1"'),
        (("entries", 1, "nested"), "{a: 1, b: [x, y]}"),
        (("entries", 1, "nested", "b", 1), "y"),
        (("last",), "'end'"),
    ],
)
def test_the_span_of_a_value_cuts_out_its_source(
    path: Path, text: str, newline: str, libyaml: bool
) -> None:
    content = ("\ufeff" + SAMPLE.replace("\n", newline)).encode()
    tree = read(content, "f.yaml", libyaml=libyaml)
    start, end = tree.span(path)

    assert content[start:end].decode() == text


def test_places_of_keys_and_values() -> None:
    tree = tree_of(SAMPLE)
    value = tree.place(("entries", 1, "nested", "a"))
    key = tree.place(("entries", 1, "nested", "a"), key=True)

    assert (value.line, value.column, value.end_column) == (10, 17, 18)
    assert (key.line, key.column, key.end_column) == (10, 14, 15)
    assert tree.place(("entries", 1)).line == 9


def test_a_path_that_leads_nowhere_stands_at_the_deepest_key() -> None:
    tree = tree_of(SAMPLE)

    assert tree.place(("entries", 1, "nested", "zz", 3)).line == 10
    assert tree.place(("nothing",)).line == 2


@pytest.mark.skipif(not LIBYAML, reason="needs both parsers")
@settings(max_examples=examples(300), deadline=None)
@given(st.text(alphabet="ab:-# \n\t'\"|>[]{},&*!@%?\\\u00a0é0", max_size=60))
def test_both_parsers_agree_on_what_is_sound(text: str) -> None:
    quick, slow = tree_of(text, libyaml=True), tree_of(text, libyaml=False)

    if not quick.diagnostics and not slow.diagnostics:
        assert quick.data == slow.data
        assert quick.starts == slow.starts
        assert quick.ends == slow.ends


@settings(max_examples=examples(500), deadline=None)
@given(st.text(max_size=80))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    tree = tree_of(text)

    assert tree.diagnostics or tree.data is not None


@settings(max_examples=examples(300), deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    assert read(content, "f.yaml").file == "f.yaml"


def _mutated(chance: random.Random) -> str:
    text = list(SAMPLE)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(text))
        text[at : at + chance.randrange(3)] = chance.choice(
            ["", "\t", ": ", "- ", "#", " #x", "'", '"', "|", "&a", "*a", "@", "{", "]"]
        )
    return "".join(text)


def test_two_thousand_broken_files_give_diagnostics_and_no_traceback() -> None:
    chance = random.Random(11)
    for _ in range(2000):
        tree = tree_of(_mutated(chance))
        for found in tree.diagnostics:
            assert found.place.line >= 1
            assert found.place.column >= 1


def test_what_is_accepted_is_what_a_yaml_library_reads() -> None:
    chance = random.Random(13)
    for _ in range(500):
        text = _mutated(chance)
        tree = tree_of(text)
        if not tree.diagnostics:
            assert _as_text(yaml.load(text, _LIBRARY)) == _as_text(tree.data)


_LIBRARY = yaml.CBaseLoader if LIBYAML else yaml.BaseLoader


def _as_text(data: Data) -> Data:
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_text(value) for value in data]
    if isinstance(data, str):
        return data
    return {None: "", True: "true", False: "false"}[data]
