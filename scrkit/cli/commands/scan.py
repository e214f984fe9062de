"""`scr scan`: look for registered people in finished files, in every disguise."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, outputs, secrets
from scrkit.cli.called import Called
from scrkit.cli.formats import Format, Report, Shown
from scrkit.cli.review import public_words
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.model.review import Review
from scrkit.review import load
from scrkit.scan import Grade, Scan, scan_safely
from scrkit.scan.wording import diagnostics, place, unread
from scrkit.text.counting import number

MAX_BYTES = 200 * 1024 * 1024


def command(
    files: Annotated[list[Path], typer.Argument(help="Files of any kind.")],
    root: Annotated[
        Path, typer.Option("--review", help="Review folder; here by default.")
    ] = Path(),
    given: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Show what was seen; on a terminal only.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to show it.")
    ] = Format.FULL,
) -> None:
    """Look for names in Word, Excel, PowerPoint, PDF, HTML, text, pictures and zips.

    An alarm blocks, a note wants your eye. A part that is not understood is told, never
    passed over. Which name it is is not printed, unless you ask on a terminal.

    Example: scr scan report.docx --review child-k
    """
    if show and not console.on_terminal():
        raise ScrError("names are shown on a terminal only", "Leave --show out.")
    register = secrets.register_of(root, given, key)
    public = public_words(_review(root))
    seen = []
    for path in files:
        with console.working(f"Reading {path.suffix or 'file'}"):
            data = _content(path)
            seen.append((path, scan_safely(path.name, data, register, public)))
    called = Called(register)
    if form is Format.FULL:
        for path, one in seen:
            _say(called.path(path), one, show=show)
    else:
        _deliver(form, seen, called)
    if not all(one.clean for _, one in seen):
        raise typer.Exit(1)


def _review(root: Path) -> Review | None:
    try:
        return load(folder.read(root).files).review
    except ScrError:
        # Files can be scanned with a register alone.
        return None


def _content(path: Path) -> bytes:
    try:
        return folder.one_file(path, MAX_BYTES)
    except ScrError as error:
        raise ScrError(f"one of the files: {error.message}", error.advice) from error


def _say(called: str, scan: Scan, *, show: bool) -> None:
    """Print what was seen in a file, which is not called by a name that it holds."""
    for one in scan.traces:
        whose = f" of {one.code}" if one.code else ""
        line = f"{called}: {place(one)}: {one.grade.word}: {one.kind}{whose}"
        console.say(f"{line}: {one.text}" if show else line)
    for grade, count in scan.more.items():
        console.say(f"{called}: {grade.word}: {count} more, not listed")
    for part in scan.unread:
        console.say(f"{called}: not read: {unread(part)}")
    listed = sum(one.grade is Grade.ALARM for one in scan.traces)
    alarms = listed + scan.more.get(Grade.ALARM, 0)
    notes = len(scan.traces) - listed + scan.more.get(Grade.NOTE, 0)
    counted = f"{number(alarms, 'alarm')}, {number(notes, 'note')}"
    console.say(f"{called}: {counted}, {number(len(scan.unread), 'part')} not read")


def _deliver(form: Format, seen: list[tuple[Path, Scan]], called: Called) -> None:
    shown = []
    for place_, (path, one) in enumerate(seen, 1):
        named = any(t.where == "file name" for t in one.traces)
        named = named or called.holds(path.as_posix())
        name = f"file {place_}" if named else console.named(path)
        shown.append(Shown(Path(), diagnostics(name, one), files=(name,)))
    report = Report(tuple(shown), options.here(), Severity.ERROR)
    outputs.deliver(outputs.paired([form.value], []), report)
