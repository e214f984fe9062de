"""Bank holidays of each nation: moved ones, once-only ones, none that never were."""

import sys
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testland import on_calendar

from scrkit import clocks
from scrkit.dates import add_months
from scrkit.frameworks import HolidayCalendar

NATIONS = {
    name: HolidayCalendar(country="GB", subdivision=name)
    for name in ("ENG", "WLS", "SCT", "NIR")
}
ALL, ENGLAND_AND_WALES = ("ENG", "WLS", "SCT", "NIR"), ("ENG", "WLS")

FREE = [
    ("1999-12-31", ALL, "the end of the millennium"),
    ("2002-06-03", ALL, "a golden jubilee"),
    ("2002-06-04", ALL, "the spring holiday moved beside it"),
    ("2011-04-29", ALL, "a royal wedding"),
    ("2012-06-04", ALL, "the spring holiday moved to a jubilee"),
    ("2012-06-05", ALL, "a diamond jubilee"),
    ("2020-05-08", ALL, "the early May holiday moved to VE day"),
    ("2022-06-02", ALL, "the spring holiday moved to a jubilee"),
    ("2022-06-03", ALL, "a platinum jubilee"),
    ("2022-09-19", ALL, "a state funeral"),
    ("2023-05-08", ALL, "a coronation"),
    ("2015-12-28", ALL, "in lieu of Boxing Day on a Saturday"),
    ("2016-12-27", ALL, "in lieu of Christmas on a Sunday"),
    ("2022-01-03", ALL, "in lieu of New Year on a Saturday"),
    ("2016-03-28", ("ENG", "WLS", "NIR"), "Easter Monday"),
    ("2016-08-29", ("ENG", "WLS", "NIR"), "the last Monday of August"),
    ("2016-08-01", ("SCT",), "the first Monday of August"),
    ("2015-01-02", ("SCT",), "the second of January"),
    ("2022-01-04", ("SCT",), "in lieu of the second of January on a Sunday"),
    ("2023-01-03", ("SCT",), "in lieu of New Year on a Sunday"),
    ("2015-11-30", ("SCT",), "Saint Andrew's Day"),
    ("2024-12-02", ("SCT",), "in lieu of Saint Andrew's Day on a Saturday"),
    ("2016-03-17", ("NIR",), "Saint Patrick's Day"),
    ("2019-03-18", ("NIR",), "in lieu of Saint Patrick's Day on a Sunday"),
    ("2016-07-12", ("NIR",), "the Twelfth"),
    ("2015-07-13", ("NIR",), "in lieu of the Twelfth on a Sunday"),
    # Days that were moved away, or that many think were free.
    ("2012-05-28", (), "the spring holiday's usual Monday"),
    ("2020-05-04", (), "the early May holiday's usual Monday"),
    ("2022-05-30", (), "the spring holiday's usual Monday"),
    ("2018-05-21", (), "a royal wedding on a Saturday gave no holiday"),
    ("2021-04-19", (), "nor did a royal funeral on a Saturday"),
    ("2023-05-09", (), "the day after the coronation's holiday"),
]


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize(("day", "nations", "why"), FREE)
def test_who_works_on_which_day(
    day: str, nations: tuple[str, ...], why: str, nation: str
) -> None:
    works = clocks.is_working_day(date.fromisoformat(day), NATIONS[nation])

    assert works == (nation not in nations), why


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("year", range(2006, 2027))
def test_the_table_of_past_years_tells_the_same_as_the_package(
    nation: str, year: int
) -> None:
    told = clocks.bank_holidays("GB", nation, year)

    assert told == set(holidays.country_holidays("GB", subdiv=nation, years=year))


def test_years_that_are_past_need_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    clocks.bank_holidays.cache_clear()

    assert date(2012, 6, 5) in clocks.bank_holidays("GB", "ENG", 2012)
    with pytest.raises(ImportError):
        clocks.bank_holidays("GB", "ENG", 2005)


@pytest.mark.parametrize(
    ("nation", "due"),
    [("ENG", "2016-04-06"), ("SCT", "2016-04-05"), ("NIR", "2016-04-07")],
)
def test_the_nation_of_the_framework_decides(nation: str, due: str) -> None:
    """Saint Patrick's Day, Good Friday and Easter Monday lie within."""
    found = on_calendar("2016-03-20", "notified: 2016-03-14", subdivision=nation)

    assert found["T-SIFT"].due == date.fromisoformat(due)


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
COUNTS = st.integers(1, 40)
# The first look at the holidays loads a package.
unhurried = settings(deadline=None)
CALENDARS = st.sampled_from(list(NATIONS.values()))


@unhurried
@given(DAYS, COUNTS, CALENDARS)
def test_a_time_in_working_days_never_ends_on_a_holiday(
    start: date, count: int, calendar: HolidayCalendar
) -> None:
    for signed in (count, -count):
        end = clocks.add_working_days(start, signed, calendar)
        assert clocks.is_working_day(end, calendar)
        assert (end - start).days * (1 if signed > 0 else -1) >= count


@unhurried
@given(DAYS, COUNTS, CALENDARS)
def test_counting_back_leaves_at_least_as_many_working_days(
    end: date, count: int, calendar: HolidayCalendar
) -> None:
    start = clocks.add_working_days(end, -count, calendar)

    again = clocks.add_working_days(start, count, calendar)
    # Counting on from there ends on the day itself, or after it where it is free.
    assert again >= end
    assert (again == end) == clocks.is_working_day(end, calendar)


@unhurried
@given(DAYS, COUNTS, CALENDARS)
def test_a_day_later_is_never_due_earlier(
    start: date, count: int, calendar: HolidayCalendar
) -> None:
    one = clocks.add_working_days(start, count, calendar)
    other = clocks.add_working_days(start + timedelta(days=1), count, calendar)

    assert one <= other


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2015-01-31", 1, "2015-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2016-08-31", 6, "2017-02-28"),
        ("2015-02-28", 1, "2015-03-28"),
        ("2015-12-31", 6, "2016-06-30"),
        ("2016-03-31", -1, "2016-02-29"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_months_last(
    start: str, months: int, end: str
) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


@given(DAYS, st.integers(1, 48))
def test_months_end_in_the_month_they_name(start: date, months: int) -> None:
    end = add_months(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and end.day >= 28)
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
