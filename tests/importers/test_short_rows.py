"""A row that lacks a cell says its things under other headings: it is asked about."""

from collections.abc import Callable

import pytest

from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand import questions as ask
from tests.importers.returns import commas, table, word
from tests.wordfiles import para, run

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "People", "Event", "Comment")
ROW = ("3.4.14", "2pm", "HV record", "HV1", "Seen at home.", "")
FULL = ("4.4.14", "2pm", "HV record", "HV1", "Seen again.", "As planned.")
LACKS = ("5.4.14", "2pm", "HV record", "Seen at home.", "As planned.")


def _asked(outcome: Outcome) -> list[str]:
    asked = [q for draft in outcome.open for q in draft.questions]
    return [q.at for q in asked if q.needed == ask.SHORT]


def test_a_row_of_word_that_lacks_a_cell_is_asked_about(take: Take) -> None:
    outcome = take(word(table([HEAD, FULL, LACKS])), names_checked=True)
    assert _asked(outcome) == ["table 1, row 3"]


@pytest.mark.parametrize("where", ["gridBefore", "gridAfter"])
def test_a_row_of_word_that_says_where_it_stands_is_not(where: str, take: Take) -> None:
    head = ("Comment", *HEAD[:5]) if where == "gridBefore" else HEAD
    left = f'<w:trPr><w:{where} w:val="1"/></w:trPr>'
    whole = word(table([head])[:-8] + table([ROW[:5]], left)[7:])
    assert _asked(take(whole, names_checked=True)) == []


def test_text_in_a_cell_that_is_merged_across_is_asked_about(take: Take) -> None:
    first = (
        f'<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>{para(run("Seen."))}</w:tc>'
    )
    second = f"<w:tc><w:tcPr><w:hMerge/></w:tcPr>{para(run('zqx1'))}</w:tc>"
    outcome = take(word(table([HEAD, (*FULL[:4], first, second)])), names_checked=True)
    asked = [(q.at, q.needed) for d in outcome.open for q in d.questions]
    assert asked == [("table 1, row 2, column 6", ask.COVERED)]


def test_a_row_of_commas_that_lacks_a_field_is_asked_about(take: Take) -> None:
    outcome = take(commas([HEAD, ROW, FULL, LACKS]), names_checked=True)
    assert _asked(outcome) == ["the file, row 4"]


def test_a_file_that_drops_empty_fields_at_the_ends_of_rows_is_taken(
    take: Take,
) -> None:
    outcome = take(commas([HEAD, FULL, ROW[:5]]), names_checked=True)
    assert (outcome.blocked, len(outcome.added)) == ((), 2)


def test_sixteen_rows_that_excel_shortened_are_taken(take: Take) -> None:
    rows = [HEAD, *[ROW] * 14, FULL, *[ROW[:5]] * 16, FULL, ROW]
    assert len(take(commas(rows), names_checked=True).added) == 33


def test_thousands_of_empty_fields_and_an_old_end_of_file_are_no_fault(
    take: Take,
) -> None:
    rows = [(*row, *[""] * 3000) for row in (HEAD, ROW, FULL)]
    outcome = take(commas(rows) + b"\x1a", names_checked=True)
    assert (outcome.blocked, len(outcome.added)) == ((), 2)
