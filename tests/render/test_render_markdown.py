"""The subset of Markdown in which the lead reviewer writes."""

import pytest

from scrkit.render.document.blocks import (
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Placed,
    Run,
    Table,
    plain,
)
from scrkit.render.document.markdown import MARK, MARK_END, read


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def test_paragraphs_hold_bold_and_italic_runs() -> None:
    assert read("a **b** *c* ***d***") == (
        Paragraph(
            (
                Run("a "),
                Run("b", strong=True),
                Run(" "),
                Run("c", emphasis=True),
                Run(" "),
                Run("d", strong=True, emphasis=True),
            )
        ),
    )


def test_lines_of_a_paragraph_are_joined() -> None:
    assert read("one\ntwo") == (Paragraph(words("one two")),)


def test_a_hard_break_is_kept() -> None:
    assert read("one\\\ntwo") == (Paragraph(words("one\ntwo")),)


def test_headings_go_no_deeper_than_four() -> None:
    assert read("# a\n\n###### b") == (Heading(1, words("a")), Heading(4, words("b")))


def test_lists_are_laid_flat_by_level() -> None:
    assert read("- a\n  - b\n- c") == (
        ListBlock((Item(words("a")), Item(words("b"), 1), Item(words("c")))),
    )


def test_a_numbered_list_keeps_its_start() -> None:
    assert read("3. a\n4. b") == (
        ListBlock((Item(words("a"), 0, 3), Item(words("b"), 0, 4))),
    )


def test_later_paragraphs_of_an_item_become_lines_of_it() -> None:
    assert read("- a\n\n  b\n- c") == (
        ListBlock((Item((Run("a"), Run("\n"), Run("b"))), Item(words("c")))),
    )


def test_a_quote_is_a_style_of_its_paragraphs() -> None:
    assert read("> a\n>\n> b\n\nc") == (
        Paragraph(words("a"), "quote"),
        Paragraph(words("b"), "quote"),
        Paragraph(words("c")),
    )


def test_a_simple_table_fits_the_page() -> None:
    (table,) = read("| a | b |\n|---|---|\n| **1** | 2 |")
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["a", "b"]
    assert table.rows[0].cells[0].paragraphs == ((Run("1", strong=True),),)
    assert sum(column.width for column in table.columns) <= 166


def test_a_link_is_its_text_and_its_address() -> None:
    (paragraph,) = read("see [the guide](https://board.example/guide) there")
    assert isinstance(paragraph, Paragraph)
    shown = plain(paragraph.text)
    assert shown == "see the guide (https://board.example/guide) there"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b>b</b>",
        "<!-- hidden -->",
        "[note]: http://x.example",
        "```",
        "***",
    ],
)
def test_what_is_outside_the_subset_stays_visible_as_text(text: str) -> None:
    (paragraph,) = read(text)
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == text


def test_a_picture_is_never_fetched_or_placed() -> None:
    (paragraph,) = read("![x](http://evil.example/t.png)")
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "!x (http://evil.example/t.png)"


def test_indented_text_is_prose_and_not_code() -> None:
    assert read("    indented") == (Paragraph(words("indented")),)


def test_code_is_shown_as_words() -> None:
    assert read("the `form` itself") == (Paragraph(words("the form itself")),)


def test_a_marker_stands_for_its_block() -> None:
    chart = Placed("chronology")
    assert read(f"a\n\n{MARK}0{MARK_END}\n", (chart,)) == (
        Paragraph(words("a")),
        chart,
    )


@pytest.mark.parametrize("number", ["1", "x", ""])
def test_a_marker_of_nothing_places_nothing(number: str) -> None:
    (block,) = read(f"{MARK}{number}{MARK_END}", (Placed("chronology"),))
    assert isinstance(block, Paragraph)
