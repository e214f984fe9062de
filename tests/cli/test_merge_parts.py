"""`scr merge-chronology` of a part: by period, person, agency, question."""

import csv
import json
from html import unescape
from pathlib import Path

import docx
import openpyxl
import pytest

from scrkit.cli.app import run
from scrkit.render.products import PRODUCTS

AS_OF = ("--as-of", "2016-09-30")


def merge(review: Path, out: Path, *options: str) -> int:
    return run(["merge-chronology", str(review), "--out", str(out), *AS_OF, *options])


def test_a_part_says_what_it_is_in_every_shape(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    chosen = ("--inside", "--person", "SW2", "--person", "HV1", "--agency", "csc")
    assert merge(child_k, out, *chosen, "--question", "Q1") == 0

    assert {p.name for p in out.iterdir() if p.suffix} == {
        f"chronology-part.{form}"
        for form in (*PRODUCTS["chronology"].formats, "csv", "json")
    }
    whole = json.loads((out / "chronology-part.json").read_text("utf-8"))
    ids = [entry["id"] for entry in whole["entries"]]
    left_out = whole["view"]["left_out"]
    assert ids
    assert {entry["agency"] for entry in whole["entries"]} == {"csc"}
    assert f"a part of the chronology: {left_out} left out" in capsys.readouterr().out
    head = "only entries inside the period, or perhaps so; about SW2 or HV1; of "
    head += "Fernshire Children's Social Care; on question Q1. "
    head += f"{left_out} entries are left out."
    assert head in (out / "chronology-part.md").read_text("utf-8")
    paper = docx.Document(str(out / "chronology-part.docx"))
    assert any(head in paragraph.text for paragraph in paper.paragraphs)
    page = (out / "chronology-part.html").read_text("utf-8")
    assert head in unescape(page)
    book = openpyxl.load_workbook(out / "chronology-part.xlsx")
    assert any(
        head in str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)
    )
    with (out / "chronology-part.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids


def test_who_last_saw_the_child_is_told_of_the_whole(
    child_k: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert merge(child_k, out, "--agency", "housing", "--format", "json") == 0
    whole = json.loads((out / "chronology-part.json").read_text("utf-8"))
    assert [one["entry"] for one in whole["last_seen"]["seen"]] == ["EDU-0049"]


def test_the_whole_is_no_part(child_k: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert merge(child_k, out, "--format", "json") == 0
    assert json.loads((out / "chronology.json").read_text("utf-8"))["view"] is None


@pytest.mark.parametrize(
    ("slip", "near"),
    [
        (("--person", "SW22"), "SW2"),
        (("--agency", "polise"), "police"),
        (("--question", "Q66"), "Q6"),
    ],
)
def test_a_slip_is_refused_and_not_repeated(
    child_k: Path,
    tmp_path: Path,
    slip: tuple[str, str],
    near: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert merge(child_k, tmp_path / "out", *slip) == 2
    told = capsys.readouterr().err
    assert f"Did you mean {near}?" in told
    assert slip[1] not in told
    assert not (tmp_path / "out").exists()
