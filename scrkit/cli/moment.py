"""The day and the place that a call is about: only the shell knows either."""

import re
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.patterns import later

_DAY = later(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_day(text: str) -> datetime | None:
    """Return the day that an option names, None where no calendar has it."""
    given = text.strip()
    # What Python takes beside it, such as 2016-W09, nobody means.
    if _DAY.fullmatch(given):
        with suppress(ValueError):
            return datetime.fromisoformat(given)
    return None


def day(as_of: datetime | None) -> date:
    """Return the day asked for, or today: only the shell reads the clock."""
    # The one place that asks the clock: everything else is told the day.
    return as_of.date() if as_of else date.today()  # noqa: DTZ011, TID251


def done_on(given: datetime | None) -> date:
    """Return the day on which something was done, today by default.

    Raises ScrError for one that has not come: nothing is noted as done ahead.
    """
    on = day(given)
    if on > day(None):
        raise ScrError(
            "--date names a day that has not come yet; nothing was written",
            "What is noted was done. Look at the year, or wait until the day has come.",
        )
    return on


def here() -> Path:
    """Return where the command was called: only the shell knows a place."""
    return Path.cwd()  # noqa: TID251
