"""Returns as officers of agencies send them: ditto marks, weeks, ends, silences."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.importers.take_in.options import Outcome
from scrkit.importers.take_in.silences import declared_by
from tests.importers.returns import commas, excel

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Event", "Recorded in")


def _take(take: Take, *rows: tuple[str, ...]) -> Outcome:
    return take(commas(rows), names_checked=True, partial=True, source="Record")


def _days(found: Outcome) -> list[str]:
    return [one.entry.date.text for one in found.drafts]


@pytest.mark.parametrize(
    "mark",
    ['"', "''", "\u201d", "\u3003", "ditto", "Do.", '-"-', "as above", "(ditto)"],
)
def test_a_ditto_mark_says_what_stands_above_it(mark: str, take: Take) -> None:
    found = _take(
        take,
        HEAD,
        ("3/4/14", "9am", "came in without a coat", "Log book"),
        (mark, mark, "hungry at break", mark),
        (mark, "2pm", "mother late", mark),
    )
    assert _days(found) == ["2014-04-03"] * 3
    assert [str(one.entry.time) for one in found.drafts] == ["09:00", "09:00", "14:00"]
    assert {one.entry.source for one in found.drafts} == {"Log book"}
    assert not found.open
    assert any("ditto" in one.what for one in found.asides)


def test_same_day_is_the_day_above_and_not_its_time(take: Take) -> None:
    found = _take(
        take,
        HEAD,
        ("3/4/14", "9am", "came in without a coat", "Log book"),
        ("same day", "", "head told", "Log book"),
    )
    assert _days(found) == ["2014-04-03"] * 2
    assert found.drafts[1].entry.time is None
    timed = _take(
        take,
        ("Date and time", "Event"),
        ("3/4/14 09:00", "came in without a coat"),
        ("same day", "head told"),
    )
    assert [one.at for one in timed.open] == ["the file, row 3"]


@pytest.mark.parametrize(
    ("above", "said", "date", "time"),
    [
        ("3/4/14 9.30am", "same day, 2.15pm", "2014-04-03", "14:15"),
        ("Thurs 3 April 2014", "later the same day - 14:15", "2014-04-03", "14:15"),
        # What is no one day gives none.
        ("about 3/4/14", "same day, 2.15pm", "unknown", "None"),
        ("3/4/14 to 5/4/14", "same day, 2.15pm", "unknown", "None"),
    ],
)
def test_the_same_day_with_a_time_of_its_own_is_the_day_above(
    above: str, said: str, date: str, time: str, take: Take
) -> None:
    found = _take(take, ("Date and time", "Event"), (above, "late"), (said, "told"))
    entry = found.drafts[1].entry
    assert (str(entry.date), str(entry.time)) == (date, time)
    assert bool(found.drafts[1].questions) is (date == "unknown")


def test_a_ditto_mark_below_nothing_or_a_hidden_row_is_asked(take: Take) -> None:
    first = _take(take, HEAD, ("ditto", "", "late", "Log book"))
    assert len(first.open) == 1

    def hide(book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    rows = [
        HEAD,
        ("3/4/14", "", "late", "Log book"),
        ("4/4/14", "", "away", "Log book"),
        ("ditto", "", "late again", "Log book"),
    ]
    hidden = take(excel(rows, hide), names_checked=True, partial=True)
    assert [one.at for one in hidden.open] == ["sheet 1, row 4"]


def test_a_ditto_mark_beside_the_fields_is_read_too(take: Take) -> None:
    found = _take(
        take,
        ("Date", "Event", "Ward", "Agency"),
        ("3/4/14", "seen", "Ward 3", "Health"),
        ("4/4/14", "seen again", "ditto", "ditto"),
    )
    assert found.drafts[1].entry.event == "seen again\nWard: Ward 3"
    assert not found.open


def test_words_of_an_event_that_only_begin_with_as_above_stay(take: Take) -> None:
    found = _take(
        take,
        HEAD,
        ("3/4/14", "", "late", "Log book"),
        ("4/4/14", "", "as above, and hungry", "Log book"),
    )
    assert found.drafts[1].entry.event == "as above, and hungry"


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Week commencing", "2014-04-07/2014-04-13"),
        ("W/C", "2014-04-07/2014-04-13"),
        ("Week ending", "2014-04-01/2014-04-07"),
    ],
)
def test_a_day_below_week_commencing_is_that_week(
    heading: str, day: str, take: Take
) -> None:
    found = _take(take, (heading, "Event"), ("07/04/2014", "two days missed"))
    assert (_days(found), found.open) == ([day], ())


@pytest.mark.parametrize(
    "heading",
    ["Date of arrest", "Appt date", "Onset", "Date/Time Created", "Period"],
)
def test_the_only_date_of_a_table_is_the_date(heading: str, take: Take) -> None:
    found = _take(take, (heading, "Log text"), ("03/04/2014", "call about noise"))
    assert (_days(found), found.unknown) == (["2014-04-03"], ())


def test_a_list_by_another_date_beside_a_chronology_is_left_out(take: Take) -> None:
    def beside(book: Workbook, sheet: Worksheet) -> None:
        other = book.create_sheet("Training")
        other.append(["Date of training", "Notes"])
        other.append(["03/04/2016", "all staff trained"])

    found = take(
        excel([("Date", "Event"), ("03/04/2014", "seen")], beside),
        names_checked=True,
        source="Record",
    )
    assert _days(found) == ["2014-04-03"]
    assert any("without the headings" in one.what for one in found.asides)


def test_of_two_dates_that_nobody_knows_neither_is_the_date(take: Take) -> None:
    head = ("Date", "Date of arrest", "Event")
    found = _take(take, head, ("03/04/2014", "04/04/2014", "call"))
    assert _days(found) == ["2014-04-03"]
    assert [one.heading for one in found.unknown] == ["Date of arrest"]


def test_a_crime_happened_from_to_and_was_reported(take: Take) -> None:
    head = ("Occurrence date from", "Occurrence date to", "Reported date", "Summary")
    found = _take(take, head, ("03/04/2014", "05/04/2014", "06/04/2014", "shed open"))
    entry = found.drafts[0].entry
    assert (entry.date.text, str(entry.recorded)) == (
        "2014-04-03/2014-04-05",
        "2014-04-06",
    )


def test_the_time_of_an_end_is_never_lost(take: Take) -> None:
    head = ("Attendance date/time", "Discharge date/time", "Presenting complaint")
    found = _take(
        take,
        head,
        ("03/04/2014 21:40", "04/04/2014 01:15", "fall from bed"),
        ("07/05/2014 11:05", "07/05/2014 12:00", "burn"),
        ("08/05/2014 11:05", "08/05/2014 11:05", "cough"),
    )
    over, within, moment = (one.entry for one in found.drafts)
    assert (over.date.text, str(over.time)) == ("2014-04-03/2014-04-04", "21:40")
    assert "04/04/2014 01:15" in over.event
    assert (within.date.text, str(within.time)) == ("2014-05-07", "11:05/12:00")
    assert (str(moment.time), moment.event) == ("11:05", "cough")


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("03APR2014", "2014-04-03", ""),
        ("3apr14 1432 hrs", "2014-04-03", "14:32"),
        ("5/4/14 12 noon", "2014-04-05", "12:00"),
        ("7/4/14 0.15am", "2014-04-07", "00:15"),
    ],
)
def test_dates_as_programs_and_officers_write_them(
    written: str, day: str, time: str, take: Take
) -> None:
    entry = _take(take, ("Date", "Event"), (written, "call")).drafts[0].entry
    assert (entry.date.text, str(entry.time or "")) == (day, time)


@pytest.mark.parametrize(
    "said",
    [
        "No contact between 3 April 2014 and 10 June 2014",
        "No entries from 3 April 2014 to 10 June 2014.",
        "No contact (3 April 2014 - 10 June 2014)",
    ],
)
def test_a_silence_that_stands_across_the_table_is_declared(
    said: str, take: Take
) -> None:
    def across(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("A3:B3")

    rows = [("Date", "Event"), ("03/02/2014", "referral"), (said,), ("11/06/2014", "x")]
    for data in (excel(rows, across), commas(rows)):
        found = take(data, names_checked=True, partial=True, source="Record")
        told = [declared_by(one.entry) for one in found.drafts]
        assert [one.span.text for one in told if one] == ["2014-04-03/2014-06-10"]
        assert not found.open


@pytest.mark.parametrize(
    "words",
    [
        "No contact with ChildK or the family in this period.",
        "No contact with Child K, mother or father",
        "Nil contact with the children",
    ],
)
def test_no_contact_with_the_child_is_no_entry(words: str, take: Take) -> None:
    found = _take(take, HEAD, ("4/4/14 - 30/9/14", "", words, "Log"))
    silence = declared_by(found.drafts[0].entry)
    assert silence is not None
    assert silence.span.text == "2014-04-04/2014-09-30"


def test_no_contact_with_one_of_the_family_is_asked_about(take: Take) -> None:
    found = _take(take, HEAD, ("4/4/14 - 30/9/14", "", "No contact with dad", "Log"))
    assert [one.at for one in found.open] == ["the file, row 2"]
