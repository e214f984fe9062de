"""Forms as strangers fill them in: remarks at the end, short answers, lost headings."""

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as changed

from scrkit.forms.answers import AMONG, OFFICE, UNFIT
from scrkit.forms.behind import MORE, OTHER
from scrkit.forms.own import REWORDED
from scrkit.forms.plan import FormSummary
from scrkit.forms.reading import STRAY
from scrkit.forms.taking import take_form
from tests.forms.boards import Came, Filled, asked, begun, edited, example
from tests.forms.conftest import Scr
from tests.forms.test_every_form import opened, sent
from tests.forms.test_every_word_is_accounted_for import Sent
from tests.forms.test_reports_and_actions_come_back import write

__all__ = ["opened", "sent"]


def remark(document: Any) -> None:
    document.add_paragraph("One agency has not been asked yet.")


def further_table(document: Any) -> None:
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Further"
    table.cell(0, 1).text = "One agency has not been asked yet."


@pytest.mark.parametrize("change", [remark, further_table])
def test_what_is_written_at_the_end_of_a_form_is_asked_about(change: Filled) -> None:
    case = example()
    found = case.taken(edited(case.sent("response", filled=True), change))
    assert asked(found) == {"in the annexes": STRAY}
    assert not found.files


def test_a_row_added_to_a_list_that_is_only_read_is_told_and_waited_for() -> None:
    case = example()

    def change(document: Any) -> None:
        table = document.tables[-1]
        table._tbl.append(copy.deepcopy(table.rows[-1]._tr))
        table.rows[-1].cells[0].text = "GP9"

    content = edited(case.sent("response", filled=True), change)
    found = case.taken(content)
    assert {one.what: one.blocks for one in found.asides}[MORE]
    assert "--unread-checked" in found.blocked[0]
    assert not case.taken(content, unread_checked=True).blocked


def test_a_row_of_the_list_of_people_that_was_changed_is_told_with_its_row() -> None:
    case = example()

    def change(document: Any) -> None:
        document.tables[-1].rows[2].cells[2].text = "no longer in the case"

    usual = case.taken(case.sent("response", filled=True))
    assert OTHER not in {one.what for one in usual.asides}
    found = case.taken(edited(case.sent("response", filled=True), change))
    assert {one.what: one.where for one in found.asides}[OTHER] == (
        "list of people, row 3"
    )


def test_somebody_added_to_an_agencys_list_without_a_code_is_told(sent: Sent) -> None:
    content, options = sent("health", "imr")

    def change(document: Any) -> None:
        table = document.tables[-2]
        table._tbl.append(copy.deepcopy(table.rows[-1]._tr))
        for cell, text in zip(
            table.rows[-1].cells, ("", "", "health visitor", ""), strict=True
        ):
            cell.text = text

    found = take_form(edited(content, change), options)
    assert MORE in {one.what for one in found.asides}


def test_a_finding_deleted_with_its_heading_is_named_and_stays() -> None:
    case = example()

    def change(document: Any) -> None:
        every = list(document.element.body)
        texts = ["".join(one.itertext()) for one in every]
        begins, ends = (
            next(at for at, text in enumerate(texts) if text.startswith(head))
            for head in ("F2: ", "F3: ")
        )
        for one in every[begins:ends]:
            document.element.body.remove(one)

    found = case.taken(edited(case.sent("response", filled=True), change))
    assert found.absent == ("The replies, F2",)
    assert not found.files


def test_a_clause_that_the_framework_has_not_is_asked_about(tmp_path: Path) -> None:
    case = begun(tmp_path / "r", "england-lcspr-2026")

    def change(claims: str) -> Filled:
        def fill(document: Any) -> None:
            write(document, "scr:referral.date", "3 March 2016")
            write(document, "scr:referral.by", "Designated doctor")
            write(document, "scr:referral.claims", claims)

        return fill

    wrong = asked(case.taken(edited(case.sent("referral"), change("LC-N2; LC-X9"))))
    told = wrong["The referral, Clauses it is referred under, parted by semicolons"]
    assert told.startswith(AMONG.partition("{")[0])
    right = case.taken(edited(case.sent("referral"), change("lc-n2 and LC-S1.")))
    referral = case.after(right).review.criteria.referral
    assert referral
    assert referral.claims == ("LC-N2", "LC-S1")


def panel(case: Came, **said: str) -> Came:
    """Return a review with a second member of the panel's answers given in a form."""

    def change(document: Any) -> None:
        for name, text in said.items():
            write(document, f"scr:members.{name}", text, number=1)

    return case.after(case.taken(edited(case.sent("panel", filled=True), change)))


