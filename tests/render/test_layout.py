"""What keeps a page of Word whole: lead-ins, title pages, widths, page numbers."""

import shutil
import zipfile
from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from scrkit.cli import pdf
from scrkit.files import NewFile
from scrkit.render.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Item,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
)
from scrkit.render.word.package import word_file
from scrkit.render.word.paged import with_pages


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def made(*blocks: Block, landscape: bool = False) -> bytes:
    return word_file(
        Document(
            title="Child Z: overview report",
            subject="Serious Case Review",
            creator="Fernshire Board",
            review="Child Z · Overview report",
            marking="OFFICIAL-SENSITIVE",
            created=date(2016, 3, 1),
            draft=False,
            landscape=landscape,
            blocks=blocks,
        )
    )


def kept(content: bytes) -> list[str]:
    found = docx.Document(BytesIO(content)).paragraphs
    return [p.text for p in found if p.paragraph_format.keep_with_next]


def table(*widths: int, text: str = "Seen.") -> Table:
    heads = tuple(Column(f"Column {n}", width) for n, width in enumerate(widths))
    row = Row(tuple(Cell((words(text),)) for _ in widths))
    return Table("Table", heads, (row,))


def test_a_lead_in_stays_with_what_it_leads_in() -> None:
    points = ListBlock((Item(words("Nobody asked.")),))
    content = made(
        Paragraph(words("Told at length, and nothing follows from it.")),
        Paragraph(words("These points were raised:")),
        points,
        Paragraph(words("The panel met twice.")),
        table(40, 60),
        Paragraph(words("This ends with a colon, and the section with it:")),
    )
    assert kept(content) == ["These points were raised:", "The panel met twice."]


def test_the_room_to_sign_is_not_parted_from_the_letter_s_close_or_the_signer() -> None:
    content = made(
        Paragraph(words("The forms are sent apart from this letter.")),
        Paragraph(words("Questions: the Board's office.")),
        Paragraph(words("Yours sincerely")),
        Paragraph(words("Signed: ..............")),
        Paragraph(words("Board business manager")),
    )
    closing = ["Yours sincerely", "Signed: .............."]
    # Nor would a page hold the signature and no word of the letter.
    assert kept(content) == ["Questions: the Board's office.", *closing]


def test_no_table_is_wider_than_its_page() -> None:
    for landscape, between in ((False, 166), (True, 257)):
        content = made(table(200, 100, 30), landscape=landscape)
        (shown,) = docx.Document(BytesIO(content)).tables
        assert sum(column.width.mm for column in shown.columns) <= between + 0.5


def test_a_long_row_may_go_over_the_page_and_a_short_one_may_not() -> None:
    for text, whole in (("Seen.", True), ("Seen at home. " * 90, False)):
        (shown,) = docx.Document(BytesIO(made(table(40, 60, text=text)))).tables
        properties = shown.rows[1]._tr.trPr
        assert properties is not None
        assert (properties.find(qn("w:cantSplit")) is not None) is whole


def test_a_table_that_fills_its_page_leaves_no_empty_one_behind_it() -> None:
    for between, gaps in (((PageBreak(),), 0), ((), 1)):
        blocks = (table(40, 60), *between, Paragraph(words("Annex.")))
        opened = docx.Document(BytesIO(made(*blocks)))
        assert [p.text for p in opened.paragraphs].count("") == gaps


def test_a_title_page_has_its_marking_once() -> None:
    cover = Paragraph(words("OFFICIAL-SENSITIVE"), "marking")
    opened = docx.Document(BytesIO(made(cover, PageBreak(), Paragraph(words("Text.")))))
    (section,) = opened.sections
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] in ([], [""])
    assert "OFFICIAL-SENSITIVE" in section.header.paragraphs[0].text
    plain = docx.Document(BytesIO(made(Paragraph(words("Text.")))))
    assert not plain.sections[0].different_first_page_header_footer


HEADINGS = tuple(
    Heading(1, words(f"Part {n}"), str(n), f"part-{n}") for n in range(1, 4)
)
PARTS = tuple(
    block
    for heading in HEADINGS
    for block in (PageBreak(), heading, Paragraph(words("Told here.")))
)


def test_page_numbers_are_given_for_every_heading_or_for_none() -> None:
    content = made(Contents(HEADINGS), *PARTS)
    assert with_pages(content, (2, 3)) is None
    numbered = with_pages(content, (2, 3, 4))
    assert numbered is not None
    told = [p.text for p in docx.Document(BytesIO(numbered)).paragraphs]
    assert told[1:4] == ["1  Part 1\t2", "2  Part 2\t3", "3  Part 3\t4"]
    with zipfile.ZipFile(BytesIO(numbered)) as package:
        assert package.testzip() is None
    # In Word's own file there is none: Word may break its pages elsewhere.
    shown = [p.text for p in docx.Document(BytesIO(content)).paragraphs]
    assert shown[1:4] == ["1  Part 1", "2  Part 2", "3  Part 3"]


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_the_contents_of_a_pdf_tell_the_page_of_each_heading() -> None:
    word = NewFile("report.docx", made(Contents(HEADINGS), *PARTS))
    (one,) = pdf.made(shutil.which("soffice") or "", (word,))
    pages = [
        page.extract_text() for page in pypdf.PdfReader(BytesIO(one.content)).pages
    ]
    for number, heading in enumerate(HEADINGS, 2):
        title = heading.text[0].text
        (line,) = [ln for ln in pages[0].splitlines() if title in ln]
        assert line.rstrip().endswith(str(number))
        assert title in pages[number - 1]
