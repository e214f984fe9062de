"""The days on which things fall due, by each nation's bank holidays; never today."""

from scrkit.clocks import wording
from scrkit.clocks.agreed import actions_due, new_day, requests_due, terms_due
from scrkit.clocks.calendar import by_day, calendar, clauses_due, decided_on, same_thing
from scrkit.clocks.clauses import day_of, deadlines, first_known, is_plan
from scrkit.clocks.values import Calendar, Due, Kind, Paused, Rest, State
from scrkit.clocks.workdays import (
    add_working_days,
    bank_holidays,
    due_day,
    holiday_note,
    is_working_day,
    working_days_after,
)

__all__ = [
    "Calendar",
    "Due",
    "Kind",
    "Paused",
    "Rest",
    "State",
    "actions_due",
    "add_working_days",
    "bank_holidays",
    "by_day",
    "calendar",
    "clauses_due",
    "day_of",
    "deadlines",
    "decided_on",
    "due_day",
    "first_known",
    "holiday_note",
    "is_plan",
    "is_working_day",
    "new_day",
    "requests_due",
    "same_thing",
    "terms_due",
    "wording",
    "working_days_after",
]
