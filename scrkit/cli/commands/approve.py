"""`scr approve`: note that the Board approves the text that is to be published."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from scrkit import folder, publish
from scrkit.cli import console, options, typed
from scrkit.cli.doing import done
from scrkit.cli.review import usable, worded
from scrkit.edits import approval
from scrkit.edits.digest import texts_seal
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.publishing import Approval
from scrkit.model.review import Review
from scrkit.publish import Reason
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.text.counting import number
from scrkit.timeline.merge import merge

_SHOWN = 5


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    office: Annotated[
        str, typer.Option(help="Office of who signs for the Board; no name.")
    ] = ...,  # type: ignore[assignment]
    version: Annotated[
        str, typer.Option(help="Version that is approved, such as 1.0.")
    ] = ...,  # type: ignore[assignment]
    approved: Annotated[datetime | None, options.DATE] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Approve anew what was approved before.")
    ] = False,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that the Board approves the text for publication, word for word as it is.

    Writes approval into dissemination.yaml, with a seal over all that the publication
    prints, as it stands on that day. What is changed later breaks it, if it is printed.

    Example: scr approve child-k --office "Independent Chair" --version 1.0
    """
    given = Approval(
        office=typed.line(office, "--office", root),
        date=options.done_on(approved),
        version=typed.line(version, "--version", root),
    )

    def decide(contents: folder.Contents) -> tuple[Deed, tuple[str, ...]]:
        return _decided(contents, given, again=again)

    # The whole publication is put together for it, which takes seconds.
    told, *notices = done(root, decide, dry_run=dry_run, slow=True)
    console.say(f"{'would note' if dry_run else 'noted'} in {approval.FILE} {told}")
    for line in notices:
        console.say(line)


def _decided(
    contents: folder.Contents, given: Approval, *, again: bool
) -> tuple[Deed, tuple[str, ...]]:
    """Return what the approval writes, and what there is to tell of it."""
    files = contents.files
    if approval.FILE not in files:
        raise ScrError(
            f"there is no {approval.FILE}, in which approvals are noted",
            "Make one with the decision to publish, and try again.",
        )
    loaded = load(files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    _refuse_if_early(review, given)
    options_ = Options(as_of=given.date, view="published")
    chosen = worded(options_, loaded.framework, files)
    with console.working("Sealing what is printed"):
        # The approval is printed too: it is sealed as if it were noted already.
        review = publish.as_approved(review, given)
        made = publish.composed(review, merge(review), chosen)
        found = publish.printed(made, chosen.house)
        seals = publish.sealed(
            {**found, **publish.signed(given), **publish.filed(review)}
        )
    passages = sum(map(len, found.values()))
    told = (
        f"that the text is approved: {number(len(made), 'document')}, "
        f"{number(passages, 'passage')}"
    )
    fine = publish.too_fine(loaded, made, chosen.house)
    # Beside the documents, the report's own words: confirming a finding changes none.
    given = replace(given, texts=texts_seal(review))
    edits = approval.approve(files[approval.FILE], given, seals, again=again)
    return Deed(edits), (told, *_open(review), *_later(fine))


def _open(review: Review) -> Iterator[str]:
    """Yield that points on drafts are open while the Board approves."""
    # Told and not refused: the Board may approve with points open.
    ids = [one.id for one in review.points.points if one.is_open]
    if ids:
        shown = ", ".join(ids[:_SHOWN]) + (" …" if len(ids) > _SHOWN else "")
        told = number(len(ids), "point on a draft is", "points on drafts are")
        yield f"note: {told} open ({shown}); see them: scr render points"


def _later(fine: tuple[Reason, ...]) -> Iterator[str]:
    """Yield what of the text that is sealed `scr publish` will refuse."""
    for one in fine:
        yield f"note: scr publish will refuse this: {one.message} ({one.place})"


def _refuse_if_early(review: Review, given: Approval) -> None:
    # What is dated after the approval is not printed as of that day, and so not sealed.
    later = publish.agreed_later(review, given.date)
    if later:
        raise ScrError(
            "these were agreed only after the day of the approval, and would be "
            f"missing from what it seals: {', '.join(later)}",
            "Give the day on which the Board approved the text with --date, or put "
            "right the day on which each was agreed.",
        )
