"""The table of a board as a workbook: reviews, duties, what each figure stands on."""

from datetime import date

from scrkit.board import wording
from scrkit.board.rows import Held, Line, Unread, read_ones, unread_ones
from scrkit.dates import brief, spelled
from scrkit.render.excel.tables import Sheet, table_book
from scrkit.review.progress import STATES

_COLUMNS = {
    "Review": 16,
    "Framework": 22,
    "Stage": 13,
    "Slippage (working days)": 12,
    "Counted from": 30,
    "Next duty": 24,
    "Overdue": 9,
    **{f"Actions {state}": 11 for state in STATES},
    "Gates settled": 10,
    "Holds up the stage": 9,
    "Last change": 13,
    "Not read": 40,
}


def to_xlsx(lines: tuple[Line, ...], marking: str, as_of: date) -> bytes:
    """Return the table as an .xlsx file; `marking` stands on every printed page."""
    sheets = (_main(lines), _overdue(lines), _about(lines, as_of))
    return table_book(sheets, "Reviews of the board", marking, as_of)


def _main(lines: tuple[Line, ...]) -> Sheet:
    rows = (_unread(one) if isinstance(one, Unread) else _row(one) for one in lines)
    return Sheet("Reviews", _COLUMNS, tuple(rows))


def _row(held: Held) -> tuple[str, ...]:
    row = held.row
    days = row.slip.days
    return (
        row.review,
        wording.guidance(row),
        row.stage,
        "" if days is None else str(days),
        wording.slip_explained(row) or "no day is known",
        wording.next_duty(row),
        wording.overdue(row) if row.errors else str(len(row.overdue)),
        *(str(row.actions.get(state, 0)) for state in STATES),
        wording.gates(row),
        str(row.held),
        wording.changed(row),
        wording.faults(row),
    )


def _unread(one: Unread) -> tuple[str, ...]:
    told = f"{wording.UNREAD}: {one.why}. {one.do}".rstrip()
    return (one.folder, *("" for _ in range(len(_COLUMNS) - 2)), told)


def _overdue(lines: tuple[Line, ...]) -> Sheet:
    rows = tuple(
        (
            held.row.review,
            due.id,
            due.what,
            brief(due.due),
            str(-(due.days or 0)),
        )
        for held in read_ones(lines)
        for due in held.row.overdue
    )
    columns = {"Review": 16, "Duty": 22, "What": 60, "Due": 14, "Days late": 10}
    return Sheet("Overdue", columns, rows)


def _about(lines: tuple[Line, ...], as_of: date) -> Sheet:
    read, unread = len(read_ones(lines)), len(unread_ones(lines))
    rows = (
        (f"As of {spelled(as_of)}.",),
        (f"Reviews read: {read}. Reviews that could not be read: {unread}.",),
        (f"Slippage: {wording.COMPLETED}, or up to now.",),
        ("People stand by code, if at all; who is behind a code is not in this file.",),
    )
    return Sheet("About", {"About this workbook": 110}, rows)
