"""What it means for a review to stand under another framework; writes nothing."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scrkit import clocks, criteria
from scrkit.clocks import Due
from scrkit.criteria import Assessment
from scrkit.frameworks import Duty, FactQuestion, Framework
from scrkit.model.opening import Fact
from scrkit.model.review import Review

_OPEN = Fact(value="unknown")


class Moved(Struct, frozen=True):
    """A clock under both frameworks: None where one of them lacks it."""

    id: str
    before: Due | None
    after: Due | None


class Meaning(Struct, frozen=True):
    """What changes for one review.

    `before` and `after` are the answers to each framework's first question; `asked`
    the facts that are new and not answered; `owed` and `released` duties; `moved` the
    clocks whose time, day or standing is another.
    """

    before: Assessment
    after: Assessment
    asked: tuple[FactQuestion, ...]
    owed: tuple[Duty, ...]
    released: tuple[Duty, ...]
    moved: tuple[Moved, ...]


def meaning(
    review: Review, later: Review, older: Framework, newer: Framework, as_of: date
) -> Meaning:
    """Work out what the step from one framework to another changes on a day.

    `later` is the review as it is written then, with facts under their newer ids.
    """
    answered = later.criteria.facts
    had, has = ({duty.id for duty in one.duties} for one in (older, newer))
    asked_before = {fact.id for fact in older.facts}
    return Meaning(
        # The first question of a framework is its duty; the others are asked only after
        # it.
        before=criteria.evaluate_all(older, review.criteria.facts)[0],
        after=criteria.evaluate_all(newer, answered)[0],
        asked=tuple(
            fact
            for fact in newer.facts
            if answered.get(fact.id, _OPEN) == _OPEN and fact.id not in asked_before
        ),
        owed=tuple(duty for duty in newer.duties if duty.id not in had),
        released=tuple(duty for duty in older.duties if duty.id not in has),
        moved=tuple(_moved(review, later, older, newer, as_of)),
    )


def _moved(
    review: Review, later: Review, older: Framework, newer: Framework, as_of: date
) -> Iterator[Moved]:
    before = {one.id: one for one in clocks.clauses_due(older, review, as_of)}
    after = {one.id: one for one in clocks.clauses_due(newer, later, as_of)}
    for id in dict.fromkeys((*before, *after)):
        old, new = before.get(id), after.get(id)
        if old is None or new is None or _told(old) != _told(new):
            yield Moved(id, old, new)


def _told(due: Due) -> tuple[object, ...]:
    return due.time, due.due, due.state, due.carried_over
