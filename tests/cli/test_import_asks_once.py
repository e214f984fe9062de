"""One cause is one question for the file, and what was answered is remembered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit.cli.app import run

pytestmark = pytest.mark.usefixtures("in_this_process")

HEAD = "Date,Source,Event,For our agency only?,Practice\n"
ROWS = (
    "3 April,,visit one,Confidential,Satisfactory\n"
    "4 April,,visit two,Confidential,Satisfactory\n"
    "5 April,,visit three,Shareable,good\n"
)
SAID = [
    *("--year", "2014", "--source", "Housing log"),
    *("--means", "Confidential=yes", "--means", "Shareable=no"),
    *("--means", "satisfactory=expected"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a new review of one agency."""
    root = tmp_path / "r"
    board = ["--board", "Exampleshire Board", "--period", "2014-01/2015-12"]
    assert run(["new", str(root), *board, "--agency", "housing:Homes"]) == 0
    return root


def _import(root: Path, text: str, *more: str) -> int:
    sent = root.parent / "sent.csv"
    sent.write_text(HEAD + text, "utf-8")
    return run(
        [
            *("import", str(sent), str(root), "--agency", "housing"),
            *("--as-of", "2016-09-30", *more),
        ]
    )


def test_a_cause_is_one_question_with_an_answer_for_the_whole_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(root, ROWS) == 1
    told = capsys.readouterr().out
    for cause in ("The year is missing", "The record it is taken from", "Write good,"):
        assert told.count(cause) == 1
    for way_out in ("--year 2014", "--source TEXT", '--means "THEIR WORDS=yes"'):
        assert way_out in told
    assert "asked once for 3 places" in told
    assert "Confidential" not in told
    assert "Satisfactory" not in told


def test_what_was_answered_is_not_asked_when_the_next_file_comes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(root, ROWS, *SAID, "--write") == 0
    chronology = (root / "chronologies" / "housing.yaml").read_text("utf-8")
    assert chronology.count("visibility: agency_only") == 2
    assert chronology.count("practice: expected") == 2
    capsys.readouterr()
    more = "6 April,,visit four,Confidential,good\n"
    assert _import(root, ROWS + more, "--write") == 0
    told = capsys.readouterr().out
    assert "1 new, 0 changed, 3 as before, 0 with questions" in told
    assert "the year 2014 for dates without one, a source where none is named" in told
    assert "Housing log" not in told
    assert run(["validate", str(root)]) in (0, 1)
    assert "imports.yaml" not in capsys.readouterr().out


def test_a_missing_column_is_asked_of_the_file_and_not_of_its_rows(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = root.parent / "bare.csv"
    sent.write_text("Date,Event\n3.4.14,visit\n4.4.14,call\n", "utf-8")
    assert run(["import", str(sent), str(root), "--agency", "housing"]) == 1
    told = capsys.readouterr().out
    assert "no column says which record" in told
    assert "questions (" not in told


def test_an_answer_that_the_form_does_not_have_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(root, ROWS, "--means", "Confidential=maybe") == 2
    assert _import(root, ROWS, "--means", "Confidential") == 2
    assert "--means wants WORDS=ANSWER" in capsys.readouterr().err


def test_a_row_that_was_answered_in_the_file_of_questions_is_not_asked_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "3.4.14,Log,visit one,,\n13 June,Log,visit two,,good\n"
    assert _import(root, rows, "--partial", "--write") == 0
    waiting = root / "chronologies" / "housing.questions.yaml"
    text = waiting.read_text("utf-8")
    waiting.write_text(text.replace("?? 13 June", "13 June 2014"), "utf-8")
    call = ["import", str(waiting), str(root), "--agency", "housing"]
    assert run([*call, "--as-of", "2016-09-30", "--write"]) == 0
    capsys.readouterr()
    more = "4.4.14,Log,visit three,,\n"
    assert _import(root, rows + more, "--write") == 0
    told = capsys.readouterr().out
    assert "1 new, 0 changed, 2 as before, 0 with questions" in told
    chronology = (root / "chronologies" / "housing.yaml").read_text("utf-8")
    assert chronology.count("date: 2014-06-13") == 1
    # Told in other words it is another row, and asked about.
    other = rows.replace("visit two", "telephone call")
    assert _import(root, other + more) == 1


OPEN = "3.4.14,Log,visit one,,\n13 June,Log,visit two,,good\n14 July,Log,call,,good\n"


def _answer(root: Path, change: Callable[[str], str]) -> None:
    waiting = root / "chronologies" / "housing.questions.yaml"
    waiting.write_text(change(waiting.read_text("utf-8")), "utf-8")
    call = ["import", str(waiting), str(root), "--agency", "housing"]
    assert run([*call, "--as-of", "2016-09-30", "--write"]) == 0


def test_a_row_that_was_taken_out_of_the_file_of_questions_is_not_asked_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(root, OPEN, "--partial", "--write") == 0

    def change(text: str) -> str:
        before, _, after = text.partition("  - at: the file, row 3")
        rest = after[after.index("  - at: the file, row 4") :]
        return (before + rest).replace("?? 14 July", "14 July 2014")

    _answer(root, change)
    assert "taken out of the file of questions: 1 row" in capsys.readouterr().out
    assert _import(root, OPEN, "--write") == 0
    told = capsys.readouterr().out
    assert "0 new, 0 changed, 2 as before, 0 with questions" in told
    assert "rows that were taken out when they were asked about (the file, row 3)" in (
        told
    )
    assert run(["validate", str(root)]) in (0, 1)
    assert "imports.yaml" not in capsys.readouterr().out


def test_an_answered_row_whose_entry_was_deleted_is_not_asked_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(root, OPEN, "--partial", "--write") == 0
    _answer(root, lambda text: text.replace("?? 14 July", "14 July 2014")
            .replace("?? 13 June", "13 June 2014"))  # fmt: skip
    chronology = root / "chronologies" / "housing.yaml"
    text = chronology.read_text("utf-8")
    at = text.index("  - id: HOUSING-0003")
    chronology.write_text(text[:at], "utf-8")
    capsys.readouterr()
    assert _import(root, OPEN, "--write") == 0
    told = capsys.readouterr().out
    assert "0 new, 0 changed, 2 as before, 0 with questions" in told
    assert "when they were asked about (the file, row" in told


def test_an_answer_that_declares_a_silence_is_taken_as_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "3.4.14,Log,visit one,,\n2-9 June,Log,No contact.,,\n"
    assert _import(root, rows, "--partial", "--write") == 0
    _answer(root, lambda text: text.replace("?? 2-9 June", "2-9 June 2014"))
    assert "no_contact" in (root / "chronologies" / "housing.yaml").read_text("utf-8")
    assert "no contact declared" in capsys.readouterr().out
