"""The Word files of whole reviews, as another program reads them back."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from scrkit import folder
from scrkit.model.review import Review
from scrkit.render.document.blocks import (
    Block,
    Contents,
    Document,
    Drawing,
    Heading,
    ListBlock,
    NumberedParagraph,
    Paragraph,
    Table,
    plain,
)
from scrkit.render.products import PRODUCTS, compose
from scrkit.render.sections.case import open_case
from scrkit.render.word.package import word_file
from scrkit.render.wording.names import heading
from scrkit.render.wording.options import Options, View
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

AS_OF = date(2016, 9, 30)
# What has an event of its own bears the day of that, whenever it is printed.
OWN_DAYS = {
    "overview": date(2016, 4, 21),
    "executive-summary": date(2016, 4, 21),
    "terms-of-reference": date(2015, 7, 8),
    "response": date(2016, 5, 12),
    "action-plan": date(2016, 5, 12),
    "seven-minute-briefing": date(2016, 6, 9),
    "abstract": date(2016, 6, 9),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EVERY = [(product, view) for product in PRODUCTS for view in ("coded", "published")]
LIES = {"chronology", "action-plan", "genogram"}
# These are read through, and have no table.
PROSE = {"response", "seven-minute-briefing", "abstract"}
# Of the genogram, most words stand in the drawing: title, board, what the copy is,
# and the drawing with its title and its words.
DRAWN = {"genogram": 6}
Made = tuple[Document, bytes]

SMALL = {
    "review.yaml": """\
