"""Whatever is wrong in a file, and however much at once, it is told: no crash."""

import random
from collections.abc import Iterable

import pytest

from scrkit.diagnostics import Place
from scrkit.yamlfile import LIBYAML, Tree, read
from tests.yamlfaults import PIECES, combined, pairs

PARSERS = [pytest.param(True, marks=[] if LIBYAML else pytest.mark.skip), False]


def is_within(tree: Tree, place: Place) -> bool:
    """Return whether a place stands in the file, its end not before its start."""
    lines = tree.source.text.split("\n")
    for line, column in (
        (place.line, place.column),
        (place.end_line, place.end_column),
    ):
        if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
            return False
    return (place.line, place.column) <= (place.end_line, place.end_column)


def hold(documents: Iterable[bytes]) -> None:
    for content in documents:
        told = []
        for libyaml in (True, False) if LIBYAML else (False,):
            tree = read(content, "f.yaml", libyaml=libyaml)
            errors = [d for d in tree.diagnostics if d.severity.word == "error"]
            told.append(bool(errors))
            if tree.source.text:
                assert all(is_within(tree, d.place) for d in tree.diagnostics), content
            assert is_within(tree, tree.place(())), content
            assert is_within(tree, tree.place(("a", 0, "b"))), content
        if told == [False, True]:
            # PyYAML's own parser takes no question mark in brackets, nor what follows.
            assert b"?" in content, content


ENDS = [
    "...\nb: 2\n",
    "---\nb: [\n",
    "? [a]\n: b\n",
    "b: " + "[" * 40,
    "b: " + "[" * 3000,
    "*x : 1\n",
    "%x\n",
    "b: 'open\n",
    "b: !t\n  - &x [\n",
    "",
]


@pytest.mark.parametrize("libyaml", PARSERS)
@pytest.mark.parametrize("end", ENDS)
def test_a_doubled_key_before_any_early_end_is_told(end: str, libyaml: bool) -> None:
    content = f"a: 1\na: 2\n{end}".encode()
    found = read(content, "f.yaml", libyaml=libyaml).diagnostics

    assert {"SCR103", "SCR104"} & {d.code for d in found}


def test_several_faults_at_once_are_told_by_both_parsers() -> None:
    hold(combined(random.Random(11), 1200))


@pytest.mark.full
def test_every_two_faults_are_told_by_both_parsers() -> None:
    hold(pairs())


@pytest.mark.full
@pytest.mark.parametrize("seed", range(8))
def test_ten_thousand_documents_of_several_faults(seed: int) -> None:
    hold(combined(random.Random(seed), 10_000))


@pytest.mark.full
def test_faults_cut_off_at_every_byte() -> None:
    chance = random.Random(3)
    for _ in range(150):
        whole = "".join(chance.choices(PIECES, k=4)).encode("utf-8", "surrogatepass")
        hold(whole[:at] for at in range(len(whole)))
