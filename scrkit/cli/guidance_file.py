"""A framework or overlay of a file that stands outside a review folder."""

from pathlib import Path

import typer

from scrkit import folder, frameworks
from scrkit.cli import console
from scrkit.cli.show import Shown, full
from scrkit.diagnostics import Diagnostic, by_place
from scrkit.errors import ScrError
from scrkit.frameworks import Framework, Overlay, Own
from scrkit.records.guidance import own_faults

OPTION = typer.Option(
    "--framework",
    metavar="FILE",
    help="Framework file (or id) in place of the one that review.yaml names.",
)


def given(named: str | None) -> Framework | None:
    """Return the framework of the option: a shipped one by its id, or that of a file.

    Leaves with 1, after telling every fault at its line, where the file is broken.
    """
    if named is None:
        return None
    if named in frameworks.available():
        return frameworks.load(named)
    value = sound(Path(named))
    if isinstance(value, Overlay):
        raise ScrError(
            "--framework names an overlay, which only lies over a framework",
            "Name it under `overlay:` in review.yaml.",
        )
    return value


def sound(path: Path) -> Framework | Overlay:
    """Return what a file holds, or tell every fault at its line and leave with 1."""
    own = read(path)
    found = Shown(Path(), told(own), {own.tree.file: own.tree.source}, 0)
    if own.value is not None:
        return own.value
    for diagnostic in found.diagnostics:
        console.complain(full(found, diagnostic))
    console.complain("scr: the framework cannot be used until this is put right")
    raise typer.Exit(1)


def read(path: Path) -> Own:
    """Read a file; raises ScrError where it cannot be read at all."""
    return frameworks.read_own(folder.one_file(path), path.as_posix())


def told(own: Own) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a file, in the order of its lines."""
    return tuple(sorted(own_faults(own), key=by_place))
