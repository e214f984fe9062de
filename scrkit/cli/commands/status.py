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

    Several reviews stand in one table, as with scr board. Exits 0 whatever it finds,
    scr gate and scr validate judge; 1 where one of several cannot be read.

    Example: scr status child-k
    """
    day = options.day(as_of)
    if folders and len(folders) > 1:
        _several(folders, day, form)
        return
    root = folders[0] if folders else Path()
    found = standing(root, day)
    if form is Format.JSON:
        from scrkit.cli.show.status_json import status_json

        console.machine(status_json((found,)))
        return
    console.say(text(found, console.argument(root)))


def standing(root: Path, day: date) -> Status:
    """Return where the review in a folder stands on a day."""
    loaded, _ = opened(root, "so there is no status")
    return _called(root, status(loaded, day))


def _several(roots: list[Path], day: date, form: Format) -> None:
    """Show several reviews in one table, as `scr board` does."""
    # Only here: of one review no row is made.
    from scrkit.cli.reviews import stood
    from scrkit.cli.show.board_text import text as table

    lines, found = stood(roots, day)
    if form is Format.JSON:
        from scrkit.cli.show.status_json import status_json

        told = [_called(root, one) for root, one in found]
        console.machine(status_json(told, lines))
    else:
        console.say(table(lines, day))
    if len(found) < len(lines):
        raise typer.Exit(1)


def _called(root: Path, found: Status) -> Status:
    called = Called(secrets.at_once(root))
    return replace(found, holding=called.all_of(root, found.holding))