format: 1
id: child-s
title: "Child S & <co>"
framework: england-scr-2015
board: {name: Nowhere Safeguarding Children Board}
marking: OFFICIAL & <LIMITED>
""",
    "overview/introduction.md": "1. first\n2. second\n   1. under the second\n"
    "   2. again under it\n      - a mark below\n3. third\n   1. under the third\n\n"
    "Words between.\n\n1. new first\n2. new second\n\n- a mark\n  1. one in a mark\n"
    "- another mark\n\n4. four\n5. five\n",
    "overview/conclusion.md": "#### Deep at once\n\nA.\n\n# High\n\n### Skips\n\nB.\n",
}
# As Word counts them: level, label, text.
COUNTED = (
    "0 1. first; 0 2. second; 1 1. under the second; 1 2. again under it; "
    "2 • a mark below; 0 3. third; 1 1. under the third; 0 1. new first; "
    "0 2. new second; 0 • a mark; 1 1. one in a mark; 0 • another mark; "
    "0 4. four; 0 5. five"
)


@cache
def example() -> Review:
    review = load(folder.read(shipped("examples") / "child-k").files).review
    assert review is not None
    return review


@cache
def small() -> Review:
    loaded = load({name: text.encode() for name, text in SMALL.items()})
    assert loaded.review is not None
    return loaded.review


def written(product: str, review: Review, options: Options) -> Made:
    document = compose(product, open_case(review, merge(review), options))
    return document, word_file(document)


@cache
def of_example(product: str, view: View = "coded", *, draft: bool = False) -> Made:
    return written(product, example(), Options(as_of=AS_OF, view=view, draft=draft))


@cache
def of_small(product: str) -> Made:
    return written(product, small(), Options(as_of=AS_OF))


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def told(paragraph: etree._Element) -> str:
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    marks = (e for e in paragraph.iter(f"{W}t", *shown) if e.getparent().tag == f"{W}r")
    return "".join(shown.get(e.tag, e.text or "") for e in marks)


def style(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def texts_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, number=number):
            yield f"{number}  {plain(text)}" if number else plain(text)
        case NumberedParagraph(number=number, text=text):
            yield f"{number}\t{plain(text)}"
        case Paragraph(text=text):
            yield plain(text)
        case ListBlock(items=items):
            yield from (plain(item.text) for item in items)
        case Contents(entries=entries):
            yield "Contents"
            yield from (text for entry in entries for text in texts_of(entry))
        case Drawing():
            yield block.title
            yield block.told
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            cells = (cell for row in block.rows for cell in row.cells)
            yield from (plain(text) for cell in cells for text in cell.paragraphs)


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_every_text_is_there_once_and_in_order(product: str, view: View) -> None:
    document, content = of_example(product, view)
    wanted = [text for block in document.blocks for text in texts_of(block) if text]
    found = [told(p) for p in part(content).iter(f"{W}p")]
    assert [text for text in found if text] == wanted
    assert len(wanted) >= DRAWN.get(product, 21)


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_every_table_has_one_header_row_and_as_many_cells_in_each(
    product: str, view: View
) -> None:
    tables = list(part(of_example(product, view)[1]).iter(f"{W}tbl"))
    assert bool(tables) is (product not in {*PROSE, *DRAWN})
    for table in tables:
        rows = table.findall(f"{W}tr")
        flags = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert flags == [True] + [False] * (len(rows) - 1)
        assert len(rows) > 1
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in rows:
            spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(f"{W}tc")]
            width = sum(1 if s is None else int(s.get(f"{W}val")) for s in spans)
            assert width == columns
        assert all(told(cell).strip() for cell in rows[0].findall(f"{W}tc"))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val").strip()


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_pages_are_a4_and_lie_where_tables_are_wide(product: str, view: View) -> None:
    opened = docx.Document(BytesIO(of_example(product, view)[1]))
    sizes = [(s.page_width, s.page_height) for s in opened.sections]
    shown = [(round(w.mm), round(h.mm)) for w, h in sizes if w and h]
    stands, lies = (210, 297), (297, 210)
    wanted = [lies] if product in LIES else [stands]
    if (product, view) == ("overview", "coded"):
        wanted = [stands, lies, stands]
    assert shown == wanted


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_every_page_says_which_of_how_many_it_is(product: str, view: View) -> None:
    for section in docx.Document(BytesIO(of_example(product, view)[1])).sections:
        footer = section.footer
        assert not footer.is_linked_to_previous
        assert footer.paragraphs[0].text.endswith("\tPage 1 of 1")
        codes = [i.text.split()[0] for i in footer._element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("product", "view"), EVERY)
@pytest.mark.parametrize("draft", [False, True])
def test_every_section_bears_the_marking_and_a_draft_its_notice(
    product: str, view: View, draft: bool
) -> None:
    marking = "FOR PUBLICATION" if view == "published" else "OFFICIAL-SENSITIVE"
    content = of_example(product, view, draft=draft)[1]
    for section in docx.Document(BytesIO(content)).sections:
        lines = [p.text for p in section.header.paragraphs]
        assert lines[0] == f"{running_head(product)}\t{marked(product, marking)}"
        assert [ln.startswith("DRAFT") for ln in lines[1:]] == [True] * draft


def running_head(product: str) -> str:
    kind = PRODUCTS[product]
    name = heading({}, kind.name)
    return f"Serious Case Review: Child K · {name}" if kind.of_the_case else name


def marked(product: str, marking: str) -> str:
    # The guide tells nothing of the case: it goes to every member of staff.
    return marking if PRODUCTS[product].of_the_case else ""


def test_a_marking_with_signs_of_xml_is_printed_as_it_is_written() -> None:
    opened = docx.Document(BytesIO(of_small("overview")[1]))
    header = opened.sections[0].header.paragraphs[0].text
    assert header.endswith("\tOFFICIAL & <LIMITED>")
    assert opened.core_properties.title == "Child S & <co>: overview report"


@pytest.mark.parametrize("product", PRODUCTS)
def test_language_and_properties_are_ours(product: str) -> None:
    content = of_example(product)[1]
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    parts = [
        part(content, n) for n in names if n.startswith("word/") and ".png" not in n
    ]
    assert {e.get(f"{W}val") for p in parts for e in p.iter(f"{W}lang")} == {"en-GB"}
    assert not [e for p in parts for e in p.iter(f"{W}updateFields")]
    properties = docx.Document(BytesIO(content)).core_properties
    assert properties.language == "en-GB"
    assert properties.author == "Fernshire Safeguarding Children Board"
    kind = PRODUCTS[product]
    name = heading({}, kind.name)
    title = f"Serious Case Review: Child K: {name.lower()}"
    assert properties.title == (title if kind.of_the_case else name)
    made = OWN_DAYS.get(product, AS_OF)
    assert properties.created.date() == properties.modified.date() == made
    assert properties.last_modified_by == ""
    assert part(content, "docProps/app.xml").xpath("string()") == "scrkit"


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_headings_are_real_and_never_skip_a_level(product: str, view: View) -> None:
    assert_outline(of_example(product, view)[1])


def test_headings_of_prose_that_skips_a_level_do_not_skip_one() -> None:
    assert_outline(of_small("overview")[1])


def assert_outline(content: bytes) -> None:
    outlines = {
        s.get(f"{W}styleId"): s.find(f"{W}pPr/{W}outlineLvl")
        for s in part(content, "word/styles.xml").iter(f"{W}style")
    }
    found = [style(p) for p in part(content).iter(f"{W}p")]
    levels = [int(s[-1]) for s in found if s.startswith("Heading")]
    assert levels
    for level in set(levels):
        assert outlines[f"Heading{level}"].get(f"{W}val") == str(level - 1)
    for before, level in zip([0, *levels], levels, strict=False):
        assert level <= before + 1


@pytest.mark.parametrize("view", ["coded", "published"])
def test_every_line_of_the_contents_leads_to_the_heading_it_names(view: View) -> None:
    root = part(of_example("overview", view)[1])
    marks = {
        mark.get(f"{W}name"): told(mark.getparent())
        for mark in root.iter(f"{W}bookmarkStart")
    }
    links = [(a.get(f"{W}anchor"), told(a)) for a in root.iter(f"{W}hyperlink")]
    assert len(links) > 40
    for anchor, text in links:
        assert marks[anchor] == text
    fields = [c.get(f"{W}fldCharType") for c in root.iter(f"{W}fldChar")]
    assert fields == ["begin", "separate", "end"]


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_ids_are_unique_and_what_they_point_to_is_there(
    product: str, view: View
) -> None:
    content = of_example(product, view)[1]
    root = part(content)
    for name in ("id", "name"):
        given = [m.get(f"{W}{name}") for m in root.iter(f"{W}bookmarkStart")]
        assert len(given) == len(set(given))
    ends = [m.get(f"{W}id") for m in root.iter(f"{W}bookmarkEnd")]
    assert ends == [m.get(f"{W}id") for m in root.iter(f"{W}bookmarkStart")]
    relations = part(content, "word/_rels/document.xml.rels")
    targets = {r.get("Id"): f"word/{r.get('Target')}" for r in relations}
    assert len(targets) == len(relations)
    names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    assert set(targets.values()) <= names
    used = {e.get(f"{R}id") for e in root.iter() if e.get(f"{R}id")}
    assert used <= set(targets)
    numbers = part(content, "word/numbering.xml").findall(f"{W}num")
    known = {n.get(f"{W}numId") for n in numbers}
    assert len(known) == len(numbers)
    assert {n.get(f"{W}val") for n in root.iter(f"{W}numId")} <= known


@pytest.mark.parametrize("view", ["coded", "published"])
@pytest.mark.parametrize(
    "product", [name for name, kind in PRODUCTS.items() if kind.numbered]
)
def test_paragraphs_count_through_each_section_without_a_gap(
    product: str, view: View
) -> None:
    section, counted = 0, 0
    for p in part(of_example(product, view)[1]).iter(f"{W}p"):
        if style(p) == "Heading1" and told(p)[0].isdigit():
            section, counted = section + 1, 0
            assert told(p).startswith(f"{section}  ")
        elif style(p) == "NumberedParagraph":
            counted += 1
            assert told(p).startswith(f"{section}.{counted}\t")
    assert section >= 6


def labels(content: bytes) -> Iterator[str]:
    """Count as Word does: a list with a start of its own begins at its first item."""
    starts = {
        (n.get(f"{W}numId"), o.get(f"{W}ilvl")): int(o[0].get(f"{W}val"))
        for n in part(content, "word/numbering.xml").findall(f"{W}num")
        for o in n.findall(f"{W}lvlOverride")
    }
    count: dict[tuple[str, str], int] = {}
    for place in part(content).iter(f"{W}numPr"):
        p, level = place.getparent().getparent(), place[0].get(f"{W}val")
        key = (place[1].get(f"{W}val"), level)
        if style(p) == "ListNumber":
            count[key] = count.get(key, starts[key] - 1) + 1
        label = f"{count[key]}." if style(p) == "ListNumber" else "•"
        yield f"{level} {label} {told(p)}"


def test_lists_nest_and_start_again_as_the_reviewer_wrote_them() -> None:
    assert "; ".join(labels(of_small("overview")[1])) == COUNTED


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_the_package_has_no_time_and_one_order(product: str, view: View) -> None:
    with zipfile.ZipFile(BytesIO(of_example(product, view)[1])) as package:
        assert package.testzip() is None
        infos = package.infolist()
    assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [i.filename for i in infos]
    assert names == ["[Content_Types].xml", *sorted(set(names[1:]))]


def test_another_order_of_hashes_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "20"):
        example, out = str(shipped("examples") / "child-k"), str(tmp_path / seed)
        call = ("render", "all", example, "--as-of", "2016-09-30", "--out", out)
        calls = [[*call, "--view", view] for view in ("coded", "published")]
        script = f"from scrkit.cli.app import run\nassert not any(map(run, {calls}))"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script]
        subprocess.run(command, env=environment, check=True, capture_output=True)
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / seed).glob("*.*")}
        for seed in ("1", "20")
    )
    # Ten products, two shapes, two views.
    assert len([n for n in first if n.endswith((".docx", ".md"))]) == 40
    assert first == second
