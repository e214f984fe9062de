"""Rapid reviews and reviews of England's guidance of today in the table of a board."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

Said = pytest.CaptureFixture[str]


def a_rapid(at: Path, id: str, *changes: tuple[str, str]) -> Path:
    """Return a copy of the example rapid review with another id and other days."""
    root = at / id
    shutil.copytree(shipped("examples") / "child-r", root)
    changed(root / "review.yaml", ("id: child-r", f"id: {id}"), *changes)
    return root


def changed(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


def row(capsys: Said, root: Path, day: str) -> dict[str, Any]:
    capsys.readouterr()
    run(["board", str(root), "--format", "json", "--as-of", day])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)["rows"][0]
    return found


def yearly(at: Path, out: Path, day: str) -> str:
    words = [str(at), "--yearly", day[:4], "--as-of", day, "--out", str(out)]
    assert run(["board", *words, "--format", "md"]) == 0
    return next(out.glob("*.md")).read_text("utf-8")


SENT = "rapid_review_sent: 2026-05-15"


def test_a_rapid_review_slips_after_its_fifteenth_working_day(
    tmp_path: Path, capsys: Said
) -> None:
    root = a_rapid(tmp_path, "child-x", (SENT, "rapid_review_sent:"))

    # Over the bank holidays of 4 and 25 May 2026, counted by hand.
    slips = {
        day: row(capsys, root, day)["slippage"]
        for day in ("2026-05-18", "2026-05-19", "2026-05-26")
    }
    assert [one["working_days"] for one in slips.values()] == [0, 1, 5]
    assert {one["due"] for one in slips.values()} == {"2026-05-18"}
    assert all(one["running"] for one in slips.values())


def test_a_rapid_review_is_told_from_a_review_and_has_no_gates(
    tmp_path: Path, capsys: Said
) -> None:
    root = a_rapid(tmp_path, "child-x")
    found = row(capsys, root, "2026-06-12")
    assert found["rapid"] is True
    assert found["gates"]["total"] == 0
    assert found["slippage"]["done"] == "2026-05-15"

    assert run(["board", str(root), "--as-of", "2026-06-12"]) == 0
    assert "england-lcspr-2026, rapid review" in capsys.readouterr().out


def test_where_guidance_has_the_review_published_that_day_counts(
    tmp_path: Path, capsys: Said
) -> None:
    root = a_rapid(tmp_path, "child-x")
    assert run(["convert", str(root), "--as-of", "2026-06-12"]) == 0

    found = row(capsys, root, "2026-11-17")
    assert found["rapid"] is False
    # Decided on 13 May 2026: six months, and two working days after them.
    assert found["slippage"]["due"] == "2026-11-13"
    assert found["slippage"]["working_days"] == 2


def test_the_yearly_report_counts_rapid_reviews_apart(tmp_path: Path) -> None:
    at = tmp_path / "reviews"
    a_rapid(at, "child-x")
    a_rapid(at, "child-y", (SENT, "rapid_review_sent:"))
    gone = "rapid_review_sent:\n    notification_withdrawn: 2026-05-06"
    a_rapid(at, "child-z", (SENT, gone))
    began = a_rapid(at, "child-w")
    assert run(["convert", str(began), "--as-of", "2026-06-12"]) == 0

    told = yearly(at, tmp_path / "out", "2026-06-30")
    for figure in (
        "| Reviews of the Board | 4 |",
        "| Decided or opened in 2026 | 1 |",
        "| Still going on | 1 |",
        "| Rapid reviews, those that became a review included | 4 |",
        "| Rapid reviews notified in 2026 | 4 |",
        "| Rapid reviews sent in 2026 | 2 |",
        "| Notifications withdrawn in 2026 | 1 |",
        "| Rapid reviews still going on | 1 |",
    ):
        assert figure in told


def test_what_cannot_be_read_of_a_review_is_never_counted_as_none(
    tmp_path: Path, capsys: Said
) -> None:
    at = tmp_path / "reviews"
    root = a_rapid(at, "child-x")
    (root / "actions.yaml").write_text("actions: [\n", "utf-8")

    run(["board", str(at), "--as-of", "2026-04-25"])
    out = capsys.readouterr().out
    assert "actions not known" in out
    assert "unclear" in out
    told = yearly(at, tmp_path / "out", "2026-06-30")
    assert "there are errors in the files of child-x" in told
    assert "none yet" not in told


def test_the_yearly_report_tells_of_two_folders_with_one_id(tmp_path: Path) -> None:
    at = tmp_path / "reviews"
    shutil.copytree(a_rapid(at, "child-x"), at / "copy-of-child-x")

    told = yearly(at, tmp_path / "out", "2026-06-30")
    assert "Several folders hold a review of one id, and each counts: child-x" in told


def test_the_page_draws_a_rapid_review_until_it_was_sent(tmp_path: Path) -> None:
    root = a_rapid(tmp_path, "child-x")
    gone = ("rapid_review_sent: 2026-05-15", "notification_withdrawn: 2026-05-06")
    other = a_rapid(tmp_path / "gone", "child-z", gone)

    def bars(of: Path) -> int:
        out = tmp_path / "out" / of.name
        words = [str(of), "--format", "html", "--as-of", "2026-06-12"]
        assert run(["board", *words, "--out", str(out)]) == 0
        return (out / "board.html").read_text("utf-8").count('height="12" fill="#9db')

    assert bars(root) == bars(other) + 1
