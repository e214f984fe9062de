"""The timeline as a picture in Word and as SVG, and as a workbook to filter."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from scrkit import folder
from scrkit.dates import parse_date
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, NoContact
from scrkit.model.review import Review
from scrkit.render.products import render
from scrkit.render.wording.options import Format, Options, View
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

DAY = date(2016, 9, 30)


@pytest.fixture(scope="module")
def review() -> Review:
    """Return the example review."""
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


def _made(
    review: Review, form: Format, product: str = "chronology", view: View = "coded"
) -> bytes:
    options = Options(as_of=DAY, formats=(form,), view=view)
    (file,) = render(product, review, merge(review), options)
    return file.content


@pytest.mark.parametrize("product", ["chronology", "overview"])
def test_word_shows_the_picture_and_says_what_it_shows(
    product: str, review: Review
) -> None:
    with zipfile.ZipFile(io.BytesIO(_made(review, "docx", product))) as package:
        page = package.read("word/document.xml").decode()
        # The overview shows the family first.
        last = max(name for name in package.namelist() if "media" in name)
        picture = package.read(last)
    shown = Image.open(io.BytesIO(picture))
    assert shown.size[0] > 2000
    # A picture in which there is something: more than paper and ink.
    assert len(shown.convert("RGB").getcolors(100_000) or ()) > 50
    assert 'descr="From 2012 to 2015. Child seen, by anybody: 64 marks' in page


def test_the_published_overview_has_no_picture(review: Review) -> None:
    content = _made(review, "docx", "overview", "published")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [name for name in package.namelist() if "media" in name]


@pytest.mark.usefixtures("nothing_remembered")
def test_the_svg_has_a_lane_for_each_agency_and_an_alternative(review: Review) -> None:
    content = _made(review, "svg")
    root = ElementTree.fromstring(content)  # noqa: S314 - our own drawing
    space = "{http://www.w3.org/2000/svg}"
    texts = [node.text or "" for node in root.iter(f"{space}text")]
    assert "Fernshire Constabulary" in texts
    assert "2014" in texts
    told = root.find(f"{space}desc")
    assert told is not None
    assert "Fernshire District Housing: 20 marks" in (told.text or "")
    assert content == _made(review, "svg")


@pytest.mark.parametrize(
    ("period", "told"),
    [("2013-01/2015-05", "2013 2014 2015"), ("2012-04/2015-05", "2012 2013 2014 2015")],
)
def test_the_picture_names_no_year_before_the_period(
    review: Review, period: str, told: str
) -> None:
    terms = replace(review.terms, period=parse_date(period))
    made = _made(replace(review, terms=terms), "svg")
    drawn = ElementTree.fromstring(made)  # noqa: S314 - our own
    texts = [one.text or "" for one in drawn.iter() if one.tag.endswith("text")]
    assert [text for text in texts if text.isdigit()] == told.split()


def test_the_workbook_can_be_filtered_and_holds_no_formula(review: Review) -> None:
    entry = Entry(
        id="CSC-0001", date=parse_date("2014-03"), source="=1+1", event="=cmd|' /C'!A0"
    )
    chronology = Chronology(agency="csc", entries=(entry,))
    content = _made(replace(review, chronologies=(chronology,)), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    heads = {cell.value: column for column, cell in enumerate(sheet[4], 1)}
    told = {head: sheet.cell(5, column).value for head, column in heads.items()}
    # The date in words, and the days that it may be: nothing more exact than a month.
    assert told["Date"] == "March 2014"
    bounds = [told[f"{end} possible day"] for end in ("Earliest", "Latest")]
    assert bounds == ["2014-03-01", "2014-03-31"]
    assert "possible days are bounds" in sheet["A3"].value
    assert told["What happened"] == "=cmd|' /C'!A0"


def test_the_workbook_cuts_neither_a_name_nor_what_it_tells_above(
    review: Review,
) -> None:
    entry = Entry(
        id="GP-0001", date=parse_date("2014-03"), source="Card", event="Seen."
    )
    chronology = Chronology(agency="gp", entries=(entry,))
    content = _made(replace(review, chronologies=(chronology,)), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    # "General practice, / Fernshire Clinical / Commissioning / Group", in bold.
    assert sheet.row_dimensions[5].height >= 4 * 13
    # What is told of the whole stands over the first page's columns, on lines enough.
    (told,) = sheet.merged_cells.ranges
    heads = {cell.value: cell.column for cell in sheet[4]}
    assert (told.min_row, told.max_row, told.min_col) == (3, 3, 1)
    assert told.max_col == heads["In the period"]
    assert sheet["A3"].alignment.wrap_text


# Characters of Arial 10 that lie across A4 between its margins, printed at 8 points.
_ACROSS = 187.0


def _pages_across(sheet: Worksheet) -> int:
    """Return on how many pages side by side the columns lie, legibly."""
    wide = [one.width for one in sheet.column_dimensions.values()]
    again = sum(wide[:2]) if sheet.print_title_cols else 0
    pages, room = 1, _ACROSS
    for width in wide:
        if width > room:
            pages, room = pages + 1, _ACROSS - again
        room -= width
    return pages


@pytest.mark.parametrize("view", ["coded", "published"])
def test_the_workbook_is_printed_on_a4_in_a_size_that_can_be_read(
    view: View, review: Review
) -> None:
    content = _made(review, "xlsx", view=view)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert (setup.fitToWidth, setup.fitToHeight) == (_pages_across(sheet), 0)
    # Which entry of which day a row is stands on the second page as well.
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.print_title_cols == ("$A:$B" if view == "coded" else None)
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_workbook_tells_ages_and_the_days_between_entries(review: Review) -> None:
    days = ("2014-03-01", "2014-03-05", "2014-04", "unknown")
    entries = tuple(
        Entry(id=f"CSC-000{n}", date=parse_date(day), source="File", event="Seen.")
        for n, day in enumerate(days, 1)
    )
    chronology = Chronology(agency="csc", entries=entries)
    content = _made(replace(review, chronologies=(chronology,)), "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    heads = {cell.value: column for column, cell in enumerate(sheet[4], 1)}
    since = heads["Days since the entry before"]
    told = [sheet.cell(row, since).value for row in range(5, 9)]
    assert told == [None, "4", "27 to 56", None]
    assert sheet.cell(5, heads["Age of the child"]).value


def test_the_public_workbook_leaves_out_what_is_more_exact(review: Review) -> None:
    content = _made(review, "xlsx", view="published")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    heads = [cell.value for cell in sheet[4] if cell.value]
    assert "Time" not in heads
    assert "Earliest possible day" not in heads
    assert "Days since the entry before" not in heads
    assert "Age of the child" not in heads
    assert "People" not in heads


def test_a_declared_silence_stands_in_every_product_in_the_agencys_words(
    review: Review,
) -> None:
    span = NoContact(span=parse_date("2013"), source="Call log", words="Nil entries.")
    told = tuple(
        replace(one, no_contact=(span,)) if one.agency == "police" else one
        for one in review.chronologies
    )
    changed = replace(review, chronologies=told)
    for form in ("md", "html"):
        text = _made(changed, form).decode()
        assert [one in text for one in ("Nil entries.", "Call log")] == [True, True]
        assert "Nil entries." not in _made(changed, form, view="published").decode()
    book = openpyxl.load_workbook(io.BytesIO(_made(changed, "xlsx")))
    rows = [[c.value for c in row] for row in book["No contact declared"].iter_rows()]
    assert [row[1:] for row in rows if row[2] == "Nil entries."] == [
        ["2013", "Nil entries.", "Call log"]
    ]


def test_a_gap_in_records_stands_below_no_heading_of_no_contact(
    review: Review,
) -> None:
    gone, none = "Gap in records.", "No contact with the family."
    spans = (
        NoContact(span=parse_date("2012"), source="Call log", words=gone),
        NoContact(span=parse_date("2013"), source="Call log", words=none),
    )
    told = tuple(
        replace(one, no_contact=spans) if one.agency == "police" else one
        for one in review.chronologies
    )
    changed = replace(review, chronologies=told)
    text = _made(changed, "md").decode()
    heads = ("say that they had no contact", "say that records are wanting")
    first, second = (text.index(head) for head in heads)
    assert first < text.index(none, first) < second < text.index(gone, second)
    book = openpyxl.load_workbook(io.BytesIO(_made(changed, "xlsx")))
    held = {
        name: [row[2].value for row in book[name].iter_rows(min_row=2)]
        for name in ("No contact declared", "Records wanting")
    }
    assert none in held["No contact declared"]
    assert gone not in held["No contact declared"]
    assert held["Records wanting"] == [gone]
