"""Case text comes out of Markdown word for word, and clean of what hides or breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.render.document.blocks import Paragraph, plain
from scrkit.render.document.markdown import read
from scrkit.render.wording.escape import cleaned, inline, literal

HOSTILE = [
    "[sic] and [the child]",
    "*no* _marks_ **at** __all__",
    "# not a heading",
    "## neither",
    "1. not a list",
    "12) not a list",
    "- not a list",
    "+ not a list",
    "> not a quote",
    "===",
    "---",
    "***",
    "| a | b |",
    "<b>bold</b> <script>alert(1)</script>",
    "<!-- gone? -->",
    "![x](http://evil.example/t.png)",
    "[x](javascript:alert)",
    "[x]: http://evil.example",
    "http://evil.example",
    "<http://evil.example>",
    "&lt; &amp; &#35; &nbsp;",
    "`code` ``` fence",
    "~~~ fence",
    "back\\slash \\* and a last \\",
    "{{ jinja }} {% raw %}",
    "$x_1$ a_b_c :smile:",
    "“quotes” – dashes … and 'single'",
]


def back(markdown: str) -> str:
    blocks = read(markdown)
    assert all(isinstance(b, Paragraph) and b.style == "body" for b in blocks)
    return "\n\n".join(plain(b.text) for b in blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("text", HOSTILE)
def test_case_text_is_never_read_as_markdown(text: str) -> None:
    assert back(literal(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_paper_shows_case_text_as_it_was(text: str) -> None:
    assert back(inline(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_cell_holds_case_text_as_it_was(text: str) -> None:
    (block,) = read(f"| a | b |\n| --- | --- |\n| {inline(text)} | end |\n")
    assert not isinstance(block, Paragraph)
    shown = block.rows[0].cells  # type: ignore[union-attr]
    assert plain(shown[0].paragraphs[0]) == text
    assert plain(shown[1].paragraphs[0]) == "end"


WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]),
    min_size=1,
    max_size=12,
)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_any_words_come_back_from_both_ways_of_escaping(words: list[str]) -> None:
    text = " ".join(words)
    assert back(literal(text)) == text
    assert back(inline(text)) == text


def test_blank_lines_part_paragraphs_and_others_do_not() -> None:
    assert back(literal("one\n  two  \n\n    three")) == "one two\n\nthree"
    assert len(read(literal("one\n\ntwo"))) == 2


def test_what_xml_forbids_is_cleaned_out() -> None:
    assert cleaned("a\x00b\x0bc\x1bd\x7fe\x9bf\ud800g\ufffeh") == "abcdefgh"


def test_what_turns_the_reading_order_is_cleaned_out() -> None:
    assert cleaned("a\u202eb\u2066c\u2069d") == "abcd"
    assert cleaned("a\u200fb") == "a\u200fb"


def test_every_line_ending_is_one_line_ending() -> None:
    assert cleaned("a\r\nb\rc\x85d\te") == "a\nb\nc\nd\te"


def test_ordinary_words_are_left_readable_on_paper() -> None:
    assert inline("The mother's GP - seen at 3.30 p.m. (twice)!") == (
        "The mother's GP - seen at 3.30 p.m. (twice)!"
    )
