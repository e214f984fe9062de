"""Single damages that a stranger to the rules thought of, each told at its place."""

import inspect
import re

import pytest
from reviews_on_disk import Edits, told
from test_rapid_rules import CASE, FACTS, RAPID, with_text
from test_rapid_rules import told as told_of_rapid

from scrkit.diagnostics import Severity
from scrkit.rules import ALL

PANEL, IMR, SIGNED = "panel.yaml", "imrs/police.yaml", "Assistant Chief Constable"
SPREAD, LEDGER = "dissemination.yaml", "requests.yaml"
BY = "by: Independent Chair of the Board\n  date: "
NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR
DAMAGES: list[tuple[str, Severity, Edits]] = [
    # Who decided, and who signs what they lead.
    ("SCR469", WARNING, {FACTS: ((BY, "by: Detective inspector\n  date: "),)}),
    ("SCR469", WARNING, {FACTS: ((BY, "by: The Board's manager\n  date: "),)}),
    ("SCR710", NOTICE, {SPREAD: ((BY, "by: Business manager\n  date: "),)}),
    ("SCR463", WARNING, {PANEL: (("title: Independent chair", f"title: {SIGNED}"),)}),
    ("SCR486", WARNING, {IMR: ((SIGNED, "Response officer"),)}),
    ("SCR486", WARNING, {PANEL: (("Independent chair", "Allocated worker"),)}),
    # What came too late, and of which nothing says why.
    ("SCR465", WARNING, {"terms-of-reference.yaml": (("2015-11-20", "2016-01-30"),)}),
    (
        "SCR504",
        WARNING,
        {LEDGER: (("2016-01-10, accepted: 2016-01-20", "2016-01-31"),)},
    ),
    # Words that promise or tell nothing.
    (
        "SCR626",
        NOTICE,
        {"response.yaml": (("The Board accepts this recommendation.", "Noted."),)},
    ),
    (
        "SCR710",
        WARNING,
        {SPREAD: (("The child cannot be known by it.", "Not applicable at present"),)},
    ),
    ("SCR710", WARNING, {SPREAD: (("The child cannot be known by it.", "See IMR"),)}),
    (
        "SCR411",
        WARNING,
        {IMR: (("involvement:", "staff_view: They were tired.\ninvolvement:"),)},
    ),
    # A gate beside what still runs, with the report in public.
    (
        "SCR714",
        ERROR,
        {"proceedings.yaml": (("state: none", "state: active"),)},
    ),
]


@pytest.mark.parametrize(("code", "severity", "made"), DAMAGES)
def test_a_single_damage_is_told(code: str, severity: Severity, made: Edits) -> None:
    assert told(made)[code].severity == severity


def test_a_rule_is_as_grave_as_the_gravest_that_it_tells() -> None:
    """What a hit says is cut down to the rule's own: a warning would be lost."""
    graver = re.compile(r"once\(|Severity\.(?:WARNING|ERROR)")
    mild = [one for one in ALL if one.severity is NOTICE]

    assert not [
        one.code
        for one in mild
        if graver.search(inspect.getsource(one.check).split("def ")[1])
    ]


LATER = "    signed: 2026-05-13\n  - partner: integrated"
OF_A_RAPID_REVIEW = [
    ("SCR535", RAPID, LATER, LATER.replace("05-13", "05-08")),
    ("SCR654", RAPID, "  review: local\n", "  review: neither\n"),
    ("SCR658", RAPID, "    shared: 2026-05-06\n", ""),
    (
        "SCR478",
        FACTS,
        "rapid review, to: Child Safeguarding Practice Review Panel",
        "rapid review, to: Ofsted",
    ),
    ("SCR448", FACTS, 'value: "suspected"', 'value: "unknown"'),
    (
        "SCR486",
        RAPID,
        "superintendent, public",
        "inspector, officer in the case, public",
    ),
    ("SCR817", "family.yaml", "An hour at the hospital", "@Sister interpreted"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), OF_A_RAPID_REVIEW)
def test_a_single_damage_of_a_rapid_review_is_told(
    code: str, file: str, old: str, new: str
) -> None:
    assert code in told_of_rapid(with_text(file, old, new))


def test_a_departure_is_not_accepted_by_whom_it_is_about() -> None:
    own = (
        "departures:\n  - {rule: SCR617, file: actions.yaml, at: A2, reason: The audit "
        "comes in a year., owner: Audit Team, date: 2016-11-01}\nagencies:\n"
    )

    found = told({CASE: (("agencies:\n", own),)})
    other = told({CASE: (("agencies:\n", own.replace("Audit Team", "Board")),)})

    assert "SCR489" in found
    assert "SCR489" not in other
