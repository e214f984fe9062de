"""What is premature is a notice; what a review that far should have is more."""

from datetime import date

import pytest
from reviews_on_disk import Edits, files_of, judge, told

from scrkit.diagnostics import Severity

NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR

NEW = """
format: 1
id: child-y
title: Serious Case Review – Child Y
framework: england-scr-2015
board: {name: Example Valley Safeguarding Children Board}
agencies:
  - {id: health, name: Example Valley Health Trust, prefix: HEALTH, report: imr}
  - {id: police, name: Example Valley Police, prefix: POLICE}
dates:
"""

# The base review before its report was finished, and before anything was agreed.
UNFINISHED = {
    "review.yaml": (
        ("  report_completed: 2016-04-28\n", ""),
        ("  report_sent: 2016-05-10\n", ""),
        ("  publication_planned: 2016-06-01\n", ""),
        ("\n  published: 2016-06-01", ""),
    ),
    "dissemination.yaml": (("decision: publish", "decision: undecided"),),
}


def merged(*edits: Edits) -> dict[str, tuple[tuple[str, str], ...]]:
    every: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in edits:
        for file, changes in one.items():
            every[file] = every.get(file, ()) + changes
    return every


def test_a_new_review_is_told_only_what_to_fill_in_next() -> None:
    files = {
        "review.yaml": NEW.encode(),
        "people.yaml": b"people:\nplaces:\n",
        "criteria.yaml": b"facts:\nsummary:\n",
        "terms-of-reference.yaml": b"purpose:\nperiod:\nquestions:\n",
        "panel.yaml": b"chair:\nlead_reviewers:\nmembers:\n",
        "family.yaml": b"members:\n",
        "chronologies/health.yaml": b"agency: health\nentries:\n",
        "chronologies/police.yaml": b"agency: police\nentries:\n",
        "overview/findings.yaml": b"findings:\nrecommendations:\n",
        "dissemination.yaml": b"publication:\n",
    }

    found = judge(files, as_of=date(2030, 1, 1)).diagnostics

    assert {d.severity for d in found} == {NOTICE}
    assert {d.code for d in found} == {"SCR306", "SCR409", "SCR412", "SCR416", "SCR804"}


def test_a_review_without_agencies_is_told_to_list_them() -> None:
    start, end = NEW.index("agencies:"), NEW.index("dates:")
    bare = NEW[:start] + "agencies:\n" + NEW[end:]

    found = judge({"review.yaml": bare.encode()}).diagnostics

    assert [d.message for d in found if d.place.file == "review.yaml"] == [
        "next: list the agencies that had contact with the child or family"
    ]


def test_a_review_of_which_only_one_file_is_written_is_told_only_notices() -> None:
    found = judge({"review.yaml": NEW.encode()}).diagnostics

    assert {d.severity for d in found} == {NOTICE}
    assert {d.place.file for d in found} > {"panel.yaml", "people.yaml"}


EARLY_AND_LATE: tuple[tuple[str, Edits, Edits], ...] = (
    (
        "SCR405",
        {"interviews/health.yaml": (("    accuracy_confirmed: 2016-01-22\n", ""),)},
        {
            "imrs/health.yaml": (
                (
                    "sign_off: {office: Director of Nursing, "
                    'date: 2016-02-08, version: "1.0"}\n',
                    "",
                ),
            )
        },
    ),
    (
        "SCR407",
        {"panel.yaml": ((", agency: police}", ", agency: police, senior: false}"),)},
        {"terms-of-reference.yaml": (("agreed: 2015-11-20\n", ""),)},
    ),
    (
        "SCR409",
        {"terms-of-reference.yaml": (("due:\n  completion: 2016-05-02\n", ""),)},
        merged(
            UNFINISHED, {"terms-of-reference.yaml": (("agreed: 2015-11-20\n", ""),)}
        ),
    ),
    (
        "SCR410",
        {
            "requests.yaml": (
                ("received: 2016-02-12, accepted: 2016-02-24", "received: 2016-02-12"),
            )
        },
        UNFINISHED,
    ),
    (
        "SCR412",
        {
            "family.yaml": (
                (
                    "    reason: |-\n      She was asked twice and preferred not to.\n",
                    "",
                ),
            )
        },
        UNFINISHED,
    ),
    (
        "SCR413",
        {
            "panel.yaml": (
                (
                    "  declaration: {made: 2015-11-10, text: No connection with any "
                    "agency of the case.}\n",
                    "",
                ),
            )
        },
        {"panel.yaml": (("  appointed: 2015-11-10\n", ""),)},
    ),
    (
        "SCR415",
        {
            "dissemination.yaml": (
                (
                    "debriefs:\n  - {agency: health, date: 2016-05-25, "
                    "by: Named Nurse}\n",
                    "",
                ),
                ("decision: publish", "decision: undecided"),
            )
        },
        {"review.yaml": (("\n  published: 2016-06-01", ""),)},
    ),
    (
        "SCR605",
        {"actions.yaml": (("source: [R1, HEALTH-R1]", "source: [R1]"),)},
        merged(UNFINISHED, {"actions.yaml": (("agreed: 2016-05-20\n", ""),)}),
    ),
    (
        "SCR803",
        {
            "overview/findings.yaml": (("questions: [Q1, Q2]", "questions: [Q1]"),),
            "imrs/police.yaml": (("question: Q2", "question: Q1"),),
        },
        UNFINISHED,
    ),
)


