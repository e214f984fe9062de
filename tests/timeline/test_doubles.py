"""Accounts of different agencies that may tell of one event; nothing is merged."""

from collections.abc import Callable

import pytest

from scrkit.model.order import Link, OwnWords
from scrkit.timeline.values import Timeline

Merge = Callable[..., Timeline]
Told = tuple[str, str]

EVICTED: tuple[Told, ...] = (
    ("CSC-0006 2016-04-11", "Bailiffs evict the family; hostel room found."),
    ("HEALTH-0002 2016-04-18", "Eviction carried out by bailiffs."),
)
PLACED: tuple[Told, ...] = (
    ("CSC-0002 2015-10-02", "Placed with foster carers in an emergency."),
    ("GP-0002 2015-10-05", "He goes into an emergency foster placement."),
)
OTHERS: tuple[Told, ...] = (
    ("GP-0001 2015-09-10", "Six-week check at the surgery; weight below the centile."),
    ("CSC-0001 2015-09-14", "Assessment begun after a call from the nursery."),
    ("GP-0003 2015-09-10", "Starts at nursery two days a week."),
    ("GP-0004 2015-10-12", "New shoes; tired, hungry at snack time."),
    ("CSC-0003 2015-11-19", "Core group: attendance good, weight steady."),
    ("HEALTH-0003 2016-01-04", "Rent arrears letter sent."),
    ("CSC-0004 2016-01-18", "Supervised contact with grandmother at the centre."),
    ("POLICE-0001 2016-03-02", "Neighbour rang about shouting; officers found no one."),
)


def found(merged: Merge, *told: object, **given: object) -> list[tuple[str, str]]:
    """Return the ids and the relation of what is likely one event, or decided."""
    doubles = merged(*told, *OTHERS, **given).doubles
    return [
        (" ".join(sorted(double.entries)), double.relation)
        for double in doubles
        if double.grade != "possible"
    ]


def accepted(*ids: str, relation: str = "same_event") -> Link:
    return Link(entries=ids, relation=relation, reason="Panel, 4 May.")  # type: ignore[arg-type]


def test_one_event_in_other_words_is_found_and_its_dates_contradict(
    merged: Merge,
) -> None:
    assert found(merged, *EVICTED, *PLACED) == [
        ("CSC-0002 GP-0002", "contradiction"),
        ("CSC-0006 HEALTH-0002", "contradiction"),
    ]


def test_a_proposal_says_why_and_how_surely(merged: Merge) -> None:
    doubles = merged(*EVICTED, *OTHERS).doubles
    one = next(double for double in doubles if double.grade == "likely")

    assert "both tell of eviction; a week apart" in one.why
    assert 0.4 < one.probability < 1
    assert one.likeness == round(100 * one.probability)
    assert (
        one.note == "Children's Social Care: 2016-04-11; Community Health: 2016-04-18"
    )


def test_words_of_the_review_itself_are_known(merged: Merge) -> None:
    told = (
        ("CSC-0006 2016-04-11", "They got the knock on Monday."),
        ("HEALTH-0002 2016-04-18", "Eviction carried out by bailiffs."),
    )
    own = OwnWords(means="eviction", said=("the knock",))

    assert ("CSC-0006 HEALTH-0002", "contradiction") not in found(merged, *told)
    assert ("CSC-0006 HEALTH-0002", "contradiction") in found(
        merged, *told, words=(own,)
    )


def test_accounts_that_were_found_stay_two_entries(merged: Merge) -> None:
    rows = merged(*EVICTED, *OTHERS).rows

    assert {text for _, text in EVICTED} <= {row.entry.event for row in rows}


def test_how_many_pairs_were_compared_is_told(merged: Merge) -> None:
    alone = merged(EVICTED[0])

    assert alone.compared == 0
    assert merged(*EVICTED).compared == 1
    assert alone.doubles == ()


def test_one_agency_has_no_doubles_within_itself(merged: Merge) -> None:
    again = ("CSC-0007 2016-04-11", EVICTED[0][1])

    assert found(merged, EVICTED[0], again) == []


def test_three_accounts_of_one_event_are_one_proposal(merged: Merge) -> None:
    third = ("POLICE-0002 2016-04-18 10:00", "Officers with bailiffs at the eviction.")
    timeline = merged(*EVICTED, third, *OTHERS)
    (one,) = [double for double in timeline.doubles if double.grade == "likely"]

    assert set(one.entries) == {"CSC-0006", "HEALTH-0002", "POLICE-0002"}
    dates = {frozenset(d.entries) for d in one.differences if d.of == "date"}
    assert dates == {
        frozenset(("CSC-0006", "HEALTH-0002")),
        frozenset(("CSC-0006", "POLICE-0002")),
    }


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2016-04-11", "2016-04-11", "near_double"),
        ("2016-04-11", "2016-04-11?", "near_double"),
        ("2016-04-11", "2016-04", "precision_only"),
        ("2016-04-11", "2016-04-11/2016-04-15", "precision_only"),
        ("2016-04-11", "2016-04-12", "contradiction"),
        ("2016-04-11", "2016-04-12~", "precision_only"),
        ("2016-04-11", "2016-04-12?", "precision_only"),
    ],
)
def test_dates_that_cannot_both_be_true_are_told_from_vaguer_ones(
    merged: Merge, one: str, other: str, relation: str
) -> None:
    for a, b in ((one, other), (other, one)):
        told = (f"CSC-0006 {a}", EVICTED[0][1]), (f"HEALTH-0002 {b}", EVICTED[1][1])
        assert found(merged, *told) == [("CSC-0006 HEALTH-0002", relation)]


