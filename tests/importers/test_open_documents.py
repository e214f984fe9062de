"""OpenDocument files and the fields of Word's forms mean what their reader saw."""

import io
import zipfile
from collections.abc import Callable

import pytest

from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import table, word

Take = Callable[..., Outcome]
HEAD = ("Date", "Time", "Source", "Event")
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("draw", "drawing"),
    )
)  # fmt: skip
STYLES = """
<number:date-style style:name="N1"><number:day/><number:text>/</number:text>
<number:month/><number:text>/</number:text><number:year/></number:date-style>
<number:time-style style:name="N2"><number:hours/><number:text>:</number:text>
<number:minutes/><number:text> </number:text><number:am-pm/></number:time-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="clock" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="gone" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="typed" style:family="text"><style:text-properties
 style:text-line-through-type="single"/></style:style>
<style:style style:name="plain" style:family="text"><style:text-properties
 style:text-line-through-type="none"/></style:style>
<style:style style:name="unseen" style:family="text"><style:text-properties
 text:display="none"/></style:style>
<style:style style:name="off" style:family="table"><style:table-properties
 table:display="false"/></style:style>
"""


def _cell(text: str, looks: str = "") -> str:
    inside = text if text.startswith("<") else f"<text:p>{text}</text:p>"
    return f"<table:table-cell {looks}>{inside}</table:table-cell>"


def _row(*cells: str, looks: str = "") -> str:
    inside = "".join(one if one.startswith("<table") else _cell(one) for one in cells)
    return f"<table:table-row {looks}>{inside}</table:table-row>"


def _file(*rows: str, kind: str = "spreadsheet", style: str = "") -> bytes:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:{kind}><table:table {style}>"
        f"{_row(*HEAD)}{''.join(rows)}</table:table></office:{kind}></office:body>"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        target.writestr("content.xml", content)
    return out.getvalue()


MOMENT = (
    'table:style-name="day" office:value-type="date" '
    'office:date-value="2014-04-03T23:59:59.997"'
)
CLOCK = (
    'table:style-name="clock" office:value-type="time" '
    'office:time-value="PT14H29M59.9994S"'
)
ROW = _row(_cell("03/04/14", MOMENT), _cell("02:30 PM", CLOCK), "Log", "Seen.")


@pytest.mark.parametrize("kind", ["spreadsheet", "text"])
def test_an_open_document_is_read_as_it_is_shown(kind: str, take: Take) -> None:
    outcome = take(_file(ROW, kind=kind))
    entry = outcome.drafts[0].entry
    assert not outcome.open
    assert (str(entry.date), str(entry.time)) == ("2014-04-03", "14:30")


def test_blank_rows_and_columns_that_are_repeated_cost_nothing(take: Take) -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    outcome = take(_file(ROW, blank, _row("5 April 2014", "", "Log", "Called.")))
    assert [one.entry.event for one in outcome.drafts] == ["Seen.", "Called."]


def test_what_an_open_document_hides_is_told_and_what_is_struck_is_asked(
    take: Take,
) -> None:
    hidden = _cell(
        '<text:p>Seen.<text:span text:style-name="unseen">x1</text:span></text:p>'
    )
    struck = _cell(
        '<text:p><text:span text:style-name="gone">Not so</text:span></text:p>'
    )
    note = _cell(
        "<office:annotation><text:p>mine</text:p></office:annotation><text:p>a</text:p>"
    )
    outcome = take(
        _file(
            _row("03/04/2014", "", "Log", hidden),
            _row("04/04/2014", "", "Log", struck),
            _row("05/04/2014", "", "Log", note),
            _row("06/04/2014", "", "Log", "b", looks='table:visibility="collapse"'),
        )
    )
    assert [one.entry.event for one in outcome.drafts] == ["Seen.", "Not so", "a"]
    assert [one.at for one in outcome.open] == ["sheet 1, row 3"]
    told = {one.what: one.characters for one in outcome.asides}
    assert (told["hidden text"], told["comments"]) == (2, 4)
    assert "hidden rows and columns" in told


def test_a_line_through_a_text_is_seen_by_its_type_alone(take: Take) -> None:
    said = '<text:p><text:span text:style-name="{}">A text</text:span></text:p>'
    cells = [_cell(said.format(name)) for name in ("typed", "plain")]
    rows = [_row(f"0{n}/04/2014", "", "Log", c) for n, c in enumerate(cells, 3)]
    assert [one.at for one in take(_file(*rows)).open] == ["sheet 1, row 2"]


