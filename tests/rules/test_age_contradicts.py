"""An age that the birth in people.yaml rules out is told; one that may be is not."""

from datetime import date

import pytest

from scrkit.review import load
from scrkit.rules.validate import judge

REVIEW = """\
format: 1
id: case-x
title: Case X
framework: FRAMEWORK
board: {name: Anyshire Board}
dates: {incident: 2024-03}
"""
PEOPLE = """\
people:
  - {code: Subject, label: Subject, role: subject, kind: subject, born: BORN}
"""


@pytest.mark.parametrize(
    ("framework", "fact", "born", "told"),
    [
        ("wales-cpr-2015", "under_18", "2015-02", False),
        ("wales-cpr-2015", "under_18", "1990-02", True),
        # In the month of the eighteenth birthday nobody can say.
        ("wales-cpr-2015", "under_18", "2006-03", False),
        ("scotland-learning-review-2021", "under_18_or_in_aftercare", "2003", False),
        # Up to which age aftercare counts is not established: nothing is guessed.
        ("scotland-learning-review-2021", "under_18_or_in_aftercare", "1990", False),
        ("england-scr-2015", "age_16_or_17", "2010-03", True),
        ("england-sar-2014", "aged_18_or_over", "2015-02", True),
        ("dhr-2016", "aged_16_or_over", "2007-01", False),
    ],
)
def test_an_age_that_cannot_be_is_told(
    framework: str, fact: str, born: str, *, told: bool
) -> None:
    facts = f'facts:\n  {fact}: {{value: "yes", source: Record}}\n'
    files = {
        "review.yaml": REVIEW.replace("FRAMEWORK", framework),
        "people.yaml": PEOPLE.replace("BORN", born),
        "criteria.yaml": facts,
    }
    loaded = load({name: text.encode() for name, text in files.items()})

    found = judge(loaded, date(2024, 9, 2)).diagnostics

    assert ("SCR472" in {one.code for one in found}) is told
