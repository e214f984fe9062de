"""A review under another framework: what it is called there, and what goes over."""

import pytest
from msgspec.structs import replace

from scrkit import frameworks
from scrkit.decode import decode
from scrkit.edits.migrating import migrated, overlay_under, renames
from scrkit.edits.noting import after
from scrkit.errors import ScrError
from scrkit.model.case import CaseReview
from scrkit.model.opening import Criteria
from scrkit.yamlfile import read

CASE = (
    b"format: 1\nid: c\ntitle: C\nframework: england-scr-2015\n"
    b"overlay: buckinghamshire-2016\nboard: {name: Example}\nagencies: []\n"
)
FACTS = b'facts:\n  # Of old.\n  "seen_before": {value: "yes", source: Minutes}\n'
NEW = replace(
    frameworks.load("england-lcspr-2026"), renamed={"seen_before": "recurrent_themes"}
)


def records(facts: bytes) -> tuple[CaseReview, Criteria]:
    case = decode(read(CASE, "review.yaml"), CaseReview).value
    criteria = decode(read(facts, "criteria.yaml"), Criteria).value
    assert case is not None
    assert criteria is not None
    return case, criteria


def test_a_fact_that_has_another_id_now_keeps_its_answer_and_its_remark() -> None:
    files = {"review.yaml": CASE, "criteria.yaml": FACTS}
    case, facts = records(FACTS)
    later = after(files, migrated(files, case, facts, NEW))

    assert renames(facts, NEW) == {"seen_before": "recurrent_themes"}
    kept = FACTS.replace(b'"seen_before"', b"recurrent_themes")
    assert later["criteria.yaml"].startswith(kept)
    assert b"recurrent_themes" not in later["criteria.yaml"][len(kept) :]
    assert b"framework: england-lcspr-2026\n" in later["review.yaml"]


def test_a_fact_that_is_answered_under_both_ids_is_not_chosen_for_anybody() -> None:
    twice = FACTS + b"  recurrent_themes: {value: unknown}\n"
    files = {"review.yaml": CASE, "criteria.yaml": twice}

    with pytest.raises(ScrError):
        migrated(files, *records(twice), NEW)


def test_the_overlay_that_took_the_place_of_another_comes_with_the_framework() -> None:
    assert overlay_under("buckinghamshire-2016", NEW) == "buckinghamshire-2026"
    assert overlay_under("buckinghamshire-2026", NEW) == "buckinghamshire-2026"
    assert overlay_under("valley-2020", NEW) == ""
