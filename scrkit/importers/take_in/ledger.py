"""Note in the review's own files that a return came: when, which, by which headings."""

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from scrkit.edits.editing import Editing
from scrkit.files import Plan
from scrkit.model.gathering import Requests
from scrkit.model.taken_in import Answered, ColumnMap, Imports, TakenIn

REQUESTS = "requests.yaml"
IMPORTS = "imports.yaml"


_CHRONOLOGY = ("chronology",)


def open_request(
    requests: Requests, agency: str, whats: Collection[str] = _CHRONOLOGY
) -> tuple[int, str] | None:
    """Return which request a return answers, and the field for the day it came."""
    for at, one in enumerate(requests.requests):
        if one.agency != agency or one.what not in whats:
            continue
        # The first that is open, as they were asked.
        if one.received is None:
            return at, "received"
        if one.returned and not one.resubmitted:
            return at, "resubmitted"
    return None


def received(
    content: bytes, agency: str, day: date, whats: Collection[str] = _CHRONOLOGY
) -> Plan:
    """Return the edits that note the day a return came, or came again.

    Raises ScrError where the file is broken, or cannot be added to safely.
    """
    editing = Editing(content, REQUESTS, Requests)
    asked = open_request(editing.before, agency, whats)
    if asked is not None:
        at, name = asked
        editing.set(("requests", at), **{name: day})
    return editing.edits()


def answered(
    content: bytes | None, agency: str, rows: tuple[tuple[str, str], ...]
) -> Plan:
    """Return what notes which entries the rows became that were asked about."""
    editing = Editing(content, IMPORTS, Imports)
    known = {one.sent for one in editing.before.answered if one.agency == agency}
    new = [
        Answered(agency=agency, sent=sent, entry=entry)
        for sent, entry in rows
        if sent not in known
    ]
    if new:
        editing.append(("answered",), *new)
    return editing.plan()


def taken_in(content: bytes | None, taken: TakenIn) -> Plan:
    """Return what notes a file taken in of which nothing else is remembered."""
    editing = Editing(content, IMPORTS, Imports)
    known = ((one.agency, one.sha256) for one in editing.before.taken)
    if (taken.agency, taken.sha256) not in known:
        editing.append(("taken",), taken)
    return editing.plan()


def imports(content: bytes | None, taken: TakenIn, known: ColumnMap) -> Plan:
    """Return what notes a file taken in, and remembers what is known of its agency.

    Raises ScrError where the file is broken, or cannot be added to safely.
    """
    editing = Editing(content, IMPORTS, Imports)
    before, agency = editing.before, known.agency
    if not any((o.agency, o.sha256) == (agency, taken.sha256) for o in before.taken):
        editing.append(("taken",), taken)
    held = [at for at, one in enumerate(before.maps) if one.agency == agency]
    new = replace(known, remembered=taken.date)
    if held:
        then = before.maps[held[0]].remembered
        # With its first day, so that a return like the last one changes nothing here.
        editing.replace(("maps", held[0]), replace(new, remembered=then))
    elif new != ColumnMap(agency=agency, remembered=taken.date):
        editing.append(("maps",), new)
    return editing.plan()
