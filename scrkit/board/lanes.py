"""The timeline of all reviews: a lane a review, drawn once, and told in words."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from scrkit.board.rows import Held
from scrkit.dates import brief, spell_date
from scrkit.model.reached import (
    agreed_on,
    completed_on,
    decided_on,
    has_come,
    planned_on,
    published_on,
)
from scrkit.timeline.sightings import incident

Kind = Literal["incident", "decided", "agreed", "due", "completed", "plan", "published"]
KINDS: dict[Kind, str] = {
    "incident": "incident",
    "decided": "decided to review",
    "agreed": "terms of reference agreed",
    "due": "to be completed by",
    "completed": "overview report completed",
    "plan": "action plan agreed",
    "published": "published",
}
# Of the drawing, in its own units.
WIDTH, _LABEL, _HEAD, LANE = 1000, 150, 26, 46
_EDGE = 12
_At = Callable[[date], float]


class Mark(Struct, frozen=True):
    """A day of a review: what it is, and how far to the right it stands."""

    kind: Kind
    day: date
    at: float


class Lane(Struct, frozen=True):
    """A review: its marks; its bar from the decision to completion, or so far.

    `late` is where the bar goes beyond the day due, None where it does not.
    """

    review: str
    top: int
    marks: tuple[Mark, ...]
    bar: tuple[float, float] | None
    late: tuple[float, float] | None
    running: bool


class Lanes(Struct, frozen=True):
    """The whole drawing: its lanes, its years by their place, and its height."""

    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, int], ...]
    today: float
    height: int


def lanes(reviews: tuple[Held, ...], as_of: date) -> Lanes | None:
    """Return the drawing of reviews, None where no day of any is known."""
    known = [(one, _days(one, as_of)) for one in reviews]
    every = [day for _, days in known for day in days.values()]
    every += [day for one, _ in known if (day := _notified(one, as_of))]
    if not every:
        return None
    first, last = min(*every, as_of), max(*every, as_of)
    # A board may have a single day to show.
    spread = max(1, (last - first).days)

    def at(day: date) -> float:
        room = WIDTH - _LABEL - 2 * _EDGE
        return round(_LABEL + _EDGE + room * (day - first).days / spread, 1)

    drawn = tuple(
        _lane(one, days, _HEAD + number * LANE, at, as_of)
        for number, (one, days) in enumerate(known)
    )
    years = range(first.year + 1, last.year + 1)
    marked = tuple((at(date(year, 1, 1)), year) for year in years)
    return Lanes(drawn, marked, at(as_of), _HEAD + len(drawn) * LANE + 6)


def told(held: Held, as_of: date) -> tuple[tuple[Kind, str], ...]:
    """Return the days of a review in words, in the order of KINDS."""
    days = _days(held, as_of)
    vague = held.review.case.dates.incident
    return tuple(
        (kind, spell_date(vague) if vague and kind == "incident" else brief(days[kind]))
        for kind in KINDS
        if kind in days
    )


def _days(held: Held, as_of: date) -> dict[Kind, date]:
    review = held.review
    found: dict[Kind, date | None] = {
        "incident": incident(review),
        "decided": decided_on(review) or review.case.dates.initiated,
        "agreed": agreed_on(review),
        "due": held.row.slip.due,
        "completed": completed_on(review),
        "plan": planned_on(review),
        "published": published_on(review),
    }
    return {
        kind: day
        for kind, day in found.items()
        # A day due lies ahead by nature; any other that does has not happened.
        if day is not None and (day <= as_of or kind == "due")
    }


def _notified(held: Held, as_of: date) -> date | None:
    """Return the day from which a rapid review is drawn; None where it is not."""
    day = held.review.case.dates.notified if held.row.rapid else None
    over = held.row.stage == "ended"
    return day if not over and has_come(day, as_of) else None


def _lane(held: Held, days: dict[Kind, date], top: int, at: _At, as_of: date) -> Lane:
    start, due = days.get("decided"), days.get("due")
    end = days.get("completed", as_of)
    if held.row.rapid:
        # It goes from the notification until it is sent.
        start, end = _notified(held, as_of), held.row.slip.done or as_of
    bar = (at(start), at(end)) if start and start <= end else None
    late = (at(due), at(end)) if bar and due and start and start <= due < end else None
    running = held.row.slip.running if held.row.rapid else "completed" not in days
    marks = tuple(Mark(kind, day, at(day)) for kind, day in days.items())
    return Lane(held.row.review, top, marks, bar, late, running)
