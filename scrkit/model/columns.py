"""The columns of a chronology as a table, read from the fields of an entry."""

from typing import Literal, get_args, get_origin

from msgspec.structs import replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.entry import Entry
from scrkit.model.kinds import Column, Record, Seen, fields_of, kind_of


def columns_of(record_type: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a record's fields, in the order of the fields."""
    return tuple(
        # The field's own name is put in here, so that it need not be said twice.
        replace(
            column,
            field=column.field or one.name,
            kind="" if column.field else _kind(one.type),
            short=column.short or column.heading.rstrip("?").lower(),
        )
        for one in fields_of(record_type)
        for column in getattr(one.type, "__metadata__", ())
        if isinstance(column, Column)
    )


def _kind(annotation: object) -> str:
    """Return a kind of `kinds`, or "line" (of text), "seen" or "choice" (of few)."""
    inner, kind = get_args(annotation)[0], kind_of(annotation)
    # Told from other choices, because the form shares one list among them.
    if inner == Seen:
        return "seen"
    if any(get_origin(one) is Literal for one in (inner, *get_args(inner))):
        return "choice"
    kind = kind or ("line" if inner is str else "")
    # A column that nobody knows to read would be passed over by the import, unseen.
    if kind not in _READ and not {PartialDate, ClockTime} & {inner, *get_args(inner)}:
        raise TypeError(f"a column holds a text, a day, or one of {sorted(_READ)}")
    return kind


# What an import reads by its kind; days and times are read by their field.
_READ = {"line", "narrative", "person", "question", "entry-id"}

COLUMNS = columns_of(Entry)
"""Every column of the form and of agencies' returns: a span of days has two."""
SHORT = {column.field: column.short for column in COLUMNS}
"""What each field is called in a few words."""
EXPORTED = tuple(column for column in COLUMNS if column.shown)
"""The fields that the workbook, the page, CSV and JSON hold."""


NARRATIVE = tuple(column.field for column in COLUMNS if column.kind == "narrative")
"""The fields of an entry in which people are mentioned: @SW1."""
