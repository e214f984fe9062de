"""Read a form in Excel back, row by row, and plan what it changes."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError, UnreadableError
from scrkit.files import Plan
from scrkit.forms.answers import is_month_first, value_of
from scrkit.forms.booked import read_book
from scrkit.forms.description import Form, Place
from scrkit.forms.held import held_in
from scrkit.forms.layout import plain, shown, value_in
from scrkit.forms.marks import BOARD
from scrkit.forms.pieces import pieces, same, written
from scrkit.forms.places import leaves, places
from scrkit.forms.plan import FormOptions, FormSummary, summed
from scrkit.forms.records import Taking, made
from scrkit.forms.said import Answers, Said
from scrkit.forms.setting import Setting, known_ids
from scrkit.forms.unclear import HIDDEN, unclear
from scrkit.importers.read.values import Aside, Cell, Grid, Kind, Line, Return
from scrkit.importers.understand.questions import TWICE
from scrkit.model.kinds import Record
from scrkit.model.review import Review

HEADER = 4
LOCKED = (
    "It is the plan's, and stands in the review otherwise: it was left out. Change it "
    "in the review, if the Board agreed to that."
)
NO_ROW = "No action of theirs has this reference. It is left out."
NO_REFERENCE = (
    "It stands in a row without a reference, so that it is not clear of which action "
    "it tells. Put it into the action's row, or take it out. A further action is the "
    "Board's to take into its plan."
)
NO_COLUMN = "It is a column that the form does not have."
NO_SHEET = "It is no sheet of the form. Put what counts into the form, or take it out."
ABOVE = (
    "It stands above the headings, where the form asks nothing. Put it where it "
    "belongs, or take it out."
)
ASTRAY = (
    "What the grey columns say beside it is another action's: were rows sorted in "
    "part, or a reference changed? Nothing of the row was taken in."
)


def rows_of(review: Review, form: Form, owner: str) -> tuple[Any, ...]:
    """Return the records that a form holds for its owner."""
    every = getattr(held_in(review, form, owner), form.rows)
    return tuple(one for one in every if (getattr(one, form.whose) or BOARD) == owner)


@dataclass(frozen=True, slots=True, repr=False)
class _Sheet:
    """The sheet of the form: its columns with their headings, and the rows below.

    What is `odd` stands in no place of the form; beside it is what is asked of it.
    """

    columns: dict[int, tuple[Place, str]]
    lines: tuple[Line, ...]
    odd: tuple[tuple[Cell, str], ...]


def plan_rows(content: bytes, options: FormOptions) -> FormSummary:
    """Return what taking a form in Excel in would do."""
    before: Any = held_in(options.review, options.form, options.owner)
    records = rows_of(options.review, options.form, options.owner)
    answers, taking, rows = rows_taken(content, options, records)
    name = options.form.rows
    now = tuple(rows.get(one.id, one) for one in getattr(before, name))
    after = made(type(before), before, {name: now})
    return summed(answers, options, (taking, before, after), row_edits)


def rows_taken(
    content: bytes,
    options: FormOptions,
    records: tuple[Any, ...],
    loose: Collection[tuple[str, str]] = (),
) -> tuple[Answers, Taking, dict[str, Any]]:
    """Return what a sheet of rows says of the records that it went out with, by id.

    `loose` are grey cells, by id and field, that may say another thing than the review
    does by now.
    """
    whole = read_book(content)
    every = tuple(leaves(places(options.form)))
    sheet = _sheet(whole, every)
    setting = Setting(options.door, options.day, known_ids(options.review))
    for cell, needed in sheet.odd:
        setting.ask(cell.at, "", needed)
    said = _said(sheet, setting, records, loose)
    texts = ((one.place, one.line) for one in said.values())
    setting.month_first = is_month_first(texts, options.day)
    taking = Taking(said, setting, "", filled=True)
    rows = {one.id: _row(taking, options.form, one) for one in records}
    met = {place.name for place, _ in sheet.columns.values()}
    gone = [heading for place, heading in every if place.name not in met]
    taking.absent += [f"the column {heading}" for heading in gone]
    own = _own_asides(options)
    beside = tuple(one for one in whole.asides if one not in own)
    answers = Answers(tuple(said.values()), asides=beside, cells=_count(whole))
    return answers, taking, rows


def _own_asides(options: FormOptions) -> frozenset[Aside]:
    """Return what the form itself holds beside its cells: its header and footer."""
    from scrkit.forms.workbook import RowsBook, rows_book

    case = options.review.case
    bare = RowsBook(
        form=options.form,
        title="",
        stamp="",
        told="",
        records=(),
        marking=case.marking,
        creator=case.board.name,
        made=options.day,
    )
    return frozenset(read_book(rows_book(bare)).asides)


def _count(whole: Return) -> int:
    lines = (line for grid in whole.grids for line in grid.lines)
    return sum(cell is not None for line in lines for cell in line.cells)


def _sheet(whole: Return, every: tuple[tuple[Place, str], ...]) -> _Sheet:
    """Return the sheet with the form's headings; raises ScrError where there is none.

    Columns may be moved; the first, by which rows are known, has to be there.
    """
    headings = {plain(heading): (place, heading) for place, heading in every}
    for grid in whole.grids:
        for at, line in enumerate(grid.lines):
            found = dict(_columns(line, headings))
            # One heading alone may be a word in a sentence above the table.
            if len(found) > 1 and every[0] in found.values():
                below = grid.lines[at + 1 :]
                odd = (*_odd(grid, at, found), *_beside(whole, grid))
                return _Sheet(found, below, odd)
    raise ScrError(
        "the form's row of headings is not there, or spoiled",
        "Put its headings back, the reference of each row among them; or ask the "
        "owner to fill in the form as it was sent.",
    )


def _columns(
    line: Line, headings: dict[str, tuple[Place, str]]
) -> Iterator[tuple[int, tuple[Place, str]]]:
    for at, cell in enumerate(line.cells):
        if cell is not None and plain(cell.text) in headings:
            yield at, headings[plain(cell.text)]


def _odd(grid: Grid, at: int, found: Collection[int]) -> Iterator[tuple[Cell, str]]:
    """Yield what stands in no place: above the headings, or in a column of no place."""
    for line in grid.lines[:at]:
        # The form's own words are in the first column; merged, they reach further.
        own = {plain(cell.text) for cell in line.cells[:1] if cell}
        for cell in line.cells[1:]:
            if cell is not None and plain(cell.text) not in own:
                yield cell, ABOVE
    for line in grid.lines[at:]:
        for number, cell in enumerate(line.cells):
            if cell is not None and number not in found:
                yield cell, NO_COLUMN


def _beside(whole: Return, own: Grid) -> Iterator[tuple[Cell, str]]:
    """Yield the first cell of each other sheet that holds anything."""
    for grid in whole.grids:
        cells = (cell for line in grid.lines for cell in line.cells if cell is not None)
        first = next(cells, None) if grid is not own else None
        if first is not None:
            yield first, NO_SHEET


def _said(
    sheet: _Sheet,
    setting: Setting,
    records: tuple[Any, ...],
    loose: Collection[tuple[str, str]],
) -> dict[tuple[str, str, int], Said]:
    held = {one.id: one for one in records}
    said: dict[tuple[str, str, int], Said] = {}
    key = next(at for at, (place, _) in sheet.columns.items() if place.field == "id")
    ids = Counter(_id(line, key) for line in sheet.lines)
    for line in sheet.lines:
        id = _id(line, key)
        # A reference that stands twice may be a row that was copied to be changed.
        if id in held and ids[id] == 1:
            row = {
                place: _cell(place, id, line, at, heading)
                for at, (place, heading) in sheet.columns.items()
                if (id, place.field) not in loose
            }
            said |= _of_row(row, held[id], setting)
        elif any(line.cells):
            at = next(one.at for one in line.cells if one)
            needed = TWICE if id in held else NO_ROW if id else NO_REFERENCE
            setting.ask(at, "id", needed)
    return said


def _id(line: Line, key: int) -> str:
    cell = line.cells[key] if key < len(line.cells) else None
    return cell.text.strip() if cell else ""


def _of_row(
    row: dict[Place, Said], record: Record, setting: Setting
) -> dict[tuple[str, str, int], Said]:
    """Return what a row says; nothing where its grey columns are another record's."""
    locked = [one for place, one in row.items() if place.locked and place.field != "id"]
    other = [one for one in locked if not _says_the_same(one, record, setting)]
    # One grey cell may be a slip; most of them are another action's row.
    if len(other) > max(1, len(locked) // 2):
        id = next(one for place, one in row.items() if place.field == "id")
        setting.ask(id.at, "id", ASTRAY)
        return {}
    for one in other:
        setting.ask(one.at, one.place.field, LOCKED)
    for place, one in row.items():
        # Who hides a column or a row for more room says nothing by that.
        if not place.locked and one.asked == [HIDDEN]:
            one.asked = [] if _says_the_same(one, record, setting) else [HIDDEN]
    return {
        (place.name, one.key, 0): one for place, one in row.items() if not place.locked
    }


def _cell(place: Place, id: str, line: Line, column: int, heading: str) -> Said:
    cell = line.cells[column] if column < len(line.cells) else None
    at = cell.at if cell else _spot(line, column)
    one = Said(place, id, 0, f"{id}, {heading} ({at})")
    if cell:
        one.pieces = list(pieces(cell.text))
        one.asked, one.typed = unclear(cell), cell.kind in (Kind.DATE, Kind.MOMENT)
    return one


def _spot(line: Line, column: int) -> str:
    """Return where a cell is in which nothing stands: sheet 1, M5."""
    # Of a cell in which something stands: the empty one is not in the file at all.
    sheet = next(one.at for one in line.cells if one).rpartition(", ")[0]
    return f"{sheet}, {get_column_letter(column + 1)}{line.number}"


def _says_the_same(said: Said, record: Record, setting: Setting) -> bool:
    """Tell whether a cell says what the review says."""
    value = value_in(record, said.place.name.split(".")[1:])
    text = written(shown(said.place, value))
    if same(text, written(said.pieces)):
        return True
    try:
        now = value_of(said.place, said.pieces, value, said.at, setting.quiet())
    except UnreadableError:
        return False
    return bool(now == value)


def _row(taking: Taking, form: Form, before: Record) -> Any:
    """Return a record with what its row says; as it was where no row tells of it."""
    id = str(getattr(before, "id", ""))
    if not any(key == id for _, key, _ in taking.said):
        taking.absent.append(id)
        return before
    values: dict[str, Any] = {}
    for place in places(form):
        held = getattr(before, place.field)
        if place.locked:
            continue
        if place.shape == "record":
            values[place.field] = taking.record(place, held, (id, 0))
        else:
            values[place.field] = taking.leaf(place, (id, 0), held)
    return made(type(before), before, values)


def row_edits(options: FormOptions, before: Any, after: Any) -> Plan:
    """Return the edits of the file in which the rows stand."""
    name = options.form.rows
    editing: Editing[Any] = Editing(options.content, options.file, type(before))
    pairs = zip(getattr(before, name), getattr(after, name), strict=True)
    for at, (then, now) in enumerate(pairs):
        # By its place in the file, for rows of a workbook are neither added nor taken
        # away.
        if then != now:
            editing.replace((name, at), now)
    return editing.edits()
