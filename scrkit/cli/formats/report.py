"""What a run of `scr validate` has to show, and what all its formats share."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from scrkit.cli.console import plain
from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.model.case import Departure
from scrkit.text.counting import number
from scrkit.yamlfile import Tree

# The gravest first: where not all can be shown, these must be.
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "notice",
}


class Shown(Struct, frozen=True):
    """What one folder's validation found, with the trees its frames are cut from.

    `files` names every file that was checked; `departures` holds, for each diagnostic
    of `accepted`, the departure that says why, and `reasons` its place in review.yaml.
    `called` is how the line that counts calls it, where that is not the folder.
    """

    root: Path
    diagnostics: tuple[Diagnostic, ...]
    trees: dict[str, Tree] = field(default_factory=dict)
    accepted: tuple[Diagnostic, ...] = ()
    departures: tuple[Departure, ...] = ()
    files: tuple[str, ...] = ()
    reasons: tuple[Place, ...] = ()
    called: str = ""

    def path(self, place: Place) -> str:
        """Return the place's file as seen from where the command was called."""
        return (self.root / place.file).as_posix()


class Report(Struct, frozen=True):
    """All that a format may know.

    `here` is where the command was called, in CI the top of the repository; `limit`
    is the severity from which on the command fails; `width` is that of the terminal
    in columns, 0 where nobody reads at one.
    """

    shown: tuple[Shown, ...]
    here: Path
    limit: Severity = Severity.ERROR
    width: int = 0

    def gravest_first(self) -> Iterator[tuple[Shown, Diagnostic]]:
        """Yield every diagnostic, the gravest of all folders first."""
        for severity in LEVELS:
            for one in self.shown:
                yield from ((one, d) for d in one.diagnostics if d.severity is severity)

    def folder(self, shown: Shown) -> str:
        """Return a review folder relative to `here`, "" for `here` itself.

        CI looks files up in the repository: one that lies outside keeps its bare name,
        and no folder of the machine is told.
        """
        given = os.path.normpath(self.here / shown.root)
        try:
            inside = Path(given).relative_to(os.path.normpath(self.here)).as_posix()
        except ValueError:
            return Path(given).name
        return "" if inside == "." else inside

    def path(self, shown: Shown, file: str) -> str:
        """Return a file's path relative to `here`."""
        return f"{self.folder(shown)}/{file}".lstrip("/")


def counts(diagnostics: tuple[Diagnostic, ...]) -> list[int]:
    """Return how many errors, warnings and notices there are."""
    found = Counter(d.severity for d in diagnostics)
    return [found[severity] for severity in LEVELS]


def summary(shown: Shown) -> str:
    """Return one line that counts."""
    words = zip(counts(shown.diagnostics), LEVELS.values(), strict=True)
    parts = ", ".join(number(count, word) for count, word in words)
    accepted = f", {len(shown.accepted)} accepted" if shown.accepted else ""
    return f"{plain(shown.called or shown.root.as_posix())}: {parts}{accepted}"


def whole(diagnostic: Diagnostic) -> str:
    """Return what is wrong and what to do about it, as one text that ends in a stop."""
    parts = [p.rstrip(".") for p in (diagnostic.message, diagnostic.do) if p]
    return ". ".join(parts) + ("" if parts[-1].endswith("?") else ".")
