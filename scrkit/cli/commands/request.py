"""`scr request`: make the forms that others fill in, each with its letter."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import options
from scrkit.cli.request_form import ask_for, list_of_forms
from scrkit.cli.with_names import WITH_NAMES, opened_for
from scrkit.forms.chronology import CHRONOLOGY
from scrkit.forms.known import WHATS

_TO_WHOM = typer.Argument(
    help="Agency, by id, such as health; board for the board's own people."
)
_OUT = typer.Option("--out", metavar="DIR", help="Where to write the pack.")
_DUE = typer.Option(
    "--due",
    **options.A_DAY,
    help="Day on which it is due (2016-03-01); the terms' day by default.",
)
_INTERVIEW = typer.Option("--interview", help="Which interview, by id: for its record.")
_FILLED = typer.Option("--filled", help="With what the agency gave so far, to correct.")
_ASKED = typer.Option(
    "--what",
    help=f"What is asked for. {list_of_forms()}",
    **options.one_of(*WHATS) | {"metavar": "FORM"},
)
_AGAIN = typer.Option("--again", help="Write over a pack that is there.")


def command(
    agency: Annotated[str, _TO_WHOM],
    root: Annotated[Path, options.ROOT] = Path(),
    what: Annotated[str, _ASKED] = CHRONOLOGY.name,
    out: Annotated[Path, _OUT] = Path("out"),
    due: Annotated[datetime | None, _DUE] = None,
    interview: Annotated[str, _INTERVIEW] = "",
    filled: Annotated[bool, _FILLED] = False,
    again: Annotated[bool, _AGAIN] = False,
    with_names: Annotated[Path | None, WITH_NAMES] = None,
    register: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Make the forms that an agency, or the board's own people, fill in.

    What goes to an agency comes with a letter: all from the terms of reference and by
    code alone, a chronology in Excel and in Word, reports in Word, lists in Excel.
    What is asked of an agency is noted in requests.yaml.

    Example: scr request health child-k --what imr --out to-health --due 2015-09-11
    """
    today = options.day(as_of)
    apart = opened_for((root, out, with_names), register, key)
    called, days = (agency, what, interview), (today, due.date() if due else None)
    ask_for(called, (root, out), days, apart, filled=filled, again=again)
