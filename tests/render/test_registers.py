"""The small tables: what each view shows, and that an empty one says so."""

from collections.abc import Callable

import msgspec
import pytest

from scrkit.model.case import CaseReview
from scrkit.model.review import Review
from scrkit.render.document.blocks import Blocks, Paragraph, Table, plain
from scrkit.render.sections import mentioned, registers
from scrkit.render.sections.case import NO_TIMELINE, Case, open_case
from scrkit.render.sections.evidence import evidence, opening
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import NOTHING, counted, listed, readable, times
from scrkit.timeline.values import Timeline

Open = Callable[[Options], Case]


def rows(blocks: Blocks) -> list[list[str]]:
    (table,) = blocks
    assert isinstance(table, Table)
    return [
        [" / ".join(plain(t) for t in cell.paragraphs) for cell in row.cells]
        for row in table.rows
    ]


def test_the_coded_view_lists_people_by_agency_with_the_month_of_birth(
    case_of: Open, coded: Options
) -> None:
    shown = rows(mentioned.people(case_of(coded)))
    assert shown[0] == ["Family and others"]
    assert shown[1] == ["ChildK", "Child K", "Subject child, born February 2013"]
    social_care = shown.index(["Fernshire Children's Social Care"])
    assert shown[social_care + 1] == ["SW1", "SW1", "Social worker"]


def test_the_published_view_lists_roles_and_an_age_and_no_code(
    case_of: Open, published: Options
) -> None:
    shown = rows(mentioned.people(case_of(published)))
    assert shown[1][0] == "The child"
    assert "months at the time of the incident" in shown[1][1]
    told = " ".join(word for row in shown for word in row)
    assert "2013" not in told
    assert "SW1" not in told


def test_two_people_with_one_wording_are_published_once(
    review: Review, timeline: Timeline, published: Options
) -> None:
    people = review.people.people
    twin = msgspec.structs.replace(people[2], code="SW2", label="SW2")
    both = msgspec.structs.replace(review.people, people=(*people, twin))
    changed = msgspec.structs.replace(review, people=both)
    shown = rows(mentioned.people(open_case(changed, timeline, published)))
    assert [row[0] for row in shown].count("The social worker") == 1


def test_a_subject_whose_birth_is_unknown_is_published_without_age(
    review: Review, timeline: Timeline, published: Options
) -> None:
    child = msgspec.structs.replace(review.people.people[0], born=None)
    people = msgspec.structs.replace(review.people, people=(child,))
    changed = msgspec.structs.replace(review, people=people)
    shown = rows(mentioned.people(open_case(changed, timeline, published)))
    assert shown == [["The child", "Subject child"]]


def test_returns_tell_lateness_and_what_came_back(
    case_of: Open, coded: Options
) -> None:
    shown = rows(registers.returns(case_of(coded)))
    assert shown[0][3:] == [
        "3 September 2014",
        "Sent back 10 September 2014. / Came again 30 September 2014. / "
        "Accepted 5 October 2014.",
    ]
    assert shown[1][3:] == ["Not received", ""]


