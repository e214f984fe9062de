"""What the rules of process leave alone while it is early, and what they say later."""

from datetime import date

import pytest
from reviews_on_disk import FRAMEWORK, Edits, edited, files_of, judge

from scrkit import frameworks
from scrkit.diagnostics import Severity
from scrkit.review import load
from scrkit.rules import ALL, Context, Stage, run

NOTICE, WARNING = Severity.NOTICE, Severity.WARNING

UNFINISHED: Edits = {
    "review.yaml": (
        ("  report_completed: 2016-04-28\n", ""),
        ("  report_sent: 2016-05-10\n", ""),
        ("  publication_planned: 2016-06-01\n", ""),
        ("  published: 2016-06-01", ""),
    ),
    "dissemination.yaml": (("decision: publish", "decision: undecided"),),
}
NOT_AGREED: Edits = {"terms-of-reference.yaml": (("agreed: 2015-11-20\n", ""),)}
UNSIGNED_HEALTH: Edits = {
    "imrs/health.yaml": (
        (
            'sign_off: {office: Director of Nursing, date: 2016-02-08, version: "1.0"}',
            "",
        ),
    )
}
UNSIGNED_POLICE: Edits = {
    "imrs/police.yaml": (
        (
            "sign_off: {office: Assistant Chief Constable, date: 2016-02-10, "
            'version: "1.0"}',
            "",
        ),
    )
}
UNDECIDED: Edits = {
    "criteria.yaml": (
        (
            "decision:\n  outcome: initiate_scr\n  by: Independent Chair of the Board\n"
            "  date: 2015-10-30\n  reasons: |-\n    Limb B is met.\n",
            "",
        ),
    )
}


def severity(name: str, code: str, edits: Edits | None = None) -> Severity | None:
    """Return how grave the gravest of a code is in a case, None where it is silent."""
    found = judge(edited(edits or {}, name)).diagnostics
    return max((d.severity for d in found if d.code == code), default=None)


@pytest.mark.parametrize(
    ("name", "earlier"),
    [
        ("SCR423", UNFINISHED),
        ("SCR426", UNFINISHED),
        ("SCR427", UNFINISHED),
        ("SCR428", UNFINISHED),
        ("SCR435", UNFINISHED),
        ("SCR436", UNFINISHED),
        ("SCR439", UNFINISHED),
        ("SCR440", UNFINISHED),
        ("SCR441", NOT_AGREED),
        ("SCR442", NOT_AGREED),
        ("SCR443", NOT_AGREED),
        ("SCR446", UNDECIDED),
        ("SCR451", NOT_AGREED),
        ("SCR453", UNSIGNED_POLICE),
        ("SCR454", UNSIGNED_HEALTH),
        ("SCR455", UNSIGNED_HEALTH),
    ],
)
def test_what_is_early_is_a_notice_and_later_a_warning(
    name: str, earlier: Edits
) -> None:
    assert severity(name, name, earlier) == NOTICE
    assert severity(name, name) == WARNING


@pytest.mark.parametrize(
    ("name", "earlier"),
    [
        ("SCR421", NOT_AGREED),
        ("SCR437", UNFINISHED),
        ("SCR449", UNDECIDED),
        ("SCR450", {"review.yaml": (("  decision_sent: 2015-11-03\n", ""),)}),
        ("SCR422", {"review.yaml": (("  initiated: 2015-11-02\n", ""),)}),
        ("SCR423", {**UNFINISHED, **NOT_AGREED}),
        ("SCR426", {**UNFINISHED, **NOT_AGREED}),
        ("SCR428", {**UNFINISHED, **NOT_AGREED}),
        ("SCR439", {**UNFINISHED, **NOT_AGREED}),
    ],
)
def test_what_nobody_can_owe_yet_is_not_told(name: str, earlier: Edits) -> None:
    assert severity(name, name, earlier) is None
    assert severity(name, name) is not None


def test_a_review_that_is_gated_is_judged_as_if_the_stage_were_left() -> None:
    """`passing` makes the same demands before the days are there."""
    loaded = load(edited({**UNFINISHED, **UNDECIDED}, "SCR449"))
    assert loaded.review is not None

    def codes(passing: Stage | None) -> set[str]:
        assert loaded.review is not None
        context = Context(
            loaded.review,
            FRAMEWORK,
            date(2016, 3, 1),
            passing=passing,
        )
        return {d.code for d in run(context, ALL, loaded.place_of).diagnostics}

    assert "SCR449" in codes("criteria")
    assert "SCR449" not in codes(None)


@pytest.mark.parametrize(
    ("model", "code"),
    [
        ("learning_together", "SCR454"),
        ("child_practice_review", "SCR431"),
        ("traditional", "SCR428"),
    ],
)
def test_a_model_that_does_not_ask_for_it_makes_the_rule_silent(
    model: str, code: str
) -> None:
    files = files_of(code)
    text = files["review.yaml"].decode().replace("methodology: silp\n", "")
    asked = text.replace("board:\n", f"methodology: {model}\nboard:\n")
    files["review.yaml"] = asked.encode()

    assert code not in {d.code for d in judge(files).diagnostics}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("secured-records.yaml", "SCR421"),
        ("requests.yaml", "SCR423"),
        ("chronologies/school.yaml", "SCR426"),
        ("learning-events.yaml", "SCR428"),
        ("imrs/police.yaml", "SCR431"),
        ("family.yaml", "SCR438"),
        ("panel.yaml", "SCR439"),
        ("terms-of-reference.yaml", "SCR442"),
        ("criteria.yaml", "SCR449"),
        ("criteria.yaml", "SCR450"),
        ("chronologies/health.yaml", "SCR457"),
        ("imrs/health.yaml", "SCR458"),
        ("chronologies/health.yaml", "SCR459"),
    ],
)
def test_what_a_file_with_broken_records_may_hold_is_not_told(
    file: str, name: str
) -> None:
    """One cause, one message: the breach itself is told by whoever read the file."""
    loaded = load(files_of(name))
    assert loaded.review is not None

    def codes(broken: frozenset[str]) -> set[str]:
        assert loaded.review is not None
        context = Context(
            loaded.review,
            FRAMEWORK,
            date(2016, 12, 1),
            broken,
            frameworks.methodology(loaded.review.case.methodology),
        )
        return {d.code for d in run(context, ALL, loaded.place_of).diagnostics}

    assert name in codes(frozenset())
    assert name not in codes(frozenset({file}))
