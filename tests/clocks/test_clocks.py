"""Clocks: working days of a nation, months that clamp, counting back, lateness."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit import clocks, frameworks
from scrkit.frameworks import Deadline, HolidayCalendar
from scrkit.model.case import KeyDates

ENGLAND = HolidayCalendar(country="GB", subdivision="ENG")
SCOTLAND = HolidayCalendar(country="GB", subdivision="SCT")
SCR = frameworks.load("england-scr-2015")

DAYS = st.dates(date(2014, 1, 1), date(2028, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def on_calendar(
    as_of: str, *, outcome: str | None = None, **dates: str
) -> dict[str, Deadline]:
    known = KeyDates(**{name: day(text) for name, text in dates.items()})  # type: ignore[arg-type]
    found = clocks.deadlines(SCR, known, day(as_of), outcome=outcome)
    return {deadline.clause.id: deadline for deadline in found}


@pytest.mark.parametrize(
    ("free", "why"),
    [
        ("2015-04-03", "Good Friday"),
        ("2015-04-06", "Easter Monday"),
        ("2015-12-28", "Boxing Day fell on a Saturday"),
        ("2016-12-27", "Christmas fell on a Sunday"),
        ("2020-05-08", "the early May holiday moved"),
        ("2022-09-19", "a royal funeral"),
        ("2015-05-09", "a Saturday"),
    ],
)
def test_no_one_works_on_a_bank_holiday_or_at_the_weekend(free: str, why: str) -> None:
    assert not clocks.is_working_day(day(free), ENGLAND), why


def test_the_nations_have_their_own_holidays() -> None:
    easter_monday, st_andrew = day("2015-04-06"), day("2015-11-30")

    assert not clocks.is_working_day(easter_monday, ENGLAND)
    assert clocks.is_working_day(easter_monday, SCOTLAND)
    assert clocks.is_working_day(st_andrew, ENGLAND)
    assert not clocks.is_working_day(st_andrew, SCOTLAND)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2015-04-30", 5, "2015-05-08"),  # over a weekend and the early May holiday
        ("2015-05-09", 1, "2015-05-11"),  # from a Saturday
        ("2015-12-24", 5, "2016-01-05"),  # Christmas, the substitute, New Year
        ("2016-01-04", -5, "2015-12-23"),
        ("2015-05-05", -1, "2015-05-01"),
        ("2015-05-05", 0, "2015-05-05"),
    ],
)
def test_working_days_are_counted_from_the_day_after(
    start: str, count: int, end: str
) -> None:
    assert clocks.add_working_days(day(start), count, ENGLAND) == day(end)


@given(DAYS, st.integers(1, 30))
def test_there_are_so_many_working_days_up_to_the_day_due(
    start: date, count: int
) -> None:
    end = clocks.add_working_days(start, count, ENGLAND)
    between = [start + timedelta(days=n + 1) for n in range((end - start).days)]

    assert clocks.is_working_day(end, ENGLAND)
    assert sum(clocks.is_working_day(one, ENGLAND) for one in between) == count


@given(DAYS, st.integers(1, 30))
def test_counting_back_from_a_working_day_undoes_counting_on(
    start: date, count: int
) -> None:
    if clocks.is_working_day(start, ENGLAND):
        end = clocks.add_working_days(start, count, ENGLAND)
        assert clocks.add_working_days(end, -count, ENGLAND) == start


def test_a_month_from_the_last_of_january_ends_with_february() -> None:
    assert on_calendar("2016-02-01", board_notified="2016-01-31")["SCR-T2"].due == (
        day("2016-02-29")
    )


@pytest.mark.parametrize(
    ("unit", "due"),
    [
        ("days", "2015-05-15"),
        ("weeks", "2015-06-12"),
        ("months", "2015-11-01"),
        ("years", "2021-05-01"),
    ],
)
def test_every_unit_counts(unit: str, due: str) -> None:
    base = SCR.deadline("SCR-T5")
    assert base is not None
    quantity = "14" if unit == "days" else "6"
    clause = replace(base, unit=unit, quantity=quantity)

    assert clocks.due_day(clause, day("2015-05-01"), ENGLAND) == day(due)


def test_the_notification_runs_from_the_authority_and_the_telling_from_the_chair() -> (
    None
):
    due = on_calendar(
        "2015-06-10",
        authority_aware="2015-04-30",
        board_notified="2015-05-06",
        decided="2015-06-05",
    )

    assert due["SCR-T1"].due == day("2015-05-08")
    assert due["SCR-T3"].due == day("2015-06-12")
    assert due["SCR-T3"].days_left == 2


def test_six_months_run_from_initiation_not_from_the_incident() -> None:
    known = KeyDates(
        incident=None, authority_aware=day("2015-04-30"), initiated=day("2015-06-08")
    )
    found = {d.clause.id: d for d in clocks.deadlines(SCR, known, day("2015-07-01"))}

    assert found["SCR-T5"].due == day("2015-12-08")
    assert found["SCR-T5"].clause.soft


def test_the_report_is_sent_seven_working_days_before_publication() -> None:
    planned = on_calendar("2016-03-01", publication_planned="2016-04-06")
    moved = on_calendar("2016-03-01", publication_planned="2016-04-13")

    # Good Friday and Easter Monday lie between.
    assert planned["SCR-T6"].due == day("2016-03-24")
    assert moved["SCR-T6"].due == day("2016-04-04")


def test_a_day_of_publication_takes_the_place_of_the_plan() -> None:
    due = on_calendar(
        "2016-05-01", publication_planned="2016-04-06", published="2016-04-13"
    )

    assert due["SCR-T6"].start == day("2016-04-13")
    assert due["SCR-T7"].due == day("2017-04-13")
    assert not due["SCR-T7"].late


def test_the_report_may_come_down_after_a_year_and_is_never_late() -> None:
    due = on_calendar("2019-01-01", published="2016-04-13")

    assert due["SCR-T7"].days_left is not None
    assert due["SCR-T7"].days_left < 0
    assert not due["SCR-T7"].late


def test_what_is_not_done_by_its_day_is_late() -> None:
    open_still = on_calendar("2015-05-12", authority_aware="2015-04-30")["SCR-T1"]
    last_day = on_calendar("2015-05-08", authority_aware="2015-04-30")["SCR-T1"]

    assert (open_still.late, open_still.days_left) == (True, -4)
    assert (last_day.late, last_day.days_left) == (False, 0)


@pytest.mark.parametrize(
    ("done", "late"), [("2015-05-08", False), ("2015-05-11", True)]
)
def test_what_was_done_was_in_time_or_late(done: str, late: bool) -> None:
    found = on_calendar("2015-06-01", authority_aware="2015-04-30", notified=done)

    assert found["SCR-T1"].done == day(done)
    assert found["SCR-T1"].days_left is None
    assert found["SCR-T1"].late is late


def test_what_comes_after_the_day_asked_about_has_not_happened() -> None:
    found = on_calendar(
        "2015-05-01", authority_aware="2015-04-30", notified="2015-05-06"
    )

    assert found["SCR-T1"].done is None


def test_a_clock_that_has_not_started_has_no_day() -> None:
    found = on_calendar("2015-05-01")

    assert {deadline.due for deadline in found.values()} == {None}
    assert not any(deadline.late for deadline in found.values())


def test_a_time_that_is_not_established_is_not_guessed() -> None:
    found = on_calendar("2016-03-01", publication_planned="2016-04-06")["SCR-T8"]

    assert found.start == day("2016-04-06")
    assert found.due is None


def test_reasons_go_to_the_panel_only_where_there_is_no_review() -> None:
    undecided = on_calendar("2015-06-10")
    no_review = on_calendar(
        "2015-06-10", outcome="other_learning_review", decided="2015-06-05"
    )
    review = on_calendar("2015-06-10", outcome="initiate_scr", decided="2015-06-05")

    assert "only if no Serious Case Review" in undecided["SCR-T4"].condition
    assert no_review["SCR-T4"].due == day("2015-06-19")
    assert no_review["SCR-T4"].condition == ""
    assert "SCR-T5" not in no_review
    assert "SCR-T4" not in review
    assert review["SCR-T5"].condition == ""


def test_every_deadline_says_what_it_stands_on() -> None:
    for deadline in on_calendar("2015-05-01").values():
        assert deadline.citation
        assert deadline.clause.strength
