"""`scr deadlines`: everything that is due in a review, and how far off or past."""

import shutil
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import clocks, folder
from scrkit.cli import console, guidance_file, options
from scrkit.cli.review import opened
from scrkit.cli.show.deadlines_json import json_text
from scrkit.cli.show.deadlines_text import text
from scrkit.diagnostics import Severity
from scrkit.files import Elsewhere, NewFile
from scrkit.frameworks import Framework
from scrkit.review import Loaded
from scrkit.text.counting import number


class Format(StrEnum):
    """The shapes of the calendar."""

    TEXT = "text"
    JSON = "json"
    ICS = "ics"


def command(
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    form: Annotated[
        Format, typer.Option("--format", help="A table, JSON, or a calendar file.")
    ] = Format.TEXT,
    everything: Annotated[
        bool, typer.Option("--all", help="What is done or over as well.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write it into this file.")
    ] = None,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Show every deadline: the guidance's, the terms', the requests', the actions'.

    What the guidance sets stays as it is; pauses and agreed delays stand beside it.
    A calendar file (.ics) names no one and quotes nothing of the case.

    Example: scr deadlines child-k --format ics --out child-k.ics
    """
    given = guidance_file.given(framework)
    loaded, review = opened(root, "so that no day is known", given)
    _warn(loaded)
    calendar = clocks.calendar(loaded.framework, review, options.day(as_of))
    items = tuple(one for one in calendar.items if everything or one.open)
    _put(root, _shaped(form, calendar, items, loaded.framework), form, out)


def _warn(loaded: Loaded) -> None:
    """Say what the calendar may lack: half a calendar looks like a whole one."""
    if loaded.framework is None:
        console.complain("Warning: the framework cannot be used; its days are missing.")
    errors = sum(d.severity is Severity.ERROR for d in loaded.diagnostics)
    if errors:
        console.complain(
            f"Warning: the review's files have {number(errors, 'error')}; "
            "days may be missing."
        )
        console.complain("         See what is wrong with: scr validate")


def _shaped(
    form: Format,
    calendar: clocks.Calendar,
    items: tuple[clocks.Due, ...],
    framework: Framework | None,
) -> str | bytes:
    if form is Format.JSON:
        return json_text(calendar, items, framework)
    if form is Format.ICS:
        from scrkit.clocks.ics import to_ics

        return to_ics(calendar, items, framework)
    # A narrow terminal wraps by itself; a wide one is not read from edge to edge.
    width = min(max(shutil.get_terminal_size().columns, 80), 120)
    return text(calendar, items, framework, width=width)


def _put(root: Path, made: str | bytes, form: Format, out: Path | None) -> None:
    if out is not None:
        content = made if isinstance(made, bytes) else made.encode("utf-8")
        folder.deliver(root, Elsewhere(out.parent, (NewFile(out.name, content),)))
        console.say(f"wrote {console.named(out)}")
    elif isinstance(made, bytes):
        console.binary(made)
    elif form is Format.JSON:
        console.machine(made)
    else:
        console.say(made.rstrip("\n"))
