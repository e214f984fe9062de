"""The integrated chronology: its order, headings, period, ages, what is kept back."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import parse_date
from scrkit.timeline.merge import inside
from scrkit.timeline.values import Timeline

Merge = Callable[..., Timeline]

DATES = (
    *("2014", "2014-03", "2014-03~", "2014-03-05", "2014-03-05?", "2014-03-06"),
    *("2014-03-05/2014-03-09", "../2014-03", "2014-02-28", "unknown"),
)
TIMES = ("", "", "09:00", "14:30", "14:30~", "morning", "evening", "night")
KEPT = {"visibility": "agency_only"}
EVENTS = (
    "@SW1 visited @Mother at home and saw a bruise on the cheek of @ChildZ.",
    "Nobody answered the door.",
    "Nursery rang: @ChildZ was hungry and had no coat.",
)


@st.composite
def accounts(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Draw lines of entries, each id once, and what each of them tells."""
    ids = st.builds(
        "{}-{:04}".format,
        st.sampled_from(("CSC", "GP", "HEALTH", "POLICE")),
        st.integers(1, 9),
    )
    found = []
    for id in draw(st.lists(ids, unique=True, max_size=9)):
        date, time = draw(st.sampled_from(DATES)), draw(st.sampled_from(TIMES))
        found.append((f"{id} {date} {time}", draw(st.sampled_from(EVENTS))))
    return found


def ids(timeline: Timeline) -> list[str]:
    return [row.entry.id for row in timeline.rows]


def headings(timeline: Timeline) -> dict[str, str]:
    return {row.entry.id: row.heading for row in timeline.rows if row.heading}


def ages(timeline: Timeline) -> list[str]:
    return [row.age for row in timeline.rows]


@pytest.mark.parametrize(
    "lines",
    [
        ("HEALTH-0001 2014-03-04", "CSC-0001 2014-03-05", "POLICE-0001 2014-03-06"),
        ("HEALTH-0001 2014-03", "CSC-0001 2014-03-01"),
        ("POLICE-0001 2014", "HEALTH-0001 2014-01", "CSC-0001 2014-01-01"),
        ("POLICE-0001 2014-02-28", "HEALTH-0001 ../2014-03", "CSC-0001 2014-03"),
        ("HEALTH-0002 2014-03-05?", "HEALTH-0001 2014-03-05"),
        ("HEALTH-0002 2014-03-05? 14:30", "HEALTH-0001 2014-03-05"),
        ("POLICE-0001 2014-03-05", "CSC-0001 unknown"),
    ],
)
def test_entries_stand_in_the_order_of_what_is_known(
    merged: Merge, lines: tuple[str, ...]
) -> None:
    assert ids(merged(*reversed(lines))) == [line.split()[0] for line in lines]


def test_within_a_day_the_untimed_come_first_and_the_night_last(merged: Merge) -> None:
    day = "2014-03-05"
    lines = [
        *(f"POLICE-0001 {day}", f"POLICE-0002 {day} 00:00", f"POLICE-0003 {day} 05:40"),
        *(f"HEALTH-0002 {day} morning", f"HEALTH-0001 {day} 06:00"),
        *(
            f"GP-0003 {day} 14:30/15:10",
            f"GP-0002 {day} 14:30~",
            f"GP-0001 {day} 14:30",
        ),
        *(f"CSC-0002 {day} 23:59", f"CSC-0001 {day} night"),
    ]

    assert ids(merged(*reversed(lines))) == [line.split()[0] for line in lines]


def test_entries_of_one_moment_stand_by_agency_and_id(merged: Merge) -> None:
    moment = "2014-03-05 14:30"
    found = merged(
        *(f"POLICE-0001 {moment}", f"HEALTH-0002 {moment}", f"HEALTH-0001 {moment}"),
        *(f"GP-0009 {moment}", f"CSC-0010 {moment}", f"PARAMEDIC-0001 {moment}"),
    )

    assert ids(found) == [
        *("PARAMEDIC-0001", "CSC-0010", "GP-0009", "HEALTH-0001", "HEALTH-0002"),
        "POLICE-0001",
    ]


def test_a_day_ordered_by_hand_keeps_that_order(merged: Merge) -> None:
    day = ("CSC-0001 2014-03-05 10:00", "GP-0001 2014-03-05", "HEALTH-0001 2014-03-05")
    found = merged(
        *("POLICE-0001 2014-03-04", *day, "POLICE-0002 2014-03-06"),
        days={"2014-03-05": "HEALTH-0001 CSC-0001 GP-0001"},
    )

    assert ids(found) == [
        *("POLICE-0001", "HEALTH-0001", "CSC-0001", "GP-0001", "POLICE-0002"),
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "HEALTH-0001",
        "HEALTH-0001 GP-0001",
        "HEALTH-0001 POLICE-0001 GP-0001 CSC-0001",
        "",
    ],
    ids=["one of three", "two of three", "one of another day", "none"],
)
def test_a_list_that_is_not_that_days_entries_moves_nothing(
    merged: Merge, listed: str
) -> None:
    lines = ("CSC-0001 2014-03-05", "GP-0001 2014-03-05", "HEALTH-0001 2014-03-05")
    found = merged(*lines, "POLICE-0001 2014-03-06", days={"2014-03-05": listed})

    assert ids(found) == ["CSC-0001", "GP-0001", "HEALTH-0001", "POLICE-0001"]


def test_a_list_is_complete_without_what_an_agency_keeps_to_itself(
    merged: Merge,
) -> None:
    lines = ("CSC-0001 2014-03-05", "GP-0001 2014-03-05")
    kept = ("POLICE-0001 2014-03-05", "", KEPT)

    for listed in ("GP-0001 CSC-0001", "GP-0001 POLICE-0001 CSC-0001"):
        found = merged(*lines, kept, days={"2014-03-05": listed})
        assert ids(found) == ["GP-0001", "CSC-0001"]


