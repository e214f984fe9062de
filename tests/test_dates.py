"""Dates and times that say only what is known: reading, bounds, order."""

import random
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import (
    PRECISIONS,
    ClockTime,
    PartialDate,
    of_day,
    parse_date,
    parse_time,
)

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
CLOCKS = st.times().map(lambda clock: f"{clock:%H:%M}")
NO_DATES = (
    "| |14|2014-3|2014-3-5|2014-03-5|20140305| 2014|2014 |2014\n|2014-03-05T14:30"
    "|05/03/2014|5.3.2014|5 March 2014|March 2014|Easter|UNKNOWN|unknown~|-2014"
    "|2014~~|2014?~|~2014|2014-03~-05|2014-03-05Z|..|../|../unknown|../../2014"
    "|../2014/2015|2014/|/2014|2014/unknown|2014//2015|2014/2015/2016"
)
NO_TIMES = (
    "|14.30|24:00|9:30|14:60|1430|14:30:00|2.30pm|noon|Morning|night~|14:30 |14:30\n"
    "|14:30~?|~14:30|/|14:30/|14:30~/15:10|14:30/15:10?|morning/evening|-1:30"
    "|23:00/24:00|14:30/15:10/16:00"
)
PARTS = ("morning", "afternoon", "evening", "night")


def points(day: date) -> tuple[str, str, str]:
    return str(day.year), day.isoformat()[:7], day.isoformat()


@st.composite
def point_texts(draw: st.DrawFn) -> str:
    marked = draw(st.sampled_from(("", "~", "?")))
    return draw(st.sampled_from(points(draw(DAYS)))) + marked


@st.composite
def ranges(draw: st.DrawFn) -> str:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    precision = draw(st.integers(0, 2))
    marks = draw(st.sampled_from((("", ""), ("~", ""), ("", "?"))))
    return f"{points(first)[precision]}{marks[0]}/{points(last)[precision]}{marks[1]}"


BEFORE = point_texts().map("../{}".format)
DATES = st.one_of(point_texts(), ranges(), BEFORE, st.just("unknown"))
TIMES = st.one_of(
    CLOCKS,
    CLOCKS.map("{}~".format),
    CLOCKS.map("{}?".format),
    st.tuples(CLOCKS, CLOCKS).map(lambda pair: "/".join(sorted(pair))),
    st.sampled_from(PARTS),
)


def in_order(*texts: str) -> list[str]:
    """Return the texts sorted, however they were shuffled before."""
    dates = [parse_date(text) for text in texts]
    random.Random(0).shuffle(dates)
    return [one.text for one in sorted(dates, key=PartialDate.sort_key)]


def refusal(kind: type[PartialDate] | type[ClockTime], text: str) -> str:
    """Return what is said when a text is refused."""
    with pytest.raises(ValueError, match=r".") as error:
        kind(text)
    assert error.value.__context__ is None  # a traceback would print it
    return str(error.value)


def bounds(text: str) -> tuple[str | None, str | None]:
    ends = parse_date(text).earliest, parse_date(text).latest
    first, last = (end.isoformat() if end else None for end in ends)
    return first, last


@given(DATES)
def test_a_date_is_printed_as_it_was_written(text: str) -> None:
    assert str(PartialDate(text)) == text


