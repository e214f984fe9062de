"""Diagnostics as SARIF 2.1.0, for code scanning and for editors that read it."""

import json
import os
from urllib.parse import quote

from scrkit import __version__
from scrkit.cli.formats.fingerprint import fingerprints
from scrkit.cli.formats.markdown import escaped
from scrkit.cli.formats.report import Report, Shown, whole
from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.rules.manual import FAMILIES, Page, pages
from scrkit.text.counting import number

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "note",
}
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}
# GitHub refuses a file with more results than this.
MOST = 25_000
# A departure's own reason is a text of the case, and stays in the review.
_ACCEPTED = {
    "kind": "external",
    "status": "accepted",
    "justification": "accepted in review.yaml",
}

Found = tuple[Shown, Diagnostic]
Json = dict[str, object]


def sarif_text(report: Report, most: int = MOST) -> str:
    """Return the log: one run over all folders, the gravest results first.

    It holds `most` results, and says how many there was no room for.
    """
    told = list(report.gravest_first())
    accepted = [(one, d) for one in report.shown for d in one.accepted]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [_run(report, told, accepted, most)],
    }
    return json.dumps(log, indent=2) + "\n"


def _run(report: Report, told: list[Found], accepted: list[Found], most: int) -> Json:
    every = [*told, *accepted]
    prints = fingerprints(report, every)
    # The manual of every code that was told, in the order of the codes.
    codes = {diagnostic.code for _, diagnostic in every}
    rules = [_rule(page) for page in pages() if page.code in codes]
    index = {str(rule["id"]): at for at, rule in enumerate(rules)}
    results = [
        _result(report, shown, diagnostic, index)
        | {"partialFingerprints": {"primaryLocationLineHash": fingerprint}}
        for (shown, diagnostic), fingerprint in zip(every, prints, strict=True)
    ]
    if accepted:
        # Where one result tells of it, all have to.
        for at, result in enumerate(results):
            result["suppressions"] = [_ACCEPTED] if at >= len(told) else []
    driver = {
        "name": "scrkit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(results) - most)],
        "results": results[:most],
    }


def _invocation(more: int) -> Json:
    """Tell that the run went through, and how many results there was no room for."""
    told: Json = {"executionSuccessful": True}
    if more > 0:
        was = "was" if more == 1 else "were"
        text = (
            f"{number(more, 'more result')} than GitHub accepts {was} left out of "
            "this file."
        )
        note = {"level": "warning", "message": {"text": text}}
        told["toolExecutionNotifications"] = [note]
    return told


def _result(
    report: Report, shown: Shown, diagnostic: Diagnostic, index: dict[str, int]
) -> Json:
    result: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": index[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": whole(diagnostic)},
        "locations": [_location(report, shown, diagnostic.place)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(report, shown, r.place)
            | {"id": number, "message": {"text": f"{r.label}."}}
            for number, r in enumerate(diagnostic.related, 1)
        ]
    return result


def _location(report: Report, shown: Shown, place: Place) -> Json:
    # Byte by byte: not every name on a disk is text.
    uri = quote(os.fsencode(report.path(shown, place.file)))
    region = {"startLine": place.line, "startColumn": place.column}
    if (place.end_line, place.end_column) > (place.line, place.column):
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _rule(page: Page) -> Json:
    level = _LEVELS[page.severity]
    told = [f"{head}: {text}" if head else text for head, text in _parts(page)]
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": _stopped(page.title)},
        "fullDescription": {"text": page.what or page.why},
        "help": {"text": "\n\n".join(told), "markdown": _help_in_markdown(page)},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [FAMILIES[page.code[3]]],
            "problem.severity": _PROBLEMS[level],
        },
    }


def _stopped(text: str) -> str:
    """Return a title as a sentence; the name of a file keeps its small letter."""
    end = "" if text.endswith((".", "?", "…")) else "."
    first = text.split(maxsplit=1)[0]
    return (text if "." in first else text[0].upper() + text[1:]) + end


def _parts(page: Page) -> list[tuple[str, str]]:
    parts = (
        ("", page.what),
        ("Why", page.why),
        ("Do", page.do),
        ("Stands on", page.source),
    )
    return [(heading, text) for heading, text in parts if text]


def _help_in_markdown(page: Page) -> str:
    told = [
        f"**{head}:** {escaped(text)}" if head else escaped(text)
        for head, text in _parts(page)
    ]
    return "\n\n".join(told)
