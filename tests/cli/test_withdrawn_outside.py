"""What goes outside of a rapid review whose notification was withdrawn."""

import json
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

ON = ("--as-of", "2026-06-12")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    at = tmp_path / "child-r"
    shutil.copytree(shipped("examples") / "child-r", at)
    words = ["note", "day", "notification_withdrawn", str(at), "--date", "2026-05-06"]
    assert run(words) == 0
    return at


def test_it_has_ended_for_the_register_outside(root: Path) -> None:
    out = root.parent / "out"
    words = ["export", "tracker", str(root), "--format", "json", "--out", str(out)]
    assert run([*words, *ON]) == 0
    assert '"stage": "ended"' in (out / "tracker.json").read_text("utf-8")


def test_it_has_ended_for_research(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = root.parent / "archive"
    assert run(["export", "parquet", str(root), "--out", str(out), *ON]) == 0
    capsys.readouterr()
    words = ["query", "SELECT stage FROM reviews", str(out), "--format", "json"]
    assert run(words) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == [["ended"]]
