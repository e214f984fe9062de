"""What the commands of `scr timeline` answer to programs; never an entry's text."""

from collections.abc import Collection
from datetime import date
from typing import Any

import msgspec

from scrkit.cli.show.answer import Answer, taken
from scrkit.dates import PartialDate
from scrkit.timeline import changes, knowledge, patterns
from scrkit.timeline.citing import Citation
from scrkit.timeline.export import patterns_as_json
from scrkit.timeline.values import Row


class Gap(Answer, frozen=True):
    """A silence that came or went."""

    kind: str
    agency: str
    start: PartialDate
    end: PartialDate
    days: int


class Changed(Answer, frozen=True):
    """Answer of `scr timeline diff`; dates are as they are written in the files."""

    added: tuple[changes.Noted, ...]
    withdrawn: tuple[changes.Noted, ...]
    gone: tuple[changes.Noted, ...]
    changed: tuple[changes.Changed, ...]
    decided: tuple[changes.Decided, ...]
    contradictions_new: tuple[changes.Conflict, ...]
    contradictions_gone: tuple[changes.Conflict, ...]
    silences_new: tuple[Gap, ...]
    silences_gone: tuple[Gap, ...]
    cited: tuple[Citation, ...]
    kept: int
    unread: tuple[str, ...]


def changed(found: changes.Changes, unread: Collection[str]) -> Changed:
    """Return what changed between two states of the chronologies."""
    return taken(
        Changed,
        found,
        contradictions_new=found.conflicts,
        contradictions_gone=found.settled,
        silences_new=found.silences,
        silences_gone=found.broken,
        unread=sorted(unread),
    )


class KnownEntry(Answer, frozen=True):
    """An entry that an agency held, or did not."""

    id: str
    date: PartialDate
    agency: str
    people: tuple[str, ...]
    visibility: str


class Held(Answer, frozen=True):
    """Entries by how an agency comes to them."""

    own: tuple[KnownEntry, ...]
    shared: tuple[KnownEntry, ...]
    elsewhere: tuple[KnownEntry, ...]


class Known(Answer, frozen=True):
    """Answer of `scr timeline known-by`."""

    agency: str
    on: date
    known: Held
    perhaps: Held


def known(found: knowledge.Knowledge) -> Known:
    """Return what an agency held by a day."""
    return taken(Known, found, known=_held(found.known), perhaps=_held(found.perhaps))


def _held(held: knowledge.Held) -> Held:
    def entries(rows: tuple[Row, ...]) -> tuple[KnownEntry, ...]:
        # Ids and days: the words of an agency go into no answer.
        return tuple(taken(KnownEntry, r.entry, agency=r.agency.id) for r in rows)

    return Held(
        own=entries(held.own),
        shared=entries(held.shared),
        elsewhere=entries(held.elsewhere),
    )


class Contacts(Answer, frozen=True):
    """How many entries each agency has in each of the months."""

    months: tuple[str, ...]
    agencies: dict[str, tuple[int, ...]]
    not_datable_to_a_month: dict[str, int]


class Told(Answer, frozen=True, omit_defaults=True):
    """An entry that tells of something; `outcome` where it is about a referral."""

    entry: str
    agency: str
    date: str
    age: str
    kind: str
    outcome: str = ""


class Patterns(Answer, frozen=True):
    """Answer of `scr timeline patterns`."""

    contacts: Contacts
    referrals: tuple[Told, ...]
    missed: tuple[Told, ...]
    no_action: tuple[Told, ...]


def patterned(found: patterns.Patterns) -> Patterns:
    """Return contacts by month, and entries by what they tell of."""
    return msgspec.convert(patterns_as_json(found), Patterns)


class Chronology(Answer, frozen=True):
    """What `scr merge-chronology` writes as chronology.json."""

    period: str | None
    withheld: int
    compared: int
    view: dict[str, Any] | None
    entries: tuple[dict[str, Any], ...]
    doubles: tuple[dict[str, Any], ...]
    contradictions: tuple[dict[str, Any], ...]
    contradictions_by_kind: dict[str, int]
    silences: tuple[dict[str, Any], ...]
    untold: tuple[dict[str, Any], ...]
    no_contact: tuple[dict[str, Any], ...]
    last_seen: dict[str, Any]
    patterns: Patterns
