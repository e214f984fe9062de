"""`scr deadlines`, as the business manager meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit.cli.app import run

# Words of the example's narratives, names and posts that no output may carry.
CASE_WORDS = ("Deputy Chief Nurse", "Fernshire", "not brought", "trial", "@Father")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run(["deadlines", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def rows(text: str) -> list[str]:
    """Return the lines that begin with a day."""
    return [line for line in text.splitlines() if line[:11].strip()[-4:].isdigit()]


def test_what_is_overdue_comes_first_and_fits_eighty_columns(
    child_k: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = shown(capsys, child_k, "--as-of", "2016-09-30")

    assert max(map(len, text.splitlines())) <= 80
    assert text.index("Overdue (2)") < text.index("Coming (8)")
    assert rows(text)[0].split() == (
        "31 Jul 2016 61 days overdue A10 Action of the multi-agency plan".split()
    )
    assert " 9 Jun 2017  252 days left     SCR-T7  Keep the report on the" in text


def test_a_wide_terminal_needs_fewer_lines(
    child_k: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths = []
    for columns in ("80", "160"):
        monkeypatch.setenv("COLUMNS", columns)
        text = shown(capsys, child_k, "--as-of", "2016-03-01", "--all")
        lengths.append(len(text.splitlines()))

    assert lengths[1] < lengths[0]


def test_the_row_says_who_how_strongly_on_what_and_the_pause_beside(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(shown(capsys, child_k, "--as-of", "2016-03-01").split())

    assert (
        "24 Dec 2015 68 days overdue SCR-T5 Complete the Serious Case Review "
        "Board: is to aim to (statutory guidance); may pass with a reason "
        "Working Together to Safeguard Children 2015, chapter 4, Serious Case Reviews "
        "within 6 months of the start of the review, 24 June 2015 "
        "paused 78 days (criminal proceedings); "
        "without them the day would be 11 March 2016 "
    ) in text


def test_all_shows_what_is_done_with_its_day(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = shown(capsys, child_k, "--as-of", "2016-09-30")
    text = " ".join(shown(capsys, child_k, "--as-of", "2016-09-30", "--all").split())

    assert "Done, or over" not in without
    assert "22 May 2015 20 May 2015 2 days early SCR-T1 Notify the incident" in text
    assert "11 Sep 2015 16 Sep 2015 5 days late housing.chronology" in text
    assert "24 Dec 2015 21 Apr 2016 119 days late SCR-T5" in text


def test_nothing_open_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "review.yaml").write_text(
        "format: 1\nid: child-x\ntitle: Child X\nframework: nowhere\n"
        "board: {name: Anyshire Safeguarding Children Board}\n",
        encoding="utf-8",
    )
    assert run(["deadlines", str(tmp_path), "--as-of", "2016-09-30"]) == 0
    told = capsys.readouterr()

    assert "Nothing is open" in told.out
    assert "the framework cannot be used; its days are missing" in told.err
    assert "1 error; days may be missing" in told.err


def test_a_folder_without_a_review_is_nothing_to_work_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "review.yaml").write_text("format: [", encoding="utf-8")

    assert run(["deadlines", str(tmp_path)]) == 2
    assert "review.yaml is missing or cannot be used" in capsys.readouterr().err


def test_json_tells_programs_the_same(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (child_k, "--as-of", "2016-09-30", "--all", "--format", "json")
    told = json.loads(shown(capsys, *arguments))
    due = {one["id"]: one for one in told["deadlines"]}

    assert (told["review"], told["framework"]) == ("child-k", "england-scr-2015")
    assert told["overlay"] == "buckinghamshire-2016"
    assert due["SCR-T5"]["paused"] == {
        "days": 78,
        "because": {"criminal": 78},
        "without": "2016-03-11",
    }
    assert (due["SCR-T5"]["due"], due["SCR-T5"]["days"]) == ("2015-12-24", -119)
    assert due["SCR-T5"]["strength"] == "guidance_aim"
    assert due["A4"]["state"] == "overdue"


def test_a_calendar_file_is_written_and_quotes_nothing_of_the_case(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "calendars" / "child-k.ics"
    arguments = (child_k, "--as-of", "2016-09-30", "--all", "--format", "ics")
    told = shown(capsys, *arguments, "--out", out)

    content = out.read_bytes()
    assert told == f"wrote {out.as_posix()}\n"
    assert content.count(b"BEGIN:VEVENT") > 40
    text = content.replace(b"\r\n ", b"").decode("utf-8")
    assert "SUMMARY:child-k: A4\\, Action of the multi-agency plan (gp)" in text
    assert not [word for word in CASE_WORDS if word in text]


def test_a_table_quotes_nothing_of_the_case(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("text", "json"):
        text = shown(
            capsys, child_k, "--as-of", "2016-03-01", "--all", "--format", form
        )
        assert not [word for word in CASE_WORDS if word in text]


def test_a_calendar_file_goes_through_a_pipe_byte_by_byte(child_k: Path) -> None:
    command = [sys.executable, "-m", "scrkit", "deadlines", str(child_k)]
    command += ["--as-of", "2016-09-30", "--format", "ics"]
    done = subprocess.run(command, capture_output=True, check=True)

    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"\n") == done.stdout.count(b"\r\n")


def test_a_table_can_be_written_into_a_file(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "due.txt"
    text = shown(capsys, child_k, "--as-of", "2016-09-30")
    shown(capsys, child_k, "--as-of", "2016-09-30", "--out", out)

    assert out.read_text(encoding="utf-8") == text


def test_a_calendar_file_tells_what_it_changes_in_an_earlier_one(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.ics"
    call = ["deadlines", str(child_k), "--format", "ics"]
    assert run([*call, "--as-of", "2015-09-30", "--out", str(old)]) == 0
    assert "does not learn" in capsys.readouterr().err
    call += ["--as-of", "2016-01-30", "--out", str(new)]
    assert run([*call, "--after", str(old)]) == 0
    told = capsys.readouterr()
    assert "does not learn" not in told.err
    assert "0 moved" in told.err
    assert b"STATUS:CANCELLED" in new.read_bytes()
    made = new.read_bytes()
    # An earlier file that is none changes nothing that was written.
    old.write_bytes(b"Dear all,")
    assert run([*call, "--after", str(old)]) == 2
    assert "old.ics is no calendar file" in capsys.readouterr().err
    assert new.read_bytes() == made
    assert run(["deadlines", str(child_k), "--after", str(old)]) == 2
