"""Diagnostics as GitLab's code quality report, shown beside the lines of a change."""

import json

from scrkit.cli.console import plain
from scrkit.cli.formats.fingerprint import fingerprints
from scrkit.cli.formats.report import Report
from scrkit.diagnostics import Diagnostic, Severity

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTICE: "info",
}


def gitlab_text(report: Report) -> str:
    """Return the report: a list, the gravest first."""
    found = list(report.gravest_first())
    prints = fingerprints(report, found)
    told = [
        _entry(plain(report.path(shown, d.place.file)), d, fingerprint)
        for (shown, d), fingerprint in zip(found, prints, strict=True)
    ]
    return json.dumps(told, indent=2) + "\n"


def _entry(path: str, diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    # GitLab does not show the name of the check, so the description says it too.
    return {
        "description": f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": diagnostic.place.line}},
    }
