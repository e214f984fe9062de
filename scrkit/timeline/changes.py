"""Tell what changed between two states of a review's chronologies; quotes no text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrkit.dates import PartialDate
from scrkit.model.entry import Entry
from scrkit.model.order import Link
from scrkit.model.review import Review
from scrkit.timeline.citing import Citation, citations
from scrkit.timeline.differences import contradictions
from scrkit.timeline.merge import merge
from scrkit.timeline.silence import LONG
from scrkit.timeline.values import Silence, Timeline


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry that came or went, with its agency, by id, and its date."""

    id: str
    agency: str
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry of which fields changed; `dates` are the old and the new if it moved."""

    id: str
    agency: str
    fields: tuple[str, ...]
    dates: tuple[PartialDate, PartialDate] | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Entries whose link is new, changed or gone; "" stands where there was none."""

    entries: tuple[str, ...]
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources that contradict each other in a date, time, count and so on."""

    entries: tuple[str, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one state to another, in the order in which people ask.

    `withdrawn` entries stand in their chronology as withdrawn, `gone` ones nowhere;
    `kept` counts changed entries that agencies keep to themselves.
    """

    added: tuple[Noted, ...]
    withdrawn: tuple[Noted, ...]
    gone: tuple[Noted, ...]
    changed: tuple[Changed, ...]
    decided: tuple[Decided, ...]
    conflicts: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]
    silences: tuple[Silence, ...]
    broken: tuple[Silence, ...]
    cited: tuple[Citation, ...]
    kept: int

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not any(getattr(self, name) for name in self.__slots__)


_Entries = Mapping[str, tuple[Entry, str]]


def changes(old: Review, new: Review) -> Changes:
    """Return what changed from `old` to `new`, with what cites what changed.

    Entries that an agency keeps to itself are only counted; one that comes into the
    integrated chronology, or leaves it, is a change of its visibility.
    """
    before, now = _entries(old), _entries(new)
    # An entry that was ever shown is told of; what was always kept back is only
    # counted.
    shown = {id for id, (e, _) in (*before.items(), *now.items()) if _is_shown(e)}
    withdrawn = {one.id for c in new.chronologies for one in c.withdrawn}
    left = [_noted(before, id) for id in before if id in shown and id not in now]
    changed = tuple(_changed(before, now))
    merged, merged_now = (merge(one, silence=min(LONG.values())) for one in (old, new))
    silent, silent_now = _silent(merged), _silent(merged_now)
    conflicts, conflicts_now = _conflicts(merged), _conflicts(merged_now)
    touched = {one.id for one in left} | {one.id for one in changed}
    differing = touched | (before.keys() ^ now.keys())
    return Changes(
        added=tuple(_noted(now, id) for id in now if id in shown and id not in before),
        withdrawn=tuple(one for one in left if one.id in withdrawn),
        gone=tuple(one for one in left if one.id not in withdrawn),
        changed=tuple(one for one in changed if one.id in shown),
        decided=tuple(_decided(old, new, shown)),
        conflicts=tuple(one for one in conflicts_now if one not in conflicts),
        settled=tuple(one for one in conflicts if one not in conflicts_now),
        silences=tuple(silent_now[key] for key in silent_now if key not in silent),
        broken=tuple(silent[key] for key in silent if key not in silent_now),
        cited=citations(new, touched & shown),
        kept=len(differing - shown),
    )


def _entries(review: Review) -> _Entries:
    """Return every entry with its agency, in the order of agencies and ids."""
    every = [(e, c.agency) for c in review.chronologies for e in c.entries]
    return {entry.id: (entry, agency) for entry, agency in every}


def _is_shown(entry: Entry) -> bool:
    return entry.visibility == "integrated"


def _noted(told: _Entries, id: str) -> Noted:
    entry, agency = told[id]
    return Noted(id, agency, entry.date)


def _changed(before: _Entries, now: _Entries) -> Iterator[Changed]:
    for id, (entry, agency) in now.items():
        if id not in before or before[id][0] == entry:
            continue
        old = before[id][0]
        names = tuple(
            name
            for name in entry.__struct_fields__
            if getattr(entry, name) != getattr(old, name)
        )
        if not _is_shown(entry) and _is_shown(old):
            # It has left the integrated chronology: what it says now is nobody's.
            names = ("visibility",)
        dates = (old.date, entry.date) if "date" in names else None
        yield Changed(id, agency, names, dates)


def _decided(old: Review, new: Review, shown: set[str]) -> Iterator[Decided]:
    before, now = _links(old, shown), _links(new, shown)
    for key in dict.fromkeys((*now, *before)):
        one, other = before.get(key), now.get(key)
        relations = (one.relation if one else "", other.relation if other else "")
        if relations[0] != relations[1]:
            link = other or one
            yield Decided(link.entries if link else (), *relations)


def _links(review: Review, shown: set[str]) -> dict[frozenset[str], Link]:
    links = [one for one in review.timeline.links if shown.issuperset(one.entries)]
    return {frozenset(link.entries): link for link in links}


def _conflicts(timeline: Timeline) -> tuple[Conflict, ...]:
    found = contradictions(timeline)
    return tuple(Conflict(tuple(sorted(one.entries)), one.of) for one in found)


def _silent(timeline: Timeline) -> dict[tuple[str, str, str, str], Silence]:
    every = (*timeline.silences, *timeline.untold)
    return {
        (one.kind, one.agency, one.start.text, one.end.text): one
        for one in every
        if one.days >= LONG.get(one.kind, 90) or one.kind == "no_return"
    }
