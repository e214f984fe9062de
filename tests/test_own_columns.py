"""A case's own columns, and the order within a moment: from the form to the reader."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from scrkit.cli.app import run
from scrkit.system.resources import shipped

AS_OF = ("--as-of", "2016-09-30")
HOME, VIEW = "Home conditions", "Author's own notes"
DECLARED = f"""\
columns:
  - id: home
    heading: {HOME}
    asked: What the home was like that day, as the record tells it.
  - id: notes
    heading: {VIEW}
    asked: What the author wants to look at again.
    agency_only: true
"""
SEEN, KEPT = "Cold and bare, as the carpets were gone.", "Ask the practice manager."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "child-k"
    shutil.copytree(shipped("examples") / "child-k", copy)
    terms = copy / "terms-of-reference.yaml"
    terms.write_text(terms.read_text("utf-8") + DECLARED, "utf-8")
    return copy


def _run(*words: str) -> int:
    return run([*words, *AS_OF])


def _asked(root: Path, kind: str) -> Path:
    out = root.parent / "out"
    asked = ("request", "gp", str(root), "--out", str(out), "--due", "2016-12-01")
    assert _run(*asked, "--filled") == 0
    return out / f"chronology-gp.{kind}"


def _fill_workbook(path: Path, row: int, given: dict[str, str]) -> None:
    book = load_workbook(path)
    sheet = book["Chronology"]
    heads = {sheet.cell(4, n).value: n for n in range(1, sheet.max_column + 1)}
    for heading, text in given.items():
        sheet.cell(4 + row, heads[heading]).value = text
    book.save(path)


def _fill_table(path: Path, row: int, given: dict[str, str]) -> None:
    whole = docx.Document(str(path))
    table = next(t for t in whole.tables if t.rows[0].cells[0].text == "Reference")
    heads = {cell.text: n for n, cell in enumerate(table.rows[0].cells)}
    for heading, text in given.items():
        table.rows[row].cells[heads[heading]].text = text
    whole.save(str(path))


FILL: dict[str, Callable[[Path, int, dict[str, str]], None]] = {
    "xlsx": _fill_workbook,
    "docx": _fill_table,
}


def _import(root: Path, path: Path) -> int:
    checked = ("--names-checked", "--agency", "gp", "--write")
    return _run("import", str(path), str(root), *checked)


@pytest.mark.parametrize("kind", FILL)
def test_what_stands_in_an_own_column_comes_in_and_is_shown_under_its_heading(
    kind: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # The table in Word has a column for the order where somebody has given one.
    _put(root, "GP-0001", "    sequence: 1\n")
    path = _asked(root, kind)
    FILL[kind](path, 2, {HOME: SEEN, VIEW: KEPT, "Sequence": "2"})

    assert _import(root, path) == 0, capsys.readouterr().out
    text = (root / "chronologies" / "gp.yaml").read_text("utf-8")
    assert f"own:\n      home: |-\n        {SEEN}\n" in text
    assert f"notes: |-\n        {KEPT}\n" in text
    capsys.readouterr()
    assert _import(root, path) == 0
    assert "0 new, 0 changed" in capsys.readouterr().out
    assert _run("validate", str(root)) == 0

    out = root.parent / "merged"
    kinds = ("docx", "xlsx", "html", "md", "csv", "json")
    formats = [f"--format={one}" for one in kinds]
    assert _run("merge-chronology", str(root), "--out", str(out), *formats) == 0
    told = {one: _told(out / f"chronology.{one}") for one in kinds}
    assert all(HOME in text and SEEN in text for text in told.values())
    assert not any(VIEW in text or KEPT in text for text in told.values())
    rows = {one["id"]: one for one in json.loads(told["json"])["entries"]}
    assert rows["GP-0002"]["own"] == {HOME: SEEN}
    assert (rows["GP-0002"]["sequence"], rows["GP-0003"]["sequence"]) == (2, None)
    head, *lines = csv.reader(io.StringIO(told["csv"]))
    at = next(line for line in lines if line[head.index("id")] == "GP-0002")
    assert at[head.index(HOME)] == SEEN


def _told(path: Path) -> str:
    if path.suffix == ".xlsx":
        sheet = load_workbook(path).worksheets[0]
        return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row)
    if path.suffix == ".docx":
        whole = docx.Document(str(path))
        cells = (c.text for t in whole.tables for row in t.rows for c in row.cells)
        return "\n".join(cells)
    text = path.read_text("utf-8-sig")
    return text.replace("&#39;", "'").replace("<br>", " ")


def test_the_public_reads_an_own_column_only_if_it_is_not_for_the_agency(
    root: Path,
) -> None:
    told = f"{SEEN} On 5 March 2014 at 14:35 as before, see GP-0003."
    _put(root, "GP-0002", f"    own: {{home: '{told}', notes: '{KEPT}'}}\n")
    out = root.parent / "public"
    merged = ("merge-chronology", str(root), "--out", str(out), "--draft")
    assert _run(*merged, "--view", "published", "--format", "md") == 0

    text = next(out.iterdir()).read_text("utf-8")
    assert SEEN.partition(",")[0] in text
    assert KEPT not in text
    # As all that the public reads: no day, no hour, no number of the panel's papers.
    assert "5 March 2014" not in text
    assert "14:35" not in text
    assert "GP-0003" not in text


def _put(root: Path, id: str, lines: str) -> None:
    path = root / "chronologies" / "gp.yaml"
    text = path.read_text("utf-8")
    head, rest = text.split(f"  - id: {id}\n")
    first, _, others = rest.partition("\n")
    path.write_text(f"{head}  - id: {id}\n{first}\n{lines}{others}", "utf-8")


def test_a_sequence_orders_what_has_one_date_and_time(root: Path) -> None:
    path = root / "chronologies" / "gp.yaml"
    text = path.read_text("utf-8").rstrip("\n")
    moment = 'date: 2016-02-03\n    time: "09:00"\n    source: Log'
    for number, order in ((901, "2"), (902, "1"), (903, "")):
        line = f"\n    sequence: {order}" if order else ""
        said = f"event: |-\n      Call number {number}."
        text += f"\n  - id: GP-0{number}\n    {moment}{line}\n    {said}"
    path.write_text(text + "\n", "utf-8")
    out = root.parent / "merged"
    assert _run("merge-chronology", str(root), "--out", str(out), "--format=csv") == 0

    told = (out / "chronology.csv").read_text("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(told))
    ids = [line[head.index("id")] for line in lines]
    assert [id for id in ids if id >= "GP-0900" and id < "GP-1"] == [
        "GP-0903",
        "GP-0902",
        "GP-0901",
    ]
    assert "sequence" in head


def test_an_own_column_that_the_file_lacks_stays_as_it_was(
    root: Path, tmp_path: Path
) -> None:
    _put(root, "GP-0002", f"    own: {{home: '{SEEN}'}}\n")
    path = _asked(root, "xlsx")
    book = load_workbook(path)
    sheet = book["Chronology"]
    heads = [sheet.cell(4, n).value for n in range(1, sheet.max_column + 1)]
    sheet.delete_cols(heads.index(HOME) + 1)
    sheet.cell(6, heads.index("Practice comment") + 1).value = "Seen again later."
    book.save(path)

    assert _import(root, path) == 0
    text = (root / "chronologies" / "gp.yaml").read_text("utf-8")
    assert SEEN in text
    assert "Seen again later." in text


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("    own: {garden: Overgrown.}\n", "SCR321"),
        ("    own: {home: Ring 01632 960123.}\n", "SCR719"),
        ("    own: {home: Seen by @Nobody.}\n", "SCR202"),
        ("    own: {home: Seen by GP1 there.}\n", "SCR742"),
        ("    sequence: second\n", "SCR"),
    ],
)
def test_what_is_wrong_in_an_own_column_is_told(
    lines: str, code: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _put(root, "GP-0002", lines)
    _run("validate", str(root), "--format", "concise")
    told = capsys.readouterr().out
    assert any("gp.yaml" in one and code in one for one in told.splitlines())


def test_a_heading_that_the_form_has_already_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = root / "terms-of-reference.yaml"
    text = terms.read_text("utf-8").replace(f"heading: {HOME}", "heading: Time")
    terms.write_text(text, "utf-8")
    assert _run("validate", str(root)) == 1
    assert "SCR322" in capsys.readouterr().out


def test_a_column_that_only_numbers_the_rows_is_no_sequence(root: Path) -> None:
    rows = "Sequence,Date,Source,Event\n1,03/04/2014,Log,A call.\n2,04/04/2014,Log,B."
    path = root.parent / "own.csv"
    path.write_text(rows + "\n", "utf-8")
    assert (
        _run(
            *("import", str(path), str(root), "--agency", "gp", "--write"),
            *("--adds", "--names-checked"),
        )
        == 0
    )
    assert "sequence" not in (root / "chronologies" / "gp.yaml").read_text("utf-8")
