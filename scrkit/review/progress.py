"""How an action of the plan stood on a day, and what changed of it since another."""

from collections.abc import Iterator

from scrkit.dates import add_months, spelled
from scrkit.model.kinds import Day
from scrkit.model.monitoring import Check, Proof, State, Update
from scrkit.model.outcome import Action
from scrkit.review.effect import is_only_claimed

STATES: tuple[State, ...] = (
    *("closed", "sustained", "made a difference", "evidenced", "done"),
    *("in progress", "not started", "overdue"),
)
LATER = 3
"""Months after a difference was seen from which a look at it tells that it lasts."""


def state(action: Action, as_of: Day) -> State:
    """Return one of STATES as it stood on `as_of`; what came later is not known.

    A difference that a later check found gone is none, nor is one that tells of an
    activity alone; what the owner alone has seen is no evidence, and no difference.
    """
    if action.closed and action.closed.date <= as_of and is_proven(action, as_of):
        return "closed"
    if made_a_difference(action, as_of):
        return _different(action, as_of)
    if is_seen(action, action.evidenced, as_of):
        return "evidenced"
    if action.done and action.done <= as_of:
        return "done"
    # Before "in progress": what is late is late, whether it has begun or not.
    if action.due < as_of:
        return "overdue"
    return "in progress" if is_started(action, as_of) else "not started"


def made_a_difference(action: Action, as_of: Day) -> bool:
    """Tell whether an effect was seen by a day: in lives or practice, no activity."""
    return is_seen(action, action.difference, as_of) and not is_only_claimed(action)


def is_seen(action: Action, proof: Proof | None, as_of: Day) -> bool:
    """Tell whether somebody other than the owner had seen something by a day."""
    return proof is not None and proof.date <= as_of and not is_owners(action, proof.by)


def _different(action: Action, as_of: Day) -> State:
    last = last_check(action, as_of)
    # Back to what is still so: it was done, and seen to be done.
    if last is not None and last.holds == "no":
        return "evidenced"
    return "sustained" if is_sustained(action, as_of) else "made a difference"


def is_started(action: Action, as_of: Day) -> bool:
    """Tell whether work on an action had begun."""
    return action.started is not None and action.started <= as_of


def is_open(action: Action, as_of: Day) -> bool:
    """Tell whether an action was not done by a day."""
    return state(action, as_of) in ("in progress", "not started", "overdue")


def last_check(action: Action, as_of: Day) -> Check | None:
    """Return the last look at whether the difference lasts, None without one."""
    known = [one for one in action.checks if one.date <= as_of]
    return max(known, key=lambda one: one.date, default=None)


def is_late_enough(action: Action, check: Check) -> bool:
    """Tell whether a check is months after the difference, so that it tells of time."""
    seen = action.difference
    return seen is not None and check.date >= add_months(seen.date, LATER)


def is_sustained(action: Action, as_of: Day) -> bool:
    """Tell whether the last check, months after the difference, found that it lasts."""
    last = last_check(action, as_of)
    return last is not None and last.holds == "yes" and is_late_enough(action, last)


def lacking(action: Action, as_of: Day) -> tuple[str, ...]:
    """Return what an action cannot be closed without and lacks, in the plan's words."""

    def has(day: Day | None) -> bool:
        return day is not None and day <= as_of

    proven = is_seen(action, action.evidenced, as_of)
    last = last_check(action, as_of)
    looked = last is not None and not is_owners(action, last.by)
    differs = made_a_difference(action, as_of)
    found = (
        ("the day it was done", has(action.done)),
        ("evidence that somebody else saw", proven),
        ("a difference that was seen", differs),
        (
            f"a check {LATER} months later or more, by another than the owner, that "
            "found it lasting",
            looked and is_sustained(action, as_of),
        ),
    )
    return tuple(what for what, there in found if not there)


