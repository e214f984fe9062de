"""A registered day of birth in unusual shapes; numbers of sections are no births."""

import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(code="ChildK", names=("Kestrel X",), born=parse_date("2013-02-04")),
        Identity(code="M", names=("Quill X",), born=parse_date("1988-07-19")),
    )
)


def told(text: str) -> set[str]:
    traces = scan("a.txt", text.encode(), REGISTER).traces
    return {one.code for one in traces if one.kind in ("birth", "death")}


@pytest.mark.parametrize(
    "text",
    [
        "DOB 040213", "DOB: 02/04/2013", "born 2/4/13", "the fourth of February 2013",
        "fourth February 2013", "4.II.2013", "4-ii-2013", "04|02|2013",
        "the 4th day of February 2013", "4/2/13", "04.02.2013", "4.2. 2013",
        "born on 4.2.13", "born on the fourth of February, twenty thirteen",
        "the fourth of February two thousand and thirteen",
        "4 February two thousand and thirteen", "February the fourth, 2013",
        "0 4 / 0 2 / 2 0 1 3", "her birthday is on 4 February", "born 4th of Feb.",
        "birthday: February 4", "D.O.B. 04/02", "b-day 4th Feb",
        "He turned three on 4 February 2016", "she will be 4 on Saturday 4th February",
        "was five years old on 4 February", "4 Febuary 2013", "4 Feburary '13",
        '{"dob": 1359936000}', '{"dateOfBirth": 1359936000000}', "04:02:2013",
        '"dob":"/Date(1359936000000)/"', "BDAY:--0204", "4th February (2013)",
        "4 February in 2013", "February 2013, the 4th",
        "| Birth day | 4 |\n| Birth month | 2 |\n| Birth year | 2013 |",
        "Date of birth:\n\n4 February\n\n2013",
        "Birth day,4\nBirth month,2\nBirth year,2013",
        "1\n00:00:01,000 --> 00:00:02,500\nthe fourth of February\n\n"
        "2\n00:00:02,600 --> 00:00:03,000\ntwo thousand and thirteen",
    ],
)  # fmt: skip
def test_an_unusual_shape_is_told(text: str) -> None:
    assert "ChildK" in told(text)


@pytest.mark.parametrize(
    "text",
    ["at 04:02:13 the log ends", "2016-04-02 04:02:13,421", "4 boys, 13 girls",
     "Vol. 4, February 2013", "pages 4 February 2013",
     "1359936000 ms", "He was 4 on the list"],
)  # fmt: skip
def test_hours_and_counts_are_no_births(text: str) -> None:
    assert told(text) == set()


def test_an_age_before_birth_says_nothing_of_the_day_in_the_next_row() -> None:
    for text in ("x,before birth,\n2012-04-10,y", "time of birth,\n2012-04-10"):
        assert not scan("a.csv", text.encode(), REGISTER).traces
    assert scan("a.csv", b"date of birth: 2012-04-10", REGISTER).traces


def test_a_birth_in_summer_is_told_from_its_seconds() -> None:
    # Midnight of 19 July 1988 here was eleven at night in Greenwich.
    assert told('"dob": 585269999') == set()
    assert told('"dob": 585270000') == {"M"}


def test_the_american_order_is_read_beside_a_word_of_birth() -> None:
    assert told("d.o.b. 07/19/1988") == {"M"}
    assert told("7/19/1988") == {"M"}  # no month has the number 19
    assert told("the nineteenth of July 1988") == {"M"}
    assert told("nineteenth July nineteen eighty-eight") == {"M"}
    assert told("The nineteenth of July came, and nineteen children.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Section 4.2.13 applies.", "IP 10.4.2.13", "scored 4/2 13 times", "part 4.2.13",
        "version 4.2.2013", "4.2.13.1", "case 040213", "02/04/2013",
        "born 4 February 2014", "rang on 4 February",
    ],
)  # fmt: skip
def test_figures_of_other_things_are_no_births(text: str) -> None:
    assert told(text) == set()
