"""`scr explain`: the manual page of a code that `scr validate` printed."""

import textwrap
from collections.abc import Iterator
from typing import Annotated

import typer

from scrkit.cli import console
from scrkit.rules.manual import FAMILIES, LEAFLET, Page, coverage, pages, rules_manual
from scrkit.text.nearness import nearest

# Of a terminal of 80 columns, which ssh and older consoles still open with.
_WIDTH = 78


def command(
    code: Annotated[
        str | None, typer.Argument(help="A code such as SCR302; none lists them all.")
    ] = None,
    manual: Annotated[
        bool, typer.Option("--manual", help="Print the manual of all, as Markdown.")
    ] = False,
    carried: Annotated[
        bool,
        typer.Option("--coverage", help="Print what carries each point, as Markdown."),
    ] = False,
) -> None:
    """Explain a code that validate printed: what, why, and what to do about it.

    Example: scr explain SCR302
    """
    if manual or carried:
        console.machine(rules_manual() if manual else coverage())
        return
    known = {page.code: page for page in pages()}
    if code is None:
        console.say("\n".join(_list(known)))
        return
    # The page of a code or name, however written: SCR302, scr302, 302.
    wanted = code.strip().upper()
    # People type 402 for SCR402.
    if wanted.isdigit():
        wanted = f"SCR{wanted}"
    # Names stand in every message, and are easier to keep in mind than numbers.
    named = (page for page in known.values() if page.name.upper() == wanted)
    page = known.get(wanted) or next(named, None)
    if page is None:
        _not_found(code, known)
        raise typer.Exit(2)
    console.say("\n".join(_manual(page)))


def _not_found(code: str, known: dict[str, Page]) -> None:
    near = nearest(code, [*known, *(page.name for page in known.values())])
    console.complain("scr: there is no such code")
    hint = f"Did you mean {near}? " if near else ""
    console.complain(f"     {hint}scr explain lists all codes.")


def _list(known: dict[str, Page]) -> Iterator[str]:
    family = ""
    for page in known.values():
        if page.code[3] != family:
            family = page.code[3]
            yield f"\n{family}xx  {FAMILIES[family]}"
        yield f"  {page.code}  {page.title}"
    yield "\nscr explain CODE tells more about one of them."


def _manual(page: Page) -> Iterator[str]:
    yield f"{page.code} {page.name}"
    yield _wrapped(page.title)
    yield f"Severity: {page.weight}"
    if page.source:
        yield _wrapped(f"Stands on: {page.source}")
    if "leaflet" in page.source:
        yield _wrapped(f"({LEAFLET})")
    for heading, text in (("", page.what), ("Why", page.why), ("Do", page.do)):
        for paragraph in filter(None, text.split("\n\n")):
            yield ""
            yield _wrapped(f"{heading}: {paragraph}" if heading else paragraph)
    if page.source:
        # Show how a review says that it departs from a rule, and why.
        yield ""
        yield _wrapped(
            "To accept a departure, add it to review.yaml. It is then printed in the "
            "reports with its reason, and no longer told by validate:"
        )
        yield ""
        yield "  departures:"
        yield f"    - rule: {page.code}"
        yield "      file: the file in which it stands"
        yield "      at: id of the record or its key; leave out for the whole file"
        yield "      reason: |-"
        yield "        Why the review departs from it."
        yield "      owner: Panel Chair"
        yield "      date: 2016-03-01"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH)
