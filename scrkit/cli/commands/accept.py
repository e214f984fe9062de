"""`scr accept`: note that the panel accepts what an agency gave, as it stands."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.doing import done
from scrkit.edits import signing
from scrkit.edits.digest import digest
from scrkit.edits.editing import record_of
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.gathering import Chronology, Request
from scrkit.model.imr import Imr

_LEDGER = "requests.yaml"
_RECEIVED = typer.Option(
    "--received",
    **{**options.A_DAY, "help": "Day on which it came, if that is not noted yet."},
)


class Return(StrEnum):
    """What an agency gives, and the panel reads."""

    CHRONOLOGY = "chronology"
    IMR = "imr"
    SHORT_REPORT = "short_report"
    INFORMATION = "information"


def command(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    what: Annotated[Return, typer.Argument(help="What the panel accepts.")],
    root: Annotated[Path, options.ROOT] = Path(),
    accepted: Annotated[datetime | None, options.DATE] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Accept anew what was accepted before.")
    ] = False,
    received: Annotated[datetime | None, _RECEIVED] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note that the panel accepts a chronology or report, word for word as it is.

    Writes the day and a seal into requests.yaml; any later edit breaks the seal.
    Information that was asked for stands in no file of the review: the day alone is
    noted.

    Example: scr accept health chronology child-k
    """

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        files = contents.files
        if _LEDGER not in files:
            raise ScrError(
                "there is no requests.yaml, in which acceptances are noted",
                "Make one with what was asked of the agency, and try again.",
            )
        asked = signing.to_accept(
            files[_LEDGER], agency, what.value, again=again, came=received is not None
        )
        # The seal is over what stands in the folder now: that is what the panel read.
        given = _given(files, agency, what)
        seal, day = digest(given) if given else "", options.done_on(accepted)
        came = _came(asked, received)
        return Deed(signing.accept(files[_LEDGER], asked, day, seal, came)), None

    done(root, decide, dry_run=dry_run)
    noted = "would note" if dry_run else "noted"
    console.say(f"{noted} in {_LEDGER} that the {_SPOKEN[what]} is accepted")


_SPOKEN = {
    Return.CHRONOLOGY: "chronology",
    Return.IMR: "IMR",
    Return.SHORT_REPORT: "short report",
    Return.INFORMATION: "information",
}


def _came(asked: Request, received: datetime | None) -> date | None:
    """Return the day on which it came, where that is to be noted.

    Raises ScrError where another one is noted already.
    """
    # The same day once more is no change, and nothing to refuse.
    if received is None or asked.received == received.date():
        return None
    if asked.received is not None:
        raise ScrError(
            "requests.yaml holds another day on which it came",
            "Leave --received out, or mend received there.",
        )
    return received.date()


def _given(
    files: Mapping[str, bytes], agency: str, what: Return
) -> Chronology | Imr | None:
    """Return what the agency gave, None for what stands in no file of the review.

    Raises ScrError where the folder has it not.
    """
    if what is Return.INFORMATION:
        return None
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
