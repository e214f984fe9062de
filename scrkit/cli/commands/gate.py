"""`scr gate`: whether a stage of a review may be left behind, and what holds it."""

from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.options import FORM, Format
from scrkit.cli.review import opened
from scrkit.diagnostics import by_place
from scrkit.errors import ScrError
from scrkit.model.stages import STAGES, Stage
from scrkit.standing import status
from scrkit.text.nearness import nearest


def command(
    stage: Annotated[
        str, typer.Argument(metavar="STAGE", help=f"One of: {', '.join(STAGES)}.")
    ],
    root: Annotated[Path, options.ROOT] = Path(),
    form: Annotated[Format, FORM] = Format.TEXT,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Tell whether a stage may be left behind; exits 1 and names what holds it.

    The review is judged as if the stage were over: what is still premature counts.

    Example: scr gate set-up child-k
    """
    wanted = _stage(stage)
    loaded, _ = opened(root, "so there is no gate")
    found = status.gate(loaded, wanted, options.day(as_of))
    # A file may be called by a name of the register: no message repeats that.
    called = Called(secrets.at_once(root))
    found = replace(found, holding=called.all_of(root, found.holding))
    if form is Format.JSON:
        from scrkit.cli.show.gate_json import gate_json

        console.machine(gate_json(found))
    else:
        console.say(_text(found))
    if not found.open:
        raise typer.Exit(1)


def _stage(text: str) -> Stage:
    found = next((stage for stage in STAGES if stage == text.strip().lower()), None)
    if found is None:
        near = nearest(text, STAGES)
        hint = f"Did you mean {near}? " if near else ""
        raise ScrError("there is no such stage", f"{hint}Stages: {', '.join(STAGES)}.")
    return found


def _text(found: status.Gate) -> str:
    if found.open:
        return f"{found.stage}: nothing holds it up"
    lines = [f"{found.stage}: held up by"]
    # One rule once, with all of its places: dozens of entries may break the same one.
    ordered = sorted(found.holding, key=lambda d: (d.code, by_place(d)))
    groups = groupby(ordered, key=lambda d: (d.code, d.message))
    for (code, _), alike in groups:
        group = list(alike)
        places = [f"{console.plain(d.place.file)}:{d.place.line}" for d in group]
        lines.append(f"  {code} {group[0].name}: {group[0].message}")
        lines += [f"      {place}" for place in places]
    lines += [f"  not yet: {one.what} ({one.file})" for one in found.lacking]
    return "\n".join([*lines, "", "scr explain CODE tells more about a rule."])
