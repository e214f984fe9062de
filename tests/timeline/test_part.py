"""A part of the chronology: by period, person, agency and question."""

from collections.abc import Callable

import pytest

from scrkit.model.order import Link
from scrkit.timeline.part import part
from scrkit.timeline.values import Timeline, View

Merge = Callable[..., Timeline]
SPAN = {"period": "2014"}


def ids(timeline: Timeline) -> list[str]:
    return [row.entry.id for row in timeline.rows]


@pytest.fixture
def whole(merged: Merge) -> Timeline:
    return merged(
        ("CSC-0001 2013-05-05", "@SW1 rang @HV1.", {"questions": ("Q1",)}),
        ("CSC-0002 2014-03", "@SW1 rang.", {"questions": ("Q2",)}),
        ("GP-0001 2014-03", "@Mother came.", {"questions": ("Q1", "Q2")}),
        ("GP-0002 2014-05-05", "Letter.", {"action": "Sent to @HV1.", "people": ()}),
        ("POLICE-0001 unknown", "Note."),
        ("POLICE-0002 2014-06", "@SW1 rang.", {"visibility": "agency_only"}),
        **SPAN,
    )


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(inside=True), "CSC-0002 GP-0001 GP-0002 POLICE-0001"),
        (View(people=("SW1",)), "CSC-0001 CSC-0002"),
        (View(people=("HV1", "Mother")), "CSC-0001 GP-0001 GP-0002"),
        (View(agencies=("gp",)), "GP-0001 GP-0002"),
        (View(agencies=("gp", "police")), "GP-0001 GP-0002 POLICE-0001"),
        (View(questions=("Q1",)), "CSC-0001 GP-0001"),
        (View(inside=True, people=("SW1",), questions=("Q2",)), "CSC-0002"),
        (View(people=("PC1",)), ""),
    ],
)
def test_a_part_holds_what_was_asked_for_and_counts_the_rest(
    whole: Timeline, view: View, shown: str
) -> None:
    made = part(whole, view)
    assert ids(made) == shown.split()
    assert made.view is not None
    assert made.view.left_out == len(whole.rows) - len(made.rows)
    assert made.withheld == whole.withheld == 1


def test_a_group_keeps_its_heading_when_its_first_entry_goes(whole: Timeline) -> None:
    headings = {r.entry.id: r.heading for r in part(whole, View(agencies=("gp",))).rows}
    assert headings["GP-0001"] == "March 2014, day not recorded"


def test_a_filter_makes_nobody_silent(whole: Timeline) -> None:
    made = part(whole, View(people=("Mother",)))
    assert made.silences == whole.silences
    only = part(whole, View(agencies=("gp",)))
    assert {s.agency for s in (*only.silences, *only.untold)} <= {"", "gp"}


def test_a_pair_of_which_one_is_left_out_is_no_pair(merged: Merge) -> None:
    link = Link(entries=("CSC-0001", "GP-0001"), relation="same_event", reason="One.")
    whole = merged("CSC-0001 2014-03-05", "GP-0001 2014-03-05", links=(link,))
    assert len(whole.doubles) == 1
    assert part(whole, View(agencies=("gp",))).doubles == ()
    assert len(part(whole, View(agencies=("gp", "csc"))).doubles) == 1
