"""Quarters as boards write them: 2016-Q4, or 2016/17-Q3 of a financial year."""

import re
from datetime import date, timedelta
from typing import NamedTuple

_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:[/-](?P<next>\d{2}|\d{4}))?[- ]?Q(?P<number>[1-4])",
    re.IGNORECASE | re.ASCII,
)
_APRIL = 4
_MONTHS = 3
_YEAR = 12


class Quarter(NamedTuple):
    """Three months: its name as it is written, its first and its last day."""

    name: str
    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of its months."""
        return tuple(
            self.first.replace(month=self.first.month + n) for n in range(_MONTHS)
        )


def quarter(text: str) -> Quarter:
    """Return the quarter that is written: of the calendar, or of a financial year.

    A financial year bears two years, 2016/17, and begins in April. Raises ValueError
    for what is no quarter.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, number = int(found["year"]), int(found["number"])
    if year < 1:
        raise ValueError(text)
    if found["next"] is None:
        return _from(f"{year:04}-Q{number}", year, (number - 1) * _MONTHS + 1)
    if int(found["next"]) % 100 != (year + 1) % 100:
        raise ValueError(text)
    month = _APRIL + (number - 1) * _MONTHS
    name = f"{year:04}/{(year + 1) % 100:02}-Q{number}"
    if month > _YEAR:
        return _from(name, year + 1, month - _YEAR)
    return _from(name, year, month)


def _from(name: str, year: int, month: int) -> Quarter:
    first = date(year, month, 1)
    end = month + _MONTHS
    after = date(year + end // (_YEAR + 1), (end - 1) % _YEAR + 1, 1)
    return Quarter(name, first, after - timedelta(days=1))
