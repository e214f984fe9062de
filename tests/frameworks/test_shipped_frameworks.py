"""The frameworks that ship: each holds together, and says what the guidance says."""

import re
from typing import get_args

import pytest

from scrkit import frameworks, rules
from scrkit.errors import ScrError
from scrkit.frameworks import DutyId, Framework, Overlay
from scrkit.frameworks.check import clauses
from scrkit.system.resources import PACKAGE
from scrkit.yamlfile import read

SHIPPED = frameworks.available()


@pytest.fixture
def england() -> Framework:
    return frameworks.load("england-scr-2015")


def test_the_first_framework_ships() -> None:
    assert "england-scr-2015" in SHIPPED


@pytest.mark.parametrize("id", SHIPPED)
def test_a_shipped_framework_holds_together(id: str) -> None:
    framework = frameworks.load(id)

    assert framework.id == id
    assert frameworks.faults(framework) == ()


@pytest.mark.parametrize("id", SHIPPED)
def test_every_limb_can_be_cited_and_every_fact_is_a_question(id: str) -> None:
    framework = frameworks.load(id)

    for criterion in framework.criteria:
        for limb in criterion.limbs:
            assert framework.citation(limb)
            assert limb.strength
    for fact in framework.facts:
        assert fact.question.endswith("?")
        assert "unknown" in fact.values


@pytest.mark.parametrize("id", SHIPPED)
def test_every_fact_that_is_asked_for_is_used(id: str) -> None:
    framework = frameworks.load(id)
    nodes = [node for one in framework.criteria for node in one.tree.walk()]
    used = {node.fact for node in nodes if node.fact}
    used |= {redirect.fact for redirect in framework.redirects}

    assert {fact.id for fact in framework.facts} == used


@pytest.mark.parametrize("id", SHIPPED)
def test_every_authority_that_is_listed_is_cited(id: str) -> None:
    framework = frameworks.load(id)
    cited = {clause.ref for _, clause, _ in clauses(framework)}

    unused = {one.id for one in framework.authorities} - cited
    # The Act that ended the boards stands behind the last day for new cases.
    assert unused <= {"cswa2017"}


def test_no_framework_but_a_known_one_is_loaded() -> None:
    with pytest.raises(ScrError) as caught:
        frameworks.load("england-scr-2051")

    assert caught.value.advice == "Did you mean england-scr-2015?"
    assert "2051" not in caught.value.message + caught.value.advice


def test_a_name_like_no_framework_gets_the_list() -> None:
    with pytest.raises(ScrError) as caught:
        frameworks.load("zzz")

    assert "england-scr-2015" in caught.value.advice


@pytest.mark.parametrize("id", ["../load", "england-scr-2015.yaml", ""])
def test_an_id_is_not_a_path(id: str) -> None:
    with pytest.raises(ScrError):
        frameworks.load(id)


def test_the_window_for_new_cases_in_england(england: Framework) -> None:
    assert england.valid.from_ is not None
    assert england.valid.from_.isoformat() == "2015-03-26"
    assert england.valid.new_cases_until is not None
    assert england.valid.new_cases_until.isoformat() == "2019-09-29"


def test_the_act_under_which_children_are_detained_is_of_1983(
    england: Framework,
) -> None:
    detained = england.fact("detained_under_mental_health_act_1983")

    assert detained is not None
    assert "1983" in detained.question
    titles = " ".join(
        node.title for one in england.criteria for node in one.tree.walk()
    )
    assert not re.search("Mental Health Act 2005", titles)


def test_the_chair_decides_and_gives_reasons(england: Framework) -> None:
    assert england.decision.decider == "lscb_chair"
    assert england.decision.reasons_required
    assert "Chair" in england.decision.statement


def test_not_met_offers_another_learning_review(england: Framework) -> None:
    assert "other_learning_review" in {o.id for o in england.decision.outcomes}
    assert "5(3)" in " ".join(england.decision.when_not_met)


def test_nobody_asks_whether_abuse_caused_a_death(england: Framework) -> None:
    assert not [fact.id for fact in england.facts if "caused" in fact.id]


def test_the_eight_clocks_of_the_guidance(england: Framework) -> None:
    times = {
        clause.id: (clause.count, clause.unit, clause.direction, clause.starts[0])
        for clause in england.deadlines
    }

    assert times == {
        "SCR-T1": (5, "working_days", "after", "authority_aware"),
        "SCR-T2": (1, "months", "after", "board_notified"),
        "SCR-T3": (5, "working_days", "after", "decided"),
        "SCR-T4": (14, "days", "after", "decided"),
        "SCR-T5": (6, "months", "after", "initiated"),
        "SCR-T6": (7, "working_days", "before", "published"),
        "SCR-T7": (12, "months", "min_duration", "published"),
        "SCR-T8": (None, None, "before", "publication_planned"),
    }


def test_six_months_are_an_aim_and_the_chairs_month_is_normal(
    england: Framework,
) -> None:
    soft = {clause.id: clause.strength for clause in england.deadlines if clause.soft}

    assert soft == {"SCR-T2": "guidance_normally", "SCR-T5": "guidance_aim"}


def test_a_time_that_is_not_established_says_so(england: Framework) -> None:
    late = england.deadline("SCR-T8")

    assert late is not None
    assert not late.established
    assert "Consult the guidance" in late.note


def test_nine_gates_before_publication(england: Framework) -> None:
    assert [gate.id for gate in england.gates] == [f"G{n}" for n in range(1, 10)]


def test_independence_is_data(england: Framework) -> None:
    reviewer = england.role("lead_reviewer")

    assert reviewer is not None
    assert set(reviewer.independent_of) == {"lscb", "involved_agencies"}


def test_things_have_names_under_a_framework(england: Framework) -> None:
    assert england.name("review") == "Serious Case Review"
    assert england.name("overview") == "Overview Report"
    assert england.name("something_else") == "something else"
    assert england.title_of("dfe") == "Department for Education"
    assert england.title_of("tooth_fairy") == "tooth fairy"


@pytest.mark.parametrize("id", SHIPPED)
def test_answers_are_quoted_so_that_no_tool_makes_them_true_or_false(id: str) -> None:
    path = PACKAGE / "frameworks" / f"{id}.yaml"
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"[\[,] *(yes|no) *[\],]", text)
    assert read(text.encode(), path.name).diagnostics == ()


def test_every_duty_that_rules_ask_for_is_in_a_framework_and_asked_for() -> None:
    every: list[Framework | Overlay] = [frameworks.load(id) for id in SHIPPED]
    every += [frameworks.load_overlay(id) for id in frameworks.overlays()]
    listed = {duty.id for one in every for duty in one.duties}
    asked = {rule.clause for rule in rules.ALL if rule.clause}
    assert asked == set(get_args(DutyId))
    assert asked <= listed
