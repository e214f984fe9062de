"""Words that were typed with a command and go into a file which git keeps."""

import os
from collections.abc import Sequence
from pathlib import Path

from scrkit import folder
from scrkit.cli import options, secrets
from scrkit.errors import ScrError
from scrkit.identity.codes import like_a_name
from scrkit.identity.register import Register


def line(text: str, option: str, root: Path | None, key: Path | None = None) -> str:
    """Return what an option says, a text of one line that names nobody.

    Looked for are people of the review's register, where it is open, or opens with
    `key` or SCR_KEY without asking anybody; without a root nobody is. Raises
    ScrError where it names one.
    """
    bare = options.line(text, option)
    if root is None:
        return bare
    spare = os.environ.get("SCR_KEY")
    register = secrets.at_once(root, key or (Path(spare) if spare else None))
    if register is not None and names_somebody(bare, root, register):
        raise named(option)
    return bare


def role(text: str, root: Path | None) -> str:
    """Return what somebody is, as it was typed; ScrError for what names somebody.

    Without a root the register is not asked.
    """
    what = line(text, "ROLE", root)
    if like_a_name(what):
        # A code is made of the role: of a name it would be made of its letters.
        raise ScrError(
            "ROLE looks like a name; nothing was written",
            'Say what the person is, in small letters: "health visitor". A name is '
            "asked for with --with-name.",
        )
    return what


def words(root: Path, *, spare: Sequence[str] = (), **given: str) -> dict[str, str]:
    """Return what was typed of options, by name; ScrError for what names somebody.

    Those of `spare` may be empty, and are left out then; an empty one of the others is
    refused, for a record needs it.
    """
    return {
        name: line(text, name.upper(), root)
        for name, text in given.items()
        if text or name not in spare
    }


def named(option: str) -> ScrError:
    """Return what to say of an option that names somebody."""
    return ScrError(
        f"{option} holds a name or number of the register; nothing was written",
        "Say it by code or by role: scr people list; initials, and a name that is a "
        "word as well, are names too. What a terminal remembers of the "
        "command, only you can clear.",
    )


def names_somebody(text: str, root: Path, register: Register) -> bool:
    """Tell whether a text names somebody, by less than a name too, or leads to them."""
    # Loaded late: most commands are called where no register is open.
    from scrkit.cli.review import public_words
    from scrkit.identity.finding import names_in
    from scrkit.identity.reasons import may_name
    from scrkit.identity.spellings import initials_of, spellings
    from scrkit.review import load

    known, initials = spellings(register), initials_of(register)

    def names(text: str) -> bool:
        sure = any(names_in("", text.encode(), known))
        return sure or may_name(text, known, initials)

    if not names(text):
        return False
    # The names of the board and of its agencies may be told.
    for one in public_words(load(folder.read(root).files).review):
        # Blanks of its length keep apart what stood around it.
        text = text.replace(one, " " * len(one))
    return names(text)
