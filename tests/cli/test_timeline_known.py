"""`scr timeline known-by`, as the lead reviewer asks it."""

import json
from pathlib import Path
from typing import Any

import pytest

from scrkit.cli.app import run


def ask(root: Path, agency: str, *words: str) -> int:
    return run(["timeline", "known-by", agency, str(root), *words])


ON = ("--on", "2014-07-10")


def test_the_screen_has_ids_dates_and_codes_alone(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(child_k, "health", *ON) == 0
    said = capsys.readouterr().out
    assert said.startswith("Fernshire Community Health NHS Trust, before 10 July 2014")
    assert " shared with it: its staff are among the people (csc " in said
    assert "known to other agencies, and nothing says that it knew" in said
    assert "may have been known" in said
    assert "porridge" not in said
    assert "HEALTH-0035" not in said


def test_programs_get_the_same(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(child_k, "csc", *ON, "--format", "json") == 0
    whole: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (whole["agency"], whole["on"]) == ("csc", "2014-07-10")
    assert (
        set(whole["known"]) == set(whole["perhaps"]) == {"own", "shared", "elsewhere"}
    )
    file = tmp_path / "known.json"
    assert ask(child_k, "csc", *ON, "--format", "json", "--out", str(file)) == 0
    assert json.loads(file.read_text("utf-8")) == whole


def test_what_happened_is_written_into_a_file(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "known.md"
    assert ask(child_k, "csc", *ON, "--format", "md", "--out", str(file)) == 0
    text = file.read_text("utf-8")
    assert "porridge" in text
    assert "porridge" not in capsys.readouterr().out
    assert "@" not in text
    assert ask(child_k, "csc", *ON, "--format", "md") == 2
    assert ask(child_k, "csc", *ON, "--out", str(file)) == 2


def test_an_unknown_agency_is_not_repeated(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(child_k, "helth", *ON) == 2
    told = capsys.readouterr().err
    assert "Did you mean health?" in told
    assert "helth" not in told


def test_a_day_is_needed(child_k: Path) -> None:
    assert ask(child_k, "health") == 2
    assert ask(child_k, "health", "--on", "2014-07") == 2
