"""What the rules of chronology and process leave alone by a hair's breadth."""

import pytest
from reviews_on_disk import Edits, edited, judge, told

from scrkit.diagnostics import Severity

NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR
HEALTH, POLICE = "chronologies/health.yaml", "chronologies/police.yaml"


@pytest.mark.parametrize(
    "source", ["", "''", "n/a", "N.A.", "-", "–", "?", "unknown", "Not known.", "tbc"]
)
def test_a_source_that_says_nothing_is_told(source: str) -> None:
    text = f'"{source}"' if source != "''" else source
    made = {HEALTH: (("source: Loose sheet", f"source: {text}"),)}

    assert told(made)["SCR312"].severity == WARNING


@pytest.mark.parametrize("source", ["A4 sheet", "Nanny's note", "Unknown hand, sheet"])
def test_a_source_that_says_something_is_left_alone(source: str) -> None:
    assert told({HEALTH: (("source: Loose sheet", f"source: {source}"),)}) == {}


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("26 May: seen again.", True),
        ("26th May 2015 – seen again.", True),
        ("May 26: seen again.", True),
        ("26/05/15: seen again.", True),
        ("26.5.2015 - seen again.", True),
        ("2 March: weighed.", False),
        ("02/03/15: weighed.", False),
        ("26 May, at the clinic.", False),
        ("26 mayors: no.", False),
        ("Seen on 26 May: well.", False),
        ("14:30: rang.", False),
    ],
)
def test_only_a_heading_of_another_day_is_a_second_event(
    line: str, heading: bool
) -> None:
    weighed = "      Weighed at @ClinicA.\n"
    made = {HEALTH: ((weighed, f"{weighed}      {line}\n"),)}

    found = told(made)

    assert ("SCR317" in found) == heading
    if heading:
        assert found["SCR317"].place.line == 23


@pytest.mark.parametrize(
    ("date_", "seen_early"),
    [
        ("2014-10-31", True),
        ("2014-10", True),
        ("2014-11-01", False),
        ("2014", False),
        ("2014-10~", False),
        ("unknown", False),
    ],
)
def test_only_what_surely_lies_before_the_birth_is_told(
    date_: str, seen_early: bool
) -> None:
    made = {
        HEALTH: (
            ("    date: 2014-10-02\n", f"    date: {date_}\n    child_seen: yes\n"),
        )
    }

    assert ("SCR318" in told(made)) == seen_early


def test_a_child_whose_birth_is_not_known_may_have_been_seen() -> None:
    seen = ("    date: 2014-10-02\n", "    date: 2014-10-02\n    child_seen: yes\n")
    made: Edits = {HEALTH: (seen,), "people.yaml": ((" born: 2014-11,", ""),)}

    assert "SCR318" not in told(made)


@pytest.mark.parametrize(
    ("span", "silent"),
    [
        ("[2014-11/2015-07]", False),
        ("[2014-12/2015-01]", True),
        ("[2014-12/2015-05]", False),
        ("[unknown]", True),
    ],
)
def test_a_silence_is_told_unless_it_is_declared(span: str, silent: bool) -> None:
    made = {POLICE: (("no_contact: [2014-11/2015-07]", f"no_contact: {span}"),)}

    assert ("SCR315" in told(made)) == silent


@pytest.mark.parametrize(
    ("date_", "silent"),
    [
        ("2015-03", False),  # wherever in March: no half a year on either side
        ("2015-01", True),
        ("2015-21", True),
        ("2015", True),
        ("unknown", True),
    ],
)
def test_a_vague_entry_ends_a_silence_where_it_does_on_every_day_of_it(
    date_: str, silent: bool
) -> None:
    vague = (
        f"entries:\n  - {{id: POLICE-0009, date: {date_}, source: Log, event: Call.}}"
    )
    made = {POLICE: (("no_contact: [2014-11/2015-07]\nentries:", vague),)}

    assert ("SCR315" in told(made)) == silent


@pytest.mark.parametrize(
    ("to", "reached"),
    [
        ("Department for Education", True),
        ("The Department for Education, London", True),
        ("DFE", True),
        ("The Department of Health", False),
        ("Ofsted", False),
    ],
)
def test_a_recipient_is_known_by_its_title_or_id(to: str, reached: bool) -> None:
    line = "what: decision, to: "
    made = {"criteria.yaml": ((f"{line}Department for Education", f'{line}"{to}"'),)}

    assert ("SCR450" in told(made)) != reached


@pytest.mark.parametrize(
    ("reasons", "kept"),
    [
        ("Others look at it.", False),
        (
            "Another Board holds the review of this child and of the second family.",
            True,
        ),
    ],
)
def test_a_decision_may_depart_if_it_says_why(reasons: str, kept: bool) -> None:
    made: Edits = {"criteria.yaml": (("Others look at it.", reasons),)}

    found = judge(edited(made, "SCR447")).diagnostics

    (one,) = (d for d in found if d.code == "SCR447")
    # It is told all the same: that the criteria were met stays to be seen.
    assert (one.severity == NOTICE) == kept


def test_a_review_held_though_the_criteria_are_not_met_is_a_notice() -> None:
    made: Edits = {"criteria.yaml": (("value: suspected", "value: not_suspected"),)}

    assert told(made)["SCR447"].severity == NOTICE


def test_an_interview_after_the_sign_off_is_no_error() -> None:
    made = {
        "interviews/health.yaml": (
            ("    date: 2016-01-12\n", "    date: 2016-02-09\n"),
        )
    }
    later = {
        "interviews/health.yaml": (
            *made["interviews/health.yaml"],
            ("record_sent: 2016-01-14", "record_sent: 2016-02-10"),
            ("accuracy_confirmed: 2016-01-22", "accuracy_confirmed: 2016-02-12"),
        )
    }

    assert told(made)["SCR433"].severity == ERROR
    assert told(later)["SCR433"].severity == WARNING


def test_a_panel_without_members_is_told_once() -> None:
    members = (
        "members:\n"
        "  - {office: Designated Nurse, agency: health}\n"
        "  - {office: Head of Public Protection, agency: police}\n"
        "  - {office: Consultant Paediatrician, agency: health, "
        "role: co_opted_expert, senior: false}\n"
    )

    assert set(told({"panel.yaml": ((members, ""),)})) == {"SCR416"}
