"""Note in the review's own files that a return came: when, which, by which headings."""

from collections.abc import Mapping
from datetime import date

from scrkit.edits.editing import Editing
from scrkit.files import Plan
from scrkit.model.case import ColumnMap, Imports, TakenIn
from scrkit.model.gathering import Requests

REQUESTS = "requests.yaml"
IMPORTS = "imports.yaml"


def received(content: bytes, agency: str, day: date) -> Plan:
    """Return the edits that note the day a chronology came, or came again.

    Raises ScrError where the file is broken, or cannot be added to safely.
    """
    editing = Editing(content, REQUESTS, Requests)
    for at, one in enumerate(editing.before.requests):
        if one.agency != agency or one.what != "chronology":
            continue
        name = "received" if one.received is None else "resubmitted"
        if one.received is not None and (not one.returned or one.resubmitted):
            continue
        editing.set(("requests", at), **{name: day})
        break
    return editing.edits()


def imports(content: bytes | None, taken: TakenIn, columns: Mapping[str, str]) -> Plan:
    """Return what notes a file taken in, and remembers its headings.

    `columns` are their headings, by our field. Raises ScrError where the file is
    broken, or cannot be added to safely.
    """
    editing = Editing(content, IMPORTS, Imports)
    known, agency = editing.before, taken.agency
    if not any((o.agency, o.sha256) == (agency, taken.sha256) for o in known.taken):
        editing.append(("taken",), taken)
    before = [at for at, one in enumerate(known.maps) if one.agency == agency]
    if before:
        editing.replace(("maps", before[0], "columns"), dict(columns))
    elif columns:
        day = taken.date
        new = ColumnMap(agency=agency, columns=dict(columns), remembered=day)
        editing.append(("maps",), new)
    return editing.plan()
