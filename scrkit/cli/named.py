"""Look for registered people in all files of a review, for `scr validate`."""

import os
from collections.abc import Iterator
from pathlib import Path

from scrkit import folder
from scrkit.cli import secrets
from scrkit.cli.called import Called
from scrkit.diagnostics import Diagnostic, Place
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.identity.wording import diagnose
from scrkit.model.review import Review


def names(
    root: Path, contents: folder.Contents, review: Review | None, called: Called
) -> tuple[Diagnostic, ...]:
    """Return where any file of a review, read with it or not, names somebody."""
    return tuple(_names(root, contents, review, called))


def _names(
    root: Path, contents: folder.Contents, review: Review | None, called: Called
) -> Iterator[Diagnostic]:
    # Loaded late: without a register nothing of it is needed.
    from scrkit.cli.review import public_words
    from scrkit.identity.finding import names_in
    from scrkit.identity.spellings import spellings

    if called.register is None:
        return
    known = spellings(called.register)
    public = public_words(review)
    for held in (contents.files.items(), folder.beside(root, contents.files)):
        for name, content in held:
            if called.holds(name):
                yield diagnose("SCR744", Place(name))
            yield from names_in(name, content, known, public)


def unlooked(root: Path, register: Register | None) -> tuple[Diagnostic, ...]:
    """Return the one notice that names were not looked for, where there are any."""
    if register is not None or secrets.is_closed(root / FILE):
        return ()
    there = next((f for f in (FILE, SEALED) if os.path.lexists(root / f)), None)
    return (diagnose("SCR740", Place(there)),) if there else ()
