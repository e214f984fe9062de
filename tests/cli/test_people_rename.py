"""A code is changed or taken out with all that names it, or nothing is written."""

import re
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from scrkit.review import load


def texts(root: Path) -> dict[str, str]:
    return {str(one): one.read_text("utf-8") for one in root.rglob("*.*")}


def test_a_code_is_renamed_wherever_it_is_named_and_nowhere_else(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(child_k)
    assert run(["people", "rename", "HV1", "HV9", str(child_k)]) == 0
    assert texts(child_k) == before
    plan = capsys.readouterr().out
    assert "chronologies/health.yaml: 35 places" in plan
    assert "SCR458" in plan

    assert run(["people", "rename", "HV1", "HV9", str(child_k), "--write"]) == 0

    word = re.compile(r"(?<![A-Za-z0-9])HV1(?![A-Za-z0-9])")
    assert texts(child_k) == {k: word.sub("HV9", v) for k, v in before.items()}


def test_the_open_register_follows_a_code(child_k: Path) -> None:
    register = child_k / "identities.yaml"
    register.write_text("format: 1\nidentities:\n  - {code: PN1, names: [Ann Q]}\n")
    (child_k / ".gitignore").write_text("identities.yaml\n")
    assert run(["people", "rename", "PN1", "PN7", str(child_k), "--write"]) == 0
    assert "{code: PN7, names: [Ann Q]}" in register.read_text()


@pytest.mark.parametrize("new", ["HV2", "hv2", "two words"])
def test_a_code_that_is_taken_or_none_is_refused(new: str, child_k: Path) -> None:
    before = texts(child_k)
    assert run(["people", "rename", "HV1", new, str(child_k), "--write"]) == 2
    assert texts(child_k) == before


def test_who_is_named_is_not_removed_and_the_places_are_listed(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(child_k)
    assert run(["people", "remove", "HV1", str(child_k), "--write"]) == 2
    said = capsys.readouterr()
    assert re.search(r"(?m)^chronologies/health\.yaml:\d+$", said.out)
    assert f"{len(said.out.splitlines())} places" in said.err
    assert texts(child_k) == before


def test_a_place_is_added_and_removed_again(child_k: Path) -> None:
    before = texts(child_k)
    add = ["people", "add", "nursery", str(child_k), "--kind", "place"]
    assert run([*add, "--code", "NurseryZ", "--label", "The nursery"]) == 0
    review = load(folder.read(child_k).files).sound()
    added = review.people.places[-1]
    assert (added.code, added.label, added.kind) == (
        "NurseryZ",
        "The nursery",
        "nursery",
    )
    assert run(["people", "remove", "NurseryZ", str(child_k), "--write"]) == 0
    assert texts(child_k) == before


def test_a_month_of_birth_is_taken_and_a_day_refused(child_k: Path) -> None:
    add = ["people", "add", "child", str(child_k), "--kind", "subject", "--born"]
    assert run([*add, "2012-11-03"]) == 2
    assert run([*add, "2012-11", "--code", "ChildY"]) == 0
    review = load(folder.read(child_k).files).sound()
    assert str(review.people.people[-1].born) == "2012-11"
