"""Diagnostics for GitHub: annotations beside the lines, and the job's summary."""

from collections.abc import Iterator

from scrkit.cli.console import plain
from scrkit.cli.formats.lines import concise
from scrkit.cli.formats.markdown import escaped
from scrkit.cli.formats.report import LEVELS, Report, Shown, counts
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.text.counting import number

# GitHub drops whatever a step annotates past ten of a level, without a word.
_PER_LEVEL = 10
# It takes 1 MiB of summary from a step, which may check several times.
_SUMMARY = 500_000
Found = list[tuple[Shown, Diagnostic]]


def github_text(report: Report) -> str:
    """Return the annotations, the gravest first; what is past ten as plain lines."""
    lines = []
    shown, rest = _parted(report)
    for severity, level in LEVELS.items():
        lines += [_annotation(level, *one) for one in shown[severity]]
        if rest[severity]:
            more = len(rest[severity])
            lines.append(f"{more} more of this level, here and in the job's summary:")
            lines += [harmless(concise(*one)) for one in rest[severity]]
    if any(rest.values()):
        lines.append(_notice(rest))
    return "".join(line + "\n" for line in lines)


def job_summary(report: Report) -> str:
    """Return Markdown for the job's summary: the counts, and what has no annotation."""
    lines = [
        "### scr validate",
        "",
        "| review | errors | warnings | notices | accepted |",
        "|---|--:|--:|--:|--:|",
        *map(_counted, report.shown),
        "",
    ]
    rest = [one for level in _parted(report)[1].values() for one in level]
    if rest:
        lines += [
            f"{number(len(rest), 'diagnostic')} more than GitHub shows beside lines:",
            "",
            "| severity | place | code | what is wrong |",
            "|---|---|---|---|",
            *_fitting(rest),
            "",
        ]
    return "\n".join(lines)


def harmless(line: str) -> str:
    """Return a line in which the runner finds no command, whatever a file is called.

    It obeys a line that starts with ::, and an older mark anywhere in one.
    """
    line = line.replace("##[", "##·[")
    return f"· {line}" if line.lstrip().startswith("::") else line


def _parted(report: Report) -> tuple[dict[Severity, Found], dict[Severity, Found]]:
    """Return, by severity, what is annotated and what is too much for that."""
    found: dict[Severity, Found] = {severity: [] for severity in LEVELS}
    for one, diagnostic in report.gravest_first():
        found[diagnostic.severity].append((one, diagnostic))
    room = dict.fromkeys(LEVELS, _PER_LEVEL)
    if any(len(level) > _PER_LEVEL for level in found.values()):
        # One notice says that there are more.
        room[Severity.NOTICE] -= 1
    return (
        {severity: level[: room[severity]] for severity, level in found.items()},
        {severity: level[room[severity] :] for severity, level in found.items()},
    )


def _annotation(level: str, shown: Shown, diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    text = ". ".join(p for p in (diagnostic.message, diagnostic.do) if p)
    return (
        f"::{level} file={_escaped(_path(shown.path(place)), ',:')},line={place.line},"
        f"col={place.column},title={_escaped(diagnostic.code, ',:')}::"
        f"{_escaped(text)}"
    )


def _path(path: str) -> str:
    """Return a path without signs that no reader sees; the runner escapes lines."""
    return "".join(sign if sign in "\r\n" else plain(sign) for sign in path)


def _notice(rest: dict[Severity, Found]) -> str:
    more = [number(len(rest[s]), word) for s, word in LEVELS.items() if rest[s]]
    return (
        f"::notice title=scr validate::{' and '.join(more)} more than GitHub shows: "
        "see the job's summary"
    )


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _counted(shown: Shown) -> str:
    found = (*counts(shown.diagnostics), len(shown.accepted))
    numbers = " | ".join(map(str, found))
    return f"| {escaped(plain(shown.root.as_posix()))} | {numbers} |"


def _fitting(rest: Found) -> Iterator[str]:
    """Yield a row each as long as there is room, then how many there was none for."""
    room = _SUMMARY
    for done, (one, diagnostic) in enumerate(rest):
        place = diagnostic.place
        path = f"{plain(one.path(place))}:{place.line}:{place.column}"
        row = (
            f"| {diagnostic.severity.word} | {escaped(path)} | {diagnostic.code} "
            f"| {escaped(diagnostic.message)} |"
        )
        room -= len(row.encode("utf-8"))
        if room < 0:
            yield f"| | | | {len(rest) - done} more stand in the log of the step |"
            return
        yield row
