"""`scr code`: put codes in the place of names in files that were written with names."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, secrets
from scrkit.errors import ScrError
from scrkit.files import Elsewhere
from scrkit.identity.coding import Coded, Coding, code_file
from scrkit.identity.spellings import Spellings, spellings

_ENDINGS = (".yaml", ".yml", ".md", ".txt")
_WHY = {
    "shared": "several people bear this name",
    "ordinary": "may be an ordinary word",
    "initials": "initials may be somebody else's",
    "comment": "stands in a comment or key",
}


def command(
    files: Annotated[list[Path], typer.Argument(help="Files of YAML or Markdown.")],
    root: Annotated[
        Path, typer.Option("--review", help="Review folder; here by default.")
    ] = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Do it; otherwise the plan is shown.")
    ] = False,
    given: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
) -> None:
    """Turn names into mentions (@SW1): shows the plan first, then does it.

    Nothing is guessed: a name that several bear, an ordinary word or initials are
    listed for you to decide.

    Example: scr code child-k/chronologies/gp.yaml --review child-k --write
    """
    known = spellings(secrets.register_of(root, given, key))
    # A file that is named twice is one file.
    paths = {os.path.realpath(path): path for path in reversed(files)}
    plans = [(path, _plan(path, known)) for path in reversed(paths.values())]
    for path, plan in plans:
        for one in plan.coded:
            console.say(_line(path, one))
    sure = sum(not one.why for _, plan in plans for one in plan.coded)
    open_ = sum(bool(one.why) for _, plan in plans for one in plan.coded)
    if write:
        edited = (Elsewhere(path.parent, plan.edits) for path, plan in plans)
        folder.deliver(root, *edited)
    done = "were put into codes" if write else "would be put into codes (--write)"
    console.say(f"{sure} names {done}, {open_} are for you to decide")
    if open_:
        raise typer.Exit(1)


def _plan(path: Path, known: Spellings) -> Coding:
    if not path.name.lower().endswith(_ENDINGS):
        raise ScrError(
            f"{path.name.rpartition('.')[2] or 'this'} files are not coded in place",
            "For Word, HTML and text of others there is: scr redact",
        )
    return code_file(folder.one_file(path), path.name, known)


def _line(path: Path, one: Coded) -> str:
    where = f"{path.as_posix()}:{one.place.line}:{one.place.column}"
    codes = " or ".join(f"@{code}" for code in one.codes)
    return f"{where}: {codes}" + (f"? {_WHY[one.why]}" if one.why else "")
