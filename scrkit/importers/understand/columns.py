"""Know what each column of a table holds, from the row of its headings."""

from scrkit.importers.read.values import Grid, Line, Mark
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.composed import WORDS, week_of
from scrkit.importers.understand.finding import Finding
from scrkit.importers.understand.headings import EVERY_OTHER, LEFT, field_of, plain
from scrkit.importers.understand.headrow import NO_FIELD, by_places, is_header
from scrkit.importers.understand.qualifying import fitted
from scrkit.text.counting import number


def begin_without_headings(width: int, state: Finding) -> bool:
    """Tell whether a table has no headings, and was said to hold a date at a place."""
    by_place = by_places(width, state.mapped)
    if "date" not in by_place.values():
        return False
    state.headings, state.known, state.width = {}, frozenset(), width
    _know_columns(dict.fromkeys(range(width), "") | by_place, state)
    return True


def _know_columns(columns: dict[int, str], state: Finding) -> list[str]:
    held = [field for field in columns.values() if field not in NO_FIELD]
    state.columns, state.given = columns, frozenset(held)
    state.fields |= state.given
    return held


def holds_headings(line: Line, state: Finding) -> bool:
    """Tell whether a row holds headings again, the same or others."""
    known = state.known
    # Few rows repeat a heading's words, and only those are looked at closely.
    same = sum(cell is not None and cell.text in known for cell in line.cells)
    return same >= 2 and is_header(line, state.mapped, state.dates)


def take_header(line: Line, grid: Grid, state: Finding) -> None:
    """Take a row of headings: from here on each column holds what its heading names."""
    state.above = {}
    state.width = max(len(one.cells) for one in grid.lines)
    state.headings = {}
    every_other = state.mapped.get(EVERY_OTHER, "")
    columns = dict.fromkeys(range(state.width), every_other)
    shown = any(cell and Mark.HIDDEN not in cell.marks for cell in line.cells)
    for column, cell in enumerate(line.cells):
        if cell is None:
            continue
        state.headings[column] = cell
        if shown and Mark.HIDDEN in cell.marks and not state.with_hidden:
            # Nothing is said of its field: the column is not read.
            state.count(Role.HIDDEN, cell, grid.name, 0, column + 1)
            columns[column] = LEFT
            continue
        state.count(Role.HEADING, cell)
        columns[column] = field_of(cell.text, state.mapped)
    columns |= by_places(state.width, state.mapped)
    texts = {column: cell.text for column, cell in state.headings.items()}
    weeks = {column: week_of(text) for column, text in texts.items()}
    state.weeks = {column: word for column, word in weeks.items() if word}
    state.known = frozenset(texts.values())
    columns = fitted(columns, texts, state.mapped)
    _set_answers_apart(columns, line, grid, state)
    held = _know_columns(columns, state)
    for field in {field for field in held if held.count(field) > 1}:
        state.joined[f"columns read as one: {field}"] = grid.name
    kept = list(state.columns.values()).count(WORDS)
    if kept:
        what = f"{number(kept, 'column')} kept behind the event, in the agency's words"
        state.joined[what] = grid.name


_NARRATIVES = ("event", "action", "comment", "voice")


_ANSWERS = frozenset(
    ("y", "n", "yes", "no", "true", "false", "x", "n/a", "na", "-", "\u2713", "\u2714")
)


def _set_answers_apart(
    columns: dict[int, str], header: Line, grid: Grid, state: Finding
) -> None:
    """Keep as words a column that only answers yes or no beside one that tells."""
    # "Significant event? Y" is no part of what happened.
    guessed = [
        at
        for at, cell in state.headings.items()
        if columns[at] in _NARRATIVES and plain(cell.text) not in state.mapped
    ]
    for at in () if state.is_form else guessed:
        field, heading = columns[at], state.headings[at].text
        below = (line.cells[at : at + 1] for line in grid.lines if line is not header)
        texts = (cell.text for cells in below for cell in cells if cell)
        said = (text.strip().casefold() for text in texts if text != heading)
        others = [one for one, name in columns.items() if name == field and one != at]
        if others and all(one in _ANSWERS for one in said if one):
            columns[at] = WORDS
