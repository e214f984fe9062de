"""Questions in SQL, asked of a research export; the one room with DuckDB.

Whoever asks sees the tables of the folder and nothing else: no file, no network, no
extension, nothing written.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
from msgspec import Struct

from scrkit.errors import ScrError
from scrkit.research.files import names_in
from scrkit.research.schema import REVIEW, DataSet, Kind
from scrkit.research.sets import asked_of

# More than any question over a region's reviews takes; a slip such as a join of
# everything ends here.
_MEMORY = "1GB"
_TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "whole": "INTEGER",
    "yes_no": "BOOLEAN",
    "day": "DATE",
}
_READS = "A question begins with SELECT or WITH, reads, and is one."


class Answer(Struct, frozen=True):
    """What came out: the names of the columns, and the rows, null as None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(
    sql: str, folder: Path, sound: Callable[[DataSet[Any]], Sequence[str]], spill: str
) -> Answer:
    """Return the answer to one question; raises ScrError where there is none.

    `sound` gives the names of the files of a data set that the question reads, and
    raises where they are none; `spill` is a folder for what does not fit into memory.
    What DuckDB says of a question is repeated only where it speaks of the question and
    not of the rows.
    """
    named = asked_of(sql)
    with duckdb.connect(":memory:") as connection:
        _closed(connection, spill, [folder / one.name for one in named])
        for one in named:
            # Empty, so that the question can be parsed and judged before any file is
            # opened.
            connection.execute(f"CREATE TABLE {one.name} ({_columns(one)})")
        _one_question(connection, sql)
        # Only those: each file that is opened is read at its ends, and an archive has
        # thousands.
        for one in _read_by(connection, sql, named):
            _opened(connection, folder / one.name, sound(one))
        try:
            found = connection.execute(sql)
            names = tuple(str(one[0]) for one in found.description or ())
            return Answer(names, tuple(found.fetchall()))
        except duckdb.Error as error:
            raise _said(error) from None


def _closed(connection: Any, spill: str, folders: Sequence[Path]) -> None:
    """Leave a connection that reads the files of these data sets, and nothing else."""
    listed = ", ".join(_listed(one, names_in(one)) for one in folders)
    connection.execute(f"SET allowed_paths = [{listed}]")
    for name, value in (
        ("memory_limit", _MEMORY),
        ("temp_directory", spill),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("python_enable_replacements", "false"),
        ("enable_external_access", "false"),
        # Last: from here on no question can open any of it again.
        ("lock_configuration", "true"),
    ):
        connection.execute(f"SET {name} = {_quoted(value)}")


def _read_by(
    connection: Any, sql: str, named: Sequence[DataSet[Any]]
) -> tuple[DataSet[Any], ...]:
    """Return the tables that a question reads, of those whose names are words of it."""
    try:
        read = {str(one).casefold() for one in connection.get_table_names(sql)}
    except duckdb.Error:  # what is wrong with it, its answer tells
        return tuple(named)
    return tuple(one for one in named if one.name in read)


def _opened(connection: Any, folder: Path, names: Sequence[str]) -> None:
    """Put the files of a data set in the place of its empty table."""
    # A table without a file stays as it is: empty, and with its columns.
    if not names:
        return
    connection.execute(f"DROP TABLE {folder.name}")
    # What the path of a folder says, such as year=2026, is no column.
    read = f"read_parquet([{_listed(folder, names)}], hive_partitioning = false)"
    try:
        connection.execute(f"CREATE VIEW {folder.name} AS FROM {read}")
    except duckdb.Error:
        # Sound to pyarrow, and not to DuckDB: what it says would quote the file.
        raise ScrError(
            f"a file of the table {folder.name} is damaged",
            "Export its reviews again, into a new folder.",
        ) from None


def _columns(data_set: DataSet[Any]) -> str:
    every = (REVIEW, *data_set.columns)
    return ", ".join(f'"{one.name}" {_TYPES[one.kind]}' for one in every)


def _listed(folder: Path, names: Sequence[str]) -> str:
    # There may be thousands: text is put together far faster than paths.
    return ", ".join(_quoted(f"{folder}{os.sep}{name}") for name in names)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


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
