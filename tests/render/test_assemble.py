"""Blocks put together: placed, never empty, numbered, listed."""

from collections.abc import Callable

import msgspec
import pytest

from scrkit.model.review import Review, Section
from scrkit.render.assemble import PLACES, assemble, places
from scrkit.render.document.blocks import (
    Block,
    Contents,
    Heading,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Run,
    Table,
    Turn,
    plain,
)
from scrkit.render.sections.case import Case, open_case
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import NOTHING
from scrkit.timeline.values import Timeline

Open = Callable[[Options], Case]


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def paragraph(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text),), style)


@pytest.fixture
def case(case_of: Open, coded: Options) -> Case:
    return case_of(coded)


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """Return what a reader sees of headings and paragraphs, in order."""
    seen = []
    for block in blocks:
        if isinstance(block, Heading | NumberedParagraph):
            seen.append(f"{block.number} {plain(block.text)}".strip())
        elif isinstance(block, Paragraph):
            seen.append(plain(block.text))
    return seen


def test_sections_and_paragraphs_are_numbered_through(case: Case) -> None:
    blocks = (
        heading(1, "One"),
        paragraph("a"),
        heading(2, "Under"),
        paragraph("b"),
        heading(1, "Two"),
        paragraph("c"),
    )
    assert outline(assemble(blocks, case, numbered=True)) == [
        "1 One",
        "1.1 a",
        "Under",
        "1.2 b",
        "2 Two",
        "2.1 c",
    ]


def test_quotes_notes_and_what_precedes_the_first_section_take_no_number(
    case: Case,
) -> None:
    blocks = (
        paragraph("before"),
        heading(1, "One"),
        paragraph("said", "quote"),
        paragraph("small", "note"),
        paragraph("a"),
    )
    assert outline(assemble(blocks, case, numbered=True)) == [
        "before",
        "1 One",
        "said",
        "small",
        "1.1 a",
    ]


def test_an_appendix_takes_no_number_and_the_count_goes_on(case: Case) -> None:
    blocks = (
        heading(1, "One"),
        paragraph("a"),
        heading(1, "Appendix A: Table"),
        paragraph("b"),
        heading(1, "Two"),
        paragraph("c"),
    )
    assert outline(assemble(blocks, case, numbered=True)) == [
        "1 One",
        "1.1 a",
        "Appendix A: Table",
        "b",
        "2 Two",
        "2.1 c",
    ]


def test_without_numbers_nothing_is_numbered(case: Case) -> None:
    blocks = (heading(1, "One"), paragraph("a"))
    assert outline(assemble(blocks, case, numbered=False)) == ["One", "a"]


def test_a_section_with_nothing_in_it_says_so(case: Case) -> None:
    blocks = (
        heading(1, "Empty"),
        heading(1, "Full"),
        heading(2, "Empty below"),
        heading(2, "Full below"),
        paragraph("a"),
        heading(1, "Last"),
    )
    assert outline(assemble(blocks, case, numbered=False)) == [
        "Empty",
        NOTHING,
        "Full",
        "Empty below",
        NOTHING,
        "Full below",
        "a",
        "Last",
        NOTHING,
    ]


def test_a_page_break_fills_no_section(case: Case) -> None:
    blocks = (heading(1, "Empty"), PageBreak(), heading(1, "Next"), paragraph("a"))
    seen = outline(assemble(blocks, case, numbered=False))
    assert seen == ["Empty", NOTHING, "Next", "a"]


def test_an_empty_section_says_so_before_the_page_turns(case: Case) -> None:
    blocks = (
        heading(1, "Empty"),
        Turn(landscape=True),
        heading(1, "B"),
        paragraph("b"),
    )
    done = assemble(blocks, case, numbered=False)
    assert isinstance(done[1], Paragraph)
    assert isinstance(done[2], Turn)


def test_prose_without_a_file_leaves_a_section_that_says_so(case: Case) -> None:
    blocks = (heading(1, "Conclusion"), Placed("prose", "conclusion"))
    assert outline(assemble(blocks, case, numbered=False)) == ["Conclusion", NOTHING]


def test_headings_of_the_prose_go_below_the_section_they_stand_in(case: Case) -> None:
    blocks = (heading(1, "Introduction"), Placed("prose", "introduction"))
    done = assemble(blocks, case, numbered=False)
    levels = [(plain(b.text), b.level) for b in done if isinstance(b, Heading)]
    assert levels == [("Introduction", 1), ("How to read it", 2)]
    under = (heading(2, "Introduction"), Placed("prose", "introduction"))
    done = assemble(under, case, numbered=False)
    assert [b.level for b in done if isinstance(b, Heading)] == [2, 3]


