"""Which services were at a meeting, by one account and by another."""

from collections.abc import Callable
from typing import Any

import pytest

from scrkit.model.order import Link
from scrkit.timeline.values import Difference, Timeline

Merge = Callable[..., Timeline]
DAY = "2014-03-05"
MEETING = "Case conference. "


def told(merged: Merge, one: str, other: str) -> tuple[Difference, ...]:
    """Return in what two accounts differ that a person took for one event."""
    link = Link(
        entries=("CSC-0001", "GP-0001"), relation="same_event", reason="Panel, 4 May."
    )
    pair: tuple[Any, ...] = ((f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other))
    (double,) = merged(*pair, links=(link,)).doubles
    return tuple(d for d in double.differences if d.of != "people")


@pytest.mark.parametrize(
    ("absent", "there", "what"),
    [
        ("School absent.", "Head attended and gave a report.", "school present"),
        ("Apologies from the school.", "Present: SW1, Head1.", "school present"),
        (
            "SW1 chaired. School absent.",
            "The Head of the school sat.",
            "school present",
        ),
        (
            "Health not available.",
            "Between police and the named nurse.",
            "health present",
        ),
        ("No health representation.", "SW1 and HV1 attended.", "health present"),
        (
            "HV1 sent apologies.",
            "Attended by @HV1 and police.",
            "health visitor present",
        ),
        ("Neither the GP nor HV1 attended.", "SW1 and the GP attended.", "GP present"),
        ("Police, who were invited, did not attend.", "DC2 sat.", "police present"),
        ("Police were not present.", "DC2 joined by phone.", "police present"),
        ("Hospital not represented.", "The paediatrician sat.", "hospital present"),
    ],
)
def test_a_service_absent_by_one_account_and_there_by_another_contradicts(
    merged: Merge, absent: str, there: str, what: str
) -> None:
    (one,) = told(merged, MEETING + there, absent)
    assert (one.of, one.relation, one.what) == ("denied", "contradiction", what)
    assert one.given == ("yes", "no")


@pytest.mark.parametrize(
    ("absent", "there"),
    [
        ("Head absent.", "School was represented."),
        ("School absent.", "The school nurse attended."),
        ("HV1 sent apologies.", "HV2 attended."),
        ("HV1 sent apologies.", "Health visitor attended."),
        ("Social worker absent.", "Social care was represented."),
        ("GP absent.", "Health visitor attended."),
        ("DS absent.", "DC attended."),
        ("Paediatrician absent.", "The hospital was represented."),
        ("School absent, Head joined later.", "Head attended."),
        ("Mother did not attend.", "Attended by DC2 and SW1."),
        ("School absent.", "Mother attended."),
        ("Police did not attend.", "Mother attended."),
        ("ChildZ absent from school.", "The school attended."),
        ("Apologies from ⟦7⟧ and school.", "Present: ⟦9⟧, SW1."),
        ("Apologies from school.", "To be discussed with the head teacher."),
    ],
)
def test_parts_others_and_plans_are_no_service_that_was_absent(
    merged: Merge, absent: str, there: str
) -> None:
    assert told(merged, MEETING + there, absent) == ()


def test_services_called_to_a_place_are_compared_as_before(merged: Merge) -> None:
    (one,) = told(merged, "Police attended the flat.", "Police did not attend.")
    assert (one.of, one.what, one.given) == ("denied", "present", ("yes", "no"))
    assert told(merged, "Police attended the flat.", "Mother did not attend.") == ()
