"""`scr new`: open a review by writing its whole folder."""

import re
import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from scrkit import criteria, folder, frameworks, scaffold
from scrkit.cli import console, guidance_file, house_file, options
from scrkit.dates import PartialDate
from scrkit.errors import ScrError
from scrkit.frameworks import Framework, Overlay
from scrkit.model.case import Agency, KeyDates
from scrkit.model.opening import Criteria
from scrkit.scaffold.plan import CI

_FRAMEWORK = "england-lcspr-2026"
T = TypeVar("T")

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder to make.")]
Text = str | None
Id = Annotated[Text, typer.Option(help="Short id; the folder's name by default.")]
Board = Annotated[Text, typer.Option(help="Full name of the board.")]
Title = Annotated[Text, typer.Option(help="Title that reports print.")]
Named = Annotated[
    Text, typer.Option("--framework", help="Guidance: an id, or a file of your own.")
]
Overlaid = Annotated[
    Text, typer.Option("--overlay", help="Local overlay: an id, or a file of your own.")
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", help="csc, or csc:Full name:imr. May repeat."),
]
Period = Annotated[Text, typer.Option(help="Such as 2012-04/2015-05.")]
KINDS = ("review", "rapid-review")
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        help="A whole review, or a rapid review that may lead to one.",
        **options.one_of(*KINDS),
    ),
]
Checks = Annotated[str, typer.Option(help="On every push: github, gitlab, none.")]
Housed = Annotated[
    Path | None,
    typer.Option(
        "--house",
        metavar="FILE",
        help="The board's own Word file, whose looks documents take.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only list what would be written.")
]


def _rapid_reviews_known(framework: Framework, *, rapid: bool) -> None:
    if rapid and framework.duty("rapid_review") is None:
        raise ScrError(
            "this framework knows no rapid review",
            "Rapid reviews belong to England since 2018: england-lcspr-2026.",
        )


def _called(target: Path, *, rapid: bool) -> tuple[str, str]:
    """Return the folder's name, and the title that is usual for it."""
    name = target.resolve().name
    return name, name.replace("-", " ").title() + ("" if rapid else ": a case review")


def command(
    target: Folder,
    id: Id = None,
    board: Board = None,
    title: Title = None,
    framework: Named = None,
    overlay: Overlaid = None,
    agencies: Agencies = None,
    period: Period = None,
    kind: Kind = "review",
    ci: Checks = "none",
    house: Housed = None,
    dry_run: DryRun = False,
) -> None:
    """Start a review: write a whole review folder.

    Asks for what is missing when run on a terminal. Never runs git.

    Example: scr new child-k --board "Exampleshire Safeguarding Children Board"
    --agency csc --agency police --agency gp
    """
    if ci not in CI:
        raise ScrError("--ci knows github, gitlab and none")
    rapid = kind == "rapid-review"
    shown, usual = _called(target, rapid=rapid)
    named = _given(id, "--id", _line, default=shown)
    commissioned_by = _given(board, "--board", _line)
    under = _given(framework, "--framework", guidance_file.framework, _FRAMEWORK)
    _rapid_reviews_known(under, rapid=rapid)
    over, part = _over(overlay, under), "information_only" if rapid else ""
    review = scaffold.NewReview(
        id=named,
        board=commissioned_by,
        title=_line(usual if title is None else title),
        framework=under,
        overlay=over.id if over else "",
        own=guidance_file.copies(framework, overlay),
        house=house_file.copy(house) if house else None,
        agencies=_given(agencies, "--agency", partial(_agencies, usual=part)),
        period=_given(period, "--period", _period, optional=True),
        ci=ci,
        kind="rapid" if rapid else "review",
    )
    plan = scaffold.plan(review)
    if dry_run:
        console.say("\n".join(item.path for item in plan))
        return
    folder.new_folder(target, plan)
    _show(target, len(plan), rapid=rapid)
    _warn(review.framework)


