"""The table of a board for people: at most 80 columns, ids, days and counts only."""

from collections.abc import Iterator, Sequence
from datetime import date

from scrkit.board import wording
from scrkit.board.rows import Held, Line, Row, Unread
from scrkit.cli.show.wrapping import wrapped
from scrkit.dates import spelled
from scrkit.text.counting import number

_WIDTH = 80
_COLUMNS = (
    *(("Review", 21), ("Stage", 11), ("Slipped", 11)),
    *(("Overdue", 7), ("Gates", 8), ("Last change", 11)),
)
_INDENT = 4
# A review with more overdue than this is told by the number.
_MOST = 4


def text(lines: Sequence[Line], as_of: date, others: Sequence[str] = ()) -> str:
    """Return the table; `others` are folders beside the reviews that hold none."""
    return "\n".join(_lines(lines, as_of, others))


def _lines(lines: Sequence[Line], as_of: date, others: Sequence[str]) -> Iterator[str]:
    yield f"{number(len(lines), 'review')}, as of {spelled(as_of)}"
    yield ""
    yield _cells(tuple(title for title, _ in _COLUMNS))
    for one in lines:
        yield from _unread(one) if isinstance(one, Unread) else _review(one)
    yield ""
    yield from _key(lines)
    if others:
        told = f"Not in the table, for they hold no review: {', '.join(others)}."
        yield _filled(told)


def _cells(texts: tuple[str, ...]) -> str:
    pairs = zip(texts, _COLUMNS, strict=True)
    return "  ".join(f"{said:<{width}}" for said, (_, width) in pairs).rstrip()


def _review(held: Held) -> Iterator[str]:
    row = held.row
    first = row.review
    # A long id has a line of its own, so that the columns stay where they are.
    if len(first) > _COLUMNS[0][1]:
        yield first
        first = ""
    said = (row.stage, wording.slipped(row), wording.overdue(row))
    yield _cells((first, *said, wording.gates(row), wording.changed(row)))
    for told in (wording.guidance(row), _duties(row), wording.actions(row)):
        if told:
            yield _filled(told, _INDENT)
    for told in (wording.faults(row), wording.holding(row)):
        if told:
            yield _filled(told, _INDENT)


def _duties(row: Row) -> str:
    late = ", ".join(wording.duty(one) for one in row.overdue[:_MOST])
    more = len(row.overdue) - _MOST
    late += f" and {more} more" if more > 0 else ""
    told = f"next: {wording.next_duty(row)}"
    return f"{told}; overdue: {late}" if late else told


def _unread(one: Unread) -> Iterator[str]:
    yield f"{one.folder}: {wording.UNREAD}"
    for told in (f"{one.why}.", one.do):
        if told:
            yield _filled(told, _INDENT)


def _key(lines: Sequence[Line]) -> Iterator[str]:
    unread = sum(isinstance(one, Unread) for one in lines)
    if unread:
        of = "it" if unread == 1 else "them"
        told = f"{unread} of {number(len(lines), 'review')} could not be read"
        yield f"{told}; nothing is known of {of}."
    yield _filled(
        f"Slipped: {wording.COMPLETED}. Gates: those of publication that are settled."
    )


def _filled(text: str, indent: int = 0) -> str:
    return wrapped(text, indent, width=_WIDTH)
