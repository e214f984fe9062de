"""Options that several commands share, and the day that they are about."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

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
ROOT = typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
DRY_RUN = typer.Option("--dry-run", help="Only say what would be written.")


class Format(StrEnum):
    """How an answer is shown: to people, or to programs."""

    TEXT = "text"
    JSON = "json"


FORM = typer.Option("--format", help="How to show it.")


def one_of(*names: str) -> dict[str, Any]:
    """Return what makes an option take one of some names that a table holds."""

    def read(text: str) -> str:
        if text not in names:
            known = ", ".join(map(repr, names))
            raise typer.BadParameter(f"{text!r} is not one of {known}.")
        return text

    return {"parser": read, "metavar": f"<{'|'.join(names)}>"}


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
