"""`scr whois`: who is behind a code, for the one who has the register."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import console, options, secrets
from scrkit.errors import ScrError


def command(
    codes: Annotated[list[str], typer.Argument(help="Codes, such as SW1.")],
    root: Annotated[Path, options.REVIEW] = Path(),
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Say who is behind a code; on a terminal only, never into a file or log.

    Example: scr whois SW1 --review child-k --key ~/my.agekey
    """
    if not console.on_terminal():
        raise ScrError(
            "names are shown on a terminal only", "Call it there, without | and >."
        )
    register = secrets.register_of(root, given, key)
    missing = False
    for code in codes:
        name = register.name(code.removeprefix("@"))
        missing = missing or not name
        console.say(f"{code}: {name or 'not in the register'}")
    if missing:
        raise typer.Exit(1)
