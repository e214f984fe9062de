"""Findings, actions, response, publication: what is grave, mild, or not told at all."""

from datetime import date

import pytest
from reviews_on_disk import AS_OF, FRAMEWORK, Edits, edited, judge, told

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks import Framework
from scrkit.model.stages import Stage
from scrkit.review import load
from scrkit.rules import ALL, Context, run

ACTIONS = "actions.yaml"
DISSEMINATION = "dissemination.yaml"
FINDINGS = "overview/findings.yaml"
NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR
UNPUBLISHED = (
    ("  publication_planned: 2016-06-01\n", ""),
    ("\n  published: 2016-06-01", ""),
)


def found(
    edits: Edits,
    *,
    framework: Framework | None = FRAMEWORK,
    methodology: str = "traditional",
    passing: Stage | None = None,
) -> dict[str, Diagnostic]:
    """Return by code what is told of an edited base review in other circumstances."""
    loaded = load(edited(edits))
    assert loaded.review is not None
    context = Context(
        loaded.review,
        framework,
        AS_OF,
        methodology=frameworks.methodology(methodology),
        passing=passing,
    )
    return {d.code: d for d in run(context, ALL, loaded.place_of).diagnostics}


def test_local_duties_are_silent_without_the_local_guide() -> None:
    national = frameworks.load("england-scr-2015")
    made: Edits = {
        ACTIONS: (("agreed: 2016-05-20\n", "agreed: 2016-05-20\nmonitored_by: Me\n"),),
        DISSEMINATION: (
            ("    agencies: [health, police, library]", "    agencies: [health]"),
        ),
        "overview/summary.md": (("@ChildZ lived with @Mother, and was found", ""),),
    }

    assert set(found(made)) == {"SCR619", "SCR705"}
    assert found(made, framework=national) == {}


def test_without_a_framework_its_gates_and_products_are_not_asked_for() -> None:
    made: Edits = {
        DISSEMINATION: (("{id: G9, state: clear,", "{id: G99, state: clear,"),)
    }

    assert "SCR712" in found(made)
    assert "SCR712" not in found(made, framework=None)


def test_a_model_without_recommendations_asks_for_none() -> None:
    made: Edits = {
        ACTIONS: (("    source: [R1]\n", "    source: []\n"),),
        FINDINGS: (("findings: [F1], expected", "findings: [], expected"),),
        "response.yaml": (("text: The Board accepts this finding.", 'text: ""'),),
    }

    assert {"SCR612", "SCR633"} <= set(found(made))
    assert not {"SCR612", "SCR633"} & set(found(made, methodology="learning_together"))


@pytest.mark.parametrize(
    ("owner", "unclear"),
    [
        ("All agencies", True),
        ("Partner agencies", True),
        ("everyone", True),
        ("the partnership", True),
        ("Each provider of services", True),
        ("TBC", True),
        ("Partnerships Manager", False),
        ("Head of Partner Relations", False),
        ("Allied Health Lead", False),
        ("Chair of the Board", False),
    ],
)
def test_an_owner_is_one_post(owner: str, unclear: bool) -> None:
    made: Edits = {ACTIONS: (("owner: Head of Health Visiting", f"owner: {owner}"),)}

    assert ("SCR613" in told(made)) == unclear


@pytest.mark.parametrize(
    ("text", "success", "vague"),
    [
        ("Ensure good practice.", "Practice is good.", True),
        ("Continue to raise awareness.", "Staff are aware.", True),
        ("Review the form.", "The form is better.", True),
        ("Review the form.", "Twenty records hold the child's day.", False),
        ("Review the form.", "Eleven children are with a dentist.", False),
        ("Review the form.", "An audit in May.", False),
        ("Ensure that 9 of 10 are seen.", "They are.", False),
        ("Change the form.", "The form is better.", False),
        ("Reviewers are named.", "The form is better.", False),
    ],
)
def test_an_action_is_vague_only_where_nothing_can_be_seen(
    text: str, success: str, vague: bool
) -> None:
    made: Edits = {
        ACTIONS: (
            ("text: Audit it again.", f"text: {text}"),
            ("      The same a year later.", f"      {success}"),
        )
    }

    assert ("SCR614" in told(made)) == vague


