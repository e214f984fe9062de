"""What `scr export` writes for programs: what is not known is null, and listed too."""

from datetime import date

from scrkit.cli.show.answer import Answer, json_text
from scrkit.reporting.table import Row, Table


class Asked(Answer, frozen=True):
    """A field of a register; `options` tells what is known of its answers."""

    key: str
    heading: str
    options: str | None


class Corrected(Answer, frozen=True):
    """A field that says another thing today than when it was notified."""

    field: str
    notified: str | None
    today: str | None


class Reported(Answer, frozen=True):
    """A row: its values by the keys of the fields, null for what is not known."""

    review: str
    child: str | None
    as_notified_kept: str | None
    values: dict[str, str | None]
    corrected_since: tuple[Corrected, ...]


class NotKnown(Answer, frozen=True):
    """A field that a row leaves empty, and where to record it."""

    review: str
    child: str | None
    field: str
    recorded_in: str


class Exported(Answer, frozen=True):
    """What `scr export tracker` and `scr export sin` write as JSON."""

    export: str
    as_of: str
    stands_on: str
    fields: tuple[Asked, ...]
    rows: tuple[Reported, ...]
    not_known: tuple[NotKnown, ...]


def export_json(table: Table, as_of: date) -> str:
    """Return a table as JSON."""
    fields = table.fields
    answer = Exported(
        export=table.name,
        as_of=as_of.isoformat(),
        stands_on=table.stands_on,
        fields=tuple(
            Asked(key=key, heading=one.heading, options=one.options or None)
            for key, one in fields.items()
        ),
        rows=tuple(_row(row, table) for row in table.rows),
        not_known=tuple(
            NotKnown(
                review=row.review,
                child=row.child or None,
                field=key,
                recorded_in=fields[key].recorded_in,
            )
            for row, key in table.not_known()
        ),
    )
    return json_text(answer)


def _row(row: Row, table: Table) -> Reported:
    return Reported(
        review=row.review,
        child=row.child or None,
        as_notified_kept=row.kept.isoformat() if row.kept else None,
        # Null is "not known": an empty text would look like an answer.
        values={key: row.values[key] or None for key in table.fields},
        corrected_since=tuple(
            Corrected(
                field=one.field, notified=one.notified or None, today=one.today or None
            )
            for one in row.corrected
        ),
    )
