"""Write a form as a workbook of several sheets: lists, single fields, codes."""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates import spelled
from scrkit.forms.description import Place
from scrkit.forms.held import held_in
from scrkit.forms.layout import shown, value_in
from scrkit.forms.pack import FormRequest, stamp_of
from scrkit.forms.pieces import written
from scrkit.forms.proposals import proposed
from scrkit.forms.sheetrows import Row, key_of, rows, within
from scrkit.forms.sheets import (
    ABOUT,
    ANSWER,
    ASKED,
    CODE_HEADS,
    CODES,
    DUE,
    HEADER,
    WORDS,
    Table,
    codes,
    singles,
    tables,
    title,
    told,
)
from scrkit.forms.workbook import DAY, asking_of
from scrkit.model.kinds import Record
from scrkit.render.excel import cells
from scrkit.render.excel.steady import saved

_ROOM = 12  # empty rows of a list, ready to be written into
_FURTHER = 400  # rows below in which a cell still says what is asked
_WIDTHS = {
    "narrative": 48,
    "paragraphs": 96,
    "line": 24,
    "day": 13,
    "answer": 15,
    "codes": 18,
    "code": 13,
}
_WIDTH = 18
_KEY = 12
_SINGLE = (44, 80)
_CODES = (14, 44, 44, 36)


def workbook(asked: FormRequest, *, blank: bool = False) -> bytes:
    """Return the form as an .xlsx file; raises ScrError where a text is too long.

    `blank` leaves out what its lists say, where only the form itself is wanted.
    """
    book = cells.new_book()
    record = held_in(asked.review, asked.form, asked.owner) if asked.filled else None
    lists = {
        kind: _range(asked, kind)
        for kind in codes(asked.review, asked.owner, asked.form)
    }
    _about(book, asked, record)
    for table in tables(asked.form):
        every = () if blank else _rows(asked, table, record)
        _list(book, asked, (table, every), lists)
    _codes(book, asked)
    book.properties.subject = stamp_of(asked)
    called, board = title(asked.form, asked.name), asked.review.case.board.name
    return saved(book, called, board, asked.options.as_of)


def _rows(asked: FormRequest, table: Table, record: Record | None) -> tuple[Row, ...]:
    if table.place.name in asked.form.beside:
        every = proposed(asked.review, filled=asked.filled)
        return tuple(Row("", key_of(table, one, 0), one) for one in every)
    return rows(table, record, asked.form, asked.owner)


def _top(sheet: Worksheet, texts: tuple[str, ...]) -> None:
    for row, (text, font) in enumerate(
        zip(texts, (cells.TITLE, cells.QUIET, cells.QUIET), strict=False), start=1
    ):
        cells.line(sheet, row, text, font)
    sheet.row_dimensions[1].height = 24


def _about(book: Workbook, asked: FormRequest, record: Record | None) -> None:
    """Write the sheet that says what the workbook is, with the single fields."""
    sheet = book.create_sheet(ABOUT)
    top = (title(asked.form, asked.name), stamp_of(asked))
    _top(sheet, (*top, f"{DUE}{spelled(asked.due)}." if asked.due else ""))
    row = HEADER
    if singles(asked.form):
        cells.head(sheet, row, (ASKED, ANSWER))
        for place, heading in singles(asked.form):
            row += 1
            cells.boxed(sheet, row, (heading, ""))
            value = value_in(record, place.name.split("."))
            text = _cell(sheet, (row, 2), place, value)
            cells.tall(sheet, row, _SINGLE, (heading, text))
            sheet.cell(row, 1).fill = cells.SHADE
            _ask(sheet, f"B{row}", (place, heading), {})
        row += 1
    for words in WORDS:
        row += 1
        cells.line(sheet, row, words)
    cells.widths(sheet, _SINGLE)
    cells.printed(sheet, asked.review.case.marking)
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False


