"""What commands answer to programs, with `--format json`.

The fields of an answer are its public shape, pinned by the schemas that `scr schema`
lists. There are only ever more of them.
"""

import json
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct, structs

from scrkit.cli.console import plain
from scrkit.dates import PartialDate
from scrkit.diagnostics import Diagnostic

# Rises when a field changes its meaning or goes; new ones may come without a word.
SCHEMA_VERSION = 1


class Answer(Struct, frozen=True, kw_only=True):
    """What every answer, and every part of one, is."""


class Spot(Answer, frozen=True):
    """A diagnostic by its code and line."""

    code: str
    file: str
    line: int


class Lacking(Answer, frozen=True):
    """A milestone that a stage lacks, and the file that would show it."""

    stage: str
    what: str
    file: str


_A = TypeVar("_A", bound=Answer)


def taken(kind: type[_A], source: object, /, **more: object) -> _A:
    """Return an answer whose fields are those of `source`, but for those of `more`.

    What may be left out of an answer comes from `more` alone.
    """
    fields = (one for one in structs.fields(kind) if one.default is not UNSET)
    given = {f.name: getattr(source, f.name) for f in fields if f.name not in more}
    return msgspec.convert({**given, **more}, kind, from_attributes=True)


def spot(found: Diagnostic) -> Spot:
    """Return a diagnostic by its code and line."""
    return Spot(code=found.code, file=plain(found.place.file), line=found.place.line)


def as_builtins(answer: Struct) -> dict[str, Any]:
    """Return an answer as plain values, with its version first."""
    told = msgspec.to_builtins(answer, enc_hook=_spelled)
    return {"schema_version": SCHEMA_VERSION, **told}


def json_text(answer: Struct) -> str:
    """Return an answer as JSON in ASCII: no encoding of a terminal can break it."""
    return json.dumps(as_builtins(answer), indent=2) + "\n"


def _spelled(value: object) -> str:
    if isinstance(value, PartialDate):
        return value.text
    raise NotImplementedError(type(value))
