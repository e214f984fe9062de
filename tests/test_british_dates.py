"""Dates and times as agencies write them: read day first, and never more exactly."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import parse_date
from scrkit.dates.british import read_date
from scrkit.dates.forms import form_date
from scrkit.dates.hours import read_time
from scrkit.dates.points import Frame, Wanting, dates_in

FRAME = Frame(date(2016, 9, 30))
READ = {
    "3.4.14": "2014-04-03",
    "03/04/2014": "2014-04-03",
    "03-04-2014": "2014-04-03",
    "03 04 2014": "2014-04-03",
    "22.05/16": "2016-05-22",
    "22-may-16": "2016-05-22",
    "3rd April 2014": "2014-04-03",
    "3rd of April 2014": "2014-04-03",
    "Thursday 3rd April 2014": "2014-04-03",
    "3/4/14 (Thursday)": "2014-04-03",
    "Weds 2 April 2014": "2014-04-02",
    "April 3rd, 2014": "2014-04-03",
    "3 Sept 2014": "2014-09-03",
    "17 May 62": "1962-05-17",
    "2014-04-03": "2014-04-03",
    "20140403": "2014-04-03",
    "Apr 2014": "2014-04",
    "April '14": "2014-04",
    "04/2014": "2014-04",
    "2014": "2014",
    "early April 2014": "2014-04",
    "mid-April 2014": "2014-04",
    "end of 2014": "2014",
    "summer 2014": "2014-22",
    "c. 2012": "2012~",
    "circa April 2012": "2012-04~",
    "approx 3 April 2014": "2014-04-03~",
    "1/1/2014 (approx)": "2014-01-01~",
    "?22/05/16": "2016-05-22?",
    "22/05/16?": "2016-05-22?",
    "possibly March 2014": "2014-03?",
    "3-9 April 2014": "2014-04-03/2014-04-09",
    "3rd – 5th April 2014": "2014-04-03/2014-04-05",
    "3/4/14 - 9/4/14": "2014-04-03/2014-04-09",
    "from 3/4/14 to 9/4/14": "2014-04-03/2014-04-09",
    "between 3 and 9 April 2014": "2014-04-03/2014-04-09",
    "29/12/13 to 2/1/14": "2013-12-29/2014-01-02",
    "March-April 2014": "2014-03/2014-04",
    "2012-2014": "2012/2014",
    "2014/15": "2014/2015",
    "2014-15": "2014/2015",
    "w/c 7/4/14": "2014-04-07/2014-04-13",
    "6 Mehefin 2014": "2014-06-06",
    "Rhagfyr 2014": "2014-12",
    "21.xi.08": "2008-11-21",
    "3 iv 2014": "2014-04-03",
    "before March 2014": "../2014-03",
    "unknown": "unknown",
    "n/k": "unknown",
    "not recorded": "unknown",
}
IN_TERMS = {
    "Spring term 2012": "2012-01/2012-04",
    "Autumn Term 2013/14": "2013-09/2013-12",
    "summer term (2013/14)": "2014-04/2014-08",
    "2013-14 spring term": "2014-01/2014-04",
    "school year 2012/13": "2012-09/2013-08",
    "2012/13 academic year": "2012-09/2013-08",
    "Feb half term 2014": "2014-02",
    "Tymor yr Hydref 2014": "2014-09/2014-12",
}
WANTING = {
    "": Wanting.EMPTY,
    "3 April": Wanting.NO_YEAR,
    "3/4": Wanting.NO_YEAR,
    "04/13/2014": Wanting.MONTH_FIRST,
    "31/02/2014": Wanting.NO_SUCH_DAY,
    "Friday 3rd April 2014": Wanting.WEEKDAY,
    "3/4/14 & 5/4/14": Wanting.TWO,
    "3 and 5 April 2014": Wanting.TWO,
    "03.04.14 10.04.14": Wanting.TWO,
    "4-5/2014": Wanting.UNREADABLE,
    "3 - 4 2014": Wanting.UNREADABLE,
    "3.4.14 2015": Wanting.TWO,
    "April 14": Wanting.DAY_OR_YEAR,
    "Apr-14": Wanting.DAY_OR_YEAR,
    "4/14": Wanting.DAY_OR_YEAR,
    "1/1/17": Wanting.FUTURE,
    "2011-12": Wanting.SPAN_OR_MONTH,
    "03/04/2041": Wanting.FUTURE,
    "summer": Wanting.NO_YEAR,
    "March and June 2014": Wanting.TWO,
    "3/4 April 2014": Wanting.TWO,
    "2014-21": Wanting.SPAN_OR_MONTH,
    "41732": Wanting.UNREADABLE,
    "the day he left": Wanting.UNREADABLE,
    "after winter": Wanting.NO_YEAR,
    "Autumn term": Wanting.NO_YEAR,
    "Autumn term 2013/15": Wanting.SPAN_OR_MONTH,
    "school year 2014": Wanting.SPAN_OR_MONTH,
    "3.xiii.14": Wanting.UNREADABLE,
    "up to three days after March 2014": Wanting.UNREADABLE,
    "three days after the visit": Wanting.UNREADABLE,
    "over a week after 3 April 2014": Wanting.UNREADABLE,
}
TIMES = {
    "14:30": "14:30", "14.30": "14:30", "1430": "14:30", "14:30 hrs": "14:30",
    "1430hrs": "14:30", "11.36am": "11:36", "2pm": "14:00", "12am": "00:00",
    "12pm": "12:00", "approx 2pm": "14:00~", "about 14:30": "14:30~",
    "?14:30": "14:30?", "14:30-15:10": "14:30/15:10", "2-3pm": "14:00/15:00",
    "11-2pm": "11:00/14:00", "between 2pm and 4pm": "14:00/16:00", "noon": "12:00",
    "am": "morning", "late evening": "evening", "14:30/15:10": "14:30/15:10",
    "n/k": None, "": None,
}  # fmt: skip


# What agencies write where a day was not recorded, and what it bounds.
VAGUE = {
    "March/April 2014": "2014-03/2014-04",
    "March and April 2014": "2014-03/2014-04",
    "Dec 2013/Jan 2014": "2013-12/2014-01",
    "March - April 2014": "2014-03/2014-04",
    "spring 2014": "2014-21",
    "Summer of 2014": "2014-22",
    "early autumn '14": "2014-23",
    "winter 2014": "2014-24",
    "winter 2014/15": "2014-12/2015-02",
    "by winter 2014": "../2015-03",
    "before winter 2014": "../2014-12",
    "after winter 2014": "2014-03/..",
    "since winter 2014": "2013-12/..",
    "after the winter of 2014/15": "2015-03/..",
    "before winter 2014-15": "../2014-12",
    "up to three days after 3 April 2014": "2014-04-03/2014-04-06",
    "within a week of 3/4/14": "2014-03-27/2014-04-10",
    "3 days after 3 April 2014": "2014-04-06",
    "the day before 3/4/14": "2014-04-02",
    "about two weeks before 3 April 2014": "2014-03-20~",
    "a few days after 3 April 2014": "2014-04-04/..",
    "in the ten days following 3 April 2014": "2014-04-03/2014-04-13",
    "by December 2009": "../2010-01",
    "until December 2009": "../2010-01",
    "up to 31/12/2009": "../2010-01-01",
    "by spring 2014": "../2014-06",
    "before late March 2014": "../2014-04",
    "since March 2014": "2014-03/..",
    "from 3/4/14": "2014-04-03/..",
    "March 2014 onwards": "2014-03/..",
    "March 2014 to date": "2014-03/..",
    "after March 2014": "2014-04/..",
    "after early March 2014": "2014-03/..",
    "after 31/12/2014": "2015-01-01/..",
    "shortly after March 2014": "2014-04/..",
    "some time before June 2014": "../2014-06",
    "not before March 2014": "2014-03/..",
    "on or around 3 April 2014": "2014-04-03~",
    "on Thursday 3 April 2014": "2014-04-03",
    "first week of May 2014": "2014-05",
    "w/e 16.05.14": "2014-05-10/2014-05-16",
    "Week ending Friday 16 May 2014": "2014-05-10/2014-05-16",
    "overnight 3/4 April 2014": "2014-04-03/2014-04-04",
    "the weekend of 5/6 April 2014": "2014-04-05/2014-04-06",
    "mid to late 2014": "2014",
    "early/mid April 2014": "2014-04",
    "2014 (spring)": "2014-21",
    "April 2014 (exact date not known)": "2014-04",
    "3/4/14 or earlier": "../2014-04-04",
    "by 3/4/14 at the latest": "../2014-04-04",
    "in or before 2014": "../2015",
    "up to and including 3/4/14": "../2014-04-04",
    "from at least March 2014": "2014-03/..",
    "no earlier than March 2014": "2014-03/..",
    "the 1990s": "199X",
    "2010's": "201X",
    "2014-03/..": "2014-03/..",
}


@pytest.mark.parametrize("text", VAGUE)
def test_what_bounds_a_date_is_kept_and_no_more(text: str) -> None:
    told = read_date(text, FRAME)
    assert (told.date and told.date.text, told.wanting) == (VAGUE[text], "")
    assert told.date is not None
    assert read_date(form_date(told.date), FRAME).date == told.date


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("03/04/2014 (early hours)", "early hours"),
        ("early hours of 3 April 2014", "early hours"),
        ("3 April 2014 after school", "after school"),
        ("approx 14.00 on 3 April 2014", "approx 14.00"),
        ("3/4/14, bedtime", "bedtime"),
    ],
)
def test_words_of_the_day_are_told_from_the_date(text: str, rest: str) -> None:
    told = read_date(text, FRAME)
    assert (str(told.date), told.rest) == ("2014-04-03", rest)


def test_what_a_span_does_not_say_is_kept_as_words() -> None:
    for text in ("first week of May 2014", "overnight 3/4 April 2014", "mid/late 2014"):
        assert read_date(text, FRAME).loose, text
    assert not read_date("w/e 16.05.14", FRAME).loose


def test_a_part_of_the_day_behind_a_date_needs_no_year() -> None:
    told = read_date("Tues 8th April p.m.", Frame(date(2016, 9, 30), 2014))
    assert (str(told.date), told.rest) == ("2014-04-08", "p.m")
    assert read_date("8 April pm", FRAME).wanting is Wanting.NO_YEAR


def test_spoken_times_say_no_more_than_they_do() -> None:
    said = {
        "quarter to nine pm": "20:45",
        "half past two in the afternoon": "14:30",
        "approx ten o'clock in the morning": "10:00~",
        "twenty past three p.m.": "15:20",
        "two thirty pm": "14:30",
    }
    assert {one: str(read_time(one, "24").time) for one in said} == said
    for text in ("half past two", "ten o'clock", "half 2", "quarter past nine"):
        assert read_time(text, "24").wanting is Wanting.HALF, text


def test_a_part_of_somebodys_day_has_no_clock_time() -> None:
    for text in ("bedtime", "lunchtime", "After school", "teatime", "early hours"):
        heard = read_time(text)
        assert (heard.time, heard.loose, heard.wanting) == (None, True, ""), text


def test_a_moment_that_bounds_is_no_longer_a_day_and_a_time() -> None:
    for text, date_ in (("before", "../2014-04-04"), ("after", "2014-04-03/..")):
        told = read_date(f"{text} 3 April 2014 14:30", FRAME)
        assert (str(told.date), told.rest, told.loose) == (date_, "", True)


@pytest.mark.parametrize("text", READ)
def test_a_date_is_read_as_it_is_meant(text: str) -> None:
    told = read_date(text, FRAME)
    assert (told.date and told.date.text, told.wanting) == (READ[text], "")


@pytest.mark.parametrize("text", WANTING)
def test_what_may_be_read_in_two_ways_is_not_read(text: str) -> None:
    told = read_date(text, FRAME)
    assert (told.date, told.wanting) == (None, WANTING[text])


@pytest.mark.parametrize("text", TIMES)
def test_a_time_is_read_as_it_is_meant(text: str) -> None:
    heard = read_time(text)
    assert (heard.time and heard.time.text, heard.wanting) == (TIMES[text], "")


@pytest.mark.parametrize(
    ("text", "wanting"),
    [
        ("9", Wanting.HALF),
        ("2.30", Wanting.HALF),
        ("230", Wanting.HALF),
        ("approx 2.30", Wanting.HALF),
        ("2.30 to 3.30", Wanting.HALF),
        ("2 hours", Wanting.HALF),
        ("14.30am", Wanting.UNREADABLE),
        ("14:30:75", Wanting.UNREADABLE),
        ("14:00 and 16:00", Wanting.UNREADABLE),
        ("midnight", Wanting.MIDNIGHT),
        ("4:??", Wanting.UNREADABLE),
        ("25:00", Wanting.UNREADABLE),
    ],
)
def test_a_time_of_two_meanings_is_asked_about(text: str, wanting: Wanting) -> None:
    assert (read_time(text).time, read_time(text).wanting) == (None, wanting)


def test_words_that_say_more_than_the_time_are_told() -> None:
    for text in ("late evening", "all day", "approx 9pm-10pm", "late pm"):
        assert read_time(text).loose, text
    assert not read_time("approx 9pm").loose


def test_in_a_file_that_counts_to_24_a_small_hour_is_in_the_morning() -> None:
    assert str(read_time("2.30", "24").time) == "02:30"
    assert str(read_time("02:30").time) == "02:30"
    assert str(read_time("9.30").time) == "09:30"


def test_a_time_behind_the_date_is_told() -> None:
    for text in ("03/04/2014 14:30", "3.4.14 at 14:30", "2014-04-03T14:30"):
        told = read_date(text, FRAME)
        assert (str(told.date), told.rest) == ("2014-04-03", "14:30"), text


def test_a_year_stated_above_is_taken_and_no_other() -> None:
    stated = Frame(date(2016, 9, 30), 2013)
    assert str(read_date("3 April", stated).date) == "2013-04-03"
    assert str(read_date("3 April 2014", stated).date) == "2014-04-03"


def test_in_a_file_of_american_dates_numbers_are_not_read() -> None:
    american = Frame(date(2016, 9, 30), month_first=True)
    assert read_date("03/04/2014", american).wanting is Wanting.MONTH_FIRST
    assert str(read_date("13/04/2014", american).date) == "2014-04-13"
    assert str(read_date("04/04/2014", american).date) == "2014-04-04"
    assert str(read_date("3 April 2014", american).date) == "2014-04-03"


@pytest.mark.parametrize("text", IN_TERMS)
def test_a_term_is_its_months_and_keeps_its_words(text: str) -> None:
    told = read_date(text, FRAME)
    assert (told.date and told.date.text, told.loose) == (IN_TERMS[text], True)


def test_words_that_say_more_than_the_date_are_told() -> None:
    loose = [t for t in READ if read_date(t, FRAME).loose]
    vague = ["early April 2014", "mid-April 2014", "end of 2014"]
    assert loose == [*vague, "2014/15", "2014-15"]


def test_dates_are_found_in_a_text() -> None:
    text = "Seen on 3.4.14 and again on 26th May 2014; flat 3/4, 12.5 kg, 2014-05-01."
    assert [text[a:b] for a, b in dates_in(text)] == [
        "3.4.14",
        "26th May 2014",
        "2014-05-01",
    ]


_DAYS = st.dates(date(1950, 1, 1), date(2016, 9, 30))


@given(_DAYS, st.sampled_from(("%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%a %d %b %Y")))
def test_every_day_is_read_back_day_first(day: date, shape: str) -> None:
    assert str(read_date(day.strftime(shape), FRAME).date) == day.isoformat()


@given(st.text("0123456789/-. aprilmy?c", max_size=14))
def test_no_text_is_read_more_exactly_than_it_is_written(text: str) -> None:
    told = read_date(text, FRAME)
    if told.date is not None and told.date.precision == "day":
        # A day has a day, a month and a year in it: at least three numbers or words.
        parts = [p for p in _split(text) if p]
        assert len(parts) >= 3 or len(text.strip()) >= 8


def _split(text: str) -> list[str]:
    out = [""]
    for one in text:
        if one.isalnum() and (not out[-1] or out[-1][-1].isdigit() == one.isdigit()):
            out[-1] += one
        else:
            out.append(one if one.isalnum() else "")
    return out


@given(_DAYS, st.integers(1, 40))
def test_a_span_keeps_both_its_ends(start: date, days: int) -> None:
    end = min(start + timedelta(days), FRAME.latest)
    text = f"{start:%d/%m/%Y} to {end:%d/%m/%Y}"
    assert read_date(text, FRAME).date == parse_date(f"{start}/{end}")
