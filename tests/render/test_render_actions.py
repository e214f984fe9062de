"""The action plan reads the state of an action from its dates alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from scrkit.model.monitoring import Proof
from scrkit.model.outcome import Action
from scrkit.model.review import Review
from scrkit.render.document.blocks import Paragraph, Row, Table, plain
from scrkit.render.sections.actions import action_plan, shares, summary
from scrkit.render.sections.case import Case, open_case
from scrkit.render.wording.options import Options
from scrkit.review.progress import state
from scrkit.timeline.values import Timeline

Open = Callable[[Options], Case]

ACTION = Action(
    id="A1",
    text="Train.",
    source=("R1",),
    owner="Manager",
    due=date(2015, 6, 1),
    success="Trained.",
)
PROOF = Proof(date=date(2015, 5, 1), by="Sub group", what="Seen.")


def action(**fields: object) -> Action:
    return msgspec.structs.replace(ACTION, **fields)


BEFORE, DUE, AFTER = date(2015, 4, 1), date(2015, 6, 1), date(2015, 7, 1)


@pytest.mark.parametrize(
    ("one", "as_of", "expected"),
    [
        (ACTION, BEFORE, "not started"),
        (action(started=BEFORE), BEFORE, "in progress"),
        (action(started=DUE), BEFORE, "not started"),
        (ACTION, DUE, "not started"),
        (ACTION, AFTER, "overdue"),
        (action(started=BEFORE), AFTER, "overdue"),
        (action(done=DUE), AFTER, "done"),
        (action(done=AFTER), DUE, "not started"),
        (action(done=BEFORE, evidenced=PROOF), AFTER, "evidenced"),
        (action(done=BEFORE, evidenced=PROOF), BEFORE, "done"),
        (action(done=BEFORE, difference=PROOF), AFTER, "made a difference"),
        (action(done=BEFORE, difference=PROOF), BEFORE, "done"),
    ],
)
def test_the_state_is_what_was_so_on_the_day(
    one: Action, as_of: date, expected: str
) -> None:
    assert state(one, as_of) == expected


def rows(case: Case) -> list[list[str]]:
    (table,) = action_plan(case)
    assert isinstance(table, Table)
    return [_words(row) for row in table.rows]


def _words(row: Row) -> list[str]:
    return [" / ".join(plain(t) for t in cell.paragraphs) for cell in row.cells]


def test_actions_stand_under_the_recommendation_they_serve(
    case_of: Open, coded: Options
) -> None:
    shown = rows(case_of(coded))
    assert shown[0] == [
        "R1  The Board should ask every agency to adopt one bruising protocol. "
        "(to the Board)"
    ]
    assert [row[0] for row in shown[1:3]] == ["A1", "A2"]
    assert shown[3] == [
        "HEALTH-R1  Audit the bruising protocol each quarter. "
        "(Fernshire Community Health, for itself)"
    ]
    assert shown[2][1] == "R1 and HEALTH-R1"


def test_each_row_tells_owner_due_date_and_state_in_words(
    case_of: Open, coded: Options
) -> None:
    shown = {row[0]: row for row in rows(case_of(coded))}
    assert shown["A1"][3:] == [
        "Designated Nurse / Fernshire Community Health",
        "1 March 2015",
        "It is in use everywhere.",
        "Evidenced / Seen in ten surgeries.",
    ]
    assert shown["A2"][3] == "Training Manager / The Board"
    assert shown["A2"][6] == "Overdue / Started. / Six in ten so far."
    assert shown["A3"][6] == "Not started"


def test_what_made_a_difference_is_told_with_its_proof(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    plan = msgspec.structs.replace(
        review.actions, actions=(action(source=(), difference=PROOF),)
    )
    changed = msgspec.structs.replace(review, actions=plan)
    shown = rows(open_case(changed, timeline, coded))
    assert shown[0][0].startswith("No recommendation named")
    assert shown[1][6] == "Made a difference / Seen."
    assert (
        "one action, which is known to have made a difference to children"
        in summary(open_case(changed, timeline, coded))
    )


def test_the_summary_counts_the_states(case_of: Open, coded: Options) -> None:
    assert summary(case_of(coded)) == (
        "As at 1 March 2016, the plan has three actions: "
        "one is evidenced, one is not started and one is overdue."
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "one action, which is overdue."),
        (2, "two actions, both of them overdue."),
        (3, "three actions, all of them overdue."),
    ],
)
def test_actions_that_stand_alike_are_counted_once(
    review: Review, timeline: Timeline, coded: Options, number: int, told: str
) -> None:
    plan = msgspec.structs.replace(review.actions, actions=(action(),) * number)
    changed = msgspec.structs.replace(review, actions=plan)
    said = summary(open_case(changed, timeline, coded))
    assert said == f"As at 1 March 2016, the plan has {told}"


def test_a_plan_without_actions_says_so(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    empty = msgspec.structs.replace(
        review, actions=msgspec.structs.replace(review.actions, actions=(), reviewed=())
    )
    case = open_case(empty, timeline, coded)
    (told,) = action_plan(case)
    assert isinstance(told, Paragraph)
    assert summary(case) == ""
    (watched,) = shares(case)
    assert isinstance(watched, Paragraph)
    assert "looked" not in plain(watched.text)


def test_the_watchers_are_told_with_the_days_they_looked(
    case_of: Open, coded: Options
) -> None:
    (told,) = shares(case_of(coded))
    assert isinstance(told, Paragraph)
    assert plain(told.text) == (
        "The SCR Sub Group watches the plan for the Board. It looked at it on "
        "1 June 2015."
    )


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (action(started=BEFORE, progress="Two of five."), False),
        (action(done=AFTER, progress="Two of five."), False),
        (action(done=BEFORE, progress="Two of five."), True),
    ],
)
def test_the_public_reads_progress_only_where_its_day_is_known(
    case_of: Open, coded: Options, one: Action, *, told: bool
) -> None:
    case = case_of(replace(coded, as_of=DUE, view="published"))
    plan = msgspec.structs.replace(case.review.actions, actions=(one,))
    review = msgspec.structs.replace(case.review, actions=plan)

    shown = rows(replace(case, review=review))[1][-1]

    assert ("Two of five." in shown) is told
