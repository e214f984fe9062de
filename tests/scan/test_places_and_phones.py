"""Addresses, schools, telephones and aliases, in part and however they are written."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(
            code="ChildK",
            names=("Kestrel Exemplar",),
            addresses=("14 Nonesuch Invent Lane, Fernmock, ZZ99 3VZ",),
            schools=("Thornfib Church of England Primary School",),
            aliases=("Sera Mockwell", "Little Inventling"),
            telephones=("07700 900123",),
            workplaces=("Tallfib House",),
        ),
    )
)


def graded(text: str) -> set[str]:
    traces = scan("a.txt", text.encode(), REGISTER).traces
    return {one.grade.word for one in traces if one.code == "ChildK"}


@pytest.mark.parametrize(
    "text",
    [
        "ZZ99 3VZ", "zz993vz", "ZZ99-3VZ", "Nonesuch Invent Lane", "Nonesuch Invent Ln",
        "Nonesuch Invent La.", "Nonesuch Invent Lane (14)", "No 14, Nonesuch Invent Ln",
        "Thornfib Primary", "Thornfib CofE Primary", "Thornfib Sch", "Tallfib Hse",
        "447700900123", "44 7700 900123", "wa.me/447700900123", "tel:+447700900123",
        "Ms Mockwell", "S. Mockwell", "Mockwell, Sera", "seramockwell", "L Inventling",
    ],
)  # fmt: skip
def test_a_part_or_another_spelling_is_an_alarm(text: str) -> None:
    assert "alarm" in graded(text)


def test_a_town_or_a_first_word_alone_is_a_note() -> None:
    for text in ("in Fernmock", "at Thornfib", "near Nonesuch Invent", "at Tallfib"):
        assert graded(text) == {"note"}, text


def test_words_of_a_place_or_an_alias_are_quiet_in_small_letters() -> None:
    for text in ("a primary school", "a little lane", "the house", "order 449900123"):
        assert graded(text) == set(), text
