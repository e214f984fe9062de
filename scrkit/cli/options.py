"""Options that several commands share, and the day that they are about."""

from datetime import date, datetime

import typer

AS_OF = typer.Option(
    "--as-of",
    formats=["%Y-%m-%d"],
    help="Judge as things stood on this day (2016-03-01); today by default.",
)


def day(as_of: datetime | None) -> date:
    """Return the day asked for, or today: only the shell reads the clock."""
    return as_of.date() if as_of else date.today()  # noqa: DTZ011, TID251
