"""Look for registered people in all files of a review, for `scr validate`."""

import os
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scrkit import folder
from scrkit.cli import secrets
from scrkit.cli.called import Called
from scrkit.diagnostics import Diagnostic, Place
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.identity.wording import diagnose
from scrkit.model.review import Review

if TYPE_CHECKING:
    from scrkit.scan.inside import Inside

_UNREAD = "it is too large, or cannot be read"


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
    from scrkit.identity.finding import is_text, names_in
    from scrkit.identity.spellings import spellings
    from scrkit.scan.inside import Unpacker
    from scrkit.scan.kinds import Kind, kind_of

    if called.register is None:
        return
    known = spellings(called.register)
    public = public_words(review)
    every = chain(contents.files.items(), folder.beside(root, contents.files))
    with closing(Unpacker(called.register)) as unpacker:
        for name, content in every:
            if called.holds(name):
                yield diagnose("SCR744", Place(name))
            # What was not looked at is told: silence would read as "no name in it".
            if content is None:
                yield diagnose("SCR745", Place(name), why=_UNREAD)
                continue
            told = tuple(names_in(name, content, known, public))
            yield from told
            plain = kind_of(content) is Kind.TEXT and is_text(content)
            if not (told or plain):
                yield from _inside(name, unpacker.look(content))


def _inside(name: str, found: "Inside") -> Iterator[Diagnostic]:
    """Yield what a Word file, a workbook, a PDF, a letter or a zip tells."""
    if found.kind:
        told = diagnose("SCR741", Place(name))
        where = f" ({found.where})" if found.where else ""
        yield replace(told, message=f"{told.message}{where}")
    if found.unread:
        yield diagnose("SCR745", Place(name), why="; ".join(found.unread))


def unlooked(root: Path, register: Register | None) -> tuple[Diagnostic, ...]:
    """Return the one notice that names were not looked for, where there are any."""
    if register is not None or secrets.is_closed(root / FILE):
        return ()
    # A register that lies there and is closed keeps the names from being looked for.
    there = next((f for f in (FILE, SEALED) if os.path.lexists(root / f)), None)
    return (diagnose("SCR740", Place(there)),) if there else ()
