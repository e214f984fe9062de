"""Diagnostics as lines: full, for people's eyes, and concise, for editors."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator

from scrkit.cli.console import plain
from scrkit.cli.formats.report import Report, Shown, summary
from scrkit.dates import spelled
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.yamlfile import Tree

_WIDEST = 90
_NARROWEST = 30  # columns: below, a terminal breaks lines no worse
_LOOKED_AT = 1_000  # characters: more than any indentation and its key
# More of a kind in one file than anybody would read: the counts and all other formats
# hold them all.
_SHOWN = 100


def concise_text(report: Report) -> str:
    """Return a line for every diagnostic, and one for each folder that counts."""
    lines = [concise(one, d) for one in report.shown for d in one.diagnostics]
    return _lines([*lines, *map(summary, report.shown)])


def full_text(report: Report) -> str:
    """Return a block for every diagnostic, and a line for each folder that counts."""
    width = report.width
    blocks = [block for one in report.shown for block in _blocks(one, width)]
    return _lines([*blocks, *map(summary, report.shown)])


def _blocks(shown: Shown, width: int) -> Iterator[str]:
    """Yield a block for every diagnostic; of very many like it, how many more."""
    left = Counter((d.place.file, d.code) for d in shown.diagnostics)
    told: Counter[tuple[str, str]] = Counter()
    for diagnostic in shown.diagnostics:
        kind = diagnostic.place.file, diagnostic.code
        told[kind] += 1
        if told[kind] <= _SHOWN:
            yield full(shown, diagnostic, width)
        elif told[kind] == _SHOWN + 1:
            path, more = plain(shown.path(diagnostic.place)), left[kind] - _SHOWN
            yield f"{path}: {diagnostic.code} {diagnostic.name}: {more} more like it\n"


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def concise(shown: Shown, diagnostic: Diagnostic) -> str:
    """Return the one line that editors understand."""
    place = diagnostic.place
    return (
        f"{plain(shown.path(place))}:{place.line}:{place.column}: "
        f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}"
    )


def full(shown: Shown, diagnostic: Diagnostic, width: int = 0) -> str:
    """Return the line, the frame, why and what to do; a blank line ends it.

    `width` is that of a terminal in columns, which would break lines within words.
    """
    lines = [_fitted(concise(shown, diagnostic), 4, width)]
    lines += _frame(shown.trees.get(diagnostic.place.file), diagnostic)
    lines += [
        _fitted(
            f"    also: {plain(shown.path(r.place))}:{r.place.line}:{r.place.column}: "
            f"{r.label}",
            10,
            width,
        )
        for r in diagnostic.related
    ]
    if diagnostic.severity is not Severity.ERROR:
        lines.append(f"    ({diagnostic.severity.word})")
    if diagnostic.why:
        lines.append(_fitted(f"    why: {diagnostic.why}", 9, width))
    if diagnostic.do:
        lines.append(_fitted(f"    do:  {diagnostic.do}", 9, width))
    return "\n".join([*lines, ""])


def _fitted(line: str, hang: int, width: int) -> str:
    """Return a line broken between words to fit a terminal; whole where there is none.

    What follows the first line hangs `hang` columns in.
    """
    if width < _NARROWEST or len(line) <= width:
        return line
    return textwrap.fill(
        line,
        width,
        subsequent_indent=" " * hang,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _frame(tree: Tree | None, diagnostic: Diagnostic) -> list[str]:
    """Show the known key before the place, if there is one, and never the value."""
    if tree is None or not tree.source.text:
        return []
    place = diagnostic.place
    # A line may be a whole paragraph: only what can be shown of it is looked at.
    line = tree.source.before(place.line, place.column, _LOOKED_AT)
    before = _known(line, diagnostic.frame)
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


def accepted_text(shown: Shown) -> str:
    """Return each accepted departure: rule, place, day, and where its reason stands."""
    lines = [f"{plain(shown.root.as_posix())}: {len(shown.accepted)} accepted"]
    told = zip(shown.accepted, shown.departures, shown.reasons, strict=True)
    for diagnostic, departure, reason in told:
        lines.append(f"  {concise(shown, diagnostic)}")
        until = f" until {spelled(departure.until)}" if departure.until else ""
        where = f"{plain(shown.path(reason))}:{reason.line}"
        day = spelled(departure.date)
        lines.append(f"      accepted on {day}{until}; the reason stands at {where}")
    return "\n".join(lines)
