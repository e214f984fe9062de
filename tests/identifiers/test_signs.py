"""A sign stands in all that its shape finds, so that no day is passed over for it."""

import pytest

from scrkit.identifiers import days, hours, told
from scrkit.identifiers.signs import SIGNS, signs_of
from scrkit.render.wording import ages

SHAPES = (
    *days._SHAPES,
    *hours._SHAPES,
    *((sign, shape) for _, sign, shape in told._SHAPES),
    *told._ALONE,
    *told._BARE,
    *(
        (one._sign, one._pattern)
        for one in (ages._WAS_AND, ages._OF_PREGNANCY, ages._AT_WEEKS, ages._BESIDE)
    ),
)
# One at least that each shape finds, as people write them.
TOLD = """
    on 5 March 2014|March the 5th, 2014|2014 March 5|5/3/2014|2014-03-05|20140305
    05032014|on the first Monday in Mayfair|the 2nd Tues. of MARCH
    5th and 6th of march|5 Mar|May 5.|May twenty-first|March the 12th|2014-03-05T10:30
    5.3.14|New Year's Eve|Mayday|St Patrick's day|the twelfth of July|Guy Fawkes night
    Boxing day|St. Valentine’s day|Hallowe'en 2014|xmas eve|bonfire night|burns night
    Hogmanay|armistice day|on Monday the 14th|Friday 13|the 5th inst
    the third of last month|the 9th of the same month|14th: she rang|seen 5 / 3|(5/3)
    Good Friday|Easter Monday|Mothering Sunday|mother's day|Pentecost|Ash Wednesday
    the Jubilee bank holiday|on Diwali|Eid al-Fitr|Yom Kippur|at 2 p. m.|14:30|1430hrs
    2.15pm|at 9:45|at 1430|until 9.15|@9:45|@ 14:05|ten o ' clock|half past nine
    quarter to ten|at twenty-five to six|two years and 3 days old
    aged only five weeks and 3 days|nine days old|12-day-old|14 day-old|10 days of age
    on the 14th|by the twenty-first|on the ninth|on 5.3|dated the 5-3|seen 5.03
    at about half nine that morning|at nine.|At just after ten-thirty, she
    by 9 she rang|it had just gone ten|by quarter past nine|half eight|9ish|nine-ish
    tennish|an hour before midnight|ten minutes past noon|the Friday before Easter
    days after Christmas|Black Friday|midsummer's day|on Monday in the second week
    Fridays of the last full week|on a Monday at the very end of March
    day 12 of that month|12/IV/2015|3-xi-14|the log of 5.3 says|thirty weeks old
    the crew there 21.31.|on his second birthday|on the child's birthday|week 10 of 2014
    27-week-old|aged about 30 weeks|at 45 weeks|on Friday the thirteenth
    the child was two and a half years and twenty one days|at 38 weeks, 4 days
    38 weeks and 4 days pregnant|eleven days after the injury|winter solstice
    on MLK day|Gŵyl Dewi|shortest day of 2014|VE day|Dydd Nadolig
"""
TEXTS = [one.strip() for line in TOLD.strip().split("\n") for one in line.split("|")]
# As IGNORECASE reads them: a long s, an i without its dot, one with a dot too many.
ODD = {"s": "ſ", "i": "ı", "I": "İ", "k": "\u212a"}


@pytest.mark.parametrize("text", TEXTS)
def test_a_sign_stands_in_whatever_its_shape_finds(text: str) -> None:
    odd = "".join(ODD.get(letter, letter) for letter in text)
    for written in (text, text.upper(), text.title(), odd, text.replace(" ", "\n")):
        missed = [
            sign
            for sign, shape in SHAPES
            if shape.search(written) and not signs_of(written)[sign]
        ]
        assert missed == [], written


def test_every_shape_finds_one_of_these() -> None:
    idle = [n for n, (_, one) in enumerate(SHAPES) if not any(map(one.search, TEXTS))]
    assert idle == []
    assert {sign for sign, _ in SHAPES} | {"year"} == set(SIGNS)


def test_prose_holds_hardly_a_sign() -> None:
    text = "The mother was asked about her partner, and the nurse wrote down her words."
    assert [sign for sign in SIGNS if signs_of(text)[sign]] == []
