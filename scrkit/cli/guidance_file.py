"""A framework or overlay of a file that stands outside a review folder."""

from pathlib import Path

import typer

from scrkit import folder, frameworks
from scrkit.cli import console
from scrkit.cli.formats import Shown
from scrkit.cli.formats.lines import full
from scrkit.diagnostics import Diagnostic, by_place
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.frameworks import Framework, Overlay, Own
from scrkit.review.guidance import own_faults

OPTION = typer.Option(
    "--framework",
    metavar="FILE",
    help="Framework file (or id) in place of the one that review.yaml names.",
)


def given(named: str | None) -> Framework | None:
    """Return the framework of the option, None where it is not given."""
    return None if named is None else framework(named)


def framework(named: str) -> Framework:
    """Return a shipped framework by its id, or that of a file.

    Leaves with 1, after telling every fault at its line, where the file is broken.
    """
    if not _is_file(named):
        return frameworks.load(named)
    value = sound(Path(named))
    if isinstance(value, Overlay):
        raise ScrError(
            "--framework names an overlay, which only lies over a framework",
            "Name it with --overlay, or under `overlay:` in review.yaml.",
        )
    return value


def overlay(named: str) -> Overlay | None:
    """Return a shipped overlay by its id, or that of a file; None for no name at all.

    Leaves as `framework` does.
    """
    if not named:
        return None
    if not _is_file(named):
        return frameworks.load_overlay(named)
    value = sound(Path(named))
    if not isinstance(value, Overlay):
        raise ScrError(
            "--overlay names a framework, not what lies over one",
            "An overlay tells under `extends` over which framework it may be laid.",
        )
    return value


def copies(*named: str | None) -> tuple[NewFile, ...]:
    """Return the files among what was named, as they go into a review folder."""
    paths = [Path(one) for one in named if one and _is_file(one)]
    return tuple(NewFile(path.name, folder.one_file(path)) for path in paths)


def _is_file(named: str) -> bool:
    """Tell a file from an id, which has no ending and stands in no folder.

    Raises ScrError where a place is named that holds no framework's file.
    """
    if named.endswith(".yaml"):
        return True
    there = Path(named)
    # /dev/stdin is a file to whoever types it.
    device = there.exists() and not there.is_file() and not there.is_dir()
    if device or any(mark in named for mark in ("/", "\\")):
        # What is no file at all is told first.
        folder.one_file(there)
        raise ScrError(
            "a framework's file has a name that ends in .yaml",
            "Save it under such a name; what scrkit ships: scr framework list",
        )
    return False


def sound(path: Path) -> Framework | Overlay:
    """Return what a file holds, or tell every fault at its line and leave with 1."""
    own = read(path)
    found = Shown(Path(), told(own), {own.tree.file: own.tree})
    if own.value is not None:
        return own.value
    width = console.width(complaints=True)
    for diagnostic in found.diagnostics:
        console.complain(full(found, diagnostic, width))
    console.complain("scr: the framework cannot be used until this is put right")
    raise typer.Exit(1)


def read(path: Path) -> Own:
    """Read a file; raises ScrError where it cannot be read at all."""
    return frameworks.read_own(folder.one_file(path), console.named(path))


def told(own: Own) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a file, in the order of its lines."""
    return tuple(sorted(own_faults(own), key=by_place))
