"""The form that an agency fills in, as a Word table, and what is said around it."""

from scrkit.model import kinds as model
from scrkit.model.form import stamp
from scrkit.render.document.blocks import (
    Blocks,
    Cell,
    Column,
    Paragraph,
    Row,
    Run,
    Table,
)
from scrkit.render.sections import formcells
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.formcells import Cells
from scrkit.render.sections.prose import cell, strong, words
from scrkit.render.sections.registers import table

# In millimetres: together what a page has between its margins, and each enough for the
# longest word of its heading.
_WIDTHS = {
    "id": 19,
    "date": 20,
    "time": 13,
    "sequence": 18,
    "recorded": 20,
    "source": 21,
    "people": 16,
    "event": 33,
    "child_seen": 13,
    "seen_alone": 14,
    "voice": 17,
    "action": 17,
    "practice": 16,
    "comment": 18,
    "questions": 19,
}
_WIDTH = 18  # of a field that has none of its own yet: all others give way to it
_PAGE = 256
# There is no room for these: a range fits under Date, rows of one moment stand in their
# order, and the others are for the workbook.
_LEFT_OUT = ("end", "sequence", "outside_period", "visibility")
_Columns = tuple[model.Column, ...]
_EMPTY = 12  # rows to write in
_FEWER = 4  # rows behind what was given already
_HEIGHT = 14  # of an empty row: room for a few words in it, seen before they are there
_SHADE = "E7EDF1"


def head(case: Case, title: str) -> Blocks:
    """Return the head of what is sent to an agency, which says whose review it is."""
    opened = case.review.case
    line = f"{opened.board.name} · Review {opened.id} · {day(case.options.as_of)}"
    return (
        Paragraph(words(title), "title"),
        Paragraph(words(f"{opened.title} · {line}"), "subtitle"),
    )


def columns(case: Case) -> Blocks:
    """Return what belongs into each column of the workbook."""
    return _asked(formcells.asked_of(case.review, case.options.names), (38, 128), case)


def word_columns(case: Case) -> Blocks:
    """Return what belongs into each column of the table in Word."""
    return _asked(_shown(case), (45, 212), case)


def _asked(
    columns: tuple[model.Column, ...], widths: tuple[int, int], case: Case
) -> Blocks:
    heads = (("Column", widths[0]), ("What belongs in it", widths[1]))
    rows = [
        (Cell((strong(c.heading),)), cell(formcells.of_period(c.prompt, case.review)))
        for c in columns
    ]
    return table("The columns of the chronology", heads, rows)


def people(case: Case, agency: str) -> Blocks:
    """Return everybody by code, with empty rows for staff of the agency's own."""
    heads = (("Code", 30), ("Who is meant", 50), ("Role", 90), ("Agency", 87))
    rows = [
        (Cell((strong(one[0]),)), *(cell(text) for text in one[1:]))
        for one in formcells.everyone(case.review, agency)
    ]
    rows += [(Cell(()),) * len(heads)] * 4
    return table("People and places by code", heads, rows)


def form(case: Case, agency: str) -> Blocks:
    """Return the empty form: the worked example, then rows to write in."""
    shown = _shown(case)
    columns = formcells.asked_of(case.review, case.options.names)
    example = _row(formcells.example(case.review, columns), shown, _SHADE)
    return (_table((example,), _EMPTY, shown),)


def filled(case: Case, agency: str) -> Blocks:
    """Return the form with what the agency has given so far, then rows to write in."""
    given = formcells.filled(case.review, agency)
    shown = _shown(case, given)
    return (_table(tuple(_row(row, shown) for row in given), _FEWER, shown),)


def stamped(case: Case, agency: str) -> Blocks:
    """Return the line by which the form is known again."""
    return (Paragraph(words(stamp(case.review.case.id, agency)), "note"),)


def _shown(case: Case, given: tuple[Cells, ...] = ()) -> _Columns:
    """Return the columns for which a page has room, and those that are in use."""
    used = {field for row in given for field in ("sequence",) if row[field]}
    left = set(_LEFT_OUT) - used
    columns = formcells.asked_of(case.review, case.options.names)
    return tuple(one for one in columns if one.field not in left)


def _table(given: tuple[Row, ...], room: int, shown: _Columns) -> Table:
    widths = [_WIDTHS.get(column.field, _WIDTH) for column in shown]
    heads = tuple(
        Column(column.heading, width * _PAGE // sum(widths))
        for column, width in zip(shown, widths, strict=True)
    )
    empty = Row((Cell(()),) * len(heads), height=_HEIGHT)
    return Table("Chronology", heads, (*given, *(empty,) * room))


def _row(row: Cells, shown: _Columns, shade: str = "") -> Row:
    # Line breaks stay: the form is read back.
    texts = (row[column.field] for column in shown)
    return Row(tuple(Cell(((Run(t),),) if t else (), shade) for t in texts))
