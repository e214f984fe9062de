"""The manual of all codes, and what carries each point of the yardsticks: as text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrkit import frameworks
from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Severity
from scrkit.frameworks import Point, Yardstick
from scrkit.identity.wording import CUSTODY
from scrkit.review.wording import REFERENCES
from scrkit.rules import ALL, Rule
from scrkit.rules.engine.points import by_point
from scrkit.scan.wording import SCANNED
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
LEAFLET = (
    "L1 to L25 are the points of a Board's leaflet, “Serious Case Reviews: a guide "
    "for professionals”, 2016."
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is told about one code; `weight` is its severity in words."""

    code: str
    name: str
    title: str
    severity: Severity
    weight: str
    source: str
    what: str
    why: str
    do: str
    stage: str = ""
    clause: str = ""
    asks: str = ""


def pages() -> Iterator[Page]:
    """Yield every page: shape, references and rules, in the order of their codes."""
    worded = {**WORDINGS, **SHAPES, **REFERENCES, **CUSTODY, **SCANNED}
    for code in sorted(worded):
        yield _of_wording(code, worded[code])
    for rule in sorted(ALL, key=lambda rule: rule.code):
        yield Page(
            code=rule.code,
            name=rule.name,
            title=rule.title,
            severity=rule.severity,
            weight=f"{rule.severity.word} at most",
            source=rule.source,
            what=rule.what,
            why=rule.why,
            do=rule.do,
            stage=rule.stage,
            clause=rule.clause or "",
            asks=rule.asks or "",
        )


def _of_wording(code: str, wording: Wording) -> Page:
    # The gap of a message is filled with a key's name when it is told.
    title = re.sub(r"\{\w*\}", "…", wording.message)
    return Page(
        code=code,
        name=wording.name,
        title=title,
        severity=wording.severity,
        weight=wording.severity.word,
        source="",
        what="",
        why=wording.why,
        do=wording.do,
    )


def rules_manual() -> str:
    """Return the manual of every code, family by family, as Markdown."""
    return "\n".join(_manual()).rstrip("\n") + "\n"


def _manual() -> Iterator[str]:
    every = tuple(pages())
    yield "# Codes"
    yield ""
    yield (
        f"Every code that `scr validate` can print, {len(every)} of them, "
        f"{len(ALL)} of which are rules. Made from the rules themselves by "
        "`scr explain --manual`; a test holds it to them."
    )
    yield ""
    yield LEAFLET
    family = ""
    for page in every:
        if page.code[3] != family:
            family = page.code[3]
            yield from ("", f"## {family}xx {FAMILIES[family]}")
        yield from _section(page)


def _section(page: Page) -> Iterator[str]:
    yield from ("", f"### {page.code} {page.name}", "", f"{page.title}.", "")
    yield f"- Severity: {page.weight}"
    if page.source:
        yield f"- Stands on: {page.source}"
    if page.stage:
        yield f"- To be settled by the end of: {page.stage}"
    if page.clause:
        yield f"- Only where the framework or overlay has the duty: `{page.clause}`"
    if page.asks:
        yield f"- Only where the methodology has: `{page.asks}`"
    for heading, text in (("", page.what), ("Why", page.why), ("Do", page.do)):
        for paragraph in filter(None, text.split("\n\n")):
            yield from ("", f"{heading}: {paragraph}" if heading else paragraph)


def coverage() -> str:
    """Return what carries each point of the leaflet and each quality marker."""
    behind = by_point(ALL)
    sticks = [frameworks.yardstick(id) for id in frameworks.yardsticks()]
    lines = [line for stick in sticks for line in _table(stick, behind)]
    return "\n".join([*_COVERAGE, *lines]) + "\n"


_COVERAGE = (
    "# What carries each point",
    "",
    "Each point of the leaflet and each quality marker, with the rules, the records of "
    "the review folder, and the reports and commands that carry it. Made by "
    "`scr explain --coverage`; a test holds it to the rules and lets no row be empty.",
)


def _table(stick: Yardstick, behind: Mapping[str, tuple[Rule, ...]]) -> Iterator[str]:
    yield from ("", f"## {stick.title}", "", f"{stick.cite}.", "")
    yield "| Point | Rules | Records | Reports and commands |"
    yield "|---|---|---|---|"
    yield from (_row(point, behind.get(point.id, ())) for point in stick.points)


def _row(point: Point, rules: tuple[Rule, ...]) -> str:
    cells = (
        f"{point.id} {point.title}",
        ", ".join(rule.code for rule in rules),
        ", ".join(_record(point, name) for name in point.records),
        ", ".join(point.products),
    )
    return f"| {' | '.join(cells)} |"


def _record(point: Point, name: str) -> str:
    """Return a file, with the keys in it that hold the point, where it is not all."""
    keys = ", ".join(point.parts.get(name, ()))
    return f"`{name}` ({keys})" if keys else f"`{name}`"