def test_a_doubtful_day_is_not_part_of_the_day_that_was_ordered(merged: Merge) -> None:
    found = merged(
        *("CSC-0001 2014-03-05", "GP-0001 2014-03-05", "HEALTH-0001 2014-03-05?"),
        days={"2014-03-05": "GP-0001 CSC-0001"},
    )

    assert ids(found) == ["HEALTH-0001", "GP-0001", "CSC-0001"]


def test_an_entry_named_twice_in_a_days_list_does_not_stop_the_merge(
    merged: Merge,
) -> None:
    found = merged(
        *("CSC-0001 2014-03-05", "GP-0001 2014-03-05"),
        days={"2014-03-05": "GP-0001 CSC-0001 GP-0001"},
    )

    assert sorted(ids(found)) == ["CSC-0001", "GP-0001"]


def test_what_an_agency_keeps_to_itself_is_left_out_and_counted(merged: Merge) -> None:
    found = merged(
        "CSC-0001 2014-03-05",
        ("GP-0001 2014-03-05", "", KEPT),
        ("GP-0002 unknown", "", KEPT),
    )

    assert ids(found) == ["CSC-0001"]
    assert found.withheld == 2


def test_a_vague_date_opens_a_group_that_says_what_was_not_recorded(
    merged: Merge,
) -> None:
    found = merged(
        *("GP-0001 2014", "CSC-0001 ../2014-03", "GP-0002 2014-03~", "GP-0003 2014-03"),
        *("HEALTH-0001 2014-03", "GP-0004 2014-03-01", "GP-0005 2014-03-01"),
        *("GP-0006 2014-03-05/2014-03-09", "GP-0007 unknown"),
    )

    assert headings(found) == {
        "GP-0001": "2014, month not recorded",
        "CSC-0001": "before March 2014",
        "GP-0002": "about March 2014, day not recorded",
        "GP-0003": "March 2014, day not recorded",
        "GP-0006": "5 March 2014 to 9 March 2014",
        "GP-0007": "date not recorded",
    }


@pytest.mark.parametrize(
    ("date", "answer"),
    [
        ("2013-12-31", False),
        ("2014-01-01", True),
        ("2014-12-31", True),
        ("2015-01-01", False),
        ("2014-01", True),
        ("2014", True),
        ("2013-12/2014-01", None),
        ("2014-12/2015", None),
        ("2013/2015", None),
        ("../2014", False),
        ("../2014-01-02", None),
        ("../2015-06", None),
        ("unknown", None),
    ],
)
def test_an_entry_is_inside_the_period_outside_it_or_not_known_to_be(
    merged: Merge, date: str, answer: bool | None
) -> None:
    (row,) = merged(f"CSC-0001 {date}", period="2014").rows

    assert row.inside is answer


@pytest.mark.parametrize(
    "period",
    [
        None,
        pytest.param("unknown"),
        pytest.param("../2015-05"),
    ],
)
def test_nothing_is_outside_a_period_that_has_no_start(
    merged: Merge, period: str | None
) -> None:
    (row,) = merged("CSC-0001 2014-03-05", period=period).rows

    assert row.inside is not False


@pytest.mark.parametrize("date", ["2013-12~", "2014-01-01~", "2015-01~"])
def test_about_the_edge_of_the_period_is_not_known_to_be_inside_or_outside(
    date: str,
) -> None:
    assert inside(parse_date(date), parse_date("2014")) is None


def test_every_entry_tells_the_age_of_the_child(merged: Merge) -> None:
    found = merged(
        *("CSC-0001 2013-01-20", "CSC-0002 2013-12-20", "CSC-0003 2016"),
        *("CSC-0004 ../2016-03", "CSC-0005 unknown"),
        births={"Z": "2013-02"},
    )

    assert ages(found) == ["before birth", "about 10 months", "2 to 3 years", "", ""]


def test_of_two_children_the_age_says_whose_it_is(merged: Merge) -> None:
    found = merged("CSC-0001 2013-12-20", births={"Z": "2013-02", "Y": "2008-02"})

    assert ages(found) == ["Child Z: about 10 months; Child Y: 5 years"]


def test_of_two_children_the_age_says_whose_it_is_if_one_birth_is_not_known(
    merged: Merge,
) -> None:
    found = merged("CSC-0001 2013-12-20", births={"Z": "2013-02", "Y": ""})

    assert ages(found) == ["Child Z: about 10 months"]


def test_no_age_is_told_where_no_birth_is_known(merged: Merge) -> None:
    assert ages(merged("CSC-0001 2013-12-20", births={"Z": ""})) == [""]


def test_an_agency_that_review_yaml_does_not_list_keeps_its_entries(
    merged: Merge,
) -> None:
    (row,) = merged("CSC-0001 2014-03-05", agencies=()).rows

    assert (row.agency.id, row.agency.name) == ("csc", "csc")


@given(accounts(), st.randoms())
def test_the_merge_does_not_depend_on_the_order_in_which_accounts_are_given(
    merged: Merge, told: list[tuple[str, str]], chance: random.Random
) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    around = {"period": "2014", "births": {"Z": "2013-02"}}

    assert merged(*told, **around) == merged(*shuffled, **around)


@given(accounts())
def test_every_entry_stands_once_as_its_agency_gave_it(
    merged: Merge, told: list[tuple[str, str]]
) -> None:
    entries = [row.entry for row in merged(*told).rows]
    lines = [(f"{e.id} {e.date} {e.time or ''}", e.event) for e in entries]

    assert sorted(lines) == sorted(told)
