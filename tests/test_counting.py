"""What is counted reads as English."""

import pytest

from scrkit.text.counting import number, plural


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (number(1, "alarm"), "1 alarm"),
        (number(0, "alarm"), "0 alarms"),
        (number(1, "entry", "entries"), "1 entry"),
        (number(2, "entry", "entries"), "2 entries"),
        (number(1234, "cell", grouped=True), "1,234 cells"),
        (number(1234, "error"), "1234 errors"),
        (number(2, "reply"), "2 replies"),
        (number(2, "day"), "2 days"),
        (plural("Agency Analysis"), "Agency Analyses"),
        (plural("Individual Management Report"), "Individual Management Reports"),
    ],
)
def test_one_is_one_and_more_are_many(told: str, wanted: str) -> None:
    assert told == wanted
