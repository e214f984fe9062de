"""The days on which things fall due, by each nation's bank holidays; never today."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from scrkit.dates import add_months
from scrkit.frameworks import Deadline, DeadlineClause, Framework, HolidayCalendar
from scrkit.model.case import KeyDates

_DAY = timedelta(days=1)
_FIRST, _LAST = date(1800, 1, 1), date(2199, 12, 31)
_DAYS_IN = {"days": 1, "weeks": 7}
_MONTHS_IN = {"months": 1, "years": 12}


def is_working_day(day: date, calendar: HolidayCalendar) -> bool:
    """Tell whether `day` is Monday to Friday and no bank holiday of the calendar."""
    if day.weekday() >= 5:
        return False
    return day not in _bank_holidays(calendar.country, calendar.subdivision, day.year)


@cache
def _bank_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    # The package takes long to import: only a clock that counts working days pays.
    import holidays

    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


def add_working_days(day: date, count: int, calendar: HolidayCalendar) -> date:
    """Return the working day `count` working days after `day`, before it if negative.

    `day` itself is day 0 and is not counted, whether or not it is a working day.
    """
    step = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, calendar):
            day += step
    return day


def due_day(
    clause: DeadlineClause, start: date, calendar: HolidayCalendar
) -> date | None:
    """Return the last day for a clause whose clock starts on `start`.

    Months and years go to the corresponding day, clamped to the end of the month.
    None where the guidance's time is not established.
    """
    if clause.count is None or clause.unit is None:
        return None
    if not _FIRST <= start <= _LAST:
        # A slip of the year: the rules tell that the days are out of order.
        return None
    count = -clause.count if clause.direction == "before" else clause.count
    if clause.unit == "working_days":
        return add_working_days(start, count, calendar)
    if clause.unit in _MONTHS_IN:
        return add_months(start, count * _MONTHS_IN[clause.unit])
    return start + timedelta(days=count * _DAYS_IN[clause.unit])


def deadlines(
    framework: Framework, dates: KeyDates, as_of: date, *, outcome: str | None = None
) -> tuple[Deadline, ...]:
    """Put every deadline of a framework on the calendar of one review.

    In the framework's order. With the decision's `outcome` known, clauses that do
    not apply under it are left out; otherwise they say under which they apply.
    """
    known = _known(dates, as_of)
    return tuple(
        _deadline(framework, clause, known, as_of, outcome)
        for clause in framework.deadlines
        if outcome is None or not clause.outcomes or outcome in clause.outcomes
    )


def _known(dates: KeyDates, as_of: date) -> Callable[[tuple[str, ...]], date | None]:
    """Return a look-up of the first of several dates that is known on `as_of`.

    Plans lie ahead by nature; a later day of anything else has not happened yet.
    """

    def first(names: tuple[str, ...]) -> date | None:
        for name in names:
            day = dates.day(name)
            if day is not None and (day <= as_of or name.endswith("_planned")):
                return day
        return None

    return first


def _deadline(
    framework: Framework,
    clause: DeadlineClause,
    known: Callable[[tuple[str, ...]], date | None],
    as_of: date,
    outcome: str | None,
) -> Deadline:
    start, done = known(clause.starts), known(clause.done)
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
