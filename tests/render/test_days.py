import pytest

from scrkit.dates import parse_date
from scrkit.model.case import Grain
from scrkit.render.wording.coarse import coarsened
from scrkit.render.wording.days import said


@pytest.mark.parametrize(
    ("text", "grain", "wanted"),
    [
        ("On 5 March 2014 she fell.", "month", "In March 2014 she fell."),
        ("seen on Monday 5th of March, again", "month", "seen in March, again"),
        ("on the 05/03/2014 and 2014-03-07", "month", "in March 2014"),
        ("March 5th, 2014: a cold day", "month", "March 2014: a cold day"),
        # Of the month it would not be true: publishing stops at this place.
        ("March 5th, 2014 was cold", "month", "March 5th, 2014 was cold"),
        ("seen at shortly after 9pm on 5 May 2014", "month", "seen in May 2014"),
        ("It came shortly after 9pm on 5 May 2014.", "month", "It came in May 2014."),
        ("Just before 9pm on 5 May 2014 he left", "month", "In May 2014 he left"),
        # The hour stays, and publishing stops at it.
        (
            "On 5 May 2014, after 9 p.m., nobody answered",
            "month",
            "In May 2014, after 9 p.m., nobody answered",
        ),
        # Of the edges of the month it would not be true.
        (
            "He left just before 5 May 2014.",
            "month",
            "He left in or just before May 2014.",
        ),
        (
            "Shortly after 5 May 2014 he left",
            "season",
            "In or shortly after spring 2014 he left",
        ),
        (
            "On 5 May 2014, at just gone 9 p.m., she rang",
            "month",
            "In May 2014, she rang",
        ),
        ("on 5 March 2014", "season", "in spring 2014"),
        ("on 5 January 2014", "season", "in winter 2013/14"),
        ("in December 2013", "season", "in winter 2013/14"),
        ("on 5 March 2014", "year", "in 2014"),
        ("on 5 March 2014", "day", "on 5 March 2014"),
        ("version 1.10.2 and 12/34", "month", "version 1.10.2 and 12/34"),
        ("She may 5 times", "month", "She may 5 times"),
    ],
)
def test_narrative_is_as_exact_as_the_board_chose(
    text: str, grain: Grain, wanted: str
) -> None:
    assert coarsened(text, grain) == wanted


@pytest.mark.parametrize(
    ("date", "grain", "wanted"),
    [
        ("2014-03-05", "month", "March 2014"),
        ("2014-03-05~", "season", "about spring 2014"),
        ("2014-03-05", "year", "2014"),
        ("../2014-03-05", "year", "before 2015"),
        ("../2014-01-01", "year", "before 2014"),
        ("2014", "month", "2014"),
        ("2014-03-05/2014-05-06", "season", "spring 2014 to spring 2014"),
        ("unknown", "season", "date not recorded"),
    ],
)
def test_no_date_is_finer_than_the_board_chose(
    date: str, grain: Grain, wanted: str
) -> None:
    assert said(parse_date(date), grain) == wanted
