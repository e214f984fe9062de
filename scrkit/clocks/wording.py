"""What is due in plain English, without a word of the case."""

from collections.abc import Iterable, Iterator

from scrkit.clocks.values import Due, Kind, Paused
from scrkit.dates import spelled
from scrkit.frameworks import WORDS, Framework
from scrkit.model.case import KeyDates

_BECAUSE = {
    "criminal": "criminal proceedings",
    "coronial": "inquest",
    "family": "family proceedings",
    "other": "other reasons",
}
_OURS = {"board": "the Board", "panel": "the panel"}
_BY_ITSELF: dict[Kind, str] = {
    "framework": "strength not recorded",
    "terms": "by the terms of reference",
    "request": "asked by the panel",
    "action": "by the action plan",
}
_STANDS = {
    "waiting": "not started",
    "not_established": "no time set",
    "passed": "passed",
    "done": "done",
    "over": "over",
}


def standing(due: Due) -> str:
    """Say how something stands: "13 days left", "5 days overdue", "2 days early"."""
    if due.days is None or due.state in _STANDS:
        return _STANDS.get(due.state, "done")
    if due.state in ("open", "running"):
        return f"{counted(due.days)} left" if due.days else "last day"
    if due.state == "overdue":
        return f"{counted(-due.days)} overdue"
    if due.days == 0:
        return "on the day"
    return f"{counted(abs(due.days))} {'late' if due.days < 0 else 'early'}"


def counted(days: int) -> str:
    """Spell a number of days."""
    return "1 day" if days == 1 else f"{days} days"


def strength(due: Due) -> str:
    """Say how much it binds, and that it may pass with a reason where it may."""
    if due.strength is None:
        return _BY_ITSELF[due.kind]
    soft = "; may pass with a reason" if due.soft else ""
    return f"{WORDS[due.strength]}{soft}"


def owed(due: Due, framework: Framework | None) -> str:
    """Say who owes it to whom, by role or by the agency's id."""
    to = ", ".join(role(one, framework) for one in due.owed_to)
    by = role(due.owed_by, framework)
    return f"{by}, to {to}" if to else by


def role(id: str, framework: Framework | None) -> str:
    """Return how a role is printed; an agency is named by its id."""
    known = framework.role(id) if framework else None
    return known.title if known else _OURS.get(id, id.replace("_", " "))


def remarks(due: Due) -> Iterator[str]:
    """Yield, a sentence each, what has to be known beside the day."""
    if due.time and due.start is not None and due.due is not None:
        yield f"{due.time}, {spelled(due.start)}"
    yield from _no_day(due)
    if due.condition:
        yield f"applies {due.condition}"
    if due.earlier and due.state == "overdue":
        yield f"{due.earlier} set an earlier day for the same thing; both have passed"
    elif due.earlier:
        yield f"{due.earlier} sets an earlier day for the same thing; that one binds"
    if due.paused is not None:
        yield rested(due.paused)
    if due.agreed is not None:
        yield f"a delay was reported; the new day agreed is {spelled(due.agreed)}"
    noted = due.note if due.state not in _WITHOUT_NOTE else ""
    if noted:
        yield f"afterwards {noted}" if due.kind == "framework" else noted
    yield from filter(None, (due.unsettled, due.carried_over.rstrip(".")))


_WITHOUT_NOTE = ("waiting", "passed", "not_established")


def _no_day(due: Due) -> Iterator[str]:
    """Say why there is no day, or nothing to hold against it."""
    if due.state == "waiting":
        where = ", ".join(f"dates.{key}" for key in keys(due.starts))
        yield f"{due.time}, a day that review.yaml does not have yet ({where})"
    if due.state == "not_established":
        unset = "the time is not established here: consult the guidance itself"
        yield due.time or unset
    if due.state == "passed" and due.due is not None:
        yield "review.yaml has no date that would show whether it was done"


def keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return dates as review.yaml keeps them: those of a framework under `other`."""
    own = KeyDates.__struct_fields__
    return tuple(name if name in own else f"other.{name}" for name in names)


def rested(paused: Paused) -> str:
    """Say how long a review rested, why, and what that would make of the day."""
    if len(paused.rests) == 1:
        why = _BECAUSE[paused.rests[0].because]
    else:
        why = ", ".join(f"{_BECAUSE[one.because]} {one.days}" for one in paused.rests)
    without = paused.without
    after = f"; without them the day would be {spelled(without)}" if without else ""
    return f"paused {counted(paused.days)} ({why}){after}"
