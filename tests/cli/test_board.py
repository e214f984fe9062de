"""`scr board`, and `scr status` of several: every review of a board in one table."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scrkit.cli.app import run
from tests.boards import REVIEWS, make_board

ON = ("--as-of", "2016-09-30")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a board of six reviews, which no test changes."""
    at = tmp_path_factory.mktemp("board")
    make_board(at)
    return at


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = run([*map(str, words)])
    told = capsys.readouterr()
    return code, told.out, told.err


def rows(capsys: pytest.CaptureFixture[str], *words: object) -> list[dict[str, Any]]:
    run([*map(str, words), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["rows"]
    return found


def test_a_folder_of_reviews_is_one_table_within_eighty_columns(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "board", board, *ON)

    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    first = [line.split()[0] for line in out.splitlines() if line[:1].isalpha()]
    assert [one for one in first if one in REVIEWS] == list(REVIEWS)
    told = next(line for line in out.splitlines() if line.startswith("child-k"))
    assert told.split()[:6] == ["child-k", "monitoring", "80", "2", "9", "of"]
    assert "2 overdue" in " ".join(out.split())
    assert "england-scr-2015" in out


def test_a_row_holds_what_the_review_itself_says(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {one["review"]: one for one in rows(capsys, "board", board, *ON)}

    assert list(found) == list(REVIEWS)
    known = found["child-k"]
    assert known["stage"] == "monitoring"
    # Christmas Eve 2015 to 21 April 2016: 85 weekdays, of which five are bank holidays.
    assert known["slippage"]["due"] == "2015-12-24"
    assert known["slippage"]["done"] == "2016-04-21"
    assert known["slippage"]["working_days"] == 85 - 5
    assert [one["id"] for one in known["overdue"]] == ["A10", "A4"]
    assert known["next"]["id"] == "A3"
    assert known["actions"] == {
        "made a difference": 3,
        "evidenced": 7,
        "done": 1,
        "in progress": 6,
        "not started": 1,
        "overdue": 2,
    }
    assert known["gates"] == {"settled": 9, "total": 9, "open": []}
    assert found["child-m"]["stage"] == "gathering"
    assert found["child-m"]["slippage"]["working_days"] == 0
    assert found["child-m"]["actions"] == {}


def test_what_slips_still_grows_with_every_working_day(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = board / "child-m"
    days = []
    for day in ("2016-12-23", "2016-12-28", "2016-12-29", "2017-01-03"):
        known = rows(capsys, "board", review, "--as-of", day)[0]["slippage"]
        days.append(known["working_days"])
        assert known["running"]
    # Due on 24 December, a Saturday; the 26th, the 27th and 2 January are holidays.
    assert days == [0, 1, 2, 4]


def test_what_cannot_be_read_has_its_row_and_is_never_left_out(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = tmp_path / "reviews"
    shutil.copytree(board / "child-k", at / "child-k")
    shutil.copytree(board / "child-l", at / "lost")
    (at / "lost" / "review.yaml").unlink()
    shutil.copytree(board / "child-l", at / "spoilt")
    (at / "spoilt" / "review.yaml").write_bytes(b"format: [1\n")
    (at / "notes").mkdir()
    (at / "notes" / "minutes.txt").write_text("Read me.\n", "utf-8")

    code, out, _ = said(capsys, "board", at, *ON)
    assert code == 1
    for name in ("lost", "spoilt"):
        assert f"{name}: cannot be read" in out
    assert "2 of 3 reviews could not be read" in out
    assert "hold no review" in out
    assert "notes" in out
    told = rows(capsys, "board", at, *ON)
    assert [bool(one["unread"]) for one in told] == [False, True, True]
    assert told[1]["stage"] is None
    target = tmp_path / "table.xlsx"
    code, _, complaints = said(
        capsys, "board", at, "--format", "xlsx", "--out", target, *ON
    )
    assert code == 1
    assert complaints.count("not in the figures") == 2
    sheet = load_workbook(target)["Reviews"]
    cells = [[str(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(cells) == 3
    assert ["cannot be read" in one[-1] for one in cells] == [False, True, True]


def test_a_folder_that_is_not_there_has_its_row_beside_those_that_are(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (board / "child-k", board / "child-z")
    for command in ("board", "status"):
        code, out, _ = said(capsys, command, *words, *ON)
        assert code == 1
        assert "child-z: cannot be read" in out
        assert "there is no such folder" in out
        told = rows(capsys, command, *words, *ON)
        assert [one["review"] for one in told] == ["child-k", None]


def test_where_nothing_is_a_review_there_is_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes").mkdir()
    code, out, err = said(capsys, "board", tmp_path)
    assert (code, out) == (2, "")
    assert "there is no review in this folder" in err
    assert run(["board", str(tmp_path / "nowhere")]) == 2


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_to_a_review_is_told_and_not_followed(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(board / "child-k", tmp_path / "reviews/child-k")
    (tmp_path / "reviews" / "other").symlink_to(board / "child-l")

    told = rows(capsys, "board", tmp_path / "reviews", *ON)
    assert [one["review"] for one in told] == ["child-k", None]
    assert "link" in told[1]["unread"]


def test_reviews_by_year_are_found_and_none_is_told_twice(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(board / "child-k", tmp_path / "reviews/2016/child-k")
    shutil.copytree(board / "child-m", tmp_path / "reviews/2017/child-m")
    both = (tmp_path / "reviews", tmp_path / "reviews/2016/child-k")

    told = rows(capsys, "board", *both, *ON)
    assert [one["review"] for one in told] == ["child-k", "child-m"]


def test_status_of_several_reviews_is_the_same_table(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    several = [board / id for id in REVIEWS]
    _, of_status, _ = said(capsys, "status", *several, *ON)
    _, of_board, _ = said(capsys, "board", *several, *ON)

    assert of_status == of_board
    assert rows(capsys, "status", *several, *ON) == rows(capsys, "board", board, *ON)


def test_the_last_change_is_the_day_of_the_last_commit(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = Path(shutil.copytree(board / "child-k", tmp_path / "child-k"))
    who = ("-c", "user.name=A Board", "-c", "user.email=board@board.example")
    when = {**os.environ, "GIT_COMMITTER_DATE": "2016-09-28T12:00:00+01:00"}
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "a state")):
        subprocess.run(["git", *words], cwd=at, check=True, env=when)

    told = rows(capsys, "board", at, *ON)[0]
    assert (told["last_change"], told["last_change_by"]) == ("2016-09-28", "git")


def test_two_reviews_of_one_id_are_told_apart_by_a_warning(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(board / "child-k", tmp_path / "a-copy")
    _, _, err = said(capsys, "board", board / "child-k", tmp_path / "a-copy", *ON)
    assert "2 folders hold a review with the id child-k" in err