def _list(
    book: Workbook,
    asked: FormRequest,
    listed: tuple[Table, tuple[Row, ...]],
    ranges: dict[str, str],
) -> None:
    """Write a list as a sheet, and the lists within its records behind it."""
    table, every = listed
    sheet = book.create_sheet(table.title)
    _top(sheet, (table.title, told(table)))
    widths = tuple(_width(table, place) for place, _ in table.columns)
    cells.head(sheet, HEADER, tuple(heading for _, heading in table.columns))
    cells.head_tall(sheet, HEADER, widths)
    for number, row in enumerate(every, start=HEADER + 1):
        _row(sheet, number, table, row)
    last = HEADER + len(every) + _ROOM
    for number in range(HEADER + len(every) + 1, last + 1):
        _row(sheet, number, table, None)
    for at, column in enumerate(table.columns, start=1):
        letter = get_column_letter(at)
        look = sheet.column_dimensions[letter]
        look.width = widths[at - 1]
        look.alignment = Alignment(wrap_text=True, vertical="top")
        reach = f"{letter}{HEADER + 1}:{letter}{last + _FURTHER}"
        _ask(sheet, reach, column, ranges)
    frozen = 2 if table.above is None or table.key is None else 3
    sheet.freeze_panes = f"{get_column_letter(frozen)}{HEADER + 1}"
    end = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{HEADER}:{end}{last}"
    cells.printed(sheet, asked.review.case.marking, across=cells.pages_across(widths))
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.print_title_cols = "A:A"
    # What is printed ends with the rows that are boxed.
    sheet.print_area = f"A1:{end}{last}"
    for one in table.inner:
        _list(book, asked, (one, within(one, every)), ranges)


def _width(table: Table, place: Place) -> int:
    if place in (table.key, table.above):
        longest = max(len(word) for word in place.heading.split())
        return max(_KEY, longest + 3)
    return _WIDTHS.get(place.shape, _WIDTH)


def _row(sheet: Worksheet, number: int, table: Table, row: Row | None) -> None:
    texts = []
    for at, (place, _) in enumerate(table.columns, start=1):
        value = None if row is None else _value(table, place, row)
        texts.append(_cell(sheet, (number, at), place, value))
        is_key = place == table.key and table.key.field != "person"
        if is_key or place.locked:
            sheet.cell(number, at).fill = cells.SHADE
    widths = tuple(_width(table, place) for place, _ in table.columns)
    cells.tall(sheet, number, widths, tuple(texts))


def _value(table: Table, place: Place, row: Row) -> object:
    if place == table.above:
        return row.above
    if place == table.key:
        return row.key
    if table.key is None:
        return row.record
    steps = place.name.removeprefix(f"{table.place.name}.").split(".")
    return value_in(row.record, steps)


def _cell(sheet: Worksheet, at: tuple[int, int], place: Place, value: object) -> str:
    """Write a value into its cell; return it as it is shown."""
    is_key = isinstance(value, str) and place.shape not in ("narrative", "paragraphs")
    text = str(value) if is_key else written(shown(place, value))
    cell = cells.put(sheet, *at, "" if isinstance(value, date) else text)
    if isinstance(value, date):
        cell.value = value
    if place.shape == "day":
        cell.number_format, cell.alignment = DAY, cells.DAYS
    cell.border, cell.protection = cells.BORDER, cells.OPEN
    return text


def _ask(
    sheet: Worksheet, reach: str, column: tuple[Place, str], ranges: dict[str, str]
) -> None:
    place, heading = column
    asking: DataValidation = asking_of(place, heading)
    if place.shape == "code" and ranges.get(place.kind):
        asking.type, asking.formula1 = "list", ranges[place.kind]
        asking.error = "Please take a code of the sheet Codes."
        asking.showErrorMessage, asking.errorStyle = True, "warning"
    asking.add(reach)
    sheet.add_data_validation(asking)


def _range(asked: FormRequest, kind: str) -> str:
    """Return where the codes of a kind stand, as a list to choose from takes it."""
    first = HEADER + 1
    for name, every in codes(asked.review, asked.owner, asked.form).items():
        last = first + len(every) - 1
        if name == kind:
            return f"{CODES}!$A${first}:$A${last}" if every else ""
        first = last + 1
    return ""


def _codes(book: Workbook, asked: FormRequest) -> None:
    """Write the sheet of codes, which is only read."""
    sheet = book.create_sheet(CODES)
    _top(sheet, (CODES,))
    cells.head(sheet, HEADER, CODE_HEADS)
    every = (
        one
        for kind in codes(asked.review, asked.owner, asked.form).values()
        for one in kind
    )
    for row, texts in enumerate(every, start=HEADER + 1):
        cells.boxed(sheet, row, texts)
        cells.tall(sheet, row, _CODES, texts)
    cells.widths(sheet, _CODES)
    cells.printed(sheet, asked.review.case.marking)
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
