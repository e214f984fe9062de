"""A form asks about whom the review is about, and is read back by its headings."""

import pytest

from scrkit.importers.understand.headings import field_of
from scrkit.model.case import Board, CaseReview
from scrkit.model.columns import COLUMNS
from scrkit.model.review import Review
from scrkit.render.sections import formcells

REVIEW = Review(
    case=CaseReview(
        format="1", id="c", title="C", framework="x", board=Board(name="B"), agencies=()
    )
)
FIELDS = tuple(column.field for column in COLUMNS)


def test_the_form_of_a_review_of_an_adult_asks_about_the_adult() -> None:
    asked = {one.field: one for one in formcells.asked_of(REVIEW, {"subject": "Adult"})}

    assert asked["child_seen"].heading == "Adult seen?"
    assert "the adult said" in asked["voice"].prompt
    assert "AdultK" in asked["people"].prompt
    said = " ".join(f"{c.heading} {c.prompt} {c.example}" for c in asked.values())
    assert "child" not in said.casefold()
    assert "pushchair" not in said


def test_a_review_of_a_child_is_asked_as_before() -> None:
    assert formcells.asked_of(REVIEW, {"subject": "Child"}) == COLUMNS


@pytest.mark.parametrize("subject", ["Child", "Adult", "Person", "Resident"])
def test_every_heading_of_a_form_is_known_again(subject: str) -> None:
    headings = [one.heading for one in formcells.asked_of(REVIEW, {"subject": subject})]

    assert tuple(field_of(heading, {}) for heading in headings) == FIELDS
