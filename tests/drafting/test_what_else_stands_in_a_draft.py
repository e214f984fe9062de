"""What of a draft is no prose: typed over, torn, of another review, older, no draft."""

from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from scrkit.cli.show.draft_text import told
from scrkit.drafting.unkept import LINED, LINKS, RAISED
from scrkit.errors import ScrError
from scrkit.importers.read.wordforms import W
from tests.drafting.conftest import Drafted, drafted_from, example, written
from tests.drafting.inword import (
    Change,
    added,
    edited,
    marked,
    paragraph,
    paragraphs,
    place,
    replaced,
    run,
    says,
    with_part,
    without_bookmarks,
    without_controls,
    without_guidance,
    without_headings,
)

LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CUSTOM = "docProps/custom.xml"


def beside(text: str, node: Any) -> Change:
    """Return what puts a paragraph behind the one that says something."""

    def change(body: Any) -> None:
        found = next(one for one in paragraphs(body) if text in says(one))
        found.addnext(node)

    return change


@pytest.mark.parametrize("lost", [(), (without_controls,)])
def test_words_typed_over_the_records_are_told_by_place_and_not_taken(
    drafted: Drafted, lost: tuple[Change, ...]
) -> None:
    content = edited(
        drafted.draft.content,
        *lost,
        replaced("Health record; two years old.", "Health record; XYZZY."),
        replaced("The incident that led to this review", "PLUGH, the incident"),
    )
    found = drafted.taken(content)
    assert {at for at, _ in found.told} == {"under “1 Introduction”"}
    assert len(found.told) == 2
    assert not found.files
    assert not found.questions
    assert "XYZZY" not in str(found.told)
    assert "PLUGH" not in str(found.told)


def test_words_in_no_section_are_a_question(drafted: Drafted) -> None:
    stray = beside("The incident that led to this review", paragraph("And the court?"))
    found = drafted.taken(edited(drafted.draft.content, without_controls, stray))
    assert [at for at, _ in found.questions] == ["under “1 Introduction”"]
    assert found.blocked
    assert not found.files


def test_records_taken_out_are_told(drafted: Drafted) -> None:
    def change(body: Any) -> None:
        gone = "The incident that led to this review"
        one = next(one for one in paragraphs(body) if gone in says(one))
        one.getparent().remove(one)

    found = drafted.taken(edited(drafted.draft.content, change))
    assert [at for at, _ in found.told] == ["under “1 Introduction”"]


def split(body: Any) -> None:
    """Move the first paragraph of a section far up, its bookmark with it."""
    one = marked(body, "summary")
    first = next(one for one in paragraphs(body) if says(one).startswith("2"))
    first.addprevious(one)


def swallow(body: Any) -> None:
    """Move a heading of the draft into the middle of a section."""
    head = next(p for p in paragraphs(body) if says(p).endswith("What happened"))
    paragraphs(place(body, "summary"))[1].addnext(head)


@pytest.mark.parametrize("tearing", [(without_controls, split), (swallow,)])
def test_a_section_that_was_torn_apart_is_a_question_and_the_others_come_in(
    drafted: Drafted, tearing: tuple[Change, ...]
) -> None:
    more = added("family", paragraph("She read it twice."))
    found = drafted.taken(
        edited(drafted.draft.content, more, *tearing), flags={"partial": True}
    )
    assert [at for at, why in found.questions if "torn" in why] == ["summary"]
    assert not found.blocked
    assert list(written(found)) == ["family"]


def test_a_section_that_is_gone_stays_in_the_review_and_is_a_question(
    drafted: Drafted,
) -> None:
    def change(body: Any) -> None:
        start = next(p for p in paragraphs(body) if "The family's" in says(p))
        for one in (start, *paragraphs(place(body, "family"))):
            one.getparent().remove(one)

    found = drafted.taken(edited(drafted.draft.content, without_guidance, change))
    assert [at for at, _ in found.questions] == ["family"]
    assert not found.files


