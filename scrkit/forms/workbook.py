"""A form in Excel: one row a record, typed columns, what nobody changes locked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates import spelled
from scrkit.forms.description import Form, Place
from scrkit.forms.layout import shown, value_in
from scrkit.forms.pack import FormRequest, stamp_of
from scrkit.forms.pieces import written
from scrkit.forms.places import leaves, places
from scrkit.forms.table import HEADER, rows_of
from scrkit.model.kinds import Record
from scrkit.render.excel import cells
from scrkit.render.excel.steady import saved

DAY = "d mmm yyyy"
_WIDTHS = {"narrative": 42, "line": 24, "day": 13, "answer": 16, "codes": 12, "code": 9}
_WIDTH = 18
_Columns = tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class RowsBook:
    """A sheet of rows to be made: its form, what heads it, its records.

    `told` stands below the title; `creator` is the board, `made` the day of the file.
    """

    form: Form
    title: str
    stamp: str
    told: str
    records: tuple[Any, ...]
    marking: str
    creator: str
    made: date


def workbook(asked: FormRequest) -> bytes:
    """Return the form as an .xlsx file; raises ScrError where a text is too long."""
    told = (
        "What stands here was said last time. Write into the white columns; the grey "
        "ones are the plan's. What belongs in a cell is shown when you click into it. "
    )
    if asked.due:
        told += f"Due back on {spelled(asked.due)}."
    case = asked.review.case
    wanted = RowsBook(
        form=asked.form,
        title=f"{asked.form.title}: {asked.name}",
        stamp=stamp_of(asked),
        told=told,
        records=rows_of(asked.review, asked.form, asked.owner),
        marking=case.marking,
        creator=case.board.name,
        made=asked.options.as_of,
    )
    return rows_book(wanted)


def rows_book(asked: RowsBook) -> bytes:
    """Return a sheet of rows as an .xlsx file; raises as `workbook` does."""
    book = cells.new_book()
    sheet = book.create_sheet(asked.form.title)
    columns = tuple(leaves(places(asked.form)))
    cells.line(sheet, 1, asked.title, cells.TITLE)
    cells.line(sheet, 2, asked.stamp, cells.QUIET)
    cells.line(sheet, 3, asked.told, cells.QUIET)
    sheet.row_dimensions[1].height = 24
    widths = tuple(_WIDTHS.get(place.shape, _WIDTH) for place, _ in columns)
    cells.head(sheet, HEADER, tuple(heading for _, heading in columns))
    cells.head_tall(sheet, HEADER, widths)
    for number, record in enumerate(asked.records, start=HEADER + 1):
        _row(sheet, number, record, columns)
    last = HEADER + max(1, len(asked.records))
    for number, (place, heading) in enumerate(columns, start=1):
        _column(sheet, get_column_letter(number), (place, heading), last)
    sheet.freeze_panes = f"B{HEADER + 1}"
    sheet.auto_filter.ref = f"A{HEADER}:{get_column_letter(len(columns))}{last}"
    cells.printed(sheet, asked.marking, across=cells.pages_across(widths))
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.print_title_cols = "A:A"
    sheet.protection.sheet = True
    # Rows and columns may be made as high and wide as what is written in them.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    book.properties.subject = asked.stamp
    return saved(book, asked.title, asked.creator, asked.made)


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
            cell.number_format, cell.alignment = DAY, cells.DAYS
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


_LIST = 255  # characters that Excel's list of answers holds


def _fits(place: Place) -> bool:
    words = [words for _, words in place.choices]
    return len(",".join(words)) <= _LIST and not any("," in one for one in words)


def asking_of(place: Place, heading: str) -> DataValidation:
    """Return what is shown at a cell, and what it takes: a day, one of few answers."""
    asking = cells.asking(heading, place.asked or heading)
    if place.shape == "day":
        asking.type, asking.operator = "date", "greaterThan"
        asking.formula1 = "2"
        asking.error = "A day is wanted, such as 17 July 2016."
    elif place.choices and _fits(place):
        words = ",".join(words for _, words in place.choices)
        asking.type, asking.formula1 = "list", f'"{words}"'
        asking.error = cells.CHOOSE
    if asking.type:
        asking.showErrorMessage, asking.errorStyle = True, "warning"
    return asking
