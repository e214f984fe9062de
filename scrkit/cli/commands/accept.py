"""`scr accept`: note that the panel accepts what an agency gave, as it stands."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.edits import signing
from scrkit.edits.digest import digest
from scrkit.edits.editing import record_of
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.gathering import Chronology, Imr

_LEDGER = "requests.yaml"


class Return(StrEnum):
    """What an agency gives, of that which stands in the folder word for word."""

    CHRONOLOGY = "chronology"
    IMR = "imr"
    SHORT_REPORT = "short_report"


def command(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    what: Annotated[Return, typer.Argument(help="What the panel accepts.")],
    root: Annotated[Path, options.ROOT] = Path(),
    accepted: Annotated[datetime | None, options.DATE] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Accept anew what was accepted before.")
    ] = False,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that the panel accepts a chronology or report, word for word as it is.

    Writes the day and a seal into requests.yaml; any later edit breaks the seal.

    Example: scr accept health chronology child-k
    """

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        files = contents.files
        if _LEDGER not in files:
            raise ScrError(
                "there is no requests.yaml, in which acceptances are noted",
                "Make one with what was asked of the agency, and try again.",
            )
        asked = signing.to_accept(files[_LEDGER], agency, what.value, again=again)
        seal = digest(_given(files, agency, what))
        day = options.done_on(accepted)
        return Deed(signing.accept(files[_LEDGER], asked, day, seal)), None

    if dry_run:
        decide(folder.read(root))
        console.say(f"would note in {_LEDGER} that the {_SPOKEN[what]} is accepted")
        return
    folder.change(root, decide)
    console.say(f"noted in {_LEDGER} that the {_SPOKEN[what]} is accepted")


_SPOKEN = {
    Return.CHRONOLOGY: "chronology",
    Return.IMR: "IMR",
    Return.SHORT_REPORT: "short report",
}


def _given(files: Mapping[str, bytes], agency: str, what: Return) -> Chronology | Imr:
    """Return what the agency gave; raises ScrError where the folder has it not."""
    chronology = what is Return.CHRONOLOGY
    file = f"{'chronologies' if chronology else 'imrs'}/{agency}.yaml"
    if file not in files:
        raise ScrError(
            f"there is no {_SPOKEN[what]} of this agency to accept",
            "Put it into the folder first.",
        )
    if chronology:
        return record_of(files[file], file, Chronology)
    return record_of(files[file], file, Imr)
