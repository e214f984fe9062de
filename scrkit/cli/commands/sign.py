"""`scr sign`: note that a senior officer signs an agency's report as it stands."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.cli.doing import done
from scrkit.edits import signing
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.imr import SignOff


def command(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    root: Annotated[Path, options.ROOT] = Path(),
    office: Annotated[
        str, typer.Option(help="Office of who signs, such as Chief Nurse; no name.")
    ] = ...,  # type: ignore[assignment]
    version: Annotated[
        str, typer.Option(help="Version that is signed, such as 1.0.")
    ] = ...,  # type: ignore[assignment]
    signed: Annotated[datetime | None, options.DATE] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Sign anew what was signed before.")
    ] = False,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that a senior officer signs an agency's report, word for word as it is.

    Writes sign_off into imrs/AGENCY.yaml, with a seal that any later edit breaks.

    Example: scr sign health child-k --office "Chief Nurse" --version 1.0
    """
    sign_off = SignOff(
        office=typed.line(office, "--office", root),
        date=options.done_on(signed),
        version=typed.line(version, "--version", root),
    )
    file = f"imrs/{agency}.yaml"

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        content = contents.files.get(file)
        if content is None:
            raise ScrError(
                "there is no report of such an agency to sign",
                "Reports stand in imrs/, each in a file with the agency's id.",
            )
        return Deed(signing.sign(content, file, sign_off, again=again)), None

    done(root, decide, dry_run=dry_run)
    console.say(f"{'would sign' if dry_run else 'signed'} {file}")
