"""What an agency wrote comes in as it was sent, and as no more than it says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.edits.spelling import spell
from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand.rows import Draft
from scrkit.model.kinds import Layout
from tests.importers.returns import commas, excel

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "Event")


def _one(take: Take, *rows: tuple[object, ...], **more: object) -> Draft:
    outcome = take(commas(rows), names_checked=True, **more)
    assert not outcome.open, [q for one in outcome.open for q in one.questions]
    return outcome.drafts[0]


@pytest.mark.parametrize(
    "heading",
    [
        "Date and Time", "Date/Time", "Date & Time", "Date and Time of Incident",
        "Date of Event/Contact", "Date or Period of Event", "Event date and time",
        "DATE / TIME OF CONTACT", "Date and time (24hr)", "Da\u00adte",
    ],
)  # fmt: skip
def test_a_heading_that_speaks_of_date_and_time_is_known(
    heading: str, take: Take
) -> None:
    draft = _one(
        take, (heading, "Source", "Event"), ("03/04/2014 14:30", "Log", "Call.")
    )
    entry = draft.entry
    assert (str(entry.date), str(entry.time)) == ("2014-04-03", "14:30")


@pytest.mark.parametrize("heading", ["Date of birth", "Date of decision", "Time taken"])
def test_a_heading_that_speaks_of_something_else_is_not(
    heading: str, take: Take
) -> None:
    rows = ((*HEAD, heading), ("03/04/2014", "", "Log", "Call.", "x"))
    assert take(commas(rows)).unknown


def test_headings_that_are_not_known_are_named_and_no_name_in_them(take: Take) -> None:
    rows = (
        ("Sometimes", "Happening", "Told by Philippa Quillfeather"),
        ("03/04/2014", "Call.", "x"),
    )
    with pytest.raises(ScrError) as caught:
        take(commas(rows))
    assert '"Sometimes", "Happening", "?"' in str(caught.value)
    assert "Quillfeather" not in str(caught.value)


@pytest.mark.parametrize("name", ["Agnieszka", "OKAFOR", "Siân", "Grace"])
def test_a_heading_with_what_may_be_anybodys_name_is_not_repeated(
    name: str, take: Take
) -> None:
    rows = (
        ("Sometimes", "Happening", f"{name} notes", "Practitioner"),
        ("03/04/2014", "Call.", "x", "y"),
    )
    with pytest.raises(ScrError) as caught:
        take(commas(rows))
    assert '"Sometimes", "Happening", "?", "Practitioner"' in str(caught.value)


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("03/04/2014 approx 14.00", "14:00~"),
        ("03/04/2014, about 2pm", "14:00~"),
        ("03/04/2014 (approx) 14:00", "14:00~"),
        ("3 April 2014 c. 14:00", "14:00~"),
        ("03/04/2014 14:00 approx", "14:00~"),
        ("03/04/2014 (14:00)", "14:00"),
        ("03/04/2014 between 14:00 and 15:00", "14:00/15:00"),
    ],
)
def test_words_of_doubt_behind_a_date_stay_with_the_time(
    written: str, time: str, take: Take
) -> None:
    entry = _one(take, HEAD, (written, "", "Log", "Call.")).entry
    assert (str(entry.date), str(entry.time)) == ("2014-04-03", time)


@pytest.mark.parametrize("written", ["before 14:00", "after 14:00", "by 2pm"])
def test_a_time_with_one_end_is_kept_in_words(written: str, take: Take) -> None:
    entry = _one(take, HEAD, ("03/04/2014", written, "Log", "Call.")).entry
    assert entry.time is None
    assert written in entry.event
    entry = _one(take, HEAD, (f"03/04/2014 {written}", "", "Log", "Call.")).entry
    assert entry.time is None
    assert written in entry.event


@pytest.mark.parametrize(
    ("written", "date", "time", "told"),
    [
        ("2014-01-21T09:05:00Z", "2014-01-21", "09:05", False),
        ("2014-04-03T14:30:00Z", "2014-04-03", "15:30", True),
        ("2014-07-21T09:05:00+01:00", "2014-07-21", "09:05", False),
        ("2014-07-21 23:30 UTC", "2014-07-22", "00:30", True),
        ("2014-03-30T01:00:00Z", "2014-03-30", "02:00", True),
        ("2014-10-26T01:00:00Z", "2014-10-26", "01:00", False),
        ("2014-07-21T09:05:00-0500", "2014-07-21", "15:05", True),
    ],
)
def test_a_moment_with_an_offset_is_told_in_the_time_of_the_uk(
    written: str,
    date: str,
    time: str,
    told: bool,
    take: Take,
) -> None:
    entry = _one(take, HEAD, (written, "", "Log", "Call.")).entry
    assert (str(entry.date), str(entry.time)) == (date, time)
    assert (written in entry.event) == told


def test_marks_that_nobody_sees_make_no_question(take: Take) -> None:
    rows = (
        ("\u200fDate", "Time\ufeff", "Source", "Event", "Child seen"),
        ("\u200e03/\u200e04/\u200e2014", "\u200f14:\u06130".replace("\u0613", "3"),
         "Log", "Ca\u00adll.", "\u202ayes\u202c\ufe0f"),
    )  # fmt: skip
    entry = _one(take, *rows).entry
    read = str(entry.date), str(entry.time), entry.event, entry.child_seen
    assert read == ("2014-04-03", "14:30", "Call.", "yes")


def test_midnight_in_a_column_of_dates_is_no_time_where_times_stand_beside(
    take: Take,
) -> None:
    rows = (HEAD, ("03/04/2014 00:00:00", "14:30", "Log", "a"),
            ("05/04/2014 00:00:00", "", "Log", "b"))  # fmt: skip
    outcome = take(commas(rows))
    assert not outcome.open
    times = [one.entry.time for one in outcome.drafts]
    assert [str(one) for one in times] == ["14:30", "None"]


@pytest.mark.parametrize(
    ("said", "time", "asked"),
    [("", "00:00", ["date"]), ("none", "None", []), ("real", "00:00", [])],
)
def test_one_midnight_among_other_times_is_asked_about_once(
    said: str, time: str, asked: list[str], take: Take
) -> None:
    rows = (HEAD, ("03/04/2014 00:00", "", "Log", "a"),
            ("05/04/2014", "14:30", "Log", "b"))  # fmt: skip
    first, second = take(commas(rows), midnight=said).drafts
    assert (str(first.entry.time), str(second.entry.time)) == (time, "14:30")
    assert [one.field for one in first.questions] == asked
    assert not second.questions


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("@home visit: all well", "@@home visit: all well"),
        ("Met mother @school gate", "Met mother @@school gate"),
        ("Seen @ 10:00, mailed duty@agency.example", None),
        ("@Mother came", "@Mother came"),
        ("Seen with @Philippa Quillfeather.", "Seen with @HV1."),
    ],
)
def test_a_sign_at_a_word_stays_and_asks_nothing(
    said: str, written: str | None, take: Take
) -> None:
    entry = _one(take, HEAD, ("03/04/2014", "", "Log @work", said)).entry
    assert (entry.event, entry.source) == (written or said, "Log @work")


def test_a_code_that_nobody_bears_is_still_asked_about(take: Take) -> None:
    rows = (HEAD, ("03/04/2014", "", "Log", "Seen with @HV7."))
    asked = [q.field for one in take(commas(rows)).open for q in one.questions]
    assert asked == ["event"]


def test_an_answer_that_was_not_asked_for_is_not_invented(take: Take) -> None:
    draft = _one(take, HEAD, ("03/04/2014", "", "Log", "Call."))
    assert draft.entry.child_seen == "not_asked"
    assert "seen" not in spell(draft.entry, "", Layout(0)).line
    rows = ((*HEAD, "Child seen"), ("03/04/2014", "", "Log", "Call.", ""))
    assert _one(take, *rows).entry.child_seen == "not_recorded"


@pytest.mark.parametrize(
    ("boxes", "answer"),
    [
        ("Yes ☒ No ☐", "yes"), ("Yes ☐ No ☑", "no"), ("☐ Yes ☒ No", "no"),
        ("[x] Yes [ ] No", "yes"), ("Yes [ ]\nNo [X]", "no"), ("☑️ Yes ☐ No", "yes"),
        ("☐ Yes ☐ No", "not_recorded"), ("Yes ☐ No ☐ N/A ☒", "not_applicable"),
        ("✓", "yes"),
    ],
)  # fmt: skip
def test_a_box_that_is_ticked_is_the_answer(
    boxes: str, answer: str, take: Take
) -> None:
    rows = ((*HEAD, "Child seen"), ("03/04/2014", "", "Log", "Call.", boxes))
    assert _one(take, *rows).entry.child_seen == answer


@pytest.mark.parametrize("boxes", ["Yes ☒ No ☒", "☐", "☐ Yes ☒ No ☐"])
def test_boxes_that_give_no_one_answer_are_asked_about(boxes: str, take: Take) -> None:
    rows = ((*HEAD, "Child seen"), ("03/04/2014", "", "Log", "Call.", boxes))
    asked = [q.field for one in take(commas(rows)).open for q in one.questions]
    assert asked == ["child_seen"]


MANY = (
    ("Date", "Agency", "Source", "Event"),
    ("03/04/2014", "Health", "Log", "Call."),
    ("04/04/2014", "Police", "Log", "Called."),
    ("05/04/2014", "", "Log", "Visit."),
)


def test_rows_of_another_agency_are_asked_about_and_ascribed_to_nobody(
    take: Take,
) -> None:
    outcome = take(commas(MANY), partial=True)
    assert len(outcome.open) == 3
    assert not outcome.added


def test_one_agency_in_every_row_is_the_one_that_sent_it(take: Take) -> None:
    rows = (MANY[0], *((d, "Health visiting", s, e) for d, _, s, e in MANY[1:]))
    assert not take(commas(rows)).open


def test_a_column_of_agencies_can_be_left_out_by_hand(take: Take) -> None:
    assert not take(commas(MANY), columns={"Agency": "-"}).open


@pytest.mark.parametrize("name", ["column 5", "Column E"])
def test_a_column_without_a_heading_is_named_by_its_place(
    name: str, take: Take
) -> None:
    rows = ((*HEAD, ""), ("03/04/2014", "", "Log", "Call.", "checked"))
    assert [one.number for one in take(commas(rows)).unknown] == [5]
    outcome = take(commas(rows), columns={name: "comment"})
    assert outcome.drafts[0].entry.comment == "checked"


def _turned(*days: object) -> bytes:
    def shown(book: Workbook, sheet: Worksheet) -> None:
        for cell in sheet["A"]:
            if isinstance(cell.value, datetime):
                cell.number_format = "dd/mm/yyyy"

    return excel([HEAD, *((day, None, "Log", "Call.") for day in days)], shown)


TRUE = tuple(datetime(2014, month, 4) for month in (3, 7))  # noqa: DTZ001


def test_true_dates_that_a_month_first_excel_may_have_turned_are_asked_about(
    take: Take,
) -> None:
    outcome = take(_turned(TRUE[0], "13/04/2014", TRUE[1], "21/05/2014"))
    assert [one.at for one in outcome.open] == ["sheet 1, row 2", "sheet 1, row 4"]
    asked = {q.needed for one in outcome.open for q in one.questions}
    assert all("wrong way round" in one for one in asked)


@pytest.mark.parametrize(
    "days",
    [
        (*TRUE, "04/05/2014"),
        (*TRUE, "April 2014"),
        (*TRUE, datetime(2014, 4, 21), "13/04/2014"),  # noqa: DTZ001
    ],
)
def test_true_dates_that_nothing_speaks_against_are_taken(
    days: tuple[object, ...], take: Take
) -> None:
    assert not take(_turned(*days)).open


def test_a_hidden_sheet_that_holds_the_table_is_told_with_the_way_out(
    take: Take,
) -> None:
    def hidden(book: Workbook, sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"
        book.create_sheet("Front").append(["Chronology"])

    with pytest.raises(ScrError) as caught:
        take(excel([HEAD, ("03/04/2014", "", "Log", "Call.")], hidden))
    assert "a hidden sheet with the headings" in str(caught.value)
    assert "Unhide" in str(caught.value.advice)


def test_an_empty_answer_is_kept_for_the_file_of_questions(take: Take) -> None:
    rows = ((*HEAD, "Child seen"), ("32/04/2014", "", "Log", "Call.", ""))
    (draft,) = take(commas(rows), partial=True).open
    assert replace(draft).written["child_seen"] == "not recorded"
