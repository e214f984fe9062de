"""Dates, times and ages as people read them, and counting in months."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import (
    add_months,
    months_between,
    parse_date,
    parse_time,
    spell_age,
    spell_date,
    spell_time,
    spelled,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MARKS = st.sampled_from(("", "~", "?"))


def age(born: str, when: str) -> str:
    return spell_age(parse_date(born), parse_date(when))


def month(day: date) -> str:
    return day.isoformat()[:7]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014-03-05", "5 March 2014"),
        ("2014-03", "March 2014"),
        ("2014", "2014"),
        ("2014-03~", "about March 2014"),
        ("2014-03-05~", "about 5 March 2014"),
        ("2014-03-05?", "5 March 2014 (date doubtful)"),
        ("2014-03-05/2014-03-09", "5 March 2014 to 9 March 2014"),
        ("2013/2014-03~", "2013 to about March 2014"),
        ("../2014-03", "before March 2014"),
        ("../2014-03-05~", "before about 5 March 2014"),
        ("2014-03/..", "March 2014 or later"),
        ("2014-22", "summer 2014"),
        ("2014-24~", "about winter 2014"),
        ("../2014-21", "before spring 2014"),
        ("201X", "2010s"),
        ("unknown", "date not recorded"),
    ],
)
def test_a_date_is_spelled_as_vaguely_as_it_is_known(text: str, words: str) -> None:
    assert spell_date(parse_date(text)) == words


@given(DAYS, MARKS)
def test_no_day_or_month_is_spelled_that_was_not_recorded(day: date, mark: str) -> None:
    months = set(calendar.month_name[1:])

    year = spell_date(parse_date(f"{day.year}{mark}"))
    assert not months & set(year.split())
    within = spell_date(parse_date(month(day) + mark)).split()
    assert len(months & set(within)) == 1
    assert not [word for word in within if word.isdigit() and len(word) < 4]


@given(DAYS)
def test_a_day_is_spelled_day_first_without_a_nought(day: date) -> None:
    number, name, year = spelled(day).split()

    assert (int(number), int(year)) == (day.day, day.year)
    assert not number.startswith("0")
    assert name == calendar.month_name[day.month]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("14:30", "14:30"),
        ("14:30~", "about 14:30"),
        ("14:30?", "14:30 (time doubtful)"),
        ("14:30/15:10", "14:30–15:10"),
        ("morning", "morning"),
        ("night", "night"),
        (None, ""),
    ],
)
def test_a_time_is_spelled_as_it_was_recorded(text: str | None, words: str) -> None:
    assert spell_time(parse_time(text) if text else None) == words


@pytest.mark.parametrize(
    ("born", "when", "words"),
    [
        ("2013-02", "2013-12-20", "about 10 months"),
        ("2013-02", "2013-12", "about 10 months"),
        ("2013-02-10", "2013-12-20", "10 months"),
        ("2013-02-10", "2013-12-09", "9 months"),
        ("2013-02-10", "2013-03-10", "1 month"),
        ("2013-02-10", "2013-03-09", "under 1 month"),
        ("2013-02", "2013-02-28", "under 1 month"),
        ("2013-02", "2014-01/2014-05", "10 to 15 months"),
        ("2013", "2014-02", "1 to 13 months"),
        ("2008-02", "2014-03-05", "6 years"),
        ("2008", "2014-03-05", "5 to 6 years"),
        ("2012-03", "2014-03-05", "about 2 years"),
        ("2012-02", "2014-08-20", "about 2 years 6 months"),
        ("2012-02-10", "2014-03-10", "2 years 1 month"),
        ("2012", "2014", "1 to 2 years"),
        ("2013-02", "2013-01-31", "before birth"),
        ("2013-02", "../2013-02", "before birth"),
        ("2013-02", "2012", "before birth"),
        ("2013-02", "unknown", ""),
        ("2013-02", "../2014", ""),
        ("../2013-02", "2014", ""),
        ("unknown", "2014", ""),
    ],
)
def test_an_age_is_as_vague_as_the_dates_it_comes_from(
    born: str, when: str, words: str
) -> None:
    assert age(born, when) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2013-02-01", "about the time of birth"),
        ("2013-02", "about the time of birth"),
        ("2013-01-20/2013-02-10", "about the time of birth"),
        ("2013", ""),
        ("2013-01/2013-06", ""),
    ],
)
def test_no_age_is_claimed_for_what_may_have_happened_before_birth(
    when: str, words: str
) -> None:
    assert age("2013-02", when) == words


@given(DAYS, DAYS)
def test_months_are_whole_and_the_next_is_not_yet_full(one: date, other: date) -> None:
    born, when = sorted((one, other))
    span = months_between(*map(parse_date, (born.isoformat(), when.isoformat())))

    assert span is not None
    least, most = span
    assert least == most
    assert add_months(born, most) <= when
    assert when < add_months(born, most + 1) or born.day > when.day


@given(DAYS, DAYS)
def test_the_months_of_vague_dates_hold_those_of_the_exact_ones(
    one: date, other: date
) -> None:
    born, when = sorted((one, other))
    exact = months_between(*map(parse_date, (born.isoformat(), when.isoformat())))
    vague = months_between(*map(parse_date, (month(born), month(when))))

    assert exact is not None
    assert vague is not None
    assert vague[0] <= exact[0] <= exact[1] <= vague[1]


@given(DAYS, DAYS, MARKS)
def test_an_age_from_a_month_of_birth_never_sounds_exact_in_months(
    one: date, other: date, mark: str
) -> None:
    born, when = sorted((one, other))
    words = age(month(born) + mark, when.isoformat())

    if words.endswith(("month", "months")):
        assert words.startswith(("about ", "under ")) or " to " in words


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2014-03-05", 1, "2014-04-05"),
        ("2014-01-31", 1, "2014-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2014-11-30", 3, "2015-02-28"),
        ("2014-12-31", 1, "2015-01-31"),
        ("2015-01-31", -1, "2014-12-31"),
        ("2014-03-31", -1, "2014-02-28"),
        ("2014-03-05", 0, "2014-03-05"),
        ("2014-03-05", -15, "2012-12-05"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(
    day: str, months: int, later: str
) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(DAYS, st.integers(-600, 600))
def test_adding_months_changes_the_day_only_where_the_month_is_too_short(
    day: date, months: int
) -> None:
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    length = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, length)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_more_months_are_never_sooner(day: date, some: int, more: int) -> None:
    assert add_months(day, some) <= add_months(day, some + more)
