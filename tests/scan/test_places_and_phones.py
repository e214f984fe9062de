"""Addresses, schools, telephones and aliases, in part and however they are written."""

import pytest

from scrkit.identity.facts import Facts
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(
            code="ChildK",
            names=("Kestrel Exemplar",),
            addresses=(
                "14 Nonesuch Invent Lane, Fernmock, ZZ99 3VZ",
                "14 Invented Road, Fernmock",
            ),
            schools=("Thornfib Church of England Primary School",),
            aliases=("Sera Mockwell", "Little Inventling"),
            telephones=("07700 900123",),
            workplaces=(
                "Tallfib House",
                "Orchard Infant School, Fernmock",
                "Copperfib Surgery, Fernmock",
            ),
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
        "Orchard Infant School", "Orchard Inf School",
        "O77OO 9OO123", "077009OOl23", "Copperfib Surgery", "14 Invented",
        "Ms Mockwell", "S. Mockwell", "Mockwell, Sera", "seramockwell", "L Inventling",
    ],
)  # fmt: skip
def test_a_part_or_another_spelling_is_an_alarm(text: str) -> None:
    assert "alarm" in graded(text)


NORTH = Register(
    (
        Identity(
            code="ChildK",
            names=("Kestrel Exemplar",),
            addresses=("Flat 6, 114 Mockbird Wynd, Fernmock", "9 Gorse Loan, Fibrick"),
            telephones=("01632 960118",),
            schools=("St Nonesuch's Roman Catholic Primary School",),
        ),
        Identity(code="Sib", names=("Ann Sample",), addresses=("3 Fibber Slack",)),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "114 Mockbird Wynd", "114 Mockbird Wd", "9 Gorse Ln", "Gorse Loan 9",
        "3 Fibber Slk", "at 3, Fibber Slack", "St Nonesuch's RC Primary",
        "St. Nonesuch's R.C. Primary", "Saint Nonesuch's Primary",
        "St Nonesuchs School", "St Nonesuch's Primary School", "114 Mock Bird Wynd",
        "Mock Bird Wd",
    ],
)  # fmt: skip
def test_northern_streets_and_schools_of_saints_are_found_shortened(text: str) -> None:
    traces = scan("a.txt", text.encode(), NORTH).traces
    assert "alarm" in {one.grade.word for one in traces if one.code}
    assert [*Facts(NORTH).phrases(text)]


def test_a_town_or_a_first_word_alone_is_a_note() -> None:
    for text in ("in Fernmock", "at Thornfib", "near Nonesuch Invent", "at Tallfib"):
        assert graded(text) == {"note"}, text


def test_a_saint_is_noted_in_full_and_without() -> None:
    for text in ("at Saint Nonesuch's", "at St. Nonesuchs"):
        found = scan("a.txt", text.encode(), NORTH).traces
        assert {one.grade.word for one in found} == {"note"}, text


def test_a_number_without_its_area_is_told_beside_a_word_that_says_so() -> None:
    for text in ("rang her on 960118", "home: 960 118"):
        assert [one.code for one in Facts(NORTH).numbers(text)] == ["ChildK"], text


def test_six_figures_alone_are_no_telephone() -> None:
    assert scan("a.txt", b"Order no. 960118 of 2012", NORTH).traces == ()


def test_words_of_a_place_or_an_alias_are_quiet_in_small_letters() -> None:
    for text in ("a primary school", "a little lane", "the house", "order 449900123"):
        assert graded(text) == set(), text
    assert not scan("a.txt", b"She lives in flat 6 now.", NORTH).traces


STREET = Register(
    (
        Identity(
            code="C",
            names=("Kestrel Exemplar",),
            addresses=(
                *("7 Otter Close, Fernmock", "3 Fern Rise, Fernmock"),
                "12 Ferngill Way, Fernmock",
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("We saw an otter close to the bank.", "note"),
        ("Seven otter close by.", "note"),
        ("3 ferny leaves", ""), ("at fern, rise early", "note"),
        ("12 Ferngill Row", "note"), ("12 Ferngill", "alarm"),
        ("In spring the fern rises.", ""),
        ("she lives on fern rise", "alarm"), ("3 fern rise", "alarm"),
        ("moved to otter close", "alarm"), ("Otter Close", "alarm"),
    ],
)  # fmt: skip
def test_words_of_every_day_are_no_street(text: str, grade: str) -> None:
    traces = scan("a.txt", text.encode(), STREET).traces
    assert {one.grade.word for one in traces} == ({grade} if grade else set())


SCHOOL = Register(
    (
        Identity(
            code="C",
            names=("Kestrel Exemplar",),
            addresses=("7 Otter Close, Fernmock",),
            schools=("St Fibwell's Primary School, Fernmock",),
            workplaces=("Fernmock Family Team", "Thrumblewick & Daughters Laundry"),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("she attends St Fibwell's", "alarm"), ("St Fibwell’s rang", "alarm"),
        ("a pupil at St Fibwell's", "alarm"), ("past St Fibwell's Head", "note"),
        ("St Fibwell's Chapel", "note"), ("moved to Fernmock", "note"),
        ("the school in Fernmock", "note"), ("bills of Thrumblewick", "note"),
        ("Thrumblewick and Daughters Laundry", "alarm"),
        ("cleaned by Thrumblewick & Daughters", "alarm"),
    ],
)  # fmt: skip
def test_the_own_word_of_a_school_is_told_where_somebody_learns_there(
    text: str, grade: str
) -> None:
    traces = scan("a.txt", text.encode(), SCHOOL).traces
    assert {one.grade.word for one in traces} == {grade}


def test_the_own_word_of_a_registered_town_is_a_note_and_says_of_all_whose() -> None:
    towns = Register(
        (
            Identity(code="TownE", kind="place", names=("Easter Mockwick",)),
            Identity(code="TownW", kind="place", names=("Wester Mockwick",)),
        )
    )
    traces = scan("a.txt", b"She moved to Mockwick at Easter.", towns).traces
    assert {(one.grade.word, one.code) for one in traces if one.code} == {
        ("note", "TownE"),
        ("note", "TownW"),
    }
