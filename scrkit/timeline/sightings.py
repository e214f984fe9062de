"""Tell who last saw the child, and who last saw the child alone; guesses no day."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from scrkit.dates import PartialDate
from scrkit.model.entry import Entry
from scrkit.model.review import Review
from scrkit.timeline.values import Row, Timeline

_DAY = 24 * 60


class Sighting(Struct, frozen=True):
    """An entry that says that the child was seen."""

    agency: str
    entry: str
    date: PartialDate


class LastSeen(Struct, frozen=True):
    """Who last saw the child, and alone; several where it cannot be told who came last.

    `before` is the day before which they did, None for the end of the chronology.
    """

    before: date | None
    seen: tuple[Sighting, ...]
    alone: tuple[Sighting, ...]


def tells_of_sight(entries: Iterable[Entry]) -> bool:
    """Tell whether any entry of a chronology answers whether the child was seen.

    Where none does, its agency was not asked, or took all of it for not applicable.
    """
    return any(one.child_seen not in ("not_asked", "not_applicable") for one in entries)


def unsaid(timeline: Timeline) -> tuple[tuple[str, ...], int]:
    """Return the agencies, by id, whose chronologies never tell of sight, of how many.

    Of a part of a timeline it is told as of the whole.
    """
    told: dict[str, list[Entry]] = {}
    for row in (timeline.whole or timeline).rows:
        told.setdefault(row.agency.id, []).append(row.entry)
    every = tuple(id for id, own in told.items() if not tells_of_sight(own))
    return every, len(told)


def incident(review: Review) -> date | None:
    """Return the first day on which the incident can have been, if that is known."""
    known = review.case.dates.incident
    return known.earliest if known else None


def last_seen(timeline: Timeline, on: date | None = None) -> LastSeen:
    """Return who last saw the child before the day `on`, or at all.

    A sighting counts only if its latest possible day is before `on`. One that may be
    later than the others, because its date or time is vague, is given beside them.
    Of a part of a timeline it is told as of the whole.
    """
    rows = (timeline.whole or timeline).rows
    seen = [row for row in rows if row.entry.child_seen == "yes"]
    if on is not None:
        # A sighting of "March" may be of its last day.
        dated = ((row, row.entry.date.latest) for row in seen)
        seen = [row for row, latest in dated if latest is not None and latest < on]
    alone = [row for row in seen if row.entry.seen_alone == "yes"]
    return LastSeen(on, _last(seen), _last(alone))


def _last(rows: Iterable[Row]) -> tuple[Sighting, ...]:
    known = [row for row in rows if row.entry.date.known and not row.entry.date.before]
    spans = [_span(row.entry) for row in known]
    latest = max((start for start, _ in spans), default=(0, 0))
    return tuple(
        Sighting(row.agency.id, row.entry.id, row.entry.date)
        for row, (_, end) in zip(known, spans, strict=True)
        if end >= latest
    )


def _span(entry: Entry) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first and last minute in which an entry may lie."""
    when, time = entry.date, entry.time
    first, last = when.first, when.last
    if when.earliest and when.latest:
        first, last = when.earliest.toordinal(), when.latest.toordinal()
    if when.since:
        last = date.max.toordinal()
    # A night has two ends.
    if time is None or time.text == "night" or not when.exact:
        return (first, 0), (last, _DAY)
    return (first, time.first), (last, time.last)
