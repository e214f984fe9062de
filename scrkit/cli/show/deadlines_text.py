"""What is due as a table for people, as wide as asked for; computes nothing."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from scrkit.clocks import Calendar, Due, State, by_day, wording
from scrkit.dates import brief, spelled
from scrkit.frameworks import Framework

_ENDED: frozenset[State] = frozenset({"in_time", "late", "done", "passed", "over"})
# In the order in which somebody has to act.
_HEADS: tuple[tuple[str, frozenset[State]], ...] = (
    ("Overdue", frozenset({"overdue"})),
    ("Coming", frozenset({"open", "running"})),
    ("Not started, or no time set", frozenset({"waiting", "not_established"})),
    ("Done, or over", _ENDED),
)
_DAY, _STANDS, _INDENT = 11, 16, 4


def text(
    calendar: Calendar, items: Iterable[Due], framework: Framework | None, *, width: int
) -> str:
    """Return the table, by the days due, as lines of at most `width` columns."""
    return "\n".join(_lines(calendar, tuple(items), framework, width)) + "\n"


def _lines(
    calendar: Calendar, items: tuple[Due, ...], framework: Framework | None, width: int
) -> Iterator[str]:
    under = f" under {framework.title}" if framework else ""
    head = f"{calendar.review.case.id}: what is due{under}, as of "
    yield from wrap(head + spelled(calendar.as_of), width)
    if not items:
        yield ""
        yield "Nothing is open. To see what is done or over as well: --all"
    for title, states in _HEADS:
        found = tuple(one for one in items if one.state in states)
        if found:
            yield from ("", f"{title} ({len(found)})")
            yield _columns("Due", "Done" if states is _ENDED else None, "") + "What"
        for one in by_day(found):
            yield from _row(one, framework, width)


def _row(due: Due, framework: Framework | None, width: int) -> Iterator[str]:
    # What is open has no column for it.
    done = _short(due.done) if due.state in _ENDED else None
    first = _columns(_short(due.due), done, wording.standing(due))
    what = due.what if due.kind == "terms" else f"{due.id}  {due.what}"
    for line in wrap(what, width - len(first), break_on_hyphens=False):
        yield first + line
        first = " " * len(first)
    margin = " " * _INDENT
    owed = f"{wording.owed(due, framework)}: {wording.strength(due)}"
    for sentence in (owed, due.citation, *wording.remarks(due)):
        yield from wrap(
            sentence,
            width,
            initial_indent=margin,
            subsequent_indent=margin,
            break_on_hyphens=False,
        )


def _columns(day: str, done: str | None, stands: str) -> str:
    """Put the narrow columns beside each other; what is open has no day of its end."""
    ended = "" if done is None else f"{done:{_DAY}}  "
    return f"{day:{_DAY}}  {ended}{stands:{_STANDS}}  "


def _short(day: date | None) -> str:
    return f"{brief(day):>11}" if day else ""
