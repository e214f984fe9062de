"""The Word file is ours, opens without a question, and is fit for a screen reader."""

import re
import zipfile
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.text.paragraph import Paragraph as DocxParagraph
from hypothesis import given
from hypothesis import strategies as st

from scrkit.render.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Row,
    Run,
    Table,
    Turn,
)
from scrkit.render.document.markdown import read
from scrkit.render.document.paper import markdown_file
from scrkit.render.word.package import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def document(*blocks: Block, draft: bool = False, landscape: bool = False) -> Document:
    return Document(
        title="Child K: overview report",
        subject="Serious Case Review, review child-k",
        creator="Fernshire & District Board",
        review="child-k · Overview report",
        marking="OFFICIAL-SENSITIVE",
        created=date(2016, 3, 1),
        draft=draft,
        landscape=landscape,
        blocks=blocks,
    )


def parts(made: Document) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(word_file(made))) as package:
        return {n: package.read(n).decode() for n in package.namelist()}


def style_of(shown: DocxParagraph) -> str | None:
    return shown.style.name if shown.style else None


def body(*blocks: Block) -> ElementTree.Element:
    text = parts(document(*blocks))["word/document.xml"]
    return ElementTree.fromstring(text)  # noqa: S314 - our own file


TABLE = Table(
    "People <of> the case",
    (Column("Code", 40), Column("Who", 60)),
    (
        Row((Cell((words("March 2014"),), "E3EAF2"),), group=True),
        Row((Cell((words("SW1"),), bar="1F5A99"), Cell((words("a"), words("b"))))),
        Row((Cell(()), Cell((words("c"),)))),
    ),
    caption="People",
)


def test_every_part_is_well_formed_and_named_in_the_package() -> None:
    made = parts(document(Paragraph(words("a & b < c"))))
    for text in made.values():
        ElementTree.fromstring(text)  # noqa: S314 - our own file
    types = made["[Content_Types].xml"]
    for name in made:
        if name.startswith(("word/", "docProps/")) and not name.endswith(".rels"):
            assert f'PartName="/{name}"' in types


def test_the_same_document_is_the_same_bytes() -> None:
    made = document(Heading(1, words("A"), anchor="a"), TABLE)
    assert word_file(made) == word_file(made)


