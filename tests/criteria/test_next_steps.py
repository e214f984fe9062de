"""What comes next: before the decision, after it, and when it is somebody else's."""

from datetime import date

from scrkit import clocks, frameworks
from scrkit.criteria import Step, evaluate, known_on, next_steps, validity_warnings
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria, Decision, Fact

SCR = frameworks.load("england-scr-2015")
MET = {"under_18": "yes", "abuse_or_neglect": "known", "child_died": "yes"}
NOT_MET = {"under_18": "yes", "abuse_or_neglect": "not_suspected", "child_died": "no"}


def criteria(answers: dict[str, str], outcome: str = "", on: str = "") -> Criteria:
    decision = Decision(
        outcome=outcome,
        by="Independent Chair",
        date=date.fromisoformat(on or "2015-06-05"),
        reasons="Invented.",
    )
    return Criteria(
        facts={id: Fact(value=value) for id, value in answers.items()},
        decision=decision if outcome else None,
    )


def steps(case: Criteria, as_of: str = "2015-06-10", **days: str) -> tuple[Step, ...]:
    on = date.fromisoformat(as_of)
    dates = KeyDates(**{k: date.fromisoformat(v) for k, v in days.items()})  # type: ignore[arg-type]
    dates, case = known_on(dates, case, on)
    outcome = case.decision.outcome if case.decision else None
    due = clocks.deadlines(SCR, dates, on, outcome=outcome)
    return next_steps(SCR, evaluate(SCR, case.facts), case, due)


def clauses(found: tuple[Step, ...]) -> list[str]:
    return [step.deadline.clause.id for step in found if step.deadline]


def words(found: tuple[Step, ...]) -> str:
    return " ".join(step.text for step in found)


def test_before_the_decision_the_incident_is_notified_and_the_chair_decides() -> None:
    found = steps(criteria(MET), board_notified="2015-05-06")

    assert clauses(found) == ["SCR-T1", "SCR-T2", "SCR-T3", "SCR-T4"]
    assert "The Chair decides" in words(found)


def test_not_met_offers_another_learning_review() -> None:
    found = words(steps(criteria(NOT_MET)))

    assert "regulation 5(3)" in found
    assert '"Not met" is not "no review"' in found


def test_undecided_asks_for_the_facts_and_does_not_stop_the_clock() -> None:
    found = steps(criteria({}), board_notified="2015-05-06")

    assert "Find out the facts" in words(found)
    assert "SCR-T2" in clauses(found)


def test_whatever_the_answer_new_information_reopens_the_question() -> None:
    for answers in (MET, NOT_MET, {}):
        assert "reopens" in steps(criteria(answers))[-1].text


def test_after_a_decision_to_initiate_it_is_told_and_the_review_begins() -> None:
    found = steps(
        criteria(MET, "initiate_scr"), notified="2015-05-05", initiated="2015-06-08"
    )

    assert clauses(found) == ["SCR-T3", "SCR-T5"]
    assert "The Chair decides whether" not in words(found)


def test_after_a_decision_not_to_the_panel_gets_reasons() -> None:
    found = steps(criteria(NOT_MET, "other_learning_review"), notified="2015-05-05")

    assert clauses(found) == ["SCR-T3", "SCR-T4"]


def test_what_is_done_is_no_longer_to_be_done() -> None:
    found = steps(
        criteria(MET, "initiate_scr"),
        notified="2015-05-05",
        decision_sent="2015-06-09",
    )

    assert clauses(found) == []


def test_a_decision_against_the_criteria_is_noted_and_left_to_the_chair() -> None:
    found = words(steps(criteria(MET, "no_review")))

    assert "not the one that the criteria point to" in found
    assert "for the Chair to decide" in found


def test_a_decision_to_review_without_need_is_no_departure() -> None:
    found = words(steps(criteria(NOT_MET, "initiate_scr")))

    assert "criteria point to" not in found


def test_another_board_decides_for_a_child_who_lives_elsewhere() -> None:
    found = steps(criteria({**MET, "normally_resident_in_area": "no"}))

    assert "the Board for the area of normal residence decides" in found[0].text
    at_home = steps(criteria({**MET, "normally_resident_in_area": "yes"}))
    assert "normal residence" not in words(at_home)


def test_an_adult_is_not_a_matter_for_these_criteria() -> None:
    (only,) = steps(criteria({**MET, "under_18": "no"}))

    assert "Adults Board" in only.text


def test_a_decision_of_tomorrow_is_not_taken_yet() -> None:
    found = steps(criteria(MET, "initiate_scr", "2015-06-11"))

    assert "The Chair decides" in words(found)
    assert "SCR-T2" in clauses(found)


def test_the_day_of_the_decision_need_not_be_written_twice() -> None:
    dates, _ = known_on(
        KeyDates(), criteria(MET, "initiate_scr"), date.fromisoformat("2015-06-10")
    )

    assert dates.decided == date(2015, 6, 5)


def warned(case: Criteria, as_of: str, dates: KeyDates | None = None) -> str:
    on = date.fromisoformat(as_of)
    return " ".join(validity_warnings(SCR, dates or KeyDates(), case, on))


def test_a_case_opened_after_the_boards_ended_is_warned_of() -> None:
    assert "29 September 2019" in warned(criteria(MET), "2019-09-30")
    assert "Local Child Safeguarding Practice Review" in warned(
        criteria(MET, "initiate_scr", "2020-01-06"), "2020-02-01"
    )
    late = KeyDates(board_notified=date(2019, 10, 2))
    assert "no new cases" in warned(criteria(MET), "2019-09-01", late)


def test_a_case_opened_in_time_may_be_looked_at_for_ever() -> None:
    assert warned(criteria(MET), "2019-09-29") == ""
    assert warned(criteria(MET, "initiate_scr"), "2030-01-01") == ""
    opened = KeyDates(initiated=date(2015, 6, 8))
    assert warned(criteria(MET), "2030-01-01", opened) == ""


def test_a_case_opened_before_the_guidance_belongs_under_other_guidance() -> None:
    early = criteria(MET, "initiate_scr", "2015-03-25")

    assert "applies from 26 March 2015" in warned(early, "2015-06-01")
