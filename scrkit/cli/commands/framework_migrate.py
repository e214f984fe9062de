"""`scr framework migrate`: a running review under another framework."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, guidance_file, options
from scrkit.cli.review import without_errors
from scrkit.cli.show.migration_text import meaning_lines
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.edits.migrating import (
    asked_anew,
    migrated,
    overlay_under,
    renames,
    unanswered,
)
from scrkit.edits.noting import after
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.frameworks import Framework
from scrkit.review import Loaded, load
from scrkit.standing.migration import meaning
from scrkit.text.counting import number


def migrate(
    root: Annotated[Path, typer.Argument(metavar="REVIEW", help="Review folder.")],
    newer: Annotated[
        str,
        typer.Argument(
            metavar="NEW", help="Framework: an id, or a file of the review."
        ),
    ],
    as_of: Annotated[datetime | None, options.AS_OF] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write it; else only the plan is shown.")
    ] = False,
) -> None:
    """Put a running review under another framework, once the plan has been read.

    The plan tells what changes for this review: criteria, facts, duties, clocks. What
    has no place under the new one is told at its line, and nothing is written then.

    Example: scr framework migrate child-k england-lcspr-2026 --write
    """
    framework = _in_review(root, newer)
    day = options.day(as_of)

    def decide(contents: folder.Contents) -> tuple[Deed, list[str]]:
        loaded = without_errors(load(contents.files))
        review, older = loaded.sound(), loaded.framework
        if older is None:
            raise ScrError(
                "the review's own framework cannot be used", "See: scr validate"
            )
        if older.id == framework.id:
            raise ScrError(f"the review stands under {framework.id} already")
        plan = migrated(contents.files, review.case, review.criteria, framework)
        # Read as it would stand, before anything is written.
        later = load(after(contents.files, plan))
        _placed(root, loaded, later)
        told = list(_told(loaded, older, framework))
        changes = meaning(
            review, later.sound(), older, later.framework or framework, day
        )
        lines = (line for one in meaning_lines(changes) for line in one.split("\n"))
        return Deed(plan), [*told, *lines]

    lines = folder.change(root, decide) if write else decide(folder.read(root))[1]
    for line in lines:
        console.say(console.plain(line))
    done = f"the review stands under {framework.id}"
    console.say(
        f"done: {done}" if write else f"nothing was written; with --write: {done}"
    )


def _in_review(root: Path, named: str) -> Framework:
    """Return the framework; ScrError for a file that does not lie in the review."""
    framework = guidance_file.framework(named)
    # The review names its framework by id: a file elsewhere would not be found again.
    if named.endswith(".yaml") and not _lies_in(Path(named), root / "frameworks"):
        raise ScrError(
            "the file does not lie in the review's folder frameworks",
            "A review carries its own guidance: copy the file there first.",
        )
    return framework


def _lies_in(file: Path, place: Path) -> bool:
    return file.resolve().parent == place.resolve()


def _placed(root: Path, before: Loaded, later: Loaded) -> None:
    """Leave with 1 where something of the review has no place under the new one."""
    # What was wrong before is not the new guidance's doing.
    had = {(one.code, one.place.file, one.path) for one in before.diagnostics}
    found: list[Diagnostic] = [
        one
        for one in later.diagnostics
        if one.severity is Severity.ERROR
        and (one.code, one.place.file, one.path) not in had
    ]
    if not found:
        return
    for one in found:
        at = f"{console.named(root / one.place.file)}:{one.place.line}"
        console.complain(f"{at}: {one.code} {one.message}")
    console.complain(
        f"scr: {number(len(found), 'answer')} of this review would have no place under "
        "the new framework (the lines are those of the file as it would be); nothing "
        "was written. Keep what was said in the summary of criteria.yaml, take the "
        "answers out, and try again."
    )
    raise typer.Exit(1)


def _told(loaded: Loaded, older: Framework, newer: Framework) -> Iterator[str]:
    case, facts = loaded.sound().case, loaded.sound().criteria
    yield f"review.yaml: framework {older.id} becomes {newer.id}"
    if case.overlay:
        under = overlay_under(case.overlay, newer)
        # An overlay is made for certain frameworks, and may have one of its own for the
        # newer.
        if under != case.overlay:
            told = (
                f"becomes {under}" if under else "is not made for it, and is left out"
            )
            yield f"review.yaml: overlay {case.overlay} {told}"
    for old, new in renames(facts, newer).items():
        yield f"criteria.yaml: the fact {old} becomes {new}"
    days, blank = unanswered(case, facts, newer)
    yield from (f"review.yaml: the empty day {one} is taken out" for one in days)
    yield from (f"criteria.yaml: the open fact {one} is taken out" for one in blank)
    for asked in asked_anew(facts, newer):
        yield f"criteria.yaml: the fact {asked.id} is asked, and stands open"
