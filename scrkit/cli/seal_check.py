"""`scr seal --check`: whether git holds names or keys, now or in its history."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from scrkit import folder
from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.diagnostics import Diagnostic
from scrkit.errors import ScrError
from scrkit.identity import custody, sealing
from scrkit.identity.register import FILE, SEALED
from scrkit.system import git


def check(root: Path, key: Path | None) -> None:
    """Leave with 1 where git holds names or keys, or could not tell all that it holds.

    Raises ScrError where no repository stands at or above the folder.
    """
    if git.standing(root) is None:
        raise ScrError("git does not look after this folder: there is no .git")
    index, history = git.index_contents(root), git.history(root)
    ignored = git.ignores(root, FILE)
    with console.working("Looking through the history"):
        called = Called(secrets.at_once(root, key))
        held = custody.custody(index, ignored=ignored)
        found = [*_found(called.all_of(root, held), history), *_unsealed(root)]
    silent = [*index.untold, *history.untold]
    silent += [ignored] if isinstance(ignored, git.Untold) else []
    for line in (*history.searched, *found):
        console.say(line)
    if found:
        console.say("Tell whoever looks after the repository; then make new keys.")
    for one in dict.fromkeys(silent):
        console.say(f"git could not tell everything: {one.why}")
        console.say(f"  {one.do}")
    if silent:
        console.say("so it is not known whether git holds names or keys")
    if found or silent:
        raise typer.Exit(1)
    console.say("git holds no names in the clear and no keys, now or in its history")


def _found(held: Iterable[Diagnostic], history: git.History) -> Iterator[str]:
    for one in held:
        if one.code != custody.NOT_ASKED:
            file = console.plain(one.place.file)
            yield f"{file}: {one.code} {one.name}: {one.message}"
    registers, keys = custody.in_history(history)
    if registers:
        yield f"the history holds {registers} registers of names in the clear"
    if keys:
        yield f"the history holds {keys} files with a secret key"


def _unsealed(root: Path) -> Iterator[str]:
    sealed = folder.read_secret(root / SEALED)
    if sealed is not None and not sealing.is_sealed(sealed):
        yield f"{SEALED} is not sealed"
