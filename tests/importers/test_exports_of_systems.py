"""Returns as systems export them: flags, days left open, files of other kinds."""

from collections.abc import Callable

import pytest

from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import commas

Take = Callable[..., Outcome]
HEAD = ("Date", "Event", "Source")


def _take(take: Take, *rows: tuple[str, ...]) -> Outcome:
    return take(commas(rows), names_checked=True, partial=True, source="Record")


def test_a_column_of_yes_and_no_is_no_part_of_what_happened(take: Take) -> None:
    found = _take(
        take,
        ("Event Date", "Event Details", "Significant event", "Attended", "Complied"),
        ("3/4/14", "seen at home", "Y", "Y", ""),
        ("13/4/14", "nobody in", "N", "N", "N"),
    )
    assert [one.entry.event for one in found.drafts] == [
        "seen at home\nSignificant event: Y\nAttended: Y",
        "nobody in\nSignificant event: N\nAttended: N\nComplied: N",
    ]


def test_the_only_column_of_events_stays_one_whatever_it_says(take: Take) -> None:
    found = _take(take, ("Date", "Key event"), ("3/4/14", "Yes"))
    assert [one.entry.event for one in found.drafts] == ["Yes"]


def test_who_put_a_row_down_is_kept_behind_the_event(take: Take) -> None:
    found = _take(
        take,
        ("Date", "Event", "Entered By", "Contact with"),
        ("3/4/14", "seen", "clerk", "school"),
    )
    event = found.drafts[0].entry.event
    assert event == "seen\nEntered By: clerk\nContact with: school"
    assert found.drafts[0].entry.people == ()


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("xx/05/2014", "2014-05"),
        ("??/05/14", "2014-05"),
        ("00/05/98", "1998-05"),
        ("XX.XX.2014", "2014"),
        ("Sometime in early April 2014", "2014-04"),
        ("sometime between May and July 2014", "2014-05/2014-07"),
        ("some time around May 2014", "2014-05~"),
        ("2014 (month unknown)", "2014"),
    ],
)
def test_what_was_left_open_of_a_date_stays_open(
    written: str, date: str, take: Take
) -> None:
    draft = _take(take, HEAD, (written, "seen", "Log")).drafts[0]
    assert draft.entry.date.text == date
    assert not draft.questions
    assert f"Date as the agency gives it: {written}." in draft.entry.event


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Boxing Day 2014", "2014-12-26"),
        ("New Year's Eve 2013", "2013-12-31"),
        ("? May 2014", "2014-05?"),
        ("03-APR-14 02.30.00.000000 PM", "2014-04-03"),
    ],
)
def test_a_day_by_its_name_or_a_system_s_stamp_is_read(
    written: str, date: str, take: Take
) -> None:
    draft = _take(take, HEAD, (written, "seen", "Log")).drafts[0]
    assert (draft.entry.date.text, draft.questions) == (date, ())
    assert str(draft.entry.time) == ("14:30" if "PM" in written else "None")


@pytest.mark.parametrize("written", ["31/12/9999", "9999-12-31 00:00:00", "01/01/1753"])
def test_the_last_day_that_a_program_knows_is_a_stand_in(
    written: str, take: Take
) -> None:
    (question,) = _take(take, HEAD, (written, "seen", "Log")).drafts[0].questions
    assert "fills in this day" in question.needed


@pytest.mark.parametrize("end", ["ongoing", "to date", "present", "Continuing"])
def test_an_end_that_has_not_come_leaves_the_span_open(end: str, take: Take) -> None:
    head = ("Date from", "Date to", "Event", "Source")
    entry = _take(take, head, ("3/4/14", end, "weekly", "Log")).drafts[0].entry
    assert entry.date.text == "2014-04-03/.."
    assert f"End, as the agency gives it: {end}." in entry.event


def test_a_page_number_over_headings_that_come_again_is_left_out(take: Take) -> None:
    found = _take(
        take,
        HEAD,
        ("3/4/14", "seen", "Log"),
        ("Page 2 of 2", "", ""),
        HEAD,
        ("4/4/14", "seen again", "Log"),
    )
    assert [one.entry.event for one in found.drafts] == ["seen", "seen again"]
    assert any(one.characters == len("Page 2 of 2") for one in found.asides)


def test_a_lone_date_over_headings_that_come_again_is_a_question(take: Take) -> None:
    found = _take(take, HEAD, ("3/4/14", "", ""), HEAD, ("", "seen", "Log"))
    assert [one.at for one in found.open] == ["the file, row 2", "the file, row 4"]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b'<?xml version="1.0"?><office:document office:mimetype="application/'
         b'vnd.oasis.opendocument.spreadsheet">', ".fods"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
         b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "Excel 2003"),
        (b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com'
         b'/office/word/2003/wordml"/>', "Word 2003"),
        (b"<table><tr><th>Date</th></tr></table>", "web page"),
        (b"From: a@example.org\r\nSubject: chronology\r\n\r\nSee below", "mail"),
    ],
)  # fmt: skip
def test_what_is_written_out_is_called_what_it_is(
    head: bytes, what: str, take: Take
) -> None:
    with pytest.raises(ScrError, match=what) as told:
        take(head)
    assert "save" in (told.value.advice).lower()
