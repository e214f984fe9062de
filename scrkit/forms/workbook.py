"""A form in Excel: one row a record, typed columns, what nobody changes locked."""

from datetime import UTC, date, datetime, time
from io import BytesIO

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates import spelled
from scrkit.forms.description import Place, leaves, places
from scrkit.forms.layout import shown, value_in
from scrkit.forms.pack import FormRequest, stamp_of
from scrkit.forms.pieces import written
from scrkit.forms.table import HEADER, rows_of
from scrkit.model.kinds import Record
from scrkit.render.excel import cells
from scrkit.render.excel.steady import steady

DAY = "d mmm yyyy"
_WIDTHS = {"narrative": 42, "line": 24, "day": 13, "answer": 16, "codes": 12, "code": 9}
_WIDTH = 18
_Columns = tuple[tuple[Place, str], ...]


def workbook(asked: FormRequest) -> bytes:
    """Return the form as an .xlsx file; raises ScrError where a text is too long."""
    book = cells.new_book()
    sheet = book.create_sheet(asked.form.title)
    columns = tuple(leaves(places(asked.form)))
    _titles(sheet, asked)
    widths = tuple(_WIDTHS.get(place.shape, _WIDTH) for place, _ in columns)
    cells.head(sheet, HEADER, tuple(heading for _, heading in columns))
    cells.head_tall(sheet, HEADER, widths)
    records = rows_of(asked.review, asked.form, asked.owner)
    for number, record in enumerate(records, start=HEADER + 1):
        _row(sheet, number, record, columns)
    last = HEADER + len(records)
    for number, (place, heading) in enumerate(columns, start=1):
        _column(sheet, get_column_letter(number), (place, heading), last)
    sheet.freeze_panes = f"B{HEADER + 1}"
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(columns))}{last}"
    cells.printed(sheet, asked.review.case.marking, across=cells.pages_across(widths))
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.print_title_cols = "A:A"
    sheet.protection.sheet = True
    # Rows and columns may be made as high and wide as what is written in them.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    properties = book.properties
    properties.title = f"{asked.form.title}: {asked.name}"
    properties.subject = stamp_of(asked)
    properties.creator = asked.review.case.board.name
    made = datetime.combine(asked.options.as_of, time(), UTC)
    properties.created = made.replace(tzinfo=None)
    held = BytesIO()
    book.save(held)
    return steady(held.getvalue(), asked.options.as_of)


def _titles(sheet: Worksheet, asked: FormRequest) -> None:
    cells.line(sheet, 1, f"{asked.form.title}: {asked.name}", cells.TITLE)
    cells.line(sheet, 2, stamp_of(asked), cells.QUIET)
    told = (
        "What stands here was said last time. Write into the white columns; the grey "
        "ones are the plan's. What belongs in a cell is shown when you click into it. "
    )
    if asked.due:
        told += f"Due back on {spelled(asked.due)}."
    cells.line(sheet, 3, told, cells.QUIET)
    sheet.row_dimensions[1].height = 24


def _row(sheet: Worksheet, number: int, record: Record, columns: _Columns) -> None:
    texts = []
    for at, (place, _) in enumerate(columns, start=1):
        value = value_in(record, place.name.split(".")[1:])
        texts.append(written(shown(place, value)))
        is_day = isinstance(value, date)
        cell = cells.put(sheet, number, at, "" if is_day else texts[-1])
        if isinstance(value, date):
            cell.value = value
        if place.shape == "day":
            cell.number_format = DAY
        cell.border = cells.BORDER
        if place.locked:
            cell.fill = cells.SHADE
        else:
            cell.protection = cells.OPEN
    widths = tuple(_WIDTHS.get(place.shape, _WIDTH) for place, _ in columns)
    cells.tall(sheet, number, widths, tuple(texts))


def _column(
    sheet: Worksheet, letter: str, column: tuple[Place, str], last: int
) -> None:
    place, heading = column
    look = sheet.column_dimensions[letter]
    look.width = _WIDTHS.get(place.shape, _WIDTH)
    look.alignment = Alignment(wrap_text=True, vertical="top")
    asking = asking_of(place, heading)
    asking.add(f"{letter}{HEADER + 1}:{letter}{last}")
    sheet.add_data_validation(asking)


_TITLE = 32  # characters that Excel shows over what it says of a cell
_PROMPT = 255  # those that it says at most, and that its list of answers holds


def _fits(place: Place) -> bool:
    words = [words for _, words in place.choices]
    return len(",".join(words)) <= _PROMPT and not any("," in one for one in words)


def asking_of(place: Place, heading: str) -> DataValidation:
    """Return what is shown at a cell, and what it takes: a day, one of few answers."""
    asking = DataValidation(
        allow_blank=True,
        showInputMessage=True,
        promptTitle=heading[:_TITLE],
        prompt=(place.asked or heading)[:_PROMPT],
    )
    if place.shape == "day":
        asking.type, asking.operator = "date", "greaterThan"
        asking.formula1 = "2"
        asking.error = "A day is wanted, such as 17 July 2016."
    elif place.choices and _fits(place):
        words = ",".join(words for _, words in place.choices)
        asking.type, asking.formula1 = "list", f'"{words}"'
        asking.error = "Please choose one of the answers in the list."
    if asking.type:
        asking.showErrorMessage, asking.errorStyle = True, "warning"
    return asking
