"""The days of a rapid review: one that is noted anew, and an order that cannot be."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

Said = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    at = tmp_path / "child-r"
    shutil.copytree(shipped("examples") / "child-r", at)
    return at


def noted(root: Path, name: str, day: str, *more: str) -> int:
    return run(["note", "day", name, str(root), "--date", day, *more])


def test_a_day_that_stood_there_is_told_when_another_takes_its_place(
    root: Path, capsys: Said
) -> None:
    assert noted(root, "notified", "2026-04-23", "--dry-run") == 0
    assert "it takes the place of 2026-04-24" in capsys.readouterr().out

    assert noted(root, "notified", "2026-04-24") == 0
    assert noted(root, "notification_withdrawn", "2026-05-06") == 0
    assert "takes the place" not in capsys.readouterr().out

    assert noted(root, "incident", "2026-04-19") == 0
    assert "it takes the place of 2026-04-20" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["rapid_review_sent", "notification_withdrawn"])
def test_no_rapid_review_is_sent_or_withdrawn_before_it_was_notified(
    root: Path, capsys: Said, name: str
) -> None:
    assert noted(root, name, "2026-04-22") == 0

    assert run(["validate", str(root), "--as-of", "2026-06-12"]) == 1
    told = capsys.readouterr().out
    assert "SCR503" in told
    assert f"{name} lies before notified" in told


def test_reasons_for_what_nobody_has_answered_are_not_yet_weighed(
    root: Path, capsys: Said
) -> None:
    path = root / "criteria.yaml"
    before, key, after = path.read_text("utf-8").partition("  recurrent_themes:\n")
    assert key
    # Its answer and where it comes from: two lines.
    path.write_text(before + after.split("\n", 2)[2], "utf-8")

    assert run(["status", str(root), "--as-of", "2026-06-12"]) in (0, 1)

    told = capsys.readouterr().out
    assert "the three partners have decided" in told
    assert "done what regulation 11 names" not in told
