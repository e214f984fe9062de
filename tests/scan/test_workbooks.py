"""Workbooks of Excel: every cell as it is shown, as it is meant, by its name."""

import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, Scan, scan
from scrkit.scan.numberformats import shown
from scrkit.scan.sightings import sightings
from tests.wordfiles import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def made(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cells(row: str, *, strings: str = "", forms: str = "", begin: str = "") -> bytes:
    """Return a workbook written by hand, of one sheet of one row."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{begin}'
            '<sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
            'Target="worksheets/sheet7.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt '
            f'numFmtId="170" formatCode="{forms}"/></numFmts><cellXfs><xf/>'
            '<xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            "xl/worksheets/sheet7.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'
            f'<row r="4">{row}</row></sheetData></worksheet>',
        }
    )


def alarms(found: Scan) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (one.where, one.kind, one.codes)
        for one in sightings(found.traces)
        if one.grade is Grade.ALARM
    ]


@pytest.mark.parametrize(
    "text", ["03/11/2012", "3.11.12", "999 000 0018", "9990000018", "07700 900123"]
)
def test_a_cell_of_digits_and_marks_alone_is_looked_at(
    text: str, register: Register
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B4"] = text  # type: ignore[index]

    ((where, _, codes),) = alarms(scan("a.xlsx", made(fill), register))
    assert where == 'sheet 1 "Sheet", cell B4'
    assert codes in (("ChildK",), ("HV1",))


@pytest.mark.parametrize(
    "form", ["dd mmm yyyy", "d/m/yy", "[$-809]dddd, d mmmm yyyy", "mm-dd-yy", "mmm d"]
)
def test_a_true_date_is_compared_however_it_is_shown(
    form: str, register: Register
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["B2"] = date(2012, 11, 3)  # type: ignore[index]
        book.active["B2"].number_format = form  # type: ignore[index]

    assert alarms(scan("a.xlsx", made(fill), register)) == [
        ('sheet 1 "Sheet", cell B2', "birth", ("ChildK",))
    ]


CELLS = {
    "a serial number": cells('<c r="D4" s="2"><v>41216</v></c>'),
    "with a time": cells('<c r="D4" s="2"><v>41216.6</v></c>'),
    "from 1904": cells(
        '<c r="D4" s="2"><v>39754</v></c>', begin='<workbookPr date1904="1"/>'
    ),
    "an ISO cell": cells('<c r="D4" t="d"><v>2012-11-03T00:00:00</v></c>'),
    "a shared text": cells(
        '<c r="D4" t="s"><v>0</v></c>',
        strings="<si><r><t>03/</t></r><r><t>11/2012</t></r></si>",
    ),
    "a worked out text": cells('<c r="D4" t="str"><f>A1</f><v>3 Nov 2012</v></c>'),
    "no names of cells": cells("<c/><c/><c/><c s='2'><v>41216</v></c>"),
    "leading zeros": cells(
        '<c r="D4" s="1"><v>7700900123</v></c>', forms="00000 000000"
    ),
    "groups of digits": cells(
        '<c r="D4" s="1"><v>9.990000018E9</v></c>', forms="000\\ 000\\ 0000"
    ),
}


@pytest.mark.parametrize("kind", list(CELLS))
def test_every_kind_of_cell_is_compared_as_it_is_meant(
    kind: str, register: Register
) -> None:
    ((where, _, codes),) = alarms(scan("a.xlsx", CELLS[kind], register))
    assert where == 'sheet 1 "Plan", cell D4'
    assert codes in (("ChildK",), ("HV1",))


@pytest.mark.parametrize(
    ("written", "form", "is_shown"),
    [
        ("9990000018", "000 000 0000", "999 000 0018"),
        ("7700900123", '"0"0000 000000', "07700 900123"),
        ("40973", "dd mmm yyyy", "05 Mar 2012"),
        ("40973", "m/d/yyyy", "3/5/2012"),
        ("59", "d/m/yyyy", "28/2/1900"),
        ("1234567.5", "#,##0.00", "1234567.50"),
        ("-3", "0;(0)", "-(3)"),
    ],
)
def test_numbers_are_shown_in_their_format(
    written: str, form: str, is_shown: str
) -> None:
    assert shown(written, form)[0] == is_shown


@pytest.mark.parametrize(
    "code", ["&C", '&L&"Arial,Bold"', "&R&12 ", "&K01+000", "A && B ", "&P of &N&C&B"]
)
def test_codes_of_a_header_are_parted_from_words(code: str, register: Register) -> None:
    marked = code.replace("&", "&amp;").replace('"', "&quot;")
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData/><headerFooter><oddHeader>{marked}'
        "Quillfeather</oddHeader></headerFooter></worksheet>"
    )
    data = zipped({"xl/worksheets/sheet1.xml": sheet})
    ((where, kind, codes),) = alarms(scan("a.xlsx", data, register))
    assert ("header" in where, kind, codes) == (True, "surname", ("HV1",))


def test_bold_inside_a_word_of_a_header_does_not_part_it(register: Register) -> None:
    sheet = (
        f'<worksheet xmlns="{MAIN}"><headerFooter><oddFooter>&amp;CQuill&amp;Bfeather'
        "</oddFooter></headerFooter></worksheet>"
    )
    data = zipped({"xl/worksheets/sheet1.xml": sheet})
    assert alarms(scan("a.xlsx", data, register))


def hide(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Old")
    sheet.append(["Quillfeather"])
    sheet.sheet_state = "veryHidden"


HIDDEN: dict[str, Callable[[openpyxl.Workbook], None]] = {
    "a hidden sheet": hide,
    "the name of a sheet": lambda b: setattr(b.active, "title", "Quillfeather"),
    "a comment": lambda b: setattr(
        b.active["A1"],  # type: ignore[index]
        "comment",
        Comment("Quillfeather", "x"),
    ),
    "a list to choose from": lambda b: b.active.add_data_validation(  # type: ignore[union-attr]
        DataValidation(type="list", formula1='"Nobody,Quillfeather"', sqref="A1:A9")
    ),
    "a defined name": lambda b: b.defined_names.add(
        DefinedName("who", attr_text='"Quillfeather"')
    ),
    "a formula": lambda b: b.active.append(['="Quillfeather"&1']),  # type: ignore[union-attr]
    "a property": lambda b: setattr(b.properties, "creator", "Quillfeather"),
}


@pytest.mark.parametrize("place", list(HIDDEN))
def test_a_name_is_found_wherever_a_workbook_keeps_it(
    place: str, register: Register
) -> None:
    found = scan("a.xlsx", made(HIDDEN[place]), register)
    assert ("HV1",) in [codes for _, _, codes in alarms(found)]
    assert not found.unread


def test_a_rule_for_cells_is_told_with_its_cells(register: Register) -> None:
    sheet = (
        '<worksheet><dataValidations><dataValidation sqref="A3" prompt="Quillfeather">'
        '<formula1>"Nobody,Kestrel Ashdown-Exemplar"</formula1></dataValidation>'
        '</dataValidations><conditionalFormatting sqref="B2:B9 D4"><cfRule '
        'type="containsText" text="Brontëlike"/></conditionalFormatting>'
        '<autoFilter ref="A1:C9"><filters><filter val="Grace Will"/></filters>'
        "</autoFilter></worksheet>"
    )
    data = zipped({"xl/worksheets/sheet1.xml": sheet})
    told = {codes[0]: where for where, _, codes in alarms(scan("a", data, register))}
    assert told["HV1"].endswith("a sheet, cell A3")
    assert told["ChildK"] == "a sheet, cell A3, formula of a rule"
    assert told["SW2"].endswith("(a rule of looks), a sheet, cells B2:B9")
    assert told["SW1"].endswith("(a filter), a sheet, cells A1:C9")


PARTS = {
    "xl/pivotCache/pivotCacheRecords1.xml": "<r><r><s v='Quillfeather'/></r></r>",
    "xl/externalLinks/externalLink1.xml": "<e><cell><v>Quillfeather</v></cell></e>",
    "xl/charts/chart1.xml": "<c><strCache><pt><v>Quillfeather</v></pt></strCache></c>",
    "xl/charts/chart2.xml": "<chartSpace><numCache><formatCode>d/m/yyyy</formatCode>"
    "<pt><v>41216</v></pt></numCache></chartSpace>",
    "xl/tables/table1.xml": "<table><tableColumn name='Quillfeather'/></table>",
    "xl/drawings/drawing1.xml": "<p><r><t>Quill</t></r><r><t>feather</t></r></p>",
    "customXml/item1.xml": "<own><who>Quill<b>feather</b></who></own>",
    "xl/sharedStrings.xml": "<sst><si><t>Quillfeather</t></si></sst>",
}


@pytest.mark.parametrize("path", list(PARTS))
def test_a_name_is_found_in_every_part_of_a_workbook(
    path: str, register: Register
) -> None:
    data = zipped({"[Content_Types].xml": "<Types/>", path: PARTS[path]})
    assert alarms(scan("a.xlsx", data, register))


def test_what_two_may_be_is_one_line_with_both(register: Register) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "Ashdown"  # type: ignore[index]

    people = Register(
        (
            *register.identities,
            Identity(code="MGM", names=("Ottoline Ashdown",)),
        )
    )
    ((_, _, codes),) = alarms(scan("a.xlsx", made(fill), people))
    assert set(codes) <= {"ChildK", "MGM"}
    assert "MGM" in codes


def test_the_name_of_a_sheet_is_not_told_where_it_holds_a_name(
    register: Register,
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "Quillfeather"  # type: ignore[union-attr]
        book.active["A1"] = "Quillfeather"  # type: ignore[index]

    places = [one.where for one in scan("a.xlsx", made(fill), register).traces]
    assert "sheet 1, cell A1" in places
    assert not [where for where in places if "Quill" in where]


def test_months_in_a_row_or_column_are_quiet() -> None:
    people = Register((Identity(code="GP9", names=("June Hartley",)),))

    def across(book: openpyxl.Workbook) -> None:
        book.active.append(["Action", "May", "June", "July"])  # type: ignore[union-attr]

    def down(book: openpyxl.Workbook) -> None:
        for month in ("May", "June", "July"):
            book.active.append([month, 3])  # type: ignore[union-attr]

    def alone(book: openpyxl.Workbook) -> None:
        book.active.append(["Seen by", "June"])  # type: ignore[union-attr]

    assert not scan("a.xlsx", made(across), people).traces
    assert not scan("a.xlsx", made(down), people).traces
    assert scan("a.xlsx", made(alone), people).traces


def test_a_clean_workbook_of_every_day_is_quiet(register: Register) -> None:
    """Faces, styles and programs may be called as people are, and are none."""
    people = Register(
        (
            *register.identities,
            Identity(code="A", names=("Georgia Calibri",)),
            Identity(code="B", names=("Arial Cambria",)),
            Identity(code="C", names=("Accent Strong",)),
        )
    )

    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["Day", "Count"])  # type: ignore[union-attr]
        book.active.append([datetime(2016, 3, 1, 14, 30), 41216])  # type: ignore[union-attr]  # noqa: DTZ001

    found = scan("a.xlsx", made(fill), people)
    # A number that is somebody's day of birth, if it is a day at all, wants an eye.
    assert [(one.kind, one.grade.word) for one in found.traces] == [("birth", "note")]
    assert not found.unread


@pytest.mark.parametrize(
    "row", [["999", "000", "0018"], [3, 11, 2012], ["Grace", "Will"], ["Will", "Grace"]]
)
def test_what_is_parted_over_cells_is_found(
    row: list[object], register: Register
) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.append(["x", *row, "y"])  # type: ignore[union-attr]

    ((where, _, codes),) = alarms(scan("a.xlsx", made(fill), register))
    assert where == 'sheet 1 "Sheet", row 1'
    assert codes in (("ChildK",), ("SW1",))
