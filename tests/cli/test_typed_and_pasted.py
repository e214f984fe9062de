"""Answers may be typed in capitals; commands that are printed can be pasted."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

EXAMPLE = str(shipped("examples") / "child-k")
DAY = ["--as-of", "2016-09-30"]


@pytest.mark.parametrize("view", ["CODED", "Coded", "coded"])
def test_a_view_may_be_typed_in_capitals(view: str, tmp_path: Path) -> None:
    review = shutil.copytree(EXAMPLE, tmp_path / "child-k")
    given = ["render", "action-plan", str(review), "--out", str(tmp_path)]

    assert run([*given, "--format", "MD", "--view", view, *DAY]) == 0
    assert (tmp_path / "action-plan.md").is_file()


def test_status_names_the_folder_in_its_commands_on_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["status", EXAMPLE, *DAY]) == 0

    said = capsys.readouterr().out.splitlines()
    assert any(f"scr timeline review {EXAMPLE}" in line for line in said)
    assert any(f"scr deadlines {EXAMPLE}" in line for line in said)