@pytest.mark.parametrize(("code", "fault", "earlier"), EARLY_AND_LATE)
def test_a_gap_is_a_notice_at_first_and_a_warning_once_it_matters(
    code: str, fault: Edits, earlier: Edits
) -> None:
    assert told(merged(fault, earlier))[code].severity == NOTICE
    assert told(fault)[code].severity == WARNING


GIVEN_A_REASON: tuple[tuple[str, Edits, Edits], ...] = (
    (
        "SCR504",
        {"requests.yaml": ((", nil_return: true}", ", chased: [2016-01-10]}"),)},
        {"requests.yaml": ((", nil_return: true}", ", note: A month was agreed.}"),)},
    ),
    (
        "SCR610",
        {"actions.yaml": (("due: 2017-09-30", "due: 2016-11-30"),)},
        {
            "actions.yaml": (
                ("due: 2017-09-30", "due: 2016-11-30\n    progress: A post is vacant."),
            )
        },
    ),
)


@pytest.mark.parametrize(("code", "silent", "explained"), GIVEN_A_REASON)
def test_lateness_with_a_reason_is_only_a_notice(
    code: str, silent: Edits, explained: Edits
) -> None:
    assert told(silent)[code].severity == WARNING
    assert told(explained)[code].severity == NOTICE


def test_the_passing_of_time_alone_makes_no_error() -> None:
    files = merged(
        UNFINISHED, {"review.yaml": (("  decision_sent: 2015-11-03\n", ""),)}
    )

    found = told(files, as_of=date(2026, 1, 1))

    assert {"SCR502", "SCR610"} <= set(found)
    assert all(d.severity < ERROR for d in found.values())


def test_a_missed_deadline_weighs_as_much_as_its_guidance() -> None:
    late: Edits = {
        "review.yaml": (("decided: 2015-10-30", "decided: 2015-11-06"),),
        "criteria.yaml": (("date: 2015-10-30", "date: 2015-11-06"),),
    }
    # The Chair normally decides within a month, and should tell within five days.
    untold: Edits = {
        "review.yaml": (("decision_sent: 2015-11-03", "decision_sent: 2015-12-03"),)
    }

    normally, should = told(late)["SCR501"], told(untold)["SCR501"]

    assert (normally.severity, should.severity) == (NOTICE, WARNING)
    assert "SCR-T2" in normally.message
    assert should.message.endswith("was due by 6 November 2015")


def test_many_recommendations_are_noticed_and_too_many_warned_of() -> None:
    def with_recommendations(count: int) -> Edits:
        more = "".join(
            f"\n  - {{id: R{n}, text: Look at part {n}., to: health, findings: [F1]}}"
            for n in range(2, count + 1)
        )
        return {"overview/findings.yaml": (("]}}", f"]}}}}{more}"),)}

    assert "SCR607" not in told(with_recommendations(10))
    assert told(with_recommendations(11))["SCR607"].severity == NOTICE
    assert told(with_recommendations(20))["SCR607"].severity == NOTICE
    assert told(with_recommendations(21))["SCR607"].severity == WARNING


def test_a_review_that_runs_without_a_decision_is_warned() -> None:
    undecided: Edits = {
        "criteria.yaml": (
            (
                "decision:\n  outcome: initiate_scr\n  by: Independent Chair of the "
                "Board\n  date: 2015-10-30\n  reasons: |-\n    Limb B is met.\n",
                "",
            ),
        )
    }

    found = told(undecided)["SCR417"]

    assert found.severity == WARNING
    assert found.place.file == "criteria.yaml"


def test_where_no_review_is_held_nothing_of_a_review_is_asked_for() -> None:
    kept = ("review.yaml", "criteria.yaml", "people.yaml")
    files = {name: text for name, text in files_of("base").items() if name in kept}
    criteria = files["criteria.yaml"].replace(b"initiate_scr", b"no_review")
    case = files["review.yaml"].replace(b"  initiated: 2015-11-02\n", b"")
    refused = {**files, "criteria.yaml": criteria, "review.yaml": case}

    asked = {"SCR409", "SCR412", "SCR416"}

    assert asked <= {d.code for d in judge(files).diagnostics}
    assert not asked & {d.code for d in judge(refused).diagnostics}
