"""A review's status for people: ids, days and counts only."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import fill

from scrkit.cli import console
from scrkit.clocks import Due
from scrkit.dates import spelled
from scrkit.diagnostics import Diagnostic
from scrkit.standing.status import AgencyState, Return, StageState, Status
from scrkit.text.counting import number

_MARK = {"done": "done", "now": "now", "open": "-"}
_MOST = 8
_SOON = 5
_WIDTH = 80
_COLUMN = 34
_WHAT = {
    "imr": "IMR",
    "short_report": "short report",
    "chronology": "chronology",
    "information": "information",
    "records": "records",
}


def text(status: Status) -> str:
    """Return the status as lines of at most 80 columns."""
    return "\n".join(_lines(status))


def _lines(status: Status) -> Iterator[str]:
    case = status.review.case
    yield f"{case.id}, as of {spelled(status.as_of)}"
    yield status.framework.title if status.framework else "framework not known"
    yield ""
    yield _headline(status)
    yield from (_stage(one, here=one.stage == status.stage) for one in status.stages)
    yield from _agencies(status.agencies)
    yield from _undecided(status)
    yield from _next(status)
    yield from _holding(status)
    yield from _suspect(status)
    yield from ("", _rest(status))


def _headline(status: Status) -> str:
    if status.ended:
        return f"Ended: {status.ended}."
    if status.stage is None:
        return "Every stage is done."
    return f"Stage: {status.stage}"


def _stage(one: StageState, *, here: bool) -> str:
    since = spelled(one.done_on) if one.done_on else ""
    mark = ">" if here else " "
    line = f"{mark} {one.stage:<12} {_MARK[one.progress]:<5} {since:<18}"
    return f"{line} {_counts(one)}".rstrip()


def _counts(one: StageState) -> str:
    named = (
        (one.errors, "error"),
        (one.warnings, "warning"),
        (one.notices, "notice"),
    )
    return ", ".join(
        f"{count} {word}{'' if count == 1 else 's'}" for count, word in named if count
    )


def _agencies(agencies: Sequence[AgencyState]) -> Iterator[str]:
    if not agencies:
        return
    yield from ("", "Agencies")
    wide = max(len(one.agency.id) for one in agencies)
    for one in agencies:
        told = [_return(r) for r in one.returns] or ["nothing is asked of it"]
        head = f"  {one.agency.id:<{wide}}  "
        for line in _filled(told, _WIDTH - len(head)):
            yield head + line
            head = " " * len(head)


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield the parts on as few lines as hold them, the second in a column."""
    line = ""
    for part in parts:
        both = f"{f'{line}  ':<{_COLUMN}}{part}"
        if not line or len(both) > width:
            yield from filter(None, (line,))
            line = part
        else:
            line = both
    yield line


def _return(one: Return) -> str:
    what = f"{_WHAT[one.what]} {one.state}"
    if one.state in ("asked", "overdue") and one.due:
        chased = {0: "", 1: ", chased once"}.get(one.chased)
        told = f", chased {one.chased} times" if chased is None else chased
        return f"{what}: due {_brief(one.due)}{told}"
    return f"{what} {_brief(one.on)}" if one.on else what


def _brief(day: date) -> str:
    # Three letters of a month tell it from all others.
    number, month, year = spelled(day).split()
    return f"{number} {month[:3]} {year}"


def _next(status: Status) -> Iterator[str]:
    if not status.next:
        return
    yield from ("", "Due next")
    for one in status.next[:_SOON]:
        day = _brief(one.due) if one.due else ""
        by = f" ({one.owed_by})" if one.kind == "action" and one.owed_by else ""
        note = f"; {one.unsettled}" if one.unsettled else ""
        told = f"{day:>11}  {_off(one):<14} {one.id}: {one.what}{by}{note}"
        yield _wrapped(told, hang=28)
    if len(status.next) > _SOON:
        yield f"  and {len(status.next) - _SOON} more: scr deadlines"


def _undecided(status: Status) -> Iterator[str]:
    asked, pairs = status.open_questions, status.undecided
    if asked or pairs:
        yield from ("", "Waiting for an answer")
    if asked:
        what = number(asked, "open question")
        yield _wrapped(f"{what} about rows of returns: chronologies/*.questions.yaml")
    if pairs:
        yield _wrapped(
            f"{number(pairs, 'likely proposal')} of accounts of one event: "
            "scr timeline review"
        )


def _off(one: Due) -> str:
    days = one.days or 0
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"{-days} {unit} late" if days < 0 else f"in {days} {unit}"


def _holding(status: Status) -> Iterator[str]:
    if status.stage is None or not (status.holding or status.lacking):
        return
    yield from ("", f"What holds {status.stage} up")
    for one in status.lacking:
        yield _wrapped(f"not yet: {one.what} ({one.file})")
    yield from (_wrapped(_short(d)) for d in status.holding[:_MOST])
    if len(status.holding) > _MOST:
        more = len(status.holding) - _MOST
        yield f"  and {more} more: scr gate {status.stage}"


def _suspect(status: Status) -> Iterator[str]:
    if status.suspect:
        yield from ("", "To be confirmed again, for what they cite has changed")
        yield _wrapped(f"{', '.join(status.suspect)}: scr confirm ID --reason WHY")


def _wrapped(words: str, *, hang: int = 6) -> str:
    return fill(
        words,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent=" " * hang,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _short(d: Diagnostic) -> str:
    return f"{d.code} {console.plain(d.place.file)}:{d.place.line}: {d.message}"


def _rest(status: Status) -> str:
    files = f"{number(status.files, 'error')} in the files"
    parts = [
        files if status.files else "",
        f"{number(status.accepted, 'departure')} accepted",
    ]
    return "; ".join(filter(None, parts))
