"""`scr deadlines`: everything that is due in a review, and how far off or past."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import clocks, folder
from scrkit.cli import console, guidance_file, options
from scrkit.cli.options import Format
from scrkit.cli.review import opened
from scrkit.cli.show.deadlines_json import json_text
from scrkit.cli.show.deadlines_text import text
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.frameworks import Framework
from scrkit.review import Loaded
from scrkit.text.counting import number

_FORM = options.shown_as(
    *(Format.TEXT, Format.JSON, Format.ICS), help_="A table, JSON, or a calendar file."
)


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    form: Annotated[Format, _FORM] = Format.TEXT,
    everything: Annotated[
        bool, typer.Option("--all", help="What is done or over as well.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write it into this file.")
    ] = None,
    after: Annotated[
        Path | None,
        typer.Option(
            "--after",
            metavar="OLD.ics",
            help="The calendar file before this one: tells what moved or is done.",
        ),
    ] = None,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Show every deadline: the guidance's, the terms', the requests', the actions'.

    What the guidance sets stays as it is; pauses and agreed delays stand beside it.
    A calendar file (.ics) names no one and quotes nothing of the case. With --after
    it moves in a calendar what moved, and cancels there what is done or gone.

    Example: scr deadlines child-k --format ics --out child-k.ics
    """
    if after is not None and form is not Format.ICS:
        raise ScrError("--after is for calendar files", "Add: --format ics")
    old = None if after is None else folder.one_file(after)
    given = guidance_file.given(framework)
    loaded, review = opened(root, "so that no day is known", given)
    _warn(loaded)
    calendar = clocks.calendar(loaded.framework, review, options.day(as_of))
    # What is done clutters a calendar; --all brings it back.
    items = tuple(one for one in calendar.items if everything or one.open)
    if form is Format.ICS:
        made = _calendar_file(calendar, items, loaded.framework, old, after)
        _put(root, made, form, out)
    else:
        _put(root, _shaped(form, calendar, items, loaded.framework), form, out)


def _warn(loaded: Loaded) -> None:
    """Say what the calendar may lack: half a calendar looks like a whole one."""
    if loaded.framework is None:
        console.complain("Warning: the framework cannot be used; its days are missing.")
    errors = sum(d.severity is Severity.ERROR for d in loaded.diagnostics)
    if errors:
        console.complain(
            f"Warning: the review's files have {number(errors, 'error')}; "
            "days may be missing."
        )
        console.complain("         See what is wrong with: scr validate")


def _shaped(
    form: Format,
    calendar: clocks.Calendar,
    items: tuple[clocks.Due, ...],
    framework: Framework | None,
) -> str:
    if form is Format.JSON:
        return json_text(calendar, items, framework)
    # A narrow terminal wraps by itself; a wide one is not read from edge to edge.
    width = min(max(shutil.get_terminal_size().columns, 80), 120)
    return text(calendar, items, framework, width=width)


def _calendar_file(
    calendar: clocks.Calendar,
    items: tuple[clocks.Due, ...],
    framework: Framework | None,
    old: bytes | None,
    after: Path | None,
) -> bytes:
    """Return a calendar file, and tell what a calendar learns from it, or will not."""
    from scrkit.clocks.earlier import read_earlier
    from scrkit.clocks.ics import to_ics

    if old is None or after is None:
        console.complain(
            "A calendar that holds an earlier file of this review does not learn from "
            "this one what is done, gone or cancelled."
        )
        console.complain("Give that file as well: --after OLD.ics")
        return to_ics(calendar, items, framework)[0]
    # What somebody called the file may hold a name.
    name = console.named(after)
    earlier = read_earlier(old, calendar.review.case.id, name)
    made, learnt = to_ics(calendar, items, framework, earlier)
    console.complain(
        f"against {name}: {learnt.new} new, {learnt.moved} moved, "
        f"{learnt.reworded} reworded, {learnt.cancelled} cancelled"
    )
    if learnt.others:
        left = number(learnt.others, "event is", "events are")
        console.complain(f"{left} not of this review's deadlines, and left out")
    # A calendar of another review would cancel nothing and add everything again.
    if not earlier.events:
        console.complain(
            f"Warning: {name} holds no event of this review; is it the right file?"
        )
    return made


def _put(root: Path, made: str | bytes, form: Format, out: Path | None) -> None:
    if out is not None:
        # A calendar file has line ends of its own, which a text stream would change.
        content = made if isinstance(made, bytes) else made.encode("utf-8")
        folder.deliver(root, Elsewhere(out.parent, (NewFile(out.name, content),)))
        console.say(f"wrote {console.named(out)}")
    elif isinstance(made, bytes):
        console.binary(made)
    elif form is Format.JSON:
        console.machine(made)
    else:
        console.say(made.rstrip("\n"))
