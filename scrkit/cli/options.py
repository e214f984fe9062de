"""Options that several commands share, and the day that they are about."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, get_args

import typer

from scrkit.cli.moment import day, done_on, here, read_day
from scrkit.cli.secrets import ORIGINALS
from scrkit.errors import ScrError

__all__ = [
    "AS_OF",
    "A_DAY",
    "DATE",
    "DRY_RUN",
    "FORM",
    "KEEP_IN",
    "KEY",
    "REGISTER",
    "REVIEW",
    "ROOT",
    "Format",
    "day",
    "done_on",
    "group",
    "here",
    "known_to",
    "line",
    "one_of",
    "shown_as",
]


def _day(text: str) -> datetime:
    """Return the day that an option names; one that no calendar has is refused."""
    found = read_day(text)
    if found is None:
        raise typer.BadParameter("That is no day. Write it like 2016-03-01.")
    return found


# Of every option that names a day.
A_DAY: dict[str, Any] = {"parser": _day, "metavar": "DAY"}

AS_OF = typer.Option(
    "--as-of",
    **A_DAY,
    help="Judge as things stood on this day (2016-03-01); today by default.",
)
DATE = typer.Option(
    "--date", **A_DAY, help="Day on which it was done (2016-03-01); today by default."
)
REGISTER = typer.Option(
    "--register", help="The register of names; that of the review by default."
)
KEY = typer.Option(
    "--key", envvar="SCR_KEY", help="Your secret key of age, if the register is sealed."
)
KEEP_IN = typer.Option(
    "--originals", help=f"Where the file itself is kept; {ORIGINALS} by default."
)
# Where the argument is something else.
REVIEW = typer.Option("--review", help="Review folder; here by default.")
ROOT = typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
DRY_RUN = typer.Option("--dry-run", help="Only say what would be written.")


def group(told: str) -> typer.Typer:
    """Return an empty command that holds other commands; `told` is what help says."""
    return typer.Typer(
        help=told,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


class Format(StrEnum):
    """How an answer is shown: to people, or to programs."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    ICS = "ics"


def known_to(kind: Any, field: str) -> dict[str, Any]:
    """Return what makes an option take one of the words that a record knows."""
    # Only here: most options are of no record.
    from scrkit.model.kinds import annotations

    return one_of(*get_args(get_args(annotations(kind)[field])[0]))


def one_of(*names: str, also: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what makes an option take one of some names, in whatever letters.

    `also` are spellings that are taken and not shown, with the name each stands for.
    """
    known = {**{name.casefold(): name for name in names}, **(also or {})}

    def read(text: str) -> str:
        # People type what they read in the help, in whatever letters.
        found = known.get(text.strip().casefold())
        if found is None:
            told = ", ".join(repr(str(name)) for name in names)
            raise typer.BadParameter(f"{text!r} is not one of {told}.")
        return found

    return {"parser": read, "metavar": f"<{'|'.join(names)}>"}


def shown_as(*formats: Format, help_: str = "How to show it.") -> Any:
    """Return the option by which one of some formats is asked for."""
    return typer.Option("--format", help=help_, **one_of(*formats))


FORM = shown_as(Format.TEXT, Format.JSON)


def line(text: str, option: str) -> str:
    """Return what an option says, a text of one line; raises ScrError otherwise."""
    bare = text.strip()
    if not bare or not bare.isprintable():
        raise ScrError(f"{option} is empty, or holds characters that do not show")
    return bare
