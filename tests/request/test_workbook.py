"""The workbook that an agency fills in, as another program reads it."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from msgspec.structs import replace as changed
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates.forms import form_date, form_time
from scrkit.errors import ScrError
from scrkit.forms.pack import FormRequest, pack
from scrkit.model.columns import COLUMNS
from scrkit.model.form import ANSWERS, Stamp, stamp, stamped
from tests.request.packs import book, entries, made

HEADER = 4
HEADINGS = [column.heading for column in COLUMNS]
AT = {column.field: number for number, column in enumerate(COLUMNS, start=1)}


def texts(sheet: Worksheet, row: int) -> list[str]:
    values = [sheet.cell(row, n).value for n in range(1, len(COLUMNS) + 1)]
    assert all(value is None or isinstance(value, str) for value in values)
    return [str(value or "") for value in values]


def chronology(asked: FormRequest) -> Worksheet:
    return book(asked)["Chronology"]


def with_first(asked: FormRequest, **fields: str) -> FormRequest:
    """Change the first entry that the agency has given."""
    chronologies = tuple(
        changed(c, entries=(changed(c.entries[0], **fields), *c.entries[1:]))
        if c.agency == asked.owner
        else c
        for c in asked.review.chronologies
    )
    return replace(asked, review=changed(asked.review, chronologies=chronologies))


def test_the_same_asking_gives_the_same_bytes(asked: FormRequest) -> None:
    assert pack(asked) == pack(asked)


def test_no_clock_of_this_machine_is_in_it(asked: FormRequest) -> None:
    with zipfile.ZipFile(BytesIO(made(asked, ".xlsx"))) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        core = package.read("docProps/core.xml").decode()
        program = package.read("docProps/app.xml").decode()
    assert core.count("2015-07-10T00:00:00Z") == 2
    assert "<Application>scrkit</Application></Properties>" in program


def test_sheets_headings_and_what_stays_in_sight(asked: FormRequest) -> None:
    workbook = book(asked)
    sheet = workbook["Chronology"]
    assert workbook.sheetnames == ["Chronology", "Guidance", "People"]
    assert texts(sheet, HEADER) == HEADINGS
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:R")
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert not sheet.merged_cells.ranges


def test_the_example_is_known_by_its_reference_and_is_the_only_row(
    asked: FormRequest,
) -> None:
    sheet = chronology(asked)
    rows = [texts(sheet, n) for n in range(HEADER + 1, sheet.max_row + 1)]
    assert [row[0] for row in rows if any(row)] == ["example"]
    assert "INVENTED" in rows[0][AT["event"] - 1]


def test_every_column_says_what_is_asked_when_it_is_clicked(
    asked: FormRequest,
) -> None:
    shown = chronology(asked).data_validations.dataValidation
    assert [one.prompt for one in shown] == [column.prompt for column in COLUMNS]
    assert all(one.showInputMessage for one in shown)
    # What is longer is refused by Excel as a damaged file.
    assert all(len(c.prompt) <= 255 and len(c.heading) <= 32 for c in COLUMNS)


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("child_seen", ["yes", "no", "not recorded", "not applicable"]),
        ("seen_alone", ["yes", "no", "not recorded", "not applicable"]),
        ("practice", ["good", "expected", "below", "unclear"]),
        ("visibility", ["yes"]),
        ("questions", ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]),
    ],
)
def test_answers_are_there_to_choose_from(
    asked: FormRequest, field: str, answers: list[str]
) -> None:
    workbook = book(asked)
    sheet = workbook["Chronology"]
    letter = get_column_letter(AT[field])
    shown = sheet.data_validations.dataValidation
    found = next(one for one in shown if f"{letter}5" in str(one.sqref).split(":")[0])
    assert found.type == "list"
    sheet_name, _, cells = found.formula1.partition("!")
    listed = workbook[sheet_name][cells.replace("$", "")]
    rows = listed if isinstance(listed, tuple) else ((listed,),)
    assert [cell.value for row in rows for cell in row] == answers


def test_several_questions_may_be_typed_into_one_cell(asked: FormRequest) -> None:
    shown = chronology(asked).data_validations.dataValidation
    found = next(one for one in shown if one.promptTitle == "Questions")
    assert not found.showErrorMessage


def test_what_is_typed_stays_as_it_was_typed(asked: FormRequest) -> None:
    sheet = chronology(asked)
    for number in range(1, len(COLUMNS) + 1):
        letter = get_column_letter(number)
        assert sheet.column_dimensions[letter].number_format == "@"
        assert sheet.cell(HEADER + 2, number).number_format == "@"


def test_the_stamp_is_seen_locked_and_found_by_programs(
    asked: FormRequest,
) -> None:
    workbook = book(asked)
    told = workbook["Guidance"]
    known = Stamp("1", "child-k", "health")
    assert stamped(str(told["A2"].value)) == known
    assert told.protection.sheet
    assert told["A2"].protection.locked
    listed = workbook.custom_doc_props.props  # type: ignore[attr-defined]
    properties = {one.name: one.value for one in listed}
    assert stamped(properties["scrkit form"]) == known
    assert stamped(workbook.defined_names["scrkit_form"].value) == known
    assert not workbook["Chronology"].protection.sheet


def test_the_guidance_holds_every_column_and_question(asked: FormRequest) -> None:
    told = book(asked)["Guidance"]
    words = {str(cell.value) for row in told.iter_rows() for cell in row if cell.value}
    assert words >= {column.prompt for column in COLUMNS}
    assert words >= {column.heading for column in COLUMNS}
    assert "Was Child K seen, heard and understood as a child in their own right?" in (
        words
    )


def test_people_stand_by_code_with_room_for_more(asked: FormRequest) -> None:
    listed = book(asked)["People"]
    rows = [[cell.value or "" for cell in row] for row in listed.iter_rows(min_row=5)]
    codes = [row[0] for row in rows]
    assert codes[0] == "ChildK"
    assert set(codes) - {""} == asked.review.people.codes
    # The agency's own staff come before those of others.
    assert codes.index("HV1") < codes.index("SW1")
    assert codes[-20:] == [""] * 20


def test_a_filled_form_has_a_row_for_every_entry(corrected: FormRequest) -> None:
    sheet, given = chronology(corrected), entries(corrected)
    for number, entry in enumerate(given, start=HEADER + 1):
        row = dict(zip(AT, texts(sheet, number), strict=True))
        assert row["id"] == entry.id
        assert row["date"] == form_date(entry.date)
        assert row["time"] == form_time(entry.time)
        assert row["people"] == ", ".join(entry.people)
        assert row["event"] == entry.event
        assert row["voice"] == entry.voice
        assert row["child_seen"] == ANSWERS["child_seen"].get(entry.child_seen, "")
        assert row["visibility"] == ("yes" if entry.visibility != "integrated" else "")
    assert not any(texts(sheet, HEADER + 1 + len(given)))


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "- no reply", "@Mother rang", "#N/A", "=", "12", "TRUE"]
)
def test_nothing_becomes_a_formula(corrected: FormRequest, text: str) -> None:
    cell = chronology(with_first(corrected, event=text)).cell(5, AT["event"])
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix is (text[0] in "=+-@")


def test_what_a_cell_cannot_hold_is_refused_and_never_cut(
    corrected: FormRequest,
) -> None:
    whole = "x" * 32_767
    held = with_first(corrected, event=whole)
    assert chronology(held).cell(5, AT["event"]).value == whole
    with pytest.raises(ScrError, match="longer than") as refused:
        pack(with_first(corrected, event=whole + "y"))
    assert "xxx" not in refused.value.message


def test_rows_grow_with_what_is_written_into_them(corrected: FormRequest) -> None:
    with zipfile.ZipFile(BytesIO(made(corrected, ".xlsx"))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "customHeight" not in sheet
    assert 'ht="' in sheet


def test_what_an_agency_keeps_to_itself_is_in_its_own_form(
    corrected: FormRequest,
) -> None:
    sheet = chronology(with_first(corrected, visibility="agency_only"))
    assert sheet.cell(5, AT["visibility"]).value == "yes"


def test_lines_and_mentions_stay_as_they_were_given(
    corrected: FormRequest,
) -> None:
    text = "@HV1 rang.\n\n“No answer”,\nshe wrote."
    cell = chronology(with_first(corrected, event=text)).cell(5, AT["event"])
    assert cell.value == text
    assert cell.alignment.wrap_text


@pytest.mark.parametrize("text", ["", "scrkit form", "form 1; review x; agency gp"])
def test_what_bears_no_stamp_is_no_form_of_ours(text: str) -> None:
    assert stamped(text) is None


def test_a_stamp_is_read_back_whatever_the_review_is_called() -> None:
    assert stamped(f"({stamp('Child K; 2015', 'gp-east')})") == Stamp(
        "1", "Child K; 2015", "gp-east"
    )
