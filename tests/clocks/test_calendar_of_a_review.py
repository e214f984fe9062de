"""Everything due in one review: by guidance, terms, requests and the action plan."""

from datetime import date

import pytest
from testland import files, framework, on_calendar, review

from scrkit import clocks, frameworks
from scrkit.clocks import wording
from scrkit.review import load
from scrkit.system.resources import shipped

TERMS = """\
agreed: 2016-01-04
due:
  chronologies: 2016-03-01
  reports: 2016-04-01
  learning_event: 2016-04-15
  first_draft: 2016-05-02
  completion: 2016-07-01
"""
REQUESTS = """\
requests:
  - {agency: health, what: chronology, requested: 2016-01-05, due: 2016-03-01, received: 2016-02-26}
  - {agency: police, what: chronology, requested: 2016-01-05, due: 2016-03-01, received: 2016-03-04}
  - {agency: health, what: imr, requested: 2016-01-05, due: 2016-04-01, received: 2016-03-30, returned: 2016-04-05, returned_reason: Thin.}
  - {agency: police, what: information, requested: 2016-01-05, due: 2016-02-01, nil_return: true}
  - {agency: police, what: information, requested: 2016-03-05, due: 2016-05-01}
"""  # noqa: E501
PUBLISHED = "report_sent: {sent}, published: 2016-06-01"


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_day_that_only_the_framework_knows_starts_and_ends_a_clock() -> None:
    days = (
        "notified: 2016-03-01, other: {sift_sent: 2016-03-24, identified: 2016-01-31}"
    )
    found = on_calendar("2016-06-01", days)

    assert found["T-SIFT"].due == day("2016-03-22")
    assert (found["T-SIFT"].state, found["T-SIFT"].days) == ("late", -2)
    assert found["T-IDENTIFIED"].due == day("2016-02-29")


@pytest.mark.parametrize(
    ("incident", "due"),
    [("2016-03-01", "2016-03-15"), ("2016-03", None), ("2016-03-01?", None)],
)
def test_an_incident_starts_a_clock_where_its_day_is_known(
    incident: str, due: str | None
) -> None:
    found = on_calendar("2016-06-01", f"incident: {incident}")["T-INCIDENT"]

    assert found.due == (day(due) if due else None)
    assert found.state == ("passed" if due else "waiting")


def test_who_owes_what_to_whom_on_what_strength_and_where_that_stands() -> None:
    found = on_calendar("2016-05-01", "publication_planned: 2016-06-01")["T-SEND"]

    assert (found.owed_by, found.owed_to) == ("board", ("panel",))
    assert found.strength == "statute_must"
    assert found.citation == "Testland Act 2001, section 16"
    assert found.time == "at least 7 days before publication"
    assert (found.state, found.days) == ("open", 24)


def test_of_two_days_for_the_same_thing_the_earlier_binds() -> None:
    """Seven plain days by statute, seven working days by guidance."""
    found = on_calendar("2016-05-01", "publication_planned: 2016-06-01")

    assert found["T-SEND"].due == day("2016-05-25")
    assert found["T-SEND-G"].due == day("2016-05-20")
    assert found["T-SEND"].earlier == "T-SEND-G"
    assert found["T-SEND-G"].earlier == ""
    assert [one.id for one in found.values() if one.open and one.due] == ["T-SEND-G"]


def test_the_later_day_is_told_as_well_once_it_has_passed_too() -> None:
    """Guidance that was missed must not hide that the law was."""
    plan = "publication_planned: 2016-06-01"
    between, after = (on_calendar(one, plan) for one in ("2016-05-25", "2016-05-26"))

    assert not between["T-SEND"].open
    assert after["T-SEND"].open
    assert after["T-SEND"].state == after["T-SEND-G"].state == "overdue"
    assert "both have passed" in " ".join(wording.remarks(after["T-SEND"]))


def test_a_day_of_the_frameworks_own_is_asked_for_where_it_belongs() -> None:
    local = frameworks.load("england-lcspr-2023")
    items = clocks.clauses_due(local, review(), day("2016-05-01"))
    yearly = next(one for one in items if one.id == "LC-T6")

    assert "(dates.other.yearly_report_previous)" in " ".join(wording.remarks(yearly))


def test_a_plan_that_moves_moves_what_is_counted_back_from_it() -> None:
    before = on_calendar("2016-05-01", "publication_planned: 2016-06-01")
    after = on_calendar("2016-05-01", "publication_planned: 2016-06-15")

    assert before["T-SEND-G"].due == day("2016-05-20")
    assert after["T-SEND-G"].due == day("2016-06-06")


@pytest.mark.parametrize(
    ("as_of", "state", "days"),
    [
        ("2016-08-23", "running", 1),
        ("2016-08-24", "running", 0),
        ("2016-08-25", "over", -1),
    ],
)
def test_a_least_time_runs_and_is_over_and_is_never_late(
    as_of: str, state: str, days: int
) -> None:
    found = on_calendar(as_of, PUBLISHED.format(sent="2016-05-01"))["T-KEEP"]

    assert found.due == day("2016-08-24")
    assert (found.state, found.days) == (state, days)


