"""`scr seal`: close the register of names, so that git may keep it."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder, git, records
from scrkit.cli import console, seal_check, secrets
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.identity import sealing
from scrkit.identity.register import FILE, SEALED, read_register
from scrkit.splice import Written
from scrkit.yamlfile import read

_REVIEW = "review.yaml"


def command(
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", help="A public key, age1…; is remembered."),
    ] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    with_passphrase: Annotated[
        bool, typer.Option("--passphrase", help="Seal with a passphrase instead.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the clear register beside it.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only look for names and keys in git.")
    ] = False,
    new_key: Annotated[
        Path | None, typer.Option("--new-key", help="Make a secret key in this file.")
    ] = None,
) -> None:
    """Seal identities.yaml as identities.yaml.age, and remove the clear text.

    It opens with the key of each recipient: scr unseal, or the program age. Sealing
    takes nothing back: who had a key can open every copy sealed for it, and what git
    once held in the clear, its history holds.

    Example: scr seal child-k --key ~/my.agekey --recipient age1…
    """
    if check:
        seal_check.check(root, key)
    elif new_key is not None:
        _make_key(new_key)
    else:
        _seal(root, tuple(recipient or ()), key, keep=keep, spoken=with_passphrase)


def _seal(
    root: Path, given: tuple[str, ...], key: Path | None, *, keep: bool, spoken: bool
) -> None:
    clear = folder.read_secret(root / FILE)
    if clear is None:
        raise ScrError(
            f"there is no {FILE} to seal", "Is it sealed already? See: scr seal --check"
        )
    if read_register(clear).register is None:
        raise ScrError(
            "the register has errors, and is not sealed with them",
            "See them with: scr validate",
        )
    if spoken:
        sealed = sealing.seal_with_passphrase(clear, secrets.passphrase(twice=True))
        edits: tuple[Edit, ...] = ()
    else:
        own = secrets.own_key(key)
        known = _recipients(root)
        wanted = tuple(dict.fromkeys((*known, *given, own.recipient)))
        sealed = sealing.seal(clear, wanted, own)
        edits = _remembered(root, known, wanted)
    folder.put_secret(root / SEALED, sealed)
    if edits:
        folder.write(root, edits)
        console.say(f"noted the recipients in {_REVIEW}")
    console.say(f"sealed {SEALED}")
    if not keep:
        folder.remove_secret(root / FILE)
        console.say(f"removed {FILE}")


def _recipients(root: Path) -> tuple[str, ...]:
    review = records.load(folder.read(root).files).review
    if review is None:
        raise ScrError("review.yaml is missing or cannot be used")
    return review.case.seal.recipients


def _remembered(
    root: Path, known: tuple[str, ...], wanted: tuple[str, ...]
) -> tuple[Edit, ...]:
    """Return the edit that notes the recipients in review.yaml, where they changed."""
    if known == wanted:
        return ()
    content = folder.read(root).files[_REVIEW]
    written = Written(content, read(content, _REVIEW))
    listed = f"[{', '.join(wanted)}]"
    if written.keys(("seal",)):
        if "recipients" in written.keys(("seal",)):
            return (written.in_place(("seal", "recipients"), listed),)
        return (written.in_place(("seal",), f"{{recipients: {listed}}}"),)
    if "seal" in written.keys(()):
        return (written.in_place(("seal",), f"{{recipients: {listed}}}"),)
    return (written.at_the_end(("seal:", f"  recipients: {listed}")),)


def _make_key(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise ScrError("a file of that name is there", "Choose another name.")
    parent = target.absolute().parent
    if git.standing(parent) is not None:
        raise ScrError(
            "a secret key is never written into a folder that git looks after",
            "Choose a folder outside of it, such as your own home.",
        )
    made = sealing.new_key()
    folder.put_secret(target, made.text())
    console.say(f"wrote {console.named(target)}; keep a copy where you keep passwords")
    console.say(f"public key, for others to seal with: {made.recipient}")
