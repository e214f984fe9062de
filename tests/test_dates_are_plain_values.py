"""Dates and times are values: copies, and those that another process got, are equal."""

import copy
import pickle
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest

from scrkit.dates import PartialDate, of_day, parse_date, parse_time
from scrkit.dates.british import read_date
from scrkit.dates.hours import read_time
from scrkit.dates.points import Frame, Wanting, read_point
from scrkit.errors import UnreadableError

FRAME = Frame(latest=date(2016, 9, 30))
DATES = ("2014-03-05", "2014-03", "2014~", "2014?", "../2014", "unknown")
SPANS = ("2014-03-05/2014-03-09", "2014-03/2014-05")
TIMES = ("14:30", "14:30~", "14:30?", "14:30/15:10", "morning", "night")
VALUES: list[object] = [
    *(parse_date(text) for text in (*DATES, *SPANS)),
    *(parse_time(text) for text in TIMES),
    of_day(date(2014, 3, 5)),
    PartialDate("2014-03-05"),
    FRAME,
    read_point("3.4.14", FRAME),
    read_date("c. April 2014", FRAME),
    read_time("2.30pm"),
    Wanting.HALF,
]


def handed_over(value: object, protocol: int = pickle.DEFAULT_PROTOCOL) -> Any:
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - our own


WAYS: dict[str, Callable[[object], object]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{
        f"pickle, protocol {n}": partial(handed_over, protocol=n)
        for n in range(2, pickle.HIGHEST_PROTOCOL + 1)
    },
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_a_copy_is_the_same_value(value: object, way: str) -> None:
    again = WAYS[way](value)
    assert again == value
    assert type(again) is type(value)
    assert repr(again) == repr(value) or type(value).__repr__ is object.__repr__


@pytest.mark.parametrize("text", TIMES)
def test_a_copied_time_stands_where_it_stood(text: str) -> None:
    time = parse_time(text)
    again = handed_over(time)
    assert (again.sort_key(), hash(again)) == (time.sort_key(), hash(time))


def test_a_reason_why_a_date_is_not_read_can_be_handed_over() -> None:
    with pytest.raises(UnreadableError) as told:
        read_point("13", FRAME)
    again = handed_over(told.value)
    assert (type(again), vars(again)) == (UnreadableError, vars(told.value))
