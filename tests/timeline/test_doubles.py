"""Accounts of different agencies that may tell of one event; nothing is merged."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.model.order import Link
from scrkit.timeline.values import Double, Timeline

Merge = Callable[..., Timeline]
Told = tuple[str, str]

VISIT = (
    "@SW1 and @HV1 visited @Mother at home and saw a bruise on the cheek of @ChildZ."
)
JOINT = (
    "Joint visit with @SW1: @HV1 saw the bruise on @ChildZ's cheek, @Mother tearful."
)
OTHERS: tuple[Told, ...] = (
    ("GP-0001 2014-01-10", "Six-week check at the surgery; weight below the centile."),
    ("POLICE-0001 2014-01-20", "Neighbour rang about shouting; officers found no one."),
    ("GP-0002 2014-02-11", "Immunisation missed for the second time."),
    ("CSC-0001 2014-02-25", "Nursery rang the duty team: hungry, no winter coat."),
    ("HEALTH-0001 2014-04-02", "Clinic appointment not kept; letter sent."),
)


def found(merged: Merge, *told: object, **given: object) -> list[tuple[str, str]]:
    """Return the two ids and the relation of each pair found beside the others."""
    doubles = merged(*told, *OTHERS, **given).doubles
    return [(" ".join(double.entries), double.relation) for double in doubles]


def pair(one: str, other: str) -> tuple[Told, Told]:
    return (f"CSC-0010 {one}", VISIT), (f"HEALTH-0010 {other}", JOINT)


def accepted(*ids: str, relation: str = "same_event") -> Link:
    return Link(entries=ids, relation=relation, reason="Panel, 4 May.")  # type: ignore[arg-type]


def test_two_agencies_accounts_of_one_visit_are_found(merged: Merge) -> None:
    told = pair("2014-03-05 14:30", "2014-03-05 14:00")

    assert found(merged, *told) == [("HEALTH-0010 CSC-0010", "near_double")]


def test_accounts_that_were_found_stay_two_entries(merged: Merge) -> None:
    told = pair("2014-03-05", "2014-03-05")
    rows = merged(*told, *OTHERS).rows

    assert {VISIT, JOINT} <= {row.entry.event for row in rows}
    assert len(rows) == 7


def test_one_agency_has_no_doubles_within_itself(merged: Merge) -> None:
    told = ("CSC-0010 2014-03-05", VISIT), ("CSC-0011 2014-03-05", VISIT)

    assert found(merged, *told) == []


def test_accounts_of_different_events_are_not_taken_for_one(merged: Merge) -> None:
    rang = ("GP-0010 2014-03-05", "Repeat prescription for asthma collected by father.")

    assert found(merged, pair("2014-03-05", "2014-03-05")[0], rang) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2014-03-05", "2014-03-05", "near_double"),
        ("2014-03", "2014-03", "near_double"),
        ("2014-03-05", "2014-03-05?", "near_double"),
        ("2014-03-05", "2014-03", "precision_only"),
        ("2014-03", "2014", "precision_only"),
        ("2014-03-05", "2014-03-05/2014-03-09", "precision_only"),
        ("2014-03-05", "2014-03-07", "contradiction"),
        ("2014-03-05", "2014-04", None),
        ("2014-03", "2014-04-02", "contradiction"),
        ("2014-03-05", "2014-03-06/2014-03-09", "contradiction"),
    ],
)
def test_dates_that_cannot_both_be_true_are_told_from_vaguer_ones(
    merged: Merge, one: str, other: str, relation: str | None
) -> None:
    relations = [relation for _, relation in found(merged, *pair(one, other))]

    assert relations == ([relation] if relation else [])
    turned = [relation for _, relation in found(merged, *pair(other, one))]
    assert turned == relations


@pytest.mark.parametrize("other", ["2014-03-06~", "2014-03-06?"])
def test_a_day_that_its_agency_is_not_sure_of_contradicts_nobody(
    merged: Merge, other: str
) -> None:
    relations = [relation for _, relation in found(merged, *pair("2014-03-05", other))]

    assert relations == ["precision_only"]


@given(st.integers(-15, 15))
def test_accounts_of_days_far_apart_are_not_likened(merged: Merge, days: int) -> None:
    other = date(2014, 3, 5) + timedelta(days)
    pairs = found(merged, *pair("2014-03-05", other.isoformat()))

    assert len(pairs) == (abs(days) <= 10)


@pytest.mark.parametrize("other", ["unknown", "../2014-03-06"])
def test_an_account_without_a_date_is_likened_to_nothing(
    merged: Merge, other: str
) -> None:
    assert found(merged, *pair("2014-03-05", other)) == []


LETTER = "Bruise on the cheek of @ChildZ discussed; letter to the surgery to follow."
NOTE = "Call about a bruise on the cheek of @ChildZ, no reason given by the family."


def test_a_letter_of_another_day_must_be_more_alike(merged: Merge) -> None:
    told = ("GP-0010 2014-03-05", LETTER)

    same = found(merged, told, ("POLICE-0010 2014-03-05", NOTE))
    later = found(merged, told, ("POLICE-0010 2014-03-08", NOTE))
    assert same == [("GP-0010 POLICE-0010", "near_double")]
    assert later == []


def test_staff_of_both_agencies_in_both_accounts_make_up_for_another_day(
    merged: Merge,
) -> None:
    def told(*people: str) -> list[tuple[str, str]]:
        who = {"people": ("ChildZ", *people)}
        one = ("CSC-0010 2014-03-05", LETTER, who)
        other = ("POLICE-0010 2014-03-08", NOTE, who)
        return found(merged, one, other)

    assert told("SW1", "PC1") == [("CSC-0010 POLICE-0010", "contradiction")]
    assert told("SW1", "HV1") == []


def test_times_within_the_hour_are_more_alike_than_times_apart(merged: Merge) -> None:
    def likeness(one: str, other: str) -> int:
        told = pair(f"2014-03-05 {one}", f"2014-03-05 {other}")
        (double,) = merged(*told, *OTHERS).doubles
        return double.likeness

    assert likeness("14:30", "15:10") > likeness("14:30", "17:00")


@pytest.mark.parametrize(("part", "clock"), [("morning", "11:00"), ("night", "00:30")])
def test_a_time_within_a_part_of_the_day_does_not_speak_against_it(
    merged: Merge, part: str, clock: str
) -> None:
    (timed,) = merged(
        *pair(f"2014-03-05 {part}", f"2014-03-05 {clock}"), *OTHERS
    ).doubles
    (untimed,) = merged(*pair("2014-03-05", f"2014-03-05 {clock}"), *OTHERS).doubles

    assert timed.likeness >= untimed.likeness


def test_the_most_alike_come_first(merged: Merge) -> None:
    told = (*pair("2014-03-05", "2014-03-05"), ("POLICE-0010 2014-03-05", VISIT))
    likenesses = [double.likeness for double in merged(*told, *OTHERS).doubles]

    assert len(likenesses) == 3
    assert likenesses == sorted(likenesses, reverse=True)
    assert all(0 <= likeness <= 100 for likeness in likenesses)


@pytest.mark.parametrize(
    ("relation", "printed"),
    [
        ("same_event", "near_double"),
        ("contradiction", "contradiction"),
        ("precision_only", "precision_only"),
    ],
)
def test_what_a_person_accepted_stands_in_place_of_what_was_proposed(
    merged: Merge, relation: str, printed: str
) -> None:
    link = accepted("CSC-0010", "HEALTH-0010", relation=relation)
    told = (*pair("2014-03-05", "2014-03-05"), ("POLICE-0010 2014-03-05", VISIT))
    first, *proposed = merged(*told, *OTHERS, links=(link,)).doubles

    assert first == Double(
        ("CSC-0010", "HEALTH-0010"), printed, 100, "", "Panel, 4 May."
    )
    assert {double.accepted for double in proposed} == {""}
    assert [set(double.entries) for double in proposed] == [
        {"CSC-0010", "POLICE-0010"},
        {"HEALTH-0010", "POLICE-0010"},
    ]


def test_a_link_of_three_settles_each_pair_of_them(merged: Merge) -> None:
    link = accepted("HEALTH-0010", "POLICE-0010", "CSC-0010")
    told = (*pair("2014-03-05", "2014-03-05"), ("POLICE-0010 2014-03-05", VISIT))

    assert found(merged, *told, links=(link,)) == [
        ("HEALTH-0010 POLICE-0010 CSC-0010", "near_double")
    ]


def test_what_a_person_called_unrelated_is_not_proposed_again(merged: Merge) -> None:
    link = accepted("HEALTH-0010", "CSC-0010", relation="not_related")
    told = (*pair("2014-03-05", "2014-03-05"), ("POLICE-0010 2014-03-05", VISIT))

    assert [set(ids.split()) for ids, _ in found(merged, *told, links=(link,))] == [
        {"CSC-0010", "POLICE-0010"},
        {"HEALTH-0010", "POLICE-0010"},
    ]


def test_a_proposal_names_the_agencies_and_what_each_dates_it(merged: Merge) -> None:
    (double,) = merged(*pair("2014-03-05", "2014-03-07"), *OTHERS).doubles

    assert (
        double.note
        == "Children's Social Care: 2014-03-05; Community Health: 2014-03-07"
    )


@pytest.mark.parametrize("event", ["-", "…", "No."])
def test_accounts_with_hardly_a_word_are_merged_all_the_same(
    merged: Merge, event: str
) -> None:
    rows = merged(("CSC-0001 2014", event), ("GP-0001 2014", event)).rows

    assert [row.entry.event for row in rows] == [event, event]
