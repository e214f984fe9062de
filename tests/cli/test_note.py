"""`scr note`: what else is typed by hand is put into its file, or refused whole."""

from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from scrkit.review import load

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


def test_an_earlier_recommendation_is_decided_once_and_the_newer_word_stands(
    child_k: Path,
) -> None:
    file = child_k / "overview/findings.yaml"
    said = ("--by", "Chair of the sub group", "--date", "2016-05-20")
    for same in ("yes", "no"):
        words = ("note", "repeats", "R2", "child-g/R1", str(child_k), "--same", same)
        assert run([*words, *said]) == 0

    findings = load(folder.read(child_k).files).sound().findings
    (decided,) = next(o.repeats for o in findings.recommendations if o.id == "R2")
    of = (decided.review, decided.recommendation, decided.same)
    assert of == ("child-g", "R1", "no")
    before = file.read_bytes()
    for id, earlier in (("R99", "child-g/R1"), ("R2", "child-k/R1"), ("R2", "child-g")):
        words = ("note", "repeats", id, earlier, str(child_k), "--same", "yes")
        assert run([*words, *said]) == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("note", "gate", "G1", "clear", "--by", "Manager"),
        ("note", "contact", "Mother", "Rang", "--by", "Manager"),
        ("note", "check", "A2", "Seen", "--by", "Named nurse", "--holds", "yes"),
        ("note", "day", "decided"),
        ("accept", "health", "imr", "--again"),
        ("approve", "--office", "Independent Chair", "--version", "1.0"),
    ],
)
def test_nothing_is_noted_as_done_on_a_day_that_has_not_come(
    words: tuple[str, ...], child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {one: one.read_bytes() for one in child_k.rglob("*.yaml")}

    assert run([*words, str(child_k), "--date", "2199-01-01"]) == 2

    assert "has not come yet" in capsys.readouterr().err
    assert {one: one.read_bytes() for one in before} == before


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
