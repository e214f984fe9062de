"""One review that carries others owes what each of them asks for, and no more."""

from datetime import date

import pytest

from scrkit import clocks, frameworks
from scrkit.frameworks import Framework, settled
from scrkit.model.case import KeyDates
from scrkit.model.opening import Fact
from scrkit.review import load

SUSR = frameworks.load("wales-susr-2024")
CHILD = {
    "under_18": "yes",
    "abuse_or_neglect": "known",
    "child_died": "yes",
    "registered_or_looked_after_in_lookback": "yes",
}
KILLED = {
    "person_died": "yes",
    "aged_16_or_over": "yes",
    "death_from_violence_abuse_or_neglect": "yes",
    "by_relative": "yes",
}
NOBODY_KILLED = {"person_died": "no"}


def under(**answers: str) -> Framework:
    return settled(SUSR, {id: Fact(value=value) for id, value in answers.items()})


def ids(framework: Framework) -> set[str]:
    lists = (framework.duties, framework.products, framework.gates)
    return {one.id for listed in lists for one in listed}


def test_what_both_ask_for_is_owed_by_every_kind() -> None:
    for answers in (CHILD | NOBODY_KILLED, KILLED | {"under_18": "no"}, CHILD | KILLED):
        assert {"family_invited", "overview", "action_plan", "G1"} <= ids(
            under(**answers)
        )


def test_a_practice_review_alone_owes_nothing_of_a_domestic_one() -> None:
    found = ids(under(**CHILD, **NOBODY_KILLED))

    assert {"learning_event", "copies_to_ministers"} <= found
    assert not {"G10", "executive_summary"} & found


def test_a_domestic_review_alone_has_no_learning_event() -> None:
    found = ids(under(**KILLED, under_18="no"))

    assert {"G10", "executive_summary"} <= found
    assert not {"learning_event", "copies_to_ministers"} & found


def test_both_are_owed_where_both_are_met_and_while_nobody_knows() -> None:
    every = {"G10", "executive_summary", "learning_event", "copies_to_ministers"}

    assert every <= ids(under(**CHILD, **KILLED))
    assert every <= ids(under())


@pytest.mark.parametrize("decided", ["extended_review", "hold_dhr"])
def test_the_clocks_of_both_run_whichever_the_decision_names(decided: str) -> None:
    facts = {id: Fact(value=value) for id, value in (CHILD | KILLED).items()}
    dates = KeyDates(decided=date(2025, 3, 3))
    found = clocks.deadlines(
        SUSR, dates, date(2025, 6, 1), outcome=decided, facts=facts
    )

    assert {"WA-T1", "DH-T2", "DH-T3"} <= {one.clause.id for one in found}


def test_after_no_review_none_of_them_runs() -> None:
    facts = {id: Fact(value=value) for id, value in (CHILD | KILLED).items()}
    found = clocks.deadlines(
        SUSR, KeyDates(), date(2025, 6, 1), outcome="no_review", facts=facts
    )

    assert not {"WA-T1", "DH-T2"} & {one.clause.id for one in found}


def test_no_time_of_the_new_guidance_is_taken_from_the_older_one() -> None:
    for id in ("WA-T1", "WA-T2"):
        clause = SUSR.deadline(id)
        assert clause is not None
        assert clause.quantity is None
        assert not clause.established


def test_a_review_is_judged_by_the_duties_that_its_facts_leave() -> None:
    facts = "".join(
        f'  {id}: {{value: "{value}"}}\n'
        for id, value in (CHILD | NOBODY_KILLED).items()
    )
    loaded = load(
        {
            "review.yaml": b"format: 1\nid: c\ntitle: C\nframework: wales-susr-2024\n"
            b"board: {name: Example}\nagencies: []\n",
            "criteria.yaml": f"facts:\n{facts}".encode(),
        }
    )

    assert loaded.framework is not None
    assert "G10" not in ids(loaded.framework)
    assert "learning_event" in ids(loaded.framework)
