"""The framework's deadlines on the calendar of one review."""

from datetime import date

from scrkit.clocks.workdays import due_day
from scrkit.frameworks import Deadline, DeadlineClause, Framework
from scrkit.model.case import KeyDates


def deadlines(
    framework: Framework, dates: KeyDates, as_of: date, *, outcome: str | None = None
) -> tuple[Deadline, ...]:
    """Put every deadline of a framework on the calendar of one review.

    In the framework's order. With the decision's `outcome` known, clauses that do
    not apply under it are left out; otherwise they say under which they apply.
    """
    return tuple(
        _deadline(framework, clause, dates, as_of, outcome)
        for clause in framework.deadlines
        if outcome is None or not clause.outcomes or outcome in clause.outcomes
    )


def day_of(dates: KeyDates, name: str) -> date | None:
    """Return a key date by its name; an incident counts where its day is exact."""
    if name == "incident":
        exact = dates.incident is not None and dates.incident.exact
        return dates.incident.earliest if dates.incident and exact else None
    return dates.day(name)


def is_plan(name: str) -> bool:
    """Tell whether a key date is a plan: plans lie ahead by nature."""
    return name.endswith("_planned")


def first_known(dates: KeyDates, names: tuple[str, ...], as_of: date) -> date | None:
    """Return the first of several dates that is known on `as_of`.

    A later day of anything but a plan has not happened yet.
    """
    for name in names:
        day = day_of(dates, name)
        if day is not None and (day <= as_of or is_plan(name)):
            return day
    return None


def _deadline(
    framework: Framework,
    clause: DeadlineClause,
    dates: KeyDates,
    as_of: date,
    outcome: str | None,
) -> Deadline:
    start = first_known(dates, clause.starts, as_of)
    done = first_known(dates, clause.done, as_of)
    due = due_day(clause, start, framework.holiday_calendar) if start else None
    return Deadline(
        clause=clause,
        start=start,
        due=due,
        done=done,
        days_left=(due - as_of).days if due and not done else None,
        condition=clause.only_if if _conditional(clause, outcome) else "",
        citation=framework.citation(clause),
    )


def _conditional(clause: DeadlineClause, outcome: str | None) -> bool:
    """Tell whether the clause hangs on more than the decision that is known."""
    return outcome is None or not clause.outcomes
