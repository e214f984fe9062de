"""What programs write around comments and changes in other ways than the usual one."""

import copy
from typing import Any

from lxml import etree

from tests.drafts.conftest import Round
from tests.drafts.markup import READER, WHEN, Markup, W


def paragraph_of(held: Markup, words: str) -> Any:
    for one in held.root.iter(f"{W}p"):
        if words in "".join(one.itertext()):
            return one
    raise LookupError(words)


def mark(name: str, number: str = "900") -> Any:
    one = etree.Element(f"{W}{name}")
    one.set(f"{W}id", number)
    one.set(f"{W}author", READER)
    one.set(f"{W}date", WHEN)
    return one


def test_a_comment_that_begins_between_paragraphs_is_on_the_next_one(
    sent: Round,
) -> None:
    def deeds(held: Markup) -> None:
        held.comment("Nine reviews", "Of what kind?")
        for start in list(held.root.iter(f"{W}commentRangeStart")):
            around = start.getparent()
            around.remove(start)
            around.addprevious(start)

    sent.takes(sent.back(deeds))
    (one,) = sent.points
    assert one.passage == "Nine reviews."
    assert one.words == "Nine reviews"


def test_a_new_paragraph_is_one_change_and_stands_behind_the_one_before(
    sent: Round,
) -> None:
    def deeds(held: Markup) -> None:
        before = paragraph_of(held, "Nine reviews.")
        for text in ("And what it read.", "All of it."):
            new = etree.Element(f"{W}p")
            looks = etree.SubElement(new, f"{W}pPr")
            etree.SubElement(looks, f"{W}rPr").append(mark("ins"))
            around = mark("ins")
            run = etree.SubElement(around, f"{W}r")
            etree.SubElement(run, f"{W}t").text = text
            new.append(around)
            before.addnext(new)
            before = new

    sent.takes(sent.back(deeds))
    (one,) = sent.points
    assert one.adds == "And what it read.\nAll of it."
    assert (one.place, one.removes, one.untracked) == ("independence", "", False)


def test_a_row_that_was_taken_out_is_one_change(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        row = next(paragraph_of(held, "Birth record").iterancestors(f"{W}tr"))
        looks = row.find(f"{W}trPr")
        looks.append(mark("del"))

    sent.takes(sent.back(deeds))
    (one,) = sent.points
    assert one.removes.endswith("Birth record")
    assert one.place == "reason-for-the-review"


def test_a_change_of_looks_alone_is_counted_and_left_out(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        run = next(paragraph_of(held, "Nine reviews.").iter(f"{W}r"))
        looks = etree.SubElement(run, f"{W}rPr")
        run.insert(0, looks)
        looks.append(mark("rPrChange"))

    told = sent.takes(sent.back(deeds))
    assert "left out: 1 change of looks alone" in told
    assert sent.points == ()


def test_contents_that_a_program_made_anew_are_no_change(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        entry = paragraph_of(held, "Terms of reference")
        assert "TOC" in etree.tostring(entry).decode()
        run = copy.deepcopy(next(entry.iter(f"{W}r")))
        around = mark("ins")
        around.append(run)
        entry.append(around)

    sent.takes(sent.back(deeds))
    assert sent.points == ()


def test_two_readers_who_change_one_sentence_are_told_apart(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        held.insert("Nine reviews", " of all kinds")
        held.insert(" of all kinds", ", and more", who="Another")

    sent.takes(sent.back(deeds))
    assert {(one.who, one.adds) for one in sent.points} == {
        ("panel reader 1", "of all kinds"),
        ("panel reader 2", ", and more"),
    }


def test_what_another_reader_strikes_out_of_an_insertion_is_both(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        held.insert("Nine reviews", " of all kinds")
        held.delete(" of all kinds", who="Another")

    sent.takes(sent.back(deeds))
    assert {(one.who, one.adds, one.removes) for one in sent.points} == {
        ("panel reader 1", "of all kinds", ""),
        ("panel reader 2", "", "of all kinds"),
    }


def test_comments_without_author_or_day_are_taken(sent: Round) -> None:
    """As a program writes them that takes personal information out."""
    first = sent.back(
        lambda held: held.comment("Nine reviews", "Of what?", who="Author", when="")
    )
    second = sent.back(
        lambda held: held.comment("Ten years", "Sure?", who="Author", when=""),
        name="second.docx",
    )
    sent.takes(first, second)
    assert [(one.who, one.said) for one in sent.points] == [
        ("panel reader 1", None),
        ("panel reader 2", None),
    ]


def test_an_empty_comment_is_still_told(sent: Round) -> None:
    sent.takes(sent.back(lambda held: held.comment("Nine reviews", "")))
    (one,) = sent.points
    assert (one.text, one.words) == ("", "Nine reviews")


def test_a_comment_in_a_cell_stands_at_the_record_of_its_row(sent: Round) -> None:
    sent.takes(
        sent.back(lambda held: held.comment("Midwifery record", "Which of them?"))
    )
    assert [one.place for one in sent.points] == ["HEALTH-0005"]
