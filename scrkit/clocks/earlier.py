"""An earlier calendar file of a review, as it lies in somebody's calendar by now.

Other programs save it anew: with other folds, in another order, with properties and
events of their own. Only what scrkit itself must know is taken from it, never a text
that somebody typed there.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from scrkit.errors import ScrError
from scrkit.system import child

_UK = ZoneInfo("Europe/London")
# What our own are called; nothing that somebody typed comes through here.
_OURS = re.compile(r"[A-Za-z0-9_.-]{1,200}@scrkit")
# The standard's own bound of a whole number, and room to rise.
_MOST = 2**31 - 2


class Before(Struct, frozen=True):
    """An event as a calendar has it: how often and when it changed last, and its day.

    `words` are its title and description, only to be compared.
    """

    sequence: int
    modified: datetime | None
    day: date | None
    words: str
    cancelled: bool


class Earlier(Struct, frozen=True):
    """The events of a review in an earlier file, by UID, and how many were others'."""

    events: Mapping[str, Before]
    others: int


def read_earlier(content: bytes, review: str, name: str) -> Earlier:
    """Return what an earlier calendar file has of a review, called by its id.

    `name` is what the file is called in messages; a child process reads it. Raises
    ScrError where it is no calendar, or a part of one, or takes too long to read.
    """
    try:
        found: Earlier = child.run(_earlier, content, review, name)
    except ScrError as error:
        if error.kind != child.BROKEN:
            raise
        raise ScrError(f"{name}: {error.message}", error.advice) from error
    return found


def _earlier(content: bytes, review: str, name: str) -> Earlier:
    found: dict[str, Before] = {}
    others = 0
    for calendar in _calendars(content, name):
        for event in calendar.walk("VEVENT"):
            uid = str(event.get("uid", ""))
            if not (uid.startswith(f"{review}.") and _OURS.fullmatch(uid)):
                others += 1
                continue
            one = _before(event)
            # A calendar program may keep what it was sent before: the last one counts.
            if uid not in found or found[uid].sequence <= one.sequence:
                found[uid] = one
    return Earlier(found, others)


def _calendars(content: bytes, name: str) -> list[Any]:
    # Some programs write UTF-16, others set a mark before UTF-8.
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    # Only in the child: it takes a moment.
    from icalendar import Calendar as File

    text = content.decode("utf-16" if wide else "utf-8-sig", "replace")
    lines = [line.strip().upper() for line in text.splitlines()]
    # The library reads a file that was cut off without a word.
    whole = lines.count("BEGIN:VCALENDAR") == lines.count("END:VCALENDAR")
    try:
        made: list[Any] = list(File.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise _unreadable(name) from error
    if not made or not whole or any(one.name != "VCALENDAR" for one in made):
        raise _unreadable(name)
    return made


def _unreadable(name: str) -> ScrError:
    return ScrError(
        f"{name} is no calendar file, or only a part of one",
        "Name the .ics file that scr deadlines wrote last, or one that a calendar "
        "program saved from it.",
    )


def _before(event: Any) -> Before:
    # No text leaves here but to be compared: somebody may have typed a name into it.
    number = _whole(event, "sequence")
    text = " ".join(str(event.get(name, "")) for name in ("summary", "description"))
    modified = _moment(event, "last-modified") or _moment(event, "dtstamp")
    status = str(event.get("status", "")).strip().upper()
    day = _day(_value(event, "dtstart"))
    return Before(number, modified, day, same_words(text), status == "CANCELLED")


def same_words(text: str) -> str:
    """Return a text as it is compared: programs wrap and end its lines differently."""
    return " ".join(text.split())


def _whole(event: Any, name: str) -> int:
    try:
        return min(max(int(event.get(name, 0)), 0), _MOST)
    except (ValueError, TypeError):
        return 0


def _moment(event: Any, name: str) -> datetime | None:
    held = _value(event, name)
    if not isinstance(held, datetime):
        return None
    return held.astimezone(UTC) if held.tzinfo else held.replace(tzinfo=UTC)


def _day(held: object) -> date | None:
    """Return the day of an event; a program may keep a whole day by its midnight."""
    if isinstance(held, datetime):
        return (held.astimezone(_UK) if held.tzinfo else held).date()
    return held if isinstance(held, date) else None


def _value(event: Any, name: str) -> object:
    """Return a date or moment; None where there is none, or none that can be read."""
    try:
        return getattr(event.get(name), "dt", None)
    except ValueError:
        return None


def gone(earlier: Earlier, uids: set[str]) -> Iterator[tuple[str, Before]]:
    """Yield the events that are due no longer, in the order of their UIDs."""
    yield from sorted(
        (uid, before) for uid, before in earlier.events.items() if uid not in uids
    )
