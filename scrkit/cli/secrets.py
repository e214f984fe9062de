"""The register of names for the commands that need it: clear, or sealed with a key."""

import os
import sys
from pathlib import Path

import typer

from scrkit import folder
from scrkit.cli import console
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.identity import custody, sealing
from scrkit.identity.register import FILE, SEALED, Register, read_register
from scrkit.system import git

REGISTER = typer.Option(
    "--register", help="The register of names; that of the review by default."
)
KEY = typer.Option(
    "--key", envvar="SCR_KEY", help="Your secret key of age, if the register is sealed."
)
_PASSPHRASE = "SCR_PASSPHRASE"  # noqa: S105 - where it is asked for, not what it is


def register_of(root: Path, given: Path | None, key: Path | None) -> Register:
    """Return the register of a review, opened in memory where it is sealed.

    Raises ScrError where there is none, or it cannot be opened or used.
    """
    content = clear_register(root, given, key)
    if content is None:
        raise ScrError(
            "there is no register of names for this review",
            f"It is {FILE} beside review.yaml, or sealed as {SEALED}; name another "
            "with --register FILE. Begin one with: scr people add --with-name",
        )
    read = read_register(content, file=console.named(given) if given else FILE)
    if read.register is None:
        for one in read.diagnostics:
            if one.severity is Severity.ERROR:
                where = f"{one.place.file}:{one.place.line}:{one.place.column}"
                console.complain(f"{where}: {one.code} {one.name}: {one.message}")
                console.complain(f"    do:  {one.do}")
        raise ScrError(
            "the register of names has errors, and cannot be used",
            "Put them right, and try again.",
        )
    return read.register


def at_hand(root: Path, given: Path | None, key: Path | None) -> bool:
    """Tell whether a register stands there that could be opened.

    Whatever stands in its place counts: what is no file is refused, never overlooked.
    One that somebody else has opened for themselves does not; that is said.
    """
    sealed = key is not None and os.path.lexists(root / SEALED)
    if given is None and not sealed and is_closed(root / FILE):
        console.say(f"{FILE} belongs to somebody else, and was not read")
        return False
    return given is not None or os.path.lexists(root / FILE) or sealed


def is_closed(path: Path) -> bool:
    """Tell whether a file is there which only somebody else may read."""
    return path.is_file() and not path.is_symlink() and not os.access(path, os.R_OK)


def at_once(root: Path, key: Path | None = None) -> Register | None:
    """Return the register where it opens without asking anybody; else None."""
    try:
        content = folder.read_secret(root / FILE)
        if content is None and key is not None:
            content = folder.read_secret(root / SEALED)
        if content is None or (key is None and sealing.is_sealed(content)):
            return None
        if sealing.is_sealed(content):
            if sealing.with_passphrase(content):
                return None
            content = own_key(key).opens(content)
        return read_register(content).register
    except ScrError:
        # What is wrong with it is told by whoever needs it.
        return None


def clear_register(root: Path, given: Path | None, key: Path | None) -> bytes | None:
    """Return the bytes of a register in the clear, None where there is none."""
    for path in [given] if given else [root / FILE, root / SEALED]:
        if path.name == FILE and key is not None and is_closed(path):
            continue
        content = folder.read_secret(path)
        if content is not None:
            return opened(content, key) if sealing.is_sealed(content) else content
    if given:
        raise ScrError("there is no such register", "Look at its spelling.")
    return None


def opened(sealed: bytes, key: Path | None) -> bytes:
    """Return what is sealed, by key, or by the passphrase that is asked for."""
    if sealing.with_passphrase(sealed):
        return sealing.open_with_passphrase(sealed, passphrase())
    return own_key(key).opens(sealed)


def own_key(key: Path | None) -> sealing.Key:
    """Return the caller's own key; raises ScrError where none is named."""
    content = folder.read_secret(key) if key else None
    if content is None:
        raise ScrError(
            "your secret key is needed, and none is there",
            "Name it with --key FILE, or set SCR_KEY. To make one: scr seal --new-key",
        )
    return sealing.read_key(content)


def passphrase(*, twice: bool = False) -> str:
    """Ask for the passphrase; nothing of it is shown."""
    given = os.environ.get(_PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(
        typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    )


def kept_out(root: Path, name: str, waits: str) -> None:
    """Raise ScrError where git would take a file up, or cannot say that it would not.

    `waits` says what is not done then, as a clause.
    """
    taken_up = git.takes_up(root, name)
    if isinstance(taken_up, git.Untold):
        raise taken_up.error(waits)
    if taken_up:
        raise ScrError(
            f"git would take {name} up, so {waits}",
            f"Add the line {name} to .gitignore first. If git holds the file already: "
            f"git rm --cached {name}",
        )
    index = git.index_contents(root)
    for _ in index:
        # Read, not looked at: what cannot be told is known when all was read.
        continue
    # What validate tells as SCR728 stops every writing of names.
    for one in custody.untold(index, ignored=git.ignores(root, FILE)):
        raise one.error(waits)


def outside_git(target: Path) -> None:
    """Raise ScrError where a folder lies in a tree that git looks after.

    A `.git` that stands there is enough: it may be one that git cannot read now.
    """
    if git.standing(target) is not None:
        raise ScrError(
            "names are never written into a folder that git looks after",
            "Choose a folder outside of it with --out, one that only the panel sees.",
        )
