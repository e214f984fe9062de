"""Tables that stand in cells, and terms that stand above rows, as they are meant."""

from collections.abc import Callable

import pytest

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import commas, table, word

Take = Callable[..., Outcome]
HEAD = ("Date", "Source", "Event")


def _held(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [
        (one.entry.date.text, one.entry.event, len(one.questions))
        for one in outcome.drafts
    ]


def test_a_table_inside_a_cell_is_asked_about_with_its_rows(take: Take) -> None:
    inner = table([("10:00", "Police rang"), ("11:30", "Visit agreed")])
    cell = f"<w:tc><w:p><w:r><w:t>Call held.</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    rows = [HEAD, ("3 April 2014", "Log", cell), ("7 May 2014", "Log", "Review met.")]
    outcome = take(word(table(rows)), names_checked=True, partial=True)
    assert _held(outcome) == [
        ("2014-04-03", "Call held.\n10:00 | Police rang\n11:30 | Visit agreed", 1),
        ("2014-05-07", "Review met.", 0),
    ]
    assert not outcome.asides


def test_a_table_that_frames_another_is_not_in_the_way(take: Take) -> None:
    inner = table([HEAD, ("3 April 2014", "Log", "Home visit.")])
    outcome = take(word(table([(f"<w:tc>{inner}<w:p/></w:tc>",)])), names_checked=True)
    assert _held(outcome) == [("2014-04-03", "Home visit.", 0)]


@pytest.mark.parametrize(
    ("above", "written", "read"),
    [
        ("Autumn term 2014", "8 September", "2014-09-08"),
        ("AUTUMN TERM 2014/15", "19/12", "2014-12-19"),
        ("Spring term 2014-15", "6 Jan", "2015-01-06"),
        ("2015 summer term:", "4 June", "2015-06-04"),
        ("Autumn Term 1, 2014", "8 Sept", "2014-09-08"),
    ],
)
def test_a_term_above_rows_gives_their_year(
    above: str, written: str, read: str, take: Take
) -> None:
    data = commas([HEAD, (above, "", ""), (written, "Log", "Seen at school.")])
    assert _held(take(data)) == [(read, "Seen at school.", 0)]
    data = word(table([HEAD, (above, "", ""), (written, "Log", "Seen at school.")]))
    assert _held(take(data)) == [(read, "Seen at school.", 0)]


@pytest.mark.parametrize(
    ("above", "written"),
    [
        ("Autumn term 2014", "12 January"),
        ("Autumn term 2014/16", "8 September"),
        ("Autumn term", "8 September"),
        ("Spring term 2015", "8 September"),
    ],
)
def test_a_date_outside_of_its_term_or_a_term_without_a_year_is_asked(
    above: str, written: str, take: Take
) -> None:
    data = commas([HEAD, (above, "", ""), (written, "Log", "Seen at school.")])
    done = take(data, partial=True)
    assert done.drafts[-1].questions[0].field == "date"


def test_a_weekday_in_a_column_of_its_own_is_held_against_the_date(take: Take) -> None:
    head = ("When", "Day", "Source", "Event")
    data = commas([head, ("3.4.14", "Thursday", "Log", "Call."),
                   ("7.5.14", "Monday", "Log", "Visit.")])  # fmt: skip
    held = _held(take(data, partial=True))
    assert held == [("2014-04-03", "Call.", 0), ("unknown", "Visit.", 1)]
