"""Where commands get the register of names from."""

from pathlib import Path

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.identity.register import FILE, Register, read_register

_ADVICE = "See what is wrong with: scr people list"


def register_of(root: Path, given: Path | None, key: Path | None) -> Register:
    """Return the register of a review: the one that is given, or that in its folder.

    `key` opens one that is sealed. Raises ScrError where there is none.
    """
    path = given or root / FILE
    if not path.is_file():
        raise ScrError(
            "there is no register of names, identities.yaml, for this review",
            "Give it with --register FILE.",
        )
    register = read_register(folder.one_file(path)).register
    if register is None:
        raise ScrError("the register of names cannot be used", _ADVICE)
    return register