def test_the_zip_knows_neither_time_nor_system() -> None:
    with zipfile.ZipFile(BytesIO(word_file(document()))) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}
    names = [info.filename for info in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_the_properties_are_ours() -> None:
    opened = docx.Document(BytesIO(word_file(document())))
    properties = opened.core_properties
    assert properties.title == "Child K: overview report"
    assert properties.subject == "Serious Case Review, review child-k"
    assert properties.author == "Fernshire & District Board"
    assert properties.language == "en-GB"
    assert properties.created.date() == date(2016, 3, 1)


def test_nothing_of_another_template_is_in_it() -> None:
    made = parts(document(Paragraph(words("a"))))
    whole = " ".join(made.values())
    for foreign in ("python-docx", "rsid", "thumbnail", "customXml", "Macintosh"):
        assert foreign not in whole
    assert "en-US" not in whole
    assert 'w:lang w:val="en-GB"' in made["word/styles.xml"]


def test_nothing_is_asked_on_opening() -> None:
    blocks = (Contents((Heading(1, words("A"), anchor="a"),)),)
    heading = Heading(1, words("A"), anchor="a")
    whole = " ".join(parts(document(*blocks, heading)).values())
    assert "updateFields" not in whole
    assert "w:dirty" not in whole


def test_the_contents_are_filled_and_lead_to_the_headings() -> None:
    one = Heading(1, words("One"), "1", "one")
    two = Heading(2, words("Two & a half"), "", "two")
    root = body(Contents((one, two)), one, two)
    marks = {m.get(f"{W}name") for m in root.iter(f"{W}bookmarkStart")}
    links = {
        link.get(f"{W}anchor"): "".join(link.itertext())
        for link in root.iter(f"{W}hyperlink")
    }
    assert set(links) == marks
    assert list(links.values()) == ["1  One", "Two & a half"]
    fields = [i.text for i in root.iter(f"{W}instrText")]
    assert fields[0] is not None
    assert fields[0].split()[0] == "TOC"
    kinds = [c.get(f"{W}fldCharType") for c in root.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_a_contents_list_of_nothing_is_a_heading_alone() -> None:
    root = body(Contents())
    assert not list(root.iter(f"{W}fldChar"))


def test_headings_are_real_headings() -> None:
    levels = [Heading(n, words(f"H{n}"), anchor=f"h{n}") for n in (1, 2, 3, 4)]
    opened = docx.Document(BytesIO(word_file(document(*levels))))
    assert [style_of(p) for p in opened.paragraphs] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
    ]
    made = parts(document(*levels))["word/styles.xml"]
    assert re.search(r'w:styleId="Heading1".*?<w:keepNext/>', made)


def test_every_style_that_is_used_is_there() -> None:
    listed = ListBlock((Item(words("a")), Item(words("b"), 0, 1)))
    styles = ("title", "subtitle", "note", "quote", "notice", "marking", "board")
    blocks = [Paragraph(words(s), s) for s in (*styles, "kind", "cover", "cover-note")]
    made = parts(document(*blocks, listed, TABLE, NumberedParagraph("1.1", words("x"))))
    known = set(re.findall(r'w:styleId="(\w+)"', made["word/styles.xml"]))
    for name in ("document", "header", "footer"):
        used = set(re.findall(r'Style w:val="(\w+)"', made[f"word/{name}.xml"]))
        assert used <= known


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    root = body(TABLE)
    rows = list(root.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        *(True, False, False, False)
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_table_has_fixed_widths_and_says_what_it_shows() -> None:
    root = body(TABLE)
    properties = root.find(f".//{W}tblPr")
    assert properties is not None
    layout = properties.find(f"{W}tblLayout")
    assert layout is not None
    assert layout.get(f"{W}type") == "fixed"
    described = properties.find(f"{W}tblCaption")
    assert described is not None
    assert described.get(f"{W}val") == "People <of> the case"
    widths = [c.get(f"{W}w") for c in root.iter(f"{W}gridCol")]
    assert widths == ["2268", "3402"]


def test_a_group_row_spans_the_table_and_stays_with_the_next() -> None:
    group = list(body(TABLE).iter(f"{W}tr"))[1]
    span = group.find(f".//{W}gridSpan")
    assert span is not None
    assert span.get(f"{W}val") == "2"
    assert group.find(f".//{W}keepNext") is not None


def test_a_bar_and_a_shade_are_drawn() -> None:
    cells = list(body(TABLE).iter(f"{W}tc"))
    bar = cells[3].find(f".//{W}tcBorders/{W}left")
    assert bar is not None
    assert bar.get(f"{W}color") == "1F5A99"
    shade = cells[2].find(f".//{W}shd")
    assert shade is not None
    assert shade.get(f"{W}fill") == "E3EAF2"


def test_every_cell_holds_a_paragraph_and_every_table_is_followed_by_one() -> None:
    root = body(TABLE, TABLE)
    assert all(cell.find(f"{W}p") is not None for cell in root.iter(f"{W}tc"))
    inside = list(root[0])
    for place, element in enumerate(inside):
        if element.tag == f"{W}tbl":
            assert inside[place + 1].tag == f"{W}p"


def test_runs_keep_lettering_breaks_and_blanks() -> None:
    text = (Run("a "), Run("b", strong=True), Run("c\nd", emphasis=True))
    opened = docx.Document(BytesIO(word_file(document(Paragraph(text)))))
    (shown,) = opened.paragraphs
    assert shown.text == "a bc\nd"
    assert [(r.bold, r.italic) for r in shown.runs] == [
        (None, None),
        (True, None),
        (None, True),
    ]


def test_what_xml_forbids_does_not_break_the_file() -> None:
    hostile = Paragraph(words("a\x00\x0b\ud800\ufffe<&>\"'b\x1b[31m\ttab"))
    opened = docx.Document(BytesIO(word_file(document(hostile))))
    assert opened.paragraphs[0].text == "a<&>\"'b[31m tab"


def test_every_numbered_list_starts_at_its_own_number() -> None:
    one = ListBlock((Item(words("a"), 0, 1), Item(words("b"), 0, 2)))
    two = ListBlock((Item(words("c"), 0, 3), Item(words("under"), 1), Item(words("d"))))
    made = parts(document(one, two))
    numbers = re.findall(r'w:numId w:val="(\d)"', made["word/document.xml"])
    assert numbers == ["2", "2", "3", "1", "1"]
    starts = re.findall(r'startOverride w:val="(\d)"', made["word/numbering.xml"])
    assert starts == ["1", "3"]


def test_a_numbered_paragraph_shows_its_number_and_a_tab() -> None:
    opened = docx.Document(
        BytesIO(word_file(document(NumberedParagraph("1.12", words("told")))))
    )
    assert opened.paragraphs[0].text == "1.12\ttold"
    assert style_of(opened.paragraphs[0]) == "Numbered Paragraph"


@pytest.mark.parametrize(
    "after",
    [
        Paragraph(words("a")),
        NumberedParagraph("1.1", words("a")),
        Heading(1, words("a"), anchor="a"),
        Contents(),
        TABLE,
    ],
)
def test_a_page_break_stands_before_what_follows(after: Block) -> None:
    root = body(PageBreak(), after)
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 1


def test_pages_turn_for_wide_tables_and_back() -> None:
    turned = document(
        Paragraph(words("stands")),
        Turn(landscape=True),
        Paragraph(words("lies")),
        Turn(landscape=True),
        Paragraph(words("still lies")),
        Turn(landscape=False),
        Paragraph(words("stands again")),
    )
    opened = docx.Document(BytesIO(word_file(turned)))
    sizes = [(s.page_width, s.page_height) for s in opened.sections]
    assert [(round(w.mm), round(h.mm)) for w, h in sizes if w and h] == [
        *((210, 297), (297, 210), (210, 297))
    ]


def test_every_page_bears_review_marking_and_number() -> None:
    opened = docx.Document(BytesIO(word_file(document(landscape=True))))
    (section,) = opened.sections
    assert section.header.paragraphs[0].text == (
        "child-k · Overview report\tOFFICIAL-SENSITIVE"
    )
    assert section.footer.paragraphs[0].text == (
        "Fernshire & District Board\tPage 1 of 1"
    )
    made = parts(document())
    for name in ("word/footer.xml", "word/footerWide.xml"):
        assert re.findall(r"> (PAGE|NUMPAGES) <", made[name]) == ["PAGE", "NUMPAGES"]


def test_a_draft_says_so_on_every_page() -> None:
    for landscape in (False, True):
        made = document(draft=True, landscape=landscape)
        opened = docx.Document(BytesIO(word_file(made)))
        header = opened.sections[0].header
        assert header.paragraphs[1].text.startswith("DRAFT")
    sound = docx.Document(BytesIO(word_file(document())))
    assert len(sound.sections[0].header.paragraphs) == 1


def test_a_block_that_was_not_placed_is_a_bug() -> None:
    with pytest.raises(TypeError):
        word_file(document(Placed("chronology")))


@given(st.text(alphabet="a1*_-#>|. \n`[]()!<&\\\x02\x03", max_size=60))
def test_whatever_the_reviewer_writes_makes_a_whole_file(text: str) -> None:
    blocks = read(text, (Placed("glossary"),))
    written = [b for b in blocks if not isinstance(b, Heading | Placed)]
    made = document(*written)
    ElementTree.fromstring(parts(made)["word/document.xml"])  # noqa: S314 - ours
    assert markdown_file(made)
