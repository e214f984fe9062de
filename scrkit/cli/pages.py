"""The manual page of every code that `scr validate` can print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Severity
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


def pages() -> Iterator[Page]:
    """Yield every page: shape, references and rules, in the order of their codes."""
    worded = {**WORDINGS, **SHAPES, **REFERENCES}
    for code in sorted(worded):
        yield _of_wording(code, worded[code])
    for rule in sorted(ALL, key=lambda rule: rule.code):
        yield _of_rule(rule)


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


def _of_rule(rule: Rule) -> Page:
    return Page(
        code=rule.code,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        weight=f"{rule.severity.word} at most",
        source=rule.source,
        what=rule.what,
        why=rule.why,
        do=rule.do,
    )
