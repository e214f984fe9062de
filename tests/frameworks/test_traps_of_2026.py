"""Traps of the law of today, each by its number in the notes, under both editions.

Trap 8 (two days on which a case was added) and trap 9 (what was notified is never
corrected in place) are tried where boards report, in
tests/cli/test_reported_to_registers.py; that trap 1 is told of a text that is written
down, in tests/rules/test_quoted_criteria.py.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from scrkit import clocks, frameworks
from scrkit.criteria import Assessment, evaluate_all
from scrkit.dates import PartialDate
from scrkit.errors import ScrError
from scrkit.frameworks import Framework, apply_overlay, load_overlay
from scrkit.frameworks.check import clauses
from scrkit.model.case import KeyDates
from scrkit.model.opening import Fact
from scrkit.system.resources import PACKAGE

OLD, NEW = (frameworks.load(f"england-lcspr-{year}") for year in (2023, 2026))
BOTH = pytest.mark.parametrize("framework", [OLD, NEW], ids=lambda one: one.id)
HARM = {
    "under_18": "yes",
    "abuse_or_neglect": "suspected",
    "child_died": "no",
    "child_seriously_harmed": "yes",
    "happened_in_area": "yes",
}


def answers(framework: Framework, **facts: str) -> dict[str, Assessment]:
    held = {id: Fact(value=value) for id, value in facts.items()}
    return {one.criterion.id: one for one in evaluate_all(framework, held)}


@BOTH
@pytest.mark.parametrize("concern", ["yes", "no", "unknown"])
def test_trap_1_harm_asks_for_no_concern_about_working_together(
    framework: Framework, concern: str
) -> None:
    found = answers(framework, **HARM, concern_about_working_together=concern)

    assert found["notification"].result == "met"
    assert (found["review"].result, found["review"].judgement) == ("undecided", True)


def test_trap_1_a_local_overlay_brings_no_older_test_back() -> None:
    local = apply_overlay(NEW, load_overlay("buckinghamshire-2026"))
    held = {**HARM, "concern_about_working_together": "no"}

    assert answers(local, **held)["notification"].result == "met"
    assert answers(local, **held)["review"].result == "undecided"


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        ("incident", date(2026, 5, 12)),
        ("authority_aware", date(2026, 5, 13)),
        ("notified", date(2026, 5, 18)),
    ],
)
def test_trap_3_three_days_are_in_use_from_which_a_rapid_review_counts(
    starts: str, due: date
) -> None:
    clause = NEW.deadline("LC-T2")
    assert clause is not None
    assert "not established" in " ".join(clause.note.split())
    local = replace(NEW, deadlines=(replace(clause, starts=(starts,)),))
    dates = KeyDates(
        incident=PartialDate("2026-04-20"),
        authority_aware=date(2026, 4, 21),
        notified=date(2026, 4, 24),
    )
    (found,) = clocks.deadlines(local, dates, date(2026, 5, 1))

    assert found.due == due


@BOTH
def test_a_death_is_notified_without_a_link_to_the_abuse(framework: Framework) -> None:
    """Local pages that ask for a cause or a contributory factor are narrower."""
    dead = {**HARM, "child_died": "yes", "child_seriously_harmed": "no"}

    assert answers(framework, **dead)["notification"].result == "met"
    assert not [one.id for one in framework.facts if "resulted" in one.id]


@BOTH
def test_a_care_leaver_is_notified_and_opens_no_review(framework: Framework) -> None:
    found = answers(
        framework,
        under_18="no",
        abuse_or_neglect="not_suspected",
        child_died="no",
        child_seriously_harmed="no",
        care_leaver_died_up_to_24="yes",
    )

    assert found["also_notify"].result == "met"
    assert found["review"].result == "not_met"


@BOTH
def test_what_happened_elsewhere_is_notified_there(framework: Framework) -> None:
    found = answers(
        framework,
        **{**HARM, "happened_in_area": "no"},
        normally_resident_in_area="yes",
        happened_outside_england="no",
    )

    assert found["notification"].result == "not_met"
    assert "happened_in_area" in {one.fact for one in framework.redirects}


@BOTH
def test_what_happened_outside_england_is_notified_by_residence(
    framework: Framework,
) -> None:
    found = answers(
        framework,
        **{**HARM, "happened_in_area": "no"},
        normally_resident_in_area="yes",
        happened_outside_england="yes",
    )

    assert found["notification"].result == "met"


@BOTH
def test_a_withdrawn_notification_is_no_missed_rapid_review(
    framework: Framework,
) -> None:
    dates = KeyDates(
        notified=date(2026, 4, 24), other={"notification_withdrawn": date(2026, 4, 30)}
    )
    found = clocks.deadlines(framework, dates, date(2026, 7, 1))

    assert "LC-T2" not in {one.clause.id for one in found}


def test_trap_2_assent_beginning_guidance_and_name_are_four_things() -> None:
    """An Act of 2024, with assent and a name in use, changed no test and no clock."""
    law = frameworks.load("dhr-2016")
    named = apply_overlay(law, load_overlay("domestic-abuse-related-death"))

    assert "May 2024" in law.valid.note
    assert "does not start it" in " ".join(law.valid.note.split())
    assert law.valid.from_ is None
    assert named.name("review") == "Domestic Abuse Related Death Review"
    assert (named.criteria, named.deadlines) == (law.criteria, law.deadlines)
    with pytest.raises(ScrError):
        frameworks.load("dardr")


def test_trap_4_the_edition_is_cited_by_name_and_never_by_chapter_or_page() -> None:
    """That it has five chapters does not prove what the fifth is about."""
    cite = next(one.cite for one in NEW.authorities if one.id == "wt2026")
    standing = [
        where for _, where, _ in clauses(NEW) if where.ref == "wt2026" and where.at
    ]

    assert "chapter" not in cite
    assert standing == []


def test_trap_5_no_law_that_may_not_have_begun_is_given_a_clock_or_a_power() -> None:
    prospective = [where for _, where, _ in clauses(NEW) if where.ref == "cwsa2026"]

    assert prospective
    assert all(where.strength is None for where in prospective)
    assert any("begin" in one and "2026" in one for one in NEW.not_established)


def test_trap_6_the_unified_review_repeals_no_practice_review_but_carries_it() -> None:
    """Its regulations bind inside the newer review, with all their duties."""
    susr, cpr = (frameworks.load(f"wales-{id}") for id in ("susr-2024", "cpr-2015"))
    by_law = {duty.id for duty in cpr.duties if duty.strength == "statute_must"}

    assert by_law
    assert by_law <= {duty.id for duty in susr.duties}
    assert cpr.valid.new_cases_until is None


def test_trap_7_a_school_is_asked_and_decides_nothing() -> None:
    roles = {one.id for one in NEW.roles}

    assert "designated_agency" in roles
    assert NEW.decision.decider == "safeguarding_partners"
    assert "education" not in NEW.decision.statement.casefold()


@pytest.mark.parametrize("id", [*frameworks.available(), *frameworks.overlays()])
def test_trap_10_no_address_of_a_copy_is_cited(id: str) -> None:
    folders = (PACKAGE / "frameworks", PACKAGE / "frameworks/overlays")
    text = next(
        path.read_text("utf-8") for one in folders for path in one.glob(f"{id}.yaml")
    )

    assert "http" not in text
    assert "www." not in text
