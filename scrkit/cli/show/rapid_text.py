"""Where a rapid review stands, for people: days, steps and what is next."""

from collections.abc import Iterator
from textwrap import fill

from scrkit.dates import spelled
from scrkit.frameworks import Deadline
from scrkit.standing.rapid import RapidStands
from scrkit.text.counting import number

_WIDTH = 80
_NOT_LAW = (
    "an expectation of the national panel, not law, and whether it counts from there "
    "is not established"
)


def rapid_lines(stands: RapidStands, there: str = "") -> Iterator[str]:
    """Yield how many working days have gone, what is next, and the steps."""
    yield fill(f"Rapid review: {_time(stands)}", _WIDTH, subsequent_indent="  ")
    yield fill(
        f"Next: {_with_folder(stands.next, there)}", _WIDTH, subsequent_indent="  "
    )
    yield from ("", "Steps")
    now = next((one for one in stands.steps if not one.reached), None)
    for one in stands.steps:
        mark = ">" if one is now and stands.withdrawn is None else " "
        done = "done" if one.reached else "-"
        since = f" ({spelled(one.on)})" if one.on else ""
        yield fill(
            f"{mark} {done:<5}{one.what}{since}", _WIDTH, subsequent_indent=" " * 7
        )


def _with_folder(words: str, there: str) -> str:
    """Put the folder behind a command that the words end in, or name in brackets."""
    if words.startswith("make a local review"):
        return f"{words}{there}"
    return words


def _time(stands: RapidStands) -> str:
    if stands.withdrawn is not None:
        return f"the notification was withdrawn on {spelled(stands.withdrawn)}."
    clock = stands.clock
    if clock is None:
        return "the framework sets no time for it."
    if clock.start is None:
        return f"its time has not begun; it runs from {clock.clause.event}."
    if clock.done is not None:
        return _sent(clock, stands.day)
    if clock.due is None:
        return "nothing established says by when it is to be sent."
    counted = (
        f"working day {stands.day}{_of(clock)}, " if stands.day is not None else ""
    )
    due = f"due on {spelled(clock.due)} ({off(clock.days_left or 0)})"
    from_ = f"counted from {clock.clause.event}"
    law = f"; {_NOT_LAW}" if clock.clause.strength == "panel_expectation" else ""
    return f"{counted}{due}, {from_}{law}."


def _sent(clock: Deadline, day: int | None) -> str:
    told = f"sent on {spelled(clock.done)}" if clock.done else "sent"
    counted = f", on working day {day}{_of(clock)}" if day is not None else ""
    late = ", late" if clock.late else ""
    return f"{told}{counted}{late}."


def _of(clock: Deadline) -> str:
    return f" of {clock.clause.count}" if clock.clause.count else ""


def off(days: int) -> str:
    """Say how far off a day is, or how late something is."""
    if days == 0:
        return "today"
    told = number(abs(days), "day")
    return f"{told} late" if days < 0 else f"in {told}"
