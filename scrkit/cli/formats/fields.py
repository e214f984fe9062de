"""Diagnostics as JSON: one document, or one object a line."""

import json

from msgspec import UNSET, UnsetType, structs

from scrkit.cli.console import named, plain
from scrkit.cli.formats.report import Report
from scrkit.cli.show import answer
from scrkit.cli.show.answer import Answer, taken
from scrkit.diagnostics import Diagnostic, Place


class Span(Answer, frozen=True):
    """A place in a file, from its first sign to behind its last; counted from 1."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Related(Span, frozen=True):
    """Another place that a diagnostic is about."""

    label: str


class Found(Answer, frozen=True):
    """A diagnostic whole."""

    code: str
    name: str
    severity: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    why: str
    do: str
    related: tuple[Related, ...]
    # What only a scan tells: by these a program finds the place.
    kind: str | UnsetType = UNSET
    codes: tuple[str, ...] | UnsetType = UNSET
    part: str | UnsetType = UNSET
    at: str | UnsetType = UNSET


class Checked(Answer, frozen=True):
    """What was found in one review folder."""

    folder: str
    accepted: int
    diagnostics: tuple[Found, ...]


class Validated(Answer, frozen=True):
    """Answer of `scr validate`."""

    reviews: tuple[Checked, ...]


def json_text(report: Report) -> str:
    """Return all of it as one document."""
    reviews = (
        Checked(
            folder=named(one.root),
            accepted=len(one.accepted),
            diagnostics=tuple(map(_found, one.diagnostics)),
        )
        for one in report.shown
    )
    return answer.json_text(Validated(reviews=tuple(reviews)))


def jsonl_text(report: Report) -> str:
    """Return an object a line, each with all that it takes to read it alone."""
    return "".join(
        json.dumps(
            {
                "schema_version": answer.SCHEMA_VERSION,
                "folder": named(one.root),
                **answer.as_builtins(_found(d)),
            }
        )
        + "\n"
        for one in report.shown
        for d in one.diagnostics
    )


def _found(one: Diagnostic) -> Found:
    related = [taken(Related, r, **_span(r.place)) for r in one.related]
    return taken(
        Found,
        one,
        severity=one.severity.word,
        **_span(one.place),
        related=related,
        **({} if one.seen is None else structs.asdict(one.seen)),
    )


def _span(place: Place) -> dict[str, object]:
    names = ("line", "column", "end_line", "end_column")
    return {name: getattr(place, name) for name in names} | {"file": plain(place.file)}
