"""`scr timeline link`: note how two entries stand to each other."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.cli.doing import done
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.order import Link
from scrkit.review import load
from scrkit.timeline.linking import FILE, known_words, linked, to_link

_SPOKEN = {
    "same_event": "they tell of one event",
    "contradiction": "they contradict each other",
    "not_related": "they are not related",
    "precision_only": "they differ in precision only",
}

_CONFLICT = typer.Option("--conflict", help="They contradict each other.")
_NOT_RELATED = typer.Option("--not-related", help="They tell of two events.")
_PRECISION = typer.Option("--precision", help="They differ in precision only.")


def command(
    one: Annotated[str, typer.Argument(metavar="A", help="Entry, by id: CSC-0012.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Entry, by id.")],
    root: Annotated[Path, options.ROOT] = Path(),
    reason: Annotated[str, typer.Option(help="Why; by code, never by name.")] = ...,  # type: ignore[assignment]
    conflict: Annotated[bool, _CONFLICT] = False,
    not_related: Annotated[bool, _NOT_RELATED] = False,
    precision: Annotated[bool, _PRECISION] = False,
    by: Annotated[str, typer.Option(help="Who decided it: a role.")] = "",
    decided: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that two entries tell of one event, or how else they stand to each other.

    Writes the decision into timeline.yaml; both entries stay as they are, and nothing
    is ever linked unless somebody says so.

    Example: scr timeline link CSC-0012 HEALTH-0010 child-k --reason "One joint visit"
    """
    relation = _relation(
        contradiction=conflict, not_related=not_related, precision_only=precision
    )
    text = typed.line(reason, "--reason", root)
    link = Link(
        entries=(one, other),
        relation=relation,  # type: ignore[arg-type]
        reason=text,
        by=typed.line(by, "--by", root) if by else "",
        date=options.done_on(decided),
    )

    def decide(contents: folder.Contents) -> tuple[Deed, tuple[str, ...]]:
        review = load(contents.files).sound()
        warnings = to_link(review, (one, other))
        # The reason is printed in the panel's papers, where a mention of nobody would
        # stand open.
        known_words(text, review)
        known_words(link.by, review, "--by")
        return Deed(linked(contents.files.get(FILE), link, review)), warnings

    for warning in done(root, decide, dry_run=dry_run):
        console.complain(f"scr: {warning}")
    noted = "would note" if dry_run else "noted"
    console.say(f"{noted} in {FILE} of {one} and {other}: {_SPOKEN[relation]}")


def _relation(**asked: bool) -> str:
    chosen = [name for name, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        raise ScrError(
            "--conflict, --not-related and --precision exclude each other",
            "Give one of them, or none if both tell of one event.",
        )
    return chosen[0] if chosen else "same_event"
