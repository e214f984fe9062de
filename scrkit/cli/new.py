"""`scr new`: open a review by writing its whole folder."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder, frameworks, scaffold
from scrkit.cli import console
from scrkit.dates import PartialDate
from scrkit.errors import ScrError
from scrkit.scaffold.plan import CI

_FRAMEWORK = "england-scr-2015"


def command(
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to make.")],
    id: Annotated[
        str | None, typer.Option("--id", help="Short id; the folder's name by default.")
    ] = None,
    board: Annotated[
        str | None, typer.Option("--board", help="Full name of the board.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Title that reports print.")
    ] = None,
    framework: Annotated[
        str | None, typer.Option("--framework", help="Guidance it is held under.")
    ] = None,
    agencies: Annotated[
        list[str] | None,
        typer.Option("--agency", help="csc, or csc:Full name:imr. May repeat."),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", help="Such as 2012-04/2015-05.")
    ] = None,
    ci: Annotated[
        str, typer.Option("--ci", help="Check on every push: github, gitlab, none.")
    ] = "none",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list what would be written.")
    ] = False,
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
        period=_period(period),
        ci=ci,
    )
    plan = scaffold.plan(review)
    if dry_run:
        for item in plan:
            console.say(item.path)
        return
    folder.new_folder(target, plan)
    _show(target, len(plan))


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


def _period(text: str | None) -> PartialDate | None:
    if text is None:
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