def _over(overlay: str | None, under: Framework) -> Overlay | None:
    """Return the overlay asked for; on a terminal it is offered where there is one."""
    every = frameworks.overlays()
    fitting = [id for id in every if under.id in frameworks.load_overlay(id).extends]
    # Nobody is asked where there is nothing to choose, or nobody to answer.
    if overlay is None and not (fitting and console.on_terminal()):
        return None
    found = _given(overlay, "--overlay", guidance_file.overlay, optional=True)
    if found is not None and under.id not in found.extends:
        raise ScrError(
            "this overlay is not made for that framework",
            f"It is made for {', '.join(found.extends)}.",
        )
    return found


_QUESTIONS = {
    "--id": "Short id of the review, never a name",
    "--board": "Full name of the board",
    "--framework": "Framework (scr framework list tells them)",
    "--overlay": "Local overlay (scr framework list tells them; Enter: none)",
    "--agency": "Agencies, with commas between (csc, police, gp …)",
    "--period": "Period under review, such as 2012-04/2015-05 (Enter: not set yet)",
}


def _given(
    value: str | list[str] | None,
    option: str,
    read: Callable[[str], T],
    default: str = "",
    *,
    optional: bool = False,
) -> T:
    """Return what an option says; ask on a terminal, until the answer can be used.

    Elsewhere take the default; raises ScrError where there is none, or where the
    option cannot be used.
    """
    if value is not None:
        return read(value if isinstance(value, str) else "\n".join(value))
    if not console.on_terminal():
        if not default and not optional:
            raise ScrError(f"{option} is missing", "Nobody is there to be asked.")
        return read(default)
    while True:
        empty = "" if optional else None
        answer = typer.prompt(
            _QUESTIONS[option], default=default or empty, show_default=bool(default)
        )
        try:
            return read(str(answer))
        # On a terminal a slip is asked about again, and not the end of the command.
        except ScrError as error:
            console.complain(f"  {error.message}. {error.advice}")


def _line(text: str) -> str:
    """Read a text of one line: a file may hold nothing else there."""
    bare = text.strip()
    if not bare or not bare.isprintable():
        raise ScrError(
            "a name or title is empty, or holds characters that do not show",
            "One line of ordinary text.",
        )
    return bare


# A comma parts agencies where an id follows it; a full name may hold commas too.
_NEXT = re.compile(r"\s*,\s*(?=[a-z][a-z0-9-]*\s*(?:[,:]|$))")


def _agencies(text: str, usual: str) -> tuple[Agency, ...]:
    """Read agencies, options one a line: csc, or csc:Full name:imr, commas between."""
    words = [word for line in text.split("\n") for word in _NEXT.split(line)]
    given = [_line(word) for word in words if word.strip()]
    if not given:
        raise ScrError("no agency is named", "Name at least one, such as csc.")
    return scaffold.agencies_of(given, usual)


def _period(text: str) -> PartialDate | None:
    if not text:
        return None
    try:
        return PartialDate(text)
    except ValueError as error:
        raise ScrError(
            f"the period cannot be read: {error}", "Write it like 2012-04/2015-05."
        ) from error


def _show(target: Path, count: int, *, rapid: bool) -> None:
    console.say(f"wrote {count} files into {console.named(target)}")
    console.say("Next:")
    there = console.quoted(target)
    console.say(f"  1. put it under git:             git init {there}")
    if rapid:
        console.say("  2. write the days into review.yaml: authority_aware, notified")
        console.say("  3. add people by code with scr people add; criteria.yaml and")
        console.say("     rapid-review.yaml come with forms: scr request board --help")
        console.say(f"  4. see what is next, and the working days: scr status {there}")
        return
    console.say(f"  2. add everybody by code:        scr people add ROLE {there}")
    form = f"scr request board {there} --what referral"
    console.say(f"  3. get the case from who refers: {form}")
    console.say(f"  4. see what is still to be done: scr validate {there}")


def _warn(framework: Framework) -> None:
    """Say so where no new case is opened under the framework, or it may be too old."""
    today = options.day(None)
    # An older framework may be just what is meant: a warning, and the review is made.
    for told in criteria.validity_warnings(framework, KeyDates(), Criteria(), today):
        console.say()
        console.say(textwrap.fill(f"Warning: {told}", 80, break_on_hyphens=False))
