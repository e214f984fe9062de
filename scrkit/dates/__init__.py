"""Dates, clock times and ages that say only what is known; never reads the clock."""

from scrkit.dates.ages import months_between, spell_age
from scrkit.dates.clock import ClockTime, parse_time, spell_time
from scrkit.dates.partial import (
    PRECISIONS,
    PartialDate,
    add_months,
    brief,
    of_day,
    parse_date,
    spell_date,
    spelled,
)
