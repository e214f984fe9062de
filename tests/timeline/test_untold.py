"""What agencies have not told at all, and who last saw the child."""

from collections.abc import Callable
from datetime import date

import pytest

from scrkit.model.case import Agency
from scrkit.timeline.sightings import last_seen
from scrkit.timeline.values import Timeline

Merge = Callable[..., Timeline]
SEEN = {"child_seen": "yes"}
ALONE = {"child_seen": "yes", "seen_alone": "yes"}
KEPT = {"visibility": "agency_only"}
GP = Agency(id="gp", name="GP practice", prefix="GP", report="imr")
CSC = Agency(id="csc", name="Social Care", prefix="CSC", report="imr")
ASIDE = Agency(id="police", name="Police", prefix="POLICE", report="none")


def untold(timeline: Timeline) -> list[tuple[str, str, str, str]]:
    return [(s.kind, s.agency, s.start.text, s.end.text) for s in timeline.untold]


def two(merged: Merge, *told: object, **given: object) -> Timeline:
    return merged(*told, period="2014", agencies=(GP, CSC, ASIDE), **given)


def test_the_ends_that_an_agency_does_not_reach_are_told(merged: Merge) -> None:
    csc = ("CSC-0001 2014-02-01", "CSC-0002 2014-11-20")
    told = two(merged, "GP-0001 2014-06-01/2014-06-30", *csc)
    assert untold(told) == [
        ("before_first", "gp", "2014-01-01", "2014-05-31"),
        ("after_last", "gp", "2014-07-01", "2014-12-31"),
    ]


def test_an_agency_without_a_return_was_never_heard(merged: Merge) -> None:
    told = two(merged, "GP-0001 2014-01-05", "GP-0002 2014-12-20")
    assert untold(told) == [("no_return", "csc", "2014-01-01", "2014-12-31")]
    told = two(merged, "GP-0001 2014-01-05", "GP-0002 2014-12-20", empty=("csc",))
    assert untold(told) == [("no_return", "csc", "2014-01-01", "2014-12-31")]


def test_what_an_agency_keeps_to_itself_is_a_return(merged: Merge) -> None:
    told = two(merged, "GP-0001 2014", ("CSC-0001 2014-06-06", "", KEPT))
    assert untold(told) == []


def test_an_entry_before_the_period_is_a_first_entry(merged: Merge) -> None:
    told = two(merged, "GP-0001 2010", "GP-0002 2014-12-20", "CSC-0001 2014")
    assert untold(told) == []


def test_a_threshold_tells_every_silence_from_so_many_days_on(merged: Merge) -> None:
    told = two(
        merged,
        *("GP-0001 2014-01-20", "GP-0002 2014-12-20", "CSC-0001 2014"),
        silence=12,
    )
    assert untold(told) == [("before_first", "gp", "2014-01-01", "2014-01-19")]
    gaps = [(s.start.text, s.days) for s in told.silences if s.agency == "gp"]
    assert gaps == [("2014-01-21", 333), ("2014-01-01", 19)]


def ids(timeline: Timeline, on: str = "") -> tuple[list[str], list[str]]:
    last = last_seen(timeline, date.fromisoformat(on) if on else None)
    return [s.entry for s in last.seen], [s.entry for s in last.alone]


def test_who_last_saw_the_child_and_who_saw_it_alone(merged: Merge) -> None:
    told = merged(
        ("CSC-0001 2014-03-05", "", ALONE),
        ("GP-0001 2014-04-05", "", SEEN),
        ("HEALTH-0001 2014-05-05", "", {"child_seen": "no"}),
    )
    assert ids(told) == (["GP-0001"], ["CSC-0001"])
    assert ids(told, "2014-04-05") == (["CSC-0001"], ["CSC-0001"])
    assert ids(told, "2014-03-05") == ([], [])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2014-03-05 09:00", "2014-03-05 10:00", ["GP-0001"]),
        ("2014-03-05", "2014-03-05 10:00", ["CSC-0001", "GP-0001"]),
        ("2014-03", "2014-03-05", ["CSC-0001", "GP-0001"]),
        ("2014-03-05 night", "2014-03-05 22:00", ["CSC-0001", "GP-0001"]),
        ("2014-03", "2014-04-01", ["GP-0001"]),
        ("2014-03-31~", "2014-04-01", ["CSC-0001", "GP-0001"]),
        ("unknown", "2014-04-01", ["GP-0001"]),
    ],
)
def test_who_may_have_come_last_is_named_as_well(
    merged: Merge, one: str, other: str, expected: list[str]
) -> None:
    told = merged((f"CSC-0001 {one}", "", SEEN), (f"GP-0001 {other}", "", SEEN))
    assert sorted(ids(told)[0]) == expected


def test_a_vague_sighting_counts_only_if_it_was_surely_before(merged: Merge) -> None:
    told = merged(("CSC-0001 2014-03", "", SEEN))
    assert ids(told, "2014-03-20") == ([], [])
    assert ids(told, "2014-04-01") == (["CSC-0001"], [])
