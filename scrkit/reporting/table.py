"""A table of what is reported: fields, a row a review or child, what is not known."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct


class Field(Struct, frozen=True):
    """A field of a register: its heading, and where in a review it is recorded.

    `options` says what is known of the answers that the register takes.
    """

    heading: str
    recorded_in: str
    options: str = ""


class Correction(Struct, frozen=True):
    """What was notified of a field, and what the review holds of it today."""

    field: str
    notified: str
    today: str


class Row(Struct, frozen=True):
    """A row: of which review and child, its values by field, "" where not known."""

    review: str
    values: Mapping[str, str]
    child: str = ""
    kept: date | None = None
    corrected: tuple[Correction, ...] = ()


class Table(Struct, frozen=True):
    """What is reported to one register."""

    name: str
    title: str
    stands_on: str
    fields: Mapping[str, Field]
    rows: tuple[Row, ...]

    def not_known(self) -> Iterator[tuple[Row, str]]:
        """Yield each field that a row leaves empty."""
        for row in self.rows:
            yield from ((row, key) for key in self.fields if not row.values[key])


def to_json(table: Table, as_of: date) -> bytes:
    """Return the table as JSON; what is not known is null, and listed as well."""
    told = {
        "schema_version": 1,
        "export": table.name,
        "as_of": as_of.isoformat(),
        "stands_on": table.stands_on,
        "fields": [
            {"key": key, "heading": one.heading, "options": one.options or None}
            for key, one in table.fields.items()
        ],
        "rows": [_row(row, table) for row in table.rows],
        "not_known": [
            {
                "review": row.review,
                "child": row.child or None,
                "field": key,
                "recorded_in": table.fields[key].recorded_in,
            }
            for row, key in table.not_known()
        ],
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _row(row: Row, table: Table) -> dict[str, object]:
    return {
        "review": row.review,
        "child": row.child or None,
        "as_notified_kept": row.kept.isoformat() if row.kept else None,
        "values": {key: row.values[key] or None for key in table.fields},
        "corrected_since": [
            {"field": one.field, "notified": one.notified, "today": one.today or None}
            for one in row.corrected
        ],
    }
