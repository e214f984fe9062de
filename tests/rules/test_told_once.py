"""One cause is one message; a list of fillers is as empty as a filler."""

from datetime import date

import pytest

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic
from scrkit.review import load
from scrkit.rules import ALL, Context, run
from scrkit.rules.validate import validate

REVIEW = """\
format: 1
id: case-x
title: Case X
framework: england-scr-2015
board: {name: Anyshire Board}
agencies:
  - {id: aa, name: One Service, prefix: AA, report: imr}
  - {id: bb, name: Two Service, prefix: BB, report: imr}
  - {id: cc, name: Three Service, prefix: CC, report: imr}
  - {id: dd, name: Four Service, prefix: DD, report: imr}
  - {id: ee, name: Five Service, prefix: EE, report: imr}
dates: {incident: 2015-05-16, decided: 2015-06-17, initiated: 2015-06-24}
"""
MEMBERS = "members:\n  - {office: Director, agency: aa, from_date: 2015-06-26}\n"
TERMS = "agencies: [aa]\nagreed: 2015-07-08\nperiod: 2012-04/2015-05-18\n"
SECURED = "records:\n" + "".join(
    f"  - {{what: File, agency: {id}, holder: Manager, where: Safe, "
    "secured: 2015-09-01, by: Manager}\n"
    for id in ("aa", "bb", "cc", "dd", "ee")
)
BEGAN = "debriefs:\n" + "".join(
    f"  - {{agency: {id}, date: 2015-01-05, by: Lead reviewer}}\n"
    for id in ("aa", "bb", "cc", "dd", "ee")
)


def messages(code: str, **files: str) -> list[str]:
    named = {f"{name}.yaml": text.encode() for name, text in files.items()}
    loaded = load({"review.yaml": REVIEW.encode(), **named})
    assert loaded.review is not None
    england = frameworks.load("england-scr-2015")
    context = Context(loaded.review, england, date(2016, 9, 30))
    found = run(context, ALL, loaded.place_of).diagnostics
    return [one.message for one in found if one.code == code]


@pytest.mark.parametrize(
    ("code", "file", "text", "said"),
    [
        ("SCR407", "panel", MEMBERS, "4 agencies have no senior manager"),
        ("SCR443", "terms-of-reference", TERMS, "4 agencies are to give a report"),
        ("SCR422", "secured-records", SECURED, "5 files were secured more than"),
        ("SCR465", "dissemination", BEGAN, "and 4 more days lie before it"),
    ],
)
def test_what_has_one_cause_is_told_once_with_its_number(
    code: str, file: str, text: str, said: str
) -> None:
    files = {file: text}
    if code == "SCR407":
        files["terms-of-reference"] = TERMS

    told = messages(code, **files)

    assert len(told) == 1
    assert said in told[0]


def test_a_reviewer_appointed_after_the_report_is_told() -> None:
    panel = "lead_reviewers:\n  - {title: Consultant, appointed: 2016-05-01}\n"
    case = REVIEW.replace("2015-06-24}", "2015-06-24, report_completed: 2016-04-21}")
    loaded = load({"review.yaml": case.encode(), "panel.yaml": panel.encode()})
    assert loaded.review is not None
    england = frameworks.load("england-scr-2015")
    context = Context(loaded.review, england, date(2016, 9, 30))

    found = run(context, ALL, loaded.place_of).diagnostics

    told = [d.place.file for d in found if d.message.startswith("appointed only after")]
    assert told == ["panel.yaml"]


@pytest.mark.parametrize(("came", "told"), [("[SW1]", False), ("[]", True)])
def test_an_event_to_which_nobody_came_is_told(came: str, *, told: bool) -> None:
    event = "events:\n  - {date: 2015-12-04, title: Event, led_by: Lead reviewer, "
    event += f"invited: [SW1], attended: {came}, points: [One.]}}\n"

    found = messages("SCR429", **{"learning-events": event})

    assert ("it is not recorded who came" in found) is told


@pytest.mark.parametrize(("point", "told"), [("A point.", False), ('"."', True)])
def test_a_list_of_fillers_is_empty(point: str, *, told: bool) -> None:
    event = "events:\n  - {date: 2015-12-04, title: Event, led_by: Lead reviewer, "
    event += f"invited: [SW1], attended: [SW1], points: [{point}]}}\n"
    done = {"learning-events": event}
    case = REVIEW.replace("2015-06-24}", "2015-06-24, report_completed: 2016-04-21}")
    loaded = load(
        {"review.yaml": case.encode()}
        | {f"{name}.yaml": text.encode() for name, text in done.items()}
    )
    assert loaded.review is not None
    england = frameworks.load("england-scr-2015")
    context = Context(loaded.review, england, date(2016, 9, 30))

    found = run(context, ALL, loaded.place_of).diagnostics

    empty = [d for d in found if d.code == "SCR814" and "points" in d.path]
    assert bool(empty) is told


def test_a_folder_without_a_file_and_a_review_without_a_day_are_told_once() -> None:
    completed = REVIEW.replace(
        "2015-06-24}", "2015-06-24, report_completed: 2016-04-21}"
    )
    ledger = "requests:\n" + "".join(
        f"  - {{agency: {id}, what: imr, requested: 2015-07-10, due: 2015-11-13}}\n"
        for id in ("aa", "bb", "cc", "dd", "ee")
    )
    gone = _judged(completed, ledger, "SCR410")
    dateless = REVIEW[: REVIEW.index("dates:")]
    decided = "decision: {outcome: initiate_scr, by: Chair, date: 2015-06-17"
    decided += ", reasons: Met.}\n"

    assert [one.message.rpartition("told of ")[2] for one in gone] == [
        "5 agencies, such as aa, bb, cc"
    ]
    told = [
        one
        for one in validate(
            {"review.yaml": dateless.encode(), "criteria.yaml": decided.encode()},
            date(2016, 9, 30),
        ).diagnostics
        if one.path.startswith("dates")
    ]
    assert len(told) == 1, [one.message for one in told]


def _judged(case: str, ledger: str, code: str) -> list[Diagnostic]:
    files = {"review.yaml": case.encode(), "requests.yaml": ledger.encode()}
    found = validate(files, date(2016, 9, 30)).diagnostics
    return [one for one in found if one.code == code]
