"""`scr write`: the report as a Word file for the lead reviewer to write in."""

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.asking import sound
from scrkit.cli.import_came import Opened
from scrkit.cli.import_draft import draft_of
from scrkit.cli.review import put
from scrkit.drafting.making import PRODUCTS
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.text.counting import number

_OUT = typer.Option(
    "--out", metavar="FILE", help="The file; out/REPORT-to-write.docx by default."
)
_AGAIN = typer.Option("--again", help="Write over a draft that is there.")


def command(
    product: Annotated[
        str,
        typer.Argument(
            help=f"One of: {', '.join(PRODUCTS)}.",
            **options.one_of(*PRODUCTS) | {"metavar": "REPORT"},
        ),
    ],
    root: Annotated[Path, options.ROOT] = Path(),
    out: Annotated[Path | None, _OUT] = None,
    again: Annotated[bool, _AGAIN] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write a report as a Word file to write in; scr import takes its prose back.

    Each section of prose is a place with a line that says what it is for; what comes
    from the records is shaded and locked. People stand by their codes.

    Example: scr write overview child-k --out overview.docx
    """
    target = _target(product, out)
    if os.path.lexists(target) and not again:
        raise ScrError(
            "this draft is there already; nothing was written",
            "Name another file with --out, or write over it with --again.",
        )
    with console.working("Writing the draft"):
        contents = folder.read(root)
        loaded = load(contents.files)
        review = sound(loaded, contents)
        now = Opened(contents.files, loaded, review)
        made = draft_of(now, product, Options(as_of=options.day(as_of)))
        file = NewFile(target.name, made.content)
        put(root, target.parent, (file,), secret=False)
    sections = made.laid.regions
    empty = sum(not one.section.units for one in sections)
    console.say(f"wrote {console.named(target)}")
    console.say(f"{number(len(sections), 'section')} to write in, {empty} still empty")
    place = console.argument(root)
    console.say(f"Take it back with: scr import {console.named(target)}{place}")


def _target(product: str, out: Path | None) -> Path:
    usual = f"{product}-to-write.docx"
    if out is None:
        return Path("out") / usual
    if out.is_dir():
        return out / usual
    if out.suffix.lower() != ".docx":
        raise ScrError(
            "the draft is a Word file, and its name has to end with .docx",
            f"Such as --out {usual}.",
        )
    return out
