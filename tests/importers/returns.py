"""Files as agencies send them, made by hand; whoever is in them does not exist."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.wordfiles import para, run, word_file

HEAD = ("Date", "Time", "Source", "People", "Event")
Cells = Sequence[object]


def excel(
    rows: Sequence[Cells],
    change: Callable[[Workbook, Worksheet], None] = lambda book, sheet: None,
) -> bytes:
    """Return a workbook with one sheet of rows, changed as a person would."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    change(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def patched(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a package with one part changed as text: what no library writes."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content, part
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return out.getvalue()


def commas(
    rows: Sequence[Cells], delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Return the rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def table(rows: Sequence[Sequence[str]], properties: str = "") -> str:
    """Return a table of Word; a cell that begins with < is XML as it stands."""
    return f"<w:tbl>{''.join(_row(row, properties) for row in rows)}</w:tbl>"


def _row(row: Sequence[str], properties: str) -> str:
    cells = "".join(
        cell if cell.startswith("<w:tc>") else f"<w:tc>{_inside(cell)}</w:tc>"
        for cell in row
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _inside(cell: str) -> str:
    return cell if cell.startswith("<w:") else para(run(cell))


def word(*blocks: str, **more: str | bytes) -> bytes:
    """Return a Word file with blocks in its body."""
    return word_file("".join(blocks), more or None)


DAY, MOMENT, NOON = date(2014, 4, 3), datetime(2014, 4, 3, 14, 30), time(12, 0)  # noqa: DTZ001
