"""The sheet with the people and places by code, and room for the agency's own staff."""

from openpyxl.worksheet.worksheet import Worksheet

from scrkit.forms.pack import FormRequest
from scrkit.render.excel import cells
from scrkit.render.sections.formcells import everyone

SHEET = "People"
_HEADER = 4
_EMPTY = 20
_WIDTHS = (18, 28, 52, 56)
_HEADINGS = ("Code", "Who is meant", "Role", "Agency")


def write(sheet: Worksheet, asked: FormRequest) -> None:
    """Fill the sheet: the family, the agency's own staff, then everybody else."""
    cells.widths(sheet, _WIDTHS)
    cells.line(sheet, 1, "People and places by code", cells.TITLE)
    cells.line(
        sheet,
        2,
        "Add staff of your agency who are missing in the empty rows at the end: a code "
        "that nobody has yet, and the role. No names.",
        cells.QUIET,
    )
    sheet.row_dimensions[1].height = 24
    cells.head(sheet, _HEADER, _HEADINGS)
    rows = everyone(asked.review, asked.owner)
    # Staff whom the review does not know yet are the rule, not the exception.
    empty = (("",) * len(_HEADINGS),) * _EMPTY
    for number, row in enumerate((*rows, *empty), start=_HEADER + 1):
        cells.boxed(sheet, number, row)
        cells.tall(sheet, number, _WIDTHS, row)
    for number in range(_HEADER + 1, _HEADER + 1 + len(rows)):
        sheet.cell(number, 1).font = cells.STRONG
    sheet.freeze_panes = f"A{_HEADER + 1}"
    cells.printed(sheet, asked.review.case.marking)
    sheet.print_title_rows = f"{_HEADER}:{_HEADER}"
