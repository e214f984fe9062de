"""A cell of a workbook means what its reader saw: the format over it decides."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import excel, patched

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "Event")
# 3 April 2014, and half past two.
DAY, NOON = 41732, 0.6041666666666666
SHEET = "xl/worksheets/sheet1.xml"


def _book(
    day: object, clock: object, formats: tuple[str, str] = ("dd/mm/yyyy", "General")
) -> bytes:
    def formatted(book: Workbook, sheet: Worksheet) -> None:
        for place, code in zip(("A2", "B2"), formats, strict=True):
            sheet[place].number_format = code

    return excel([HEAD, (day, clock, "HV record", "Seen.")], formatted)


def _read(outcome: Outcome) -> tuple[str, str]:
    assert not outcome.open, [q for one in outcome.open for q in one.questions]
    entry = outcome.drafts[0].entry
    return entry.date.text, entry.time.text if entry.time else ""


CLOCKS = {
    "with am and pm": ("h:mm AM/PM", NOON),
    "with the system's own form": ("[$-F400]h:mm:ss\\ AM/PM", NOON),
    "with a and p": ("h:mm A/P", NOON),
    "elapsed hours": ("[hh]:mm", NOON),
    "elapsed hours and seconds": ("[h]:mm:ss", NOON),
    "a unit behind it": ('hh:mm "hrs"', NOON),
    "a quoted h": ('hh"h"mm', NOON),
    "a quoted full stop": ('hh"."mm', NOON),
    "a moment of which only the time is shown": ("hh:mm", DAY + NOON),
    "digits of a number": ('00":"00', 1430),
    "a number of four digits": ("0000", 1430),
    "a condition": ("[<1]h:mm;dd/mm/yyyy", NOON),
}


@pytest.mark.parametrize("name", CLOCKS)
def test_a_time_is_read_as_its_format_shows_it(name: str, take: Take) -> None:
    code, value = CLOCKS[name]
    read = _read(take(_book(DAY, value, ("dd/mm/yyyy", code))))
    assert read == ("2014-04-03", "14:30")


DAYS = {
    "quoted separators": ('dd"/"mm"/"yyyy', DAY, "2014-04-03"),
    "words between": ('[$-809]d" of "mmmm", "yyyy', DAY, "2014-04-03"),
    "escaped separators": ("dd\\.mm\\.yyyy;@", DAY, "2014-04-03"),
    "the system's long form": ("[$-F800]dddd\\,\\ mmmm\\ dd", DAY + 0.4, None),
    "the last moment of a day": ("dd/mm/yyyy", 41732.99999996528, "2014-04-03"),
    "the last moment of a month": ("mmm yyyy", 41759.99999996528, "2014-04"),
    "the last moment of a year": ("yyyy", 42004.9999999, "2014"),
    "a moment of which only the day is shown": (
        "dd/mm/yyyy", DAY + NOON, "2014-04-03",
    ),
    "a word before it": ('"before "dd/mm/yyyy', DAY, "../2014-04-03"),
    "digits of a number": ("00/00/0000", 3042014, "2014-04-03"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAYS)
def test_a_day_is_read_as_its_format_shows_it(name: str, take: Take) -> None:
    code, value, expected = DAYS[name]
    outcome = take(_book(value, None, (code, "General")))
    if expected is None:
        # No year is shown, so that none is taken.
        assert [q.field for q in outcome.open[0].questions] == ["date"]
    else:
        assert _read(outcome) == (expected, "")


UNTOLD = {
    "minutes and seconds": ("mm:ss", NOON),
    "elapsed minutes": ("[mm]:ss", NOON),
    "a span of more than a day": ("[h]:mm", 1.0625),
    "no format": ("General", NOON),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_what_shows_no_time_of_day_is_asked_about(name: str, take: Take) -> None:
    code, value = UNTOLD[name]
    outcome = take(_book(DAY, value, ("dd/mm/yyyy", code)))
    assert [q.field for q in outcome.open[0].questions] == ["time"]


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("2014-04-03T14:30:00", "dd/mm/yyyy", ("2014-04-03", "")),
        ("2014-04-03T14:30:00", "dd/mm/yyyy hh:mm", ("2014-04-03", "14:30")),
        ("2014-04-03T23:59:59.997", "dd/mm/yyyy", ("2014-04-03", "")),
        ("2014-04-03", "mmm yyyy", ("2014-04", "")),
    ],
)
def test_a_day_stored_in_words_shows_no_more_than_its_format(
    stored: str, code: str, expected: tuple[str, str], take: Take
) -> None:
    data = _book(DAY, None, (code, "General"))
    old, new = f't="n"><v>{DAY}</v>', f't="d"><v>{stored}</v>'
    changed = patched(data, SHEET, old, new)
    assert _read(take(changed)) == expected


@pytest.mark.parametrize("kept", [False, True])
def test_a_formula_that_was_never_worked_out_is_asked_about(
    kept: bool, take: Take
) -> None:
    data = _book(DAY, "=TIME(14,30,0)", ("dd/mm/yyyy", "hh:mm"))
    data = patched(data, SHEET, "<v></v>", "<v>0</v>")
    if kept:
        # The program says nothing of working out, and yet no formula has a value.
        data = patched(data, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    asked = [q for one in take(data).open for q in one.questions]
    assert any("never worked out" in q.needed for q in asked)


def test_a_formula_that_gave_midnight_among_others_was_worked_out(take: Take) -> None:
    def rows(book: Workbook, sheet: Worksheet) -> None:
        for place in ("B2", "B3"):
            sheet[place].number_format = "hh:mm"
        sheet["A2"].number_format = sheet["A3"].number_format = "dd/mm/yyyy"

    data = excel(
        [HEAD, (DAY, "=A2-A2", "R", "Seen."), (DAY, "=A2/2-A2/2+0.5", "R", "Called.")],
        rows,
    )
    data = patched(data, "xl/workbook.xml", ' fullCalcOnLoad="1"', "")
    data = patched(data, SHEET, "<f>A2-A2</f><v></v>", "<f>A2-A2</f><v>0</v>")
    data = patched(data, SHEET, "+0.5</f><v></v>", "+0.5</f><v>0.5</v>")
    assert take(data).open
    outcome = take(data, midnight="real")
    assert not outcome.open
    times = [one.entry.time for one in outcome.drafts]
    assert [one.text for one in times if one] == ["00:00", "12:00"]
