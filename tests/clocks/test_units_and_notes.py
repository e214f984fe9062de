"""Clear days, bank holidays that nobody knows yet, a notification that is ruled out."""

from datetime import date

import pytest
from msgspec.structs import replace

from scrkit import clocks, frameworks
from scrkit.frameworks import DeadlineClause, HolidayCalendar
from scrkit.model.case import KeyDates
from scrkit.model.opening import Fact
from scrkit.review import load
from scrkit.rules.validate import judge

ENGLAND = HolidayCalendar(country="GB", subdivision="ENG")
LCSPR = frameworks.load("england-lcspr-2023")
NOTIFY = next(one for one in LCSPR.deadlines if one.id == "LC-T1")
REVIEW = """\
format: 1
id: case-x
title: Case X
framework: england-lcspr-2023
board: {name: Anyshire Board}
dates: {incident: 2026-12-21, authority_aware: DAY}
"""
FACTS = """\
facts:
  under_18: {value: "yes", source: Record}
  abuse_or_neglect: {value: known, source: Record}
  child_died: {value: "yes", source: Record}
  happened_in_area: {value: "yes", source: Record}
"""


@pytest.mark.parametrize(
    ("direction", "due"), [("after", date(2024, 5, 14)), ("before", date(2024, 4, 28))]
)
def test_of_clear_days_neither_the_first_nor_the_last_day_is_one(
    direction: str, due: date
) -> None:
    clause = replace(NOTIFY, quantity=7, unit="clear_days", direction=direction)

    assert clocks.due_day(clause, date(2024, 5, 6), ENGLAND) == due


@pytest.mark.parametrize(
    ("unit", "day", "said"),
    [
        ("working_days", date(2090, 1, 5), True),
        ("working_days", date(2024, 5, 6), False),
        ("months", date(2090, 1, 5), False),
    ],
)
def test_a_day_beyond_the_table_says_that_holidays_are_not_known(
    unit: str, day: date, *, said: bool
) -> None:
    clause: DeadlineClause = replace(NOTIFY, unit=unit)

    note = clocks.holiday_note(clause, (day, None), ENGLAND)

    assert ("bank holidays of 2090 are not known here" in note) is said


def test_validate_says_it_of_a_day_that_it_tells() -> None:
    text = REVIEW.replace("2026-12-21", "2090-01-02").replace("DAY", "2090-01-03")
    loaded = load({"review.yaml": text.encode(), "criteria.yaml": FACTS.encode()})

    told = [d.message for d in judge(loaded, date(2090, 3, 1)).diagnostics]

    late = [one for one in told if one.startswith("LC-T1")]
    assert late
    assert all("bank holidays of 2090 are not known here" in one for one in late)


@pytest.mark.parametrize(("answer", "due"), [("no", False), ("unknown", True)])
def test_a_notification_that_the_facts_rule_out_is_not_on_the_calendar(
    answer: str, *, due: bool
) -> None:
    dates = KeyDates(authority_aware=date(2024, 5, 6))
    facts = {"abuse_or_neglect": Fact(value="known"), "child_died": Fact(value="yes")}
    where = ("happened_in_area", "normally_resident_in_area")
    facts |= dict.fromkeys(where, Fact(value=answer))

    found = clocks.deadlines(LCSPR, dates, date(2024, 6, 1), facts=facts)

    assert ("LC-T1" in {one.clause.id for one in found}) is due
