"""Files as agencies send them: each comes in as a careful clerk would take it in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import (
    DAY,
    HEAD,
    MOMENT,
    commas,
    excel,
    patched,
    table,
    word,
)
from tests.wordfiles import para, run

Take = Callable[..., Outcome]
ROW = ("3.4.14", "11.36am", "HV record", "HV1", "Home visit; mother well.")
LATER = ("5/4/14", "", "HV record", "HV1", "Telephone call about the clinic.")
VISIT = ("2014-04-03", "11:36", "Home visit; mother well.")
CALL = ("2014-04-05", "", "Telephone call about the clinic.")


class Case(NamedTuple):
    """A file, what is said with it, the entries and the questions that it gives."""

    data: bytes
    entries: list[tuple[str, str, str]]
    questions: Sequence[tuple[str, str]] = ()
    said: Mapping[str, object] = MappingProxyType({})


def _struck(book: Workbook, sheet: Worksheet) -> None:
    sheet["E3"].font = Font(strike=True)


def _hidden_row(book: Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True


def _hidden_column(book: Workbook, sheet: Worksheet) -> None:
    sheet["F1"] = "Comment"
    sheet["F2"] = "for ourselves"
    sheet.column_dimensions["F"].hidden = True


def _hidden_sheet(book: Workbook, sheet: Worksheet) -> None:
    other = book.create_sheet("old")
    other.append(list(HEAD))
    other.append(list(ROW))
    other.sheet_state = "hidden"


def _second_year(book: Workbook, sheet: Worksheet) -> None:
    other = book.create_sheet("2015")
    other.append(list(HEAD))
    other.append(["1/2/15", *ROW[1:]])


def _merged_day(book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")


def _titled(book: Workbook, sheet: Worksheet) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Chronology of contact"
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "Prepared for the Board"


def _month_only(book: Workbook, sheet: Worksheet) -> None:
    sheet["A2"].number_format = "mmm-yy"


def _no_year(book: Workbook, sheet: Worksheet) -> None:
    sheet["A2"].number_format = "d-mmm"


def _from_1904(book: Workbook, sheet: Worksheet) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    sheet["A2"] = DAY


TWO = ("Date", "Source", "Event")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DELETED = (
    '<w:p><w:r><w:t xml:space="preserve">Home visit</w:t></w:r><w:del w:id="1" '
    'w:author="a"><w:r><w:delText> in the evening</w:delText></w:r></w:del><w:ins '
    'w:id="2" w:author="a"><w:r><w:t>; mother well.</w:t></w:r></w:ins></w:p>'
)
MERGE_TOP = (
    f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para(run("3.4.14"))}</w:tc>'
)
MERGE_ON = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
ACROSS = (
    f'<w:tc><w:tcPr><w:gridSpan w:val="5"/></w:tcPr>{para(run("See overleaf"))}</w:tc>'
)
FIRST = excel([HEAD, ROW, LATER])
CASES = {
    "plain Excel": Case(FIRST, [VISIT, CALL]),
    "titles above the headings": Case(excel([HEAD, ROW], _titled), [VISIT]),
    "other headings in another order": Case(
        excel(
            [
                ("Details of contact", "Who was present?", "Date of Contact",
                 "Source of evidence", "Time"),
                (ROW[4], ROW[3], ROW[0], ROW[2], ROW[1]),
            ]
        ),
        [VISIT],
    ),
    "a column nobody has said anything of": Case(
        excel([(*HEAD, "Ward"), (*ROW, "3b")]),
        [VISIT],
        said={"columns": {"ward": "-"}},
    ),
    "headings of its own, mapped": Case(
        excel([("On", "From", "Tale"), ("3.4.14", "HV record", "Seen at home.")]),
        [("2014-04-03", "", "Seen at home.")],
        said={"columns": {"on": "date", "from": "source", "tale": "event"}},
    ),
    "true dates and times": Case(
        excel([HEAD, (DAY, None, "HV record", "HV1", "Seen."),
               (MOMENT, None, "HV record", "HV1", "Rang.")]),
        [("2014-04-03", "", "Seen."), ("2014-04-03", "14:30", "Rang.")],
    ),
    "dates counted from 1904": Case(
        excel([HEAD, (None, None, "HV record", "HV1", "Seen.")], _from_1904),
        [("2014-04-03", "", "Seen.")],
    ),
    "a true date that shows only its month": Case(
        excel([HEAD, (DAY, None, "HV record", "HV1", "Seen.")], _month_only),
        [("2014-04", "", "Seen.")],
    ),
    "a true date whose year nobody wrote": Case(
        excel([HEAD, (DAY, None, "HV record", "HV1", "Seen.")], _no_year),
        [],
        [("sheet 1, A2", "date")],
    ),
    "a day merged over its rows": Case(
        excel([HEAD, ROW, ("", "2pm", "HV record", "HV1", "Rang again.")], _merged_day),
        [VISIT, ("2014-04-03", "14:00", "Rang again.")],
    ),
    "a row struck through": Case(
        excel([HEAD, ROW, LATER], _struck), [VISIT], [("sheet 1, E3", "event")]
    ),
    "a hidden row": Case(excel([HEAD, ROW, LATER], _hidden_row), [VISIT]),
    "a hidden row that is wanted": Case(
        excel([HEAD, ROW, LATER], _hidden_row), [VISIT, CALL],
        said={"with_hidden": True},
    ),
    "a hidden column": Case(excel([HEAD, ROW], _hidden_column), [VISIT]),
    "a hidden sheet": Case(excel([HEAD, LATER], _hidden_sheet), [CALL]),
    "several sheets, one a year": Case(
        excel([HEAD, ROW], _second_year), [VISIT, ("2015-02-01", "11:36", VISIT[2])]
    ),
    "a formula that was never worked out": Case(
        excel([HEAD, ("=A9+1", *ROW[1:])]),
        [],
        [("sheet 1, A2", "date"), ("sheet 1, A2", "date")],
    ),
    "year rows, and days without a year": Case(
        excel([HEAD, ("3 April", *ROW[1:]), ("2014",), ("3 April", *ROW[1:])]),
        [VISIT],
        [("sheet 1, A2", "date")],
    ),
    "American order is seen and refused": Case(
        excel([HEAD, ("04/13/2014", *ROW[1:]), ("04/03/2014", *ROW[1:]),
               ("3 April 2014", *ROW[1:])]),
        [VISIT],
        [("sheet 1, A2", "date"), ("sheet 1, A3", "date")],
    ),
    "midnight in every row": Case(
        excel([HEAD, ("3.4.14", "00:00", *ROW[2:]), ("5/4/14", "00:00", *LATER[2:])]),
        [("2014-04-03", "", VISIT[2]), CALL],
        said={"midnight": "none"},
    ),
    "midnight that was midnight": Case(
        excel([HEAD, ("3.4.14", "00:00", *ROW[2:]), ("5/4/14", "00:00", *LATER[2:])]),
        [("2014-04-03", "00:00", VISIT[2]), ("2014-04-05", "00:00", CALL[2])],
        said={"midnight": "real"},
    ),
    "vague dates keep their words": Case(
        excel([HEAD, ("early April 2014", "", "HV record", "HV1", "Seen."),
               ("c. 2012", "", "HV record", "HV1", "Moved."),
               ("?22/05/16", "", "HV record", "HV1", "Left."),
               ("3-9 April 2014", "approx 2pm", "HV record", "", "Away.")]),
        [
            ("2014-04", "", "Seen.\nDate as the agency gives it: early April 2014."),
            ("2012~", "", "Moved."),
            ("2016-05-22?", "", "Left."),
            ("2014-04-03/2014-04-09", "14:00~", "Away."),
        ],
    ),
    "an end date of its own": Case(
        excel([(*HEAD, "End date"), (*ROW, "9/4/2014")]),
        [("2014-04-03/2014-04-09", "11:36", VISIT[2])],
    ),
    "the author's own notes": Case(
        excel([HEAD, ROW, ("", "", "# ask the ward", "", "Is this right?")]), [VISIT]
    ),
    "the form's example row": Case(
        excel([("Reference", *HEAD), ("example", *ROW), ("", *LATER)]), [CALL]
    ),
    "numbered rows": Case(
        excel([("No.", *HEAD), (1, *ROW), (2, *LATER)]), [VISIT, CALL]
    ),
    "trailing blanks": Case(
        excel([HEAD, ROW, ("  ", None, "", " "), (None,) * 5, LATER, (" ",)]),
        [VISIT, CALL],
    ),
    "names where codes should be": Case(
        excel([HEAD, (*ROW[:3], "Philippa Quillfeather; Mother",
                      "Ms Quillfeather saw Marigold Fictionby at home.")]),
        [("2014-04-03", "11:36", "@HV1 saw @Mother at home.")],
    ),
    "somebody whom nobody knows": Case(
        excel([HEAD, (*ROW[:3], "HV1, the uncle", ROW[4])]), [],
        [("sheet 1, D2", "people")],
    ),
    "a time without its half of the day": Case(
        excel([HEAD, ("3.4.14", "9", *ROW[2:])]), [], [("sheet 1, B2", "time")]
    ),
    "no source, said for all": Case(
        excel([("Date", "Event"), (ROW[0], ROW[4])]),
        [("2014-04-03", "", VISIT[2])],
        said={"source": "Health visiting record"},
    ),
    "CSV from a British Excel": Case(commas([HEAD, ROW, LATER]), [VISIT, CALL]),
    "CSV with semicolons in the Windows encoding": Case(
        commas([HEAD, (*ROW[:4], "Café – “well”")], ";", "cp1252"),
        [("2014-04-03", "11:36", "Café – “well”")],
    ),
    "CSV with tabs and a byte order mark": Case(
        commas([HEAD, ROW], "\t", "utf-8-sig"), [VISIT]
    ),
    "CSV with a line break in a cell": Case(
        commas([HEAD, (*ROW[:4], "Home visit.\r\nMother well.")]),
        [("2014-04-03", "11:36", "Home visit.\n@Mother well.")],
    ),
    "a Word table": Case(word(table([HEAD, ROW, LATER])), [VISIT, CALL]),
    "Word tables split over pages, headings repeated": Case(
        word(table([HEAD, ROW]), para(run("")), table([HEAD, LATER])), [VISIT, CALL]
    ),
    "Word tables split over pages, headings once": Case(
        word(table([HEAD, ROW]), para(run("")), table([LATER])), [VISIT, CALL]
    ),
    "a Word table a year, the year above it": Case(
        word(
            para(run("2013")), table([HEAD, ("3 April", *ROW[1:])]),
            para(run("2014")), table([HEAD, ("3 April", *ROW[1:])]),
        ),
        [("2013-04-03", "11:36", VISIT[2]), VISIT],
    ),
    "tracked changes": Case(
        word(table([HEAD, (*ROW[:4], DELETED)])), [VISIT]
    ),
    "cells merged down in Word": Case(
        word(table([HEAD, (MERGE_TOP, *ROW[1:]), (MERGE_ON, "2pm", *ROW[2:])])),
        [VISIT, ("2014-04-03", "14:00", VISIT[2])],
    ),
    "a remark across a Word table": Case(
        word(table([HEAD, ROW, (ACROSS,), LATER])), [VISIT, CALL]
    ),
    "two events in one row": Case(
        excel([HEAD, (*ROW[:4], "Home visit. Returned on 26/5/2014 as agreed.")]),
        [("2014-04-03", "11:36", "Home visit. Returned on 26/5/2014 as agreed.")],
    ),
    "a phonetic guide and odd blanks": Case(
        patched(
            excel([TWO, ("3.4.14", "HV record", "Seen.")]),
            "xl/sharedStrings.xml", "<t>Seen.</t>",
            '<r><t xml:space="preserve">Seen</t></r><rPh sb="0" eb="1"><t>no</t></rPh>'
            "<r><t>\u200b.</t></r>",
        ),
        [("2014-04-03", "", "Seen.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_return_gives_its_entries_and_questions(name: str, take: Take) -> None:
    case = CASES[name]
    outcome = take(case.data, names_checked=True, **case.said)
    clear = [one.entry for one in outcome.drafts if not one.questions]
    entries = [(e.date.text, e.time.text if e.time else "", e.event) for e in clear]
    asked = [(q.at, q.field) for one in outcome.drafts for q in one.questions]
    assert (entries, asked) == (case.entries, list(case.questions))


@pytest.mark.parametrize("name", CASES)
def test_every_cell_and_character_is_accounted_for(name: str, take: Take) -> None:
    from scrkit.importers.read.reading import read_here

    whole = read_here(CASES[name].data)
    outcome = take(CASES[name].data, **CASES[name].said)
    cells = [c for g in whole.grids for line in g.lines for c in line.cells if c]
    own = [c for c in cells if "repeated from the merged cell" not in c.marks]
    assert sum(n for n, _ in outcome.account.values()) == len(own)
    assert sum(n for _, n in outcome.account.values()) == sum(len(c.text) for c in own)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 25


def _left(outcome: Outcome) -> dict[str, int]:
    return {one.what: one.characters for one in outcome.asides}


def test_what_lies_beside_the_cells_is_told(take: Take) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    box = (
        "<w:r><w:drawing><wps:txbx><w:txbxContent>"
        f"{para(run('in a box'))}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    )
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    cell = f"<w:p>{run('Home visit')}{hidden}{box}{sign}</w:p>"
    outcome = take(
        word(para(run("Compiled from paper files")), table([HEAD, (*ROW[:4], cell)])),
        names_checked=True,
    )
    assert outcome.drafts[0].entry.event == "Home visit✓"
    assert _left(outcome) == {
        "text outside the tables": 25,
        "hidden text": 6,
        "text boxes": 8,
    }
    # What floats over a cell may be its answer.
    assert [q.field for q in outcome.open[0].questions] == ["event"]


def test_a_hidden_row_is_told_and_left_out(take: Take) -> None:
    outcome = take(CASES["a hidden row"].data, names_checked=True)
    assert _left(outcome) == {"hidden rows and columns": 50}


def test_a_hidden_sheet_is_told_and_left_out(take: Take) -> None:
    outcome = take(CASES["a hidden sheet"].data, names_checked=True)
    assert list(_left(outcome)) == ["a hidden sheet with the headings of a chronology"]


PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    f"{para(run('Click here to enter text.'))}</w:sdtContent></w:sdt>"
)
OLD_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
    '<w:result w:val="1"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>'
)
LISTED = f"<w:p><w:pPr><w:numPr/></w:pPr>{run('Home visit')}</w:p>"


@pytest.mark.parametrize(
    ("cell", "event", "told"),
    [
        (PROMPT, "", "fields of a form that nobody filled"),
        (OLD_FIELD, "", "old form fields, with what was chosen in them"),
        (LISTED, "Home visit", "numbers or bullets that Word sets before a line"),
    ],
)
def test_what_word_holds_in_a_cell_beside_its_text_is_told(
    cell: str, event: str, told: str, take: Take
) -> None:
    inside = f"<w:tc>{cell}</w:tc>"
    outcome = take(word(table([HEAD, (*ROW[:4], inside)])), names_checked=True)
    assert outcome.drafts[0].entry.event == event
    assert told in _left(outcome)


@pytest.mark.parametrize(
    ("shown", "date"), [('"c. "yyyy', "2014~"), ('yyyy"?"', "2014?")]
)
def test_words_in_the_format_of_a_date_are_read_with_it(
    shown: str, date: str, take: Take
) -> None:
    def formatted(book: Workbook, sheet: Worksheet) -> None:
        sheet["A2"].number_format = shown

    data = excel([HEAD, (DAY, None, "HV record", "HV1", "Seen.")], formatted)
    outcome = take(data)
    assert not outcome.open
    assert [one.entry.date.text for one in outcome.drafts] == [date]


def test_words_in_a_format_that_no_date_has_are_asked_about(take: Take) -> None:
    def formatted(book: Workbook, sheet: Worksheet) -> None:
        sheet["A2"].number_format = '"not" mmm yyyy'

    data = excel([HEAD, (DAY, None, "HV record", "HV1", "Seen.")], formatted)
    assert [q.field for q in take(data).open[0].questions] == ["date"]


def test_a_second_of_midnight_is_no_other_day(take: Take) -> None:
    late = datetime(2014, 4, 3, 23, 59, 45)  # noqa: DTZ001 - as Excel keeps it
    entry = take(excel([HEAD, (late, None, "r", "HV1", "Seen.")])).drafts[0].entry
    assert (str(entry.date), str(entry.time)) == ("2014-04-03", "23:59")
