"""A decision is held against every review to which the limbs that are met lead."""

from datetime import date

import pytest

from scrkit import frameworks
from scrkit.review import load
from scrkit.rules import ALL, Context, run

REVIEW = """\
format: 1
id: child-w
title: Child W
framework: wales-cpr-2015
board: {name: Anyshire Safeguarding Board}
dates: {incident: 2024-05-16}
"""
FACTS = """\
facts:
  under_18: {value: "yes", source: Record}
  abuse_or_neglect: {value: ABUSE, source: Record}
  child_died: {value: "yes", source: Record}
statuses:
  - {status: looked_after, from_date: 2023-01-01}
decision: {outcome: OUTCOME, by: Chair, date: 2024-06-03, reasons: Plain enough.}
"""

BOTH = pytest.mark.parametrize("edition", ["england-lcspr-2023", "england-lcspr-2026"])


@pytest.mark.parametrize(
    ("abuse", "outcome", "departs"),
    [
        ("known", "extended_review", False),
        ("known", "concise_review", True),
        ("known", "no_review", True),
        ("not_suspected", "extended_review", True),
        ("not_suspected", "no_review", False),
    ],
)
def test_the_kind_of_review_that_is_due_is_no_departure(
    abuse: str, outcome: str, *, departs: bool
) -> None:
    facts = FACTS.replace("ABUSE", abuse).replace("OUTCOME", outcome)
    files = {"review.yaml": REVIEW.encode(), "criteria.yaml": facts.encode()}
    loaded = load(files)
    assert loaded.review is not None
    wales = frameworks.load("wales-cpr-2015")
    context = Context(loaded.review, wales, date(2024, 7, 1))

    found = run(context, ALL, loaded.place_of).diagnostics
    assert ("SCR447" in {one.code for one in found}) == departs


@BOTH
@pytest.mark.parametrize(
    ("to", "lacks"), [("Safeguarding partners", False), ("Local press office", True)]
)
def test_those_who_hold_the_review_are_called_as_the_framework_calls_them(
    to: str, edition: str, *, lacks: bool
) -> None:
    facts = FACTS.replace("ABUSE", "known").replace("OUTCOME", "hold_lcspr")
    facts += f"notifications: [{{what: decision, to: {to}, date: 2024-06-04}}]\n"
    case = REVIEW.replace("wales-cpr-2015", edition).replace(
        "2024-05-16", "2024-05-16, decided: 2024-06-03, decision_sent: 2024-06-04"
    )
    loaded = load({"review.yaml": case.encode(), "criteria.yaml": facts.encode()})
    assert loaded.review is not None
    england = frameworks.load(edition)
    context = Context(loaded.review, england, date(2024, 7, 1))

    told = run(context, ALL, loaded.place_of).diagnostics

    messages = [d.message for d in told if d.code == "SCR450"]
    assert any("the safeguarding partners" in one for one in messages) is lacks
    assert not any("Board" in one for one in messages)


@BOTH
@pytest.mark.parametrize(
    ("to", "known"), [("Safeguarding partners", True), ("somebody", False)]
)
def test_a_recommendation_may_be_for_the_partners(
    to: str, edition: str, *, known: bool
) -> None:
    case = REVIEW.replace("wales-cpr-2015", edition)
    text = f"recommendations: [{{id: R1, to: {to}, text: Do it., findings: [F1]}}]\n"
    files = {"review.yaml": case, "overview/findings.yaml": text}
    loaded = load({name: held.encode() for name, held in files.items()})
    assert loaded.review is not None
    england = frameworks.load(edition)
    context = Context(loaded.review, england, date(2024, 7, 1))

    found = run(context, ALL, loaded.place_of).diagnostics

    told = [d.do for d in found if d.code == "SCR622"]
    assert bool(told) is not known
    assert all(one.startswith("Write safeguarding partners, or") for one in told)


@BOTH
@pytest.mark.parametrize(
    ("died", "open_facts", "told"),
    [("yes", "[]", False), ("yes", "[child_died]", True), ("unknown", "[]", True)],
)
def test_what_is_left_for_judgement_is_no_open_fact(
    died: str, open_facts: str, edition: str, *, told: bool
) -> None:
    facts = (
        "facts:\n"
        '  under_18: {value: "yes", source: Record}\n'
        "  abuse_or_neglect: {value: known, source: Record}\n"
        f"  child_died: {{value: {died!r}, source: Record}}\n"
        '  happened_in_area: {value: "yes", source: Record}\n'
        "decision: {outcome: hold_lcspr, by: Partners, date: 2024-06-03,"
        " reasons: Plain.}\n"
        "determinations:\n"
        f"  - {{on: 2024-06-01, framework: {edition}, result: undecided,"
        f" open: {open_facts}}}\n"
    )
    case = REVIEW.replace("wales-cpr-2015", edition)
    loaded = load({"review.yaml": case.encode(), "criteria.yaml": facts.encode()})
    assert loaded.review is not None
    england = frameworks.load(edition)
    context = Context(loaded.review, england, date(2024, 7, 1))

    found = run(context, ALL, loaded.place_of).diagnostics

    assert ("SCR448" in {d.code for d in found}) is told


def test_what_regulation_11_asks_to_weigh_is_told_where_nobody_answered_it() -> None:
    asked = (
        "improvements_needed",
        "recurrent_themes",
        "concern_about_working_together",
    )
    answers = "".join(
        f'  {id}: {{value: "no", source: Record}}\n'
        for id in (*asked, "panel_suggested_local_review")
    )
    whole = FACTS.replace("statuses:", answers + "statuses:")
    lacking = whole.replace(
        'recurrent_themes: {value: "no", source: Record}',
        "recurrent_themes: {value: unknown, source: None.}",
    )
    looked = lacking.replace("source: None.", "source: All reviews since 2019")

    assert "SCR477" not in _told_of_partners(whole)
    assert "SCR477" in _told_of_partners(lacking)
    assert "SCR477" not in _told_of_partners(looked)


def _told_of_partners(facts: str) -> set[str]:
    """Return the codes that are told of a decision of safeguarding partners."""
    review = REVIEW.replace("wales-cpr-2015", "england-lcspr-2026")
    facts = facts.replace("ABUSE", "known").replace("OUTCOME", "hold_lcspr")
    files = {"review.yaml": review.encode(), "criteria.yaml": facts.encode()}
    loaded = load(files)
    assert loaded.review is not None
    context = Context(loaded.review, loaded.framework, date(2024, 7, 1))
    return {one.code for one in run(context, ALL, loaded.place_of).diagnostics}
