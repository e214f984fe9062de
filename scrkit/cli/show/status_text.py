"""A review's status for people: ids, days and counts only."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import fill, wrap

from scrkit.cli import console
from scrkit.cli.show.rapid_text import off, rapid_lines
from scrkit.dates import brief, spelled
from scrkit.diagnostics import Diagnostic
from scrkit.standing.status import AgencyState, Return, StageState, Status
from scrkit.text.counting import number, spans

_MARK = {"done": "done", "now": "now", "open": "-"}
# A status is read at a glance; the command in its heading shows the rest.
_MOST = 5
_SOON = 3
_WIDTH = 80
_UNBROKEN = "\N{NO-BREAK SPACE}"
_ALL = "all is accepted"
_WHAT = {
    "imr": "IMR",
    "short_report": "short report",
    "chronology": "chronology",
    "information": "information",
    "records": "records",
}


def text(status: Status, there: str = "") -> str:
    """Return the status as lines of at most 80 columns.

    `there` stands behind every command that is named: the folder, as it can be pasted.
    """
    return "\n".join(_lines(status, there))


def _lines(status: Status, there: str) -> Iterator[str]:
    case = status.review.case
    yield f"{case.id}, as of {spelled(status.as_of)}"
    title = status.framework.title if status.framework else "framework not known"
    yield from wrap(title, _WIDTH)
    if status.rapid is not None:
        yield from rapid_lines(status.rapid, there)
        yield from _told_of(status, there)
    else:
        yield _headline(status)
        # The stages in two columns, then what the rules find in them.
        cells = [_stage(one, here=one.stage == status.stage) for one in status.stages]
        # Down, then across, as the stages follow one another.
        half = (len(cells) + 1) // 2
        for left, right in zip_longest(cells[:half], cells[half:], fillvalue=""):
            yield f"{left:<{_WIDTH // 2}}{right}".rstrip()
        yield from _told_of(status, there)
    yield from _agencies(status.agencies)
    yield from _undecided(status, there)
    yield from _next(status, there)
    yield from _holding(status, there)
    yield from _suspect(status, there)
    files = f"{number(status.files, 'error')} in the files"
    parts = [
        files if status.files else "",
        f"{number(status.accepted, 'departure')} accepted",
    ]
    yield "; ".join(filter(None, parts))


def _headline(status: Status) -> str:
    if status.ended:
        return f"Ended: {status.ended}."
    if status.stage is None:
        return f"Every stage is done{_look(status)}."
    return f"Stage: {status.stage}{_look(status)}"


def _told_of(status: Status, there: str) -> Iterator[str]:
    counted = [(one.stage, _counts(one)) for one in status.stages]
    if found := [f"{stage}: {counts}" for stage, counts in counted if counts]:
        yield _wrapped(
            f"{_whole(f'scr validate{there}')} tells of {'; '.join(found)}", hang=4
        )


def _stage(one: StageState, *, here: bool) -> str:
    since = brief(one.done_on)
    mark = ">" if here else " "
    return f"{mark} {one.stage:<12} {_MARK[one.progress]:<5} {since}".rstrip()


def _counts(one: StageState) -> str:
    named = ((one.errors, "error"), (one.warnings, "warning"), (one.notices, "notice"))
    return ", ".join(number(count, word) for count, word in named if count)


def _agencies(agencies: Sequence[AgencyState]) -> Iterator[str]:
    """Yield what came of what was asked; agencies that stand alike share a line."""
    if not agencies:
        return
    yield from ("", "Agencies")
    alike: dict[str, list[AgencyState]] = {}
    for one in agencies:
        alike.setdefault(_told(one), []).append(one)
    for told, those in alike.items():
        since = [r.on for one in those for r in one.returns if r.on is not None]
        # Only where nothing is out does the last day say when all had come.
        last = f", the last on {brief(max(since))}" if told == _ALL else ""
        ids = ", ".join(one.agency.id for one in those)
        yield _wrapped(f"{ids}: {told}{last}", hang=4)


def _told(one: AgencyState) -> str:
    if not one.returns:
        return "nothing is asked of it"
    if all(r.state == "accepted" for r in one.returns):
        return _ALL
    return "; ".join(map(_return, one.returns))


def _return(one: Return) -> str:
    what = f"{_WHAT[one.what]} {one.state}"
    if one.state in ("asked", "overdue") and one.due:
        chased = {0: "", 1: ", chased once"}.get(one.chased)
        told = f", chased {one.chased} times" if chased is None else chased
        return f"{what}: due {brief(one.due)}{told}"
    return f"{what} {brief(one.on)}" if one.on else what


def _next(status: Status, there: str) -> Iterator[str]:
    if not status.next:
        return
    command = f"scr deadlines{there}"
    yield from ("", _headed("Due next", _SOON, len(status.next), command))
    for one in status.next[:_SOON]:
        day = brief(one.due)
        # Of all else it stands in the name of what is due.
        by = f" ({one.owed_by})" if one.kind == "action" and one.owed_by else ""
        note = f"; {one.unsettled}" if one.unsettled else ""
        told = f"{day:>11}  {off(one.days or 0):<14} {one.id}: {one.what}{by}{note}"
        yield _wrapped(told, hang=28)


def _headed(title: str, most: int, every: int, command: str) -> str:
    """Return a heading, which tells by which command the rest is seen."""
    if every <= most:
        return title
    told = f"{title}: {most} of {every}, all by {_whole(command)}"
    return _wrapped(told, indent="", hang=2)


def _undecided(status: Status, there: str) -> Iterator[str]:
    asked, pairs = status.open_questions, status.undecided
    if asked or pairs:
        yield from ("", "Waiting for an answer")
    if asked:
        what = number(asked, "open question")
        yield _wrapped(f"{what} about rows of returns: chronologies/*.questions.yaml")
    if pairs:
        yield _wrapped(
            f"{number(pairs, 'likely proposal')} of accounts of one event: "
            + _whole(f"scr timeline review{there}")
        )


def _look(status: Status) -> str:
    """Tell by when the plan is looked at next, "" where there is none to be watched."""
    if status.look_by is None:
        return ""
    if status.look_by < status.as_of:
        return f"; to be looked at since {brief(status.look_by)}: scr monitor"
    return f"; the plan is looked at by {brief(status.look_by)}: scr monitor"


def _holding(status: Status, there: str) -> Iterator[str]:
    if status.stage is None or not (status.holding or status.lacking):
        return
    # The steps of a rapid review tell themselves what is lacking.
    lacking = () if status.rapid else status.lacking
    found = [(f"not yet: {one.what} ({one.file})", 1) for one in lacking]
    found += _alike(status.holding)
    if not found:
        return
    what = "it" if status.rapid else status.stage
    title, command = f"What holds {what} up", f"scr gate {status.stage}{there}"
    most, every = (sum(n for _, n in them) for them in (found[:_MOST], found))
    yield from ("", _headed(title, most, every, command))
    yield from (_wrapped(told) for told, _ in found[:_MOST])


def _alike(holding: Sequence[Diagnostic]) -> Iterator[tuple[str, int]]:
    """Yield what is told, once for all lines of a file, and of how many things."""
    lines: dict[tuple[str, str, str], list[int]] = {}
    for d in holding:
        lines.setdefault((d.code, d.place.file, d.message), []).append(d.place.line)
    for (code, file, message), at in lines.items():
        yield f"{code} {console.plain(file)}:{spans(at)}: {message}", len(at)


def _suspect(status: Status, there: str) -> Iterator[str]:
    if status.suspect:
        yield from ("", "To be confirmed again, for what they cite has changed")
        yield _wrapped(
            f"{', '.join(status.suspect)}: "
            + _whole(f"scr confirm ID{there} --reason WHY")
        )


def _wrapped(words: str, *, indent: str = "  ", hang: int = 6) -> str:
    return fill(
        words,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * hang,
        break_on_hyphens=False,
        break_long_words=False,
    ).replace(_UNBROKEN, " ")


def _whole(command: str) -> str:
    """Return a command that no line is broken in, so that it can be pasted."""
    return command.replace(" ", _UNBROKEN)


def short(d: Diagnostic) -> str:
    """Return a diagnostic on one line, with its code and place."""
    return f"{d.code} {console.plain(d.place.file)}:{d.place.line}: {d.message}"
