"""`scr validate`: check review folders and show what is wrong."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import guidance_file, options
from scrkit.cli.formats import Format
from scrkit.cli.validating import check
from scrkit.diagnostics import Severity


class FailOn(StrEnum):
    """From which severity on the command fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


Folders = Annotated[
    list[Path] | None, typer.Argument(help="Review folders; here by default.")
]
Forms = Annotated[
    list[Format] | None,
    typer.Option(
        "--format",
        help="How to show what is wrong; full by default.",
        **options.one_of(*Format, also={options.Format.TEXT: Format.FULL}),
    ),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to: one for each --format; - is the screen.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only these codes, or their beginnings."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Not these codes, or their beginnings."),
]
Limit = Annotated[
    FailOn, typer.Option("--fail-on", help="From which severity on to fail.")
]
Accepted = Annotated[
    bool, typer.Option("--accepted", help="List what is accepted, and until when.")
]
InEntries = Annotated[
    bool,
    typer.Option(
        "--language-in-entries", help="Hear the words of agencies' entries as well."
    ),
]


def command(
    folders: Folders = None,
    forms: Forms = None,
    targets: Targets = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Limit = FailOn.ERROR,
    accepted: Accepted = False,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
    language_in_entries: InEntries = False,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Check review folders: shape, references, process, and names that stand in them.

    Registered names are looked for while the register lies open, or with --key.

    Several formats at once, each to its own place:
    --format full --output - --format junit --output scr.xml

    Example: scr validate child-k
    """
    code = check(
        folders or [],
        as_of=options.day(as_of),
        forms=tuple(form.value for form in forms or ()),
        targets=tuple(targets or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fail_on=Severity[fail_on.name],
        accepted=accepted,
        framework=guidance_file.given(framework),
        language_in_entries=language_in_entries,
        key=key,
    )
    if code:
        raise typer.Exit(code)
