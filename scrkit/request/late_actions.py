"""Which actions of an owner are late, as the letter that reminds of them tells it."""

from collections.abc import Iterator
from datetime import date

from scrkit.dates import spelled
from scrkit.model.outcome import Action
from scrkit.model.review import Review
from scrkit.render.sections.case import Case
from scrkit.render.wording.wording import counted
from scrkit.review.progress import last_update, state, update_for


def late_actions(
    review: Review, whose: tuple[str | None, str], as_of: date, unheard: str = ""
) -> tuple[Action, ...]:
    """Return what is overdue of an owner: agency and post; "" for all of the agency.

    `unheard` is a quarter that is over: an action of which nothing was said in it is
    late as well.
    """
    agency, post = whose
    return tuple(
        one
        for one in review.actions.actions
        if one.agency == agency
        and (not post or _same(one.owner, post))
        and _is_late(one, as_of, unheard)
    )


def _is_late(one: Action, as_of: date, unheard: str) -> bool:
    reached = state(one, as_of)
    if reached == "overdue":
        return True
    return (
        bool(unheard)
        and reached != "closed"
        and update_for(one, unheard, as_of) is None
    )


def _same(one: str, other: str) -> bool:
    # Posts are typed by hand, here and in the plan.
    return one.split() == other.split() or one.casefold() == other.casefold()


def told(actions: tuple[Action, ...], case: Case) -> Iterator[dict[str, str]]:
    """Yield what the letter says of each action that is late."""
    as_of = case.options.as_of
    for one in actions:
        late = (as_of - one.due).days
        last = last_update(one)
        # What is done may still be late, where nothing was said of it this quarter.
        done = one.done if one.done and one.done <= as_of else None
        yield {
            "id": one.id,
            "text": " ".join(case.say(one.text).split()),
            "due": spelled(one.due),
            "days": counted(late, "day", "days") if late > 0 and not done else "",
            "expected": spelled(one.expected) if one.expected else "",
            "said": spelled(last.date) if last else "",
        }
