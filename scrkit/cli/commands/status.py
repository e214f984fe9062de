"""`scr status`: where a review stands, on one screen."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.options import FORM, Format
from scrkit.cli.review import opened
from scrkit.cli.show.status_text import text
from scrkit.standing.status import Status, status


def command(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Review folders; here by default.")
    ] = None,
    form: Annotated[Format, FORM] = Format.TEXT,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Show where a review stands: stage, returns, what is next, what holds it up.

    Exits 0 whatever it finds; scr gate and scr validate judge.

    Example: scr status child-k
    """
    day = options.day(as_of)
    roots = folders or [Path()]
    found = [standing(root, day) for root in roots]
    if form is Format.JSON:
        from scrkit.cli.show.status_json import status_json

        console.machine(status_json(found))
        return
    told = (
        text(one, console.argument(root))
        for root, one in zip(roots, found, strict=True)
    )
    console.say("\n\n".join(told))


def standing(root: Path, day: date) -> Status:
    """Return where the review in a folder stands on a day."""
    loaded, _ = opened(root, "so there is no status")
    found = status(loaded, day)
    called = Called(secrets.at_once(root))
    return replace(found, holding=called.all_of(root, found.holding))
