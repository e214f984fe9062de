"""The evidence matrix as a workbook: a sheet a table, each cell leads to its place."""

from itertools import zip_longest

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.render.excel import cells
from scrkit.render.excel.steady import saved
from scrkit.render.sections.case import Case
from scrkit.render.sections.leads import Cell, Part, Ref

_LINK = Font(name="Arial", size=10, color="1B365D", underline="single")
_LACKING = Font(name="Arial", size=10, bold=True, color="8A1F11")
_SHADE = PatternFill("solid", fgColor="F8D7DA")
# Millimetres of paper in a unit of width of a column.
_UNIT = 2.2
_LEAST = 12
_LONG = 30  # units: a column for a link is not made wider
_BOLD = 2  # units that a word of a heading needs besides


def matrix_book(found: tuple[Part, ...], case: Case, marking: str) -> bytes:
    """Return an .xlsx file in which every cell is text, and leads where it names."""
    book = cells.new_book()
    # The cell of each place, as a link has it.
    places = {
        line.place: f"'{part.title}'!A{number}"
        for part in found
        for number, line in enumerate(part.lines, 2)
        if line.place
    }
    for part in found:
        _sheet(book.create_sheet(part.title), part, places, marking)
    title = f"{case.review.case.title}: evidence matrix"
    return saved(book, title, "scrkit", case.options.bears)


def _sheet(sheet: Worksheet, part: Part, places: dict[str, str], marking: str) -> None:
    # Over how many cells each column is spread: one leads to one place.
    counts = [[len(cell) for cell in line.cells] for line in part.lines]
    by = zip_longest(*counts, fillvalue=1)
    spread = [max(found) for found in by] or [1] * len(part.columns)
    titles, widths = _heads(part, spread)
    cells.head(sheet, 1, titles)
    cells.head_tall(sheet, 1, widths)
    for number, line in enumerate(part.lines, 2):
        refs = _laid(line.cells, spread)
        texts = tuple(ref.text if ref else "" for ref in refs)
        cells.boxed(sheet, number, texts)
        cells.tall(sheet, number, widths, texts)
        for column, ref in enumerate(refs, 1):
            _lead(sheet, number, column, ref, places)
    cells.widths(sheet, widths)
    cells.printed(sheet, marking, across=cells.pages_across(widths))
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.freeze_panes = "B2"


def _lead(
    sheet: Worksheet, row: int, column: int, ref: Ref | None, places: dict[str, str]
) -> None:
    """Let a cell lead to its place, or show that something lacks."""
    if ref is None:
        return
    cell = sheet.cell(row, column)
    if ref.hole:
        cell.font, cell.fill = _LACKING, _SHADE
    place = places.get(ref.to)
    if place is None:
        return
    at = f"{get_column_letter(column)}{row}"
    # A place of the workbook itself: nothing outside is asked for.
    cell.hyperlink = Hyperlink(ref=at, location=place, display=ref.text)
    cell.font = _LINK


def _heads(part: Part, spread: list[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    titles: list[str] = []
    widths: list[int] = []
    # No program breaks a link or a word over two lines: what is wider would be cut.
    links = _links(part, spread)
    for (title, width), count in zip(part.columns, spread, strict=True):
        titles += (
            [title] if count == 1 else [f"{title} {n}" for n in range(1, count + 1)]
        )
        share = round(width / _UNIT) if count == 1 else _LEAST + 4
        words = max(len(word) for word in title.split()) + _BOLD
        widths += [max(_LEAST, share, words, links[len(widths)])] * count
    return tuple(titles), tuple(widths)


def _links(part: Part, spread: list[int]) -> list[int]:
    """Return for each column the longest link in it, in characters, within reason."""
    laid = [_laid(line.cells, spread) for line in part.lines]
    longest = [
        max(len(ref.text) if ref and ref.to else 0 for ref in column)
        for column in zip(*laid, strict=True)
    ]
    return [min(one, _LONG) for one in longest] or [0] * sum(spread)


def _laid(row: tuple[Cell, ...], spread: list[int]) -> list[Ref | None]:
    return [
        cell[n] if n < len(cell) else None
        for cell, count in zip(row, spread, strict=True)
        for n in range(count)
    ]