def test_the_terms_of_reference_are_kept_or_not_by_what_came() -> None:
    found = on_calendar("2016-05-03", terms_of_reference=TERMS, requests=REQUESTS)

    chronologies, reports = found["terms.chronologies"], found["terms.reports"]
    assert (chronologies.state, chronologies.days) == ("late", -3)
    assert chronologies.done == day("2016-03-04")
    assert (reports.state, reports.days) == ("overdue", -32)
    assert found["terms.learning_event"].state == "overdue"
    assert found["terms.first_draft"].state == "overdue"
    assert (found["terms.completion"].state, found["terms.completion"].days) == (
        "open",
        59,
    )


def test_the_terms_are_kept_when_the_event_was_held_and_the_report_finished() -> None:
    events = "events:\n  - {date: 2016-04-15, title: Together}\n"
    found = on_calendar(
        "2016-08-01",
        "report_completed: 2016-07-04",
        terms_of_reference=TERMS,
        learning_events=events,
    )

    assert (
        found["terms.learning_event"].state,
        found["terms.learning_event"].days,
    ) == (
        "in_time",
        0,
    )
    assert found["terms.first_draft"].state == "done"
    assert (found["terms.completion"].state, found["terms.completion"].days) == (
        "late",
        -3,
    )


def test_an_event_that_is_only_planned_is_not_held() -> None:
    events = "events:\n  - {date: 2016-04-15, title: Together}\n"
    found = on_calendar("2016-04-01", terms_of_reference=TERMS, learning_events=events)

    assert (
        found["terms.learning_event"].state,
        found["terms.learning_event"].days,
    ) == (
        "open",
        14,
    )


def test_an_agency_that_knows_nothing_owes_nothing() -> None:
    nil = REQUESTS.replace("received: 2016-02-26", "nil_return: true")
    nil = nil.replace("received: 2016-03-04", "nil_return: true")

    found = on_calendar("2016-05-03", terms_of_reference=TERMS, requests=nil)

    assert found["terms.chronologies"].state == "done"
    assert found["health.chronology"].state == "done"
    assert found["police.information"].days is None


def test_every_request_has_its_day_and_what_was_sent_back_is_told() -> None:
    found = on_calendar("2016-05-03", requests=REQUESTS)

    assert (found["police.chronology"].state, found["police.chronology"].days) == (
        "late",
        -3,
    )
    assert (
        found["police.information.2"].state,
        found["police.information.2"].days,
    ) == (
        "overdue",
        -2,
    )
    assert found["health.imr"].note == "sent back, has not come again"


def test_what_was_asked_for_later_was_not_asked_for_yet() -> None:
    found = on_calendar("2016-02-01", requests=REQUESTS)

    assert "police.information.2" not in found
    assert found["health.chronology"].state == "open"


ACTIONS = """\
agreed: 2016-06-01
actions:
  - {id: A1, text: A wooden spoon., source: [R1], agency: health, owner: Head of Spoons, due: 2016-08-01, success: Fewer., done: 2016-07-25}
  - {id: A2, text: A wooden spoon., source: [R1], owner: Head of Spoons, due: 2016-09-01, success: Fewer.}
"""  # noqa: E501
FINDINGS = """\
recommendations:
  - {id: R1, text: Spoons., to: Board}
"""


def test_every_action_has_its_day_and_no_word_of_its_text() -> None:
    loaded = load(
        {
            **files(),
            "actions.yaml": ACTIONS.encode(),
            "overview/findings.yaml": FINDINGS.encode(),
        }
    )
    assert loaded.review is not None
    made = clocks.calendar(framework(), loaded.review, day("2016-09-03"))
    found = {one.id: one for one in made.items if one.kind == "action"}

    assert (found["A1"].state, found["A1"].days, found["A1"].owed_by) == (
        "in_time",
        7,
        "health",
    )
    assert (found["A2"].state, found["A2"].days, found["A2"].owed_by) == (
        "overdue",
        -2,
        "board",
    )
    assert "poon" not in repr(found)
    assert not clocks.actions_due(loaded.review, day("2016-05-31"))


def test_the_day_of_a_decision_may_stand_in_criteria_yaml_only() -> None:
    decision = """\
decision: {outcome: hold_none, by: Chair, date: 2016-02-10, reasons: Invented.}
"""
    days = "other: {identified: 2016-01-31}"
    found = on_calendar("2016-03-10", days, criteria=decision)["T-IDENTIFIED"]
    before = on_calendar("2016-02-05", days, criteria=decision)["T-IDENTIFIED"]

    assert (found.state, found.done) == ("in_time", day("2016-02-10"))
    assert before.state == "open"


def test_without_a_framework_what_the_review_set_itself_is_left() -> None:
    made = clocks.calendar(None, review(terms_of_reference=TERMS), day("2016-02-01"))

    assert {one.kind for one in made.items} == {"terms"}


def test_the_example_has_nothing_overdue_but_what_it_accepts() -> None:
    folder = shipped("examples") / "child-k"
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.yaml")
    }
    loaded = load(contents)
    assert loaded.review is not None
    made = clocks.calendar(loaded.framework, loaded.review, day("2016-09-30"))

    assert [one.id for one in made.items if one.state == "overdue"] == ["A4", "A10"]
    assert {one.kind for one in made.items} == {
        "framework",
        "terms",
        "request",
        "action",
    }


@pytest.mark.parametrize("name", frameworks.available())
def test_every_shipped_framework_can_be_put_on_a_calendar(name: str) -> None:
    guidance = frameworks.load(name)
    days = "authority_aware: 2016-01-04, initiated: 2016-02-01"

    made = clocks.calendar(guidance, review(days), day("2016-03-01"))

    assert [one.id for one in made.items] == [one.id for one in guidance.deadlines]
