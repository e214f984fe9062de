"""`scr merge-chronology`, as the lead reviewer meets it."""

import csv
import json
from pathlib import Path

import docx
import pytest

from scrkit.cli.app import run
from scrkit.render.products import PRODUCTS

AS_OF = ("--as-of", "2016-09-30")


def merge(review: Path, out: Path, *options: str) -> int:
    return run(["merge-chronology", str(review), "--out", str(out), *AS_OF, *options])


def entries(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def test_all_four_shapes_hold_the_same_entries_in_one_order(
    child_k: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert merge(child_k, out) == 0

    whole = json.loads((out / "chronology.json").read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in whole["entries"]]
    assert entries(out / "chronology.csv") == ids
    rows = [
        row.cells[-1].text.split("\n")[0]
        for table in docx.Document(str(out / "chronology.docx")).tables
        for row in table.rows
        if len({id(cell._tc) for cell in row.cells}) == 6
    ]
    assert [row for row in rows if row in set(ids)] == ids
    markdown = (out / "chronology.md").read_text(encoding="utf-8")
    assert all(f"| {id}" in markdown for id in ids)


def test_what_the_merge_noticed_is_told_by_ids_and_dates_alone(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merge(child_k, tmp_path / "out") == 0
    said = capsys.readouterr().out

    dates = "date, 14 May 2013 v. 21 May 2013 (accepted)"
    assert f"CSC-0014 / HEALTH-0015: {dates}" in said
    assert "28 September 2013 to 7 July 2014 (283 days)" in said
    assert "porridge" not in said.lower()


def test_who_last_saw_the_child_is_told_before_the_incident(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merge(child_k, tmp_path / "out", "--format", "json") == 0
    said = capsys.readouterr().out

    assert "last saw the child before 16 May 2015: 14 May 2015, " in said
    whole = json.loads((tmp_path / "out" / "chronology.json").read_text("utf-8"))
    assert [one["entry"] for one in whole["last_seen"]["seen"]] == ["EDU-0049"]
    assert "before its first dated entry (it says itself" in said
    assert "between the start of the period and EDU-0001" in said


def test_a_threshold_brings_out_every_silence(child_k: Path, tmp_path: Path) -> None:
    def told(*options: str) -> list[int]:
        out = tmp_path / "-".join(("out", *options))
        assert merge(child_k, out, "--format", "json", *options) == 0
        whole = json.loads((out / "chronology.json").read_text("utf-8"))
        return [silence["days"] for silence in whole["silences"]]

    every = told("--silence", "21")
    assert len(every) > len(told())
    assert min(every) >= 21
    assert merge(child_k, tmp_path / "x", "--silence", "0") == 2


def test_an_entry_for_its_agency_alone_is_in_no_shape(
    child_k: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert merge(child_k, out) == 0

    assert "CSC-0050" not in entries(out / "chronology.csv")
    for path in (out / "chronology.json", out / "chronology.md"):
        text = path.read_text(encoding="utf-8")
        assert "against a ceiling of 20" not in text


def test_only_the_shapes_asked_for_are_written(child_k: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert merge(child_k, out, "--format", "csv", "--format", "md") == 0
    written = {path.name for path in out.iterdir() if path.suffix}
    assert written == {"chronology.csv", "chronology.md"}


def test_a_review_with_errors_is_not_merged(
    crowded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert merge(crowded, out) == 1
    assert "scr validate" in capsys.readouterr().err
    assert not out.exists()


def test_a_draft_is_merged_in_spite_of_errors_and_says_so(
    crowded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert merge(crowded, out, "--draft") == 0
    assert "DRAFT" in (out / "chronology-draft.md").read_text(encoding="utf-8")
    assert {path.name for path in out.iterdir() if path.suffix} == {
        f"chronology-draft.{form}"
        for form in (*PRODUCTS["chronology"].formats, "csv", "json")
    }


def test_a_code_that_nobody_bears_is_not_repeated_in_a_draft(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "chronologies" / "csc.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("people: [SMK1, ", "people: [Zqarun, "))
    assert merge(child_k, tmp_path / "out", "--draft") == 0
    said = capsys.readouterr().out
    assert "Zqarun" not in said


def test_the_boards_own_template_is_used(child_k: Path, tmp_path: Path) -> None:
    own = child_k / "templates" / "chronology.md.j2"
    own.parent.mkdir()
    own.write_text("# In our words\n\n{{ block('chronology') }}\n", encoding="utf-8")
    for command in (["merge-chronology"], ["render", "chronology"]):
        out = tmp_path / command[0]
        assert run([*command, str(child_k), "--out", str(out), *AS_OF]) == 0
        text = (out / "chronology.md").read_text(encoding="utf-8")
        assert "# In our words" in text


def test_a_file_too_large_to_read_is_not_left_out_in_silence(
    child_k: Path, tmp_path: Path
) -> None:
    with (child_k / "chronologies" / "gp.yaml").open("ab") as file:
        file.write(b"# " + b"x" * (17 * 1024 * 1024) + b"\n")

    assert merge(child_k, tmp_path / "out") == 1


def test_the_order_in_which_files_stand_does_not_matter(
    child_k: Path, tmp_path: Path
) -> None:
    assert merge(child_k, tmp_path / "one", "--format", "csv") == 0
    review = child_k / "review.yaml"
    text = review.read_text(encoding="utf-8")
    head, listed, rest = text.partition("agencies:\n")
    blocks, dates, after = rest.partition("dates:\n")
    turned = [f"  - id: {block}" for block in blocks.split("  - id: ")[:0:-1]]
    review.write_text(head + listed + "".join(turned) + dates + after, "utf-8")

    assert merge(child_k, tmp_path / "two", "--format", "csv") == 0
    one, two = (tmp_path / name / "chronology.csv" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
