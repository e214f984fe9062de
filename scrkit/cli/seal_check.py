"""`scr seal --check`: whether git holds names or keys, now or in its history."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer

from scrkit import folder, publish
from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.cli.review import review_at
from scrkit.cli.unsought import Unsought, unsought
from scrkit.diagnostics import Diagnostic
from scrkit.errors import ScrError
from scrkit.identity import custody, sealing
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.system import git

# So many objects are told with their commit and file; the count is of all.
_MOST = 20
_NAMES = "names in texts"


def check(root: Path, key: Path | None) -> None:
    """Leave with 1 where git holds names or keys, or could not tell all that it holds.

    Raises ScrError where no repository stands at or above the folder.
    """
    if (root / "HEAD").is_file() and (root / "objects").is_dir():
        raise ScrError(
            "this is a bare repository, which holds a history and no files",
            "Check a clone of it: git clone it, and name the new folder.",
        )
    folder.expect(root)
    if git.standing(root) is None:
        raise ScrError(
            "git does not look after this folder, so that there is no history to look "
            "through",
            "Names in its files are looked for by: scr validate. If the review is kept "
            "in git, name the folder that is.",
        )
    # What git would commit next, and all that it ever held: the two differ.
    index, ignored = git.kept(root, FILE)
    history = git.history(root)
    with console.working("Looking through the history"):
        register = secrets.at_once(root, key)
        called = Called(register)
        held = custody.custody(index, ignored=ignored)
        told = called.all_of(root, held)
        looked = publish.look(history, register)
        origins = git.origins(root, looked.ids)
        found = [*_kept(told), *_found(looked, origins, called)]
        found += (*_waiting(root, looked, called), *_unsealed(root))
    silent = git.told_once(custody.untold(index, ignored=ignored), history.untold)
    _say((*history.searched, *looked.lines(origins)), found, silent)
    unlooked = _unlooked(root, register, key)
    for line in unlooked.lines:
        console.say(line)
    if not (found or silent):
        _say_clean(looked, register, unlooked)
    for line in looked.passed_over(origins):
        console.say(line)
    if found or silent or unlooked.closed:
        raise typer.Exit(1)


def _unlooked(root: Path, register: Register | None, key: Path | None) -> Unsought:
    """Return whom nobody looked for: what was not looked for is never called absent."""
    if register is None:
        return _unread(root, key)
    if register.is_blank:
        line = "names in texts were not looked for: the register holds none"
        return Unsought((_NAMES,), (line,))
    return unsought(root, review_at(root), register, None, key, asking=False)


def _unread(root: Path, key: Path | None) -> Unsought:
    if not any(os.path.lexists(root / name) for name in (FILE, SEALED)):
        line = "names in texts were not looked for: there is no register here"
        return Unsought((_NAMES,), (line,))
    lines = ["names in texts were not looked for: the register is not open here"]
    if key is not None:
        lines.append("  the key that you named does not open it, or is none")
    lines.append("  Name your key with --key FILE, or open it: scr unseal")
    # Whoever names a key wants them looked for; who has none looks for the rest.
    return Unsought((_NAMES,), tuple(lines), closed=key is not None)


def _say(
    searched: tuple[str, ...],
    found: list[tuple[str, bool]],
    silent: tuple[git.Untold, ...],
) -> None:
    for line in (*searched, *(line for line, _ in found)):
        console.say(line)
    if any(leaked for _, leaked in found):
        console.say(f"{publish.WAY_OUT}.")
        console.say("Tell whoever looks after the repository; then make new keys.")
    for one in silent:
        console.say(f"git could not tell everything: {one.why}")
        console.say(f"  {one.do}")
    if silent:
        console.say("so it is not known whether git holds names or keys")


def _say_clean(
    looked: publish.Looked, register: Register | None, unlooked: Unsought
) -> None:
    sought = register is not None and not register.is_blank
    what = "names" if sought else "register of names"
    if sought and unlooked.who:
        what = "names of those in the register"
    but = ""
    if looked.unsearched:
        one = looked.unsearched == 1
        files = "1 file that was" if one else f"{looked.unsearched} files that were"
        but = f", but for {files} not searched inside"
    if looked.in_doubt:
        one = looked.in_doubt == 1
        texts = "1 text that holds" if one else f"{looked.in_doubt} texts that hold"
        but += f", but for {texts} what may be a name and may be none (below)"
    if looked.with_rare:
        one = looked.with_rare == 1
        texts = "1 text that holds" if one else f"{looked.with_rare} texts that hold"
        but += f", but for {texts} a rare fact of the register (below)"
    clean = (
        f"git holds no {what} in the clear and no keys of age, now or in its history"
    )
    console.say(f"{clean}{but}{unlooked.but}")


def _kept(held: Iterable[Diagnostic]) -> Iterator[tuple[str, bool]]:
    """Yield what is wrong in git's index, and whether something is out with it."""
    for one in held:
        if one.code != custody.NOT_ASKED:
            file = console.plain(one.place.file)
            # What git would only take up has not gone anywhere yet.
            leaked = one.code != custody.TAKEN_UP
            yield f"{file}: {one.code} {one.name}: {one.message}", leaked


def _found(
    looked: publish.Looked, origins: Mapping[str, git.Origin], called: Called
) -> Iterator[tuple[str, bool]]:
    """Yield what the history holds: a register, a key or a name is out with it."""
    for kind, what in (
        ("registers", "the history holds a register of names in the clear"),
        ("keys", "the history holds a secret key"),
        ("passphrases", "the history holds a passphrase (SCR_PASSPHRASE)"),
        ("names", "the history names people of the register"),
    ):
        ids = tuple(looked.found[kind])
        if ids:
            yield f"{what} ({publish.spelled(ids, origins)})", True
        # One name in a file of years is in hundreds of objects.
        for id in ids[:_MOST]:
            if origin := origins.get(id):
                file = called.path(Path(origin.file)) if origin.file else ""
                where = file or "its message, its author or its list of files"
                if file and id in looked.lists:
                    where = f"{file}: the name of a file in it"
                yield f"  commit {origin.commit[:12]}: {where}", True


def _waiting(
    root: Path, looked: publish.Looked, called: Called
) -> Iterator[tuple[str, bool]]:
    """Yield the files of git's index that are called by a name, by their places."""
    if publish.INDEX not in looked.found["names"]:
        return
    for file in publish.called_by_names(root, called.register):
        where = called.file(root, file)
        yield f"  git's index: {where}: its name", True


def _unsealed(root: Path) -> Iterator[tuple[str, bool]]:
    sealed = folder.read_secret(root / SEALED)
    if sealed is not None and not sealing.is_sealed(sealed):
        yield f"{SEALED} is not sealed", True
