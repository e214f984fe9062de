"""Every product, whole: what a chair, an agency and the public would read."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import docx
import msgspec
import pytest
from msgspec import structs

from scrkit.errors import ScrError
from scrkit.model.case import CaseReview
from scrkit.model.review import Review, Section
from scrkit.render.document.blocks import Table, Turn
from scrkit.render.products import PRODUCTS, compose, render
from scrkit.render.sections.case import NO_TIMELINE, Case
from scrkit.render.wording.options import Options, View
from scrkit.render.wording.wording import NOTHING
from scrkit.timeline.values import Timeline

Open = Callable[[Options], Case]
Read = Callable[..., str]
SILENT = NO_TIMELINE


@pytest.fixture
def text(review: Review, timeline: Timeline, coded: Options) -> Read:
    """Render a product as Markdown and return its text."""

    def read(product: str, changed: Review | None = None, **options: object) -> str:
        chosen = replace(coded, formats=("md",), **options)  # type: ignore[arg-type]
        (file,) = render(product, changed or review, timeline, chosen)
        return file.content.decode()

    return read


def bare(review: Review) -> Review:
    case = CaseReview(
        format="1", id="x", title="X", framework="f", board=review.case.board
    )
    return Review(case=case)


@pytest.mark.usefixtures("nothing_remembered")
@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("view", ["coded", "published"])
def test_the_same_review_gives_the_same_bytes(
    product: str, view: View, review: Review, timeline: Timeline, coded: Options
) -> None:
    options = replace(coded, view=view)
    once = render(product, review, timeline, options)
    again = render(product, review, timeline, replace(options))
    assert once == again
    name = f"{product}-published" if view == "published" else product
    assert [file.path for file in once] == [f"{name}.docx", f"{name}.md"]


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("view", ["coded", "published"])
def test_a_review_of_nothing_renders_and_tells_the_panel_that_it_is_empty(
    product: str, view: View, review: Review, coded: Options
) -> None:
    options = replace(coded, view=view)
    word, markdown = render(product, bare(review), SILENT, options)
    assert docx.Document(BytesIO(word.content)).paragraphs
    # The public is not shown the section at all.
    assert (NOTHING in markdown.content.decode()) == (view == "coded")


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("view", ["coded", "published"])
def test_word_and_markdown_say_the_same(
    product: str, view: View, review: Review, timeline: Timeline, coded: Options
) -> None:
    options = replace(coded, view=view)
    word, markdown = render(product, review, timeline, options)
    opened = docx.Document(BytesIO(word.content))
    told = _squeezed(markdown.content.decode())
    cells = [c.text for t in opened.tables for r in t.rows for c in r.cells]
    paragraphs = [p.text for p in opened.paragraphs]
    for shown in (*cells, *paragraphs):
        for line in shown.split("\n"):
            assert _squeezed(line) in told


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\*]+", "", text)


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_published_view_names_no_code_and_no_day_of_the_story(
    product: str, text: Read
) -> None:
    shown = text(product, view="published")
    for hidden in ("SW1", "HV1", "GP1", "ChildK", "Nursery A", "14:30"):
        assert hidden not in shown
    for day in ("5 March 2014", "6 March 2014", "10 January 2012", "2 May 2014"):
        assert day not in shown
    assert "February 2013" not in shown.replace("February 2013 to", "")


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("view", ["coded", "published"])
def test_what_was_said_in_interviews_is_never_printed(
    product: str, view: View, text: Read
) -> None:
    assert "SECRET POINT" not in text(product, view=view)


def test_the_overview_has_the_parts_that_published_ones_have(text: Read) -> None:
    headings = re.findall(r"^# (.*)$", text("overview"), re.MULTILINE)
    assert headings == [
        "Child K",
        "1 Introduction",
        "2 Terms of reference",
        "3 How the review was carried out",
        "4 The family's contribution",
        "5 Summary of the case",
        "6 What happened",
        "7 Analysis",
        "8 Findings",
        "9 What was learnt and what has changed",
        "10 Recommendations",
        "11 Conclusion",
        "12 Accepted departures",
        "Appendix A: Integrated chronology",
        "Appendix B: Glossary",
        "Appendix C: The panel",
    ]


def test_the_title_page_tells_board_review_date_and_marking(text: Read) -> None:
    opening = text("overview").partition("**Contents**")[0]
    for part in (
        "Fernshire Safeguarding Children Board",
        "Serious Case Review",
        "Overview report",
        "Version of 1 March 2016",
        "Status: the panel's copy",
        "*OFFICIAL-SENSITIVE · ",
        "www.fernshire.example",
    ):
        assert part in opening


def test_paragraphs_are_numbered_without_a_gap(text: Read) -> None:
    numbers = re.findall(r"^(\d+)\.(\d+) ", text("overview"), re.MULTILINE)
    last: dict[str, int] = {}
    for section, paragraph in numbers:
        assert int(paragraph) == last.get(section, 0) + 1
        last[section] = int(paragraph)
    assert list(last) == [str(n) for n in range(1, 13)]


@pytest.mark.parametrize(
    "told",
    [
        "The decision of 1 June 2014 (Independent Chair of the Board) was: to hold a "
        "Serious Case Review.",
        "- It is not a criminal investigation.",
        "It met once.",
        "The authors held two interviews with staff of one agency. A supporter came to "
        "one of them. A written record was sent after one interview, and the accuracy "
        "of one record was confirmed.",
        "Of two practitioners invited, one came.",
        "**Criminal proceedings (concluded).**",
        "**Pause from 1 August 2014 to 1 September 2014.**",
        "Mother felt that nobody asked.",
        "## The first year (February 2013 to February 2014)",
        "HV1's visits went well.",
        "## Q1: The child's voice",
        "**Fernshire Community Health.** HV1's visits were regular",
        "\\<script\\>alert(1)\\</script\\>",
        "The surgery had no protocol, and GP1 worked alone.",
        "it does not outweigh the later ones.",
        "This finding answers Q1 and Q2. It leads to R1.",
        "This follows from F1.",
        "- **Fernshire Community Health:** HV1 wrote clear notes.",
    ],
)
def test_the_overview_tells(told: str, text: Read) -> None:
    assert told in text("overview")


def test_an_unanswered_question_says_so(text: Read) -> None:
    after = text("overview").partition("## Q2: Sharing information\n")[2]
    assert NOTHING in after.partition("# 8 Findings")[0]


def test_the_executive_summary_is_short_and_keeps_findings(text: Read) -> None:
    summary, overview = text("executive-summary"), text("overview")
    assert len(summary) < len(overview) / 2
    assert "**F1: Bruising in a baby was explained away.**" in summary
    assert "**R1, to the Board.**" in summary


def test_the_terms_of_reference_tell_agencies_what_is_asked_and_when(
    text: Read,
) -> None:
    shown = text("terms-of-reference")
    assert "| Fernshire Constabulary | Short report |" in shown
    assert "| Completion of the review | 1 December 2014 |" in shown


def test_a_draft_says_so(text: Read) -> None:
    assert text("chronology", draft=True).count("DRAFT") == 2
    assert "DRAFT" not in text("chronology")


def test_another_framework_gives_its_own_name_and_words(text: Read) -> None:
    shown = text(
        "overview",
        framework_title="Child Practice Review",
        words={"initiate_scr": "Hold a {kind}", "abuse_or_neglect": "Was there abuse?"},
    )
    assert "was: hold a Child Practice Review." in shown
    assert "Was there abuse?" in shown
    assert "Serious Case Review" not in shown


def test_the_prose_cannot_break_out_of_its_section(text: Read, review: Review) -> None:
    wild = Section(
        name="conclusion", text="# Big\n\nlast @ChildK\n\n```\nopen\n\n<!--\n"
    )
    changed = msgspec.structs.replace(review, sections=(wild,))
    shown = text("overview", changed)
    assert "\n## Big\n" in shown
    assert "last Child K" in shown
    assert "# Appendix A: Integrated chronology" in shown


def test_a_wording_with_marks_stays_literal_in_the_prose(
    text: Read, review: Review
) -> None:
    odd = msgspec.structs.replace(review.people.people[0], label="*K* [x](y)")
    people = msgspec.structs.replace(review.people, people=(odd,))
    changed = msgspec.structs.replace(review, people=people)
    assert "\\*K\\* \\[x\\](y)" in text("overview", changed)


def test_replies_to_what_agencies_recommend_are_printed(
    text: Read, review: Review
) -> None:
    (reply,) = review.response.replies
    other = msgspec.structs.replace(reply, to="HEALTH-R1", by="health")
    response = msgspec.structs.replace(review.response, replies=(other,))
    changed = msgspec.structs.replace(review, response=response)
    shown = text("response", changed)
    assert "**HEALTH-R1. Accepted by Fernshire Community Health.**" in shown


def test_who_of_the_family_took_no_part_is_told_with_the_reason(
    text: Read, review: Review
) -> None:
    (member,) = review.family.members
    silent = msgspec.structs.replace(
        member, took_part=False, reason="She did not wish to.", contacts=()
    )
    family = msgspec.structs.replace(review.family, members=(silent,))
    shown = text("overview", msgspec.structs.replace(review, family=family))
    assert "Mother did not contribute to the review." in shown
    assert "She did not wish to." in shown
    assert "The review was in contact" not in shown


def test_corrected_interview_records_are_counted(text: Read, review: Review) -> None:
    (file,) = review.interviews
    one = msgspec.structs.replace(file.interviews[0], corrections="A date.")
    corrected = msgspec.structs.replace(file, interviews=(one,))
    shown = text("overview", msgspec.structs.replace(review, interviews=(corrected,)))
    assert "was confirmed, after corrections." in shown


def test_the_boards_own_template_replaces_ours(text: Read) -> None:
    own = {"overview.md.j2": "# Only this\n\n{{ board }}"}
    assert "# 1 Only this" in text("overview", templates=own)


def test_a_failing_template_is_named_without_a_word_of_the_case(text: Read) -> None:
    own = {"overview.md.j2": "x\n{{ incident.summary[findings].y }}"}
    with pytest.raises(ScrError, match=r"overview\.md\.j2, line 2") as caught:
        text("overview", templates=own)
    assert "Child" not in f"{caught.value.message}{caught.value.advice}"


def test_two_thousand_entries_take_seconds(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    long = structs.replace(
        timeline, rows=tuple(timeline.rows[n % 5] for n in range(2000))
    )
    started = time.process_time()
    render("chronology", review, long, coded)
    assert time.process_time() - started < 10


def test_the_title_page_of_a_draft_says_so_and_needs_no_address(
    text: Read, review: Review
) -> None:
    board = msgspec.structs.replace(review.case.board, contact="")
    titled = "Serious Case Review – Child K"
    case = msgspec.structs.replace(review.case, board=board, title=titled)
    changed = msgspec.structs.replace(review, case=case)
    opening = text("overview", changed, draft=True).partition("**Contents**")[0]
    assert opening.count("**DRAFT") == 1
    # At the head of the file and as its title; the kind of review is not said again.
    assert opening.count("Serious Case Review") == 2
    assert "Status: draft" in opening
    assert "fernshire.example" not in opening


def test_a_question_without_a_short_name_is_a_heading_whole(
    text: Read, review: Review
) -> None:
    first = msgspec.structs.replace(review.terms.questions[0], short="")
    terms = msgspec.structs.replace(review.terms, questions=(first,))
    shown = text("overview", msgspec.structs.replace(review, terms=terms))
    assert "## Q1: Was the child seen and heard?" in shown
    assert "> Was the child" not in shown


@pytest.mark.parametrize("product", ["overview", "chronology", "action-plan"])
def test_tables_fit_between_the_margins(
    product: str, case_of: Open, coded: Options, published: Options
) -> None:
    for options in (coded, published):
        made = compose(product, case_of(options))
        lies = made.landscape
        for block in made.blocks:
            if isinstance(block, Turn):
                lies = block.landscape
            if isinstance(block, Table):
                width = sum(column.width for column in block.columns)
                assert width <= (257 if lies else 166)


def test_the_guide_says_what_a_review_is_and_nothing_of_the_case(
    text: Read, review: Review
) -> None:
    guide = text("guide")

    for words in (
        "It is not a criminal investigation",
        "That is for the Coroner",
        "It is not disciplinary",
        "must not be your manager",
        "sent a written record",
        "are debriefed",
    ):
        assert words in guide
    people, places = review.people.people, review.people.places
    told = {p.code for p in people} | {p.label for p in people}
    told |= {p.code for p in places} | {p.label for p in places}
    assert not [word for word in told if re.search(rf"\b{re.escape(word)}\b", guide)]
    assert review.case.title not in guide
    assert review.case.marking not in guide
