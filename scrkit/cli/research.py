"""The engines of research, which not every board installs, and a folder to ask."""

from importlib import import_module
from pathlib import Path
from typing import Any

from scrkit import folder
from scrkit.cli import console
from scrkit.errors import ScrError
from scrkit.research.files import MANIFEST, version_of
from scrkit.research.schema import VERSION

_MOST = 10_000


def parquet() -> Any:
    """Return what writes and opens Parquet; raises ScrError where it is missing."""
    return _engine("scrkit.research.parquet")


def duckdb() -> Any:
    """Return what answers questions; raises ScrError where it is missing."""
    return _engine("scrkit.research.asking")


def _engine(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        # A fault of our own is no library that is not installed.
        if (error.name or "").partition(".")[0] == "scrkit":
            raise
        raise ScrError(
            "this needs DuckDB and pyarrow, which are not installed",
            'Install them with: pip install "scrkit[research]"',
        ) from None


def expect_this_version(out: Path, *, fresh: bool) -> None:
    """Refuse a folder that holds no export of this edition; `fresh`: it may be new."""
    if not (out / MANIFEST).exists():
        # Files of something else in that folder would be read as tables.
        if fresh and _empty(out):
            return
        raise ScrError(
            f"{console.named(out)} holds no research export",
            "Write one with: scr export parquet"
            if not fresh
            else "Name a folder that is empty or new: --out",
        )
    version = version_of(folder.one_file(out / MANIFEST, _MOST))
    if version != VERSION:
        raise ScrError(
            f"{console.named(out)} was written by another edition of scrkit",
            "Export all reviews again, into a new folder.",
        )


def _empty(out: Path) -> bool:
    if not out.exists():
        return True
    return out.is_dir() and not any(out.iterdir())
