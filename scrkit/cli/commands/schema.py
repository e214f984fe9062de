"""`scr schema`: the schemas of the files that people write and of what scr answers."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.show.answer_schemas import answer_schemas
from scrkit.files import Elsewhere
from scrkit.scaffold import schema_files


def command(
    out: Annotated[
        Path | None, typer.Option("--out", help="Write them into this folder.")
    ] = None,
) -> None:
    """List the schemas that editors use and those of --format json, or write them.

    Example: scr schema --out .scr/schemas
    """
    files = (*schema_files(), *answer_schemas())
    if out is None:
        for file in files:
            console.say(file.path)
        return
    folder.deliver(out, Elsewhere(out, files))
    console.say(f"wrote {len(files)} schemas into {console.named(out)}")
