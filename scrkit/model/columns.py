"""The columns of a chronology as a table, read from the fields of an entry."""

from collections.abc import Iterable
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.entry import Entry
from scrkit.model.kinds import Column, Record, Seen, annotations, kind_of
from scrkit.model.opening import OwnColumn


def columns_of(record_type: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a record's fields, in the order of the fields."""
    return tuple(
        # The field's own name is put in here, so that it need not be said twice.
        replace(
            column,
            field=column.field or name,
            kind="" if column.field else column.kind or _kind(one),
            short=column.short or column.heading.rstrip("?").lower(),
        )
        for name, one in annotations(record_type).items()
        for column in getattr(one, "__metadata__", ())
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


OWN = "own."
"""What the fields of the case's own columns begin with: own.school."""


def own_columns(declared: Iterable[OwnColumn]) -> tuple[Column, ...]:
    """Return the columns that a case asks for besides, as its terms declare them.

    What is for the agency alone has no heading in any export.
    """
    return tuple(
        Column(
            heading=(heading := " ".join(one.heading.split())),
            asked=" ".join(one.asked.split()),
            empty="Leave empty if your records say nothing of it.",
            short=heading,
            changed=heading,
            shown="" if one.agency_only else heading,
            aside=heading,
            public=not one.agency_only,
            field=f"{OWN}{one.id}",
            kind="narrative",
        )
        for one in declared
    )


def value_of(entry: Entry, field: str) -> Any:
    """Return what an entry says in a field, or in a column of the case's own."""
    name, own, key = field.partition(".")
    value = getattr(entry, name, None)
    return value.get(key, "") if own and isinstance(value, dict) else value


def extra_columns(
    declared: Iterable[OwnColumn], entries: Iterable[Entry]
) -> tuple[Column, ...]:
    """Return the columns that only some chronologies show, and this one does."""
    sequence = next(column for column in COLUMNS if column.field == "sequence")
    # A column that is empty in every row only takes room.
    ordered = any(one.sequence for one in entries)
    shown = (replace(sequence, shown=sequence.heading),) if ordered else ()
    return (*shown, *(one for one in own_columns(declared) if one.shown))
