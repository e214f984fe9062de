"""A calendar file (RFC 5545) of what is due, without a word of the case."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Event
from icalendar import Calendar as File
from msgspec import Struct

from scrkit.clocks import wording
from scrkit.clocks.earlier import Before, Earlier, gone, same_words
from scrkit.clocks.values import Calendar, Due, Kind
from scrkit.dates import spelled
from scrkit.frameworks import Framework

# Three days before, at nine in the morning: an event of a whole day starts at midnight.
_REMIND = timedelta(days=-3, hours=9)
_CATEGORIES: dict[Kind, str] = {
    "framework": "Guidance",
    "terms": "Terms of reference",
    "request": "Requests",
    "action": "Action plan",
}


class Learnt(Struct, frozen=True):
    """What a calendar learns from a file that it did not know from the one before."""

    new: int = 0
    moved: int = 0
    reworded: int = 0
    cancelled: int = 0
    others: int = 0


def to_ics(
    calendar: Calendar,
    items: Iterable[Due],
    framework: Framework | None,
    earlier: Earlier | None = None,
) -> tuple[bytes, Learnt]:
    """Return what is due as a calendar file; what has no day is left out.

    The same review gives the same UIDs on every run: a day that moved moves in the
    reader's calendar too. Beside an `earlier` file the number of what moved rises, and
    what is done or gone is cancelled. Titles name the review by its id, clauses,
    agencies' ids and roles; never a narrative, a name or a value.
    """
    review = calendar.review.case.id
    known = earlier.events if earlier else {}
    file = _file(review)
    # Not the clock: the same review on the same day gives the same bytes.
    stamp = datetime.combine(calendar.as_of, time(), tzinfo=UTC)
    told: Counter[str] = Counter()
    uids = set()
    for one in items:
        if one.due is None:
            continue
        # Of what stays when days move and words change: by it the reader's calendar
        # knows it.
        uid = f"{review}.{one.kind}.{one.id}@scrkit"
        uids.add(uid)
        event = _event(review, one, one.due, framework)
        change = _number(event, known.get(uid), one.due, stamp)
        told[change] += 1
        event.add("uid", uid)
        if one.open:
            event.add_component(_alarm(title(review, one)))
        file.add_component(event)
    titles = {
        f"{review}.{d.kind}.{d.id}@scrkit": title(review, d) for d in calendar.items
    }
    # A day that is only left out stays in every calendar that was sent it.
    for uid, before in gone(earlier, uids) if earlier else ():
        what = titles.get(uid, f"{review}: no longer due")
        told["cancelled"] += not before.cancelled
        file.add_component(_cancelled(uid, what, before, stamp))
    learnt = Learnt(
        told["new"],
        told["moved"],
        told["reworded"],
        told["cancelled"],
        earlier.others if earlier else 0,
    )
    return bytes(file.to_ical()), learnt


def _file(review: str) -> File:
    file = File()
    file.add("prodid", "-//scrkit//deadlines//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", f"{review}: deadlines")
    return file


def _number(event: Event, before: Before | None, day: date, stamp: datetime) -> str:
    """Number and stamp an event as it differs from what a calendar has; say in what."""
    if before is None:
        _stamped(event, 0, stamp)
        return "new"
    words = same_words(f"{event['summary']} {event['description']}")
    if before.day != day or before.cancelled:
        _stamped(event, before.sequence + 1, _later(before, stamp))
        return "moved"
    if before.words != words:
        _stamped(event, before.sequence, _later(before, stamp))
        return "reworded"
    _stamped(event, before.sequence, before.modified or stamp)
    return "as before"


def _later(before: Before, stamp: datetime) -> datetime:
    """Return the stamp of a change: after the last one, if that is of the same day."""
    if before.modified is None:
        return stamp
    return max(stamp, before.modified + timedelta(seconds=1))


def _stamped(event: Event, sequence: int, moment: datetime) -> None:
    event.add("sequence", sequence)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)


def _cancelled(uid: str, what: str, before: Before, stamp: datetime) -> Event:
    """Return what tells a calendar that an event is off; it is told once as new."""
    event = _whole_day(before.day or stamp.date())
    event.add("status", "CANCELLED")
    event.add("summary", what)
    event.add("uid", uid)
    if before.cancelled:
        _stamped(event, before.sequence, before.modified or stamp)
    else:
        _stamped(event, before.sequence + 1, _later(before, stamp))
    return event


def title(review: str, due: Due) -> str:
    """Return the title of an event: "child-k: SCR-T6, Send the report"."""
    if due.kind == "request":
        return f"{review}: {due.what} from {due.owed_by}"
    if due.kind == "action":
        return f"{review}: {due.id}, {due.what} ({due.owed_by})"
    if due.kind == "terms":
        return f"{review}: {due.what} (terms of reference)"
    return f"{review}: {due.id}, {due.what}"


def _event(review: str, due: Due, day: date, framework: Framework | None) -> Event:
    event = _whole_day(day)
    event.add("summary", title(review, due))
    event.add("description", _description(due, framework))
    event.add("categories", [_CATEGORIES[due.kind]])
    return event


def _whole_day(day: date) -> Event:
    """Return an event of a whole day, that keeps nobody from being free on it."""
    event = Event()
    event.add("dtstart", day)
    # Without an end it lasts the day; some programs want to read it all the same.
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    # Who sees the calendar of somebody on a panel need not see what is due in a case.
    event.add("class", "PRIVATE")
    # Else a deadline would show its reader as busy all day.
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", _REMIND)
    return alarm


def _description(due: Due, framework: Framework | None) -> str:
    done = f"; done {spelled(due.done)}" if due.done else ""
    lines = [
        f"{wording.owed(due, framework)}: {wording.strength(due)}",
        due.citation,
        "" if due.open else f"{wording.standing(due)}{done}",
        *wording.remarks(due),
    ]
    return "\n".join(line for line in lines if line)
