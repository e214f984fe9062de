"""No day reaches the public, however it is written; what is no day stays as it is."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.identifiers.days import days
from scrkit.identifiers.told import finer
from scrkit.render.wording.coarse import coarsened, left
from tests.sampling import sampled

# Each way of writing a day with its month; {d}, {o}, {m} … are filled for many days.
WRITTEN = (
    *("{d} {month} {y}", "{o} {month} {y}", "{o} of {month} {y}", "{d}-{mon}-{yy}"),
    *("{d} {mon} {y}", "{d} {mon} '{yy}", "{d}{mon}{y}", "{weekday} {d} {month} {y}"),
    *("{weekday}, {o} {month}", "{o} of {month}", "{d} {month}", "{month} {o}, {y}"),
    *(
        "{month} {d}, {y}",
        "{month} {o}",
        "{mon} {d} {y}",
        "{d}/{n}/{y}",
        "{d}/{n}/{yy}",
    ),
    *("{d:02}/{n:02}/{y}", "{d}.{n}.{yy}", "{d:02}.{n:02}.{y}", "{d}-{n}-{y}"),
    *("{y}-{n:02}-{d:02}", "{d} / {n} / {y}", "{o} day of {month} {y}"),
    *("{d:02} {month_capitals} {y}", "{d}\u00a0{month}\u00a0{y}", "{d}\n{month} {y}"),
)
# What nobody can make coarse: publication has to stop there.
STOPPING = (
    *("on the {o}", "on the {o}, at home", "by the {o}.", "on {weekday} {o}", "on {o}"),
    *("{weekday} the {o}", "the {o} of this month", "the {o} inst", "on {d}/{n}"),
    *("seen {d}/{n} at home", "w/c {d} {month} {y}", "two days after {d} {month} {y}"),
    *("{y}{n:02}{d:02}", "{d} {month} {y}'s visit", "({d}/{n})"),
)
SENTENCES = (
    *("She was seen on {}.", "On {} she was seen.", "On the {} she was seen."),
    *("the visit of {} was short", "since {}, nobody", "A letter dated {} came."),
    *(
        "on {} at 14:30 she rang",
        "At 2.30pm on {} she rang",
        "(on {})",
        "on **{}** she",
    ),
    *(
        "on the morning of {} he",
        "in the week beginning {}",
        "before {}",
        "after {} he",
    ),
    *("until {}", "Seen: {}", "{}", "from {} on"),
)
STAYING = (
    *(
        "section 47",
        "Working Together 2015",
        "version 1.10.2",
        "11/12 children",
        "9/10",
    ),
    *("24/7", "in 2013/14", "2014-15", "aged 5", "she was 3 years old", "March 2014"),
    *(
        "5 years and 3 months",
        "the 9th centile",
        "on the 2nd floor",
        "the 21st century",
    ),
    *(
        "paragraph 3.4.12",
        "within ten working days",
        "9.1 kg",
        "at 9.25 kg",
        "in March",
    ),
    *("two days later", "on Monday the nurse rang", "0113 496 0123", "pain was 9/10."),
    *(
        "6/9 vision",
        "Christmas 2014",
        "on the 2nd occasion",
        "the first visit",
        "120/80",
    ),
    *("from the ninth to the second centile", "SI 2014/123", "5 to 10 days", "1 in 4"),
    *("Children Act 1989, section 17, and section 47", "ratio 1:10", "a busy Monday"),
    *("In May 2 children were seen", "She may 5 times", "7 of 11/12 visits", "in 2015"),
    *("between 5 and 9 children", "20 hours", "aged 13 to 19", "the fourth of five"),
    *("on a bank holiday", "bank holidays", "at 1400 g", "at 1400 Mill Lane"),
    *("up to the 5th visit", "Q1, R2 and A10", "50/50", "on 4 occasions", "by noon"),
    *("at six months", "at nine years", "at two agencies", "at 16, she", "one in ten"),
    *("at one point she", "by nine agencies", "at five GPs", "born at 30 weeks"),
    *(
        "aged 26 weeks",
        "6 weeks old",
        "two visits, one in the morning",
        "at four Schools",
    ),
    *("before Christmas", "in the new year", "scored at nine.", "Form 5 revised 2014"),
    *("a letter of 2.5 pages", "the end of September 2013", "by two in three"),
)
# What no sentence says: a preposition of a day before a month, or two of them.
NONSENSE = (
    "on March",
    "on the March",
    "On March",
    "the of",
    "in in",
    "in on",
    " ,",
    "  ",
)


def filled(shape: str, day: date) -> str:
    th = (
        "th"
        if 10 < day.day < 14
        else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    )
    return shape.format(
        d=day.day,
        o=f"{day.day}{th}",
        n=day.month,
        y=day.year,
        yy=f"{day.year % 100:02}",
        month=f"{day:%B}",
        mon=f"{day:%b}",
        month_capitals=f"{day:%B}".upper(),
        weekday=f"{day:%A}",
    )


def all_ways() -> Iterator[tuple[str, str]]:
    for sentence in SENTENCES:
        for shape in WRITTEN:
            yield sentence, shape


@pytest.mark.parametrize(("sentence", "shape"), sampled(list(all_ways())))
@given(day=st.dates(date(2000, 1, 1), date(2019, 12, 31)))
def test_a_day_is_made_coarse_or_stops_the_publication(
    sentence: str, shape: str, day: date
) -> None:
    text = sentence.format(filled(shape, day))
    told = coarsened(text, "month")

    if left(told, "month"):
        return
    assert not list(days(told))
    assert str(day.day) not in told.replace(str(day.year), "")
    assert f"{day:%B}" in told
    assert not [words for words in NONSENSE if words in told]


@pytest.mark.parametrize("shape", WRITTEN)
@given(day=st.dates(date(2000, 1, 1), date(2019, 12, 31)))
def test_a_plain_sentence_never_stops_the_publication(shape: str, day: date) -> None:
    told = coarsened(f"She was seen on {filled(shape, day)}.", "month")

    assert not left(told, "month")
    year = f" {day.year}" if "{y" in shape else ""
    assert told == f"She was seen in {day:%B}{year}."


@pytest.mark.parametrize("shape", STOPPING)
@given(day=st.dates(date(2004, 1, 4), date(2019, 12, 31)).filter(lambda d: d.day > 3))
def test_what_cannot_be_made_coarse_stops_as_it_stands(shape: str, day: date) -> None:
    text = f"He came {filled(shape, day)}"

    assert coarsened(text, "month") == text
    assert left(text, "month")


@pytest.mark.parametrize("text", STAYING)
def test_what_is_no_day_stays_and_stops_nothing(text: str) -> None:
    for sentence in ("{}", "The review notes {} and more.", "It was {}."):
        whole = sentence.format(text)
        assert coarsened(whole, "month") == whole
        assert not left(whole, "month")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Christmas Day 2014 he came.", "In December 2014 he came."),
        ("on the first Monday in March 2014", "in March 2014"),
        ("between 5 and 9 March 2014", "in March 2014"),
        ("from 5 March 2014 to 9 April 2014", "from March 2014 to April 2014"),
        ("on 5, 6 and 9 March 2014", "in March 2014"),
        ("aged 3 months and 4 days", "aged 3 months"),
        ("3 months and 4 days old", "3 months old"),
        ("He was 17 days old.", "He was less than a month old."),
        ("At 14:30 he rang.", "In the afternoon he rang."),
        ("He rang at 2 a.m. She woke.", "He rang during the night. She woke."),
        ("on the evening of 5 March 2014", "one evening in March 2014"),
        ("after 5 March 2014 nobody", "after the start of March 2014 nobody"),
        ("on the 5 March 2014 visit", "on the March 2014 visit"),
        ("on the twenty-first of June", "in June"),
        ("On 4 June 2022 (a Saturday) she rang.", "In June 2022 she rang."),
        ("At nine that morning she rang.", "That morning she rang."),
        ("asleep at eleven in the morning.", "asleep in the morning."),
        ("He came at around 9ish in the morning.", "He came in the morning."),
        ("at half past eight the same evening", "the same evening"),
        (
            "On a Friday at the end of September 2013 he",
            "At the end of September 2013 he",
        ),
        ("On Mayday 2015 he came.", "In May 2015 he came."),
        ("At New Year 2014 he came.", "In January 2014 he came."),
        ("He was 130 weeks old.", "He was about 30 months old."),
        ("Aged 30 weeks, he", "Aged about 7 months, he"),
        ("a 30-week-old baby", "a 7-month-old baby"),
        (
            "At midnight he rang; at noon she did.",
            "During the night he rang; in the middle of the day she did.",
        ),
    ],
)
def test_a_day_becomes_words_that_a_reader_would_write(text: str, wanted: str) -> None:
    assert coarsened(text, "month") == wanted


@pytest.mark.parametrize(
    "text",
    ["The Boxing Day visit", "on Good Friday", "half past two", "by 14:30", "1430hrs",
     "a 17-day-old baby", "9 am", "between 9am and 10am", "at 2 o'clock",
     "on the fourteenth, she", "03/05 visit", "11/11: seen", "She rang at 1400.",
     "4 June 2022 was a Saturday", "the 23rd of June was the last", "TC @ 14.30",
     "on the jubilee bank holiday", "Seen 04.06, 11.06", "over the bank holiday",
     "by half eight he had gone", "it was eleven at night", "two hours before noon",
     "At nine she rang", "At 9 she rang", "She rang at ten.", "until nine on Monday",
     "the log of 12.5.", "on 12/V/2015", "12 Mai 2015", "on 3 de marzo de 2014",
     "Mayday 2015", "New Year 2014", "on Wednesday of the first week of June 2014",
     "the Friday before Easter 2015", "day 12 of the month", "forty weeks old",
     "The crew there 21.31.", "Seen 00.20 on Sunday",
     "on his second birthday", "week 10 of 2014", "on 3 Marhc 2014 she rang",
     "at 130 weeks", "by seven the next morning", "It was gone eleven when he came"],
)  # fmt: skip
def test_hours_named_days_and_fragments_stop_the_publication(text: str) -> None:
    assert finer(coarsened(text, "month"))


@pytest.mark.parametrize("grain", ["season", "year"])
def test_a_day_that_stays_is_not_half_changed(grain: str) -> None:
    text = "two days after 5 March 2014"
    assert coarsened(text, grain) == text
    assert left(text, grain)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Since 2 p.m. on 5 May 2015 he had gone.", "Since May 2015 he had gone."),
        ("Until 14:30 on the 5th of May he was.", "Until May he was."),
        ("Since the evening of 5 May 2015 he had.", "Since May 2015 he had."),
        ("by the week ending 5 May 2015", "by May 2015"),
        ("2 years, 6 months and 3 days old", "2 years and 6 months old"),
        ("aged two years, six months, 3 days", "aged two years and six months"),
        ("3 months, 2 weeks and 4 days of age", "3 months and 2 weeks of age"),
        ("6 weeks and 2 days old", "6 weeks old"),
    ],
)
def test_bounds_and_ages_are_made_coarse_in_english(text: str, told: str) -> None:
    assert coarsened(text, "month") == told
    assert not left(told, "month")