@given(TIMES)
def test_a_time_is_printed_as_it_was_written(text: str) -> None:
    assert str(ClockTime(text)) == text


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2014-03-05", "2014-03-05", "2014-03-05", "day"),
        ("2014-03", "2014-03-01", "2014-03-31", "month"),
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("2014-02", "2014-02-01", "2014-02-28", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2000-02", "2000-02-01", "2000-02-29", "month"),
        ("2014-03-05/2014-03-09", "2014-03-05", "2014-03-09", "range"),
        ("2013/2014-03", "2013-01-01", "2014-03-31", "range"),
        ("2014-03-05?", "2014-03-05", "2014-03-05", "day"),
        ("../2014-03", None, "2014-02-28", "month"),
        ("../1800", None, "1799-12-31", "year"),
        ("1800", "1800-01-01", "1800-12-31", "year"),
        ("2199-12", "2199-12-01", "2199-12-31", "month"),
        ("unknown", None, None, "unknown"),
    ],
)
def test_a_date_runs_from_the_first_to_the_last_day_it_can_be(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    assert bounds(text) == (first, last)
    assert parse_date(text).precision == precision


@given(DAYS)
def test_a_vague_date_covers_every_exact_day_that_it_may_mean(day: date) -> None:
    for text in points(day):
        date_ = parse_date(text)
        assert date_.first <= day.toordinal() <= date_.last


@given(DAYS, DAYS, DAYS)
def test_a_range_covers_every_day_from_its_start_to_its_end(
    one: date, two: date, three: date
) -> None:
    first, day, last = sorted((one, two, three))

    for start, end in zip(points(first), points(last), strict=True):
        span = parse_date(f"{start}/{end}")
        assert span.first <= day.toordinal() <= span.last


@pytest.mark.parametrize("text", ["2014-03-05~", "2014-03~", "2014~"])
def test_about_a_date_may_be_a_little_before_or_after_it(text: str) -> None:
    about, plain = parse_date(text), parse_date(text[:-1])

    bounds = (about.earliest, plain.earliest, plain.latest, about.latest)
    assert None not in bounds
    assert list(dict.fromkeys(bounds)) == sorted(set(bounds), key=str)
    assert about.earliest != plain.earliest
    assert about.latest != plain.latest


@given(DATES)
def test_only_a_day_without_a_mark_is_exact(text: str) -> None:
    plain_day = len(text) == len("2014-03-05") and text[-1].isdigit()
    plain_day = plain_day and text[:2] != ".." and "/" not in text

    assert parse_date(text).exact is plain_day
    assert parse_date(text).precision in PRECISIONS


@pytest.mark.parametrize(
    "order",
    [
        ("2014-03", "2014-03-01"),
        ("2013-12-31", "2014", "2014-01", "2014-01-01"),
        ("2014-03", "2014-03-01/2014-03-09", "2014-03-01"),
        ("2014-03~", "2014-03"),
        ("2014-03-05?", "2014-03-05"),
        ("2014-02-28", "../2014-03", "2014-03~", "2014-03", "2014-03-01"),
        ("2014-03-04", "../2014-03-05", "2014-03-05"),
        ("2014", "2014-03-05", "2199-12-31", "unknown"),
    ],
)
def test_what_is_known_alone_decides_the_order(order: tuple[str, ...]) -> None:
    assert in_order(*order) == list(order)


@given(DAYS)
def test_a_vaguer_date_comes_before_the_exact_one_that_begins_with_it(
    day: date,
) -> None:
    first = day.replace(day=1)
    year, month, exact = points(first)
    order = [month, f"{exact}?", exact]

    assert in_order(exact, month, f"{exact}?") == order
    if day.month == 1:
        assert in_order(exact, month, year) == [year, month, exact]


@given(point_texts(), st.lists(DATES))
def test_before_a_date_stands_directly_before_it(text: str, others: list[str]) -> None:
    point = parse_date(text)
    rest = [
        other
        for other in others
        if (parse_date(other).first, parse_date(other).last)
        != (point.first, point.last)
    ]
    found = in_order(f"../{text}", text, *rest)

    assert found.index(f"../{text}") == found.index(text) - 1


@given(st.lists(DATES))
def test_what_is_unknown_stands_last(texts: list[str]) -> None:
    assert in_order(*texts, "unknown")[-1] == "unknown"


# "Before X" stands directly before X, and so may follow what is vaguer than X.
@given(st.lists(st.one_of(point_texts(), ranges())))
def test_nothing_stands_before_what_surely_came_first(texts: list[str]) -> None:
    dates = [parse_date(text) for text in in_order(*texts)]

    for earlier, later in combinations(dates, 2):
        assert earlier.first <= later.last


@given(DATES, DATES, DATES)
def test_any_two_dates_have_an_order_and_any_three_agree(
    one: str, two: str, three: str
) -> None:
    a, b, c = (parse_date(text).sort_key() for text in (one, two, three))

    assert (a < b) + (a > b) + (one == two) == 1
    assert not (a <= b <= c) or a <= c


@given(st.lists(DATES), st.randoms())
def test_the_order_does_not_depend_on_the_order_before(
    texts: list[str], chance: random.Random
) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)

    assert in_order(*texts) == in_order(*shuffled)


@given(st.lists(TIMES), st.randoms())
def test_times_have_an_order_with_the_night_last(
    texts: list[str], chance: random.Random
) -> None:
    times = sorted(map(parse_time, [*texts, "night"]), key=ClockTime.sort_key)
    again = list(times)
    chance.shuffle(again)

    assert sorted(again, key=ClockTime.sort_key) == times
    assert times[-1].text == "night"


