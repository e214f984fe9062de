"""What a rule leaves alone, and what only a hair's breadth makes it tell."""

import re

import pytest
from msgspec.structs import replace as with_fields
from reviews_on_disk import AS_OF, FRAMEWORK, Edits, edited, files_of, judge, told

from scrkit import frameworks
from scrkit.diagnostics import Severity
from scrkit.frameworks import Framework
from scrkit.review import load
from scrkit.rules import ALL, Context, run

HEALTH = "chronologies/health.yaml"
POLICE = "chronologies/police.yaml"


def under(framework: Framework | None, name: str) -> dict[str, Severity]:
    """Return by code how grave the gravest is that a case is told under a framework."""
    loaded = load(files_of(name))
    assert loaded.review is not None
    context = Context(loaded.review, framework, AS_OF)
    found = run(context, ALL, loaded.place_of).diagnostics
    return {d.code: d.severity for d in sorted(found, key=lambda d: d.severity)}


@pytest.mark.parametrize(
    ("date", "outside"),
    [
        ("2014-10-31", True),
        ("2014-11-01", False),
        ("2014-10", True),
        ("2014", False),
        ("2014-10/2014-11", False),
        ("../2014-11", True),
        ("../2014-11-02", False),
        ("2015-09-30", False),
        ("2015-10", True),
        ("2015", False),
        ("unknown", False),
    ],
)
def test_only_what_lies_wholly_outside_the_period_is_told(
    date: str, outside: bool
) -> None:
    made: Edits = {HEALTH: (("date: 2015-07\n", f"date: {date}\n"),)}

    assert ("SCR302" in told(made)) == outside


@pytest.mark.parametrize(
    ("date", "time", "wrong"),
    [
        ("2015-07", '"14:30"', True),
        ("2015-07-02~", '"14:30"', False),
        ("2015-07-02?", "morning", False),
        ("2015-07-02/2015-07-03", "night", False),
        ("2015-07-02/2015-07-03", "23:30/23:50", False),
        ("2015-07-02/2015-07-03", '"23:30"', True),
        ("unknown", "evening", True),
    ],
)
def test_a_time_needs_a_day(date: str, time: str, wrong: bool) -> None:
    made = {HEALTH: (("date: 2015-07\n", f"date: {date}\n    time: {time}\n"),)}

    assert ("SCR305" in told(made)) == wrong


@pytest.mark.parametrize(
    ("date", "denied"),
    [
        ("2015-05-01", True),
        ("2015-06", True),
        ("2015-06/2015-07", False),
        ("2015", False),
        ("../2015-06", False),
    ],
)
def test_only_what_lies_wholly_in_a_span_contradicts_it(
    date: str, denied: bool
) -> None:
    made = {HEALTH: (("date: 2015-07\n", f"date: {date}\n"),)}

    assert ("SCR309" in told(made)) == denied


def test_a_span_whose_beginning_is_open_contradicts_nothing() -> None:
    made = {HEALTH: (("[2015-05/2015-06]", "[../2015-08]"),)}

    assert told(made) == {}


def test_a_chronology_that_saw_the_child_once_says_so() -> None:
    made = {
        HEALTH: (
            ("    voice: |-\n      @ChildZ slept in a cot and woke content.\n", ""),
            (
                "      Weighed at @ClinicA.\n    child_seen: yes\n",
                "      Weighed at @ClinicA.\n",
            ),
        )
    }

    assert (
        told(made)["SCR308"].message == "the child was seen once, but never described"
    )


@pytest.mark.parametrize("born", ["2014-11-03", "2014-11-03~", "2014-11-03/2014-11-05"])
def test_every_way_to_give_a_day_of_birth_is_told(born: str) -> None:
    made = {"people.yaml": (("born: 2014-11,", f"born: {born},"),)}

    assert told(made)["SCR701"].severity == Severity.ERROR


@pytest.mark.parametrize(
    "born", ["2014", "2014-11", "2014-11~", "unknown", "2013/2014"]
)
def test_a_month_or_year_of_birth_is_left_alone(born: str) -> None:
    made = {"people.yaml": (("born: 2014-11,", f"born: {born},"),)}

    assert told(made) == {}


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        ("A MARAC met.", True),
        ("The MARACs met.", True),
        ("The MARAC's view.", True),
        ("The Multi-Agency Risk Assessment Conference (MARAC) met.", False),
        ("The SCRs of other areas.", False),
        ("See HEALTH-0001 and Q1.", False),
        ("See @HV1.", False),
        ("A GP of the NHS.", False),
        ("WHAT WE SAW", False),
    ],
)
def test_an_abbreviation_is_told_unless_something_explains_it(
    words: str, told_of: bool
) -> None:
    made = {
        "overview/introduction.md": (
            ("# Introduction\n", f"# Introduction\n\n{words}\n"),
        )
    }

    found = told(made)

    assert ("SCR801" in found) == told_of
    if told_of:
        assert found["SCR801"].place.line == 3
        assert "MARAC" not in found["SCR801"].message