def test_a_plan_is_agreed_by_the_time_the_report_is_out() -> None:
    unagreed: Edits = {ACTIONS: (("agreed: 2016-05-20\n", ""),)}
    before: Edits = {**unagreed, "review.yaml": UNPUBLISHED}
    writing: Edits = {
        **unagreed,
        "review.yaml": (*UNPUBLISHED, ("  report_completed: 2016-04-28\n", "")),
    }

    assert told(unagreed)["SCR620"].severity == WARNING
    assert found(before)["SCR620"].severity == NOTICE
    assert found(before, passing="response")["SCR620"].severity == WARNING
    assert "SCR620" not in found(writing)


def test_an_evidenced_action_without_its_day_done_is_told_once() -> None:
    edits = {ACTIONS: (("    done: 2016-09-12\n", ""),)}

    assert set(told(edits)) == {"SCR611"}


def test_a_plan_that_names_no_agencies_is_only_noticed() -> None:
    nobody: Edits = {ACTIONS: (("agreed_with: [health]\n", ""),)}
    another: Edits = {ACTIONS: (("agreed_with: [health]", "agreed_with: [police]"),)}

    assert told(nobody)["SCR621"].severity == NOTICE
    assert told(another)["SCR621"].severity == WARNING
    assert "health" in told(another)["SCR621"].message


def test_a_plan_whose_actions_are_all_done_is_to_have_been_looked_at_once() -> None:
    old: Edits = {ACTIONS: (("reviewed: [2016-07-20, 2016-10-12]", "reviewed: []"),)}
    done: Edits = {
        ACTIONS: (
            ("reviewed: [2016-07-20, 2016-10-12]", "reviewed: [2016-07-20]"),
            ("    due: 2017-09-30\n", "    due: 2017-09-30\n    done: 2016-11-30\n"),
        )
    }
    never: Edits = {ACTIONS: (*old[ACTIONS], done[ACTIONS][1])}

    assert told(old)["SCR618"].message.endswith("agreed on 20 May 2016")
    assert told(done) == {}
    assert "nobody ever looked" in told(never)["SCR618"].message


def test_a_review_of_the_plan_in_the_future_is_none_yet() -> None:
    ahead: Edits = {ACTIONS: (("2016-10-12]", "2017-01-12]"),)}

    assert told(ahead)["SCR618"].message.endswith("last looked at on 20 July 2016")


@pytest.mark.parametrize(
    ("to", "known"),
    [
        ("Board", True),
        ("the Board", True),
        ("health", True),
        ("health, police", True),
        ("Department for Education", True),
        ("NHS England", True),
        ("hospitals", False),
        ("", False),
        ("health, hospitals", False),
    ],
)
def test_a_recommendation_is_for_somebody_who_can_reply(to: str, known: bool) -> None:
    made: Edits = {FINDINGS: (("to: health,", f'to: "{to}",'),)}

    assert ("SCR622" not in told(made)) == known


def test_each_of_many_doubles_is_told_once_with_the_first_it_repeats() -> None:
    again = "".join(
        f"\n  - {{id: R{n}, text: Add the child's day to each visiting form., "
        "to: health, findings: [F1], expected: It is known.}"
        for n in (2, 3)
    )
    made: Edits = {FINDINGS: (("]}}", f"]}}}}{again}"),)}

    doubles = [d for d in judge(edited(made)).diagnostics if d.code == "SCR623"]

    assert [(d.path, d.message[-2:]) for d in doubles] == [
        ("R2.text", "R1"),
        ("R3.text", "R1"),
    ]


def test_what_a_recommendation_expects_is_asked_gravely_once_it_is_finished() -> None:
    silent: Edits = {FINDINGS: ((", expected: The child's day is known.", ""),)}
    writing: Edits = {
        **silent,
        "review.yaml": (*UNPUBLISHED, ("  report_completed: 2016-04-28\n", "")),
    }

    assert told(silent)["SCR625"].severity == WARNING
    assert found(writing)["SCR625"].severity == NOTICE


