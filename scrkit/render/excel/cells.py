"""Cells of a workbook that hold text and nothing else: no formula, nothing cut off."""

from copy import copy
from math import ceil
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.errors import ScrError
from scrkit.render.wording.escape import cleaned

CHOOSE = "Please choose one of the answers in the list."
MOST = 32_767  # characters that Excel keeps in a cell
TEXT = "@"
# Characters of Arial 10 that lie across A4 between its margins, printed at 8 points.
_ACROSS = 187
_LETTERS = 1.1  # of Arial 10 in a unit of width
_NARROW = 30  # units of width in which where words break costs whole lines
_HIGHEST = 409  # points that a row can have
_A4 = 9
_INK = "1F3A4D"
_FORMULA = ("=", "+", "-", "@")
_EDGE = Side(style="thin", color="A6A6A6")

BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
WRAPPED = Alignment(wrap_text=True, vertical="top")
# A day at the right would run into the words of the next column.
DAYS = Alignment(wrap_text=True, vertical="top", horizontal="left")
PLAIN = Font(name="Arial", size=10)
STRONG = Font(name="Arial", size=10, bold=True)
TITLE = Font(name="Arial", size=14, bold=True, color=_INK)
QUIET = Font(name="Arial", size=9, color="595959")
SHADE = PatternFill("solid", fgColor="E7EDF1")
OPEN = Protection(locked=False)
_HEAD = Font(name="Arial", size=10, bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor=_INK)


def new_book() -> Workbook:
    """Return a workbook without a sheet, whose measure of widths is Arial everywhere.

    Its first font tells programs how wide a column is: one that is not installed would
    be taken for a wider one, and the sheet printed too small.
    """
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    book._fonts = IndexedList([PLAIN])  # type: ignore[attr-defined]  # noqa: SLF001
    styles = book._named_styles  # type: ignore[attr-defined]  # noqa: SLF001
    styles["Normal"].font = PLAIN
    return book


# Characters that Excel shows over what it says of a cell, and those that it says: it
# refuses a file in which they are more.
_SAID_ABOVE, _SAID = 32, 255


def asking(heading: str, told: str) -> DataValidation:
    """Return what is shown at a cell that is clicked into; it takes everything yet."""
    return DataValidation(
        allow_blank=True,
        showInputMessage=True,
        promptTitle=_cut(heading, _SAID_ABOVE),
        prompt=_cut(told, _SAID),
    )


def _cut(text: str, length: int) -> str:
    """Return a text of at most so many characters, with a mark where it goes on."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write text into a cell as text, whatever it begins with.

    Raises ScrError, naming the place alone, for more than a cell can hold.
    """
    cell = _cell(sheet, row, column)
    cell.font, cell.alignment, cell.number_format = PLAIN, WRAPPED, TEXT
    _write(sheet, cell, text)
    return cell


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged in a form
    return cell


def _write(sheet: Worksheet, cell: Cell, text: str) -> None:
    text = cleaned(text)
    if len(text) > MOST:
        raise ScrError(
            f"a text is longer than the {MOST} characters that a cell of Excel holds "
            f"(sheet {sheet.title}, {cell.coordinate}, see column A)",
            "Part the entry in two; nothing is cut off silently.",
        )
    if text:
        cell.value = text
        # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)


def head(sheet: Worksheet, row: int, titles: tuple[str, ...], first: int = 1) -> None:
    """Write a header row."""
    for column, title in enumerate(titles, start=first):
        cell = put(sheet, row, column, title)
        cell.font, cell.fill, cell.border = _HEAD, _HEAD_FILL, BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def head_tall(sheet: Worksheet, row: int, columns: tuple[int, ...]) -> None:
    """Make a header row as high as its titles need, which are bold and seldom short."""
    titles = (sheet.cell(row, n).value for n in range(1, len(columns) + 1))
    lines = max(
        len(wrap(str(title or " "), max(4, round(width * 0.9))))
        for title, width in zip(titles, columns, strict=True)
    )
    sheet.row_dimensions[row].height = max(1, lines) * 13 + 6


def line(sheet: Worksheet, row: int, text: str, font: Font = PLAIN) -> None:
    """Write a line of its own into the first column, which runs over the others."""
    cell = put(sheet, row, 1, text)
    cell.font, cell.alignment = font, Alignment(vertical="center")


def across(
    sheet: Worksheet, row: int, text: str, columns: tuple[int, ...], font: Font = PLAIN
) -> None:
    """Write a text over the first columns, of these widths, in as many lines as needed.

    A line that only runs over the others is cut where the page ends.
    """
    put(sheet, row, 1, text).font = font
    sheet.merge_cells(
        start_row=row, start_column=1, end_row=row, end_column=len(columns)
    )
    tall(sheet, row, (sum(columns),), (text,))


def boxed(sheet: Worksheet, row: int, texts: tuple[str, ...], first: int = 1) -> None:
    """Write a row of a table."""
    look = None
    for column, text in enumerate(texts, start=first):
        cell = _cell(sheet, row, column)
        if look is None:
            cell.font, cell.alignment, cell.number_format = PLAIN, WRAPPED, TEXT
            cell.border = BORDER
            # What a workbook keeps of a look; to find that for each cell takes long.
            look = copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            cell._style = copy(look)  # type: ignore[attr-defined]  # noqa: SLF001
        _write(sheet, cell, text)


def tall(
    sheet: Worksheet, row: int, columns: tuple[int, ...], texts: tuple[str, ...]
) -> None:
    """Make a row as high as its texts need, as a program would that lays it out."""
    pairs = zip(texts, columns, strict=True)
    lines = max(_lines(text, width) for text, width in pairs)
    sheet.row_dimensions[row].height = min(_HIGHEST, lines * 13 + 3)


def _lines(text: str, width: int) -> int:
    return sum(_parts(line, width) for line in text.split("\n"))


def _parts(line: str, width: int) -> int:
    """Return how many lines a paragraph takes; in a narrow column words count."""
    room = width * _LETTERS
    if len(line) <= room or width > _NARROW:
        return max(1, ceil(len(line) / room))
    return len(wrap(line, round(room)))


def widths(sheet: Worksheet, given: tuple[int, ...]) -> None:
    """Set the widths of the columns, in characters."""
    for number, width in enumerate(given, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def pages_across(widths: tuple[int, ...]) -> int:
    """Return on how many pages side by side columns lie legibly, the first on each."""
    pages, room = 1, _ACROSS
    for width in widths:
        if width > room:
            pages, room = pages + 1, _ACROSS - widths[0]
        room -= width
    return pages


def printed(sheet: Worksheet, marking: str, *, across: int = 1) -> None:
    """Lay the sheet on A4 across, as legible as its widths let it be, page after page.

    A table that no single page shows legibly goes over `across` pages that lie side
    by side, and follow one another; what `print_title_cols` names stands on each.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    # A single & begins a code in headers and footers.
    if sheet.oddHeader is not None and sheet.oddFooter is not None:
        for part in (
            sheet.oddHeader.right,
            sheet.oddFooter.left,
            sheet.oddFooter.right,
        ):
            part.font, part.size = "Arial,Regular", 9
        sheet.oddHeader.right.text = marking.replace("&", "&&")
        sheet.oddFooter.left.text = sheet.title
        sheet.oddFooter.right.text = "Page &P of &N"
