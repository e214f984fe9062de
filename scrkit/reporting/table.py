"""A table of what is reported: fields, a row a review or child, what is not known."""

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
    # What whoever sends it is to know of the row.
    remark: str = ""


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
            # What is not known is said, so that no blank is sent off as an answer.
            yield from ((row, key) for key in self.fields if not row.values[key])
