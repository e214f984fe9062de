"""`scr seal`: close the register of names, so that git may keep it."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, seal_check, secrets
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Deed, Edit, Elsewhere, NewFile, Plan, Removal, in_place_of
from scrkit.identity import sealing
from scrkit.identity.register import FILE, SEALED, read_register
from scrkit.model.case import CaseReview
from scrkit.review import load

_REVIEW = "review.yaml"


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", help="A public key, age1…; is remembered."),
    ] = None,
    key: Annotated[Path | None, options.KEY] = None,
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
        _make_key(root, new_key)
    else:
        _seal(root, tuple(recipient or ()), key, keep=keep, spoken=with_passphrase)


def _seal(
    root: Path, given: tuple[str, ...], key: Path | None, *, keep: bool, spoken: bool
) -> None:
    folder.expect(root)
    before = _clear(root)
    # Asked for before the review is held: somebody types it.
    phrase = secrets.passphrase(twice=True) if spoken else ""
    own = None if spoken else secrets.own_key(key)

    def decide(contents: folder.Contents) -> tuple[Deed, bool]:
        # Read again: between the two somebody may have added a name.
        clear = _clear(root, before)
        # Taken away only as it was sealed: a name that came meanwhile is not lost.
        plan: Plan = () if keep else (Removal(FILE, clear),)
        if own is None:
            sealed = sealing.seal_with_passphrase(clear, phrase)
            return Deed((_sealed(root, sealed), *plan)), False
        review = load(contents.files).sound()
        known = review.case.seal.recipients
        typed = (one.strip() for one in given)
        # Who could open it before can still open it; and so can whoever seals.
        wanted = tuple(dict.fromkeys((*known, *typed, own.recipient)))
        edits = _remembered(contents, known, wanted)
        sealed = sealing.seal(clear, wanted, own)
        return Deed((_sealed(root, sealed), *edits, *plan)), bool(edits)

    if folder.change(root, decide):
        console.say(f"noted the recipients in {_REVIEW}")
    console.say(f"sealed {SEALED}")
    if not keep:
        console.say(f"removed {FILE}")


def _clear(root: Path, sound: bytes = b"") -> bytes:
    """Return the clear register; raises ScrError where there is none to be sealed.

    It is not looked through again where it is what was found `sound` before.
    """
    clear = folder.read_secret(root / FILE)
    if clear is None:
        raise ScrError(
            f"there is no {FILE} to seal", "Is it sealed already? See: scr seal --check"
        )
    if clear != sound and read_register(clear).register is None:
        raise ScrError(
            "the register has errors, and is not sealed with them",
            "See them with: scr validate",
        )
    return clear


def _sealed(root: Path, sealed: bytes) -> NewFile | Edit:
    before = folder.read_secret(root / SEALED)
    return in_place_of(NewFile(SEALED, sealed, private=True), before)


def _remembered(
    contents: folder.Contents, known: tuple[str, ...], wanted: tuple[str, ...]
) -> tuple[Edit, ...]:
    """Return the edit that notes the recipients in review.yaml, where they changed."""
    if known == wanted:
        return ()
    editing = Editing(contents.files[_REVIEW], _REVIEW, CaseReview)
    editing.append(("seal", "recipients"), *wanted[len(known) :])
    return editing.edits()


def _make_key(root: Path, target: Path) -> None:
    # A key that is written over opens nothing any more.
    if target.exists() or target.is_symlink():
        raise ScrError("a file of that name is there", "Choose another name.")
    secrets.outside_git(target.absolute().parent)
    made = sealing.new_key()
    key = NewFile(target.name, made.text(), private=True)
    folder.deliver(root, Elsewhere(target.parent, (key,), fresh=True))
    console.say(f"wrote {console.named(target)}; keep a copy where you keep passwords")
    console.say(f"public key, for others to seal with: {made.recipient}")
