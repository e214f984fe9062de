"""`scr seal --check`: whether git holds names or keys, now or in its history."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from scrkit import folder, publish
from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.diagnostics import Diagnostic
from scrkit.errors import ScrError
from scrkit.identity import custody, sealing
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.identity.spellings import spellings
from scrkit.system import git
from scrkit.text.counting import number


def check(root: Path, key: Path | None) -> None:
    """Leave with 1 where git holds names or keys, or could not tell all that it holds.

    Raises ScrError where no repository stands at or above the folder.
    """
    if git.standing(root) is None:
        raise ScrError("git does not look after this folder: there is no .git")
    index, history = git.index_contents(root), git.history(root)
    ignored = git.ignores(root, FILE)
    with console.working("Looking through the history"):
        register = secrets.at_once(root, key)
        called = Called(register)
        held = custody.custody(index, ignored=ignored)
        told = called.all_of(root, held)
        found = [*_found(told, history, register), *_unsealed(root)]
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
    if register is None:
        # What nobody looked for is never called absent.
        console.say("names in texts were not looked for: the register is not open here")
        console.say("  Name your key with --key FILE, or open it: scr unseal")
    if found or silent:
        raise typer.Exit(1)
    what = "names in the clear" if register else "register of names in the clear"
    console.say(f"git holds no {what} and no keys, now or in its history")


def _found(
    held: Iterable[Diagnostic], history: git.History, register: Register | None
) -> Iterator[str]:
    for one in held:
        if one.code != custody.NOT_ASKED:
            file = console.plain(one.place.file)
            yield f"{file}: {one.code} {one.name}: {one.message}"
    named: list[str] = []
    registers, keys = custody.in_history(_watched(history, register, named))
    if registers:
        yield (
            f"the history holds {number(registers, 'register')} of names in the clear"
        )
    if keys:
        yield f"the history holds {number(keys, 'file')} with a secret key"
    if named:
        objects = number(len(named), "object")
        first = f"the first {named[0][:12]}: git show {named[0][:12]}"
        yield f"the history names people of the register in {objects}, {first}"


def _watched(
    history: git.History, register: Register | None, named: list[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield what the history holds, and note the objects that name somebody."""
    known = spellings(register) if register else None
    for id, content in history:
        leaks = custody.leak(content)
        if known and not leaks and publish.names_somebody(content, known):
            named += [] if id in named[-1:] else [id]
        yield id, content


def _unsealed(root: Path) -> Iterator[str]:
    sealed = folder.read_secret(root / SEALED)
    if sealed is not None and not sealing.is_sealed(sealed):
        yield f"{SEALED} is not sealed"
