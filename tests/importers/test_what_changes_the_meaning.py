"""Nothing that changes what a row means is dropped: whose, how sure, when told."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.decode import decode
from scrkit.files import Edit, NewFile
from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand.rows import Draft
from scrkit.model.gathering import Chronology
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import applied
from tests.importers.returns import commas, excel

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "Event")


def _rows(take: Take, head: tuple[str, ...], *rows: tuple[str, ...]) -> Outcome:
    return take(commas([head, *rows]), names_checked=True, partial=True)


def _when(draft: Draft) -> tuple[str, str]:
    return str(draft.entry.date), str(draft.entry.time or "")


@pytest.mark.parametrize(
    ("heading", "said", "day", "time"),
    [
        ("Approx?", "Y", "2014-04-03", "14:30~"),
        ("Approximate?", "no", "2014-04-03", "14:30"),
        ("Time uncertain", "yes", "2014-04-03", "14:30?"),
        ("Time approximate", "x", "2014-04-03", "14:30~"),
        ("Exact time?", "No", "2014-04-03", "14:30~"),
        ("Date approximate", "Yes", "2014-04-03~", "14:30"),
        ("Date confirmed (Y/N)", "N", "2014-04-03~", "14:30"),
        ("Accuracy of date", "before", "../2014-04-03", "14:30"),
        ("Date accuracy", "exact", "2014-04-03", "14:30"),
    ],
)
def test_a_column_that_qualifies_is_heard(
    heading: str, said: str, day: str, time: str, take: Take
) -> None:
    head = ("Date", "Time", heading, "Source", "Event")
    done = _rows(take, head, ("03/04/2014", "14:30", said, "Log", "Call."))
    assert (_when(done.drafts[0]), done.open) == ((day, time), ())


def test_words_of_such_a_column_that_nobody_knows_are_a_question(take: Take) -> None:
    head = ("Date", "Accuracy", "Source", "Event")
    done = _rows(take, head, ("03/04/2014", "as told by aunt", "Log", "Call."))
    assert [q.field for q in done.open[0].questions] == ["date"]


def test_the_day_of_writing_down_stands_beside_the_date(take: Take) -> None:
    head = ("Date entered", "Date", "Source", "Event")
    told = ("02/05/2014", "13/04/2014", "Log", "Call.")
    missing = ("16/05/2014", "", "Log", "Visit.")
    done = _rows(take, head, told, missing)
    entry = done.drafts[0].entry
    assert (str(entry.date), str(entry.recorded)) == ("2014-04-13", "2014-05-02")
    assert [q.field for q in done.open[0].questions] == ["date"]


def test_the_only_date_column_is_the_date_whatever_its_heading(take: Take) -> None:
    for heading in ("Date recorded", "Date of entry", "Created on"):
        head = (heading, "Source", "Event")
        (draft,) = _rows(take, head, ("13/04/2014", "Log", "Call.")).drafts
        assert (str(draft.entry.date), draft.entry.recorded) == ("2014-04-13", None)


def test_a_service_that_is_another_agency_is_asked_about(take: Take) -> None:
    rows = [("03/04/2014", s, "Log", "Call.") for s in ("Midwifery", "Ambulance")]
    done = _rows(take, ("Date", "Service", "Source", "Event"), *rows)
    assert len(done.open) == 2


@pytest.mark.parametrize("day", ["01/01/1970", "1900-01-01", "30/12/1899"])
def test_a_day_that_programs_fill_in_is_a_question(day: str, take: Take) -> None:
    done = _rows(take, HEAD, (day, "", "Log", "Call."))
    assert "fills in this day" in done.open[0].questions[0].needed


def test_the_day_of_the_export_is_a_question_and_no_other_day(take: Take) -> None:
    table: list[list[object]] = [
        ["Extracted on", date(2016, 2, 9), "", ""],
        ["Date", "Time", "Source", "Event"],
        [date(2016, 2, 9), "", "Log", "Call."],
        [date(2016, 2, 8), "", "Log", "Visit."],
    ]
    done = take(excel(table), names_checked=True, partial=True)
    assert [one.questions for one in done.drafts][1:] == [()]
    assert [q.field for q in done.open[0].questions] == ["date"]


def _times(take: Take, *times: str) -> tuple[list[str], list[str]]:
    rows = [("03/04/2014", one, "Log", f"Call {n}.") for n, one in enumerate(times)]
    done = _rows(take, HEAD, *rows)
    said = [one.what for one in done.asides if "am or pm" in one.what]
    return [str(one.entry.time or "?") for one in done.drafts], said


def test_times_without_am_or_pm_have_one_rule_that_is_said_once(take: Take) -> None:
    asked, said = _times(take, "9.30", "11:15", "2.30")
    assert (asked, len(said)) == (["?", "?", "?"], 1)
    known, said = _times(take, "9.30", "2.30", "14:10")
    assert (known, len(said)) == (["09:30", "02:30", "14:10"], 1)
    assert _times(take, "9.30am", "2.30pm") == (["09:30", "14:30"], [])


def test_words_of_the_day_come_in_as_words(take: Take) -> None:
    done = _rows(
        take,
        HEAD,
        ("03/04/2014", "bedtime", "Log", "Call."),
        ("early hours of 4 April 2014", "", "Log", "Visit."),
    )
    assert [_when(one) for one in done.drafts] == [
        ("2014-04-03", ""),
        ("2014-04-04", ""),
    ]
    events = [one.entry.event for one in done.drafts]
    assert ["bedtime" in events[0], "early hours" in events[1]] == [True, True]


def test_a_declared_absence_is_no_entry_and_keeps_source_and_words(take: Take) -> None:
    done = _rows(
        take,
        HEAD,
        ("10/01/2014", "", "Log", "Visit."),
        ("11/01/2014 - 30/11/2014", "", "Log", "No contact with the family."),
        ("since 01/12/2015", "", "Log", "Nil entries."),
        ("01/12/2014", "", "Log", "No contact made at the door; card left."),
    )
    assert [(str(o.span), o.source, o.words) for o, _ in done.declared.every] == [
        ("2014-01-11/2014-11-30", "Log", "No contact with the family."),
        ("2015-12-01/..", "Log", "Nil entries."),
    ]
    assert len(done.added) == 2
    made = done.files[0]
    assert isinstance(made, NewFile)
    assert b"no_contact:\n  - span: 2014-01-11/2014-11-30" in made.content


def test_an_absence_that_says_more_stays_an_entry(take: Take) -> None:
    head = ("Date", "Source", "Event", "Action")
    row = ("March 2014", "Log", "No contact with the family.", "Case closed.")
    assert len(_rows(take, head, row).added) == 1


def test_a_row_that_begins_as_an_absence_and_says_more_is_asked_about(
    take: Take,
) -> None:
    rows = (
        ("May 2014", "", "Log", "No contact from family; referral made on 12 May."),
        ("June 2014", "", "Log", "No contact with mother; seen weekly by aunt."),
    )
    done = _rows(take, HEAD, *rows)
    assert [[q.field for q in one.questions] for one in done.open] == [["event"]]
    assert (len(done.added), done.declared.every) == (1, ())


def test_a_later_return_corrects_or_lifts_a_declared_silence(take: Take) -> None:
    visit = ("10/01/2014", "", "Log", "Visit.")
    first = _rows(
        take,
        HEAD,
        visit,
        ("01/09/2014-30/11/2014", "", "Log", "No contact."),
        ("March 2015", "", "Log", "Nil entries."),
    )
    made = first.files[0]
    assert isinstance(made, NewFile)
    file = made.path
    state = {
        "content": made.content,
        "there": decode(read(made.content, file), Chronology).value,
        "names_checked": True,
    }
    shorter = ("01/09/2014-31/10/2014", "", "Log", "No contact.")
    again = take(commas([HEAD, visit, shorter]), **state)
    edits = [one for one in again.files if isinstance(one, Edit)]
    there = decode(read(applied(tuple(edits)), file), Chronology).value
    assert there is not None
    assert [str(one.span) for one in there.no_contact] == ["2014-09-01/2014-10-31"]
    assert (len(again.declared.corrected), len(again.declared.gone)) == (1, 1)
    # A file that only adds takes nothing back.
    assert not take(commas([HEAD, visit]), adds=True, **state).declared


SHORT = ("Date", "Source", "Event")
_ACROSS = ["A2:C2", "A4:C4", "A6:C6"]


def _under(take: Take, *across: str, **more: str) -> list[list[str]]:
    """Return what is asked of a row below each of these rows across a table."""
    table = [SHORT]
    for n, title in enumerate(across, 1):
        table += [(title, "", ""), ("3 April", "Log", f"Call {n}.")]

    def merged(_: Workbook, sheet: Worksheet) -> None:
        for cells in _ACROSS[: len(across)]:
            sheet.merge_cells(cells)

    data = excel(table, merged)
    done = take(data, names_checked=True, partial=True, **more)
    return [[q.field for q in one.questions] for one in done.drafts]


@pytest.mark.parametrize(
    "title",
    [
        "Academic year 2015/16",
        "2015/16",
        "Year 2016 (Year 2 class)",
        "March 2017 to date",
        "April 2016",
    ],
)
def test_a_year_that_is_not_surely_understood_ends_the_one_before(
    title: str, take: Take
) -> None:
    assert _under(take, "2014", title) == [[], ["date"]]
    assert _under(take, "2014", "2014 continued", "Antenatal") == [[], [], []]


def test_rows_below_the_name_of_another_agency_are_asked_about(take: Take) -> None:
    mine = {"own": "housing", "others": "police"}
    below = _under(take, "Police", "Housing Department", "Rents", **mine)
    assert below == [["event", "date"], ["date"], ["date"]]
    for other in ("Probation", "Social services"):
        assert _under(take, other, "Housing", **mine) == [["event", "date"], ["date"]]


def test_sheets_and_headings_that_name_another_agency_are_asked_about(
    take: Take,
) -> None:
    book = Workbook()
    for name in ("Police", "Housing records"):
        sheet = book.create_sheet(name)
        for row in (SHORT, ("3/4/14", "Log", f"Call of {name.lower()}.")):
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    mine = {"own": "housing", "names_checked": True, "partial": True}
    done = take(out.getvalue(), **mine)
    assert [len(one.questions) for one in done.drafts] == [1, 0]
    document = Document()
    for name in ("Police", "Housing Department"):
        document.add_paragraph(name)
        table = document.add_table(rows=0, cols=3)
        for row in (SHORT, ("3/4/14", "Log", "Call.")):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    done = take(out.getvalue(), **mine)
    assert [len(one.questions) for one in done.drafts] == [1, 0]


def test_a_day_of_another_age_is_asked_about(take: Take) -> None:
    rows = [(day, "", "Log", f"Call {day}.") for day in ("3/4/1914", "3/4/1995")]
    done = _rows(take, HEAD, *rows)
    assert [[q.field for q in one.questions] for one in done.drafts] == [["date"], []]
    table = [SHORT, (date(1914, 4, 3), "Log", "Call.")]
    assert len(take(excel(table), names_checked=True, partial=True).open) == 1


def test_two_days_of_writing_down_have_a_remedy_that_helps(take: Take) -> None:
    head = ("Date of entry", "Incident date", "Source", "Event", "Date typed")
    row = ("07/04/2014", "03/04/2014", "Log", "Visit.", "09/04/2014")
    done = _rows(take, head, row)
    assert [(q.field, "--map" in q.needed) for q in done.open[0].questions] == [
        ("recorded", True)
    ]


def test_check_boxes_in_cells_are_read_and_block_nothing(take: Take) -> None:
    table = [(*SHORT, "Child seen"), ("3/4/14", "Log", "A.", True)]
    table.append(("4/4/14", "Log", "B.", False))
    bags = f'<B xmlns="{_BAGS}"><bag type="XFControls"><bagId k="C">0</bagId></bag></B>'
    out = io.BytesIO(excel(table))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/featurePropertyBag/featurePropertyBag.xml", bags)
    done = take(out.getvalue(), names_checked=True)
    assert (done.blocked, len(done.added)) == ((), 2)
    assert [one.entry.child_seen for one in done.drafts] == ["yes", "no"]


_BAGS = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"


def _drawn(xml: str, kind: str, part: str) -> bytes:
    """Return a workbook over whose cells something was drawn."""
    table = [HEAD, ("03/04/2014", "", "Log", "Call."), ("04/04/2014", "", "Log", "V.")]
    data, out = zipfile.ZipFile(io.BytesIO(excel(table))), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in data.namelist():
            package.writestr(name, data.read(name))
        package.writestr(part, xml)
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats'
            f'.org/officeDocument/2006/relationships/{kind}" Target="/{part}"/>'
            "</Relationships>",
        )
    return out.getvalue()


_BOX = (
    '<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/'
    'spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
    'main"><d:twoCellAnchor><d:from><d:col>0</d:col><d:colOff>0</d:colOff><d:row>1'
    "</d:row><d:rowOff>0</d:rowOff></d:from><d:to><d:col>0</d:col><d:colOff>9</d:colOff>"
    "<d:row>1</d:row><d:rowOff>9</d:rowOff></d:to><d:sp><d:txBody><a:p><a:r><a:t>not "
    "this day</a:t></a:r></a:p></d:txBody></d:sp></d:twoCellAnchor></d:wsDr>"
)
_CHECK = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:'
    'office:excel"><v:shape><x:ClientData ObjectType="{}"><x:Anchor>0, 2, 1, 2, 0, 40, '
    "1, 15</x:Anchor></x:ClientData></v:shape></xml>"
)


@pytest.mark.parametrize(
    ("xml", "kind", "part", "asked"),
    [
        (_BOX, "drawing", "xl/drawings/drawing1.xml", ["date"]),
        (_CHECK.format("Checkbox"), "vmlDrawing", "xl/drawings/d.vml", ["date"]),
        (_CHECK.format("Note"), "vmlDrawing", "xl/drawings/d.vml", []),
    ],
)
def test_what_floats_over_a_sheets_cell_is_asked_there(
    xml: str, kind: str, part: str, asked: list[str], take: Take
) -> None:
    done = take(_drawn(xml, kind, part), names_checked=True, partial=True)
    first, second = done.drafts
    assert [q.field for q in first.questions] == asked
    assert second.questions == ()


def test_a_rule_that_may_strike_words_is_told_with_its_cells(take: Take) -> None:
    def ruled(book: Workbook, sheet: Worksheet) -> None:
        look = DifferentialStyle(font=Font(strike=True))
        rule = Rule(type="notContainsBlanks", dxf=look, formula=["LEN(D2)>0"])
        sheet.conditional_formatting.add("D2:D3", rule)

    done = take(excel([HEAD, ("03/04/2014", "", "Log", "Call.")], ruled))
    told = [one for one in done.asides if "rule" in one.what]
    assert [(one.where, one.taken) for one in told] == [("sheet 1, D2:D3", True)]


def test_hours_past_a_day_are_asked_about_as_they_are_shown(take: Take) -> None:
    def formatted(book: Workbook, sheet: Worksheet) -> None:
        sheet["B2"].number_format = "[h]:mm"

    table = [HEAD, ("03/04/2014", 1.0625, "Log", "Call.")]
    done = take(excel(table, formatted), names_checked=True, partial=True)
    assert [q.field for q in done.open[0].questions] == ["time"]
    assert done.open[0].written["time"] == "25:30"


@pytest.mark.parametrize(
    "heading",
    ["Ward", "Department", "Referrer", "Team", "Location of contact", "Referred by",
     "Source of referral", "Priority level", "Venue / place"],
)  # fmt: skip
def test_what_no_field_holds_is_kept_behind_the_event(heading: str, take: Take) -> None:
    done = _rows(take, (*HEAD, heading), ("3.4.14", "", "Log", "Seen.", "the east one"))
    (draft,) = done.drafts
    assert draft.entry.event == f"Seen.\n{heading}: the east one"
    told = [one.what for one in done.asides if one.taken]
    assert "1 column kept behind the event, in the agency's words" in told
    assert (done.unknown, done.open) == ((), ())


@pytest.mark.parametrize("heading", ["Date of birth", "NHS number", "Surname", "Zyx"])
def test_a_column_that_nobody_knows_is_still_asked_about(
    heading: str, take: Take
) -> None:
    sent = commas([(*HEAD, heading), ("3.4.14", "", "Log", "Seen.", "so")])
    assert [one.heading for one in take(sent).unknown] == [heading]
    kept = take(sent, columns={"*": "words"}, names_checked=True)
    assert kept.drafts[0].entry.event == f"Seen.\n{heading}: so"
    left = take(sent, columns={"*": "-"}, names_checked=True)
    assert (left.unknown, left.drafts[0].entry.event) == ((), "Seen.")


@pytest.mark.parametrize(
    ("row", "time", "event"),
    [
        ("Finish Time|09:00|10:15", "09:00/10:15", "Seen."),
        ("End time|09:00|", "09:00", "Seen."),
        ("Time ended||10:15", "", "Seen.\nTime ended: 10:15"),
        ("Time out|23:30|00:20", "23:30", "Seen.\nTime out: 00:20"),
        ("Time to|morning|12:00", "morning", "Seen.\nTime to: 12:00"),
    ],
)
def test_a_finish_time_is_the_end_of_the_time(
    row: str, time: str, event: str, take: Take
) -> None:
    heading, begun, ended = row.split("|")
    sent = [("Date", "Time", heading, "Source", "Event"),
            ("3.4.14", begun, ended, "Log", "Seen.")]  # fmt: skip
    (draft,) = take(commas(sent), names_checked=True).drafts
    assert _when(draft) == ("2014-04-03", time)
    assert (draft.entry.event, draft.questions) == (event, ())


@pytest.mark.parametrize(
    ("date_", "words", "day"),
    [
        ("2013? No contact", "No contact", "2013?"),
        ("March 2014 - May 2014: no entries", "no entries", "2014-03/2014-05"),
        ("2013", "Gap in records", "2013"),
    ],
)
def test_what_stands_behind_a_date_may_say_that_there_was_nothing(
    date_: str, words: str, day: str, take: Take
) -> None:
    event = words if words not in date_ else ""
    done = _rows(take, ("Date", "Source", "Event"), (date_, "Log", event))
    ((said, _),) = done.declared.new
    assert (said.span.text, said.words, done.open) == (day, words, ())


def test_a_team_of_another_agency_is_asked_about(take: Take) -> None:
    rows = [("3.4.14", "", "Log", "Seen.", "Team A"), ("4.4.14", "", "Log", "Call.",
            "Police team")]  # fmt: skip
    done = _rows(take, (*HEAD, "Team"), *rows)
    assert [draft.entry.event for draft in done.open] == ["Call.\nTeam: Police team"]
    assert '--map "HEADING=words"' in done.open[0].questions[0].needed
    sent = commas([(*HEAD, "Team"), *rows])
    said = take(sent, names_checked=True, columns={"Team": "words"})
    assert (len(said.added), said.open) == (2, ())


def test_a_declared_silence_stays_one_beside_columns_of_its_own(take: Take) -> None:
    head = ("Date", "Source", "Event", "Team")
    done = _rows(take, head, ("1-30 April 2014", "Log", "No contact.", "Team A"))
    assert len(done.declared.new) == 1
    assert "declares that there was nothing" in done.drafts[0].notes[0].what


def test_an_own_word_that_is_struck_or_no_text_is_asked_about(take: Take) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*HEAD, "Ward", "End time"])
    sheet.append(["3.4.14", "09:00", "Log", "Seen.", "the east one", ""])
    sheet.append(["4.4.14", "09:00", "Log", "Seen.", "=1/0", ""])
    sheet.append(["5.4.14", "09:00", "Log", "Seen.", "", "10:00"])
    sheet["E2"].font = sheet["F4"].font = Font(strike=True)
    held = io.BytesIO()
    book.save(held)
    done = take(held.getvalue(), names_checked=True, partial=True)
    asked = [[one.needed[:12] for one in draft.questions] for draft in done.open]
    assert asked == [["It is struck"], ["It is a form"], ["It is struck"]]


def test_struck_words_are_told_apart_in_the_file_of_questions(take: Take) -> None:
    document = Document()
    table = document.add_table(2, 4)
    for at, text in enumerate(("Date", "Source", "Event", "People")):
        table.cell(0, at).text = text
    table.cell(1, 0).text, table.cell(1, 1).text = "3.4.14", "Log"
    runs = (
        ("Seen at home. ", False),
        ("No", True),
        (" reply.", True),
        (" Well.", False),
    )
    for text, struck in runs:
        table.cell(1, 2).paragraphs[0].add_run(text).font.strike = struck
    for text, struck in (("HV1", False), (", SW1", True)):
        table.cell(1, 3).paragraphs[0].add_run(text).font.strike = struck
    held = io.BytesIO()
    document.save(held)
    done = take(held.getvalue(), partial=True, names_checked=True)
    (draft,) = done.open
    want = "Seen at home. [struck through: No reply.] Well."
    assert (draft.entry.event, draft.entry.people) == (want, ("HV1",))
    assert draft.written["people"] == "HV1 [struck through: SW1]"
    assert "Take the brackets away" in draft.questions[0].needed
