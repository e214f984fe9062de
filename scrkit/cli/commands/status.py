"""`scr status`: where a review stands, on one screen."""

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.review import opened
from scrkit.cli.show.status_text import json_text, text
from scrkit.standing.status import Status, status


class Format(StrEnum):
    """How the status is shown."""

    TEXT = "text"
    JSON = "json"


def command(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Review folders; here by default.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How to show it.")
    ] = Format.TEXT,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Show where a review stands: stage, returns, what is next, what holds it up.

    Exits 0 whatever it finds; scr gate and scr validate judge.

    Example: scr status child-k
    """
    day = options.day(as_of)
    found = [standing(root, day) for root in folders or [Path()]]
    if form is Format.JSON:
        console.machine(json_text(found))
        return
    console.say("\n\n".join(text(one) for one in found))


def standing(root: Path, day: date) -> Status:
    """Return where the review in a folder stands on a day."""
    loaded, _ = opened(root, "so there is no status")
    found = status(loaded, day)
    called = Called(secrets.at_once(root))
    return replace(found, holding=called.all_of(root, found.holding))
