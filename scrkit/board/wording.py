"""What the cells of a board's table say, the same on the screen, page and in Excel."""

from scrkit.board.rows import Row
from scrkit.clocks import Due
from scrkit.dates import brief
from scrkit.text.counting import number

COMPLETED = "working days after the day on which the review was to be completed"
UNREAD = "cannot be read"


def slipped(row: Row) -> str:
    """Return by how many working days a review is behind, in a few words."""
    slip = row.slip
    if slip.days is None:
        return "not known"
    if not slip.days:
        return "in time"
    return f"{slip.days} so far" if slip.running else str(slip.days)


def slip_explained(row: Row) -> str:
    """Return against which day it is counted, "" where there is none."""
    slip = row.slip
    if slip.due is None:
        return ""
    told = f"to be {slip.by} by {brief(slip.due)} ({slip.against})"
    if slip.done:
        told += f", {slip.by} {brief(slip.done)}"
    return told + (f", put off to {brief(slip.agreed)}" if slip.agreed else "")


def guidance(row: Row, *, titled: bool = False) -> str:
    """Return the guidance of a review, by its id or title; a rapid review says so."""
    told = row.framework_title if titled and row.framework_title else row.framework
    return f"{told}, rapid review" if row.rapid else told


def next_duty(row: Row) -> str:
    """Return what is due next and when, "nothing" where nothing is."""
    return duty(row.next) if row.next else "nothing"


def duty(due: Due) -> str:
    """Return what is due, by its id, and its day."""
    return f"{due.id}, {brief(due.due)}" if due.due else due.id


def actions(row: Row) -> str:
    """Return how many actions stand how, "" where there are none.

    Where the files have errors, that none are read does not say that there are none.
    """
    if not row.actions and row.errors:
        return "actions not known"
    return ", ".join(f"{count} {state}" for state, count in row.actions.items())


def overdue(row: Row) -> str:
    """Return how many duties are overdue: not known where files have errors."""
    if not row.overdue and row.errors:
        return "unclear"
    return str(len(row.overdue) or "none")


def gates(row: Row) -> str:
    """Return how many gates of publication are settled."""
    if not row.gates.total:
        return "none"
    return f"{row.gates.settled} of {row.gates.total}"


def holding(row: Row) -> str:
    """Return what holds the stage up, "" where nothing does."""
    if row.stage in ("complete", "ended") or not row.held:
        return ""
    verb = "holds" if row.held == 1 else "hold"
    return f"{number(row.held, 'thing')} {verb} up the stage {row.stage}"


def faults(row: Row) -> str:
    """Return that the files have errors, by which something may be missing."""
    if not row.errors:
        return ""
    return f"its files have {number(row.errors, 'error')}, so that much may be missing"


def changed(row: Row) -> str:
    """Return the day of the last change."""
    return brief(row.changed.day) if row.changed.day else "not known"
