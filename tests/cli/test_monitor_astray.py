"""What owners write where a workbook of a quarter asks nothing is told, never lost."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scrkit.cli.app import run

QUARTER = "2016-Q4"


@pytest.fixture
def workbook(child_k: Path, tmp_path: Path) -> Path:
    words = ["monitor", str(child_k), "--quarter", QUARTER, "--only", "workbooks"]
    out = tmp_path / "quarter"
    assert run([*words, "--out", str(out), "--as-of", "2016-12-31"]) == 0
    return out / f"actions-{QUARTER}-csc-A12.xlsx"


def filled(file: Path, *cells: tuple[str, str | date]) -> None:
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for at, value in cells:
        sheet[at] = value
    book.save(file)


def brought(file: Path, root: Path, *more: str) -> int:
    return run(["import", str(file), str(root), "--as-of", "2016-12-31", *more])


def plan(root: Path) -> str:
    return (root / "actions.yaml").read_text("utf-8")


@pytest.mark.parametrize("first", [True, False])
def test_what_stands_on_another_sheet_is_asked_about(
    workbook: Path, child_k: Path, capsys: pytest.CaptureFixture[str], *, first: bool
) -> None:
    book = load_workbook(workbook)
    book.create_sheet("Ours", 0 if first else None)["B2"] = "More was seen."
    book.save(workbook)
    before = plan(child_k)

    assert brought(workbook, child_k, "--write") == 1

    told = capsys.readouterr().out
    assert f"sheet {1 if first else 2}, B2: It is no sheet of the form" in told
    assert "More was seen" not in told
    assert plan(child_k) == before


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("F2", "It stands above the headings"),
        ("AC4", "It is a column that the form does not have"),
        ("D9", "It stands in a row without a reference"),
    ],
)
def test_what_stands_in_no_place_of_the_sheet_is_asked_about(
    workbook: Path,
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
    at: str,
    said: str,
) -> None:
    filled(workbook, (at, "Please ring us."))

    assert brought(workbook, child_k, "--write") == 1

    assert f"sheet 1, {at}: {said}" in capsys.readouterr().out


def test_an_empty_cell_that_is_needed_is_named_by_its_heading_and_its_place(
    workbook: Path, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(workbook, ("R5", "Eight of ten children were seen."))

    assert brought(workbook, child_k) == 1

    told = capsys.readouterr().out
    wanted = "A12, Difference to children: when it was seen (sheet 1, P5): It is needed"
    assert wanted in " ".join(told.split())


def test_a_column_that_was_taken_out_is_told(
    workbook: Path, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(workbook)
    book.worksheets[0].delete_cols(11)
    book.save(workbook)

    assert brought(workbook, child_k) == 0

    assert "the column Risk" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["-", "N/A", "tbc", "…"])
def test_a_cell_that_only_fills_its_place_counts_as_nothing_said(
    workbook: Path, child_k: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    filled(workbook, ("G5", words))
    before = plan(child_k)

    assert brought(workbook, child_k, "--write", "--partial") == 0

    told = capsys.readouterr().out
    assert "What is said this quarter (sheet 1, G5): It says nothing" in told
    assert "new or changed" not in told
    assert plan(child_k) == before


def test_in_progress_is_something_said(workbook: Path, child_k: Path) -> None:
    filled(workbook, ("G5", "In progress."))

    assert brought(workbook, child_k, "--write") == 0

    assert "In progress." in plan(child_k)


def test_a_look_again_at_a_difference_that_nobody_recorded_is_asked_about(
    workbook: Path, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look: list[tuple[str, str | date]] = [
        ("W6", date(2016, 12, 1)),
        ("X6", "Named nurse"),
        ("Y6", "Seen again."),
    ]
    filled(workbook, *look, ("Z6", "Yes"))
    before = plan(child_k)

    assert brought(workbook, child_k, "--write", "--partial") == 0

    told = " ".join(capsys.readouterr().out.split())
    assert "A13, Looked at again: when (sheet 1, W6): No difference is recorded" in told
    assert plan(child_k) == before


def test_the_paper_puts_no_semicolon_behind_a_colon(
    child_k: Path, tmp_path: Path
) -> None:
    words = ["monitor", str(child_k), "--quarter", QUARTER, "--only", "paper"]
    out = tmp_path / "paper"
    assert run([*words, "--out", str(out), "--as-of", "2016-12-31"]) == 0

    text = (out / f"monitoring-{QUARTER}.md").read_text("utf-8")
    assert "In the plan:** " in text
    assert ":**;" not in text
