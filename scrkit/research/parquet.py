"""Rows as Parquet files, and whether files are sound; the one room with pyarrow.

The same rows give the same bytes under one release of pyarrow. Which columns may be
empty is the schema's word, whatever the rows of one review happen to hold: another
reader can put any two exports together.
"""

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scrkit.research.files import names_in, place
from scrkit.research.schema import REVIEW, VERSION, Column, DataSet, Kind, Value

# Types that every reader takes: no time of day, no interval, nothing finer than a day.
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int32(),
    "yes_no": pa.bool_(),
    "day": pa.date32(),
}
_BOARD = b"scrkit:board"
# ValueError: what should be a text is none. Its words are pyarrow's, and are not told.
_DAMAGED = (pa.ArrowException, OSError, ValueError)


def columns(data_set: DataSet[Any]) -> tuple[Column[Any], ...]:
    """Return the columns of a data set, with that of the review before them."""
    return (REVIEW, *data_set.columns)


def schema(data_set: DataSet[Any], board: str = "") -> pa.Schema:
    """Return the schema of a data set, with what its files say of themselves."""
    fields = [
        pa.field(one.name, _TYPES[one.kind], nullable=bool(one.empty))
        for one in columns(data_set)
    ]
    said = {b"scrkit:schema_version": str(VERSION).encode(), _BOARD: board.encode()}
    return pa.schema(fields, metadata=said)


def to_parquet(
    data_set: DataSet[Any], held: Sequence[Sequence[Value]], board: str
) -> bytes:
    """Return columns as a file; raises ValueError where what is never empty is."""
    made = schema(data_set, board)
    for field, values in zip(made, held, strict=True):
        # pyarrow itself writes a null where the schema allows none.
        if not field.nullable and None in values:
            raise ValueError(f"{data_set.name}.{field.name} is empty, and never may be")
    arrays = [
        pa.array(values, type=field.type)
        for field, values in zip(made, held, strict=True)
    ]
    out = BytesIO()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=made),
        out,
        # Said outright: another release of pyarrow may choose otherwise by itself.
        compression="zstd",
        version="2.6",
        row_group_size=100_000,
    )
    return out.getvalue()


def board_of(content: bytes) -> str | None:
    """Return the board that a file says it is of; None where it says nothing."""
    try:
        said = pq.read_metadata(BytesIO(content)).metadata or {}
    except _DAMAGED:
        return None
    board = said.get(_BOARD)
    return board.decode("utf-8", "replace") if board is not None else None


def sound(folder: Path, data_set: DataSet[Any]) -> tuple[str, ...]:
    """Return the names of a data set's files, of which only the ends are read.

    Raises ValueError where a file cannot be read, is not of this schema, or holds
    rows of a review that stand in a file of another name: they would count twice.
    """
    made = schema(data_set)
    names = names_in(folder)
    like = None
    for name in names:
        try:
            with pa.OSFile(f"{folder}{os.sep}{name}") as file:
                told = pq.read_metadata(file)
            # Schemas are compared as they were written: to translate each costs more.
            if like is None or not told.schema.equals(like):
                like = told.schema
                if not like.to_arrow_schema().equals(made):
                    raise ValueError(name)
            if not _at_home(told, data_set, name):
                raise ValueError(name)
        except _DAMAGED as error:
            raise ValueError(name) from error
    return names


def _at_home(told: Any, data_set: DataSet[Any], name: str) -> bool:
    """Return whether the rows of a file are of the review whose file it is."""
    # A copy beside it, such as a cloud folder makes of two edits, is not.
    home = f"{data_set.name}/{name}"
    for group in range(told.num_row_groups):
        known = told.row_group(group).column(0).statistics
        if known is None or not known.has_min_max:
            continue
        if any(place(data_set.name, one) != home for one in {known.min, known.max}):
            return False
    return True
