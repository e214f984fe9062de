"""Whoever tells a day beyond the known bank holidays says that they may move it."""

from pathlib import Path

import pytest

from scrkit.cli.app import run

REVIEW = """\
format: 1
id: case-x
title: Case X
framework: england-lcspr-2023
board: {name: Anyshire Board}
dates: {incident: 2090-01-02, authority_aware: 2090-01-03}
"""
FACTS = """\
facts:
  under_18: {value: "yes", source: Record}
  abuse_or_neglect: {value: known, source: Record}
  child_died: {value: "yes", source: Record}
  happened_in_area: {value: "yes", source: Record}
"""


@pytest.mark.parametrize(
    ("command", "day"),
    [
        ("status", "2090-01-04"),
        ("deadlines", "2090-01-04"),
        ("check-criteria", "2090-01-04"),
        ("validate", "2090-03-01"),
    ],
)
def test_a_day_beyond_the_table_is_told_as_one_that_may_move(
    command: str, day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "review.yaml").write_text(REVIEW, "utf-8")
    (tmp_path / "criteria.yaml").write_text(FACTS, "utf-8")

    run([command, str(tmp_path), "--as-of", day])

    said = " ".join(capsys.readouterr().out.split()).lower()
    assert "bank holidays of 2090 are not known here" in said
