"""A framework that does not hold together is refused, with the first reason why."""

from datetime import date

import pytest

from scrkit import frameworks
from scrkit.clocks import due_day
from scrkit.errors import ScrError

WHOLE = """\
format: 1
id: testland
title: A framework of a country that is not there
jurisdiction: Testland
valid: {from: 2015-01-01}
holiday_calendar: {country: GB, subdivision: ENG}
names: {review: Testland Review}
authorities:
  - {id: act, cite: Testland Act 2001, kind: statute}
facts:
  - {id: harmed, question: Harmed?, values: ["yes", "no", unknown]}
criteria:
  - id: review
    question: Is there to be a review?
    outcome: hold
    met: Met.
    not_met: Not met.
    undecided: Undecided.
    tree:
      any:
        - id: T-A
          title: Harm
          strength: statute_must
          ref: act
          at: section 1
          fact: harmed
decision:
  decider: board
  statement: The Board decides.
  outcomes:
    - {id: hold, title: Hold a review}
roles:
  - {id: board, title: Board}
deadlines:
  - id: T-T1
    what: Decide
    stage: decision
    quantity: 2
    unit: weeks
    direction: after
    event: the harm
    starts: [incident]
    actor: board
    strength: statute_must
    ref: act
"""


def load(text: str) -> frameworks.Framework:
    return frameworks.read(text.encode(), "testland.yaml")


def changed(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1
    return WHOLE.replace(old, new)


def test_the_whole_framework_is_read() -> None:
    framework = load(WHOLE)

    assert framework.citation(framework.criteria[0].limbs[0]) == (
        "Testland Act 2001, section 1"
    )


FAULTS = [
    ("fact: harmed\n", "fact: hurt\n", "T-A uses a fact that is not listed"),
    ("          at: section 1\n", "          in: [maybe]\n", "cannot have"),
    ("          at: section 1\n", "          in: [unknown]\n", "decides nothing"),
    (
        "          at: section 1\n",
        "          not: {fact: harmed}\n",
        "T-A must be exactly one of",
    ),
    ("          title: Harm\n", "", "the limb T-A lacks"),
    ("          strength: statute_must\n", "", "the limb T-A lacks"),
    ("          ref: act\n", "", "the limb T-A lacks"),
    ("          ref: act\n", "          ref: bill\n", "T-A stands on an authority"),
    ('"no", unknown]', '"no"]', "the fact harmed cannot be unknown"),
    (
        "question: Harmed?,",
        "question: Harmed?, definition: DEF,",
        "the fact harmed uses a definition",
    ),
    ("decider: board", "decider: king", "the decider is not a role"),
    ("outcome: hold", "outcome: stop", "review leads to an outcome"),
    ("    unit: weeks\n", "", "T-T1 has a quantity without a unit"),
    (
        "    quantity: 2\n    unit: weeks\n",
        "",
        "T-T1 has no time, yet is not marked",
    ),
    ("starts: [incident]", "starts: [birthday]", "T-T1 names a date"),
    ("    actor: board\n", "    actor: king\n", "T-T1 names a role"),
    (
        "    actor: board\n",
        "    actor: board\n    recipients: [queen]\n",
        "T-T1 names a role",
    ),
    (
        "    actor: board\n",
        "    actor: board\n    outcomes: [hold]\n",
        "does not say so in words",
    ),
    (
        "    actor: board\n",
        "    actor: board\n    outcomes: [stop]\n    only_if: if so\n",
        "T-T1 names an outcome",
    ),
    ("- {id: board, title: Board}", "- {id: board, title: Board}\n" * 2, "second time"),
    (
        "decision:\n",
        "redirects:\n  - {fact: where, in: [here], text: Elsewhere.}\ndecision:\n",
        "the redirect on where uses a fact",
    ),
    (
        "decision:\n",
        "redirects:\n  - {fact: harmed, in: [here], text: Elsewhere.}\ndecision:\n",
        "the redirect on harmed is satisfied by an answer",
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_a_framework_that_does_not_hold_together_is_refused(
    old: str, new: str, told: str
) -> None:
    new = new.replace("}\n- {", "}\n  - {").rstrip() + ("\n" if old[-1] == "\n" else "")
    if not new.strip():
        new = ""

    with pytest.raises(ScrError) as caught:
        load(changed(old, new))

    assert told in caught.value.message


def test_a_key_that_no_framework_has_is_refused_with_its_line() -> None:
    with pytest.raises(ScrError) as caught:
        load(changed("jurisdiction: Testland", "jurisdiction: T\ncolour: blue"))

    assert "testland.yaml:5" in caught.value.message


def test_yaml_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ScrError):
        load("id: [")


@pytest.mark.parametrize("quantity", ["-2", "0", "1000", "9999999"])
def test_a_time_that_reaches_beyond_the_calendar_is_refused_at_its_line(
    quantity: str,
) -> None:
    with pytest.raises(ScrError) as caught:
        load(changed("quantity: 2", f"quantity: {quantity}"))

    assert "testland.yaml:38" in caught.value.message
    assert "from 1 to 999" in caught.value.message


@pytest.mark.parametrize("unit", ["days", "working_days", "weeks", "months", "years"])
@pytest.mark.parametrize("direction", ["after", "before", "min_duration"])
@pytest.mark.parametrize("start", [date(1800, 1, 1), date(2199, 12, 31)])
def test_the_longest_time_still_has_a_day(
    unit: str, direction: str, start: date
) -> None:
    text = changed("quantity: 2", "quantity: 999").replace("weeks", unit)
    longest = load(text.replace("direction: after", f"direction: {direction}"))
    (clause,) = longest.deadlines

    assert due_day(clause, start, longest.holiday_calendar) is not None


def test_a_list_that_must_not_be_empty_is_told_as_that() -> None:
    with pytest.raises(ScrError) as caught:
        load(changed("starts: [incident]", "starts: []"))

    assert "a list with something in it" in caught.value.message
