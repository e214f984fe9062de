"""Which records of the review a workbook with several lists goes out from."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from scrkit.forms.description import Form
from scrkit.forms.layout import shown, value_in
from scrkit.forms.marks import BOARD
from scrkit.forms.pieces import written
from scrkit.forms.sheets import Table


class Row(NamedTuple):
    """A record or paragraph of a list: what it is known by, and that above it."""

    above: str
    key: str
    record: Any


def is_theirs(record: object, form: Form, owner: str) -> bool:
    """Tell whether a record of a list is one of those that the form is made for."""
    if not form.whose or not hasattr(record, form.whose):
        return True
    return (getattr(record, form.whose) or BOARD) == owner


def rows(table: Table, record: object, form: Form, owner: str) -> tuple[Row, ...]:
    """Return the rows of a list of the form's record."""
    listed: tuple[Any, ...] = value_in(record, table.place.name.split(".")) or ()  # type: ignore[assignment]
    return keyed(table, (one for one in listed if is_theirs(one, form, owner)))


def keyed(table: Table, records: Iterable[object]) -> tuple[Row, ...]:
    """Return records of one list as rows, each with its reference or its number."""
    return tuple(
        Row("", key_of(table, one, n), one) for n, one in enumerate(records, 1)
    )


def within(table: Table, above: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of a list within the records of another list's rows."""
    return tuple(
        Row(row.key, key_of(table, one, at), one)
        for row in above
        for at, one in enumerate(getattr(row.record, table.place.field), 1)
    )


def key_of(table: Table, record: object, number: int) -> str:
    """Return what a record is known by on its sheet, "" for a paragraph."""
    if table.key is None:
        return ""
    if table.numbered:
        return str(number)
    return written(shown(table.key, getattr(record, table.key.field)))


def next_id(begins: str, ids: Iterable[str]) -> str:
    """Return the next id behind all that were ever given: F7."""
    numbers = (id.removeprefix(begins) for id in ids if id.startswith(begins))
    last = max((int(one) for one in numbers if one.isdigit()), default=0)
    return f"{begins}{last + 1}"
