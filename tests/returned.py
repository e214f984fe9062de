"""What agencies sent back, laid beside a review: less than they gave, and progress."""

import contextlib
import io
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from scrkit.cli.app import run


def fewer(at: Path) -> None:
    """Lay out a return that leaves most of the entries out that are there."""
    head = "agency: edu\nentries:\n"
    entry = (
        "  - {{id: EDU-000{0}, date: 2014-03-0{0}, source: Diary, event: Visit {0}.}}"
    )
    entries = "\n".join(entry.format(n) for n in range(1, 5))
    (at / "r/chronologies/edu.yaml").write_text(f"{head}{entries}\n", "utf-8")
    rows = "Date,Source,Event\n01/03/2014,Diary,Visit 1.\n"
    (at / "came.csv").write_text(rows, "utf-8")


def rewritten(at: Path) -> None:
    """Lay out a draft of the overview in which a sentence was changed."""
    draft = at / "overview.docx"
    words = ["write", "overview", str(at / "r"), "--out", str(draft)]
    with contextlib.redirect_stdout(io.StringIO()):
        assert run([*words, "--as-of", "2016-09-30"]) == 0
    before, after = b"lay in a tray", b"lay in a tray for two days"
    with zipfile.ZipFile(draft) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert before in parts["word/document.xml"]
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(before, after))


def progress(at: Path) -> None:
    """Lay out the form of an agency's actions, filled in: one value cannot be taken."""
    asked = ["--what", "actions", "--due", "2016-12-01", "--out", str(at)]
    words = ["request", "health", str(at / "r"), *asked, "--as-of", "2016-09-30"]
    with contextlib.redirect_stdout(io.StringIO()):
        assert run(words) == 0
    book = load_workbook(at / "actions-health.xlsx")
    sheet = book["Actions"]
    heads = {cell.value: number for number, cell in enumerate(sheet[4], start=1)}
    (row,) = (r for r in range(5, 30) if sheet.cell(r, 1).value == "A3")
    sheet.cell(row, heads["Done on"]).value = "20 September 2016"
    sheet.cell(row, heads["Owner"]).value = "Somebody else"
    book.save(at / "actions-health.xlsx")
