"""Diagnostics as JSON: one document, or one object a line."""

import json

from scrkit.cli.console import named, plain
from scrkit.cli.formats.report import Report
from scrkit.diagnostics import Diagnostic, Place, Seen

# Rises when a field changes its meaning or goes; new ones may come without a word.
SCHEMA_VERSION = 1


def json_text(report: Report) -> str:
    """Return all of it as one document."""
    reviews = [
        {
            "folder": named(one.root),
            "accepted": len(one.accepted),
            "diagnostics": [_fields(d) for d in one.diagnostics],
        }
        for one in report.shown
    ]
    told = {"schema_version": SCHEMA_VERSION, "reviews": reviews}
    return json.dumps(told, indent=2) + "\n"


def jsonl_text(report: Report) -> str:
    """Return an object a line, each with all that it takes to read it alone."""
    return "".join(
        json.dumps(
            {
                "schema_version": SCHEMA_VERSION,
                "folder": named(one.root),
                **_fields(d),
            }
        )
        + "\n"
        for one in report.shown
        for d in one.diagnostics
    )


def _fields(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        **_place(diagnostic.place),
        "message": diagnostic.message,
        "why": diagnostic.why,
        "do": diagnostic.do,
        "related": [{**_place(r.place), "label": r.label} for r in diagnostic.related],
        **_seen(diagnostic.seen),
    }


def _seen(seen: Seen | None) -> dict[str, object]:
    """Return what only a scan tells: by these keys a program finds the place."""
    if seen is None:
        return {}
    return {
        "kind": seen.kind,
        "codes": list(seen.codes),
        "part": seen.part,
        "at": seen.at,
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "file": plain(place.file),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
