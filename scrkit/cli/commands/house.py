"""`scr house`: what a board's own Word file gives to documents, and what it lacks."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import console, house_file, options
from scrkit.cli.options import FORM, Format
from scrkit.cli.show import house_json
from scrkit.cli.show.answer import json_text
from scrkit.cli.show.house_text import shown

group = options.group(
    "The board's own Word file, templates/house.docx: what it has and lacks.\n\n"
    "Example: scr house check house.docx"
)


@group.callback()
def house() -> None:
    """Look at the board's own Word file, whose looks documents wear.

    Example: scr house check house.docx
    """


@group.command("check")
def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A Word file, or a review folder.")
    ],
    form: Annotated[Format, FORM] = Format.TEXT,
) -> None:
    """Tell what a Word file gives to reports, letters and forms, and what it lacks.

    For each thing that it lacks it says what is used instead. Nothing is written.

    Example: scr house check house.docx
    """
    found = house_file.read(house_file.within(file))
    if form is Format.TEXT:
        console.say("\n".join(shown(found)))
        return
    console.machine(json_text(house_json.answered(found)))
