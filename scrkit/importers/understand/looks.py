"""Ask about cells by their looks, and about rows by whose they may be."""

from scrkit.importers.read.values import STRUCK_WORDS, Cell, Kind, Mark
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.composed import WORDS
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.questions import Question
from scrkit.importers.understand.rowreading import Reading, is_asked
from scrkit.importers.understand.whose import is_other, owner_of, title_of


def look_at_cells(reading: Reading) -> None:
    """Ask about cells whose looks or kind say that they may not count."""
    for name, cells in reading.row.cells.items():
        for cell in cells:
            text = cell.text
            plain_ = cell.kind is Kind.TEXT and not cell.marks and text[:1] != "?"
            # Nearly every cell.
            if plain_ and STRUCK_WORDS not in text:
                continue
            asked = looks_of(cell)
            if is_asked(cell.text):
                asked.append(ask.STILL)
            reading.questions += [Question(cell.at, name, one) for one in asked]


def looks_of(cell: Cell) -> list[str]:
    """Return what is asked of a cell by its looks and its kind."""
    asked = [_OF_MARKS[mark] for mark in cell.marks if mark in _OF_MARKS]
    if STRUCK_WORDS in cell.text:
        asked = [ask.STRUCK_IN_PART, *(a for a in asked if a != ask.STRUCK)]
    return [*asked, _OF_KINDS[cell.kind]] if cell.kind in _OF_KINDS else asked


_OF_KINDS = {
    Kind.NOT_WORKED_OUT: ask.FORMULA,
    Kind.ERROR: ask.ERROR,
    Kind.MISSING: ask.MISSING,
}


_OF_MARKS = {
    Mark.STRUCK: ask.STRUCK,
    Mark.COVERED: ask.COVERED,
    Mark.UNSEEN: ask.UNSEEN,
    Mark.FLOATS: ask.FLOATS,
    Mark.PICKED: ask.PICKED,
    Mark.NESTED: ask.NESTED,
    Mark.DOUBTFUL: ask.DOUBTFUL,
}


def ask_whose(reading: Reading) -> None:
    """Ask about a row that another agency may have: nothing is ascribed to this one."""
    row = reading.row
    if not (row.under or row.beside or row.whose or reading.habits.several):
        return
    owner = owner_of(reading.row.under, reading.setting)
    if is_other(owner, reading.setting, several=reading.habits.titles):
        reading.ask("event", ask.UNDER)
    _ask_of_team(reading)
    cell = reading.row.whose
    said = plain(clean(cell.text)) if cell is not None else ""
    if said in reading.setting.own and said:
        return
    if reading.habits.several or said in reading.setting.others:
        at = cell.at if cell is not None else reading.row.at
        reading.questions.append(Question(at, "event", ask.WHOSE))


# Which part of the agency a row is of, by its heading; it may name another agency.
_PARTS = frozenset(
    [
        "team",
        "teams",
        "department",
        "departments",
        "dept",
        "unit",
        "division",
        "directorate",
    ]
)


def _ask_of_team(reading: Reading) -> None:
    for name, heading, cell in reading.row.beside:
        if name == WORDS and _PARTS & set(plain(heading).split()):
            owner = owner_of((title_of(cell.text),), reading.setting)
            if is_other(owner, reading.setting, several=False):
                reading.questions.append(Question(cell.at, "event", ask.TEAM))
