"""`scr framework`: list, show and check the guidance that reviews are held under."""

import os
from pathlib import Path
from typing import Annotated

import typer

from scrkit import frameworks
from scrkit.cli import console, guidance_file, options
from scrkit.cli.commands import framework_migrate
from scrkit.cli.formats import Shown
from scrkit.cli.formats.lines import full
from scrkit.cli.options import FORM, Format
from scrkit.cli.show import framework_json
from scrkit.cli.show.answer import json_text
from scrkit.cli.show.difference_text import difference_lines
from scrkit.cli.show.framework_text import listed, shown
from scrkit.errors import ScrError
from scrkit.frameworks import Framework, Overlay, Own
from scrkit.frameworks.difference import differences
from scrkit.text.counting import number

group = options.group(
    "Guidance that reviews are held under: list, show, compare, check, change.\n\n"
    "Example: scr framework show england-lcspr-2023"
)


Form = Annotated[Format, FORM]


@group.command("list")
def list_all(form: Form = Format.TEXT) -> None:
    """List the shipped frameworks and overlays.

    Example: scr framework list
    """
    known = [frameworks.load(id) for id in frameworks.available()]
    overlays = [frameworks.load_overlay(id) for id in frameworks.overlays()]
    if form is Format.TEXT:
        console.say("\n".join(listed(known, overlays, options.day(None))))
        return
    console.machine(json_text(framework_json.listed(known, overlays)))


@group.command("show")
def show(
    named: Annotated[str, typer.Argument(metavar="ID", help="Its id, or a file.")],
    overlay: Annotated[
        str | None, typer.Option("--overlay", help="Overlay to lay over it, or a file.")
    ] = None,
    form: Form = Format.TEXT,
) -> None:
    """Show a framework whole, in plain English.

    Example: scr framework show england-scr-2015 --overlay buckinghamshire-2016
    """
    framework = guidance_file.framework(named)
    laid = None if overlay is None else guidance_file.overlay(overlay)
    if laid is not None:
        # Laid over another framework, its clauses would change the wrong duties.
        if framework.id not in laid.extends:
            raise ScrError(
                "this overlay is not made for that framework",
                f"It is made for {', '.join(laid.extends)}.",
            )
        framework = frameworks.apply_overlay(framework, laid)
    if form is Format.TEXT:
        console.say("\n".join(shown(framework, laid)))
        return
    console.machine(json_text(framework))


@group.command("diff")
def diff(
    older: Annotated[str, typer.Argument(metavar="OLD", help="Its id, or a file.")],
    newer: Annotated[str, typer.Argument(metavar="NEW", help="Its id, or a file.")],
    form: Form = Format.TEXT,
) -> None:
    """Tell clause by clause what changes from one framework to another.

    Example: scr framework diff england-lcspr-2023 england-lcspr-2026
    """
    both = guidance_file.framework(older), guidance_file.framework(newer)
    found = differences(*both)
    if form is Format.TEXT:
        console.say("\n".join(difference_lines(*both, found)))
        return
    console.machine(json_text(framework_json.differing(*both, found)))


@group.command("check")
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Framework or overlay files.")
    ],
) -> None:
    """Check a file of your own: every fault at its line.

    Example: scr framework check child-k/frameworks/our-framework.yaml
    """
    broken = 0
    for path in files:
        own = _beside(guidance_file.read(path), path)
        found = guidance_file.told(own)
        told = Shown(Path(), found, {own.tree.file: own.tree})
        for diagnostic in found:
            console.say(full(told, diagnostic, console.width()))
        kind = "overlay" if isinstance(own.value, Overlay) else "framework"
        console.say(
            f"{console.named(path)}: {number(len(found), 'fault')}"
            if found
            else f"{console.named(path)}: the {kind} holds together"
        )
        # All files are told before the command leaves: a board mends them in one go.
        broken += bool(found)
    if broken:
        raise typer.Exit(1)


def _beside(own: Own, path: Path) -> Own:
    """Judge an overlay on the frameworks that lie beside it, too."""
    if not isinstance(own.value, Overlay):
        return own
    under = {}
    for id in own.value.extends:
        file = path.with_name(f"{id}.yaml")
        # An overlay may stand on a board's own framework, which lies beside it.
        if id not in frameworks.available() and os.path.lexists(file):
            value = guidance_file.read(file).value
            if isinstance(value, Framework):
                under[id] = value
    return frameworks.judged_on(own, under)


group.command("migrate")(framework_migrate.migrate)
