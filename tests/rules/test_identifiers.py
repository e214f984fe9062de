"""What leads to a person is found in every kind of text, and never repeated."""

import pytest
from reviews_on_disk import Edits, told

HEALTH = "chronologies/health.yaml"


def said(words: str) -> str:
    """Return the message about an entry with these words, or "" where there is none."""
    made: Edits = {
        HEALTH: (("A call that was not returned.", f"There was {words}, it says."),)
    }
    found = told(made)
    assert set(found) <= {"SCR719"}
    return found["SCR719"].message if found else ""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("wanda@invented.example", "an e-mail address"),
        ("wanda@@invented.example", "an e-mail address"),
        ("01632 960123", "a telephone number"),
        ("(01632) 960 123", "a telephone number"),
        ("07700 900 123", "a telephone number"),
        ("07700-900-123", "a telephone number"),
        ("+44 1632 960123", "a telephone number"),
        ("+44 (0)1632 960123", "a telephone number"),
        ("999 000 0018", "an NHS number"),
        ("9990000018", "an NHS number"),
        ("999-000-0018", "an NHS number"),
        ("9990000019", ""),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("QQ123456C", "a National Insurance number"),
        ("QQ123456E", ""),
        ("ZZ99 9ZZ", "a postcode"),
        ("Z9Z 9ZZ", "a postcode"),
        ("AA19 AAA", "a vehicle's registration"),
        ("HEALTH-0001", ""),
        ("2015-07-01/2015-07-31", ""),
        ("weights of 3200 and 4100 g", ""),
        ("a file of 2015/000123", ""),
        ("1234567890123456", ""),
        ("a time of 14:30 to 15:10", ""),
        ("@HV1, who rang", ""),
        ("0123", ""),
    ],
)
def test_identifiers_are_told_from_other_numbers(words: str, what: str) -> None:
    assert said(words) == (f"{what} stands here" if what else "")


def test_the_place_is_the_line_of_the_text_and_a_departure_can_name_it() -> None:
    made: Edits = {
        HEALTH: (
            (
                "A call that was not returned.",
                "A call.\n      It was\n      to 01632 960123.",
            ),
        ),
        "panel.yaml": (("title: Independent chair", "title: chair@invented.example"),),
    }

    found = told({HEALTH: made[HEALTH]})["SCR719"]
    of_the_chair = told({"panel.yaml": made["panel.yaml"]})["SCR719"]

    assert (found.place.file, found.place.line, found.path) == (
        HEALTH,
        31,
        "HEALTH-0004.event",
    )
    assert (of_the_chair.place.file, of_the_chair.path) == ("panel.yaml", "chair.title")
    assert "960" not in f"{found.message}{found.why}{found.do}{found.frame}"


def test_how_to_reach_the_board_is_public() -> None:
    made: Edits = {
        "review.yaml": (
            (
                "  name: Example Valley Safeguarding Children Board\n",
                "  name: Board at ZZ99 9ZZ\n  contact: board@invented.example\n",
            ),
        )
    }

    assert told(made) == {}
