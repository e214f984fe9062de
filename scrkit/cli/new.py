"""`scr new`: open a review by writing its whole folder."""

import textwrap
from pathlib import Path
from typing import Annotated

import typer

from scrkit import criteria, folder, frameworks, scaffold
from scrkit.cli import console, options
from scrkit.dates import PartialDate
from scrkit.errors import ScrError
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria
from scrkit.scaffold.plan import CI

_FRAMEWORK = "england-scr-2015"

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to make.")]
Text = str | None
Id = Annotated[Text, typer.Option(help="Short id; the folder's name by default.")]
Board = Annotated[Text, typer.Option(help="Full name of the board.")]
Title = Annotated[Text, typer.Option(help="Title that reports print.")]
Framework = Annotated[Text, typer.Option(help="Guidance it is held under.")]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", help="csc, or csc:Full name:imr. May repeat."),
]
Period = Annotated[Text, typer.Option(help="Such as 2012-04/2015-05.")]
Checks = Annotated[str, typer.Option(help="On every push: github, gitlab, none.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only list what would be written.")
]


def command(
    target: Folder,
    id: Id = None,
    board: Board = None,
    title: Title = None,
    framework: Framework = None,
    agencies: Agencies = None,
    period: Period = None,
    ci: Checks = "none",
    dry_run: DryRun = False,
) -> None:
    """Start a review: write a whole review folder.

    Asks for what is missing when run on a terminal. Never runs git.

    Example: scr new child-k --board "Exampleshire Safeguarding Children Board"
    --agency csc --agency police --agency gp
    """
    if ci not in CI:
        raise ScrError("--ci knows github, gitlab and none")
    shown = target.resolve().name
    review = scaffold.NewReview(
        id=id or _asked("Short id of the review, never a name", "--id", shown),
        board=board or _asked("Full name of the board", "--board"),
        title=title or f"{shown.replace('-', ' ').title()}: a case review",
        framework=frameworks.load(
            framework or _asked("Framework", "--framework", _FRAMEWORK)
        ),
        agencies=scaffold.agencies_of(agencies or _asked_agencies()),
        period=_period(_asked_period() if period is None else period),
        ci=ci,
    )
    plan = scaffold.plan(review)
    if dry_run:
        for item in plan:
            console.say(item.path)
        return
    folder.new_folder(target, plan)
    _show(target, len(plan))
    _warn(review.framework)


def _asked(what: str, option: str, default: str = "") -> str:
    """Ask on a terminal; elsewhere take the default, or name the missing option."""
    if console.on_terminal():
        return str(typer.prompt(what, default=default or None))
    if default:
        return default
    raise ScrError(f"{option} is missing", "Nobody is there to be asked.")


def _asked_agencies() -> list[str]:
    words = _asked("Agencies, with commas between (csc, police, gp …)", "--agency")
    return [word for word in words.replace(",", " ").split() if word]


def _asked_period() -> str:
    """Ask for the period; the panel often sets it weeks after the folder is made."""
    if not console.on_terminal():
        return ""
    what = "Period under review, such as 2012-04/2015-05 (Enter: not set yet)"
    return str(typer.prompt(what, default="", show_default=False))


def _period(text: str) -> PartialDate | None:
    if not text:
        return None
    try:
        return PartialDate(text)
    except ValueError as error:
        raise ScrError(
            f"--period cannot be read: {error}", "Write it like 2012-04/2015-05."
        ) from error


def _show(target: Path, count: int) -> None:
    console.say(f"wrote {count} files into {target.as_posix()}")
    console.say("Next:")
    console.say(f"  1. put it under git:             git init {target.as_posix()}")
    console.say("  2. fill in people.yaml and criteria.yaml")
    console.say(f"  3. see what is still to be done: scr validate {target.as_posix()}")


def _warn(framework: frameworks.Framework) -> None:
    """Say so where no new case may be opened under the framework any more."""
    today = options.day(None)
    for told in criteria.validity_warnings(framework, KeyDates(), Criteria(), today):
        console.say()
        console.say(textwrap.fill(f"Warning: {told}", 80))
