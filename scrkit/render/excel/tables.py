"""Tables of text as a workbook, a sheet each; what they mean, the caller knows."""

from datetime import date

from msgspec import Struct

from scrkit.render.excel import cells
from scrkit.render.excel.steady import saved


class Sheet(Struct, frozen=True):
    """A sheet: its title, the width of each heading in characters, and its rows."""

    title: str
    columns: dict[str, int]
    rows: tuple[tuple[str, ...], ...]


def table_book(sheets: tuple[Sheet, ...], title: str, marking: str, day: date) -> bytes:
    """Return an .xlsx file in which every cell is text, the same for the same input."""
    book = cells.new_book()
    for one in sheets:
        sheet = book.create_sheet(one.title)
        widths = tuple(one.columns.values())
        cells.head(sheet, 1, tuple(one.columns))
        cells.head_tall(sheet, 1, widths)
        for number, texts in enumerate(one.rows, 2):
            cells.boxed(sheet, number, texts)
            cells.tall(sheet, number, widths, texts)
        cells.widths(sheet, widths)
        cells.printed(sheet, marking, across=cells.pages_across(widths))
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
        sheet.freeze_panes = "B2"
    return saved(book, title, "scrkit", day)
