"""What `scr deadlines` answers to programs; computes nothing."""

from collections.abc import Iterable
from datetime import date

from scrkit import clocks
from scrkit.cli.show import answer
from scrkit.cli.show.answer import Answer, taken
from scrkit.frameworks import Framework


class Paused(Answer, frozen=True):
    """How much of a time the review rested; `because` counts days by reason."""

    days: int
    because: dict[str, int]
    without: date | None


class Due(Answer, frozen=True):
    """Something due, whoever says by when."""

    kind: str
    id: str
    what: str
    state: str
    open: bool
    start: date | None
    due: date | None
    done: date | None
    days: int | None
    owed_by: str
    owed_to: tuple[str, ...]
    strength: str | None
    soft: bool
    citation: str
    time: str
    condition: str
    earlier: str | None
    paused: Paused | None
    agreed: date | None


class Deadlines(Answer, frozen=True):
    """Answer of `scr deadlines`."""

    review: str
    framework: str | None
    overlay: str | None
    as_of: date
    deadlines: tuple[Due, ...]


def json_text(
    calendar: clocks.Calendar, items: Iterable[clocks.Due], framework: Framework | None
) -> str:
    """Return what is due."""
    return answer.json_text(
        Deadlines(
            review=calendar.review.case.id,
            framework=framework.id if framework else None,
            overlay=(framework.overlay or None) if framework else None,
            as_of=calendar.as_of,
            deadlines=tuple(map(_due, items)),
        )
    )


def _due(due: clocks.Due) -> Due:
    paused = due.paused and taken(
        Paused, due.paused, because={one.because: one.days for one in due.paused.rests}
    )
    return taken(Due, due, earlier=due.earlier or None, paused=paused)
