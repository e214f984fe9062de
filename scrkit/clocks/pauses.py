"""Days on which a review rested, counted beside a time and never inside it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import get_args

from scrkit.clocks.values import Paused, Rest
from scrkit.model.order import Because, Pause

_DAY = timedelta(days=1)
_LAST = date(2199, 12, 31)
_REASONS: tuple[Because, ...] = get_args(Because)


def paused(
    pauses: Iterable[Pause], start: date, end: date, due: date | None
) -> Paused | None:
    """Count the days of rest after `start` up to and with `end`; None if none.

    `end` is the day on which the thing was done, or the day asked about; so far
    a pause that has not ended is counted as well.
    """
    known = [p for p in pauses if p.from_date <= end]
    resting = _days(known, start, end)
    if not resting:
        return None
    rests = tuple(
        Rest(because, len(_days(_of(known, because), start, end)))
        for because in _REASONS
        if _days(_of(known, because), start, end)
    )
    # A slip of the year leads nowhere.
    sound = due is not None and due <= _LAST
    without = _without(resting, due) if due is not None and sound else None
    return Paused(len(resting), rests, without if without != due else None)


def _of(pauses: Iterable[Pause], because: Because) -> Iterator[Pause]:
    return (pause for pause in pauses if pause.because == because)


def _days(pauses: Iterable[Pause], start: date, end: date) -> frozenset[date]:
    """Return the days of the pauses after `start` up to `end`, each once."""
    found: set[date] = set()
    for pause in pauses:
        # The day on which a time starts is not counted, so no rest of it is.
        first = max(pause.from_date, start + _DAY)
        last = min(pause.until or end, end)
        found.update(first + _DAY * n for n in range((last - first).days + 1))
    return frozenset(found)


def _without(resting: frozenset[date], due: date) -> date:
    """Return the day due, later by every day of rest up to it."""
    day = due
    # Later days may be days of rest too, and move the day on once more.
    while (later := due + _DAY * sum(one <= day for one in resting)) != day:
        day = later
    return day
