"""What `scr query` answers: in a terminal, for programs, for spreadsheets."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from scrkit.cli.show.answer import Answer, json_text
from scrkit.render.excel.tables import Sheet, table_book
from scrkit.text.counting import number
from scrkit.text.formulas import shielded

# More than this is for a file; a terminal keeps about as many lines to scroll back.
_MOST_LINES = 200


class Queried(Answer, frozen=True):
    """What came out of a question: columns, and a list a row; null where empty."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: a day as 2016-03-01."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    # DuckDB sums whole numbers as decimals.
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return str(value)


def _cell(value: Any) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return str(plain)


def as_json(answer: Any) -> str:
    """Return the answer as JSON."""
    rows = tuple(tuple(_plain(one) for one in row) for row in answer.rows)
    return json_text(Queried(columns=answer.columns, rows=rows))


def as_csv(answer: Any) -> bytes:
    """Return the answer as CSV, with a mark so that Excel opens it rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(shielded(name) for name in answer.columns)
    for row in answer.rows:
        writer.writerow(
            shielded(value) if isinstance(value, str) else _cell(value) for value in row
        )
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(answer: Any, title: str) -> bytes:
    """Return the answer as a workbook in which every cell is text."""
    names = _apart(answer.columns)
    rows = tuple(tuple(_cell(value) for value in row) for row in answer.rows)
    columns = (
        {
            name: min(max(len(name), *(len(row[at]) for row in rows), 8), 60) + 2
            for at, name in enumerate(names)
        }
        if rows
        else {name: len(name) + 4 for name in names}
    )
    marking = "In codes; for research"
    return table_book(
        (Sheet("Answer", columns, rows),), title, marking, date(2000, 1, 1)
    )


def _apart(names: tuple[str, ...]) -> list[str]:
    """Return the headings, each once: a question may give two columns one name."""
    seen: dict[str, int] = {}
    apart = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        apart.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return apart


def as_text(answer: Any, columns: int) -> Iterator[str]:
    """Yield the answer as lines: a table, or a record a block where that is too wide.

    0 columns: as wide as it is.
    """
    rows = [[_cell(v).replace("\n", " ") for v in row] for row in answer.rows]
    yield from _laid(list(answer.columns), rows[:_MOST_LINES], columns)
    if len(rows) > _MOST_LINES:
        left = len(rows) - _MOST_LINES
        yield f"… and {number(left, 'more row')}; see all with --format csv"
    else:
        yield number(len(rows), "row")


def _laid(heads: list[str], rows: list[list[str]], columns: int) -> Iterator[str]:
    widths = [
        max(len(head), *(len(row[at]) for row in rows), 0) if rows else len(head)
        for at, head in enumerate(heads)
    ]
    # Rows that wrap are unreadable: then a record is a block.
    if columns and sum(widths) + 2 * (len(widths) - 1) > columns:
        yield from _blocks(heads, rows)
        return
    numeric = [
        bool(rows) and all(_is_number(row[at]) for row in rows)
        for at in range(len(heads))
    ]
    for row in (heads, *rows):
        cells = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _blocks(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    wide = max(map(len, heads), default=0)
    for row in rows:
        for head, cell in zip(heads, row, strict=True):
            yield f"{head.ljust(wide)}  {cell}".rstrip()
        yield ""


def _is_number(text: str) -> bool:
    return not text or text.removeprefix("-").replace(".", "", 1).isdigit()
