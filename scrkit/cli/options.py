"""Options that several commands share, and the day that they are about."""

from datetime import date, datetime
from pathlib import Path

import typer

from scrkit.errors import ScrError

AS_OF = typer.Option(
    "--as-of",
    formats=["%Y-%m-%d"],
    help="Judge as things stood on this day (2016-03-01); today by default.",
)
DATE = typer.Option(
    "--date",
    formats=["%Y-%m-%d"],
    help="Day on which it was done (2016-03-01); today by default.",
)
DRY_RUN = typer.Option("--dry-run", help="Only say what would be written.")


def day(as_of: datetime | None) -> date:
    """Return the day asked for, or today: only the shell reads the clock."""
    return as_of.date() if as_of else date.today()  # noqa: DTZ011, TID251


def here() -> Path:
    """Return where the command was called: only the shell knows a place."""
    return Path.cwd()  # noqa: TID251


def line(text: str, option: str) -> str:
    """Return what an option says, a text of one line; raises ScrError otherwise."""
    bare = text.strip()
    if not bare or not bare.isprintable():
        raise ScrError(f"{option} is empty, or holds characters that do not show")
    return bare
