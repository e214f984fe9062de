"""What `scr board` answers to programs: a row a review, also where it is unread."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from scrkit.board.rows import Line, Row, Unread
from scrkit.cli.show.answer import Answer, json_text, taken


class Slipped(Answer, frozen=True):
    """Working days after `due`, null where no day is known; `running`: so far."""

    working_days: int | None
    against: str | None
    due: date | None
    done: date | None
    put_off_to: date | None
    running: bool


class Duty(Answer, frozen=True):
    """Something due, by its id; `days` are negative where it is late."""

    id: str
    what: str
    due: date | None
    days: int | None


class Settled(Answer, frozen=True):
    """The gates of publication."""

    settled: int
    total: int
    open: tuple[str, ...]


class BoardRow(Answer, frozen=True):
    """A review in a row; of one that is unread nothing is known but the reason."""

    folder: str
    unread: str | None
    review: str | None
    framework: str | None
    rapid: bool | None
    stage: str | None
    slippage: Slipped | None
    next: Duty | None
    overdue: tuple[Duty, ...]
    actions: dict[str, int]
    gates: Settled | None
    held_by: int | None
    file_errors: int | None
    last_change: date | None
    last_change_by: str | None


class Board(Answer, frozen=True):
    """Answer of `scr board`; `others` are folders that hold no review."""

    as_of: date
    rows: tuple[BoardRow, ...]
    others: tuple[str, ...]


def board_json(lines: Sequence[Line], as_of: date, others: Sequence[str] = ()) -> str:
    """Return the table of a board."""
    return json_text(Board(as_of=as_of, rows=board_rows(lines), others=tuple(others)))


def board_rows(lines: Sequence[Line]) -> tuple[BoardRow, ...]:
    """Return the rows of a table."""
    return tuple(
        _unread(one) if isinstance(one, Unread) else _row(one.row) for one in lines
    )


def _unread(one: Unread) -> BoardRow:
    nothing: dict[str, Any] = dict.fromkeys(BoardRow.__struct_fields__)
    known = {"folder": one.folder, "unread": one.why, "overdue": (), "actions": {}}
    return BoardRow(**{**nothing, **known})


def _row(row: Row) -> BoardRow:
    return taken(
        BoardRow,
        row,
        unread=None,
        slippage=taken(
            Slipped,
            row.slip,
            working_days=row.slip.days,
            against=row.slip.against or None,
            put_off_to=row.slip.agreed,
        ),
        held_by=row.held,
        file_errors=row.errors,
        last_change=row.changed.day,
        last_change_by=row.changed.by or None,
    )
