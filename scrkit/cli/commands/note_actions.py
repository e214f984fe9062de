"""`scr note minutes`, `check`, `closed`, `evidence`: how actions are watched."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets, typed
from scrkit.cli.doing import noted, say_noted
from scrkit.edits import monitoring
from scrkit.errors import ScrError
from scrkit.model.monitoring import Check, Closing, Decided, EvidenceFile, Postponement
from scrkit.review.progress import LATER, is_late_enough
from scrkit.system import git

_NEEDED: Any = ...
_MOST = 2**30  # bytes of a file that is kept as evidence
_ID = typer.Argument(help="The action, by id: A1.")
_BY = typer.Option(help="Who: a role.")
_DUE = typer.Option(
    "--due", **{**options.A_DAY, "help": "Another day on which it is due from now on."}
)


_HOLDS = typer.Option(
    "--holds", help="Whether it lasts.", **options.known_to(Check, "holds")
)
_SHOWS = typer.Option(
    "--shows", help="What of it.", **options.known_to(EvidenceFile, "shows")
)
_FILE = typer.Argument(help="The file; it is only looked at, and stays where it is.")


def minutes(
    id: Annotated[str, _ID],
    what: Annotated[str, typer.Argument(help="What was decided, by role alone.")],
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who decided; else the sub group.")] = "",
    due: Annotated[datetime | None, _DUE] = None,
    reason: Annotated[str, typer.Option(help="Why it is put off.")] = "",
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note what the sub group decided of an action, and that it looked at the plan.

    With --due the action is put off: the day that was, and why, are kept.

    Example: scr note minutes A10 "The chair writes to the trust" child-k
    --date 2016-12-08
    """
    if due is not None and not reason:
        raise ScrError("--reason is missing", "Say why the action is put off.")
    if reason and due is None:
        raise ScrError("--due is missing", "Say until when the action is put off.")
    words = typed.words(root, spare=("by", "reason"), what=what, by=by, reason=reason)
    on = options.done_on(date)
    made = Decided(date=on, what=words["what"], by=words.get("by", ""))
    put_off = None
    if due is not None:
        until = due.date()
        put_off = Postponement(
            # The day that it was due is known only once the plan is read, and is put in
            # there.
            date=on,
            was=until,
            due=until,
            reason=words["reason"],
            by=made.by,
        )
    noted(
        root,
        lambda _, files: monitoring.with_decision(files, id, made, put_off),
        words,
        dry_run=dry_run,
    )
    say_noted("decision", monitoring.ACTIONS, dry_run=dry_run)


def check(
    id: Annotated[str, _ID],
    what: Annotated[str, typer.Argument(help="What was seen, by role alone.")],
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who looked; not the owner.")] = _NEEDED,
    holds: Annotated[str, _HOLDS] = _NEEDED,
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note a look months later at whether the difference of an action lasts.

    Example: scr note check A2 "Twenty letters read; eighteen ask" child-k
    --by "Named nurse" --holds yes --date 2017-03-14
    """
    words = typed.words(root, what=what, by=by)
    seen = Check(date=options.done_on(date), holds=holds, **words)  # type: ignore[arg-type]
    before = noted(
        root,
        lambda _, files: monitoring.with_check(files, id, seen),
        words,
        dry_run=dry_run,
    )
    say_noted("check", monitoring.ACTIONS, dry_run=dry_run)
    for action in before.sound().actions.actions:
        # Noted all the same: a look that came early was still a look.
        if action.id == id and holds == "yes" and not is_late_enough(action, seen):
            console.say(
                f"it is less than {LATER} months after the difference was seen, and "
                "does not count as lasting: look again later"
            )


def closed(
    id: Annotated[str, _ID],
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who closed it: a role.")] = _NEEDED,
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that an action is watched no longer.

    It must be done and evidenced, have made a difference, and a check months later
    must have found that the difference lasts.

    Example: scr note closed A2 child-k --by "SCR Sub Group" --date 2017-03-14
    """
    words = typed.words(root, by=by)
    closing = Closing(date=options.done_on(date), by=words["by"])
    noted(
        root,
        lambda _, files: monitoring.with_closing(files, id, closing),
        words,
        dry_run=dry_run,
    )
    say_noted("closing", monitoring.ACTIONS, dry_run=dry_run)


def evidence(
    id: Annotated[str, _ID],
    file: Annotated[Path, _FILE],
    what: Annotated[str, typer.Argument(help="Which file, in general words.")],
    root: Annotated[Path, options.ROOT] = Path(),
    shows: Annotated[str, _SHOWS] = _NEEDED,
    holder: Annotated[str, typer.Option(help="Who holds it: a role.")] = _NEEDED,
    where: Annotated[str, typer.Option(help="Where it is kept.")] = _NEEDED,
    by: Annotated[str, typer.Option(help="Who put it there: a role.")] = "",
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Enter a file into the register of secured files, as evidence of an action.

    Its SHA-256 is noted, so that it is known again. The file itself is never copied,
    and has to lie outside of the review and of everything that git looks after.

    Example: scr note evidence A1 /secure/audit.xlsx "Audit of fifty" child-k
    --shows done --holder "Board's office" --where "Secure drive, evidence"
    """
    words = typed.words(
        root, spare=("by",), what=what, holder=holder, where=where, by=by
    )
    kept = EvidenceFile(
        action=id,
        shows=shows,  # type: ignore[arg-type]
        secured=options.done_on(date),
        sha256=_checksum(file),
        **words,
    )
    noted(
        root,
        lambda _, files: monitoring.with_evidence(files, kept),
        words,
        dry_run=dry_run,
    )
    say_noted("evidence", monitoring.SECURED, dry_run=dry_run)


def _checksum(file: Path) -> str:
    """Return the SHA-256 of a file; raises ScrError where git might take it up."""
    at = file.resolve().parent
    # Where git looks, the evidence and whom it names would be in the history for good.
    if secrets.in_a_review(at) or git.standing(at) is not None:
        raise ScrError(
            "the file lies in the folder of a review, or where git looks after files",
            "Evidence may name people. Keep it outside, where few can look, and give "
            "the command that place.",
        )
    return hashlib.sha256(folder.one_file(file, _MOST)).hexdigest()
