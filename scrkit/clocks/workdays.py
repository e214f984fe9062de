"""Working days of each nation, and the day on which a time is over; never today."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from scrkit.dates import add_months
from scrkit.frameworks import DeadlineClause, HolidayCalendar
from scrkit.system.resources import PACKAGE

_DAY = timedelta(days=1)
_FIRST, _LAST = date(1800, 1, 1), date(2199, 12, 31)
_DAYS_IN = {"days": 1, "weeks": 7}
_MONTHS_IN = {"months": 1, "years": 12}


def is_working_day(day: date, calendar: HolidayCalendar) -> bool:
    """Tell whether `day` is Monday to Friday and no bank holiday of the calendar."""
    if day.weekday() >= 5:
        return False
    return day not in bank_holidays(calendar.country, calendar.subdivision, day.year)


@cache
def bank_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """Return the bank holidays of a year, days in lieu and once-only ones included."""
    # England and Wales have the same.
    nation = "ENG" if subdivision == "WLS" else subdivision
    if country == "GB" and (found := _past().get(f"{nation} {year}")):
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in found.split())
    # Importing every country's holidays takes a third of a short command's time: only
    # a review of this year or the next, or of long ago, pays for it.
    import holidays

    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


@cache
def _past() -> dict[str, str]:
    """Return the days of each line of the table, by the nation and year before them."""
    table = (PACKAGE / "clocks" / "bank-holidays.txt").read_text("ascii")
    return {line[:8]: line[9:] for line in table.splitlines()}


def holidays_known(day: date, calendar: HolidayCalendar) -> bool:
    """Tell whether the bank holidays of a day's year are settled, as far as is known.

    Those of later years follow a rule, until a government adds or moves one.
    """
    if calendar.country != "GB":
        return True
    years = [int(key[4:]) for key in _past() if key[4:].isdigit()]
    return day.year <= max(years)


def holiday_note(
    clause: DeadlineClause, days: Iterable[date | None], calendar: HolidayCalendar
) -> str:
    """Say where bank holidays that nobody knows yet may still move a day, else "".

    `days` are those between which a clause counts; one that is None is passed over.
    """
    last = max((day for day in days if day is not None), default=None)
    if clause.unit != "working_days" or last is None or holidays_known(last, calendar):
        return ""
    return f"bank holidays of {last.year} are not known here, and may move the day"


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


def working_days_after(start: date, day: date, calendar: HolidayCalendar) -> int:
    """Return how many working days lie after `start`, up to and with `day`.

    0 on the day itself and before it: `start` is day 0. Of days more than ten years
    apart, 0: a slip of the year is told by the rules.
    """
    if not timedelta() < day - start <= timedelta(days=3653):
        return 0
    between = (start + n * _DAY for n in range(1, (day - start).days + 1))
    return sum(is_working_day(one, calendar) for one in between)


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
    if clause.unit == "clear_days":
        # Neither the day from which they count nor that of the deed is one of them.
        return start + timedelta(days=count + (1 if count > 0 else -1))
    if clause.unit in _MONTHS_IN:
        return add_months(start, count * _MONTHS_IN[clause.unit])
    return start + timedelta(days=count * _DAYS_IN[clause.unit])
