"""What comes by mistake instead of a chronology: each has its own way out."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.cli.app import run
from scrkit.errors import ScrError
from scrkit.importers.read.reading import read_here
from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import HEAD, commas, excel, table, word

Take = Callable[..., Outcome]
ROW = ("3.4.14", "", "HV record", "HV1", "Seen.")


def _container(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0" + bytes(600) + stream.encode("utf-16-le") + bytes(99)


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return out.getvalue()


def _all_hidden(book: Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


FILES = {
    "locked": (_container("EncryptedPackage"), "locked with a password", "password"),
    "old Word": (_container("WordDocument"), "an old Word file", r"\.docx"),
    "old Excel": (_container("Workbook"), "an old Excel file", r"\.xlsx"),
    "mail": (_container("__substg1.0_1000001F"), "a mail of Outlook", "hangs on it"),
    "Numbers": (_zip("Index/Document.iwa"), "Numbers or Pages", "Export To"),
    "Pages of old": (_zip("index.apxl", "x.plist"), "Numbers or Pages", "Export To"),
    "lock of Word": (
        b"\x05Anyon" + bytes(156),
        "who has the real file",
        r"without ~\$",
    ),
    "empty": (b"", "the file is empty", "send it again"),
    "headings in Excel": (excel([HEAD]), "no row below", "Ask the agency"),
    "headings in Word": (word(table([HEAD])), "no row below", "Ask the agency"),
    "all hidden": (excel([HEAD, ROW], _all_hidden), "every row below", "--with-hidden"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_has_a_message_and_a_way_out(name: str, take: Take) -> None:
    data, message, way_out = FILES[name]
    with pytest.raises(ScrError, match=message) as told:
        take(data)
    assert told.match(message)
    with pytest.raises(AssertionError):
        told.match("Anyon")
    assert way_out.replace("\\", "") in told.value.advice


def test_the_message_names_the_file_but_no_name_of_the_register(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "r"
    board = ["--board", "Exampleshire Board", "--period", "2014-01/2015-12"]
    assert run(["new", str(root), *board, "--agency", "health"]) == 0
    register = "format: 1\nidentities:\n  - code: Mother\n    names: [Zelda Quorn]\n"
    (root / "identities.yaml").write_text(register, "utf-8")
    for name, said in {
        "return of May.docx": "return of May.docx: the file is empty",
        "~$return.docx": "~$return.docx: it only notes who has the real file open",
        "Zelda Quorn.docx": "a .docx file: the file is empty",
    }.items():
        (tmp_path / name).write_bytes(b"")
        capsys.readouterr()
        assert run(["import", str(tmp_path / name), str(root), "--agency", "health"])
        told = capsys.readouterr().err
        assert said in told
        assert "Quorn" not in told


def _filtered(book: Workbook, sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:F7"
    sheet.auto_filter.add_filter_column(2, ["HV record"])
    for row in (3, 5, 6):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["F"].hidden = True


def test_what_is_left_out_is_told_in_rows_and_columns(take: Take) -> None:
    rows = [(f"{n}.4.14", *ROW[1:], "") for n in range(1, 7)]
    rows[1] = (*rows[1][:5], "a comment")
    outcome = take(excel([(*HEAD, "Comment"), *rows], _filtered), names_checked=True)
    told = {one.what: one.where for one in outcome.asides}
    assert told == {
        "rows behind a filter": "sheet 1, 3 rows: 3, 5 to 6",
        "hidden rows and columns": "sheet 1, 1 column: 6",
    }
    data = commas([(*HEAD, "Ward", "Bed"), *((*one[:5], "3b", "1") for one in rows)])
    left = take(data, columns={"Ward": "-", "Bed": "-"}).asides
    assert [(one.what, one.where) for one in left] == [
        ("columns that are left out", "the file, 2 columns: 6 to 7")
    ]


def test_a_year_above_rows_is_no_cell_that_was_left_out(take: Take) -> None:
    year = ("2014", "", "", "", "")
    outcome = take(word(table([HEAD, year, ("3 April", *ROW[1:])])))
    assert outcome.drafts[0].entry.date.text == "2014-04-03"
    assert not outcome.asides


@pytest.mark.parametrize(
    "data",
    [
        b"[InternetShortcut]\r\nURL=file://server.example/share/chronology.docx\r\n",
        b"L\0\0\0\x01\x14\x02\0" + b"\0" * 100,
    ],
)
def test_a_shortcut_is_told_as_one(data: bytes) -> None:
    with pytest.raises(ScrError, match="a shortcut to a file that is elsewhere"):
        read_here(data)
