"""Put into a file of the review what is decided of gates, departures, actions …

What stands there of the same thing is replaced; the rest is added. Never decides.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from scrkit.diagnostics import Diagnostic, Severity
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.model.case import CaseReview, Departure
from scrkit.model.gathering import Requests
from scrkit.model.hearing import Contact, Family, FamilyMember
from scrkit.model.kinds import Day, Record
from scrkit.model.opening import Criteria, Notification
from scrkit.model.order import Phase, Proceeding, Proceedings, TimelineDecisions
from scrkit.model.outcome import Action, ActionPlan
from scrkit.model.publishing import Dissemination, Gate, Publication
from scrkit.review import load
from scrkit.yamlfile.splice import applied

Noted = Gate | Departure | Action | Proceeding | Phase | Notification


class _Home(Struct, frozen=True):
    """Where a record stands, and which of its fields tell what it is about."""

    file: str
    holder: type[Record]
    path: tuple[str, ...]
    same: tuple[str, ...]


_HOMES: dict[type[Record], _Home] = {
    Gate: _Home("dissemination.yaml", Dissemination, ("publication", "gates"), ("id",)),
    Departure: _Home(
        "review.yaml", CaseReview, ("departures",), ("rule", "file", "at")
    ),
    Action: _Home("actions.yaml", ActionPlan, ("actions",), ("id",)),
    Proceeding: _Home(
        "proceedings.yaml", Proceedings, ("proceedings",), ("kind", "what")
    ),
    Notification: _Home(
        "criteria.yaml", Criteria, ("notifications",), ("what", "to", "date")
    ),
    Phase: _Home("timeline.yaml", TimelineDecisions, ("phases",), ("id",)),
}


def file_of(kind: type[Record]) -> str:
    """Return the file in which records of a kind stand."""
    return _HOMES[kind].file


def with_noted(files: Mapping[str, bytes], record: Noted) -> Plan:
    """Return what notes a record in its file of the review.

    Raises ScrError where the file is broken, or the review would then have an error
    of shape or reference that it has not now.
    """
    home = _HOMES[type(record)]
    editing: Editing[Record] = Editing(files.get(home.file), home.file, home.holder)
    held = editing.before
    if isinstance(held, Dissemination) and held.publication is None:
        editing.set((), publication=Publication(gates=(record,)))
    else:
        _put(editing, home, record)
    return checked(files, editing)


FAMILY, REQUESTS = "family.yaml", "requests.yaml"


def with_contact(files: Mapping[str, bytes], person: str, contact: Contact) -> Plan:
    """Return what notes a contact with somebody of the family.

    Whoever is not in the file yet comes in, as somebody who has not taken part so far.
    Raises ScrError as `with_noted` does.
    """
    editing = Editing(files.get(FAMILY), FAMILY, Family)
    members = [one.person for one in editing.before.members]
    if person in members:
        at = members.index(person)
        if contact not in editing.before.members[at].contacts:
            editing.append(("members", at, "contacts"), contact)
    else:
        member = FamilyMember(person=person, took_part=False, contacts=(contact,))
        editing.append(("members",), member)
    return checked(files, editing)


def with_reminder(
    files: Mapping[str, bytes], agency: str, what: str, chased: Day
) -> Plan:
    """Return what notes on which day the latest request of a kind was chased.

    Raises ScrError where nothing of the kind was asked, or it has come already.
    """
    editing = Editing(files.get(REQUESTS), REQUESTS, Requests)
    every = editing.before.requests
    asked = [n for n, r in enumerate(every) if (r.agency, r.what) == (agency, what)]
    if not asked or every[asked[-1]].received is not None:
        raise ScrError(
            "requests.yaml holds no open request of this kind to this agency",
            "Look there at what was asked for, and whether it has come.",
        )
    at = asked[-1]
    if chased not in every[at].chased:
        days = tuple(sorted((*every[at].chased, chased)))
        editing.set(("requests", at), chased=days)
    return checked(files, editing)


def _put(editing: Editing[Record], home: _Home, record: Noted) -> None:
    there: tuple[Record, ...] = ()
    held: object = editing.before
    for step in home.path:
        held = getattr(held, step)
    if isinstance(held, tuple):
        there = held
    for at, one in enumerate(there):
        if all(getattr(one, name) == getattr(record, name) for name in home.same):
            editing.replace((*home.path, at), record)
            return
    editing.append(home.path, record)


def new_id(letter: str, taken: Iterable[str]) -> str:
    """Return the id behind the highest that was given: ids are for life."""
    numbers = [int(one[len(letter) :]) for one in taken if one.startswith(letter)]
    return f"{letter}{max(numbers, default=0) + 1}"


def checked(files: Mapping[str, bytes], editing: Editing[Any]) -> Plan:
    """Return what an editing writes; raises ScrError as `refuse_what_breaks` does."""
    plan = editing.plan()
    refuse_what_breaks(files, plan)
    return plan


def refuse_what_breaks(files: Mapping[str, bytes], plan: Plan) -> None:
    """Raise ScrError where a plan would bring an error that there is not now."""
    before = {_told(one) for one in _errors(files)}
    for one in _errors(after(files, plan)):
        if _told(one) not in before:
            raise ScrError(f"{one.message}; nothing was written", one.do)


def after(files: Mapping[str, bytes], plan: Plan) -> dict[str, bytes]:
    """Return the files of a review as they are once a plan is carried out."""
    found, edits = dict(files), defaultdict[str, list[Edit]](list)
    for one in plan:
        if isinstance(one, NewFile):
            found[one.path] = one.content
        elif isinstance(one, Edit):
            edits[one.path].append(one)
    for path, those in edits.items():
        found[path] = applied(tuple(those))
    return found


def _errors(files: Mapping[str, bytes]) -> list[Diagnostic]:
    found = load(files).diagnostics
    return [one for one in found if one.severity is Severity.ERROR]


def _told(one: Diagnostic) -> tuple[str, str, str, str]:
    return one.code, one.place.file, one.path, one.message
