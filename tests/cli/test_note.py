"""`scr note`: what else is typed by hand is put into its file, or refused whole."""

from pathlib import Path

import pytest

from scrkit.cli.app import run

TYPED = {
    "dissemination.yaml": (
        ("gate", "G1", "clear", "--by", "Board business manager", "--date=2016-03-02"),
        "{id: G1, state: clear, date: 2016-03-02, by: Board business manager}",
    ),
    "review.yaml": (
        ("departure", "SCR501", "review.yaml", "--reason", "The trial: it ended late",
         "--owner", "Independent Chair"),
        "The trial: it ended late",
    ),
    "actions.yaml": (
        ("action", "The form asks", "--source", "R1", "--owner", "Head",
         "--due", "2016-07-31", "--success", "Twenty forms"),
        "- id: A21\n    text: |-\n      The form asks",
    ),
    "proceedings.yaml": (
        ("proceeding", "coronial", "Inquest", "--opened", "2015-06-01"),
        "opened: 2015-06-01",
    ),
    "timeline.yaml": (
        ("phase", "The first year", "2012-04/2013-09"),
        "- id: P6\n    title: The first year\n    period: 2012-04/2013-09",
    ),
}  # fmt: skip


@pytest.mark.parametrize("file", TYPED)
def test_what_is_noted_stands_in_its_file(file: str, child_k: Path) -> None:
    words, written = TYPED[file]
    others = {one: one.read_bytes() for one in child_k.rglob("*.yaml")}

    assert run(["note", *words, str(child_k)]) == 0

    now = (child_k / file).read_text("utf-8")
    assert written in now
    changed = [one for one, then in others.items() if one.read_bytes() != then]
    assert changed == [child_k / file]
    before = others[child_k / file].decode().splitlines()
    kept = set(now.splitlines())
    assert sum(line not in kept for line in before) <= 1


@pytest.mark.parametrize(
    "words",
    [
        ("gate", "G99", "clear"),
        ("gate", "G1", "approved_with_reason"),
        ("departure", "SCR999", "panel.yaml", "--reason", "X", "--owner", "H"),
        ("phase", "First", "04/2012"),
        ("phase", "How @Nobody9 came", "2012-04/2012-06"),
        ("action", "X", "--source", "R77", "--owner", "H", "--due", "2016-07-31",
         "--success", "Y"),
    ],
)  # fmt: skip
def test_what_would_not_stand_is_refused_and_nothing_is_written(
    words: tuple[str, ...], child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {one: one.read_bytes() for one in child_k.rglob("*.yaml")}

    assert run(["note", *words, str(child_k)]) == 2

    assert {one: one.read_bytes() for one in before} == before
    assert "Nobody9" not in capsys.readouterr().err


def test_a_dry_run_writes_nothing(child_k: Path) -> None:
    before = (child_k / "timeline.yaml").read_bytes()
    assert run(["note", "phase", "One", "2012-04", str(child_k), "--dry-run"]) == 0
    assert (child_k / "timeline.yaml").read_bytes() == before
