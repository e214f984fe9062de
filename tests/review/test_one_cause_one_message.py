"""One cause, one message: a fault where ids are given is not told at each citing."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from scrkit.diagnostics import Diagnostic
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.yamlfile import read

Files = dict[str, bytes]
# What review.yaml names and would be missed.
OVERLAY = ("frameworks/nowhere.yaml",)
FOLDER = Path(__file__).parent / "child-z"
NAMES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*.*")
    if path.is_file()
)
YAML = [name for name in NAMES if name.endswith(".yaml")]


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.place.file, d.place.line, d.place.column) for d in found]


def changed(files: Files, file: str, old: str, new: str) -> Files:
    """Return the files with a text put in place of another that stands there once."""
    text = files[file].decode()
    assert text.count(old) == 1, old
    return {**files, file: text.replace(old, new).encode()}


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"people: [SW1\n", "SCR103"),
        (b"author: Ren\xe9\n", "SCR101"),
        (b"<<<<<<< HEAD\nagency: gp\n", "SCR113"),
        (b"agency: gp\nagency: gp\n", "SCR104"),
    ],
    ids=["bracket", "encoding", "conflict", "doubled key"],
)
def test_a_file_that_cannot_be_read_silences_what_it_would_have_given(
    name: str, content: bytes, code: str, child_z_files: Files
) -> None:
    loaded = load({**child_z_files, name: content})

    assert [(d.code, d.place.file) for d in loaded.diagnostics] == [(code, name)]
    assert loaded.broken == {name}
    assert (loaded.review is None) is (name == "review.yaml")


@pytest.mark.parametrize("name", YAML)
def test_a_file_of_which_no_record_can_be_made_silences_it_too(
    name: str, child_z_files: Files
) -> None:
    loaded = load({**child_z_files, name: b"- zebedee\n"})

    assert told(loaded.diagnostics) == [("SCR123", name, 1, 1)]
    assert loaded.broken == {name}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("people.yaml", "people:\n  - code", "peeple:\n  - code"),
        ("review.yaml", "agencies:", "agences:"),
        ("terms-of-reference.yaml", "questions:", "question:"),
        ("chronologies/gp.yaml", "entries:", "entrys:"),
        ("overview/findings.yaml", "findings:\n  - id", "findngs:\n  - id"),
        ("imrs/gp.yaml", "recommendations:", "recomendations:"),
    ],
)
def test_a_list_under_a_misspelt_key_is_told_once_at_the_key(
    name: str, old: str, new: str, child_z_files: Files
) -> None:
    found = load(changed(child_z_files, name, old, new)).diagnostics

    assert [(d.code, d.place.file) for d in found] == [("SCR121", name)]


def test_prose_that_cannot_be_read_is_told_once(child_z_files: Files) -> None:
    found = load({**child_z_files, "overview/summary.md": b"@Nobody \xe9\n"})

    assert told(found.diagnostics) == [("SCR101", "overview/summary.md", 1, 9)]


# A file that cannot be read, and a fault of another kind that is told all the same.
STILL_TOLD = {
    "people.yaml": ("actions.yaml", "agency: gp", "agency: ambulance", "SCR203"),
    "review.yaml": ("family.yaml", "person: Mother", "person: Aunt", "SCR201"),
    "terms-of-reference.yaml": ("actions.yaml", "[R1, ", "[R9, ", "SCR207"),
    "chronologies/gp.yaml": ("imrs/gp.yaml", "question: Q1", "question: Q9", "SCR204"),
    "overview/findings.yaml": ("imrs/gp.yaml", "[GP-0001]", "[GP-0099]", "SCR205"),
    "actions.yaml": (
        "overview/findings.yaml",
        "findings: [F1]",
        "findings: [F9]",
        "SCR206",
    ),
}


@pytest.mark.parametrize("name", STILL_TOLD)
def test_what_it_would_not_have_given_is_still_told(
    name: str, child_z_files: Files
) -> None:
    file, old, new, code = STILL_TOLD[name]
    files = changed(child_z_files, file, old, new)
    found = load({**files, name: b"people: [SW1\n"}).diagnostics

    assert sorted((d.code, d.place.file) for d in found) == sorted(
        [("SCR103", name), (code, file)]
    )


# A record that breaks its shape, though its id is sound, and the code of the breach.
BROKEN = {
    "a person": ("people.yaml", "role: mother, kind: family", "kind: family", "SCR122"),
    "a subject": ("people.yaml", "kind: subject", "kind: child", "SCR124"),
    "a place": ("people.yaml", "label: Nursery A, ", "", "SCR122"),
    "an agency": ("review.yaml", "report: imr}", "report: report}", "SCR124"),
    "a question": ("terms-of-reference.yaml", "short: Knowledge", "brief: x", "SCR121"),
    "an entry": ("chronologies/gp.yaml", "date: unknown", "date: spring", "SCR125"),
    "a finding": ("overview/findings.yaml", "factor: workload", "factor: []", "SCR123"),
    "a recommendation": ("overview/findings.yaml", "to: Board", "too: Board", "SCR121"),
    "its own": ("imrs/gp.yaml", "rationale: Notes", "rational: Notes", "SCR121"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_record_that_breaks_its_shape_can_still_be_cited(
    what: str, child_z_files: Files
) -> None:
    file, old, new, code = BROKEN[what]
    found = load(changed(child_z_files, file, old, new)).diagnostics

    assert [(d.code, d.place.file) for d in found] == [(code, file)]


@pytest.mark.parametrize("name", ["people.yaml", "terms-of-reference.yaml"])
def test_a_file_that_is_missing_is_told_once_at_its_top(
    name: str, child_z_files: Files
) -> None:
    found = load({n: c for n, c in child_z_files.items() if n != name}).diagnostics

    assert told(found) == [("SCR212", name, 1, 1)]


@pytest.mark.parametrize("citing", ["actions.yaml", "response.yaml"])
def test_the_findings_that_are_missing_are_told_once(
    citing: str, child_z_files: Files
) -> None:
    kept = ("review.yaml", "imrs/gp.yaml", "people.yaml", "terms-of-reference.yaml")
    # The chronology cites a secured file, whose register tells of an action.
    cited = ("chronologies/gp.yaml", "secured-records.yaml", "actions.yaml")
    names = {*kept, *OVERLAY, *cited, "rapid-review.yaml", citing}
    found = load({n: child_z_files[n] for n in names}).diagnostics

    assert told(found) == [("SCR212", "overview/findings.yaml", 1, 1)]


def test_without_review_yaml_that_alone_is_told(child_z_files: Files) -> None:
    files = {n: c for n, c in child_z_files.items() if n != "review.yaml"}

    assert told(load(files).diagnostics) == [("SCR200", "review.yaml", 1, 1)]


@pytest.mark.parametrize("name", ["family.yaml", "overview/summary.md"])
def test_mentions_alone_miss_people_yaml_once(name: str, child_z_files: Files) -> None:
    files = {n: child_z_files[n] for n in ("review.yaml", *OVERLAY)}
    files[name] = b"none_reason: Neither @Mother nor @Father.\n"

    assert told(load(files).diagnostics) == [("SCR212", "people.yaml", 1, 1)]


def test_where_nobody_is_cited_people_yaml_may_be_missing(child_z_files: Files) -> None:
    names = ("review.yaml", "glossary.yaml", "requests.yaml", "panel.yaml", *OVERLAY)

    assert load({n: child_z_files[n] for n in names}).diagnostics == ()


MANY_CITE = {
    "questions": ("terms-of-reference.yaml", "no question", "SCR223"),
    "a question": ("terms-of-reference.yaml", "one question", "SCR204"),
    "an agency's chronology": ("chronologies/csc.yaml", "", "SCR212"),
    "an agency's entries": ("chronologies/csc.yaml", "no entry", "SCR223"),
    "the people": ("people.yaml", "nobody", "SCR223"),
}
EMPTIED = {
    "no question": ("questions", 0),
    "one question": ("questions", 1),
    "no entry": ("entries", 0),
    "nobody": ("people", 0),
}


@pytest.mark.parametrize("what", MANY_CITE)
def test_what_many_cite_is_told_once_with_how_many_do(what: str) -> None:
    file, how, code = MANY_CITE[what]
    root = shipped("examples") / "child-k"
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*.*")
        if path.is_file() and "/." not in path.as_posix()
    }
    if how:
        listed, left_out = EMPTIED[how]
        data: Any = deepcopy(read(files[file], file).data)
        data[listed] = data[listed][1:] if left_out else []
        files[file] = json.dumps(data).encode()
    else:
        del files[file]

    found = load(files).diagnostics

    assert [d.code for d in found] == [code]
    count = re.search(r"(\d+) places cite it", found[0].message)
    assert count is not None
    assert int(count[1]) > 50
    # The first of three is where it is told, unless that is where it should be.
    assert len(found[0].related) == (2 if code == "SCR204" else 3)
