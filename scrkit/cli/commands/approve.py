"""`scr approve`: note that the Board approves the text that is to be published."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.review import usable
from scrkit.edits import approval
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.outcome import Approval
from scrkit.review import load


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

    Writes approval into dissemination.yaml, with a seal over the findings, the
    overview's prose, the response, the action plan and the public wordings.

    Example: scr approve child-k --office "Independent Chair" --version 1.0
    """
    given = Approval(
        office=options.line(office, "--office"),
        date=options.day(approved),
        version=options.line(version, "--version"),
    )

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        files = contents.files
        if approval.FILE not in files:
            raise ScrError(
                f"there is no {approval.FILE}, in which approvals are noted",
                "Make one with the decision to publish, and try again.",
            )
        others = contents.diagnostics()
        review = usable(load(files), draft=False, others=others)
        content = files[approval.FILE]
        return Deed(approval.approve(content, review, given, again=again)), None

    if dry_run:
        decide(folder.read(root))
        console.say(f"would note in {approval.FILE} that the text is approved")
        return
    folder.change(root, decide)
    console.say(f"noted in {approval.FILE} that the text is approved")
