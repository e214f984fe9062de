"""Documents wear a board's own Word file, and nothing of its makers goes along."""

import functools
import io
import re
import struct
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from PIL import Image

from scrkit.errors import ScrError
from scrkit.render.document.blocks import (
    Blocks,
    Cell,
    Column,
    Heading,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    Turn,
)
from scrkit.render.document.blocks import Document as Ours
from scrkit.render.house.reading import read_here
from scrkit.render.house.taking import read_house
from scrkit.render.house.values import House
from scrkit.render.web.html import html_file
from scrkit.render.word.package import word_file
from tests import housefiles

DAY = date(2016, 9, 30)
GERMAN = {
    "Heading 1": "Überschrift 1",
    "Heading 2": "Überschrift 2",
    "Title": "Titel",
    "Quote": "Zitat",
    "Header": "Kopfzeile",
}
WELSH = {"Heading 1": "Pennawd 1", "Title": "Teitl", "List Bullet": "Rhestr Fwled"}


_LOCKED = "EncryptedPackage".encode("utf-16-le")
_COLUMNS = (Column("Asked", 80), Column("Said", 86))


def _said(text: str, style: str) -> Paragraph:
    return Paragraph((Run(text),), style)


def report(house: House | None) -> Ours:
    """Return a report of one of everything, with a title page."""
    cell = Cell(((Run("Yes"),),))
    blocks: Blocks = (
        _said("OFFICIAL", "marking"),
        _said("Testshire Board", "board"),
        _said("Child X", "title"),
        _said("Overview report", "subtitle"),
        _said("Version of 1 May 2016", "cover"),
        _said("Status: the panel's copy", "cover"),
        PageBreak(),
        Heading(1, (Run("Introduction"),), number="1", anchor="1-introduction"),
        NumberedParagraph("1.1", (Run("What happened."),)),
        ListBlock((Item((Run("One"),)), Item((Run("Two"),)))),
        ListBlock((Item((Run("First"),), ordinal=4),)),
        _said("Her own words", "quote"),
        Table("Answers", _COLUMNS, (Row((cell, cell)),)),
        Turn(landscape=True),
        Heading(2, (Run("Lying"),), anchor="lying"),
        _said("On a page that lies.", "body"),
    )
    return Ours(
        title="Child X: overview report",
        subject="A review",
        creator="Testshire Board",
        review="Child X · Overview report",
        marking="OFFICIAL",
        created=DAY,
        draft=False,
        landscape=False,
        blocks=blocks,
        house=house,
    )


def worn(content: bytes) -> bytes:
    return word_file(report(read_house(content)))


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def test_a_report_takes_styles_page_header_and_footer_of_the_house() -> None:
    made = opened(worn(housefiles.county()))

    heading = next(p for p in made.paragraphs if "Introduction" in p.text)
    assert heading.style.name == "Heading 1"
    assert str(heading.style.font.color.rgb) == housefiles.COLOUR
    assert made.styles["Normal"].font.name == "Gill Sans MT"
    assert abs(made.sections[0].left_margin - Mm(30)) < Mm(1)
    header = "".join(p.text for p in made.sections[0].header.paragraphs)
    assert "Northmoor County Council" in header
    assert "OFFICIAL" in header, "every page bears the marking"
    footer = made.sections[0].footer._element.xml
    assert "County Hall" in footer
    assert "NUMPAGES" in footer


def test_pages_that_lie_are_turned_and_bear_header_and_marking_too() -> None:
    last = opened(worn(housefiles.county())).sections[-1]

    assert last.page_width > last.page_height
    text = "".join(p.text for p in last.header.paragraphs)
    assert "Northmoor" in text
    assert "OFFICIAL" in text


def test_a_narrow_page_cuts_no_word_of_a_tables_heading() -> None:
    columns = (Column("Recommendation", 25), Column("Said", 141))
    row = Row((Cell(((Run("R1"),),)), Cell(((Run("Yes"),),))))
    whole = Row((Cell(((Run("Over both."),),)),), group=True)
    narrow = opened(housefiles.plain())
    narrow.sections[0].left_margin = narrow.sections[0].right_margin = Mm(50)
    house = read_house(housefiles.saved(narrow))
    ours = replace(report(house), blocks=(Table("Answers", columns, (whole, row)),))

    table = opened(word_file(ours)).tables[0]

    first, second = (int(one.w) for one in table._tbl.tblGrid)
    assert first >= Mm(30), "Recommendation stands on one line"
    assert second > Mm(30)
    assert table.rows[2].cells[0].width == first
    assert table.rows[1].cells[0].width == first + second


