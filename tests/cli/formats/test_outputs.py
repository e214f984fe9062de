"""`--output`: several formats in one run, each whole in its own place or not at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.cli.formats import WRITERS, Format

AS_OF = ("--as-of", "2016-09-30")


@pytest.fixture(autouse=True)
def _here(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand beside a review in which one reference leads nowhere."""
    monkeypatch.chdir(crowded.parent)


def validate(*options: str) -> int:
    return run(["validate", "child-k", *AS_OF, *options])


def test_every_format_that_can_be_asked_for_has_a_writer() -> None:
    assert sorted(Format) == sorted(WRITERS)


@pytest.mark.parametrize("form", WRITERS)
def test_a_file_holds_what_the_screen_would_show(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate("--format", form) == 1
    shown = capsys.readouterr().out
    assert validate("--format", form, "-o", "made/here/file") == 1

    assert Path("made/here/file").read_text("utf-8") == shown
    assert "SCR201" in shown


def test_what_only_goes_to_files_is_counted_on_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pairs = ("--format", "sarif", "-o", "x.sarif", "--format", "junit", "-o", "x.xml")

    assert validate(*pairs) == 1
    assert capsys.readouterr().out.splitlines() == [
        "child-k: 1 error, 0 warnings, 0 notices, 3 accepted",
        "wrote x.sarif",
        "wrote x.xml",
    ]
    assert '"version": "2.1.0"' in Path("x.sarif").read_text("utf-8")
    assert "<testsuites" in Path("x.xml").read_text("utf-8")


def test_one_goes_to_the_screen_and_another_to_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pairs = ("--format", "json", "-o", "-", "--format", "concise", "-o", "x.txt")

    assert validate(*pairs) == 1
    assert json.loads(capsys.readouterr().out)["schema_version"] == 1
    assert Path("x.txt").read_text("utf-8").startswith("child-k/chronologies/gp.yaml:")


def test_a_file_alone_gets_what_people_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("-o", "told.txt") == 1

    assert "    why: " in Path("told.txt").read_text("utf-8")
    assert "why" not in capsys.readouterr().out


WRONG = {
    "two formats for one screen": ("--format", "json", "--format", "sarif"),
    "a format too many": ("--format", "json", "--format", "sarif", "-o", "x"),
    "a place too many": ("--format", "json", "-o", "x", "-o", "y"),
    "the screen twice": ("--format", "json", "-o", "-", "--format", "full", "-o", "-"),
    "a file twice": ("--format", "json", "-o", "x", "--format", "full", "-o", "./x"),
    "a folder": ("-o", "child-k"),
    "below a file": ("-o", "child-k/people.yaml/x"),
    "a file of the review": ("--format", "json", "-o", "child-k/people.yaml"),
    "prose of the review": ("-o", "child-k/overview/summary.md"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_slip_in_the_places_is_told_and_nothing_is_written(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()}

    assert validate(*WRONG[name]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("scr: ")
    assert "Traceback" not in told.err
    assert told.out == ""
    assert before == {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()}


def test_a_file_that_was_there_is_replaced_whole_and_nothing_is_left_beside() -> None:
    Path("x.json").write_text("x" * 100_000, "utf-8")

    assert validate("--format", "json", "-o", "x.json") == 1
    assert json.loads(Path("x.json").read_text("utf-8"))["schema_version"] == 1
    assert sorted(p.name for p in Path().iterdir()) == ["child-k", "x.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux's own")
def test_a_disk_that_fills_up_leaves_the_old_file(crowded: Path) -> None:
    Path("x.sarif").write_text("old", "utf-8")
    # -B: Python would keep half of what it compiles, and choke on it the next time.
    command = f"{sys.executable} -B -m scrkit validate child-k --as-of 2016-09-30"
    script = f"ulimit -f 1; exec {command} --format sarif -o x.sarif"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.startswith("scr: x.sarif cannot be written")
    assert Path("x.sarif").read_text("utf-8") == "old"
    assert sorted(p.name for p in Path().iterdir()) == ["child-k", "x.sarif"]


@pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux's own")
def test_a_device_stays_a_device() -> None:
    assert validate("-o", "/dev/null") == 1
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make links")
def test_a_link_stays_a_link_and_leads_to_the_new_content() -> None:
    Path("real.txt").write_text("old", "utf-8")
    Path("link.txt").symlink_to("real.txt")

    assert validate("-o", "link.txt") == 1
    assert Path("link.txt").is_symlink()
    assert "SCR201" in Path("real.txt").read_text("utf-8")


def test_accepted_departures_follow_the_choice_of_codes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    validate("--select", "SCR201,SCR610", "--format", "concise")

    assert capsys.readouterr().out.splitlines()[-1].startswith("child-k: 1 error, ")
    validate("--select", "SCR2", "--format", "concise")
    assert "accepted" not in capsys.readouterr().out


def test_a_line_of_jsonl_can_be_read_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--format", "jsonl") == 1
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)

    assert (told["schema_version"], told["folder"]) == (1, "child-k")
    assert (told["code"], told["file"]) == ("SCR201", "chronologies/gp.yaml")
    validate("--format", "json")
    (review,) = json.loads(capsys.readouterr().out)["reviews"]
    (same,) = review["diagnostics"]
    assert {k: v for k, v in told.items() if k in same} == same
