"""`scr redact`: a copy of a document made elsewhere, with the names taken out."""

import os
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.identity.register import Register
from scrkit.redact import Redacted, RedactOptions, redact_safely
from scrkit.redact.words import View
from scrkit.review import load
from scrkit.text.counting import number

MAX_BYTES = 100 * 1024 * 1024
# Above this a report was not written to be published.
_MUCH = 5
_SECTIONS = 500
# What a copy is called where the original's name would tell who it is about.
_PLAIN = "redacted-copy"
_WHY = {
    "shared": "a name that several people bear",
    "ordinary": "an ordinary word that may be a name",
    "plural": "a name in the plural, or with another ending",
    "lost": "a name whose letters a program lost",
    "joined": "a name that is joined to other letters",
    "handle": "a name in a mail address, a link or among other letters",
    "torn": "a name that bold, a link or the like begins or ends in",
    "number": "a number, an address or the day of birth of somebody",
    "initials": "initials that may be somebody else's",
}

_VIEW = typer.Option(
    "--view",
    help="Codes, or the roles that the public reads.",
    **options.one_of("coded", "published"),
)


class Changes(StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REFUSE = "refuse"


def command(
    file: Annotated[Path, typer.Argument(help="A .docx, .md, .html or .txt file.")],
    root: Annotated[Path, options.REVIEW] = Path(),
    view: Annotated[View, _VIEW] = "coded",
    changes: Annotated[
        Changes, typer.Option("--changes", help="Accept or refuse tracked changes.")
    ] = Changes.ACCEPT,
    out: Annotated[
        Path | None, typer.Option("--out", help="The copy; FILE-redacted by default.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Write over an earlier copy.")
    ] = False,
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Write a copy of a document in which registered names are codes or roles.

    Comments, authors, dates, hidden text and whatever is not understood stay behind.
    What nobody but you can tell is left, listed, and makes the exit code 1. The duty is
    to write a report so that it can be published: a redaction is second best.

    Example: scr redact report.docx --review child-k --view published
    """
    if out and out.exists() and out.resolve() == file.resolve():
        raise ScrError("the copy would overwrite the original", "Name another --out.")
    register = secrets.register_of(root, given, key)
    # Before anything is read: to redact takes a while, and would be lost.
    target = out or _beside(file, Called(register), again=again)
    _spare(target, Called(register), again=again)
    review = load(folder.read(root).files).sound()
    wanted = RedactOptions(view, changes.value)
    with console.working("Redacting"):
        # In a child process: the file comes from outside.
        made = redact_safely(file.name, _content(file), register, review.people, wanted)
    copy = NewFile(target.name, made.content)
    with Called(register).kept_from(target):
        folder.deliver(root, Elsewhere(target.parent, (copy,)))
    _say(made)
    with console.working("Looking through the copy"):
        left = _left(target.name, made, register)
    console.say(f"wrote the copy{'' if out else ' beside the original'}")
    if target.stem == _PLAIN and not out:
        console.say(f"The original's name bears one of the register: {target.name}")
    console.say("Look for what is left with: scr scan")
    if made.untreated or made.unsure or left:
        raise typer.Exit(1)


def _spare(target: Path, called: Called, *, again: bool) -> None:
    """Refuse to write over an earlier copy: somebody may have worked on it since."""
    if not again and os.path.lexists(target):
        raise ScrError(
            f"{called.path(target)} is there already; nothing was written",
            "Name another copy with --out, or write over it with --again.",
        )


def _beside(file: Path, called: Called, *, again: bool) -> Path:
    """Return where the copy goes, called after the original unless that tells a name.

    Raises ScrError where a copy of the plain name is there: it may be another's.
    """
    copy = file.with_name(f"{file.stem}-redacted{file.suffix}")
    # A copy that goes out must not bear the name on its outside.
    if not called.holds(copy.name) and not called.holds(file.name):
        return copy
    plain = file.with_name(f"{_PLAIN}{file.suffix.lower()}")
    if not again and os.path.lexists(plain):
        raise ScrError(
            f"the file's name bears one of the register, and {plain.name} is there "
            "already",
            "Name the copy with --out.",
        )
    return plain


def _left(name: str, made: Redacted, register: Register) -> bool:
    """Tell of all that stands in the copy and stops a publication; whether any does."""
    # Whoever wrote the copy does not see them: the scanner shares nothing with it.
    # Imported late: only a copy that was written is looked through.
    from scrkit.scan import Grade, scan_safely

    seen = scan_safely(name, made.content, register)
    alarms = [one for one in seen.traces if one.grade is Grade.ALARM]
    # What nobody in the register is known by, such as somebody's telephone, is told by
    # its kind.
    counted = Counter((one.code or one.kind, one.where or one.path) for one in alarms)
    for (what, where), count in sorted(counted.items())[:_SECTIONS]:
        times = number(count, "time")
        console.say(f"for you to decide: still in the copy, {where}: {what}, {times}")
    if len(counted) > _SECTIONS:
        console.say(f"and {len(counted) - _SECTIONS:,} more places, not listed")
    for one in seen.unread:
        console.say(f"not looked through: {one.reason}")
    return not seen.clean


def _content(file: Path) -> bytes:
    return folder.one_file(file, MAX_BYTES)


def _say(made: Redacted) -> None:
    words = sum(share.words for share in made.shares)
    replaced = sum(share.replaced for share in made.shares)
    changed = [share for share in made.shares if share.replaced]
    for share in changed[:_SECTIONS]:
        where = f"section {share.section}" if share.section else "before section 1"
        of = number(share.words, "word")
        console.say(f"{where}: {share.replaced} of {of} replaced")
    if len(changed) > _SECTIONS:
        more = number(len(changed) - _SECTIONS, "more section", grouped=True)
        console.say(f"and {more}, not listed")
    console.say(f"in all: {replaced} of {number(words, 'word')} replaced")
    if words and replaced * 1000 / words > _MUCH:
        console.say(
            "That is much: a report that needs it should be written anew. The duty is "
            "to write it so that it can be published."
        )
    for what in made.dropped:
        console.say(f"left out: {what}")
    for what in made.untreated:
        console.say(f"not treated: {what}")
    for why, codes, count in made.unsure:
        whom = " or ".join(codes)
        doubt = f"{_WHY.get(why, why)} ({whom}), {number(count, 'time')}"
        console.say(f"for you to decide: {doubt}")