def test_the_cover_is_filled_and_what_it_has_no_place_for_stays() -> None:
    made = opened(worn(housefiles.county()))
    texts = [p.text for p in made.paragraphs]

    assert texts.index("Child X") < texts.index("1 May 2016")
    assert texts.count("Child X") == 1
    assert "Status: the panel's copy" in texts
    assert "Overview report" in texts
    assert not any("sample" in text for text in texts)
    assert not any("{" in text for text in texts)


def test_a_cover_of_controls_in_a_section_of_its_own_is_filled() -> None:
    made = opened(worn(housefiles.controlled()))
    texts = [p.text for p in made.paragraphs]

    assert "Child X" in texts
    assert "1 May 2016" in texts
    assert "Click Titel" not in texts
    assert "Click Unser Zeichen" in texts, "what nobody knows stands as it is"
    assert len(made.sections) == 3


def test_a_place_may_be_written_over_several_runs() -> None:
    document = Document(io.BytesIO(housefiles.county("")))
    title = document.paragraphs[0]
    for part in ("For {ti", "tle", "} of {bo", "ard}"):
        title.add_run(part)

    texts = [p.text for p in opened(worn(housefiles.saved(document))).paragraphs]

    assert "For Child X of Testshire Board" in texts


@pytest.mark.parametrize("names", [GERMAN, WELSH])
def test_styles_are_known_by_names_in_other_languages(names: dict[str, str]) -> None:
    made = opened(worn(housefiles.translated(names)))

    heading = next(p for p in made.paragraphs if "Introduction" in p.text)
    assert heading.style.name == names["Heading 1"]
    every = {style.name for style in made.styles}
    assert "heading 1" not in {name.lower() for name in every}


def test_a_heading_that_counts_itself_is_not_counted_twice() -> None:
    made = opened(worn(housefiles.numbered()))

    heading = next(p for p in made.paragraphs if "Introduction" in p.text)
    assert heading.text.startswith("1  ")
    assert "numPr" not in heading._p.xml
    assert "numPr" not in heading.style.element.xml


def test_every_style_list_and_picture_that_a_document_names_is_there() -> None:
    for content in (housefiles.plain(), housefiles.county(), housefiles.controlled()):
        parts = housefiles.parts_of(worn(content))
        styles = set(re.findall(r'w:styleId="([^"]+)"', parts["word/styles.xml"]))
        lists = set(re.findall(r'w:num w:numId="(\d+)"', parts["word/numbering.xml"]))
        for name, text in parts.items():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            named = set(re.findall(r'w:(?:p|r|tbl)Style w:val="([^"]+)"', text))
            assert named <= styles, name
        body = parts["word/document.xml"]
        assert set(re.findall(r'w:numId w:val="(\d+)"', body)) <= lists
        ids = set(re.findall(r'r:(?:id|embed)="([^"]+)"', body))
        known = set(re.findall(r'Id="([^"]+)"', parts["word/_rels/document.xml.rels"]))
        assert ids <= known
        related = parts["word/_rels/document.xml.rels"]
        for target in re.findall(r'Target="([^"]+)"', related):
            assert f"word/{target}" in parts


def test_nothing_of_whoever_made_the_house_travels() -> None:
    house = read_house(housefiles.telling())
    parts = housefiles.parts_of(word_file(report(house)))

    for name, text in parts.items():
        assert housefiles.MAKER.lower() not in text.lower(), name
        assert "External" not in text, name
    header = next(text for n, text in parts.items() if n.startswith("word/house-h"))
    assert "web" in header, "the words of a link stay"
    assert " new" in header, "what was inserted stays"
    told = " ".join(one.what for one in house.dropped)
    for what in ("comments", "macros", "links", "tracked", "custom XML", "who made"):
        assert what in told
    page = html_file(report(house)).decode()
    assert housefiles.MAKER not in page


def test_a_house_as_template_gives_what_the_document_gives() -> None:
    assert worn(housefiles.template()) == worn(housefiles.county())


def test_the_same_house_gives_the_same_bytes() -> None:
    content = housefiles.county()
    assert worn(content) == word_file(report(read_here(content)))


def test_a_web_page_takes_colours_font_and_logo() -> None:
    page = html_file(report(read_house(housefiles.county()))).decode()

    assert f"#{housefiles.COLOUR}" in page
    assert '"Gill Sans MT", Arial' in page
    assert 'src="data:image/png;base64,' in page
    assert 'alt="Testshire Board"' in page
    assert "img-src data:;" in page
    assert "1b365d" not in page
    bare = html_file(report(None)).decode()
    assert "img-src" not in bare
    assert "<img" not in bare


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old kind (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _LOCKED,
            "locked with a password",
        ),
        (b"{\\rtf1 }", ".rtf"),
        (b"%PDF-1.7", "PDF"),
        (b"Dear all", "no Word file"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"PK" + b"\0" * (16 * 1024 * 1024), "larger than 16 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    content: bytes, said: str
) -> None:
    with pytest.raises(ScrError) as raised:
        read_house(content)

    assert said in raised.value.message
    assert raised.value.advice