def test_one_agency_cannot_be_the_only_side_where_no_other_gave_anything() -> None:
    made: Edits = {
        FINDINGS: (("[HEALTH-0001, POLICE-0001]", "[HEALTH-0001, HEALTH-0002]"),),
    }
    files = edited(made)
    files["chronologies/police.yaml"] = (
        b"agency: police\nno_contact: [2014-11/2015-09]\n"
    )
    del files["timeline.yaml"], files["imrs/police.yaml"]

    assert "SCR630" in told(made)
    assert "SCR630" not in {d.code for d in judge(files).diagnostics}


def test_briefings_may_take_sixty_days_after_publication() -> None:
    made: Edits = {DISSEMINATION: (("[health, police, library]", "[health, police]"),)}

    on_time = told(made, as_of=date(2016, 7, 31))["SCR705"]
    late = told(made, as_of=date(2016, 8, 1))["SCR705"]

    assert (on_time.severity, late.severity) == (NOTICE, WARNING)
    assert late.message == "no briefing is recorded for library"


def test_the_family_and_staff_need_not_be_told_before_anything_is_planned() -> None:
    made: Edits = {
        "family.yaml": (("    told_of_publication: 2016-05-27\n", ""),),
        DISSEMINATION: (
            ("  staff_told: 2016-05-26\n", ""),
            ("decision: publish", "decision: undecided"),
        ),
        "review.yaml": UNPUBLISHED,
    }
    planned: Edits = {
        **made,
        "review.yaml": (("\n  published: 2016-06-01", ""),),
    }

    assert not {"SCR708", "SCR709"} & set(found(made))
    assert found(planned)["SCR708"].severity == NOTICE
    assert found(planned)["SCR709"].severity == NOTICE
    assert found(planned, passing="publication")["SCR708"].severity == WARNING


def test_not_to_publish_without_a_reason_is_an_error() -> None:
    reason = "  reason: The child cannot be known by it.\n"
    secret: Edits = {
        DISSEMINATION: ((reason, ""), ("decision: publish", "decision: not_publish")),
        "review.yaml": UNPUBLISHED,
    }
    open_: Edits = {DISSEMINATION: ((reason, ""),)}

    assert found(secret)["SCR710"].severity == ERROR
    assert told(open_)["SCR710"].severity == WARNING


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Wanda Fictional", True),
        ("Wanda Fictional-Other", True),
        ("Wanda McFictional", True),
        ("Wanda O'Fictional", True),
        ("Mrs Invented", True),
        ("Dr. Invented", True),
        ("Health Visitor", False),
        ("Health Visitor 12", False),
        ("Maternal Aunt", False),
        ("Response Driver", False),
        ("HV1", False),
        ("Child Z", False),
        ("the health visitor", False),
    ],
)
def test_a_label_is_a_role_and_no_name(label: str, named: bool) -> None:
    made: Edits = {"people.yaml": (("label: PC 1", f"label: {label}"),)}

    assert ("SCR716" in told(made)) == named


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("on 5 March 2014", True),
        ("on the 5th of March 2014", True),
        ("on March 5, 2014", True),
        ("on 05/03/2014", True),
        ("on 5.3.14", True),
        ("on 2014-03-05", True),
        ("in March 2014", False),
        ("on 5 March", False),
        ("in 2014/15", False),
        ("on page 5", False),
        ("may 20 2014 be", True),
        ("5 of 14 in 2014", False),
    ],
)
def test_an_exact_day_has_day_month_and_year(words: str, exact: bool) -> None:
    made: Edits = {FINDINGS: (("      Visits were made", f"      Visits {words}"),)}

    assert ("SCR718" in told(made)) == exact


def test_exact_days_are_counted_and_told_once_a_file() -> None:
    made: Edits = {
        FINDINGS: (
            ("      Visits were short", "      On 5 March 2014. Visits were short"),
            ("      Visits were made", "      On 4 March 2014. Visits were made"),
        )
    }

    days = [d for d in judge(edited(made)).diagnostics if d.code == "SCR718"]

    assert [d.message for d in days] == ["2 lines give an exact day; the first is here"]
    assert "2014" not in days[0].message
