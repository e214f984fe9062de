"""What careless hands and other programs do to a file, told without a flood."""

import pytest

from scrkit.yamlfile import LIBYAML, read
from scrkit.yamlfile.prose import read_prose

PARSERS = [pytest.param(True, marks=[] if LIBYAML else pytest.mark.skip), False]


def told(text: str, *, libyaml: bool = LIBYAML) -> list[tuple[str, int, int]]:
    found = read(text.encode(), "f.yaml", libyaml=libyaml).diagnostics
    return [(d.code, d.place.line, d.place.column) for d in found]


CUT = {
    "the next line of a text": (
        "a:\n  - long: The family moved from\n      #3 Bridge Road\n",
        (3, 7),
    ),
    "the third line of a text": (
        "a: The family\n  moved from\n  #3 Bridge Road\n",
        (3, 3),
    ),
    "under its key": ("a:\n  The family moved from\n  #3 Bridge\n", (3, 3)),
    "in a list": ("- one\n- The family moved from\n    #3 Bridge Road\n", (3, 5)),
}


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("name", CUT)
def test_a_hash_that_cuts_off_the_next_line_is_told(name: str, libyaml: bool) -> None:
    text, (line, column) = CUT[name]

    assert told(text, libyaml=libyaml) == [("SCR114", line, column)]


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize(
    "text",
    [
        "a: x\n#a comment at the edge\nb: y\n",
        "a:\n  b: x\n  #a comment of the same depth\n  c: y\n",
        "a:\n  b: x\n#a comment further out\n  c: y\n",
        "a: x\n   # a comment with a blank\nb: y\n",
        "a:\n   #a comment under a key\n   b: y\n",
        "a: some words\n\n   #a comment after a blank line\nb: y\n",
        "a:\n  #- id: X\n  #  date: y\nb: y\n",
        "a: some words\n  #date: put out of use\nb: y\n",
        "a: some words\n  #----- a ruler\nb: y\n",
        "a: true\n  #was false\nb: ~\n  #was y\nc: 2014-01-01\n  #was 2013\n",
        "a: [csc, police,\n   #gp,\n   edu]\n",
    ],
)
def test_a_comment_on_its_own_line_is_a_comment(text: str, libyaml: bool) -> None:
    assert told(text, libyaml=libyaml) == []


@pytest.mark.parametrize("libyaml", PARSERS)
def test_a_bare_mention_beside_a_doubled_key_is_no_crash(libyaml: bool) -> None:
    assert told("a: @x\na: y\n", libyaml=libyaml) == [
        ("SCR116", 1, 4),
        ("SCR104", 2, 1),
    ]


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("line", ["%FOO bar", "%YAML 1.2", "%TAG ! tag:x,2000:"])
def test_any_directive_is_refused_alike(line: str, libyaml: bool) -> None:
    assert told(f"# why\n\n{line}\n---\na: b\n", libyaml=libyaml) == [("SCR107", 3, 1)]


def test_a_percent_sign_further_down_is_text() -> None:
    assert told("a: |-\n  %5 of them\nb:\n  - '%x'\n") == []


def test_every_bare_mention_of_a_large_file_is_told_and_no_text_in_a_block() -> None:
    entry = (
        "  - event: @SW1 rang\n    people: [@HV1]\n    note: |-\n      : @GP1 - @x\n"
    )
    found = told("entries:\n" + entry * 1500)

    assert len(found) == 3000
    assert {code for code, _, _ in found} == {"SCR116"}
    assert found[:2] == [("SCR116", 2, 12), ("SCR116", 3, 14)]
    assert found[-1] == ("SCR116", 5999, 14)


@pytest.mark.parametrize("mark", ["\x07", "\u202e", "\u200b"])
def test_of_many_hidden_marks_the_first_are_told_and_how_many_more(mark: str) -> None:
    found = read(f"a: |-\n  {mark * 500}\n".encode(), "f.yaml").diagnostics

    assert len(found) == 20
    assert "480 more times" in found[-1].message


def test_a_file_of_another_program_is_told_once() -> None:
    (binary,) = read(b"\x00" * 200_000, "f.yaml").diagnostics
    (wide,) = read(
        "agency: gp\nentries: []\n".encode("utf-16-le"), "f.yaml"
    ).diagnostics

    assert (binary.code, wide.code) == ("SCR101", "SCR101")
    assert "UTF-16" in wide.do


def test_of_many_tabs_the_first_are_told() -> None:
    found = told("a: x" + "\ty" * 20_000 + "\n")

    assert {code for code, _, _ in found} == {"SCR115"}
    assert len(found) == 20


OPEN = {
    "never closed": ("Told.\n\n<!-- guide\n\nIMPORTANT\n", [(3, 1)]),
    "closed by another": ("<!-- guide\n\nIMPORTANT\n\n<!-- other -->\n", [(1, 1)]),
    "each closed": ("<!-- a -->\nTold.\n<!-- b\nc -->\n", []),
}


@pytest.mark.parametrize("name", OPEN)
def test_a_comment_that_swallows_prose_is_told(name: str) -> None:
    text, places = OPEN[name]
    _, found = read_prose(text.encode(), "overview/summary.md")

    assert [(d.place.line, d.place.column) for d in found] == places
    assert {d.code for d in found} <= {"SCR117"}


def test_a_conflict_inside_a_comment_of_prose_is_told() -> None:
    text = "<!-- guide\n<<<<<<< HEAD\n-->\nTold.\n"
    _, found = read_prose(text.encode(), "overview/summary.md")

    assert [d.code for d in found] == ["SCR113"]
