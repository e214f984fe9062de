"""Where a review stands: the example on many days, and copies damaged in one way."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from scrkit.cli.show.status_text import text
from scrkit.clocks import calendar
from scrkit.model.stages import STAGES, Stage
from scrkit.review import load
from scrkit.rules.validate import validate
from scrkit.standing.status import Gate, Status, gate, status
from scrkit.system.resources import shipped

EXAMPLE = shipped("examples") / "child-k"
AS_OF = date(2016, 9, 30)
Files = dict[str, bytes]
Damage = Callable[[Files], None]


def files() -> Files:
    found = {}
    for path in EXAMPLE.rglob("*"):
        if path.is_file() and "/." not in path.as_posix():
            found[path.relative_to(EXAMPLE).as_posix()] = path.read_bytes()
    return found


def standing(given: Files, day: date = AS_OF) -> Status:
    return status(load(given), day)


def codes(found: Status | Gate) -> set[str]:
    return {d.code for d in found.holding}


DAYS: tuple[tuple[str, Stage], ...] = (
    ("2015-05-20", "criteria"),
    ("2015-06-17", "set-up"),
    ("2015-07-08", "gathering"),
    ("2016-01-21", "gathering"),
    ("2016-01-22", "report"),
    ("2016-04-21", "response"),
    ("2016-05-12", "publication"),
    ("2016-06-09", "monitoring"),
    ("2016-09-30", "monitoring"),
)


@pytest.mark.parametrize(("day", "stage"), DAYS)
def test_the_example_passes_through_its_stages(day: str, stage: Stage) -> None:
    assert standing(files(), date.fromisoformat(day)).stage == stage


def test_what_is_dated_later_has_not_happened_yet() -> None:
    found = standing(files(), date(2015, 9, 15))

    assert [one.progress for one in found.stages] == [
        *("done", "done", "now", "open", "open", "open", "open", "open")
    ]
    assert found.stages[0].done_on == date(2015, 6, 17)
    assert found.stages[2].done_on is None


def test_returns_are_told_as_they_stood_on_the_day() -> None:
    early, later = standing(files(), date(2015, 9, 15)), standing(files())

    def of(found: Status, agency: str) -> dict[str, tuple[str, int]]:
        one = next(a for a in found.agencies if a.agency.id == agency)
        return {r.what: (r.state, r.chased) for r in one.returns}

    assert of(early, "csc") == {"chronology": ("received", 0), "imr": ("asked", 0)}
    assert of(early, "housing") == {
        "chronology": ("overdue", 2),
        "short_report": ("asked", 0),
    }
    assert of(later, "csc")["imr"][0] == "accepted"
    sent_back = standing(files(), date(2015, 11, 24))
    assert of(sent_back, "csc")["imr"][0] == "sent back"


def test_the_example_is_held_up_by_nothing_but_unproven_actions() -> None:
    found = standing(files())

    assert found.holding == ()
    assert [one.file for one in found.lacking] == ["actions.yaml"]
    assert found.accepted == 3
    assert found.files == 0


def replaced(file: str, old: str, new: str) -> Damage:
    def damage(given: Files) -> None:
        text = given[file].decode()
        assert text.count(old) >= 1
        given[file] = text.replace(old, new, 1).encode()

    return damage


def emptied(file: str, key: str) -> Damage:
    def damage(given: Files) -> None:
        block = rf"(?m)^    {key}: \|-\n(?:      .*\n|\n)+"
        text, count = re.subn(block, f"    {key}: ''\n", given[file].decode(), count=1)
        assert count == 1
        given[file] = text.encode()

    return damage


def without(file: str) -> Damage:
    def damage(given: Files) -> None:
        del given[file]

    return damage


# What was damaged, the stage the review then stands at, and what holds it up there:
# a code, or the file of a milestone.
DAMAGED: tuple[tuple[str, Damage, Stage, str], ...] = (
    ("no decision", replaced("criteria.yaml", "date: 2015-06-17", "date: 2017-06-17"),
     "criteria", "SCR414"),
    ("terms not agreed",
     replaced("terms-of-reference.yaml", "\nagreed:", "\n# agreed:"),
     "set-up", "terms-of-reference.yaml"),
    ("no panel", without("panel.yaml"), "set-up", "SCR416"),
    ("a chair from an agency",
     replaced("panel.yaml", "chair:\n", "chair:\n  employed_by: csc\n"),
     "monitoring", "SCR401"),
    ("a return not accepted",
     replaced("requests.yaml", ", accepted: 2015-10-02", ""), "gathering", "SCR410"),
    ("an author who was involved",
     replaced("imrs/health.yaml", "involved: false", "involved: true"),
     "monitoring", "SCR402"),
    ("a finding that cannot be read",
     replaced("overview/findings.yaml", "    evidence:", "    counter_evidence_:"),
     "analysis", "files"),
    ("a finding without its reason",
     emptied("overview/findings.yaml", "why"),
     "monitoring", "SCR602"),
    ("a question nobody answers",
     replaced("terms-of-reference.yaml", "questions:\n",
              "questions:\n  - {id: Q99, text: And what else?}\n"),
     "analysis", "overview/findings.yaml"),
    ("the plan not agreed", replaced("actions.yaml", "agreed: 2016-05-12\n", ""),
     "response", "actions.yaml"),
    ("published against the decision",
     replaced("dissemination.yaml", "decision: publish\n", "decision: undecided\n"),
     "monitoring", "SCR704"),
    ("an open gate",
     replaced("dissemination.yaml", "state: clear", "state: open"),
     "monitoring", "SCR703"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "stage", "by"),
    [one[1:] for one in DAMAGED],
    ids=[one[0] for one in DAMAGED],
)
def test_a_damaged_copy_is_told_as_it_is(damage: Damage, stage: Stage, by: str) -> None:
    given = files()
    damage(given)

    found = standing(given)

    assert found.stage == stage
    lacking = {one.file for one in found.lacking}
    assert by in codes(found) | lacking | ({"files"} if found.files else set())


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_every_gate_before_monitoring_is_open_in_the_example(stage: Stage) -> None:
    found = gate(load(files()), stage, AS_OF)

    assert (found.holding, found.lacking, found.open) == ((), (), True)


def test_a_gate_counts_what_is_still_premature() -> None:
    """On the day terms are still a draft, what they lack is only a notice."""
    given = files()
    replaced("terms-of-reference.yaml", "\nagreed:", "\n# agreed:")(given)
    replaced("terms-of-reference.yaml", "not_for:", "family_:")(given)
    del given["terms-of-reference.yaml"]
    given["terms-of-reference.yaml"] = b"purpose: To learn.\nagencies: [csc]\n"

    early = validate(given, date(2015, 7, 1))
    told = {d.severity.word for d in early.diagnostics if d.code == "SCR409"}
    found = gate(load(given), "set-up", date(2015, 7, 1))

    assert told == {"notice"}
    assert "SCR409" in codes(found)


def test_a_gate_does_not_ask_for_what_comes_after_it() -> None:
    given = files()
    replaced("actions.yaml", "agreed: 2016-05-12\n", "")(given)

    assert gate(load(given), "report", AS_OF).open
    assert not gate(load(given), "response", AS_OF).open


def test_an_accepted_departure_holds_no_gate() -> None:
    given = files()
    replaced("panel.yaml", "chair:\n", "chair:\n  employed_by: csc\n")(given)
    assert "SCR401" in codes(gate(load(given), "set-up", AS_OF))

    replaced(
        "review.yaml",
        "departures:\n",
        "departures:\n  - {rule: SCR401, file: panel.yaml, reason: Nobody else., "
        "owner: Board, date: 2015-07-01}\n",
    )(given)

    assert gate(load(given), "set-up", AS_OF).open


def test_a_case_in_which_no_review_is_held_says_so() -> None:
    given = files()
    replaced("criteria.yaml", "outcome: initiate_scr", "outcome: no_review")(given)

    found = standing(given)

    assert found.ended == "Hold no review"
    assert found.stage is None


def test_everything_proven_leaves_no_stage() -> None:
    given = files()
    given["actions.yaml"] = (
        b"agreed: 2016-05-12\nactions:\n  - {id: A1, text: A form., source: [R1], "
        b"owner: Nurse, due: 2016-06-01, success: Used., done: 2016-05-20, "
        b"evidenced: {date: 2016-06-01, by: Auditor, what: Forms.}, "
        b"difference: {date: 2016-07-01, by: Auditor, what: Children heard.}}\n"
    )

    assert standing(given).stage is None


def test_the_example_folder_is_where_the_tests_look() -> None:
    assert Path(EXAMPLE / "review.yaml").is_file()


def test_what_is_overdue_and_due_next_comes_by_its_day() -> None:
    found = standing(files()).next

    assert [(one.id, one.days) for one in found[:2]] == [("A10", -61), ("A4", -30)]
    days = [one.due for one in found]
    assert days == sorted(day for day in days if day)


def test_a_framework_without_a_panels_chair_is_not_held_up_by_one() -> None:
    given = files()
    replaced("review.yaml", "overlay: buckinghamshire-2016\n", "")(given)
    given["panel.yaml"] = (
        b"lead_reviewers:\n  - {title: Reviewer, appointed: 2015-06-26}\n"
    )

    with_overlay = files()
    with_overlay["panel.yaml"] = given["panel.yaml"]

    assert standing(given).stage == "monitoring"
    assert standing(with_overlay).stage == "set-up"


def test_a_published_report_was_finished_whoever_noted_that_or_not() -> None:
    given = files()
    review = given["review.yaml"].decode()
    cut = re.sub(r"(?m)^\s*report_completed:.*\n", "", review)
    assert cut != review
    given["review.yaml"] = cut.encode()
    found = standing(given)
    states = {one.stage: one.progress for one in found.stages}
    assert states["publication"] == states["report"] == "done"
    assert found.stage == "monitoring"
    (completion,) = (
        one
        for one in calendar(found.framework, found.review, AS_OF).items
        if one.id == "terms.completion"
    )
    assert not completion.open


def test_open_questions_and_undecided_pairs_are_counted() -> None:
    given = files()
    assert standing(given).open_questions == 0
    before = standing(given).undecided
    row = '  - {at: "row 2", needed: ["date: a", "source: b"], row: {event: c}}\n'
    head = "format: 1\nagency: gp\nread: 2016-09-01\nrows:\n"
    given["chronologies/gp.questions.yaml"] = f"{head}{row}{row}".encode()
    del given["timeline.yaml"]
    found = standing(given)
    assert found.open_questions == 4
    # What the panel had decided waits again.
    assert found.undecided > before
    told = text(found)
    assert "4 open questions about rows of returns" in told
    assert f"{found.undecided} likely proposals" in told
    assert max(map(len, told.splitlines())) <= 80


def test_where_no_review_is_held_the_duties_of_the_decision_are_still_due() -> None:
    given = files()
    held = given["criteria.yaml"]
    given["criteria.yaml"] = held.replace(
        b"outcome: initiate_scr", b"outcome: no_review"
    )

    found = standing(given, date(2015, 6, 18))

    assert found.ended
    assert {one.id for one in found.next} == {"SCR-T3", "SCR-T4"}
    assert not [one for one in found.agencies if one.returns == ()]


def test_one_thing_in_many_places_is_told_once_and_no_line_is_too_long() -> None:
    given = files()
    there = " " + "fernshire-safeguarding-children-board/" * 2 + "child-k"
    family = re.sub(rb"(?m)^\s*told_of_publication:.*\n", b"", given["family.yaml"])
    given["family.yaml"] = family
    found = replace(standing(given, date(2016, 6, 9)), stage="publication")
    held = gate(load(given), "publication", date(2016, 6, 9)).holding
    told = text(replace(found, holding=held), there)
    assert told.count("SCR708") == 1
    assert re.search(r"SCR708 family\.yaml:\d+, \d+, \d+", told)
    assert not re.search(r"all by .*child-k", told)
