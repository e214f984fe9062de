"""`scr unseal`: open the register of names, to add to it."""

from pathlib import Path
from typing import Annotated

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.errors import ScrError
from scrkit.files import Deed, NewFile
from scrkit.identity import sealing
from scrkit.identity.register import FILE, SEALED
from scrkit.review import load


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Open identities.yaml.age into identities.yaml, which only you can read.

    To look a name up, nothing needs to be opened: scr whois.

    Example: scr unseal child-k --key ~/my.agekey
    """
    folder.expect(root)
    sealed = _sealed(root)
    # Before the key is asked for: where git would take it up, it is not opened.
    secrets.kept_out(root, FILE, "it is not written here")
    clear = secrets.opened(sealed, key)

    def decide(contents: folder.Contents) -> tuple[Deed, bool]:
        # The passphrase was typed for another file than the one that stands there now.
        if _sealed(root) != sealed:
            raise ScrError(
                f"somebody has sealed {SEALED} anew meanwhile; nothing was changed",
                "Run the command again.",
            )
        there = folder.read_secret(root / FILE)
        # An open register may hold names that were never sealed.
        if there is not None and there != clear:
            raise ScrError(
                f"{FILE} is there, and says something else; nothing was overwritten",
                "Seal it with scr seal, or move it away.",
            )
        register = NewFile(FILE, clear, private=True)
        review = load(contents.files).review
        kept = review is not None and len(review.case.seal.recipients) > 1
        return Deed((*secrets.ignoring(root), register)), kept

    kept = folder.change(root, decide)
    spoken = sealing.with_passphrase(sealed)
    again = secrets.closing(root, key, spoken=spoken, kept=kept)
    console.say(f"opened {FILE}; close it again with: {again}")


def _sealed(root: Path) -> bytes:
    sealed = folder.read_secret(root / SEALED)
    if sealed is None:
        raise ScrError(f"there is no {SEALED} to open", "Is this the review folder?")
    return sealed
