"""Silences: spans of the period in which nobody wrote, or nobody saw the child."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.cli.show.silence_text import silences
from scrkit.cli.show.timeline_text import told
from scrkit.timeline.sightings import last_seen
from scrkit.timeline.values import Silence, Timeline

Merge = Callable[..., Timeline]
Ends = tuple[str, str]

YEAR = "2014"
MONTHS = tuple(
    f"GP-{n:04} {date(2014, 1, 1) + timedelta(14 * n)}" for n in range(1, 27)
)
# An entry every two weeks, from New Year's Day to the last day of the year.
FORTNIGHTS = tuple(
    f"CSC-{n + 1:04} {date(2014, 1, 1) + timedelta(14 * n)}" for n in range(27)
)
SEEN = {"child_seen": "yes"}


def told_silences(timeline: Timeline) -> list[str]:
    names = {"gp": "GP practice", "csc": "Children's Social Care"}
    return silences(timeline, names, "child")


def spans(timeline: Timeline, kind: str = "all") -> list[Ends]:
    """Return the first and last day of each silence of a kind, as they are told."""
    return [(s.start.text, s.end.text) for s in timeline.silences if s.kind == kind]


def sightings(
    merged: Merge, *days: str, period: str = YEAR, **given: object
) -> list[Ends]:
    told = [(f"HEALTH-{n:04} {day}", "", SEEN) for n, day in enumerate(days, 1)]
    return spans(merged(*told, period=period, **given), "child_not_seen")


@pytest.mark.parametrize("period", ["", "unknown", "../2015-05"])
def test_without_a_period_there_is_no_silence(merged: Merge, period: str) -> None:
    assert merged("CSC-0001 2014-03-05", period=period).silences == ()


def test_a_silence_lies_between_two_entries_or_at_the_ends(merged: Merge) -> None:
    found = merged("CSC-0001 2014-03-05", "GP-0001 2014-06-10", period=YEAR)

    whole = [silence for silence in found.silences if silence.kind == "all"]
    assert [(s.start.text, s.end.text, s.days, s.after, s.before) for s in whole] == [
        ("2014-06-11", "2014-12-31", 204, "GP-0001", ""),
        ("2014-03-06", "2014-06-09", 96, "CSC-0001", "GP-0001"),
        ("2014-01-01", "2014-03-04", 63, "", "CSC-0001"),
    ]


def test_where_nobody_wrote_the_whole_period_is_silent(merged: Merge) -> None:
    assert spans(merged(period=YEAR)) == [("2014-01-01", "2014-12-31")]


VAGUE = ["2014", "2014-03", "2014-06/2014-09", "../2014-06", "2014-05-05?", "2014~"]
VAGUE += ["2014-05-05~", "2014-05-05~/2014-05-09", "unknown"]


@pytest.mark.parametrize("when", VAGUE)
def test_a_vague_entry_hides_no_silence_and_is_told_beside_it(
    merged: Merge, when: str
) -> None:
    ends = ("GP-0001 2014-01-01", "GP-0002 2014-12-31")
    found = merged(*ends, f"CSC-0001 {when}", period=YEAR)

    (silence,) = (one for one in found.silences if one.kind == "all")
    assert (silence.start.text, silence.end.text) == ("2014-01-02", "2014-12-30")
    assert silence.perhaps == ("CSC-0001",)


def test_a_vague_sighting_is_told_beside_what_it_may_fall_into(merged: Merge) -> None:
    told = (
        ("HEALTH-0001 2014-03-01", "", SEEN),
        ("HEALTH-0002 2014-09", "", SEEN),
        ("HEALTH-0003 2014-05", "", {"child_seen": "no"}),
        ("HEALTH-0004 2014-12-31", "", SEEN),
    )
    found = merged(*told, period=YEAR)
    unseen = [s for s in found.silences if s.kind == "child_not_seen"]
    assert [(s.start.text, s.perhaps) for s in unseen] == [
        ("2014-03-02", ("HEALTH-0002",)),
        ("2014-01-01", ()),
    ]


def test_what_is_told_of_no_day_is_told_beside_every_silence(merged: Merge) -> None:
    told = ("GP-0001 unknown", "CSC-0001 2014-06-01", "CSC-0002 2014")
    found = merged(*told, period=YEAR)
    every = [s.perhaps for s in found.silences if s.kind == "all"]
    assert every == [("CSC-0002", "GP-0001")] * 2
    nothing = merged("GP-0001 unknown", ("GP-0002 unknown", "No contact."), period=YEAR)
    assert [s.perhaps for s in nothing.silences if s.kind == "all"] == [("GP-0001",)]


@pytest.mark.parametrize(
    ("died", "until"), [("yes", "death"), ("", "incident"), ("unknown", "incident")]
)
def test_a_silence_ends_at_the_death_or_the_incident_and_says_so(
    merged: Merge, died: str, until: str
) -> None:
    told = (("HEALTH-0001 2014-03-01", "", SEEN), "CSC-0001 2014-12-20")
    found = merged(*told, period=YEAR, incident="2014-06-10", died=died)
    last = [s for s in (*found.silences, *found.untold) if s.after == "HEALTH-0001"]
    assert {s.kind for s in last} >= {"all", "child_not_seen", "after_last"}
    assert {(s.start.text, s.end.text) for s in last} == {("2014-03-02", "2014-06-09")}
    assert {s.until for s in last} == {until}
    assert not [s for s in found.silences if s.end.text > "2014-06-09"]


def test_a_child_that_lives_may_be_out_of_sight_after_the_incident(
    merged: Merge,
) -> None:
    told = ("HEALTH-0001 2014-03-01", "", SEEN)
    found = merged(told, period=YEAR, incident="2014-06-10", died="no")
    unseen = [s for s in found.silences if s.kind == "child_not_seen"]
    assert [(s.start.text, s.since, s.until) for s in unseen] == [
        ("2014-06-11", "incident", "period"),
        ("2014-03-02", "", "incident"),
        ("2014-01-01", "period", ""),
    ]


@pytest.mark.parametrize("when", ["unknown", "../2014-06"])
def test_an_entry_without_a_date_breaks_nothing(merged: Merge, when: str) -> None:
    found = merged(f"CSC-0001 {when}", period=YEAR)

    assert spans(found) == [("2014-01-01", "2014-12-31")]


def test_an_entry_outside_the_period_breaks_nothing(merged: Merge) -> None:
    found = merged("CSC-0001 2013-12-31", "GP-0001 2015-01-01", period=YEAR)

    assert spans(found) == [("2014-01-01", "2014-12-31")]


def test_an_entry_that_reaches_into_the_period_breaks_what_it_covers(
    merged: Merge,
) -> None:
    found = merged(
        "CSC-0001 2013-01-01/2014-02-28", "GP-0001 2014-11-01/2015-03-31", period=YEAR
    )

    assert spans(found) == [("2014-03-01", "2014-10-31")]


def test_a_short_entry_within_a_long_one_does_not_begin_a_silence(
    merged: Merge,
) -> None:
    found = merged("CSC-0001 2014-01-01/2014-10-31", "GP-0001 2014-02-01", period=YEAR)

    (silence,) = (silence for silence in found.silences if silence.kind == "all")
    assert (silence.start.text, silence.after) == ("2014-11-01", "CSC-0001")


@pytest.mark.parametrize(
    "days",
    [
        ("2014-01-01", "2014-01-30", "2014-02-20"),
        ("2014-01-29", "2014-02-20"),
        pytest.param(("2014-01-20", "2014-01-31")),
    ],
    ids=["between", "at the start", "at the end"],
)
def test_four_weeks_are_a_silence_wherever_they_lie(
    merged: Merge, days: tuple[str, ...]
) -> None:
    lines = [f"CSC-{n:04} {day}" for n, day in enumerate(days, 1)]
    found = merged(*lines, period="2014-01-01/2014-02-28")

    assert [silence.days for silence in found.silences if silence.kind == "all"] == [28]


def test_less_than_four_weeks_are_no_silence(merged: Merge) -> None:
    seen = ("HEALTH-0001 2014-06-15", "", SEEN)
    assert merged(*FORTNIGHTS, seen, period=YEAR).silences[:1] != ()
    assert spans(merged(*FORTNIGHTS, period=YEAR)) == []


@pytest.mark.parametrize("seen", ["not_asked", "not_applicable"])
def test_nobody_misses_a_child_of_whose_sight_nobody_was_asked(
    merged: Merge, seen: str
) -> None:
    home = [(line, "", {"child_seen": seen}) for line in FORTNIGHTS[:2]]
    found = merged(*home, period=YEAR)
    assert spans(found, "child_not_seen") == []
    said = told(found, {"csc": "Social Care"}, "child", last_seen(found))
    assert "last saw the child: not told; no chronology says of any entry" in said

    one = ("HEALTH-0001 2014-06-15", "", {"child_seen": "no"})
    found = merged(*home, one, period=YEAR)
    assert spans(found, "child_not_seen") == [("2014-01-01", "2014-12-31")]
    said = told(found, {"csc": "Social Care"}, "child", last_seen(found))
    assert "nobody, as far as is recorded" in said
    assert "1 of 2 chronologies does not say of any entry" in said
    assert said.endswith("was seen: Social Care")


def test_the_five_longest_are_told_longest_first(merged: Merge) -> None:
    lines = [f"CSC-{n:04} 2014-{n:02}-{n:02}" for n in range(1, 13)]
    found = merged(*lines, period=YEAR)

    lengths = [silence.days for silence in found.silences if silence.kind == "all"]
    assert len(lengths) == 5
    assert lengths == sorted(lengths, reverse=True)


def test_an_agency_is_silent_while_others_write(merged: Merge) -> None:
    police = ("POLICE-0001 2014-02-01", "POLICE-0002 2014-03-01")
    july = "POLICE-0003 2014-07-01/2014-07-31"
    found = merged(*MONTHS, *police, july, period=YEAR)

    assert spans(found) == []
    agencies = [silence for silence in found.silences if silence.kind == "agency"]
    assert [(s.agency, s.start.text, s.end.text) for s in agencies] == [
        ("police", "2014-08-01", "2014-12-31"),
        ("police", "2014-03-02", "2014-06-30"),
    ]


def test_a_quarter_is_needed_for_one_agencys_silence(merged: Merge) -> None:
    lines = ("POLICE-0001 2014-01-01/2014-09-30", "POLICE-0002 2014-12-29/2014-12-31")
    short = merged(*MONTHS, *lines, period=YEAR)
    longer = merged(*MONTHS, lines[0], "POLICE-0002 2014-12-30", period=YEAR)

    assert spans(short, "agency") == []
    assert spans(longer, "agency") == [("2014-10-01", "2014-12-29")]


@pytest.mark.parametrize(
    "given",
    [
        {"entries": ("POLICE-0001 2013-05-01",)},
        pytest.param({"empty": ("police",)}),
    ],
    ids=["an entry before the period", "no entry at all"],
)
def test_an_agency_that_wrote_nothing_in_the_period_was_silent_throughout(
    merged: Merge, given: dict[str, tuple[str, ...]]
) -> None:
    entries = given.get("entries", ())
    found = merged(*MONTHS, *entries, period=YEAR, empty=given.get("empty", ()))

    assert spans(found, "agency") == [("2014-01-01", "2014-12-31")]


@pytest.mark.parametrize("seen", ["no", "not_recorded", "not_applicable"])
def test_only_entries_that_say_the_child_was_seen_count_as_sightings(
    merged: Merge, seen: str
) -> None:
    home = [(line, "", {"child_seen": seen}) for line in FORTNIGHTS]
    clinic = ("HEALTH-0001 2014-06-15", "", SEEN)
    found = merged(*home, clinic, period=YEAR)

    assert spans(found) == []
    assert spans(found, "child_not_seen") == [
        ("2014-06-16", "2014-12-31"),
        ("2014-01-01", "2014-06-14"),
    ]


def test_nobody_is_missed_before_the_first_birth(merged: Merge) -> None:
    one = sightings(merged, "2014-07-20", births={"Z": "2014-06"})
    two = sightings(merged, "2014-07-20", births={"Z": "2014-06", "Y": "2012-03"})

    assert ("2014-06", "2014-07-19") in one
    assert ("2014-01-01", "2014-07-19") in two


def test_a_birth_nobody_recorded_shortens_no_silence(merged: Merge) -> None:
    assert sightings(merged, births={"Z": ""}) == [("2014-01-01", "2014-12-31")]


def test_nobody_is_missed_in_a_period_that_ends_before_the_birth(
    merged: Merge,
) -> None:
    assert sightings(merged, births={"Z": "2015-02"}) == []


def test_a_sighting_before_the_period_does_not_break_a_silence_in_it(
    merged: Merge,
) -> None:
    assert sightings(merged, "2013-12-31", "2014-06-15") == [
        ("2014-06-16", "2014-12-31"),
        ("2014-01-01", "2014-06-14"),
    ]


def test_what_an_agency_keeps_to_itself_is_not_named_as_the_end_of_a_silence(
    merged: Merge,
) -> None:
    kept = ("POLICE-0001 2014-06-15", "", {"visibility": "agency_only"})
    found = merged("CSC-0001 2014-01-01", kept, period=YEAR)

    assert {s.after for s in found.silences} | {s.before for s in found.silences} <= {
        *("", "CSC-0001"),
    }


DAYS = st.dates(date(2013, 11, 1), date(2015, 2, 28)).map(date.isoformat)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair))),
    st.just("unknown"),
)


@given(st.lists(DATES, max_size=8))
def test_no_entry_may_have_happened_within_a_silence(
    merged: Merge, dates: list[str]
) -> None:
    lines = [f"CSC-{n:04} {when}" for n, when in enumerate(dates, 1)]
    found = merged(*lines, period=YEAR)

    for silence in found.silences:
        _lies_free(silence, found)


def _lies_free(silence: Silence, timeline: Timeline) -> None:
    assert timeline.period is not None
    assert timeline.period.first <= silence.start.first
    assert silence.end.last <= timeline.period.last
    assert silence.days == silence.end.first - silence.start.first + 1
    if silence.kind != "child_not_seen":
        for row in timeline.rows:
            day = row.entry.date
            apart = day.last < silence.start.first or silence.end.last < day.first
            assert apart or row.entry.id in silence.perhaps


@pytest.mark.parametrize(
    "words",
    [
        "No contact with the family in this period.",
        "Nil",
        "There were no entries on file.",
        "No known involvement.",
    ],
)
def test_a_declared_absence_over_a_stretch_fills_no_silence(
    words: str, merged: Merge
) -> None:
    told = (
        "GP-0001 2014-01-01",
        ("GP-0002 2014-01-02/2014-11-30", "", {"event": words}),
        "GP-0003 2014-12-01",
    )
    timeline = merged(*told, period=YEAR)
    assert ("2014-01-02", "2014-11-30") in spans(timeline, "agency")
    assert all(s.declared for s in timeline.silences if s.kind == "agency")


def test_a_contact_of_several_days_fills_its_days(merged: Merge) -> None:
    held = ("GP-0002 2014-01-02/2014-11-30", "", {"event": "Weekly contact held."})
    timeline = merged("GP-0001 2014-01-01", held, "GP-0003 2014-12-01", period=YEAR)
    assert ("2014-01-02", "2014-11-30") not in spans(timeline, "agency")


@pytest.mark.parametrize("when", ["2014-12-20", "2014-12-29"])
def test_an_agencys_last_silence_before_the_death_is_told(
    merged: Merge, when: str
) -> None:
    days = ("2014-03-01", "2014-08-20", when)
    told = [f"GP-{n:04} {day}" for n, day in enumerate(days, 1)]
    found = merged(*told, period="2009/2014", incident="2014-12-20", died="yes")
    span = "21 August 2014 to 19 December 2014 (121 days)"
    (line,) = (one for one in told_silences(found) if span in one and "GP pra" in one)
    assert "between GP-0002 and the death" in line


def test_an_agency_without_a_chronology_is_told_of_once(merged: Merge) -> None:
    given = {"period": "2014", "incident": "2014-11-20", "died": "yes"}
    found = merged("GP-0001 2014-03-01", empty=("csc",), **given)
    assert [" Children's " in one for one in told_silences(found)].count(True) == 1


def test_a_birth_known_by_its_month_begins_no_silence_on_a_day(merged: Merge) -> None:
    told = (
        ("HEALTH-0001 2014-06-01", "", SEEN),
        ("HEALTH-0002 2014-06-20", "", SEEN),
    )
    found = merged(*told, period=YEAR, births={"Z": "2014-02"})
    line = next(one for one in told_silences(found) if "the birth" in one)
    assert line.startswith("  February 2014 to 31 May 2014 (up to 120 days): ")
