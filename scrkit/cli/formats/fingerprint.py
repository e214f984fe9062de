"""What stays the same about a diagnostic while lines are added above it."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from scrkit.cli.formats.report import Report, Shown
from scrkit.diagnostics import Diagnostic
from scrkit.patterns import later
from scrkit.yamlfile import Data

_ID = later(r"[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
_POSITION = later(r"[0-9]{1,9}")
# Rules name records by their ids already; shapes and references by their position.
_BY_POSITION = ("SCR1", "SCR2")

Found = tuple[Shown, Diagnostic]


def fingerprints(report: Report, found: Iterable[Found]) -> list[str]:
    """Return a fingerprint each: a digest of rule, file and record, and a number.

    Equal ones are told apart by counting them in their order. Neither a line nor
    anything that a person wrote goes into it but ids.
    """
    made: Counter[str] = Counter()
    prints = []
    for shown, diagnostic in found:
        path = report.path(shown, diagnostic.place.file)
        parts = "\0".join((diagnostic.code, path, _record(shown, diagnostic)))
        digest = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        made[digest] += 1
        prints.append(f"{digest}:{made[digest]}")
    return prints


def _record(shown: Shown, diagnostic: Diagnostic) -> str:
    """Return the ids on the way to the place, and its key where that is ours."""
    tree = shown.trees.get(diagnostic.place.file)
    if tree is None or not diagnostic.code.startswith(_BY_POSITION):
        return diagnostic.path
    steps = _ids(tree.data, diagnostic.path.split("."))
    return ".".join([*steps, diagnostic.frame])


def _ids(data: Data, path: list[str]) -> list[str]:
    """Return, for each list on a path, the id of the record taken, or its position."""
    steps = []
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and _within(data, step):
            data = data[int(step)]
            steps.append(_id(data) or step)
        else:
            break
    return steps


def _within(data: list[Data], step: str) -> bool:
    # A person's own key may stand on a path, of whatever figures.
    return bool(_POSITION.fullmatch(step)) and int(step) < len(data)


def _id(data: Data) -> str:
    if not isinstance(data, dict):
        return ""
    given = data.get("id") or data.get("code")
    return given if isinstance(given, str) and _ID.fullmatch(given) else ""