def test_a_nil_return_is_told(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    nil = msgspec.structs.replace(review.requests.requests[1], nil_return=True)
    ledger = msgspec.structs.replace(review.requests, requests=(nil,))
    changed = msgspec.structs.replace(review, requests=ledger)
    shown = rows(registers.returns(open_case(changed, timeline, coded)))
    assert shown[0][4] == "Nil return."


def test_meetings_tell_who_was_there(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    case = open_case(review, timeline, coded)
    shown = rows(registers.meetings(case))
    assert shown[0][2] == "Two agencies; apologies from Fernshire Constabulary"
    silent = msgspec.structs.replace(review.panel.meetings[0], present=(), apologies=())
    panel = msgspec.structs.replace(review.panel, meetings=(silent,))
    changed = msgspec.structs.replace(review, panel=panel)
    shown = rows(registers.meetings(open_case(changed, timeline, coded)))
    assert shown[0][2] == "Not recorded"


def test_agencies_tell_their_return_and_how_much_they_gave(
    case_of: Open, coded: Options
) -> None:
    shown = rows(registers.agencies(case_of(coded)))
    assert shown[0] == [
        "Fernshire Community Health",
        "Individual Management Report",
        "3",
    ]


def test_facts_use_the_frameworks_words_where_there_are_any(
    case_of: Open, coded: Options
) -> None:
    assert rows(registers.criteria(case_of(coded)))[0][:2] == [
        "Abuse or neglect",
        "Suspected",
    ]
    worded = Options(as_of=coded.as_of, words={"abuse_or_neglect": "abuse known?"})
    assert rows(registers.criteria(case_of(worded)))[0][0] == "Abuse known?"


def test_the_glossary_follows_the_alphabet(case_of: Open, coded: Options) -> None:
    shown = rows(registers.glossary(case_of(coded)))
    assert shown == [
        ["GP", "General practitioner / Family doctor."],
        ["IMR", "Individual Management Report"],
    ]


def test_other_tables_hold_what_was_recorded(case_of: Open, coded: Options) -> None:
    case = case_of(coded)
    assert rows(registers.due(case))[0] == ["Agencies' chronologies", "1 August 2014"]
    assert rows(registers.panel(case))[2][1:] == [
        "Independent of the agencies",
        "Co-opted expert",
    ]
    assert rows(registers.asked(case))[2][1] == "Short report"
    assert rows(registers.departures(case))[0][0] == "SCR401"
    assert rows(registers.own_recommendations(case))[0][0] == "HEALTH-R1"
    assert rows(registers.notifications(case))[0] == [
        "7 May 2014",
        "Incident",
        "Ofsted",
    ]
    assert rows(registers.questions(case))[1][0] == "Q2"


def test_evidence_tells_both_sides_in_the_order_of_time(
    case_of: Open, coded: Options
) -> None:
    shown = rows(evidence(case_of(coded), "F1"))
    assert [row[:4] for row in shown] == [
        ["HEALTH-0002", "5 March 2014", "Fernshire Community Health", "For"],
        ["CSC-0001", "6 March 2014", "Fernshire Children's Social Care", "For"],
        ["HEALTH-0001", "March 2013", "Fernshire Community Health", "Against"],
    ]
    assert evidence(case_of(coded), "F9") == ()


def test_evidence_that_an_agency_keeps_is_cited_and_not_shown(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    (finding,) = review.findings.findings
    citing = msgspec.structs.replace(finding, evidence=("CSC-0099",))
    findings = msgspec.structs.replace(review.findings, findings=(citing,))
    changed = msgspec.structs.replace(review, findings=findings)
    shown = rows(evidence(open_case(changed, timeline, coded), "F1"))
    assert shown[0] == ["CSC-0099", "", "Kept by the agency", "For", ""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", "Short."),
        (f"{'a' * 80}. {'b' * 200}", f"{'a' * 80}."),
        (f"Oh. {'word ' * 80}", f"Oh. {'word ' * 80}"[:219].rstrip() + " …"),
    ],
)
def test_evidence_shows_the_opening_of_a_long_entry(text: str, shown: str) -> None:
    assert opening(text) == shown


def test_a_bare_review_says_everywhere_that_nothing_is_recorded(
    review: Review, coded: Options
) -> None:
    case = CaseReview(
        format="1", id="x", title="X", framework="f", board=review.case.board
    )
    silent = NO_TIMELINE
    bare = open_case(Review(case=case), silent, coded)
    for table in (
        *(mentioned.people, registers.criteria, registers.notifications),
        *(registers.agencies, registers.returns, registers.panel, registers.meetings),
        *(registers.questions, registers.due, registers.own_recommendations),
        *(registers.departures, registers.glossary, registers.asked),
    ):
        (told,) = table(bare)
        assert isinstance(told, Paragraph)
        assert plain(told.text) == NOTHING


def test_words_are_joined_and_counted_as_people_do() -> None:
    assert listed(()) == ""
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert counted(0, "entry", "entries") == "no entries"
    assert counted(1, "entry", "entries") == "one entry"
    assert counted(12, "entry", "entries") == "12 entries"
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "three times"]
    assert readable("initiate_scr") == "initiate scr"