def test_without_controls_bookmarks_and_headings_nothing_is_taken(
    drafted: Drafted,
) -> None:
    content = edited(
        drafted.draft.content,
        without_controls,
        without_bookmarks,
        without_guidance,
        without_headings,
    )
    with pytest.raises(ScrError, match="neither controls, bookmarks nor headings"):
        drafted.taken(content)


@pytest.fixture(scope="module")
def later(drafted: Drafted) -> Drafted:
    """The review after somebody wrote in its summary and put an entry right."""
    files = dict(drafted.files)
    summary = files["overview/summary.md"]
    files["overview/summary.md"] = summary.replace(b"taken to hospital", b"taken in")
    return drafted_from(files)


def test_an_older_draft_is_asked_about_only_where_both_changed(
    drafted: Drafted, later: Drafted
) -> None:
    family = added("family", paragraph("She read it twice."))
    assert list(later.texts(edited(drafted.draft.content, family))) == ["family"]
    both = replaced("lay in a tray", "lay in a tray for two days")
    content = edited(drafted.draft.content, family, both)
    found = later.taken(content, flags={"partial": True})
    assert [at for at, _ in found.questions] == ["summary"]
    assert list(written(found)) == ["family"]
    over = written(later.taken(content, over=frozenset(("summary",))))
    assert "tray for two days" in over["summary"]
    assert "taken to hospital" in over["summary"]


def test_the_same_change_on_both_sides_is_no_question(
    drafted: Drafted, later: Drafted
) -> None:
    same = replaced("taken to hospital", "taken in")
    found = later.taken(edited(drafted.draft.content, same))
    assert (found.questions, found.files) == ([], ())


def test_a_draft_that_no_longer_says_what_it_was_made_from_is_compared_with_today(
    drafted: Drafted,
) -> None:
    content = with_part(drafted.draft.content, CUSTOM, None)
    change = added("family", paragraph("She read it twice."))
    found = drafted.taken(edited(content, change))
    assert list(written(found)) == ["family"]
    assert len(found.notes) == 1


def test_a_section_that_was_empty_is_written_anew_and_stays_empty_otherwise() -> None:
    files = example()
    del files["overview/conclusion.md"]
    empty = drafted_from(files)
    assert not empty.taken(empty.draft.content).files

    def change(body: Any) -> None:
        holder = place(body, "conclusion")
        for one in list(holder)[1:]:
            holder.remove(one)
        holder.append(paragraph("It could have been seen."))

    text = empty.texts(edited(empty.draft.content, change))
    assert text == {"conclusion": "It could have been seen.\n"}


def test_line_ends_and_odd_spelling_stay_as_they_were() -> None:
    files = example()
    odd = "# Conclusion\r\n\r\n* one\r\n* __two__\r\n\r\nWrapped\r\nline \\* end."
    files["overview/conclusion.md"] = odd.encode()
    made = drafted_from(files)
    assert not made.taken(made.draft.content).files
    more = added("conclusion", paragraph("More."))
    text = made.texts(edited(made.draft.content, more))["conclusion"]
    assert text == odd + "\r\n\r\nMore.\r\n"


def test_a_table_that_was_joined_is_a_question(drafted: Drafted) -> None:
    from lxml import etree

    from tests.drafting.inword import table

    wide = table(("A", "B"), ("both",))
    about = etree.SubElement(wide.findall(f"{W}tr")[1][0], f"{W}tcPr")
    etree.SubElement(about, f"{W}gridSpan").set(f"{W}val", "2")
    found = drafted.taken(edited(drafted.draft.content, added("family", wide)))
    assert [at for at, _ in found.questions] == ["family"]


def test_a_file_that_is_no_word_document_inside_is_refused(drafted: Drafted) -> None:
    with pytest.raises(ScrError, match="no Word document"):
        drafted.taken(with_part(drafted.draft.content, "_rels/.rels", None))


def test_nothing_that_is_asked_or_told_quotes_the_case(drafted: Drafted) -> None:
    secret = "Xyzzy was there"
    content = edited(
        drafted.draft.content,
        added("family", paragraph(f"{secret} [health-9999] @Nobody3")),
        beside("The incident that led to this review", paragraph(secret)),
    )
    found = drafted.taken(content)
    assert {at for at, _ in found.questions} >= {"family"}
    assert len(found.questions) == 3
    assert "zzy" not in repr((found.questions, found.told, found.notes, found.named))


