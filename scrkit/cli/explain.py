"""`scr explain`: the manual page of a code that `scr validate` printed."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from scrkit.cli import console
from scrkit.decode.shapes import SHAPES
from scrkit.nearness import nearest
from scrkit.records.wording import REFERENCES
from scrkit.rules import ALL, Rule
from scrkit.yamlfile.refusals import WORDINGS, Wording

FAMILIES = {
    "1": "File and shape",
    "2": "References",
    "3": "Chronology",
    "4": "Process, roles and independence",
    "5": "Deadlines",
    "6": "Findings, recommendations, actions",
    "7": "Identity and publication",
    "8": "Language and scope",
}
_WIDTH = 78
_LEAFLET = (
    "(L1 to L25 are the points of a Board's leaflet, “Serious Case Reviews: a guide "
    "for professionals”, 2016.)"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is printed about one code."""

    code: str
    name: str
    title: str
    severity: str
    source: str
    what: str
    why: str
    do: str


def command(
    code: Annotated[
        str | None, typer.Argument(help="A code such as SCR302; none lists them all.")
    ] = None,
) -> None:
    """Explain a code that validate printed: what, why, and what to do about it.

    Example: scr explain SCR302
    """
    pages = {page.code: page for page in _pages()}
    if code is None:
        console.say("\n".join(_list(pages)))
        return
    page = _find(code, pages)
    if page is None:
        _not_found(code, pages)
        raise typer.Exit(2)
    console.say("\n".join(_manual(page)))


def _pages() -> Iterator[_Page]:
    """Yield every page: shape, references and rules, in the order of their codes."""
    worded = {**WORDINGS, **SHAPES, **REFERENCES}
    for code in sorted(worded):
        yield _of_wording(code, worded[code])
    for rule in sorted(ALL, key=lambda rule: rule.code):
        yield _of_rule(rule)


def _of_wording(code: str, wording: Wording) -> _Page:
    # The gap of a message is filled with a key's name when it is told.
    title = re.sub(r"\{\w*\}", "…", wording.message)
    return _Page(
        code=code,
        name=wording.name,
        title=title,
        severity=wording.severity.word,
        source="",
        what="",
        why=wording.why,
        do=wording.do,
    )


def _of_rule(rule: Rule) -> _Page:
    return _Page(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        severity=f"{rule.severity.word} at most",
        source=rule.source,
        what=rule.what,
        why=rule.why,
        do=rule.do,
    )


def _find(code: str, pages: dict[str, _Page]) -> _Page | None:
    """Return the page of a code or name, however written: SCR302, scr302, 302."""
    wanted = code.strip().upper()
    if wanted.isdigit():
        wanted = f"SCR{wanted}"
    named = (page for page in pages.values() if page.name.upper() == wanted)
    return pages.get(wanted) or next(named, None)


def _not_found(code: str, pages: dict[str, _Page]) -> None:
    near = nearest(code, [*pages, *(page.name for page in pages.values())])
    console.complain("scr: there is no such code")
    hint = f"Did you mean {near}? " if near else ""
    console.complain(f"     {hint}scr explain lists all codes.")


def _list(pages: dict[str, _Page]) -> Iterator[str]:
    family = ""
    for page in pages.values():
        if page.code[3] != family:
            family = page.code[3]
            yield f"\n{family}xx  {FAMILIES[family]}"
        yield f"  {page.code}  {page.title}"
    yield "\nscr explain CODE tells more about one of them."


def _manual(page: _Page) -> Iterator[str]:
    yield f"{page.code} {page.name}"
    yield _wrapped(page.title)
    yield f"Severity: {page.severity}"
    if page.source:
        yield _wrapped(f"Stands on: {page.source}")
    if "leaflet" in page.source:
        yield _wrapped(_LEAFLET)
    for heading, text in (("", page.what), ("Why", page.why), ("Do", page.do)):
        for paragraph in filter(None, text.split("\n\n")):
            yield ""
            yield _wrapped(f"{heading}: {paragraph}" if heading else paragraph)
    if page.source:
        yield from _departing(page)


def _departing(page: _Page) -> Iterator[str]:
    """Show how a review says that it departs from a rule, and why."""
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