@pytest.mark.parametrize(
    ("code", "name", "role"),
    [
        ("SCR401", "SCR401", ("panel_chair", "lead_reviewer")),
        ("SCR402", "SCR402", ("imr_author",)),
    ],
)
def test_without_the_roles_clause_in_the_framework_it_is_a_notice(
    code: str, name: str, role: tuple[str, ...]
) -> None:
    roles = tuple(one for one in FRAMEWORK.roles if one.id not in role)
    lacking = with_fields(FRAMEWORK, roles=roles)

    assert under(FRAMEWORK, name)[code] == Severity.ERROR
    assert under(None, name)[code] == Severity.ERROR
    assert under(lacking, name)[code] == Severity.NOTICE


def test_a_supporter_keeps_confidence_under_every_framework() -> None:
    lacking = with_fields(FRAMEWORK, roles=())

    assert under(lacking, "SCR403")["SCR403"] == Severity.ERROR


@pytest.mark.parametrize(
    ("strength", "missed", "passed"),
    [
        ("statute_must", Severity.ERROR, Severity.WARNING),
        ("guidance_must", Severity.ERROR, Severity.WARNING),
        ("guidance_should", Severity.WARNING, Severity.WARNING),
        ("guidance_normally", Severity.NOTICE, Severity.NOTICE),
        ("guidance_aim", Severity.NOTICE, Severity.NOTICE),
        ("panel_expectation", Severity.NOTICE, Severity.NOTICE),
        ("local", Severity.NOTICE, Severity.NOTICE),
        (None, Severity.NOTICE, Severity.NOTICE),
    ],
)
def test_a_deadline_weighs_as_its_strength_says(
    strength: str | None, missed: Severity, passed: Severity
) -> None:
    clauses = tuple(
        with_fields(clause, strength=strength, soft=False)
        for clause in FRAMEWORK.deadlines
    )
    framework = with_fields(FRAMEWORK, deadlines=clauses)

    assert under(framework, "SCR501")["SCR501"] == missed
    assert under(framework, "SCR502")["SCR502"] == passed


def test_before_the_decision_no_deadline_of_a_decision_is_told() -> None:
    """Six months to complete a review run only where a review was decided on."""
    made: Edits = {
        "criteria.yaml": (
            ("decision:\n  outcome: initiate_scr", "decision:\n  outcome: no_review"),
        ),
        "review.yaml": (
            ("report_completed: 2016-04-28", "report_completed: 2016-05-30"),
        ),
    }
    late: Edits = {"review.yaml": made["review.yaml"]}

    assert "SCR-T5" in told(late)["SCR501"].message
    assert "SCR501" not in told(made) or "SCR-T5" not in told(made)["SCR501"].message


def test_an_agency_that_review_yaml_does_not_know_is_left_to_the_references() -> None:
    files = edited({})
    files["chronologies/school.yaml"] = (
        b"agency: school\nentries:\n"
        b"  - {id: SCHOOL-0001, date: 2015-03, source: Register, event: Absent.}\n"
    )
    loaded = load(files)
    assert loaded.review is not None

    context = Context(loaded.review, FRAMEWORK, AS_OF)

    # Only that nobody said who wrote it, and when, which holds of any chronology.
    found = {d.code for d in run(context, ALL, loaded.place_of).diagnostics}
    assert found == {"SCR814"}
    assert [d.code for d in loaded.diagnostics] == ["SCR203"]


def test_a_chair_of_the_panel_is_missed_only_where_the_guidance_has_one() -> None:
    files = files_of("base")
    text = files["panel.yaml"].decode("utf-8")
    start, end = text.index("chair:"), text.index("lead_reviewers:")
    files["panel.yaml"] = (text[:start] + text[end:]).encode("utf-8")
    case = files["review.yaml"].decode("utf-8")
    national = dict(files)
    national["review.yaml"] = case.replace(
        "overlay: buckinghamshire-2016\n", ""
    ).encode()

    assert "SCR416" in {d.code for d in judge(files).diagnostics}
    assert "SCR416" not in {d.code for d in judge(national).diagnostics}


@pytest.mark.parametrize(
    ("outcome", "told_of"), [("concise_review", False), ("extended_review", True)]
)
def test_an_extended_review_in_wales_has_two_reviewers(
    outcome: str, told_of: bool
) -> None:
    """WSI 2015/1466: one reviewer for a concise review, two for an extended one."""
    files = files_of("base")
    case = files["review.yaml"].decode("utf-8")
    files["review.yaml"] = (
        case.replace("overlay: buckinghamshire-2016\n", "")
        .replace("england-scr-2015", "wales-cpr-2015")
        .encode("utf-8")
    )
    facts = files["criteria.yaml"].decode("utf-8").replace("initiate_scr", outcome)
    known = {one.id for one in frameworks.load("wales-cpr-2015").facts}
    for asked in re.findall(r"(?m)^  (\w+): \{value", facts):
        if asked not in known:
            facts = re.sub(rf"(?m)^  {asked}: .*\n", "", facts)
    files["criteria.yaml"] = facts.encode("utf-8")

    assert ("SCR441" in {d.code for d in judge(files).diagnostics}) is told_of


def test_an_adults_review_speaks_of_an_adult() -> None:
    case = files_of("base")["review.yaml"].decode("utf-8")
    adults = case.replace("overlay: buckinghamshire-2016\n", "").replace(
        "england-scr-2015", "england-sar-2014"
    )

    found = judge({"review.yaml": adults.encode("utf-8")}).diagnostics

    told_of = {d.message for d in found if d.code == "SCR804"}
    assert "next: give the adult a code, with kind: subject" in told_of
