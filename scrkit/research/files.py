"""The files of a research export: where each stands, and what they say of themselves.

A folder a data set, a file a review in each: who puts a review in again replaces its
files and touches no other.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scrkit.files import NewFile
from scrkit.research.schema import VERSION

MANIFEST = "scrkit-research.json"
# What every system takes as the name of a file, and no reader of Parquet as its own.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,80}")


def place(data_set: str, review: str) -> str:
    """Return where the rows of a review stand, below the folder of the export."""
    return f"{data_set}/{_name(review)}.parquet"


def _name(review: str) -> str:
    if _PLAIN.fullmatch(review):
        return review
    bare = re.sub(r"[^A-Za-z0-9]+", "-", review)[:60].strip("-")
    # Two ids that differ in their odd signs alone are two files.
    return f"{bare}-{hashlib.sha256(review.encode()).hexdigest()[:8]}".lstrip("-")


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of a data set's files; none where its folder is not there."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        # Sorted: a folder gives its files in another order on every machine.
        return tuple(sorted(o.name for o in found if o.name.endswith(".parquet")))
    return ()


def manifest() -> NewFile:
    """Return the file by which a folder is known as an export, of which schema."""
    held = {"what": "scrkit research export", "schema_version": VERSION}
    return NewFile(MANIFEST, (json.dumps(held, indent=2) + "\n").encode())


def version_of(content: bytes) -> int | None:
    """Return the schema that a folder says it has; None where it says none."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return None
    version = held.get("schema_version") if isinstance(held, dict) else None
    # Not by isinstance: True is a whole number to Python.
    return version if type(version) is int else None


def lacking(held: Mapping[str, frozenset[str]], table: str) -> tuple[str, ...]:
    """Return the reviews of which other tables have a file and this one has none.

    `held` are the names of the files of each table; every review has one in each.
    """
    every = frozenset().union(*held.values())
    gone = every - held.get(table, frozenset())
    return tuple(sorted(one.removesuffix(".parquet") for one in gone))
