"""Every form of the example review goes out and comes in again, in one process."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scrkit import folder
from scrkit.cli.import_came import Opened
from scrkit.errors import ScrError
from scrkit.forms.known import FORMS
from scrkit.forms.marks import BOARD
from scrkit.forms.pack import FormRequest, pack
from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.table import ASTRAY, NO_COLUMN, NO_REFERENCE, NO_ROW
from scrkit.forms.taking import stamp_in, take_form
from scrkit.forms.unclear import HIDDEN
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.importers.understand.questions import TWICE
from scrkit.model.imr import REPORTS
from scrkit.render.products import WITH_FORM
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped

DAY = date(2016, 9, 30)
ROOT = shipped("examples") / "child-k"
Sent = Callable[[str, str], tuple[bytes, FormOptions]]


@pytest.fixture(scope="module")
def opened() -> Opened:
    files = folder.read(ROOT).files
    loaded = load(files)
    return Opened(files, loaded, loaded.sound())


@pytest.fixture(scope="module")
def sent(opened: Opened) -> Sent:
    """Return what makes a filled form, with that by which it is taken in again."""
    review = opened.review
    door = pseudonymiser(review, spellings(Register()), usual_words(review))

    def made(owner: str, what: str) -> tuple[bytes, FormOptions]:
        agency = review.agency(owner)
        asked = FormRequest(review, agency, what, DAY, Options(as_of=DAY), filled=True)
        content = pack(asked)[1].content
        stamp = stamp_in(content)
        assert stamp is not None
        form = FORMS["imr" if what in REPORTS else what]
        held = opened.files[form.file.format(owner)]
        mark = sha256(content).hexdigest()
        return content, FormOptions(
            review, agency, form, stamp, DAY, door, held, mark, partial=True
        )

    return made


def noticed(found: FormSummary) -> tuple[object, ...]:
    return (
        *(found.changed, found.emptied, found.added, found.gone, found.absent),
        *(found.questions, found.named, found.notes, found.blocked, found.files),
    )


def sheet_of(content: bytes) -> tuple[Worksheet, dict[str, int]]:
    sheet = load_workbook(BytesIO(content))["Actions"]
    heads = {str(one.value): at for at, one in enumerate(sheet[4], start=1)}
    return sheet, heads


def saved(sheet: Worksheet) -> bytes:
    held = BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(held)
    return held.getvalue()


def test_every_form_for_an_agency_has_its_letter() -> None:
    wanted = {one.name for one in FORMS.values() if "agency" in one.to}
    assert wanted == WITH_FORM.keys()


def test_every_filled_form_that_nobody_changed_changes_nothing(
    opened: Opened, sent: Sent
) -> None:
    review = opened.review
    owners = {one.agency or BOARD for one in review.actions.actions}
    every: list[tuple[str, str]] = [(one.agency, one.kind) for one in review.imrs]
    every += [(owner, "actions") for owner in sorted(owners)]
    assert len(review.imrs) == 8
    assert len(owners) > 4
    for owner, what in every:
        found = take_form(*sent(owner, what))
        assert not any(noticed(found)), (owner, what)


def test_rows_and_columns_that_were_moved_are_known_again(sent: Sent) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    rows = [[one.value for one in row] for row in sheet.iter_rows(min_row=5)]
    assert len(rows) > 1
    for at, row in enumerate(reversed(rows), start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value
    assert not any(noticed(take_form(saved(sheet), options)))
    last = max(heads.values())
    for at in range(4, sheet.max_row + 1):
        first, second = sheet.cell(at, 2), sheet.cell(at, last)
        first.value, second.value = second.value, first.value
    assert not any(noticed(take_form(saved(sheet), options)))


def test_a_row_that_was_added_or_bears_another_reference_is_asked_about(
    sent: Sent,
) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    id = sheet.cell(5, 1).value
    sheet.cell(5, 1).value = "A99"
    sheet.cell(5, heads["Done on"]).value = date(2016, 9, 1)
    end = sheet.max_row + 1
    sheet.cell(end, 2).value = "One more thing to do."
    found = take_form(saved(sheet), options)
    assert [one.needed for one in found.questions] == [NO_ROW, NO_REFERENCE]
    assert found.absent == (id,)
    assert not found.files
    sheet.cell(5, 1).value = sheet.cell(6, 1).value
    sheet.delete_rows(end)
    found = take_form(saved(sheet), options)
    assert [one.needed for one in found.questions] == [TWICE, TWICE]
    assert found.absent == (id, sheet.cell(6, 1).value)


def test_nothing_is_taken_from_a_row_whose_reference_is_another_actions(
    sent: Sent,
) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    first, second = sheet.cell(5, 1), sheet.cell(6, 1)
    first.value, second.value = second.value, first.value
    sheet.cell(5, heads["Done on"]).value = date(2016, 9, 1)
    found = take_form(saved(sheet), options)
    assert [one.needed for one in found.questions] == [ASTRAY, ASTRAY]
    assert not found.changed
    assert not found.files


@pytest.mark.parametrize("spoiled", ["Action", "row"])
def test_a_workbook_whose_headings_were_spoiled_is_refused(
    sent: Sent, spoiled: str
) -> None:
    content, options = sent("health", "actions")
    sheet, _ = sheet_of(content)
    if spoiled == "row":
        sheet.delete_rows(4)
    else:
        sheet.cell(4, 1).value = "Nr."
    with pytest.raises(ScrError, match="row of headings is not there, or spoiled"):
        take_form(saved(sheet), options)


def test_a_heading_that_was_changed_is_asked_about_where_something_stands_below(
    sent: Sent,
) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    column = heads["Done on"]
    sheet.cell(4, column).value = "Finished?"
    sheet.cell(5, column).value = date(2016, 9, 1)
    found = take_form(saved(sheet), options)
    assert {one.needed for one in found.questions} == {NO_COLUMN}
    assert not found.emptied
    assert not found.files


def test_what_was_hidden_and_not_changed_is_no_question(sent: Sent) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    for name in ("Owner", "Done on", "Progress, or the reason for delay"):
        letter = get_column_letter(heads[name])
        sheet.column_dimensions[letter].hidden = True
    sheet.row_dimensions[6].hidden = True
    found = take_form(saved(sheet), options)
    assert not any(noticed(found)), noticed(found)


def test_what_was_changed_in_a_hidden_column_is_asked_about(sent: Sent) -> None:
    content, options = sent("health", "actions")
    sheet, heads = sheet_of(content)
    column = heads["Done on"]
    sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.cell(5, column).value = date(2016, 9, 1)
    found = take_form(saved(sheet), options)
    asked = {one.at.partition(",")[0]: one.needed for one in found.questions}
    assert asked == {sheet.cell(5, 1).value: HIDDEN}
    assert not found.files


def test_a_form_of_another_edition_says_so_and_leaves_what_it_cannot_know(
    sent: Sent,
) -> None:
    content, options = sent("health", "imr")
    early = options.stamp._replace(edition="00000000")
    found = take_form(content, replace(options, stamp=early))
    assert len(found.notes) == 1
    assert "of another edition" in found.notes[0]
    assert not found.files
