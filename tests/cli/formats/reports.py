"""Reports made by hand, for the tests of the formats that programs read."""

from pathlib import Path

from scrkit.cli.formats import Report, Shown
from scrkit.diagnostics import Diagnostic, Place, Related, Severity

HERE = Path("/nowhere")


def wrong(
    code: str = "SCR124",
    file: str = "people.yaml",
    line: int = 3,
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return a diagnostic with a span of five letters."""
    return Diagnostic(
        place=Place(file, line, 2, line, 7),
        code=code,
        name="not-right",
        severity=severity,
        message="it is not right here",
        why="It should be.",
        do="Put it right.",
        related=related,
    )


def report(
    *diagnostics: Diagnostic,
    root: str | Path = "child-z",
    limit: Severity = Severity.ERROR,
    accepted: tuple[Diagnostic, ...] = (),
    files: tuple[str, ...] = (),
) -> Report:
    """Return a report over one folder."""
    shown = Shown(Path(root), diagnostics, accepted=accepted, files=files)
    return Report((shown,), HERE, limit)
