"""The sheet in which an agency writes its chronology."""

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates import spell_date
from scrkit.forms.pack import FormRequest
from scrkit.model.kinds import Column
from scrkit.render.excel import cells
from scrkit.render.sections.formcells import asked_of, example, filled, of_period

SHEET = "Chronology"
HEADER = 4
_EMPTY = 40  # rows with a frame to write in
_ROOM = 2_000  # rows behind the last that offer the answers too
_FROZEN = "C5"  # reference and date stay in sight, and so do the headings

# In characters: two pages of A4 side by side hold all of it in a legible size.
_WIDTHS = {
    "id": 13,
    "date": 16,
    "end": 11,
    "time": 9,
    "sequence": 10,
    "source": 18,
    "people": 13,
    "event": 50,
    "child_seen": 11,
    "seen_alone": 11,
    "voice": 23,
    "action": 27,
    "practice": 11,
    "comment": 23,
    "questions": 12,
    "outside_period": 17,
    "visibility": 12,
}
_WIDTH = 20  # of a field that has none of its own yet


def write(sheet: Worksheet, asked: FormRequest, lists: dict[str, str]) -> None:
    """Fill the sheet; `lists` are the ranges of answers to choose from, by field."""
    _titles(sheet, asked)
    columns = asked_of(asked.review, asked.options.names)
    cells.head(sheet, HEADER, tuple(column.heading for column in columns))
    sheet.row_dimensions[HEADER].height = 32
    last = _rows(sheet, asked)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        _column(sheet, letter, column)
        asked_for = of_period(column.prompt, asked.review)
        asking = _asking(column, asked_for, lists.get(column.field, ""))
        asking.add(f"{letter}{HEADER + 1}:{letter}{last + _ROOM}")
        sheet.add_data_validation(asking)
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = _FROZEN
    cells.printed(sheet, asked.review.case.marking, across=2)
    sheet.print_title_rows, sheet.print_title_cols = f"{HEADER}:{HEADER}", "A:B"


def _rows(sheet: Worksheet, asked: FormRequest) -> int:
    """Write what is given, or the example, and rows to write in; return the last."""
    rows = filled(asked.review, asked.owner) if asked.filled else ()
    given = rows or (
        example(asked.review, asked_of(asked.review, asked.options.names)),
    )
    for number, row in enumerate(given, start=HEADER + 1):
        shaded = not rows
        for at, text in enumerate(row.values(), start=1):
            cell = cells.put(sheet, number, at, text)
            cell.border = cells.BORDER
            if shaded:
                cell.fill = cells.SHADE
        widths = tuple(_WIDTHS.get(field, _WIDTH) for field in row)
        cells.tall(sheet, number, widths, tuple(row.values()))
    last = HEADER + len(given) + _EMPTY
    for number in range(last - _EMPTY + 1, last + 1):
        cells.boxed(sheet, number, ("",) * len(given[0]))
    return last


def _titles(sheet: Worksheet, asked: FormRequest) -> None:
    case, period = asked.review.case, asked.review.terms.period
    cells.line(sheet, 1, f"Chronology: {asked.name}", cells.TITLE)
    spans = f" · period under review: {spell_date(period)}" if period else ""
    cells.line(sheet, 2, f"{case.title}{spans}", cells.QUIET)
    told = (
        "This is what your agency has given so far. Correct it, add what is missing, "
        "and leave the references as they are."
        if asked.filled
        else "One event to a row. What belongs in each column is shown when you click "
        "into it, and on the sheet Guidance. The shaded row is an example."
    )
    cells.line(sheet, 3, told, cells.QUIET)
    sheet.row_dimensions[1].height = 24


def _column(sheet: Worksheet, letter: str, column: Column) -> None:
    """Make the whole column text, so that what is typed stays as it was typed."""
    kind = sheet.column_dimensions[letter]
    kind.width = _WIDTHS.get(column.field, _WIDTH)
    kind.number_format = cells.TEXT
    kind.font, kind.alignment = cells.PLAIN, Alignment(wrap_text=True, vertical="top")


def _asking(column: Column, asked_for: str, answers: str) -> DataValidation:
    """Return what is shown at a cell: what is asked for, answers to choose from."""
    # What is cut short here stands whole in the guidance.
    asking = cells.asking(column.heading, asked_for)
    asking.type, asking.formula1 = "list" if answers else None, answers or None
    # Several questions may be given in one cell, so that others are not refused.
    if answers and column.field != "questions":
        asking.showErrorMessage = True
        asking.errorStyle = "warning"
        asking.errorTitle = column.heading
        asking.error = cells.CHOOSE
    return asking
