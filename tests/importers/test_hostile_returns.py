"""Whatever a file holds, the reader stays sound, and says plainly what is wrong."""

import contextlib
import io
import random
import zipfile

import pytest

from scrkit.errors import ScrError
from scrkit.importers.read.reading import read_here
from scrkit.importers.read.values import Return
from tests.importers.returns import HEAD, commas, excel, patched, table, word

ROW = ("3.4.14", "", "HV record", "HV1", "Seen.")
GOOD = excel([HEAD, ROW])
SHEET = "xl/worksheets/sheet1.xml"


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


FILES = {
    "an old or locked Office file": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
    "a PDF under another name": (b"%PDF-1.7 ...", "PDF"),
    "an empty file": (b"  \n", "empty"),
    "RTF": (b"{\\rtf1 hello}", "RTF"),
    "a web page": (b"<html><table></table></html>", "web page"),
    "a zip of something else": (_zip(**{"a.txt": b"hello"}), "neither"),
    "a broken zip": (GOOD[:700], "damaged"),
    "a quotation mark left open": (
        b'Date,Source,Event\n3.4.14,"HV,Seen\n',
        "quotation",
    ),
    "bytes of no encoding": (b"Date,Event\n\x81\x8d,\x90\n", "encoding"),
    "a binary file": (b"\0\1\2\3" * 50, "text file"),
    "a document type": (
        patched(GOOD, SHEET, "<worksheet", "<!DOCTYPE x><worksheet"),
        "document type",
    ),
    "a cell far to the right": (
        patched(GOOD, SHEET, 'r="E2"', 'r="XFD2"'),
        "beyond",
    ),
    "a cell over a hundred million columns": (
        word(
            table(
                [
                    HEAD,
                    (
                        '<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>'
                        "<w:p/></w:tc>",
                    ),
                ]
            )
        ),
        "columns",
    ),
    "a zip that bursts": (
        _zip(**{"xl/workbook.xml": b"x", SHEET: b"\0" * 60_000_000}),
        "too large",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_is_said_in_plain_words(name: str) -> None:
    data, word_ = FILES[name]
    with pytest.raises(ScrError) as told:
        read_here(data)
    assert word_ in f"{told.value.message} {told.value.advice}"


def test_merged_cells_over_the_whole_sheet_cost_nothing() -> None:
    data = patched(
        GOOD,
        SHEET,
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>',
    )
    assert len(read_here(data).grids[0].lines) == 2


def test_a_package_with_any_byte_changed_is_read_or_refused() -> None:
    chance = random.Random(5)
    for data in (GOOD, word(table([HEAD, ROW]))):
        for _ in range(150):
            at = chance.randrange(len(data))
            changed = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            # In its own process every fault of a reader is told as damage.
            with contextlib.suppress(ScrError, ValueError, KeyError, AttributeError):
                assert isinstance(read_here(changed), Return)


def test_a_part_that_is_too_large_is_told_by_its_kind_and_the_limit() -> None:
    with pytest.raises(ScrError) as told:
        read_here(_zip(**{"xl/workbook.xml": b"x", SHEET: b"\0" * 60_000_000}))
    said = told.value.message
    assert said.startswith("a sheet (xl/worksheets) in it cannot be read")
    assert "over 32 MB, and 250 times its packed size" in said
    assert "sheet1" not in said


@pytest.mark.parametrize(
    ("name", "size"), [("image1.emf", 12_000_000), ("image2.bmp", 40_000_000)]
)
def test_a_blank_picture_is_none_of_the_readers_business(name: str, size: int) -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"xl/media/{name}", b"\0" * size)
    assert len(read_here(out.getvalue()).grids[0].lines) == 2


def test_empty_rows_are_refused_by_their_number_and_not_by_how_they_pack() -> None:
    rows = "<row/>" * 3_000_000
    data = patched(GOOD, SHEET, "</sheetData>", f"{rows}</sheetData>")
    with pytest.raises(ScrError, match="sheet 1: more than 1,048,576 rows"):
        read_here(data)


@pytest.mark.parametrize(
    ("encodings", "row"),
    [(("utf-8", "utf-8", "cp1252"), 4), (("cp1252", "cp1252", "utf-8"), 4)],
)
def test_a_file_of_two_encodings_is_refused_at_the_row(
    encodings: tuple[str, ...], row: int
) -> None:
    lines = [
        commas([(*ROW[:4], "Björn’s café.\nSeen.")], encoding=e) for e in encodings
    ]
    with pytest.raises(ScrError, match=f"row {row}: the file mixes two encodings"):
        read_here(commas([HEAD]) + b"".join(lines))


def test_capitals_with_marks_behind_them_are_no_mixture() -> None:
    data = commas([HEAD, (*ROW[:4], "“CAFÉ” JOSÉ’S – à £5, naïve")], encoding="cp1252")
    assert read_here(data).encoding == "Windows (cp1252)"


def test_the_windows_encoding_is_said() -> None:
    assert read_here(commas([HEAD, ROW])).encoding == "UTF-8"
    windows = commas([HEAD, (*ROW[:4], "Café")], encoding="cp1252")
    assert read_here(windows).encoding == "Windows (cp1252)"