@pytest.mark.parametrize(
    "order",
    [
        ("05:59", "morning", "06:00", "11:59", "afternoon", "12:00"),
        ("17:59", "evening", "18:00", "23:59", "night"),
        ("14:30/15:10", "14:30~", "14:30", "14:31"),
    ],
)
def test_a_vaguer_time_comes_first(order: tuple[str, ...]) -> None:
    times = [parse_time(text) for text in reversed(order)]

    assert [t.text for t in sorted(times, key=ClockTime.sort_key)] == list(order)


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        ("not a date in the form 2014-03-05, 2014-03 or 2014", NO_DATES),
        ("that month has 28 days", "2014-02-29|1900-02-29|../2014-02-30"),
        ("that month has 29 days", "2016-02-30|2000-02-31"),
        ("that month has 30 days", "2014-04-31|2014-11-00"),
        ("that month has 31 days", "2014-03-32|2014-03-00"),
        ("the month must lie between 01 and 12", "2014-00|2014-13-01"),
        (
            "the year must lie between 1800 and 2199",
            "0000|1799-12-31|2200|../1799|1799/2014",
        ),
        (
            "the range ends before it starts",
            "2014-03-09/2014-03-05|2014/2013|2014-03-05/2014-02",
        ),
    ],
)
def test_what_is_not_a_date_is_refused_with_a_reason(reason: str, texts: str) -> None:
    for text in texts.split("|"):
        assert refusal(PartialDate, text) == reason, text


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        (
            "not a time in the form 14:30, or morning, afternoon, evening, night",
            NO_TIMES,
        ),
        ("the time ends before it starts", "15:10/14:30|00:01/00:00"),
    ],
)
def test_what_is_not_a_time_is_refused_with_a_reason(reason: str, texts: str) -> None:
    for text in texts.split("|"):
        assert refusal(ClockTime, text) == reason, text


@pytest.mark.parametrize("text", ["٢٠١٤-٠٣", "２０１４-０３-０５"])
def test_a_date_in_the_digits_of_another_script_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        PartialDate(text)


def test_a_time_in_the_digits_of_another_script_is_refused() -> None:
    with pytest.raises(ValueError, match="not a time"):
        ClockTime("1٤:3٠")


@given(st.text(), st.text(), st.sampled_from((PartialDate, ClockTime)))
def test_a_refusal_never_repeats_what_was_written(
    before: str, after: str, kind: type[PartialDate] | type[ClockTime]
) -> None:
    assert "Zed" not in refusal(kind, f"{before}Zed{after}")


@pytest.mark.parametrize("value", [PartialDate("2014-03"), ClockTime("14:30")])
def test_what_was_recorded_does_not_change(value: PartialDate | ClockTime) -> None:
    with pytest.raises(AttributeError):
        value.text = "2015"

    assert value in (PartialDate("2014-03"), ClockTime("14:30"))


def test_dates_are_the_same_if_they_were_written_alike() -> None:
    assert PartialDate("2014-03") == parse_date("2014-03")
    assert len({PartialDate("2014-03"), parse_date("2014-03")}) == 1
    assert PartialDate("2014-03") != PartialDate("2014-03-01/2014-03-31")
    assert PartialDate("2014") != "2014"
    assert ClockTime("14:30") != ClockTime("14:30~")
    assert len({ClockTime("14:30"), parse_time("14:30")}) == 1
    assert repr(PartialDate("2014-03")) == "PartialDate('2014-03')"
    assert repr(ClockTime("night")) == "ClockTime('night')"


@given(DAYS)
def test_a_day_of_the_calendar_is_an_exact_date(day: date) -> None:
    assert of_day(day).exact
    assert (of_day(day).earliest, of_day(day).latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-22", "2014-06-01", "2014-08-31"),
        ("2014-23", "2014-09-01", "2014-11-30"),
        ("2014-24", "2013-12-01", "2015-02-28"),
        ("2015-24", "2014-12-01", "2016-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2014-03/..", "2014-03-01", None),
        ("../2014-22", None, "2014-05-31"),
    ],
)
def test_a_season_a_decade_and_an_open_end_are_bounded(
    text: str, first: str | None, last: str | None
) -> None:
    assert bounds(text) == (first, last)


def test_what_came_later_stands_behind_what_it_came_after() -> None:
    order = ["2014-03", "2014-03-31", "2014-04", "2014-04/..", "2014-04-01"]
    assert in_order(*reversed(order)) == order


def test_a_winter_bounds_no_span() -> None:
    for text in ("2014-24/2015-01", "2014/2014-24", "../2014-24", "2014-24/.."):
        assert "winter" in refusal(PartialDate, text)
