"""What Buckinghamshire asks for beyond the national guidance, and only there."""

import pytest

from scrkit import frameworks
from scrkit.frameworks import Framework

ENGLAND = frameworks.load("england-scr-2015")
BUCKS = frameworks.apply_overlay(
    ENGLAND, frameworks.load_overlay("buckinghamshire-2016")
)


def test_the_overlay_holds_together_with_its_framework() -> None:
    assert frameworks.faults(BUCKS) == ()
    assert BUCKS.overlay == "buckinghamshire-2016"


def test_trap_8_an_executive_summary_is_local_practice() -> None:
    local = {one.id: one.strength for one in BUCKS.products}

    assert "executive_summary" not in {one.id for one in ENGLAND.products}
    assert local["executive_summary"] == "local"
    assert ENGLAND.duty("executive_summary") is None
    assert BUCKS.duty("executive_summary") is not None


def test_trap_15_no_framework_makes_a_report_of_every_agency_mandatory() -> None:
    asked = [
        (framework.id, product.id)
        for framework in (*map(frameworks.load, frameworks.available()), BUCKS)
        for product in framework.products
        if product.id in ("imr", "short_report") and product.required
    ]

    assert asked == []


@pytest.mark.parametrize("role", ["panel_chair", "imr_author", "interview_supporter"])
def test_what_is_local_binds_nobody_elsewhere(role: str) -> None:
    assert ENGLAND.role(role) is None

    found = BUCKS.role(role)

    assert found is not None
    assert found.strength == "local"


def test_who_is_barred_locally() -> None:
    assert barred(BUCKS, "panel_chair") == {"involved_agencies"}
    assert barred(BUCKS, "imr_author") == {"case_involved", "line_manager_of_involved"}
    assert barred(BUCKS, "interview_supporter") == {
        "manager_of_interviewee",
        "case_involved",
    }


def test_trap_9_the_sub_group_recommends_and_the_chair_decides() -> None:
    sub_group = BUCKS.role("scr_subgroup")

    assert sub_group is not None
    assert "Recommends" in sub_group.does
    assert BUCKS.decision.decider == "lscb_chair"


def test_debriefing_and_making_findings_known_are_two_duties() -> None:
    local = {duty.id for duty in BUCKS.duties} - {duty.id for duty in ENGLAND.duties}

    assert local >= {
        "debrief",
        "disseminate",
        "one_plan",
        "sub_group_monitors",
        "professional_guide",
        "secure_records",
    }


def test_trap_7_redaction_is_a_last_resort_not_the_rule() -> None:
    rule = next(check for check in ENGLAND.report_checks if check.id == "REP-3")
    local = next(check for check in BUCKS.report_checks if check.id == "BUCKS-1")

    assert "without redaction" in rule.text
    assert "last resort" in local.text


def barred(framework: Framework, role: str) -> set[str]:
    found = framework.role(role)
    assert found is not None
    return {*found.independent_of, *found.not_in}
