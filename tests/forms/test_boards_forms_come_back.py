"""What the board's own people fill in comes back: under every framework, whole."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from scrkit.forms.answers import AMONG, DAY, NEEDED, REFERENCE
from scrkit.forms.description import Form
from scrkit.forms.listed import CITED, FOREIGN, GONE
from scrkit.forms.opening import OF_THE_BOARD
from scrkit.forms.own import CHANGED
from scrkit.forms.places import places
from scrkit.frameworks import available
from scrkit.review import load
from tests.forms.boards import W, asked, begun, edited, example, noticed
from tests.forms.test_reports_and_actions_come_back import control, is_item, write

WHATS = tuple(one.name for one in OF_THE_BOARD)
# One with facts of its own kind, one that looks back at statuses.
SAMPLED = ("england-scr-2015", "wales-cpr-2015")
SAVED = Path(__file__).parent / "saved"


@pytest.mark.parametrize("what", WHATS)
def test_a_filled_form_that_nobody_changed_changes_nothing(what: str) -> None:
    case = example()
    found = case.taken(case.sent(what, filled=True))
    assert not any(noticed(found)), noticed(found)
    assert found.cells > 5


@pytest.mark.parametrize(
    "framework",
    [
        pytest.param(one, marks=() if one in SAMPLED else pytest.mark.full)
        for one in available()
    ],
)
def test_referral_and_decision_are_filled_in_under_every_framework(
    tmp_path: Path, framework: str
) -> None:
    case = begun(tmp_path / "r", framework)
    guide = case.loaded.framework
    assert guide is not None
    facts = {one.id: one.values[0] for one in guide.facts}
    outcome = guide.decision.outcomes[0]

    def refer(document: Any) -> None:
        write(document, "scr:summary", "Two agencies knew.", "No one asked.")
        write(document, "scr:referral.date", "21 May 2015")
        write(document, "scr:referral.by", "A doctor of the hospital")
        for id, value in facts.items():
            answer = value.replace("_", " ").capitalize()
            write(document, f"scr:facts.value#{id}", answer)
        write(document, f"scr:facts.source#{guide.facts[0].id}", "The record.")

    def decide(document: Any) -> None:
        write(document, "scr:decision.outcome", outcome.title)
        write(document, "scr:decision.by", "Whoever holds the chair")
        write(document, "scr:decision.date", "17 June 2015")
        write(document, "scr:decision.reasons", "Much can be learnt.")
        write(document, "scr:notifications.what", "decision")
        write(document, "scr:notifications.to", "The inspectorate")
        write(document, "scr:notifications.date", "22 June 2015")

    for what, fill in (("referral", refer), ("decision", decide)):
        content = edited(case.sent(what), fill)
        case = case.after(case.taken(content, names_checked=True))
        again = case.taken(case.sent(what, filled=True), names_checked=True)
        assert not any(o for o in noticed(again) if o != again.named), noticed(again)
    held = case.review.criteria
    assert {id: one.value for id, one in held.facts.items()} == facts
    assert held.summary == "Two agencies knew.\n\nNo one asked."
    assert getattr(held.decision, "outcome", "") == outcome.id
    assert [one.to for one in held.notifications] == ["The inspectorate"]


def test_an_answer_that_a_fact_cannot_have_is_asked_about_at_its_fact() -> None:
    case = example()

    def change(document: Any) -> None:
        write(document, "scr:facts.value#abuse_or_neglect", "yes")
        write(document, "scr:facts.value#child_died", "")

    found = asked(case.taken(edited(case.sent("referral", filled=True), change)))
    assert list(found) == [
        "Is abuse or neglect of the child known or suspected?, Answer",
        "Has the child died?, Answer",
    ]
    assert (
        "Known, Suspected, Not suspected, Unknown"
        in found["Is abuse or neglect of the child known or suspected?, Answer"]
    )
    assert found["Has the child died?, Answer"] == NEEDED


def test_criteria_worked_out_anew_since_are_no_question_and_words_added_are() -> None:
    case = example()
    content = case.sent("decision", filled=True)
    changed = case.files["criteria.yaml"].replace(
        b"value: suspected", b"value: unknown"
    )
    since = type(case)({**case.files, "criteria.yaml": changed}, case.loaded)
    since = since.after(since.taken(content))
    found = since.taken(content)
    assert not any(noticed(found)), noticed(found)

    def change(document: Any) -> None:
        told = next(
            one
            for one in document.element.body.iter(f"{W}t")
            if "Has the child died" in str(one.text)
        )
        told.text += " Perhaps."

    found = case.taken(edited(content, change))
    assert asked(found) == {"under The decision": CHANGED}


def test_terms_come_in_with_questions_for_life_days_ahead_and_agencies_by_name(
    tmp_path: Path,
) -> None:
    case = begun(tmp_path / "r", "england-scr-2015")
    agency = case.review.case.agencies[1]

    def fill(document: Any) -> None:
        write(document, "scr:not_for", "It looks for nobody to blame.")
        write(document, "scr:period", "April 2012 to 18 May 2015")
        write(document, "scr:questions.text", "What was known?")
        write(document, "scr:questions.text", "What was done?", number=1)
        write(document, "scr:questions.short", "Known")
        write(document, "scr:agencies", f"{agency.name} and csc")
        write(document, "scr:due.completion", "1 March 2017")

    case = case.after(case.taken(edited(case.sent("terms"), fill)))
    terms = case.review.terms
    assert [(one.id, one.text) for one in terms.questions] == [
        ("Q1", "What was known?"),
        ("Q2", "What was done?"),
    ]
    assert str(terms.period) == "2012-04/2015-05-18"
    assert terms.agencies == (agency.id, "csc")
    assert str(terms.due.completion) == "2017-03-01"
    # It went out empty: what it says is more, and takes nothing away.
    assert terms.not_for[-1] == "It looks for nobody to blame."
    assert len(terms.not_for) == 4


def items(document: Any, tag: str) -> list[Any]:
    """Return the records of a list, each with its rows."""
    return [
        one
        for one in document.element.body.iter(f"{W}sdt")
        if is_item(one)
        and any(str(t.get(f"{W}val")).startswith(tag) for t in one.iter(f"{W}tag"))
    ]


def test_a_question_that_the_review_refers_to_is_not_taken_out() -> None:
    case = example()

    def change(document: Any) -> None:
        gone = items(document, "scr:questions.")[1]
        gone.getparent().remove(gone)
        number = len(case.review.terms.questions) - 1
        write(document, "scr:questions.text", "And what else?", number=number)

    content = edited(case.sent("terms", filled=True), change)
    found = case.taken(content)
    assert (found.added, asked(found)) == (("Q7",), {"Q2": GONE})
    assert asked(case.taken(content, withdraw=True)) == {"Q2": CITED}

    def foreign(document: Any) -> None:
        write(document, "scr:questions.id", "F1", number=6)
        write(document, "scr:questions.text", "And what else?", number=6)

    found = case.taken(edited(case.sent("terms", filled=True), foreign))
    assert asked(found) == {"The questions 7, Reference": FOREIGN}


def test_members_are_known_by_what_is_said_of_them_and_others_stay_as_written() -> None:
    case = example()
    before = case.files["panel.yaml"].decode()
    held = case.review.panel.members

    def change(document: Any) -> None:
        write(document, "scr:members.until", "1 May 2016", number=1)
        write(document, "scr:members.declaration.made", "1 July 2015", number=2)
        write(document, "scr:members.declaration.text", "No ties.", number=2)
        write(document, "scr:members.office", "Head of early years", number=11)
        write(document, "scr:members.agency", "Fernshire Constabulary", number=11)
        rows = items(document, "scr:members.")
        rows[4].getparent().remove(rows[4])

    content = edited(case.sent("panel", filled=True), change)
    found = case.taken(content)
    assert asked(found) == {"The members 5": GONE}
    found = case.taken(content, withdraw=True)
    assert (found.gone, len(found.added)) == (("The members 5",), 1)
    now = case.after(found)
    members = now.review.panel.members
    assert members[1].until is not None
    assert (members[-1].office, members[-1].agency) == ("Head of early years", "police")
    declared = members[2].declaration
    assert declared is not None
    assert (declared.made, declared.text) == (date(2015, 7, 1), "No ties.")
    assert members[3:-1] == (held[3], *held[5:])
    lines = now.files["panel.yaml"].decode().splitlines()
    kept = [one for one in before.splitlines() if one in lines]
    assert len(kept) == len(before.splitlines()) - 3


def test_rows_that_were_sorted_change_nothing() -> None:
    case = example()

    def change(document: Any) -> None:
        rows = items(document, "scr:terms.")
        rows[0].getparent().insert(4, rows[0])

    found = case.taken(edited(case.sent("glossary", filled=True), change))
    assert not found.files
    assert not found.questions


@pytest.mark.parametrize("held", [None, b"# Nothing yet.\n"])
def test_a_file_that_is_not_there_yet_or_says_nothing_is_begun(
    held: bytes | None,
) -> None:
    case = example()
    files = {name: one for name, one in case.files.items() if name != "panel.yaml"}
    if held is not None:
        files["panel.yaml"] = held
    case = type(case)(files, load(files))

    def change(document: Any) -> None:
        write(document, "scr:chair.title", "Independent consultant")
        write(document, "scr:members.office", "Head of early years")

    now = case.after(case.taken(edited(case.sent("panel"), change)))
    assert now.review.panel.chair is not None
    assert [one.office for one in now.review.panel.members] == ["Head of early years"]
    begins = now.files["panel.yaml"].partition(b"\n")[0]
    assert begins == case_of("panel.yaml").partition(b"\n")[0]


def case_of(name: str) -> bytes:
    return example().files[name]


def test_an_emptied_field_is_what_it_is_where_nothing_is_said() -> None:
    case = example()

    def change(document: Any) -> None:
        write(document, "scr:members.role", "", number=8)
        write(document, "scr:chair.background", "")

    now = case.after(case.taken(edited(case.sent("panel", filled=True), change)))
    assert now.review.panel.members[8].role == "member"
    assert now.review.panel.chair is not None
    assert now.review.panel.chair.background == ""


def test_a_reply_stands_at_its_finding_or_recommendation_alone() -> None:
    case = example()
    held = {one.to: one for one in case.review.response.replies}
    assert "POLICE-R1" in held

    def change(document: Any) -> None:
        write(document, "scr:replies.accepted#R3", "Not accepted")
        write(document, "scr:replies.text#R3", "It cannot be done.", "Nor later.")
        write(document, "scr:replies.by#POLICE-R1", "The Board")

    now = case.after(case.taken(edited(case.sent("response", filled=True), change)))
    replies = {one.to: one for one in now.review.response.replies}
    assert replies.keys() == held.keys()
    assert (replies["R3"].accepted, replies["R3"].text) == (
        "not_accepted",
        "It cannot be done.\n\nNor later.",
    )
    assert replies["POLICE-R1"].by == "Board"
    others = held.keys() - {"R3", "POLICE-R1"}
    assert all(replies[one] == held[one] for one in others)


def test_contacts_of_one_of_the_family_come_in_at_that_person_alone() -> None:
    case = example()
    before = {one.person: one for one in case.review.family.members}

    def change(document: Any) -> None:
        number = len(before["MGM"].contacts)
        at = "scr:members.contacts.{}#MGM".format
        write(document, at("date"), "1 June 2016", number=number)
        write(document, at("by"), "Lead reviewer", number=number)
        write(document, at("what"), "A visit.", "- the report", number=number)
        write(document, at("by"), "A worker", number=0)

    content = edited(case.sent("family", filled=True), change)
    found = case.taken(content, names_checked=True)
    now = {one.person: one for one in case.after(found).review.family.members}
    assert [one.by for one in now["MGM"].contacts] == [
        "A worker",
        *["Lead reviewer"] * 2,
    ]
    assert now["MGM"].contacts[-1].what == "A visit.\n\n- the report"
    assert {**now, "MGM": before["MGM"]} == before


def test_what_cannot_be_read_is_asked_about_at_its_row() -> None:
    case = example()

    def change(document: Any) -> None:
        write(document, "scr:meetings.date", "in the summer", number=2)
        write(document, "scr:meetings.present", "csc, the vets", number=3)
        write(document, "scr:members.agency", "The vets", number=1)

    found = asked(case.taken(edited(case.sent("panel", filled=True), change)))
    assert len(found) == 3
    assert found["The meetings 3, Held on"] == DAY
    assert found["The meetings 4, Agencies present, parted by semicolons"].startswith(
        AMONG.partition("{")[0]
    )
    assert "Choose one of the answers" in found["The members 2, Agency"]
    assert REFERENCE not in found.values()


def test_what_was_inserted_and_tracked_is_told_at_its_section() -> None:
    case = example()

    def change(document: Any) -> None:
        paragraph = control(document, "scr:monitoring").find(f"{W}p")
        run = paragraph.find(f"{W}r")
        inserted = paragraph.makeelement(f"{W}ins")
        run.addprevious(inserted)
        inserted.append(run)

    found = case.taken(edited(case.sent("response", filled=True), change))
    told = {one.what: one.where for one in found.asides}
    assert (
        told["insertions that were tracked"] == "under How the effect will be watched"
    )


def test_the_running_head_bears_the_title_of_the_review() -> None:
    case = example()
    texts: list[str] = []

    def look(document: Any) -> None:
        texts.extend(one.text for one in document.sections[0].header.paragraphs)

    edited(case.sent("terms"), look)
    assert any(one.startswith(case.review.case.title) for one in texts)


@pytest.mark.parametrize("what", WHATS)
def test_what_libreoffice_saved_reads_the_same(what: str) -> None:
    case = example()
    tags = Document(str(SAVED / f"{what}-board.docx")).element.body.iter(f"{W}tag")
    assert not any(str(one.get(f"{W}val")).startswith("scr:") for one in tags)
    for kind in ("docx", "odt"):
        found = case.taken((SAVED / f"{what}-board.{kind}").read_bytes())
        assert not any(noticed(found)), (kind, noticed(found))
        assert found.cells > 5


def test_every_form_asks_for_every_field_but_those_with_a_reason() -> None:
    for form in OF_THE_BOARD:
        names = {inner.name for one in places(form) for inner in one.all()}
        assert not names & form.left_out.keys()
        assert all(form.left_out.values())
        assert set(form.parts) <= names | _mapped(form), form.name


def _mapped(form: Form) -> set[str]:
    return {name for name in form.parts if name.partition(".")[0] in form.keyed}