def test_lines_blanks_and_boxes_of_an_open_document_are_kept(take: Take) -> None:
    lines = _cell(
        "<text:p>a<text:line-break/>b<text:s text:c='2'/>c</text:p><text:p>d</text:p>"
    )
    box = _cell(
        "<text:p>e<draw:frame><draw:text-box><text:p>No</text:p></draw:text-box></draw:frame></text:p>"
    )
    outcome = take(
        _file(_row("03/04/2014", "", "Log", lines), _row("04/04/2014", "", "Log", box))
    )
    assert [one.entry.event for one in outcome.drafts] == ["a\nb  c\nd", "e"]
    assert [q.field for one in outcome.open for q in one.questions] == ["event"]


def test_a_table_inside_a_cell_of_an_open_document_is_asked_with_its_rows(
    take: Take,
) -> None:
    inner = (
        f"<table:table>{_row('10:00', 'Police rang')}{_row('', 'Seen')}</table:table>"
    )
    cell = _cell(f"<text:p>Call.</text:p>{inner}")
    outcome = take(_file(_row("03/04/2014", "", "Log", cell), kind="text"))
    draft = outcome.drafts[0]
    assert draft.entry.event == "Call.\n10:00 | Police rang\nSeen"
    assert [one.field for one in draft.questions] == ["event"]


def test_an_open_document_may_frame_its_table_with_another(take: Take) -> None:
    inner = f"<table:table>{_row(*HEAD)}{ROW}</table:table>"
    framed = _file(_row(_cell(inner)), kind="text")
    outcome = take(framed)
    assert [one.entry.event for one in outcome.drafts] == ["Seen."]


def test_a_hidden_sheet_of_an_open_document_is_told(take: Take) -> None:
    with pytest.raises(ScrError) as caught:
        take(_file(ROW, style='table:style-name="off"'))
    assert "a hidden sheet with the headings" in str(caught.value)


def _picker(shown: str, held: str, form: str = "M/d/yyyy") -> str:
    return (
        f'<w:p><w:sdt><w:sdtPr><w:date{held}><w:dateFormat w:val="{form}"/></w:date>'
        f"</w:sdtPr><w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
        "</w:p>"
    )


HELD = ' w:fullDate="2014-04-03T00:00:00Z"'


@pytest.mark.parametrize("shown", ["4/3/2014", "03/04/14", "April 3, 2014", "3 Apr 14"])
def test_a_picker_of_dates_gives_the_day_that_it_holds(shown: str, take: Take) -> None:
    rows = [HEAD, (_picker(shown, HELD), "", "Log", "Seen.")]
    outcome = take(word(table(rows)))
    assert not outcome.open
    assert str(outcome.drafts[0].entry.date) == "2014-04-03"


@pytest.mark.parametrize(("shown", "held"), [("5/4/2014", HELD), ("4/3/2014", "")])
def test_a_picker_that_may_show_another_day_is_asked_about(
    shown: str, held: str, take: Take
) -> None:
    rows = [HEAD, (_picker(shown, held), "", "Log", "Seen.")]
    assert [one.at for one in take(word(table(rows))).open] == ["table 1, row 2"]


OLD_BOX = (
    "<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox>"
    "</w:ffData></w:fldChar></w:r>"
)
SIGN = "<w:r><w:sym w:font='Wingdings' w:char='{}'/></w:r>"
BOXES = {
    "old fields": (OLD_BOX.format("<w:checked/>"), OLD_BOX.format("")),
    "signs": (SIGN.format("F0FE"), SIGN.format("F0A8")),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_of_old_forms_and_signs_are_read(name: str, take: Take) -> None:
    on, off = BOXES[name]
    cell = f"<w:p><w:r><w:t>Yes </w:t></w:r>{off}<w:r><w:t> No </w:t></w:r>{on}</w:p>"
    rows = [(*HEAD, "Child seen"), ("03/04/2014", "", "Log", "Visit.", cell)]
    outcome = take(word(table(rows)))
    assert outcome.drafts[0].entry.child_seen == "no"
    assert not outcome.open
