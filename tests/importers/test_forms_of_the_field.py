"""Forms as police, health, schools and housing have them: headings nobody listed."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand.headings import field_of
from tests.importers.returns import HEAD, commas, excel, table, word
from tests.wordfiles import para, run

Take = Callable[..., Outcome]
# Each form's headings, and what its one row of cells has to become.
FORMS = {
    "police": {
        "Incident No": "source", "Date/Time of Incident": "date", "Log Type": "event",
        "Incident Summary": "event", "Attending Officer": "people",
        "Outcome / Disposal": "action", "Source System": "source",
    },
    "surgery": {
        "Consultation Date": "date", "Clinician": "people",
        "Reason for Contact": "event", "Clinical Notes": "event",
        "Plan": "action", "Source": "source",
    },
    "health visitors": {
        "Date & Time of Contact": "date", "Type of Contact": "event",
        "Was child seen? Y/N": "child_seen", "Child's presentation / voice": "voice",
        "Actions / Plan": "action", "Record Source (e.g. the system)": "source",
    },
    "hospital": {
        "Attendance Date": "date", "Arrival Time": "time",
        "Discharge outcome": "action",
        "Presenting complaint": "event", "Date of Discharge": "end",
    },
    "ambulance": {
        "Call date": "date", "Call time": "time", "Incident number": "source",
        "Nature of call": "event", "Crew observations": "event",
        "Disposition": "action",
    },
    "school": {
        "Date of Concern / Event": "date", "What was observed or disclosed": "event",
        "Response by school": "action", "Safeguarding file reference": "source",
        "Pupil voice": "voice", "Action taken by DSL": "action",
    },
    "housing": {
        "Date reported": "date", "Date completed": "end", "Repair description": "event",
        "Job number": "source", "Housing officer comments": "comment",
    },
    "social care": {
        "Case note date": "date", "Case note type": "event", "Case note": "event",
        "Management decision": "action", "Child seen alone (Y/N)": "seen_alone",
    },
    "youth offending": {
        "When did it happen": "date", "What was recorded": "event",
        "Impact positive/negative": "comment", "What happened next": "action",
        "Where is this recorded": "source",
    },
    "crimes": {
        "Crime No": "source", "Reported": "recorded", "Occurred From": "date",
        "Occurred To": "end", "Summary": "event", "Disposal": "action",
    },
    "emergency department": {"ED no": "source", "Where from": "source"},
    "none of them": dict.fromkeys(
        (
            *("Date of birth", "Child's date of birth", "Next review date", "Due date"),
            *("Contact number", "Case number", "NHS number", "Name of child"),
            *("Address", "Response time", "Time spent"),
        ),
        "",
    ),
    "of the agency's own words": dict.fromkeys(
        (
            *("Source of referral", "Ward", "Team", "Referred to", "Length of visit"),
            *("Student", "Linked students", "Child", "Class", "Lesson", "Initials"),
        ),
        "words",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_heading_is_known_by_what_it_names(form: str) -> None:
    assert {one: field_of(one, {}) for one in FORMS[form]} == FORMS[form]


def test_a_row_of_a_police_form_comes_in_whole(take: Take) -> None:
    head = ("Incident No", "Date/Time of Incident", "Log Type", "Summary", "System")
    row = ("CR/0001/14", "03/04/2014 13:00", "Domestic", "shouting heard", "duty log")
    found = take(commas([head, row]))
    entry = found.drafts[0].entry
    assert (entry.date.text, str(entry.time)) == ("2014-04-03", "13:00")
    assert entry.source == "CR/0001/14 duty log"
    assert entry.event == "Domestic\nshouting heard"
    assert not found.unknown


COVER = [("Date of report", "Completed by"), ("", "HV1"), ()]


def test_a_block_on_the_cover_is_not_taken_for_the_headings(take: Take) -> None:
    head = ("Date", "Source", "People", "What was recorded")
    rows = [*COVER, head, ("3.4.14", "HV record", "HV1", "home visit")]
    found = take(excel(rows))
    assert [one.entry.event for one in found.drafts] == ["home visit"]


def test_map_reaches_columns_without_any_heading(take: Take) -> None:
    row = ("3.4.14", "HV record", "home visit")
    by_place = {"column 1": "date", "Column B": "source", "column 3": "event"}
    for rows in ([row], [("", "Record", ""), row], [("Whence", "Record?", "Was"), row]):
        found = take(commas(rows), columns=by_place)
        assert [one.entry.event for one in found.drafts] == ["home visit"], rows
        assert found.drafts[0].entry.source == "HV record"


def test_an_agencys_own_row_references_may_hold_letters(take: Take) -> None:
    head = ("Reference", "Date", "Source", "Event")
    own = ("HV/14/003a", "12-B", "LOG-0007", "7")
    rows = [
        (one, f"{n}.4.14", "HV record", f"visit {n}") for n, one in enumerate(own, 1)
    ]
    assert len(take(commas([head, *rows])).added) == len(own)
    # One of ours with a slip in it would make a second entry of the same event.
    slips = ("HEALTH-12", "health 0012", "Health0012")
    for one in slips:
        assert len(take(commas([head, (one, *rows[0][1:])])).open) == 1, one


def test_a_year_that_the_file_states_is_that_of_its_dates(take: Take) -> None:
    row = ("3 April", "", "HV record", "HV1", "visit")

    def named(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "2014"

    stated = (
        excel([HEAD, row], named),
        word(para(run("Chronology 2014")), table([HEAD, row])),
        commas([("Events of 2014",), HEAD, row]),
    )
    for data in stated:
        assert take(data).drafts[0].entry.date.text == "2014-04-03"
    # A year among other words is none of the rows.
    other = word(para(run("Compiled in May 2014")), table([HEAD, row]))
    assert take(other).open
