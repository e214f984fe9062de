"""A calendar file (RFC 5545) of what is due, without a word of the case."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Event
from icalendar import Calendar as File

from scrkit.clocks import wording
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


def to_ics(
    calendar: Calendar, items: Iterable[Due], framework: Framework | None
) -> bytes:
    """Return what is due as a calendar file; what has no day is left out.

    The same review gives the same UIDs on every run: a day that moved moves in the
    reader's calendar too. Titles name the review by its id, clauses, agencies' ids and
    roles; never a narrative, a name or a value.
    """
    review = calendar.review.case.id
    file = File()
    file.add("prodid", "-//scrkit//deadlines//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", f"{review}: deadlines")
    stamp = datetime.combine(calendar.as_of, time(), tzinfo=UTC)
    for one in items:
        if one.due is None:
            continue
        event = _event(one, one.due)
        event.add("uid", f"{review}.{one.kind}.{one.id}@scrkit")
        event.add("dtstamp", stamp)
        event.add("summary", title(review, one))
        event.add("description", _description(one, framework))
        if one.open:
            event.add_component(_alarm(title(review, one)))
        file.add_component(event)
    return bytes(file.to_ical())


def title(review: str, due: Due) -> str:
    """Return the title of an event: "child-k: SCR-T6, Send the report"."""
    if due.kind == "request":
        return f"{review}: {due.what} from {due.owed_by}"
    if due.kind == "action":
        return f"{review}: {due.id}, {due.what} ({due.owed_by})"
    if due.kind == "terms":
        return f"{review}: {due.what} (terms of reference)"
    return f"{review}: {due.id}, {due.what}"


def _event(due: Due, day: date) -> Event:
    """Return an event of a whole day, that keeps nobody from being free on it."""
    event = Event()
    event.add("dtstart", day)
    # Without an end it lasts the day; some programs want to read it all the same.
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("categories", [_CATEGORIES[due.kind]])
    event.add("class", "PRIVATE")
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
