"""The register of names for the commands that need it: clear, or sealed with a key."""

import os
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import NewFile, Plan
from scrkit.identity import custody, keyfiles, sealing
from scrkit.identity.register import FILE, SEALED, Register, read_register
from scrkit.system import git

_REVIEW = "review.yaml"
IGNORE = ".gitignore"
ORIGINALS = ".scr/originals"
# Before there is a repository, nothing else keeps names out of it.
IGNORED = f"{FILE}\n/{ORIGINALS}/\n.scr-*\n".encode()
_PASSPHRASE = "SCR_PASSPHRASE"  # noqa: S105 - where it is asked for, not what it is


def register_of(root: Path, given: Path | None, key: Path | None) -> Register:
    """Return the register of a review, opened in memory where it is sealed.

    Raises ScrError where there is none, or it cannot be opened or used.
    """
    # Of a folder that is not there, the register is not what is missing.
    if given is None and not root.is_dir():
        folder.expect(root)
    content = clear_register(root, given, key)
    if content is None:
        if given is None:
            folder.expect(root)
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
    sealed = _beside(root, given)
    if sealed and _opens(sealed, key, asking=True):
        return _joined(read.register, sealed, key)
    return read.register


def register_to_write(root: Path) -> bytes | None:
    """Return the clear register, None where there is none; ScrError: it is sealed."""
    content = folder.read_secret(root / FILE)
    # A clear register beside the sealed one would be a second, with one name in it.
    if content is None and os.path.lexists(root / SEALED):
        raise ScrError("the register is sealed", "Open it first: scr unseal")
    return content


def unopened(root: Path, given: Path | None, key: Path | None, *, asking: bool) -> bool:
    """Tell whether a sealed register was left closed beside the one that was read.

    `asking` says whether a passphrase would have been asked for.
    """
    sealed = _beside(root, given)
    return bool(sealed) and not _opens(sealed, key, asking=asking)


def _beside(root: Path, given: Path | None) -> bytes:
    """Return the sealed register beside the one that is read, b"" where none is."""
    path, read = root / SEALED, given or root / FILE
    if read.resolve() == path.resolve() or not os.path.lexists(read):
        return b""
    content = folder.read_secret(path) or b""
    return content if sealing.is_sealed(content) else b""


def _opens(sealed: bytes, key: Path | None, *, asking: bool) -> bool:
    """Tell whether what is sealed is to be opened: somebody brought the means along."""
    spoken = sealing.with_passphrase(sealed)
    if spoken and _PASSPHRASE in os.environ:
        return True
    if key is None:
        return False
    return asking or not (spoken or _is_to_be_asked(key))


def _joined(register: Register, sealed: bytes, key: Path | None) -> Register:
    """Return a register with whom the sealed one beside it knows besides.

    Whoever names a key means the sealed one: where the two differ, nobody of either is
    passed over. Raises ScrError where it does not open.
    """
    other = read_register(opened(sealed, key), file=SEALED).register
    return register.joined(other) if other else register


def at_hand(root: Path, given: Path | None, key: Path | None) -> Register | None:
    """Return the register where one stands there that could be opened, else None.

    Whatever stands in its place counts: what is no file is refused, never overlooked.
    One that somebody else has opened for themselves does not; that is said.
    """
    sealed = key is not None and os.path.lexists(root / SEALED)
    if given is None and not sealed and is_closed(root / FILE):
        console.say(f"{FILE} belongs to somebody else, and was not read")
        return None
    there = given is not None or os.path.lexists(root / FILE) or sealed
    return register_of(root, given, key) if there else None


def is_closed(path: Path) -> bool:
    """Tell whether a file is there which only somebody else may read."""
    return path.is_file() and not path.is_symlink() and not os.access(path, os.R_OK)


def at_once(root: Path, key: Path | None = None) -> Register | None:
    """Return the register where it opens without asking anybody; else None."""
    try:
        content = folder.read_secret(root / FILE)
        # A sealed register counts as open only to whoever brought the key along.
        if content is None and (key is not None or _PASSPHRASE in os.environ):
            content = folder.read_secret(root / SEALED)
        if content is None:
            return None
        if sealing.is_sealed(content):
            # Nobody is asked for anything here: names are looked for where that costs
            # nothing.
            spoken = sealing.with_passphrase(content)
            unspoken = _PASSPHRASE not in os.environ
            asks = unspoken if spoken else key is None or _is_to_be_asked(key)
            if asks:
                return None
            return read_register(opened(content, key)).register
        found, sealed = read_register(content).register, _beside(root, None)
        if found is None or not (sealed and _opens(sealed, key, asking=False)):
            return found
        return _joined(found, sealed, key)
    except ScrError:
        # What is wrong with it is told by whoever needs it.
        return None


