"""What an agency held before a day, told without hindsight."""

from collections.abc import Callable
from datetime import date

import pytest

from scrkit.model.review import Review
from scrkit.timeline.knowledge import Held, known_by
from scrkit.timeline.values import Row

Make = Callable[..., Review]
ON = date(2014, 3, 10)
KEPT = {"visibility": "agency_only"}


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.entry.id for row in rows]


def told(held: Held) -> dict[str, list[str]]:
    parts = {"own": held.own, "shared": held.shared, "elsewhere": held.elsewhere}
    return {name: ids(rows) for name, rows in parts.items() if rows}


def test_own_records_are_known_and_so_is_what_staff_took_part_in(make: Make) -> None:
    review = make(
        "HEALTH-0001 2014-03-01",
        ("CSC-0001 2014-03-02", "@SW1 rang @HV1."),
        ("CSC-0002 2014-03-03", "@SW1 visited @Mother."),
    )
    known = known_by(review, "health", ON)
    assert told(known.known) == {
        "own": ["HEALTH-0001"],
        "shared": ["CSC-0001"],
        "elsewhere": ["CSC-0002"],
    }
    assert told(known.perhaps) == {}


@pytest.mark.parametrize(
    ("when", "part"),
    [
        ("2014-03-09", "known"),
        ("2014-03-10", ""),
        ("2014-02", "known"),
        ("2014-03", "perhaps"),
        ("2014", "perhaps"),
        ("2014-03-09~", "perhaps"),
        ("2014-03-09?", "perhaps"),
        ("2014-03-08/2014-03-10", "perhaps"),
        ("../2014-03-10", "known"),
        ("../2014-04", "perhaps"),
        ("unknown", "perhaps"),
        ("2015", ""),
    ],
)
def test_a_vague_date_is_known_only_if_all_of_it_is_over(
    make: Make, when: str, part: str
) -> None:
    known = known_by(make(f"HEALTH-0001 {when}"), "health", ON)
    found = {"known": ids(known.known.own), "perhaps": ids(known.perhaps.own)}
    assert [name for name, rows in found.items() if rows] == ([part] if part else [])


def test_what_others_keep_to_themselves_never_appears(make: Make) -> None:
    review = make(
        ("POLICE-0001 2014-01-01", "@PC1 rang @HV1.", KEPT),
        ("HEALTH-0001 2014-01-02", "@HV1 noted it.", KEPT),
    )
    assert told(known_by(review, "health", ON).known) == {"own": ["HEALTH-0001"]}
    assert told(known_by(review, "csc", ON).known) == {}
