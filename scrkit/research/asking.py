"""Questions in SQL, asked of a research export; the one room with DuckDB.

Whoever asks sees the tables of the folder and nothing else: no file, no network, no
extension, nothing written.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import duckdb
from msgspec import Struct

from scrkit.errors import ScrError

_MEMORY = "1GB"
_READS = "A question begins with SELECT or WITH, reads, and is one."


class Answer(Struct, frozen=True):
    """What came out: the names of the columns, and the rows, null as None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(tables: Mapping[str, Any], sql: str, spill: str) -> Answer:
    """Return the answer to one question; raises ScrError where there is none.

    `spill` is a folder for what does not fit into memory. What DuckDB says of a
    question is repeated only where it speaks of the question and not of the rows.
    """
    with duckdb.connect(":memory:") as connection:
        _closed(connection, spill)
        for name, table in tables.items():
            connection.register(name, table)
        _one_question(connection, sql)
        try:
            found = connection.execute(sql)
            names = tuple(str(one[0]) for one in found.description or ())
            return Answer(names, tuple(found.fetchall()))
        except duckdb.Error as error:
            raise _said(error) from None


def _closed(connection: Any, spill: str) -> None:
    """Leave a connection that reads what is registered, and nothing else."""
    for name, value in (
        ("memory_limit", _MEMORY),
        ("temp_directory", spill),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("python_enable_replacements", "false"),
        ("enable_external_access", "false"),
        ("lock_configuration", "true"),
    ):
        connection.execute(f"SET {name} = '{value.replace(chr(39), chr(39) * 2)}'")


def _one_question(connection: Any, sql: str) -> None:
    try:
        asked = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise _said(error) from None
    if len(asked) != 1 or asked[0].type != duckdb.StatementType.SELECT:
        raise ScrError("that is not one question that only reads", _READS)


def _said(error: Exception) -> ScrError:
    """Return in words what is wrong, without a value of any row."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return ScrError(
            f"the question needs more than {_MEMORY} of memory",
            "Ask for fewer rows or columns, or count them.",
        )
    if isinstance(error, duckdb.PermissionException):
        return ScrError(
            "a question reads the tables of the folder, and no file beside them",
            "See the tables with: scr query --tables",
        )
    # These speak of the words of the question, which whoever asks has typed.
    if isinstance(
        error, duckdb.ParserException | duckdb.BinderException | duckdb.CatalogException
    ):
        first = str(error).strip().splitlines()[0]
        with suppress(ValueError):
            first = first[first.index("Error: ") + len("Error: ") :]
        return ScrError(
            f"the question is not understood: {first}",
            "See the tables and columns with: scr query --tables",
        )
    return ScrError(
        f"the question cannot be answered ({type(error).__name__})",
        "A value does not fit what the question makes of it: try TRY_CAST for CAST.",
    )
