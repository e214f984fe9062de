"""What is reported as a workbook: the table, what is not known, what was corrected."""

from datetime import date

from scrkit.render.excel.tables import Sheet, table_book
from scrkit.reporting.table import Row, Table

_LONG = ("recommendations", "organisational_learning", "good_practice")
_WIDE, _USUAL = 60, 18


def to_xlsx(table: Table, marking: str, as_of: date) -> bytes:
    """Return the table as an .xlsx file; `marking` stands on every printed page."""
    sheets = (_main(table), _not_known(table), _corrected(table), _about(table))
    shown = tuple(one for one in sheets if one is not None)
    return table_book(shown, table.title, marking, as_of)


def _main(table: Table) -> Sheet:
    children = any(row.child for row in table.rows)
    columns = {"Review": 14}
    if children:
        columns |= {"Child": 12, "As notified, kept on": 14}
    columns |= {
        one.heading: _WIDE if key in _LONG else _USUAL
        for key, one in table.fields.items()
    }
    rows = tuple(
        (
            row.review,
            *(
                (row.child, row.kept.isoformat() if row.kept else "")
                if children
                else ()
            ),
            *(row.values[key] for key in table.fields),
        )
        for row in table.rows
    )
    return Sheet(table.title[:31], columns, rows)


def _whose(row: Row) -> str:
    return f"{row.review}, {row.child}" if row.child else row.review


def _not_known(table: Table) -> Sheet:
    columns = {"Review": 22, "Field": 34, "Record it in": 44, "Options": 60}
    rows = []
    for row, key in table.not_known():
        one = table.fields[key]
        rows.append((_whose(row), one.heading, one.recorded_in, one.options))
    return Sheet("Not known", columns, tuple(rows))


def _corrected(table: Table) -> Sheet | None:
    columns = {"Review": 22, "Field": 34, "As notified": 44, "In the review today": 44}
    rows = tuple(
        (
            _whose(row),
            table.fields[one.field].heading,
            one.notified or "(not known)",
            one.today or "(not known)",
        )
        for row in table.rows
        for one in row.corrected
    )
    return Sheet("Corrected since", columns, rows) if rows else None


def _about(table: Table) -> Sheet:
    rows = (
        (f"{table.stands_on}.",),
        ("What is not known is left empty, and stands on the sheet Not known.",),
        ("People stand by code; who is behind a code is not in this file.",),
    )
    return Sheet("About", {"About this workbook": 110}, rows)
