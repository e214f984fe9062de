"""By how many working days a review is behind the day on which it was to be done."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from scrkit.clocks import Due, working_days_after
from scrkit.frameworks import Framework

_SENT = "rapid_review_sent"
# The days by which guidance has a review done, the first that it sets a time for.
_COMPLETED = ("report_completed", "published")
_TERMS = "terms.completion"
_STRETCH = timedelta(days=1000)
_By = Literal["completed", "published", "sent"]
_BY: dict[str, _By] = {
    "report_completed": "completed",
    "published": "published",
    _SENT: "sent",
}


class Slip(Struct, frozen=True):
    """How far a review is behind: working days after `due`, 0 where it is in time.

    `days` is None where no day is set, or none is known yet. `against` is the clause
    that sets it, or `terms.completion`. `done` is the day on which the review was
    completed; without one it is running, and the days are those so far. `agreed` is
    the new day of a delay that was reported; it takes nothing from the days. `by` is
    what is to be done by then: a rapid review is sent.
    """

    days: int | None = None
    against: str = ""
    due: date | None = None
    done: date | None = None
    agreed: date | None = None
    by: _By = "completed"

    @property
    def running(self) -> bool:
        """Whether the days may still become more."""
        return self.due is not None and self.done is None


def slippage(
    framework: Framework | None,
    items: tuple[Due, ...],
    as_of: date,
    *,
    rapid: bool = False,
) -> Slip:
    """Return how far a review is behind, of all that is due in it on a day.

    The guidance's time for completing the review counts; where it sets none that is
    known, the day that the terms of reference set. Of several the furthest counts. Of a
    rapid review it is the time within which it is sent.
    """
    if framework is None:
        return Slip()
    by = _done_by(framework, rapid=rapid)
    known = tuple(_set_by_guidance(framework, items, by))
    # Terms of reference are of a whole review; a rapid one has none.
    if not known and not rapid:
        by = _COMPLETED[0]
        known = tuple(one for one in items if one.id == _TERMS and one.due)
    found = (_slip(one, framework, as_of, _BY[by]) for one in known)
    # An overlay may ask for less time than the guidance, and both bind.
    return max(found, key=lambda one: one.days or 0, default=Slip())


def _done_by(framework: Framework, *, rapid: bool) -> str:
    """Return the day by which a clause is kept that has the review done."""
    if rapid:
        return _SENT
    named = {day for one in framework.deadlines for day in one.done}
    return next((one for one in _COMPLETED if one in named), _COMPLETED[0])


def _set_by_guidance(
    framework: Framework, items: tuple[Due, ...], by: str
) -> Iterator[Due]:
    completing = {
        one.id
        for one in framework.deadlines
        if by in one.done and one.direction == "after"
    }
    for one in items:
        if one.kind == "framework" and one.id in completing and one.due is not None:
            yield one


def _slip(one: Due, framework: Framework, as_of: date, by: _By) -> Slip:
    assert one.due is not None  # noqa: S101 - asked before
    days, begun, day = 0, one.due, one.done or as_of
    # Counted a stretch at a time: what slipped for longer than that is not in time.
    while begun < day:
        end = min(day, begun + _STRETCH)
        days += working_days_after(begun, end, framework.holiday_calendar)
        begun = end
    return Slip(days, one.id, one.due, one.done, one.agreed, by)
