"""The sheet with the guidance, the answers to choose from, and the form's stamp."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.forms.pack import FormRequest, stamp_of
from scrkit.model.form import ANSWERS
from scrkit.render.excel import cells
from scrkit.render.sections import formcells
from scrkit.render.sections.case import Case

SHEET = "Guidance"
_FIRST_LIST = 5  # the column of the first list of answers
_WIDTHS = (24, 100, 34, 4)
_LIST = 17  # the width of a list of answers


def write(sheet: Worksheet, asked: FormRequest, case: Case) -> dict[str, str]:
    """Fill the sheet; return the ranges of its lists of answers, by field."""
    shared = _shared()
    lists = tuple(dict.fromkeys(shared.values()))
    cells.widths(sheet, (*_WIDTHS, *(_LIST,) * len(lists)))
    cells.line(sheet, 1, "How to fill in the chronology", cells.TITLE)
    cells.line(sheet, 2, stamp_of(asked), cells.QUIET)
    sheet.row_dimensions[1].height = 24
    at = _rules(sheet, 4, case)
    at = _columns(sheet, at + 1, case)
    last = _questions(sheet, at + 1, case)
    ranges = _lists(sheet, asked, lists)
    cells.printed(sheet, asked.review.case.marking)
    sheet.print_area = f"A1:C{last}"
    # Nobody's words stand here: a locked sheet keeps the stamp and the lists whole.
    sheet.protection.sheet = True
    return {field: ranges[own] for field, own in shared.items() if own in ranges}


def _rules(sheet: Worksheet, at: int, case: Case) -> int:
    cells.line(sheet, at, "For every row", cells.STRONG)
    rules = formcells.rules(case.review, case.options.names)
    for number, rule in enumerate(rules, start=1):
        cells.boxed(sheet, at + number, (f"{number}", rule))
        cells.tall(sheet, at + number, _WIDTHS[1:2], (rule,))
    return at + len(rules) + 1


def _columns(sheet: Worksheet, at: int, case: Case) -> int:
    cells.line(sheet, at, "Column by column", cells.STRONG)
    cells.head(sheet, at + 1, ("Column", "What belongs in it", "Answers"))
    columns = formcells.asked_of(case.review, case.options.names)
    for number, column in enumerate(columns, start=at + 2):
        answers = [one for one in ANSWERS.get(column.field, {}).values() if one]
        row = (
            column.heading,
            formcells.of_period(column.prompt, case.review),
            ", ".join(answers),
        )
        cells.boxed(sheet, number, row)
        cells.tall(sheet, number, _WIDTHS[:3], row)
        sheet.cell(number, 1).font = cells.STRONG
    return at + len(columns) + 2


def _questions(sheet: Worksheet, at: int, case: Case) -> int:
    """Write the questions of the terms of reference; return the last row."""
    questions = case.review.terms.questions
    if not questions:
        return at
    cells.line(sheet, at, "Questions of the terms of reference", cells.STRONG)
    cells.head(sheet, at + 1, ("Question", "What is to be answered"))
    for number, one in enumerate(questions, start=at + 2):
        text = " ".join(case.say(one.text).split())
        cells.boxed(sheet, number, (one.id, text))
        cells.tall(sheet, number, _WIDTHS[1:2], (text,))
        sheet.cell(number, 1).font = cells.STRONG
    return at + len(questions) + 1


def _shared() -> dict[str, str]:
    """Return each field that has a list of answers, and the field whose list it is."""
    # Whether the child was seen, and seen alone, have the same answers: one list does.
    first: dict[tuple[tuple[str, str], ...], str] = {}
    shared = {
        field: first.setdefault(tuple(answers.items()), field)
        for field, answers in ANSWERS.items()
    }
    return {**shared, "questions": "questions"}


def _lists(
    sheet: Worksheet, asked: FormRequest, lists: tuple[str, ...]
) -> dict[str, str]:
    """Write the answers, each in a cell: Excel then takes Yes as well as yes."""
    columns = formcells.asked_of(asked.review, asked.options.names)
    headings = {column.field: column.heading for column in columns}
    answers = {field: tuple(filter(None, a.values())) for field, a in ANSWERS.items()}
    answers["questions"] = tuple(one.id for one in asked.review.terms.questions)
    cells.put(sheet, 4, _FIRST_LIST, "Answers to choose from").font = cells.STRONG
    ranges = {}
    for column, field in enumerate(lists, start=_FIRST_LIST):
        given = answers[field]
        if not given:
            continue
        cells.head(sheet, 5, (headings[field],), column)
        for number, answer in enumerate(given, start=6):
            cells.boxed(sheet, number, (answer,), column)
        letter = get_column_letter(column)
        ranges[field] = f"{SHEET}!${letter}$6:${letter}${5 + len(given)}"
    return ranges
