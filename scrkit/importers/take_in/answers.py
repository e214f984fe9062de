"""Rows that were asked about once: what became of them is not asked a second time."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scrkit.importers.read.values import Aside
from scrkit.importers.take_in.compare import Comparison
from scrkit.importers.take_in.silences import declared_by
from scrkit.importers.understand.rows import Draft
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, OpenRows
from scrkit.text.counting import number

NOT_IN = "Not in the return taken in on"
"""How the reason begins of an entry that was withdrawn as no row told of it."""
_TAKEN_OUT = "rows that were taken out when they were asked about"
_PLACES = 5


def without_answered(
    read: tuple[Draft, ...], there: Chronology | None, answered: Mapping[str, str]
) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """Return the rows, and those that somebody took out when they were asked about.

    A row that was answered is the entry it became. Where that was deleted, or withdrawn
    by hand, somebody took it out too; where a return withdrew it, it is asked anew.
    """
    entries = {one.id: one for one in there.entries} if there else {}
    withdrawn = there.withdrawn if there else ()
    back = {one.id for one in withdrawn if one.reason.startswith(NOT_IN)}
    left = {id: one for id, one in entries.items() if id in answered.values()}
    kept, out = [], []
    for draft in read:
        id = answered.get(draft.sent) if draft.questions else None
        # Once each: two rows of the same mark are not both the one entry.
        entry = left.pop(id, None) if id else None
        if entry is not None:
            kept.append(replace(draft, entry=entry, questions=(), named=()))
        elif id is None or id in entries or id in back:
            kept.append(draft)
        else:
            out.append(draft)
    return tuple(kept), tuple(out)


def told_of(closed: tuple[Draft, ...]) -> Iterator[Aside]:
    """Say which rows are left out because somebody took them out before."""
    if closed:
        more = len(closed) - _PLACES
        at = "; ".join(one.at for one in closed[:_PLACES])
        at += f"; and {number(more, 'more row')}" if more > 0 else ""
        size = sum(len(text) for one in closed for text in one.written.values())
        yield Aside(_TAKEN_OUT, at, size)


def entries_of(
    comparison: Comparison, added: tuple[tuple[Entry, str], ...]
) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that were answered, each with its entry's id."""
    # A row that declares a silence became no entry, and bears no number.
    new = (
        one
        for one in comparison.added
        if not one.questions and declared_by(one.entry) is None
    )
    for draft, (entry, _) in zip(new, added, strict=True):
        if draft.sent:
            yield draft.sent, entry.id
    for one in comparison.matched:
        if one.draft.sent and not one.draft.questions:
            yield one.draft.sent, one.entry.id


def taken_out(held: OpenRows) -> tuple[str, ...]:
    """Return the marks of rows that were asked about and no longer stand in a file."""
    left = {one.sent for one in held.rows}
    return tuple(dict.fromkeys(sent for sent in held.asked if sent not in left))
