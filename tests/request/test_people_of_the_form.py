"""Whom an agency adds on the form's own sheet comes in as its person, once shown."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.cli.app import run


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Return the form that a new review sends to its one agency."""
    root = tmp_path / "r"
    board = ["--board", "Exampleshire Board", "--period", "2014-01/2015-12"]
    assert run(["new", str(root), *board, "--agency", "health:Community health"]) == 0
    asked = ["request", "health", str(root), "--out", str(tmp_path / "pack")]
    assert run([*asked, "--as-of", "2015-01-10", "--due", "2015-02-10"]) == 0
    return next((tmp_path / "pack").rglob("*.xlsx"))


def _root(form: Path) -> Path:
    return next(p for p in form.parents if (p / "r").is_dir()) / "r"


def _add(sheet: Worksheet, *cells: str) -> None:
    filled = [n for n in range(5, sheet.max_row + 1) if sheet.cell(n, 1).value]
    for column, text in enumerate(cells, 1):
        sheet.cell(max(filled, default=4) + 1, column, text)


def _import(form: Path, *more: str) -> int:
    call = [
        "import",
        str(form),
        str(_root(form)),
        "--agency",
        "health",
        "--as-of",
        "2015-03-01",
    ]
    return run([*call, *more])


def test_people_are_shown_and_then_written(
    form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(form)
    _add(book["People"], "HV7", "", "health visitor, duty team", "Community health")
    _add(book["People"], "Quornella", "", "nurse")
    _add(book["People"], "SN1", "", "Zelda Quorn")
    entries = next(one for one in book if one.title not in ("People", "Guidance"))
    head = next(r for r in entries.iter_rows() if any(c.value == "Date" for c in r))
    row = {str(cell.value): int(cell.column or 0) for cell in head}
    at = int(head[0].row or 0) + 1
    while entries.cell(at, row["Reference"]).value:
        at += 1
    for name, text in {
        "Date": "03/04/2014",
        "Source of information": "duty log",
        "People": "HV7",
        "Event or contact": "visit by HV7",
    }.items():
        entries.cell(at, row[name], text)
    book.save(form)
    capsys.readouterr()
    assert _import(form) == 0
    told = capsys.readouterr().out
    assert "from the form's list of people: 1\n  HV7: health visitor, duty team" in told
    assert told.count("not taken from the form's list of people") == 2
    assert "Quorn" not in told
    root = _root(form)
    assert "HV7" not in (root / "people.yaml").read_text("utf-8")
    assert _import(form, "--write") == 0
    assert "code: HV7" in (root / "people.yaml").read_text("utf-8")
    assert "@HV7" in (root / "chronologies" / "health.yaml").read_text("utf-8")
    capsys.readouterr()
    # Whoever is there already is not shown again.
    assert _import(form) == 0
    assert "from the form's list of people: " not in capsys.readouterr().out


def test_two_new_people_come_in_and_every_other_row_is_told(
    form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(form)
    _add(book["People"], "HV7", "", "health visitor")
    _add(book["People"], "SN1", "", "school nurse")
    _add(book["People"], "HV7", "", "team manager")
    _add(book["People"], "PC3", "", "constable", "Police")
    entries = next(one for one in book if one.title not in ("People", "Guidance"))
    at = next(r[0].row for r in entries.iter_rows() if r[0].value == "Reference")
    row = (at or 0) + 1
    while entries.cell(row, 1).value:
        row += 1
    for cell in entries[at or 0]:
        said = {"Date": "03/04/2014", "Source of information": "duty log"}
        text = {**said, "Event or contact": "visit"}.get(str(cell.value))
        if text:
            entries.cell(row, int(cell.column or 0), text)
    book.save(form)
    assert _import(form, "--write") == 0
    told = capsys.readouterr().out
    assert "from the form's list of people: 2\n" in told
    assert told.count("not taken from the form's list of people") == 2
    people = (_root(form) / "people.yaml").read_text("utf-8")
    assert ["code: HV7" in people, "code: SN1" in people] == [True, True]


def test_people_of_the_word_form_come_in_as_they_are_called(
    form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = next(form.parent.glob("chronology*.docx"))
    document = Document(str(word))
    people = next(t for t in document.tables if t.cell(0, 0).text == "Code")
    free = [row for row in people.rows if not row.cells[0].text]
    for row, said in zip(
        free,
        (("HV7", "Health Visitor 7", "health visitor"), ("SN1", "school nurse", ""),
         ("SN2", "Zelda Quorn", "school nurse")),
        strict=False,
    ):  # fmt: skip
        for cell, text in zip(row.cells, said, strict=False):
            cell.text = text
    table = next(t for t in document.tables if t.cell(0, 0).text == "Reference")
    heads = [cell.text for cell in table.rows[0].cells]
    for name, text in {
        "Date": "03/04/2014",
        "Source of information": "duty log",
        "People": "HV7, SN1",
        "Event or contact": "visit",
    }.items():
        table.cell(2, heads.index(name)).text = text
    document.save(str(word))
    capsys.readouterr()
    assert _import(word, "--write") == 0
    told = capsys.readouterr().out
    assert "from the form's list of people: 2\n" in told
    assert told.count("not taken from the form's list of people (") == 1
    assert "the form's list of people, looked through" in told
    assert "Quorn" not in told
    written = (_root(form) / "people.yaml").read_text("utf-8")
    assert "code: HV7, label: Health Visitor 7, role: health visitor" in written
    assert "code: SN1, label: SN1, role: school nurse" in written
