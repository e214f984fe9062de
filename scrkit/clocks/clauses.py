"""The framework's deadlines on the calendar of one review."""

from collections.abc import Mapping
from datetime import date

from scrkit.clocks.workdays import due_day
from scrkit.frameworks import Deadline, DeadlineClause, Framework, kinds_met, ruled_out
from scrkit.model.case import KeyDates
from scrkit.model.opening import Fact


def deadlines(
    framework: Framework,
    dates: KeyDates,
    as_of: date,
    *,
    outcome: str | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> tuple[Deadline, ...]:
    """Put every deadline of a framework on the calendar of one review.

    In the framework's order. With the decision's `outcome` known, clauses that do
    not apply under it are left out; otherwise they say under which they apply. Left
    out are those, too, that the `facts` rule out, or a day that has come.
    """
    known = facts or {}
    held = _held(framework, outcome, known)
    return tuple(
        _deadline(
            framework,
            clause,
            dates,
            as_of,
            _condition(framework, clause, outcome, known),
        )
        for clause in framework.deadlines
        if outcome is None or not clause.outcomes or held & set(clause.outcomes)
        if ruled_out(framework, clause, known) is not True
        if first_known(dates, clause.voided_by, as_of) is None
    )


def _held(
    framework: Framework, outcome: str | None, facts: Mapping[str, Fact]
) -> frozenset[str]:
    """Return the kinds of review that are held: one, or all that it carries."""
    # A review that carries others owes what each of them asks for whose criteria are
    # met, whichever the decision names.
    decided = frozenset({outcome} if outcome else ())
    if not framework.carries:
        return decided
    leads_to = {limb.outcome for limb in framework.criteria[0].limbs}
    held = decided & leads_to
    return decided | kinds_met(framework, facts, sure=True) if held else decided


def day_of(dates: KeyDates, name: str) -> date | None:
    """Return a key date by its name; an incident counts where its day is exact."""
    if name == "incident":
        # A time of working days cannot run from "spring 2015".
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
    condition: str,
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
        condition=condition,
        citation=framework.citation(clause),
    )


def _condition(
    framework: Framework,
    clause: DeadlineClause,
    outcome: str | None,
    facts: Mapping[str, Fact],
) -> str:
    """Return the condition on which a clause still hangs, "" where it applies."""
    if clause.question:
        settled = ruled_out(framework, clause, facts) is False
    else:
        settled = outcome is not None and bool(clause.outcomes)
    return "" if settled else clause.only_if