def _is_to_be_asked(key: Path | None) -> bool:
    """Tell whether a key file opens only with a passphrase that nobody has given."""
    content = folder.read_secret(key) if key and _PASSPHRASE not in os.environ else None
    return content is not None and keyfiles.is_locked(content)


def clear_register(root: Path, given: Path | None, key: Path | None) -> bytes | None:
    """Return the bytes of a register in the clear, None where there is none."""
    for path in [given] if given else [root / FILE, root / SEALED]:
        # Opened by a colleague for themselves: the sealed one serves everybody.
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
    if keyfiles.is_locked(content):
        given = passphrase(of="Passphrase of your key file")
        content = sealing.open_with_passphrase(content, given, "key file")
    return sealing.read_key(content)


def closing(root: Path, key: Path | None, *, spoken: bool, kept: bool) -> str:
    """Return the command that seals the register of a review again, as it is typed.

    `spoken` says that a passphrase opens it, `kept` that its keepers' public keys are
    in review.yaml.
    """
    words = [f"scr seal{console.argument(root)}"]
    if spoken:
        return " ".join((*words, "--passphrase"))
    if not os.environ.get("SCR_KEY"):
        words.append(f"--key {console.quoted(key) if key else 'FILE'}")
    return " ".join(words if kept else (*words, "--recipient age1…"))


def passphrase(*, twice: bool = False, of: str = "Passphrase") -> str:
    """Ask for the passphrase; nothing of it is shown. `of` says which is meant."""
    # For scripts; an argument would stand in the list of processes.
    given = os.environ.get(_PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        told = sys.stdin.readline()
        if not told:
            raise ScrError(
                "a passphrase is needed, and nobody is there to give it",
                f"Run the command on a terminal, or set {_PASSPHRASE}.",
            )
        return told.rstrip("\r\n")
    from typer import prompt

    return str(prompt(of, hide_input=True, confirmation_prompt=twice, err=True))


def in_a_review(target: Path) -> bool:
    """Tell whether a place, there or not, lies in the folder of a review."""
    # Links are followed: where a file really lies counts.
    place = target.resolve()
    return any(os.path.lexists(one / _REVIEW) for one in (place, *place.parents))


def ignoring(root: Path) -> Plan:
    """Return what keeps the register out of a repository that there is not yet.

    Raises ScrError where a .gitignore is there which would let it in.
    """
    path = root / IGNORE
    if git.standing(root) is not None:
        return ()  # git was asked: see `kept_out`
    if not os.path.lexists(path):
        return (NewFile(IGNORE, IGNORED),)
    try:
        lines = folder.one_file(path).decode("utf-8", "replace").splitlines()
    except ScrError:
        lines = []
    # Whether the lines of a .gitignore leave the register out; the last wins.
    out = False
    for line in lines:
        # The last line that fits decides, as in git.
        pattern = line.strip().removeprefix("!").removeprefix("/").removeprefix("**/")
        if pattern and not line.startswith("#") and fnmatchcase(FILE, pattern):
            out = not line.strip().startswith("!")
    if not out:
        raise ScrError(
            f".gitignore would let git take {FILE} up one day, so no name is written",
            f"Add the line {FILE} to .gitignore.",
        )
    return ()


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
    index, ignored = git.kept(root, FILE)
    for _ in index:
        # Read, not looked at: what cannot be told is known when all was read.
        continue
    # What validate tells as SCR728 stops every writing of names.
    for one in custody.untold(index, ignored=ignored):
        raise one.error(waits)


def outside_git(target: Path) -> None:
    """Raise ScrError where a folder lies in a tree that git looks after, or a review.

    A `.git` that stands there is enough: it may be one that git cannot read now. A
    review is put under git one day, if it is not yet.
    """
    if git.standing(target) is not None:
        raise ScrError(
            "names and keys are never written into a folder that git looks after",
            "Choose a folder outside of it, one that nobody else sees.",
        )
    if in_a_review(target):
        raise ScrError(
            "names and keys are never written into the folder of a review",
            "Whoever gets the folder would get them. Choose a folder outside of it.",
        )