def test_the_contents_list_two_levels_with_their_numbers(case: Case) -> None:
    blocks = (
        Placed("contents"),
        heading(1, "One"),
        heading(2, "Under"),
        heading(3, "Deep"),
        paragraph("a"),
        heading(1, "Appendix A: Chronology"),
        heading(2, "2014"),
        paragraph("b"),
    )
    done = assemble(blocks, case, numbered=True)
    contents = next(b for b in done if isinstance(b, Contents))
    assert [(e.number, plain(e.text)) for e in contents.entries] == [
        ("1", "One"),
        ("", "Under"),
        ("", "Appendix A: Chronology"),
    ]


def test_headings_of_the_same_words_have_anchors_of_their_own(case: Case) -> None:
    blocks = (
        *(heading(1, "Why it's so?"), paragraph("a")),
        *(heading(1, "Why it's so?"), paragraph("b")),
        *(heading(1, "…"), paragraph("c")),
    )
    done = assemble(blocks, case, numbered=False)
    anchors = [b.anchor for b in done if isinstance(b, Heading)]
    assert anchors == ["why-its-so", "why-its-so-1", "section"]


def test_a_table_right_under_a_heading_needs_no_caption(case: Case) -> None:
    blocks = (heading(1, "Glossary"), Placed("glossary"), Placed("panel"))
    tables = [b for b in assemble(blocks, case, numbered=False) if isinstance(b, Table)]
    assert [table.caption for table in tables] == ["", "Members of the panel"]
    assert tables[0].title == "Glossary"


def test_anchors_never_clash_with_a_heading_that_ends_in_a_number(case: Case) -> None:
    blocks = tuple(
        part
        for title in ("A", "A", "A 1", "A – B")
        for part in (heading(1, title), paragraph("x"))
    )
    done = assemble(blocks, case, numbered=False)
    anchors = [b.anchor for b in done if isinstance(b, Heading)]
    assert anchors == ["a", "a-1", "a-1-1", "a--b"]


def test_a_report_knows_which_blocks_and_prose_it_has(case: Case) -> None:
    has = places(case)
    assert has(Placed("glossary"))
    assert has(Placed("evidence", "F1"))
    assert has(Placed("prose", "introduction"))
    assert has(Placed("prose", "analysis-Q1"))
    assert not has(Placed("nonsense"))
    assert not has(Placed("evidence", "F99"))
    assert not has(Placed("prose", "introducton"))
    assert not has(Placed("prose", "analysis-Q99"))


@pytest.mark.parametrize("name", PLACES)
def test_every_block_can_be_placed_in_both_views(
    name: str, case_of: Open, coded: Options, published: Options
) -> None:
    for options in (coded, published):
        case = case_of(options)
        assert assemble((Placed(name, "F1"), paragraph("x")), case, numbered=True)


@pytest.mark.parametrize("title", ["Introduction", "introduction", "1 Introduction"])
def test_prose_that_repeats_its_sections_heading_loses_it(
    title: str, review: Review, timeline: Timeline, coded: Options
) -> None:
    section = Section(name="introduction", text=f"# {title}\n\nTold.\n\n## More\n\nx")
    changed = msgspec.structs.replace(review, sections=(section,))
    blocks = (heading(1, "Introduction"), Placed("prose", "introduction"))
    done = assemble(blocks, open_case(changed, timeline, coded), numbered=False)
    assert outline(done) == ["Introduction", "Told.", "More", "x"]
    assert [b.level for b in done if isinstance(b, Heading)] == [1, 2]


@pytest.mark.parametrize("title", ["A hard winter", "Introduction to the family"])
def test_prose_keeps_a_heading_of_its_own(
    title: str, review: Review, timeline: Timeline, coded: Options
) -> None:
    section = Section(name="introduction", text=f"# {title}\n\nTold.")
    changed = msgspec.structs.replace(review, sections=(section,))
    blocks = (heading(1, "Introduction"), Placed("prose", "introduction"))
    done = assemble(blocks, open_case(changed, timeline, coded), numbered=False)
    assert outline(done) == ["Introduction", title, "Told."]
