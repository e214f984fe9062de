"""Slips of a hurried person that must not turn an answer round, or silence one."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit.cli.app import run

AS_OF = ("--as-of", "2016-09-30")


def change(review: Path, name: str, old: str, new: str) -> int:
    """Change a line of a file; return its number."""
    path = review / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


SLIPS = {
    "a misspelt fact": ("  child_seriously_harmed:", "  child_seriusly_harmed:", "214"),
    "an answer in capitals": ("value: suspected", "value: Suspected", "215"),
    "a misspelt outcome": ("outcome: initiate_scr", "outcome: initate_scr", "216"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_criteria_is_told_and_decides_nothing(
    name: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, code = SLIPS[name]
    line = change(child_k, "criteria.yaml", old, new)
    slip = new.rpartition(":")[0].strip() if code == "214" else new.split(": ")[1]

    assert run(["validate", str(child_k), *AS_OF]) == 1
    said = capsys.readouterr().out
    assert f"criteria.yaml:{line}:" in said
    assert f"SCR{code}" in said
    assert "Did you mean" in said
    before = (child_k / "criteria.yaml").read_bytes()
    assert run(["check-criteria", str(child_k), "--record", *AS_OF]) == 1
    told = capsys.readouterr()
    assert "MET" not in told.out
    assert f"SCR{code}" in told.err
    assert slip not in said + told.err
    assert (child_k / "criteria.yaml").read_bytes() == before


def test_a_fact_with_nothing_after_it_is_not_dropped(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(child_k, "criteria.yaml", "facts:\n", "facts:\n  Somebody fell:\n")

    assert run(["validate", str(child_k), *AS_OF]) == 1
    assert "Somebody" not in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["link", "large", "another ending"])
def test_criteria_that_stand_there_and_cannot_be_read_are_told(
    kind: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "criteria.yaml"
    if kind == "link":
        path.rename(child_k.parent / "elsewhere.yaml")
        path.symlink_to(child_k.parent / "elsewhere.yaml")
    elif kind == "large":
        with path.open("ab") as file:
            file.write(b"#" * (17 * 1024 * 1024))
    else:
        path.rename(child_k / "criteria.yml")

    assert run(["check-criteria", str(child_k), *AS_OF]) == 1
    assert "criteria.y" in capsys.readouterr().err


@pytest.mark.parametrize("slip", ["SRC2", "people", "", "SCR2,SRC3", "SCR999"])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_slip_in_a_code_does_not_silence_the_check(
    option: str, slip: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", str(child_k), option, slip]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"scr: {option} names a code")
    assert told.out == ""


def test_codes_may_stand_with_commas_between(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(child_k, "people.yaml", "born: 2012-11", "born: 2012-13")
    chosen = ("--select", "SCR2, scr125", "--format", "json")

    assert run(["validate", str(child_k), *AS_OF, *chosen]) == 1
    told = json.loads(capsys.readouterr().out)["reviews"][0]["diagnostics"]
    assert [one["code"] for one in told] == ["SCR125"]


def test_one_folder_that_is_not_there_hides_nothing_of_the_others(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nowhere"

    assert run(["validate", str(missing), str(child_k), *AS_OF]) == 2
    told = capsys.readouterr()
    assert f"{child_k.as_posix()}: 0 errors" in told.out
    assert f"scr: {missing.as_posix()}: there is no such folder" in told.err


@pytest.mark.parametrize("text", ["", "  ", "A\nB", "B\u202e", "B\x1b[31m", "B\u2028C"])
@pytest.mark.parametrize("option", ["--board", "--id", "--title"])
def test_a_review_is_not_opened_under_a_name_that_does_not_show(
    option: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"--board": "Board of Nowhere", "--id": "z", option: text}
    words = [word for pair in given.items() for word in pair]

    assert run(["new", str(tmp_path / "z"), *words, "--agency", "csc"]) == 2
    assert not (tmp_path / "z").exists()
    assert capsys.readouterr().err.startswith("scr: ")


def test_a_review_is_opened_in_the_folder_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "z").mkdir()
    monkeypatch.chdir(tmp_path / "z")

    assert run(["new", ".", "--board", "Board of Nowhere", "--agency", "csc"]) == 0
    assert (tmp_path / "z" / "review.yaml").is_file()
    assert run(["validate"]) == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("key", ["published", "decided", "authority_aware"])
def test_a_slip_of_the_year_is_no_bug_of_ours(
    key: str, day: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (child_k / "review.yaml").read_text(encoding="utf-8")
    lines = [
        f"  {key}: {day}" if line.startswith(f"  {key}: ") else line
        for line in text.splitlines()
    ]
    (child_k / "review.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert run(["validate", str(child_k), *AS_OF]) in (0, 1)
    assert run(["check-criteria", str(child_k), *AS_OF]) in (0, 1)
    assert "a bug in scrkit" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux's own")
def test_output_that_cannot_be_written_is_told_in_plain_words(child_k: Path) -> None:
    command = shlex.join([sys.executable, "-m", "scrkit", "validate", str(child_k)])
    done = subprocess.run(
        ["bash", "-c", f"{command} > /dev/full"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "a bug in scrkit" not in done.stderr


def test_a_name_too_long_for_a_folder_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["validate", "x" * 300]) == 2
    assert capsys.readouterr().err.startswith("scr: ")


def test_the_demo_leaves_a_review_of_ones_own_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "child-k"
    assert run(["new", str(mine), "--board", "Mine", "--agency", "csc"]) == 0
    before = {p: p.read_bytes() for p in mine.rglob("*") if p.is_file()}

    assert run(["demo", str(tmp_path)]) == 2
    assert "nothing was overwritten" in capsys.readouterr().err
    assert before == {p: p.read_bytes() for p in mine.rglob("*") if p.is_file()}


def test_a_copy_beside_the_criteria_is_no_hindrance(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (child_k / "review.yaml").read_bytes()
    (child_k / "review.old.yaml").write_bytes(text)

    assert run(["check-criteria", str(child_k), *AS_OF]) == 0
    assert run(["validate", str(child_k), *AS_OF]) == 0


def test_a_picture_among_the_templates_is_left_alone(
    child_k: Path, tmp_path: Path
) -> None:
    (child_k / "templates").mkdir()
    (child_k / "templates" / "logo.png").write_bytes(b"\x89PNG\xff\xfe")

    assert run(["render", "overview", str(child_k), "--out", str(tmp_path / "o")]) == 0


def test_a_register_of_another_kind_may_number_as_it_likes(child_k: Path) -> None:
    change(child_k, "chronologies/police.yaml", "source: ", "source: POLICE-99990000, ")

    assert run(["validate", str(child_k), *AS_OF]) == 0


@pytest.mark.parametrize("text", ["Told <!--> lost. <!-- note --> after.", "<!---> x"])
def test_a_comment_that_only_looks_closed_is_told(text: str, child_k: Path) -> None:
    (child_k / "overview" / "summary.md").write_text(f"{text}\n", encoding="utf-8")

    assert run(["validate", str(child_k), *AS_OF]) == 1
