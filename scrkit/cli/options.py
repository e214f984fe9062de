"""Options that several commands share, and the day that they are about."""

from datetime import date, datetime
from pathlib import Path

import typer

AS_OF = typer.Option(
    "--as-of",
    formats=["%Y-%m-%d"],
    help="Judge as things stood on this day (2016-03-01); today by default.",
)


def day(as_of: datetime | None) -> date:
    """Return the day asked for, or today: only the shell reads the clock."""
    return as_of.date() if as_of else date.today()  # noqa: DTZ011, TID251


def here() -> Path:
    """Return where the command was called: only the shell knows a place."""
    return Path.cwd()  # noqa: TID251
