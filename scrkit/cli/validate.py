"""`scr validate`: check review folders and show what is wrong."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, guidance_file, options
from scrkit.cli.show import Shown, concise, full, github, json_text, summary
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.validation import all_codes, validate


class Format(StrEnum):
    """How diagnostics are shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which severity on the command fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def command(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Review folders; here by default.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How to show what is wrong.")
    ] = Format.FULL,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help="Only these codes, or their beginnings."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", help="Not these codes, or their beginnings."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which severity on to fail.")
    ] = FailOn.ERROR,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Check review folders: shape, references, process.

    Example: scr validate child-k
    """
    wanted = _Filter(tuple(select or ()), tuple(ignore or ()))
    given = guidance_file.given(framework)
    shown: list[Shown] = []
    unread = 0
    for root in folders or [Path()]:
        try:
            shown.append(_checked(root, wanted, options.day(as_of), given))
        except ScrError as error:
            if len(folders or ()) < 2:
                raise
            # One folder that is not there must not hide what is wrong with the others.
            unread += 1
            console.complain(f"scr: {root.as_posix()}: {error.message}")
    _show(shown, form)
    if unread:
        raise typer.Exit(2)
    limit = Severity[fail_on.name]
    if any(d.severity >= limit for one in shown for d in one.diagnostics):
        raise typer.Exit(1)


def _checked(
    root: Path, wanted: "_Filter", day: date, given: Framework | None
) -> Shown:
    with console.working(f"Checking {root}"):
        contents = folder.read(root)
        checked = validate(contents.files, day, given=given)
    found = [*contents.diagnostics(), *checked.diagnostics]
    kept = tuple(d for d in found if wanted.keeps(d.code))
    trees = {s.name: s.tree.source for s in checked.loaded.sources}
    return Shown(root, kept, trees, len(checked.accepted))


class _Filter:
    """Which codes are wanted."""

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        self.select = _codes("--select", select)
        self.ignore = _codes("--ignore", ignore)

    def keeps(self, code: str) -> bool:
        """Return whether a code is to be shown."""
        if self.ignore and code.startswith(self.ignore):
            return False
        return not self.select or code.startswith(self.select)


def _codes(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes or their beginnings; a slip would silence everything, or nothing."""
    codes = [code.strip().upper() for one in given for code in one.split(",")]
    if not all(code and any(c.startswith(code) for c in all_codes()) for code in codes):
        raise ScrError(
            f"{option} names a code that scrkit does not have",
            "Codes are like SCR302, or begin one, like SCR3. scr explain lists them.",
        )
    return tuple(codes)


def _show(shown: list[Shown], form: Format) -> None:
    if form is Format.JSON:
        console.machine(json_text(shown))
        return
    if form is Format.GITHUB:
        console.machine(github(shown))
    else:
        draw = full if form is Format.FULL else concise
        for one in shown:
            for diagnostic in one.diagnostics:
                console.say(draw(one, diagnostic))
    for one in shown:
        console.complain(summary(one)) if form is Format.GITHUB else console.say(
            summary(one)
        )
