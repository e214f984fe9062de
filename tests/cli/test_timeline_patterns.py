"""`scr timeline patterns`, and the annex of the chronology that shows the same."""

import json
from pathlib import Path

import pytest

from scrkit.cli.app import run

AS_OF = ("--as-of", "2016-09-30")


def test_the_screen_has_ids_dates_and_counts_alone(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["timeline", "patterns", str(child_k)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("month     amh   csc   edu ")
    assert "\n(17 months without an entry of anybody)\n" in said
    assert (
        "  HOSP-0026  20 January 2015 (about 2 years 2 months): not brought\n" in said
    )
    assert "CSC-0002  26 April 2012 (before birth): to social care, no further" in said
    assert "entries have no action or decision written: amh " in said
    assert "growth" not in said


def test_json_the_annex_and_the_screen_agree(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["timeline", "patterns", str(child_k), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    merge = ["merge-chronology", str(child_k), "--out", str(tmp_path / "out"), *AS_OF]
    assert run([*merge, "--format", "json", "--format", "md"]) == 0
    whole = json.loads((tmp_path / "out" / "chronology.json").read_text("utf-8"))
    assert {"schema_version": 1, **whole["patterns"]} == told
    annex = (tmp_path / "out" / "chronology.md").read_text("utf-8")
    annex = annex[annex.index("# Annex: patterns") :]
    for one in (*told["referrals"], *told["missed"]):
        assert f"| {one['entry']} |" in annex
    assert "| Not datable to a month |" in annex


def test_the_public_reads_no_patterns(child_k: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    render = ["render", "chronology", str(child_k), "--view", "published", "--draft"]
    assert run([*render, "--format", "md", "--out", str(out), *AS_OF]) == 0
    (made,) = out.glob("*.md")
    assert "patterns" not in made.read_text("utf-8")
