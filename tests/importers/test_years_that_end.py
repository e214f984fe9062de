"""A year that is said for a whole file ends where its months begin again."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import commas, excel, table, word
from tests.wordfiles import para, run

Take = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        (("12-14 March", "3 November", "20 December", "9 January", "2/2"), (3, 4)),
        (("20 December", "9 January"), (1,)),
        (("5 July", "3 Nov", "12 Jan", "4 February 2014"), (2,)),
        # The newest first.
        (("9 February", "8 January", "20 December", "3 November"), (2, 3)),
        (("9 January", "3 November", "20 December"), ()),
        # No order in it.
        (("20 March", "9 January", "3 May", "2 December", "1 February"), ()),
        (("20 December 2013", "9 January 2014"), ()),
    ],
)
def test_a_january_behind_a_december_is_asked_about(
    days: tuple[str, ...], asked: tuple[int, ...], take: Take
) -> None:
    rows = [("Date", "Source", "Event"), *((day, "Log", "Seen.") for day in days)]
    drafts = take(commas(rows), year=2013).drafts
    assert tuple(n for n, one in enumerate(drafts) if one.questions) == asked
    for n in asked:
        assert not drafts[n].entry.date.known


def _months(rows: dict[str, list[tuple[object, ...]]]) -> bytes:
    """Return a workbook with a sheet for each month."""

    def named(book: Workbook, sheet: Worksheet) -> None:
        book.remove(sheet)
        for title, below in rows.items():
            made = book.create_sheet(title)
            for row in (HEAD, *below):
                made.append(row)

    return excel([], named)


HEAD = ("Date", "Source", "Event")


def test_a_day_is_of_the_month_that_its_sheet_is_called_by(take: Take) -> None:
    data = _months(
        {
            "Feb 2014": [(28, "Log", "a")],
            "March 2014": [("Sat 1st", "Log", "b"), ("night of 30/31", "Log", "c")],
            "April 2014": [
                (31, "Log", "d"),
                ("Mon 2", "Log", "e"),
                ("3/5", "Log", "f"),
            ],
            "Rota": [(1, "Log", "g")],
        }
    )
    outcome = take(data)
    read = {one.entry.event[:1]: one.entry.date.text for one in outcome.drafts}
    asked = {one.entry.event[:1] for one in outcome.open}
    assert asked == {"d", "e", "f", "g"}
    assert [read[one] for one in "abc"] == [
        "2014-02-28",
        "2014-03-01",
        "2014-03-30/2014-03-31",
    ]
    assert any(one.what.startswith("days without a month") for one in outcome.asides)


def test_a_month_across_the_table_is_that_of_the_days_below(take: Take) -> None:
    across = "<w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr>{}</w:tc>"
    rows = [
        HEAD,
        [across.format(para(run("February 2014")))],
        ("28", "Log", "a"),
        [across.format(para(run("March 2014")))],
        ("1st", "Log", "b"),
    ]
    outcome = take(word(table(rows)))
    assert [one.entry.date.text for one in outcome.drafts] == [
        "2014-02-28",
        "2014-03-01",
    ]


@pytest.mark.parametrize("columns", [("Time", "Source", "Event"), ("Date", *HEAD[1:])])
def test_a_day_across_the_table_is_that_of_the_rows_below(
    columns: tuple[str, ...], take: Take
) -> None:
    across = "<w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr>{}</w:tc>"
    first = "09:30" if columns[0] == "Time" else ""
    rows = [
        columns,
        [across.format(para(run("Monday 3rd March 2014")))],
        (first, "Log", "a"),
        (first, "Log", "b"),
        [across.format(para(run("4.3.14")))],
        (first, "Log", "c"),
        # What is no day ends the one above it.
        [across.format(para(run("In the week after")))],
        (first, "Log", "d"),
    ]
    outcome = take(word(table(rows)))
    assert [one.entry.event for one in outcome.open] == ["d"]
    assert [(str(d.entry.date), str(d.entry.time)) for d in outcome.drafts[:3]] == [
        ("2014-03-03", first or "None"),
        ("2014-03-03", first or "None"),
        ("2014-03-04", first or "None"),
    ]
