"""`scr status`, `scr gate` and `scr quality` as a business manager meets them."""

import json
import re
from pathlib import Path

import pytest

from scrkit.cli.app import run

DAY = ("--as-of", "2016-09-30")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_status_fits_one_screen(
    child_k: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Commands that are printed name the folder as it was typed, however long.
    monkeypatch.chdir(child_k.parent)
    code, out, err = said(capsys, "status", child_k.name, *DAY)

    assert (code, err) == (0, "")
    assert "Stage: monitoring" in out
    assert "> monitoring" in out
    assert "csc, health, police, edu, amh, hosp, gp, housing: all is accepted" in out
    assert "  31 Jul 2016  61 days late   A10: Action of the multi-agency plan" in out
    assert "  30 Sep 2016  today          A" in out
    assert "not yet: every action is proven to have made a difference" in out
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 24


@pytest.mark.parametrize(
    "day", ["2015-05-20", "2015-08-01", "2015-12-01", "2018-01-01"]
)
def test_on_any_day_the_status_is_about_a_screen(
    day: str,
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(child_k.parent)
    _, out, _ = said(capsys, "status", child_k.name, "--as-of", day)

    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 32
    # Each stage and agency is there, and stands apart from its neighbour.
    for stage in ("criteria", "gathering", "publication", "monitoring"):
        assert re.search(rf"(^|  |> ){stage}  ", out, re.MULTILINE)
    for agency in ("csc", "health", "police", "edu", "amh", "hosp", "gp", "housing"):
        assert re.search(rf"\b{agency}[,:]", out)


def test_status_of_several_folders(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said(
        capsys, "status", str(child_k), str(child_k), *DAY, "--format", "json"
    )

    shown = json.loads(out)
    assert shown["schema_version"] == 1
    assert [one["review"] for one in shown["reviews"]] == ["child-k", "child-k"]
    assert [one["progress"] for one in shown["reviews"][0]["stages"]] == [
        *["done"] * 7,
        "now",
    ]


def test_the_returns_of_an_agency_stand_apart(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = child_k / "requests.yaml"
    ledger.write_text(
        "requests:\n"
        "  - {agency: hosp, what: chronology, requested: 2016-09-01, due: 2016-11-10}\n"
        "  - {agency: hosp, what: imr, requested: 2015-09-01, due: 2016-01-10,"
        " received: 2016-01-09, accepted: 2016-01-10}\n",
        "utf-8",
    )
    _, out, _ = said(capsys, "status", str(child_k), "--as-of", "2016-09-30")
    assert "due 10 Nov 2016; IMR accepted 10 Jan 2016" in " ".join(out.split())


def test_status_quotes_nothing_of_the_case(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "actions.yaml"
    secret = "Zebedee Quartermain"
    path.write_text(
        path.read_text("utf-8").replace("owner: ", f"owner: {secret} ", 1), "utf-8"
    )
    for command in ("status", "quality"):
        _, out, err = said(capsys, command, str(child_k), *DAY)
        assert secret not in out + err


def test_a_gate_that_is_held_exits_1_and_names_the_rule(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "panel.yaml"
    path.write_text(
        path.read_text("utf-8").replace("chair:\n", "chair:\n  employed_by: csc\n", 1),
        "utf-8",
    )

    code, out, _ = said(capsys, "gate", "set-up", str(child_k), *DAY)

    assert code == 1
    assert out.startswith("set-up: held up by\n  SCR401 not-independent")
    assert "panel.yaml:" in out


def test_a_gate_that_is_open_exits_0(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "gate", "report", str(child_k), *DAY) == (
        0,
        "report: nothing holds it up\n",
        "",
    )


def test_a_gate_as_json(child_k: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(
        capsys, "gate", "monitoring", str(child_k), *DAY, "--format", "json"
    )

    shown = json.loads(out)
    assert code == 1
    assert shown["open"] is False
    assert [one["file"] for one in shown["lacking"]] == ["actions.yaml"]


def test_a_misspelt_stage_is_told(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "gate", "setup", str(child_k))

    assert code == 2
    assert "Did you mean set-up?" in err


@pytest.mark.parametrize("words", [("status",), ("gate", "report"), ("quality",)])
def test_without_review_yaml_there_is_nothing_to_tell(
    words: tuple[str, ...], child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "review.yaml").unlink()

    code, _, err = said(capsys, *words, str(child_k))

    assert code == 2
    assert "review.yaml is missing" in err


def test_quality_shows_all_eighteen_with_the_rules_behind(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "quality", str(child_k), *DAY)

    assert code == 0
    assert [f"QM{n} " in out for n in range(1, 19)] == [True] * 18
    assert "QM12  Involving the family: met" in out
    assert "Rules behind it: SCR" in out
    assert max(map(len, out.splitlines())) <= 80


def test_quality_by_the_leaflet(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said(
        capsys, "quality", str(child_k), *DAY, "--by", "leaflet", "--format", "json"
    )

    shown = json.loads(out)
    assert shown["yardstick"] == "leaflet-2016"
    assert [one["id"] for one in shown["points"]] == [f"L{n}" for n in range(1, 26)]
