"""Rows that are no events: examples, and days without contact across the table."""

from collections.abc import Callable

import pytest

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import commas, table, word

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "Event")
VISIT = ("03/04/2014", "14:30", "Log", "Seen at home.")


@pytest.mark.parametrize(
    "row",
    [
        ("01/01/2010", "09:00", "e.g. case file", "EXAMPLE - Home visit by worker."),
        ("01/01/2010", "", "Log", "Example: delete before sending"),
        ("01/01/2000", "10:00", "sample", "Sample: SW visited home."),
        ("DD/MM/YYYY", "HH:MM", "e.g. case file", "Who, where, what"),
        ("01/01/2015", "", "Log", "[Worked example]"),
    ],
)
def test_the_example_of_a_form_is_left_out_and_told(
    row: tuple[str, ...], take: Take
) -> None:
    outcome = take(commas([HEAD, row, VISIT]))
    assert [one.entry.event for one in outcome.drafts] == ["Seen at home."]
    told = {one.what: one.where for one in outcome.asides}
    assert told["example rows of the form"] == "the file, 1 row: 2"


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        ("Sample: home visit by the worker", True),
        ("Sample of urine taken at the clinic", False),
        ("For example of her tiredness she named the night before", False),
        ("Examples of her drawings were shown", False),
    ],
)
def test_what_only_may_be_an_example_is_asked_about(
    event: str, asked: bool, take: Take
) -> None:
    (draft,) = take(commas([HEAD, (*VISIT[:3], event)])).drafts
    assert any("example of a form" in one.needed for one in draft.questions) is asked


@pytest.mark.parametrize(
    "said",
    [
        "Period 01/04/2014 to 31/08/2014: no contact",
        "01/04/2014 to 31/08/2014 - no contact with the family",
        "No contact from 01/04/2014 to 31/08/2014",
    ],
)
def test_days_without_contact_across_the_table_are_a_declared_silence(
    said: str, take: Take
) -> None:
    across = f"<w:tc><w:tcPr><w:gridSpan w:val='4'/></w:tcPr>{_para(said)}</w:tc>"
    outcome = take(word(table([HEAD, VISIT, [across]])), source="Log")
    assert not outcome.open
    ((span, _),) = outcome.declared.new
    assert str(span.span) == "2014-04-01/2014-08-31"


def _para(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "event", ["NIL RETURN - no contact with any subject in the period", "Nil return"]
)
def test_a_nil_return_is_a_declared_silence(event: str, take: Take) -> None:
    row = ("01/01/2012 - 31/08/2014", "", "Log", event)
    outcome = take(commas([HEAD, row]))
    assert not outcome.open
    assert [str(one.span) for one, _ in outcome.declared.new] == [
        "2012-01-01/2014-08-31"
    ]