@pytest.mark.parametrize("other", ["unknown", "../2016-04-12", "2016-04/.."])
def test_an_account_without_a_date_is_likened_to_nothing(
    merged: Merge, other: str
) -> None:
    told = (EVICTED[0], (f"HEALTH-0002 {other}", EVICTED[1][1]))

    assert found(merged, *told) == []


def test_the_surest_come_first(merged: Merge) -> None:
    told = merged(*EVICTED, *PLACED, *OTHERS).doubles
    grades = [double.grade for double in told]
    likely = [double.likeness for double in told if double.grade == "likely"]

    assert grades == sorted(grades)
    assert likely == sorted(likely, reverse=True)


@pytest.mark.parametrize(
    ("relation", "printed"),
    [
        ("same_event", "near_double"),
        ("contradiction", "contradiction"),
        ("precision_only", "precision_only"),
    ],
)
def test_what_a_person_decided_stands_in_place_of_what_was_proposed(
    merged: Merge, relation: str, printed: str
) -> None:
    link = accepted("CSC-0006", "HEALTH-0002", relation=relation)
    first, *proposed = merged(*EVICTED, *OTHERS, links=(link,)).doubles

    assert (first.entries, first.relation, first.grade, first.accepted) == (
        ("CSC-0006", "HEALTH-0002"),
        printed,
        "decided",
        "Panel, 4 May.",
    )
    assert all(set(one.entries) != set(first.entries) for one in proposed)


def test_a_decided_pair_and_a_third_account_are_offered_together(
    merged: Merge,
) -> None:
    third = ("POLICE-0002 2016-04-18 10:00", "Officers with bailiffs at the eviction.")
    link = accepted("CSC-0006", "HEALTH-0002")

    assert found(merged, *EVICTED, third, links=(link,)) == [
        ("CSC-0006 HEALTH-0002", "near_double"),
        ("CSC-0006 HEALTH-0002 POLICE-0002", "contradiction"),
    ]


def test_what_a_person_called_unrelated_is_not_proposed_again(merged: Merge) -> None:
    link = accepted("CSC-0006", "HEALTH-0002", relation="not_related")
    doubles = merged(*EVICTED, *OTHERS, links=(link,)).doubles

    assert not [one for one in doubles if {"CSC-0006", "HEALTH-0002"} <= {*one.entries}]


def test_a_part_of_the_day_does_not_speak_against_a_clock(merged: Merge) -> None:
    def likeness(one: str, other: str) -> int:
        told = (
            (f"CSC-0006 2016-04-11 {one}".strip(), EVICTED[0][1]),
            (f"HEALTH-0002 2016-04-11 {other}", EVICTED[1][1]),
        )
        return merged(*told, *OTHERS).doubles[0].likeness

    assert likeness("morning", "11:00") >= likeness("", "11:00")
    assert likeness("night", "00:30") >= likeness("", "00:30")
    assert likeness("14:30", "14:30") > likeness("14:30", "19:00")


@pytest.mark.parametrize("event", ["-", "…", "No."])
def test_accounts_with_hardly_a_word_are_merged_all_the_same(
    merged: Merge, event: str
) -> None:
    rows = merged(("CSC-0001 2014", event), ("GP-0001 2014", event)).rows

    assert [row.entry.event for row in rows] == [event, event]


def test_four_events_told_twice_and_dated_apart_are_all_that_is_likely(
    merged: Merge,
) -> None:
    told = (
        ("PARAMEDIC-0001 2016-05-12", "Called to the hostel, child fitting; taken in."),
        ("CSC-0001 2015-09-14", "Assessment begun after a call from the nursery."),
        PLACED[0],
        ("CSC-0003 2015-11-19", "Core group: attendance good, weight steady."),
        ("CSC-0004 2016-01-18", "Supervised contact with grandmother at the centre."),
        ("CSC-0005 2016-02-25", "Child moves back home with a safety plan."),
        EVICTED[0],
        ("HEALTH-0003 2016-01-04", "Rent arrears letter sent."),
        EVICTED[1],
        ("GP-0003 2015-09-10", "Starts at nursery two days a week."),
        PLACED[1],
        ("GP-0004 2015-10-12", "New shoes; tired, hungry at snack time."),
        ("GP-0005 2016-02-29", "Returned to live at home under a safety plan."),
        ("GP-0006 2016-05-16", "Mum says an ambulance came for a fit."),
    )
    likely = {
        frozenset(double.entries): double.relation
        for double in merged(*told).doubles
        if double.grade == "likely"
    }

    pairs = ("CSC-0002 GP-0002", "CSC-0005 GP-0005", "CSC-0006 HEALTH-0002")
    expected = {frozenset(pair.split()) for pair in (*pairs, "GP-0006 PARAMEDIC-0001")}
    assert likely == dict.fromkeys(expected, "contradiction")