@pytest.mark.parametrize("name", ["introduction", "conclusion", "family"])
def test_a_section_of_which_all_was_taken_out_becomes_empty(
    drafted: Drafted, name: str
) -> None:
    def change(body: Any) -> None:
        for one in paragraphs(place(body, name))[1:]:
            one.getparent().remove(one)

    content = edited(drafted.draft.content, change)
    assert drafted.texts(content) == {name: ""}
    assert [one.emptied for one in drafted.taken(content).changes] == [True]


@pytest.mark.parametrize(
    ("styles", "signs"),
    [
        (("Heading1",), ("##",)),
        (("Heading4",), ("##",)),
        (("Heading1", "Heading2"), ("##", "###")),
        (("Heading1", "Heading4"), ("##", "###")),
        (("Heading2", "Heading1"), ("##", "##")),
    ],
)
def test_headings_of_any_level_come_below_that_of_their_section(
    drafted: Drafted, styles: tuple[str, ...], signs: tuple[str, ...]
) -> None:
    nodes = [paragraph(f"Part {n}", style) for n, style in enumerate(styles)]
    content = edited(drafted.draft.content, added("conclusion", *nodes))
    texts = drafted.texts(content)
    wanted = "".join(f"\n{sign} Part {n}\n" for n, sign in enumerate(signs))
    assert texts == {"conclusion": drafted.source("conclusion") + wanted}


def test_the_heading_of_a_section_typed_again_is_no_change(drafted: Drafted) -> None:
    def change(body: Any) -> None:
        first = paragraphs(place(body, "introduction"))[1]
        first.addprevious(paragraph("Introduction", "Heading2"))

    assert not drafted.texts(edited(drafted.draft.content, change))


def lettered(name: str, kind: str) -> Any:
    """Return a run of which the letters are raised, lowered or underlined."""
    made = run("letters")
    etree.SubElement(made.find(f"{W}rPr"), W + name).set(f"{W}val", kind)
    return made


def linked() -> Any:
    """Return words that lead to an address."""
    made = etree.Element(f"{W}hyperlink")
    made.set(f"{LINK}id", "rId99")
    made.append(lettered("u", "single"))
    return made


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (linked(), [LINKS]),
        (lettered("vertAlign", "superscript"), [RAISED]),
        (lettered("vertAlign", "subscript"), [RAISED]),
        (lettered("vertAlign", "baseline"), []),
        (lettered("u", "single"), [LINED]),
        (lettered("u", "none"), []),
    ],
)
def test_what_no_text_keeps_is_told_and_its_words_are_taken(
    drafted: Drafted, words: Any, told: list[str]
) -> None:
    new = paragraph("See the ")
    new.append(deepcopy(words))
    content = edited(drafted.draft.content, added("family", new))
    found = drafted.taken(content)
    assert [(one.what, one.where) for one in found.asides] == [
        (one, "family") for one in told
    ]
    source = drafted.source("family")
    assert written(found) == {"family": f"{source}\nSee the letters\n"}


def test_a_draft_of_which_something_is_asked_is_not_called_nothing_new(
    drafted: Drafted,
) -> None:
    stray = beside("The incident that led to this review", paragraph("And the court?"))
    found = drafted.taken(edited(drafted.draft.content, without_controls, stray))
    assert "nothing new" not in told(found, "Draft")
    assert "nothing new" in told(drafted.taken(drafted.draft.content), "Draft")


def test_comments_are_counted_at_their_section(drafted: Drafted) -> None:
    remarked = paragraph("Thanks to all.")
    for id in ("1", "2"):
        etree.SubElement(remarked[-1], f"{W}commentReference").set(f"{W}id", id)
    content = edited(drafted.draft.content, added("conclusion", remarked))
    found = drafted.taken(content)
    assert "left out: 2 comments, which the file itself keeps (conclusion)\n" in told(
        found, "Draft"
    )
    assert list(written(found)) == ["conclusion"]
