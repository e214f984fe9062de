"""Diagnostics as text: full with a frame, concise, JSON, GitHub's annotations."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.yamlfile.tree import Source

_PER_LEVEL = 10
_WIDEST = 90
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "notice",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What one folder's validation found, with the texts its frames are cut from."""

    root: Path
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]
    accepted: int

    def path(self, place: Place) -> str:
        """Return the place's file as seen from where the command was called."""
        return (self.root / place.file).as_posix()


def _plain(path: str) -> str:
    """Return a path that stays on its line, whatever its files are called."""
    return "".join(letter if letter.isprintable() else "·" for letter in path)


def concise(shown: Shown, diagnostic: Diagnostic) -> str:
    """Return the one line that editors understand."""
    place = diagnostic.place
    return (
        f"{_plain(shown.path(place))}:{place.line}:{place.column}: "
        f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}"
    )


def full(shown: Shown, diagnostic: Diagnostic) -> str:
    """Return the line, the frame, why and what to do; a blank line ends it."""
    lines = [concise(shown, diagnostic)]
    lines += _frame(shown.sources.get(diagnostic.place.file), diagnostic)
    lines += [
        f"    also: {_plain(shown.path(r.place))}:{r.place.line}:{r.place.column}: "
        f"{r.label}"
        for r in diagnostic.related
    ]
    if diagnostic.severity is not Severity.ERROR:
        lines.append(f"    ({diagnostic.severity.word})")
    if diagnostic.why:
        lines.append(f"    why: {diagnostic.why}")
    if diagnostic.do:
        lines.append(f"    do:  {diagnostic.do}")
    return "\n".join([*lines, ""])


def _frame(source: Source | None, diagnostic: Diagnostic) -> list[str]:
    """Show the known key before the place, if there is one, and never the value."""
    if source is None or not source.text:
        return []
    place = diagnostic.place
    before = _known(source.line(place.line)[: place.column - 1], diagnostic.frame)
    number = str(place.line)
    gap = " " * len(number)
    return [
        f"    {gap} |",
        f"    {number} | {before}…",
        f"    {gap} | {' ' * len(before)}^",
    ]


def _known(before: str, key: str) -> str:
    """Return what may be shown of a line before the place: the key, blanks else."""
    bare = before.rstrip()
    if not key or not re.search(rf"(?<![\w-]){re.escape(key)}:$", bare):
        shown = " " * len(before)
    else:
        gap = " " * (len(before) - len(bare))
        shown = f"{key}:{gap}".rjust(len(before))
    # Far to the right the caret alone would run over the edge of the screen.
    return shown if len(shown) <= _WIDEST else f"{shown.strip()} ".lstrip()


def summary(shown: Shown) -> str:
    """Return one line that counts."""
    counts = Counter(d.severity for d in shown.diagnostics)
    parts = [
        f"{counts[severity]} {word}{'' if counts[severity] == 1 else 's'}"
        for severity, word in _LEVELS.items()
    ]
    accepted = f", {shown.accepted} accepted" if shown.accepted else ""
    return f"{_plain(shown.root.as_posix())}: {', '.join(parts)}{accepted}"


def json_text(shown: Sequence[Shown]) -> str:
    """Return all of it as JSON; `schema_version` changes when a field does."""
    return (
        json.dumps(
            {
                "schema_version": 1,
                "reviews": [
                    {
                        "folder": one.root.as_posix(),
                        "accepted": one.accepted,
                        "diagnostics": [_as_json(d) for d in one.diagnostics],
                    }
                    for one in shown
                ],
            },
            indent=2,
        )
        + "\n"
    )


def _as_json(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.word,
        **_place_as_json(diagnostic.place),
        "message": diagnostic.message,
        "why": diagnostic.why,
        "do": diagnostic.do,
        "related": [
            {**_place_as_json(r.place), "label": r.label} for r in diagnostic.related
        ],
    }


def _place_as_json(place: Place) -> dict[str, object]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def github(shown: Sequence[Shown]) -> str:
    """Return GitHub's annotations, the gravest first.

    GitHub drops all but ten of a level without a word, so the rest are counted.
    """
    lines = []
    for severity, level in _LEVELS.items():
        found = [
            (one, d) for one in shown for d in one.diagnostics if d.severity is severity
        ]
        lines += [_annotation(level, one, d) for one, d in found[:_PER_LEVEL]]
        if len(found) > _PER_LEVEL:
            more = len(found) - _PER_LEVEL
            lines.append(f"{more} more of this level stand in this log only:")
            lines += [concise(one, d) for one, d in found[_PER_LEVEL:]]
    return "".join(line + "\n" for line in lines)


def _annotation(level: str, shown: Shown, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    text = ". ".join(p for p in (diagnostic.message, diagnostic.do) if p)
    return (
        f"::{level} file={_escaped(shown.path(place), ',:')},line={place.line},"
        f"col={place.column},title={_escaped(diagnostic.code, ',:')}::"
        f"{_escaped(text)}"
    )


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
