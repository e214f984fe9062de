"""The days on which things fall due, by each nation's bank holidays; never today."""

from scrkit.clocks import wording
from scrkit.clocks.agreed import actions_due, terms_due
from scrkit.clocks.calendar import by_day, calendar, clauses_due, decided_on, same_thing
from scrkit.clocks.clauses import day_of, deadlines, first_known, is_plan
from scrkit.clocks.values import Calendar, Due, State
from scrkit.clocks.workdays import (
    add_working_days,
    bank_holidays,
    due_day,
    holiday_note,
    is_working_day,
    working_days_after,
)
