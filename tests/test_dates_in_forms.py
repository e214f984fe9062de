"""Dates and times as an agency's form has them: day first, and nothing lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import parse_date, parse_time
from scrkit.dates.forms import form_date, form_time

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
POINTS = st.builds(
    lambda day, length, mark: day[:length] + mark,
    DAYS,
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "~", "?")),
)
DATES = st.one_of(
    POINTS,
    POINTS.map("../{}".format),
    st.tuples(POINTS, POINTS).map(lambda two: "/".join(sorted(two))),
    st.just("unknown"),
)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("2014-04-03", "03/04/2014"),
        ("2014-04-03?", "?03/04/2014"),
        ("2014-04-03~", "about 03/04/2014"),
        ("2014-04", "April 2014"),
        ("2014-04~", "about April 2014"),
        ("2014-04?", "?April 2014"),
        ("2014", "2014"),
        ("2014~", "about 2014"),
        ("2014-04-03/2014-04-09", "3 April 2014 to 9 April 2014"),
        ("2014-04-03~/2014-04-09?", "about 3 April 2014 to ?9 April 2014"),
        ("2013-12/2014", "December 2013 to 2014"),
        ("../2014-03", "before March 2014"),
        ("../2014-03-05", "before 05/03/2014"),
        ("../2014~", "before about 2014"),
        ("unknown", "unknown"),
    ],
)
def test_a_date_is_spelled_day_first_and_as_vague_as_it_is(
    text: str, spelled: str
) -> None:
    assert form_date(parse_date(text)) == spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("14:30", "14:30"),
        ("14:30~", "about 14:30"),
        ("14:30?", "?14:30"),
        ("14:30/15:10", "14:30 to 15:10"),
        ("morning", "morning"),
        ("night", "night"),
    ],
)
def test_a_time_is_spelled_as_it_was_recorded(text: str, spelled: str) -> None:
    assert form_time(parse_time(text)) == spelled


def test_a_time_that_was_not_recorded_is_no_midnight() -> None:
    assert form_time(None) == ""


@given(DATES, DATES)
def test_no_two_dates_are_spelled_alike(one: str, other: str) -> None:
    try:
        first, second = parse_date(one), parse_date(other)
    except ValueError:
        return
    assert (form_date(first) == form_date(second)) == (first == second)
