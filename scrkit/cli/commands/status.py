"""`scr status`: where a review stands, on one screen."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.options import FORM, Format
from scrkit.cli.show.status_text import text
from scrkit.errors import ScrError
from scrkit.rules.validate import validate
from scrkit.standing.status import Status, reached_stage, status


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
    found = [standing(root, day) for root in folders or [Path()]]
    if form is Format.JSON:
        from scrkit.cli.show.status_json import status_json

        console.machine(status_json(found))
        return
    console.say("\n\n".join(text(one) for one in found))


def standing(root: Path, day: date) -> Status:
    """Return where the review in a folder stands on a day."""
    contents = folder.read(root)
    checked = validate(contents.files, day)
    loaded = checked.loaded
    if loaded.review is None:
        raise ScrError(
            "review.yaml is missing or cannot be used, so there is no status",
            f"See what is wrong with: scr validate {console.named(root)}",
        )
    stage = reached_stage(loaded.review, loaded.framework, day)
    held = validate(contents.files, day, passing=stage)
    found = status(checked, held, day)
    called = Called(secrets.at_once(root))
    return replace(found, holding=called.all_of(root, found.holding))
