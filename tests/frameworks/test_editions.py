"""A newer edition says what changed; the criteria stay those of the older one."""

from datetime import date

import pytest

from scrkit import clocks, frameworks
from scrkit.errors import ScrError
from scrkit.frameworks import DeadlineClause, Framework, Node, read_own
from scrkit.frameworks.difference import differences
from scrkit.model.case import KeyDates

OLD, NEW = (frameworks.load(f"england-lcspr-{year}") for year in (2023, 2026))
PAIRS = [
    (frameworks.load(newer.valid.replaces), newer)
    for newer in map(frameworks.load, frameworks.available())
    if newer.valid.replaces and newer.id != "wales-susr-2024"
]


def bare(node: Node) -> tuple[object, ...]:
    """Return what decides in a tree: without the authority that each clause names."""
    inner = tuple(map(bare, node.children))
    return node.id, node.fact, node.in_, node.consideration, node.outcome, inner


def clause(framework: Framework, id: str) -> DeadlineClause:
    found = framework.deadline(id)
    assert found is not None
    return found


@pytest.mark.parametrize(("older", "newer"), PAIRS, ids=lambda one: one.id)
def test_the_criteria_are_the_same_under_the_newer_edition(
    older: Framework, newer: Framework
) -> None:
    assert [bare(one.tree) for one in newer.criteria] == [
        bare(one.tree) for one in older.criteria
    ]


def test_no_clause_of_the_newer_edition_cites_the_older_guidance() -> None:
    assert "2023" not in " ".join(one.cite for one in NEW.authorities)
    assert NEW.citation(clause(NEW, "LC-T1")) == (
        "Working Together to Safeguard Children 2026"
    )


def test_a_time_carried_over_keeps_its_number_and_says_what_to_check() -> None:
    for id in ("LC-T1", "LC-T2", "LC-T3", "LC-T4g"):
        assert clause(NEW, id).count == clause(OLD, id).count
        assert not clause(NEW, id).established
        assert "2023" in clause(NEW, id).carried_over
    for id in ("LC-T4", "LC-T5", "LC-T6"):
        assert clause(NEW, id).established
        assert clause(NEW, id).carried_over == ""


@pytest.mark.parametrize("framework", [OLD, NEW], ids=lambda one: one.id)
def test_a_notification_that_was_withdrawn_ends_the_clock_of_the_rapid_review(
    framework: Framework,
) -> None:
    """Panel: no rapid review is owed where the criteria turned out not to be met."""
    notified = date(2026, 5, 1)
    for withdrawn, stands in ((None, True), (date(2026, 5, 8), False)):
        other: dict[str, date | None] = {"notification_withdrawn": withdrawn}
        dates = KeyDates(notified=notified, other=other)
        found = clocks.deadlines(framework, dates, date(2026, 6, 1))
        assert ("LC-T2" in {one.clause.id for one in found}) == stands


def test_only_siblings_share_a_notification() -> None:
    met = next(one.met for one in OLD.criteria if one.id == "notification")

    assert "siblings" in met
    assert "no siblings" in met


def test_education_is_asked_and_does_not_decide() -> None:
    role = NEW.role("designated_agency")

    assert role is not None
    assert "does not decide" in role.does
    assert NEW.decision.decider == "safeguarding_partners"
    assert "education" not in NEW.decision.statement


def test_the_difference_names_what_came_what_is_gone_and_what_says_otherwise() -> None:
    found = {(one.part, one.id): one for one in differences(OLD, NEW)}

    assert found["facts", "unborn_child"].kind == "came"
    assert found["authorities", "wt2023"].kind == "gone"
    altered = {one.field: one for one in found["deadlines", "LC-T1"].altered}
    assert altered["ref"].before.startswith("Working Together to Safeguard Children 20")
    assert altered["established"].after == "no"
    assert ("deadlines", "LC-T4") not in found


@pytest.mark.parametrize("id", frameworks.available())
def test_a_framework_does_not_differ_from_itself(id: str) -> None:
    framework = frameworks.load(id)

    assert differences(framework, framework) == ()
    assert differences(framework, NEW) or framework is NEW


@pytest.mark.parametrize("id", frameworks.available())
def test_every_framework_says_when_it_was_checked_and_against_what(id: str) -> None:
    checked = frameworks.load(id).valid.checked

    assert checked is not None
    assert checked.against


def test_an_overlay_may_replace_the_event_from_which_a_clock_runs() -> None:
    """Devon counts the rapid review from the incident, others from the notification."""
    own = read_own(
        b"format: 1\nid: valley\ntitle: Valley\nextends: [england-lcspr-2026]\n"
        b"authorities: [{id: valley, cite: Valley Partnership, kind: local}]\n"
        b"deadlines:\n  - id: LC-T2\n    what: Send the rapid review\n"
        b"    quantity: 15\n    unit: working_days\n    direction: after\n"
        b"    starts: [authority_aware]\n    event: awareness\n"
        b"    done: [rapid_review_sent]\n    actor: safeguarding_partners\n"
        b"    stage: decision\n    strength: local\n    ref: valley\n",
        "valley.yaml",
    )
    assert isinstance(own.value, frameworks.Overlay)
    laid = frameworks.apply_overlay(NEW, own.value)
    dates = KeyDates(authority_aware=date(2026, 5, 1), notified=date(2026, 5, 8))
    before, after = (
        next(
            one.due
            for one in clocks.deadlines(framework, dates, date(2026, 5, 9))
            if one.clause.id == "LC-T2"
        )
        for framework in (NEW, laid)
    )

    assert before is not None
    assert after is not None
    assert before > after


def test_a_board_may_write_an_edition_of_its_own() -> None:
    text = (
        b"format: 1\nid: ours\ntitle: Ours\nedition_of: england-sar-2014\n"
        b"valid: {from: 2026-04-01}\nnames: {panel: Our Panel}\n"
    )
    own = read_own(text, "ours.yaml")

    assert isinstance(own.value, Framework)
    assert own.value.name("panel") == "Our Panel"
    assert own.value.criteria == frameworks.load("england-sar-2014").criteria


def test_an_edition_of_nothing_that_ships_is_told_at_its_line() -> None:
    text = b"format: 1\nid: ours\ntitle: Ours\nedition_of: nowhere\nvalid: {}\n"
    own = read_own(text, "ours.yaml")

    assert own.value is None
    assert own.faults[0].path == ("edition_of",)


def test_the_name_of_domestic_reviews_changes_by_an_overlay_and_the_test_does_not() -> (
    None
):
    under = frameworks.load("dhr-2016")
    laid = frameworks.apply_overlay(
        under, frameworks.load_overlay("domestic-abuse-related-death")
    )

    assert laid.name("review") == "Domestic Abuse Related Death Review"
    assert laid.criteria == under.criteria


@pytest.mark.parametrize("id", ["dardr", "owhr-2023"])
def test_what_is_not_established_in_force_is_refused_with_the_reason(id: str) -> None:
    with pytest.raises(ScrError) as caught:
        frameworks.load(id)

    assert "not" in caught.value.message
    assert caught.value.advice
