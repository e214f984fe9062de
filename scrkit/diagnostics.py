"""What is wrong in a review, as values with a place; never printed here."""

from enum import IntEnum

from msgspec import Struct


class Severity(IntEnum):
    """How much a diagnostic weighs: only an error makes a review fail."""

    NOTICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as printed."""
        return self.name.lower()


class Place(Struct, frozen=True, order=True):
    """Where something stands: file, 1-based line and column, and the end of the span.

    `end_line` and `end_column` are exclusive and may equal the start.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Related(Struct, frozen=True):
    """A second place that belongs to a diagnostic, with a few words why."""

    place: Place
    label: str


class Seen(Struct, frozen=True):
    """What a scan saw: its kind, whose it may be, the part of the file, where in it."""

    kind: str
    codes: tuple[str, ...] = ()
    part: str = ""
    at: str = ""


class Diagnostic(Struct, frozen=True):
    """One thing that is wrong or wants attention, in words that quote nothing.

    `path` names the record and field (file, key path) for accepted departures;
    `frame` is the known key to show with a caret, the value always as `…`. `stage` is
    the part of the review by whose end a rule wants it settled, "" for shape. `seen` is
    given of what stands in a file that was scanned. `concerns` are further files that
    are not whole while this stands; `covers` are codes of what is told with this.
    """

    place: Place
    code: str
    name: str
    severity: Severity
    message: str
    why: str = ""
    do: str = ""
    frame: str = ""
    path: str = ""
    related: tuple[Related, ...] = ()
    stage: str = ""
    seen: Seen | None = None
    concerns: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


def by_place(diagnostic: Diagnostic) -> tuple[Place, str, str]:
    """Sort key: place, then code and message, so that every run prints the same."""
    return diagnostic.place, diagnostic.code, diagnostic.message
