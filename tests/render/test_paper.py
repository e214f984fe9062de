"""The Markdown file holds what the Word file holds, for people who read plain files."""

from datetime import date

import pytest

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
from scrkit.render.document.paper import markdown_file


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def written(*blocks: Block, draft: bool = False) -> str:
    document = Document(
        title="T",
        subject="S",
        creator="B",
        review="child-k",
        marking="OFFICIAL",
        created=date(2016, 3, 1),
        draft=draft,
        landscape=False,
        blocks=blocks,
    )
    text = markdown_file(document).decode()
    edge = "*OFFICIAL · child-k*"
    assert text.startswith(edge)
    assert text.endswith(f"{edge}\n" if not draft else "circulate.**\n")
    return text.removeprefix(f"{edge}\n\n").removesuffix(f"{edge}\n").rstrip("\n")


def test_a_draft_says_so_first_and_last() -> None:
    assert written(Paragraph(words("a")), draft=True).count("**DRAFT") == 2


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Heading(2, words("Why *so*"), "3"), "## 3 Why \\*so\\*"),
        (Heading(1, words("Appendix")), "# Appendix"),
        (Paragraph(words("a [sic]")), "a \\[sic\\]"),
        (Paragraph(words("1. one")), "1\\. one"),
        (Paragraph(words("# one")), "\\# one"),
        (Paragraph(words("Child K"), "title"), "# Child K"),
        (Paragraph(words("said"), "quote"), "> said"),
        (NumberedParagraph("1.1", words("told")), "1.1 told"),
        (Paragraph((Run("a "), Run("b", strong=True), Run(" c"))), "a **b** c"),
        (Paragraph((Run("a"), Run(" b ", emphasis=True), Run("c"))), "a *b* c"),
        (Paragraph((Run("a", strong=True, emphasis=True),)), "***a***"),
        (Paragraph((Run("a"), Run(" "), Run("b", strong=True))), "a **b**"),
        (Paragraph((Run("a"), Run(""), Run("# b"))), "a# b"),
        (PageBreak(), ""),
        (Turn(landscape=True), ""),
        (Placed("chronology"), ""),
        (Contents(), ""),
    ],
)
def test_each_block_has_its_markdown(block: Block, markdown: str) -> None:
    assert written(block) == markdown


def test_lists_are_indented_by_level() -> None:
    listed = ListBlock(
        (Item(words("a"), 0, 1), Item(words("b"), 1), Item(words("c"), 0, 2))
    )
    assert written(listed) == "1. a\n   - b\n2. c"


def test_the_contents_link_to_the_headings() -> None:
    entries = (
        Heading(1, words("Introduction"), "1", "1-introduction"),
        Heading(2, words("How to read it"), "", "how-to-read-it"),
    )
    assert written(Contents(entries)) == (
        "**Contents**\n\n- [1 Introduction](#1-introduction)\n"
        "   - [How to read it](#how-to-read-it)"
    )


def test_a_table_is_a_pipe_table_whose_cells_are_one_line() -> None:
    table = Table(
        "People",
        (Column("Code", 10), Column("Who | what", 10)),
        (
            Row((Cell((words("March 2014"),)),), group=True),
            Row(
                (Cell((words("a|b"),)), Cell((words("One."), words("Two"), words("3"))))
            ),
            Row((Cell(()), Cell((words("x\ny"),)))),
        ),
        caption="People",
    )
    assert written(table) == (
        "*People*\n\n| Code | Who \\| what |\n| --- | --- |\n| March 2014 |  |\n"
        "| a\\|b | One. Two; 3 |\n|  | x<br>y |"
    )


def test_a_table_under_its_heading_has_no_caption() -> None:
    table = Table("People", (Column("Code", 10),), ())
    assert written(table) == "| Code |\n| --- |"


def test_what_is_no_block_is_a_bug() -> None:
    with pytest.raises(TypeError):
        written("text")  # type: ignore[arg-type]