@pytest.mark.parametrize(
    ("said", "meant"), [("Y", True), ("yes.", True), ("✓", True), ("N", False)]
)
def test_yes_and_no_may_be_ticked_or_shortened(said: str, meant: bool) -> None:
    assert panel(example(), senior=said).review.panel.members[1].senior is meant


def test_none_where_nothing_need_stand_is_nothing() -> None:
    case = example()

    def change(document: Any) -> None:
        write(document, "scr:chair.employed_by", "None")
        write(document, "scr:meetings.apologies", "n/a")
        write(document, "scr:members.until", "–", number=1)

    found = case.taken(edited(case.sent("panel", filled=True), change))
    assert not found.questions
    usual = case.review.panel.meetings[0].apologies
    now = case if not usual else case.after(found)
    assert now.review.panel.meetings[0].apologies == ()


def test_an_apostrophe_that_word_bent_is_the_same_answer(tmp_path: Path) -> None:
    case = begun(tmp_path / "r", "england-lcspr-2026")

    def change(document: Any) -> None:
        write(document, "scr:agencies", "Children\u2019s social care; Police")

    found = case.taken(edited(case.sent("terms"), change))
    assert case.after(found).review.terms.agencies == ("csc", "police")


def test_a_question_worded_anew_since_the_form_went_out_is_told_as_such(
    review: Path, form: Path, scr: Scr
) -> None:
    path = review / "terms-of-reference.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("other signs of neglect", "all signs of it"), "utf-8")
    code, told = scr("import", form, review)
    assert (code, REWORDED in told) == (1, True), told


def test_a_report_that_cannot_begin_for_an_unclear_answer_says_so(sent: Sent) -> None:
    content, options = sent("health", "imr")
    without = changed(options.review, imrs=())

    def change(document: Any) -> None:
        write(document, "scr:author.involved", "not directly")

    begun_anew = replace(options, review=without, content=b"")
    found = take_form(edited(content, change), begun_anew)
    assert "needed above or asked about, not with --partial" in found.blocked[0]
    assert "()" not in found.blocked[0]


@pytest.mark.parametrize("said", ["@SW1", "SW1, who was on duty"])
def test_somebody_where_a_role_is_asked_for_is_asked_about(said: str) -> None:
    """Not in the field that is called office alone: wherever the record says so."""
    case = example()

    def decide(document: Any) -> None:
        write(document, "scr:decision.by", said)

    def debrief(document: Any) -> None:
        write(document, "scr:debriefs.by", said)

    for what, change in (("decision", decide), ("dissemination", debrief)):
        found = case.taken(edited(case.sent(what, filled=True), change))
        assert OFFICE in asked(found).values(), what
        assert not found.files


def test_a_word_of_an_office_that_is_a_code_too_is_no_question() -> None:
    case = example()

    def change(document: Any) -> None:
        write(document, "scr:decision.by", "Head of Mother and baby services")

    found = case.taken(edited(case.sent("decision", filled=True), change))
    assert not found.questions


def test_several_questions_in_one_row_are_told() -> None:
    case = begun_with_terms("1. Was the child seen?", "2. Did agencies share?")
    assert [one for one in case.notes if one.startswith("Q") and "numbered" in one]
    assert not begun_with_terms("Was the child seen?").notes


def begun_with_terms(*paragraphs: str) -> FormSummary:
    def fill(document: Any) -> None:
        write(document, "scr:questions.text", *paragraphs)

    case = example()
    return case.taken(edited(case.sent("terms"), fill))


@pytest.mark.parametrize("said", ["Home conditions", "home!", "x" * 40])
def test_a_word_that_the_files_cannot_hold_is_asked_about(said: str) -> None:
    def fill(document: Any) -> None:
        write(document, "scr:columns.id", said)
        write(document, "scr:columns.heading", "Home conditions")
        write(document, "scr:columns.asked", "What the home was like.")

    case = example()
    found = case.taken(edited(case.sent("terms"), fill))
    (first, *_) = asked(found).values()
    assert first.startswith(UNFIT)
    assert not found.files


def test_an_answer_to_the_framework_is_called_by_its_question(tmp_path: Path) -> None:
    case = begun(tmp_path / "r", "england-scr-2015")

    def fill(document: Any) -> None:
        write(document, "scr:facts.value#child_died", "No")

    (told,) = case.taken(edited(case.sent("referral"), fill)).changed
    assert told == "Has the child died?, Answer"