def is_owners(action: Action, post: str) -> bool:
    """Tell whether a post is the one that owns an action, however it is spaced."""
    one, other = (" ".join(text.casefold().split()) for text in (post, action.owner))
    return one == other


def is_proven(action: Action, as_of: Day) -> bool:
    """Tell whether an action has all that closing it needs."""
    return not lacking(action, as_of)


def last_update(action: Action, before: Day | None = None) -> Update | None:
    """Return what was said of an action last; with `before`, before that day."""
    known = [u for u in action.updates if before is None or u.date < before]
    return max(known, key=lambda one: one.date, default=None)


def update_for(action: Action, quarter: str, as_of: Day | None = None) -> Update | None:
    """Return what was said of an action for a quarter, None where nobody said a word.

    With `as_of` what came later is not known.
    """
    same = [
        one
        for one in action.updates
        if one.quarter == quarter and (as_of is None or one.date <= as_of)
    ]
    return max(same, key=lambda one: one.date, default=None)


def slipped(action: Action, as_of: Day) -> int:
    """Return by how many days an action is put off: agreed, and expected beside it."""
    known = [one for one in action.postponed if one.date <= as_of]
    # From the day that was promised first: each delay alone would look small.
    first = min(known, key=lambda one: one.date).was if known else action.due
    last = action.due
    if action.expected is not None and is_open(action, as_of):
        last = max(last, action.expected)
    return max(0, (last - first).days)


def changes(action: Action, since: Day, until: Day) -> Iterator[str]:
    """Yield what changed of an action after `since` and by `until`, in plain words."""

    for day, what in (*_states(action), *_events(action)):
        if since < day <= until:
            yield f"{what} {spelled(day)}"
    yield from _told_late(action, since, until)
    # The day itself is still in time.
    if since < action.due < until and state(action, until) == "overdue":
        yield f"became overdue after {spelled(action.due)}"
    yield from _risk_changes(action, since, until)


def _told_late(action: Action, since: Day, until: Day) -> Iterator[str]:
    """Yield how an action stands since somebody said so of a day that was long past."""
    recent = any(since < day <= until for day, _ in _states(action))
    for one in action.updates:
        if one.was is not None and since < one.date <= until and not recent:
            yield f"{one.state}, until then {one.was}, as told on {spelled(one.date)}"


def _states(action: Action) -> Iterator[tuple[Day, str]]:
    """Yield the days on which an action got further, with what is said of each."""
    evidenced, difference, closed = action.evidenced, action.difference, action.closed
    every = (
        (action.started, "started on"),
        (action.done, "done on"),
        (evidenced.date if evidenced else None, "evidenced on"),
        (difference.date if difference else None, "made a difference, seen on"),
        (closed.date if closed else None, "closed on"),
    )
    yield from ((day, what) for day, what in every if day is not None)


def _events(action: Action) -> Iterator[tuple[Day, str]]:
    """Yield the days of later checks, and of those on which the day due was moved."""
    for check in action.checks:
        early = check.holds != "no" and not is_late_enough(action, check)
        holds = _SO_FAR if early else _HOLDS[check.holds]
        yield check.date, f"{holds}, as checked on"
    for one in action.postponed:
        moved = f"put off from {spelled(one.was)} to {spelled(one.due)}"
        yield one.date, f"{moved}, agreed on"


_SO_FAR = f"the difference held so far, less than {LATER} months on"
_HOLDS = {
    "yes": "the difference lasts",
    "partly": "the difference lasts in part",
    "no": "the difference is gone",
}


def _risk_changes(action: Action, since: Day, until: Day) -> Iterator[str]:
    known = [u for u in action.updates if u.date <= until and u.risk is not None]
    before = [u for u in known if u.date <= since]
    after = [u for u in known if u.date > since]
    if not after:
        return
    was = max(before, key=lambda u: u.date).risk if before else None
    now = max(after, key=lambda u: u.date).risk
    if was != now:
        yield f"risk now {now}" if was is None else f"risk now {now}, was {was}"
