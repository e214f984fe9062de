"""Entries that a person linked, side by side, each in its agency's own words."""

from collections.abc import Iterator

from scrkit.dates import spell_time
from scrkit.model.entry import Entry
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
)
from scrkit.render.sections.case import Case
from scrkit.render.sections.entry import child_seen
from scrkit.render.sections.prose import cell, words
from scrkit.render.wording.wording import listed
from scrkit.text.casing import capital
from scrkit.timeline.values import Double
from scrkit.timeline.values import Row as Event

_LABELS = 32
_PAGE = 257
_DECIDED = {
    "near_double": "one event",
    "contradiction": "contradiction",
    "precision_only": "precision only",
}


def linked(case: Case) -> Blocks:
    """Return a table for each link that a person made, a column for each account.

    Nothing for the public: it reads each account in its place.
    """
    if case.published:
        return ()
    found = [double for double in case.timeline.doubles if double.accepted]
    title = Heading(2, words("Linked entries, side by side"))
    if not found:
        return title, Paragraph(words("No entries have been linked yet."))
    return title, *(block for double in found for block in _side_by_side(double, case))


def _side_by_side(double: Double, case: Case) -> Iterator[Block]:
    events = [case.rows[id] for id in double.entries if id in case.rows]
    width = (_PAGE - _LABELS) // max(1, len(events))
    columns = (
        Column("Of what", _LABELS),
        *(Column(case.agency(event.agency.id), width) for event in events),
    )
    decided = _DECIDED.get(double.relation, double.relation)
    title = f"{listed(double.entries)}: {decided}"
    yield Heading(3, words(title))
    yield Table(title, columns, tuple(_rows(events, case)))
    reason = " ".join(case.say(double.accepted).split())
    yield Paragraph(words(f"Why: {reason}"), "note")


def _rows(events: list[Event], case: Case) -> Iterator[Row]:
    entries = [event.entry for event in events]
    lines: tuple[tuple[str, list[str]], ...] = (
        ("Date and time", [_when(entry, case) for entry in entries]),
        ("What happened", [case.say(entry.event) for entry in entries]),
        (_heard(case), [_child(entry, case) for entry in entries]),
        ("Action or decision", [case.say(entry.action) for entry in entries]),
        ("Source", [case.say(entry.source) for entry in entries]),
    )
    for label, told in lines:
        if any(told):
            yield Row((cell(label), *(cell(text) for text in told)))


def _when(entry: Entry, case: Case) -> str:
    time = spell_time(entry.time)
    return capital(case.date(entry.date)) + (f", {time}" if time else "")


def _heard(case: Case) -> str:
    return f"{case.heading('subject')} seen, and voice"


def _child(entry: Entry, case: Case) -> str:
    both = child_seen(entry, case)
    return "\n\n".join(
        part for part in (both and f"{both}.", case.say(entry.voice)) if part
    )
