"""What is written into a draft in Word comes back, and the rest byte for byte."""

import difflib

import pytest

from tests.drafting.conftest import Drafted
from tests.drafting.inword import (
    Change,
    added,
    as_word_saves,
    edited,
    marked,
    paragraph,
    paragraphs,
    place,
    replaced,
    run,
    table,
    without_bookmarks,
    without_controls,
    without_guidance,
)

LOSSES: dict[str, tuple[Change, ...]] = {
    "as it went out": (),
    "as Word saves it": (as_word_saves,),
    "without controls": (without_controls,),
    "without controls, as Word saves it": (without_controls, as_word_saves),
    "without controls and bookmarks": (without_controls, without_bookmarks),
    "with headings alone": (without_controls, without_bookmarks, without_guidance),
}


def lines_of(before: str, after: str) -> list[str]:
    """Return the lines that differ, each with its sign."""
    every = difflib.unified_diff(
        before.splitlines(), after.splitlines(), n=0, lineterm=""
    )
    return [one for one in every if not one.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("lost", LOSSES)
def test_a_draft_in_which_nothing_was_written_changes_nothing(
    drafted: Drafted, lost: str
) -> None:
    found = drafted.taken(edited(drafted.draft.content, *LOSSES[lost]))
    assert (found.files, found.questions, found.told) == ((), [], [])
    assert found.same == len(drafted.options.regions) == 17
    assert not found.asides


CONSTRUCTS = {
    "a paragraph": (paragraph("The panel asked why."), "The panel asked why."),
    "bold and italic": (
        paragraph("It was **not** seen as *urgent* then."),
        "It was **not** seen as *urgent* then.",
    ),
    "a quote": (paragraph("Nobody asked me.", "Quote"), "> Nobody asked me."),
    "a heading": (paragraph("What was known", "Heading3"), "## What was known"),
    "a heading below it": (
        (paragraph("Upper", "Heading3"), paragraph("Lower", "Heading4")),
        "## Upper\n\n### Lower",
    ),
    "bullets, nested once": (
        (
            paragraph("one", number=1),
            paragraph("two", number=1, level=1),
            paragraph("three", number=1),
        ),
        "- one\n  - two\n- three",
    ),
    "a table": (
        table(("Month", "Weight"), ("May", "below the *second* centile"), ("July", "")),
        "| Month | Weight |\n| --- | --- |\n| May | below the *second* centile |"
        "\n| July |  |",
    ),
    "signs of Markdown": (
        paragraph("1. not a list # no_heading_ <here> [x] | y \\ z ` q"),
        "1\\. not a list # no\\_heading\\_ \\<here\\> \\[x\\] \\| y \\\\ z \\` q",
    ),
    "a citation": (
        paragraph("The health visitor wrote it down [health-2; Police 3]."),
        "The health visitor wrote it down [HEALTH-0002, POLICE-0003].",
    ),
    "a bare code": (paragraph("Then SW1 rang Mother."), "Then @SW1 rang @Mother."),
}


SECTIONS = (
    *(f"phase-P{n}" for n in range(1, 6)),
    *(f"analysis-Q{n}" for n in range(1, 7)),
)


@pytest.mark.parametrize("lost", LOSSES)
def test_each_construct_comes_back_as_markdown_behind_what_stood(
    drafted: Drafted, lost: str
) -> None:
    changes, wanted = [], {}
    for name, (nodes, text) in zip(SECTIONS, CONSTRUCTS.values(), strict=False):
        changes.append(added(name, *(nodes if isinstance(nodes, tuple) else (nodes,))))
        wanted[name] = f"{drafted.source(name)}\n{text}\n"
    content = edited(drafted.draft.content, *changes, *LOSSES[lost])
    texts = drafted.texts(content)
    for name, construct in zip(SECTIONS, CONSTRUCTS, strict=False):
        assert texts[name] == wanted[name], construct
    assert texts.keys() == wanted.keys()


@pytest.mark.parametrize("lost", LOSSES)
def test_a_changed_word_changes_its_line_alone(drafted: Drafted, lost: str) -> None:
    change = replaced("lay in a tray", "lay in a tray for two days")
    content = edited(drafted.draft.content, change, *LOSSES[lost])
    texts = drafted.texts(content)
    assert list(texts) == ["summary"]
    changed = lines_of(drafted.source("summary"), texts["summary"])
    assert [one[0] for one in changed] == ["-", "+"]
    assert changed[1][1:] == changed[0][1:].replace("tray", "tray for two days")


def test_a_paragraph_taken_out_is_taken_out(drafted: Drafted) -> None:
    def change(body: object) -> None:
        node = paragraphs(place(body, "summary"))[1]
        node.getparent().remove(node)

    texts = drafted.texts(edited(drafted.draft.content, change))
    gone = lines_of(drafted.source("summary"), texts["summary"])
    assert [one[0] for one in gone] == ["-", "-"]


def test_what_is_typed_right_behind_a_place_belongs_to_it(drafted: Drafted) -> None:
    def change(body: object) -> None:
        marked(body, "family").addnext(paragraph("She read it twice."))

    content = edited(drafted.draft.content, without_controls, change)
    text = drafted.texts(content)["family"]
    assert text == drafted.source("family") + "\nShe read it twice.\n"


def test_tracked_changes_are_taken_as_if_accepted_and_told(drafted: Drafted) -> None:
    from lxml import etree

    from scrkit.importers.read.wordforms import W

    def change(body: object) -> None:
        node = paragraphs(place(body, "family"))[0]
        put = etree.SubElement(node, f"{W}ins")
        put.append(run(" She said so."))
        gone = etree.SubElement(node, f"{W}del")
        etree.SubElement(etree.SubElement(gone, f"{W}r"), f"{W}delText").text = "Not."

    found = drafted.taken(edited(drafted.draft.content, change))
    assert {one.what: one.taken for one in found.asides} == {
        "insertions that were tracked": True,
        "deletions that were tracked": False,
    }
    assert len(found.files) == 1
