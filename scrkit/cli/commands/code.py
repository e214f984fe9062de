"""`scr code`: put codes in the place of names in files that were written with names."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.files import Elsewhere
from scrkit.identity.bare import BareCodes
from scrkit.identity.coding import Coded, Coding, code_file
from scrkit.identity.register import Register
from scrkit.identity.spellings import Spellings, spellings
from scrkit.model.people import People
from scrkit.text.counting import number
from scrkit.yamlfile import read

_PEOPLE = "people.yaml"
_ENDINGS = (".yaml", ".yml", ".md", ".txt")
_WHY = {
    "shared": "several people bear this name",
    "ordinary": "may be an ordinary word",
    "plural": "in the plural, or with another ending",
    "lost": "has letters that a program lost",
    "joined": "is joined to other letters",
    "handle": "stands in a mail address, a link or among other letters",
    "torn": "bold, a link or the like begins or ends in it",
    "initials": "initials may be somebody else's",
    "number": "a number, an address or the day of birth of theirs",
    "word": "may be meant as the word that it is",
    "comment": "stands in a comment or key",
}


def command(
    files: Annotated[list[Path], typer.Argument(help="Files of YAML or Markdown.")],
    root: Annotated[Path, options.REVIEW] = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Do it; otherwise the plan is shown.")
    ] = False,
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Turn names into mentions (@SW1): shows the plan first, then does it.

    A code that stands without its sign (SW1 met him) becomes a mention as well.
    Nothing is guessed: a name that several bear, an ordinary word or initials are
    listed for you to decide.

    Example: scr code child-k/chronologies/gp.yaml --review child-k --write
    """
    register = secrets.at_hand(root, given, key)
    if register is None:
        if not os.path.lexists(root / _PEOPLE):
            # Neither names nor codes would be looked for: that is no answer.
            folder.expect(root)
        console.say("no register of names at hand: only bare codes are looked for")
        register = Register()
    known, called, codes = spellings(register), Called(register), _codes(root)
    # A file that is named twice is one file.
    paths = {os.path.realpath(path): path for path in reversed(files)}
    plans = [
        (path, _plan(path, (known, codes), called)) for path in reversed(paths.values())
    ]
    for path, plan in plans:
        for one in plan.coded:
            console.say(_line(called.path(path), one))
    sure = sum(not one.why for _, plan in plans for one in plan.coded)
    open_ = sum(bool(one.why) for _, plan in plans for one in plan.coded)
    if write:
        # All at once: a command that fails midway leaves every file as it was.
        edited = (Elsewhere(path.parent, plan.edits) for path, plan in plans)
        # A file may be called by a name of the register: no message repeats that.
        with called.kept_from(*paths.values()):
            folder.deliver(root, *edited)
    done = number(sure, "name would be", "names would be") + " put into codes (--write)"
    if write:
        done = number(sure, "name was", "names were") + " put into codes"
    console.say(f"{done}, {number(open_, 'is', 'are')} for you to decide")
    if open_:
        raise typer.Exit(1)


def _codes(root: Path) -> BareCodes:
    """Return the codes of the review; none where it has no sound list of people."""
    try:
        content = folder.one_file(root / _PEOPLE)
    except ScrError:
        return BareCodes(())
    # Codes are only a help: a list that cannot be read takes none of the names away.
    people = decode(read(content, _PEOPLE), People).value
    return BareCodes(people.codes if people else ())


def _plan(path: Path, known: tuple[Spellings, BareCodes], called: Called) -> Coding:
    if not path.name.lower().endswith(_ENDINGS):
        raise ScrError(
            "files of this kind are not coded in place",
            "For Word, HTML and text of others there is: scr redact",
        )
    with called.kept_from(path):
        return code_file(folder.one_file(path), path.name, *known)


def _line(called: str, one: Coded) -> str:
    where = f"{called}:{one.place.line}:{one.place.column}"
    codes = " or ".join(f"@{code}" for code in one.codes)
    return f"{where}: {codes}" + (f"? {_WHY[one.why]}" if one.why else "")