def test_a_broken_part_is_named_and_a_missing_one_too() -> None:
    def _broken(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"][:900]

    def _missing(parts: dict[str, bytes]) -> None:
        del parts["word/styles.xml"]

    def _typed(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"

    for change, said in (
        (_broken, "its part word/styles.xml is broken"),
        (_missing, "its part word/styles.xml is missing"),
        (_typed, "document type"),
    ):
        with pytest.raises(ScrError, match=said):
            read_house(housefiles.repacked(housefiles.plain(), change))


def test_a_house_of_which_each_document_would_have_too_much_is_refused() -> None:
    """Each report takes headers, footers, styles and lists over, hundreds of times."""

    def _wordy(parts: dict[str, bytes]) -> None:
        run = b"<w:r><w:t>Northmoor Board </w:t></w:r>" * 4000
        name = next(one for one in parts if one.startswith("word/header"))
        parts[name] = parts[name].replace(b"</w:p>", run + b"</w:p>", 1)

    def _listed(parts: dict[str, bytes]) -> None:
        named = b'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="%s"/>'
        many = named % (b"S" * (8 * 1024**2)) + b"</w:style>"
        whole = parts["word/styles.xml"]
        parts["word/styles.xml"] = whole.replace(b"</w:styles>", many + b"</w:styles>")

    for change, said in (
        (_wordy, "its headers, footers and cover hold too much"),
        (_listed, "its styles and lists are larger than 8 MB"),
    ):
        with pytest.raises(ScrError, match=said) as raised:
            read_house(housefiles.repacked(housefiles.county(), change))
        assert "new Word document" in raised.value.advice


@pytest.mark.full
@pytest.mark.usefixtures("children_of_their_own")
def test_a_house_that_swells_as_it_is_read_costs_a_child_and_not_the_command() -> None:
    def _swollen(parts: dict[str, bytes]) -> None:
        many = b"<w:t/>" * (31 * 1024 * 1024 // 6)
        whole = parts["word/document.xml"]
        parts["word/document.xml"] = whole.replace(b"<w:body>", b"<w:body>" + many)

    with pytest.raises(ScrError, match="the house file cannot be used: ") as raised:
        read_house(housefiles.repacked(housefiles.plain(), _swollen))
    assert "memory" in raised.value.message


def _emf() -> bytes:
    """Return a drawing of no lines, whose head and a remark name who made it."""
    said = f"Draw\0{housefiles.MAKER}.emf\0\0".encode("utf-16-le")
    head = struct.pack("<II32xII", 1, 108 + len(said), 0x464D4520, 0x10000)
    head += struct.pack("<IIHHII", 0, 3, 1, 0, len(said) // 2, 108)
    remark = housefiles.MAKER.encode().ljust(12)
    whole = head.ljust(108, b"\0") + said + struct.pack("<III", 70, 24, 12) + remark
    return whole + struct.pack("<IIIII", 14, 20, 0, 16, 20)


def _picture(kind: str, **told: Any) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (40, 20), "#00594F").save(held, kind, **told)
    return held.getvalue() + housefiles.MAKER.encode()


def test_a_logo_of_any_kind_is_drawn_and_tells_nothing_else() -> None:
    maker = housefiles.MAKER
    logos = {
        "jpeg": _picture("JPEG", comment=maker) + _picture("JPEG", comment=maker),
        "gif": _picture("GIF", comment=maker),
        "tiff": _picture("TIFF", tiffinfo={315: maker}),
        "emf": _emf(),
    }
    for ending, logo in logos.items():
        change = functools.partial(_with_logo, ending, logo)
        parts = read_house(housefiles.repacked(housefiles.county(), change)).parts
        (drawn,) = (parts[one] for one in parts if one.startswith("word/media/"))
        assert maker.encode() in logo
        for letters in ("ascii", "utf-16-le"):
            assert maker.encode(letters) not in drawn, ending
        if ending != "emf":
            with Image.open(io.BytesIO(drawn)) as shown:
                assert shown.size == (40, 20)


def _with_logo(ending: str, logo: bytes, parts: dict[str, bytes]) -> None:
    (name,) = (one for one in parts if one.startswith("word/media/"))
    del parts[name]
    parts[f"word/media/image1.{ending}"] = logo
    relations = next(n for n in parts if "header" in n and n.endswith("rels"))
    old, new = name.removeprefix("word/").encode(), f"media/image1.{ending}".encode()
    parts[relations] = parts[relations].replace(old, new)
    png, types = b'Extension="png"', "[Content_Types].xml"
    parts[types] = parts[types].replace(png, b'Extension="%s"' % ending.encode())
