"""`scr confirm`: a person's word that findings still stand on what they cite."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.cli.doing import done
from scrkit.edits import confirming
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.outcome import Confirmation
from scrkit.model.review import Review
from scrkit.review import load

# What is no id is the folder: both are typed in one list.
_ID = re.compile(r"[FR][1-9][0-9]*|[A-Z]{2,}-R[1-9][0-9]*")
# What was confirmed, and what is left suspect.
Done = tuple[tuple[str, ...], tuple[str, ...]]


def command(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID…] [FOLDER]",
            help="Findings and recommendations, such as F1; review folder, here by "
            "default.",
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option(help="Why they stand, in a sentence; no name.")
    ] = ...,  # type: ignore[assignment]
    by: Annotated[
        str | None,
        typer.Option("--by", "--office", help="Office of who confirms; no name."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="All that nobody has confirmed yet.")
    ] = False,
    confirmed: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Confirm that findings and recommendations stand on what they cite now.

    Writes confirmed into overview/findings.yaml, with a stamp of each entry or finding
    cited. When one of them changes, validate, status, reports and publish tell, until
    it is confirmed again. --all sets first stamps only: what is suspect is read and
    confirmed by its id.

    Example: scr confirm F1 child-k --reason "The new date changes nothing" --by Chair
    """
    ids, root = _asked(given or [], every=every)
    word = Confirmation(
        date=options.done_on(confirmed),
        by="" if by is None else typed.line(by, "--by", root),
        reason=typed.line(reason, "--reason", root),
    )

    def decide(contents: folder.Contents) -> tuple[Deed, Done]:
        review = _review(contents)
        due, left = _due(review, ids, every=every)
        content = contents.files[confirming.FILE]
        return Deed(confirming.confirm(content, review, due, word)), (due, left)

    _say(done(root, decide, dry_run=dry_run), dry_run=dry_run)


def _due(review: Review, ids: tuple[str, ...], *, every: bool) -> Done:
    """Return what is confirmed now, and what is suspect and is not."""
    suspect = tuple(one.record.id for one in confirming.suspects(review))
    new = tuple(one.id for one in confirming.unconfirmed(review))
    # --all never confirms what is suspect: that has to be read beside what changed.
    due = new if every else ids
    left = tuple(id for id in suspect if id not in due)
    if every and left and not due:
        raise ScrError(
            f"all are confirmed once; these are confirmed by id: {', '.join(left)}",
            f'Read each beside what it cites: scr confirm {left[0]} --reason "…"',
        )
    return due, left


def _say(told: Done, *, dry_run: bool) -> None:
    due, left = told
    if due:
        console.say(f"{'would confirm' if dry_run else 'confirmed'} {', '.join(due)}")
    else:
        console.say("there is nothing to confirm: nothing was written")
    if left:
        console.say(f"still to be confirmed, each by its id: {', '.join(left)}")


def _asked(given: list[str], *, every: bool) -> tuple[tuple[str, ...], Path]:
    """Return the ids and the folder that were typed; raises ScrError where unclear."""
    ids = tuple(dict.fromkeys(one for one in given if _ID.fullmatch(one)))
    rest = [one for one in given if not _ID.fullmatch(one)]
    if len(rest) > 1:
        raise ScrError(
            "what is to be confirmed is not clear",
            "Ids are written F1 or R2, and one folder is named at most.",
        )
    if bool(ids) == every:
        raise ScrError(
            "name what is confirmed, by its id, or else say --all",
            "F1, say. --all confirms what nobody has confirmed yet, and no other.",
        )
    return ids, Path(rest[0]) if rest else Path()


def _review(contents: folder.Contents) -> Review:
    loaded = load(contents.files)
    review = loaded.sound()
    if confirming.FILE not in contents.files:
        raise ScrError(
            f"there is no {confirming.FILE}, in which confirmations are noted",
            "It holds the findings and recommendations of the overview.",
        )
    # What cannot be read would be taken for what is not there.
    broken = {name for name in loaded.broken if name.startswith("chronologies/")}
    if broken:
        raise ScrError(
            f"{min(broken)} cannot be read, so that nobody can say what it tells",
            "Put right what scr validate says, and try again.",
        )
    return review
