"""What a column and a data set of the research export are, whoever reads them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from scrkit.dates import PartialDate
from scrkit.frameworks import Framework
from scrkit.model.review import Review

# Rises when a column comes, goes, or changes its meaning or kind; in every file.
VERSION = 2
NOT_YET = "It has not come, or nobody recorded it."

Kind = Literal["text", "whole", "yes_no", "day"]
Value = str | int | bool | date | None

T = TypeVar("T")


class Case(Struct, frozen=True):
    """A review with what its rows are worked out from: its stage, and the day."""

    review: Review
    framework: Framework | None
    stage: str
    as_of: date


class Column(Struct, Generic[T], frozen=True):
    """A column: its name, what it holds, and how it is taken from a record.

    `empty` says what it means where there is no value; "" where there is always one.
    """

    name: str
    kind: Kind
    about: str
    get: Callable[[T], Value]
    empty: str = ""


class DataSet(Struct, Generic[T], frozen=True):
    """A table: a row a record, the id of its review before its columns."""

    name: str
    about: str
    records: Callable[[Case], Iterable[T]]
    columns: tuple[Column[T], ...]

    def values(self, case: Case) -> list[list[Value]]:
        """Return the values of one review, a list a column, that of its id first."""
        records = list(self.records(case))
        told: list[list[Value]] = [[case.review.case.id] * len(records)]
        for column in self.columns:
            get = column.get
            # A column at a time, as Parquet keeps them: rows would be turned round
            # again.
            told.append([get(record) for record in records])
        return told

    def nothing(self) -> list[list[Value]]:
        """Return the columns of a review that has no rows."""
        return [[] for _ in range(len(self.columns) + 1)]


REVIEW: Column[Case] = Column(
    "review", "text", "Id of the review.", lambda case: case.review.case.id
)


def partial(
    name: str, about: str, get: Callable[[T], PartialDate | None], empty: str
) -> tuple[Column[T], ...]:
    """Return a date as it was written, and the first and last day it can be."""

    def written(record: T) -> str | None:
        found = get(record)
        return found.text if found else None

    def first(record: T) -> date | None:
        found = get(record)
        return found.earliest if found else None

    def last(record: T) -> date | None:
        found = get(record)
        return found.latest if found else None

    no_end = "Not known, or it may be any day before or after."
    return (
        Column(name, "text", f"{about} As it was recorded, such as 2014-03~.", written)
        if not empty
        else Column(name, "text", f"{about} As it was recorded.", written, empty),
        Column(f"{name}_first", "day", "The first day it can be.", first, no_end),
        Column(f"{name}_last", "day", "The last day it can be.", last, no_end),
    )
