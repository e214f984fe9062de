"""What `scr gate` answers to programs."""

from scrkit.cli.console import plain
from scrkit.cli.show.answer import Answer, Lacking, json_text, taken
from scrkit.diagnostics import Diagnostic
from scrkit.standing import status


class Holding(Answer, frozen=True):
    """A diagnostic that holds a gate."""

    code: str
    name: str
    severity: str
    message: str
    file: str
    line: int
    column: int


class Gate(Answer, frozen=True):
    """Answer of `scr gate`."""

    stage: str
    open: bool
    holding: tuple[Holding, ...]
    lacking: tuple[Lacking, ...]


def gate_json(found: status.Gate) -> str:
    """Return whether a gate is open, and what holds it."""
    return json_text(taken(Gate, found, holding=tuple(map(_holding, found.holding))))


def _holding(one: Diagnostic) -> Holding:
    place = one.place
    return taken(
        Holding,
        one,
        severity=one.severity.word,
        file=plain(place.file),
        line=place.line,
        column=place.column,
    )
