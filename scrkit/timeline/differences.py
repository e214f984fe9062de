"""Tell in what accounts of one event differ: dates, times, counts, who was there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Literal

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.columns import COLUMNS
from scrkit.timeline.counts import Count, counts
from scrkit.timeline.values import Difference, Row

Relation = Literal["contradiction", "precision_only"]

_SEEN = tuple(column.field for column in COLUMNS if column.kind == "seen")
# Clocks of two offices, and the time it takes to write something down.
_CLOCKS = 10


def differences(rows: Iterable[Row]) -> tuple[Difference, ...]:
    """Return in what accounts of one event differ, each two of them compared."""
    pairs = combinations(rows, 2)
    return tuple(one for a, b in pairs for one in _between(a, b))


def date_relation(one: PartialDate, other: PartialDate) -> Relation | None:
    """Tell how two dates of one event stand to each other, None if they agree."""
    if disjoint(one, other):
        # Who is not sure of a day contradicts nobody.
        return "precision_only" if one.qualifier or other.qualifier else "contradiction"
    written_apart = one.last < other.first or other.last < one.first
    alike = one.precision == other.precision and not written_apart
    return None if alike else "precision_only"


def disjoint(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two dates have no day in common."""
    if _plain(one) and _plain(other):
        return one.last < other.first or other.last < one.first
    pairs = ((one.latest, other.earliest), (other.latest, one.earliest))
    return any(last and first and last < first for last, first in pairs)


def _plain(date: PartialDate) -> bool:
    """Tell whether a date is bounded by the very days in which it is written."""
    return date.known and not date.open and date.qualifier != "~"


def _between(one: Row, other: Row) -> Iterator[Difference]:
    yield from _dates(one, other)
    yield from _times(one, other)
    yield from _counts(one, other)
    yield from _people(one, other)
    yield from _seen(one, other)


def _ids(one: Row, other: Row) -> tuple[str, str]:
    return one.entry.id, other.entry.id


def _dates(one: Row, other: Row) -> Iterator[Difference]:
    a, b = one.entry.date, other.entry.date
    relation = date_relation(a, b)
    if relation:
        yield Difference("date", relation, _ids(one, other), (a.text, b.text))


def _times(one: Row, other: Row) -> Iterator[Difference]:
    """Compare times of one day; over midnight, or of a vaguer date, nothing is told."""
    a, b = one.entry.time, other.entry.time
    days = (one.entry.date, other.entry.date)
    if any(day.precision != "day" or day.open for day in days):
        return
    if a == b or days[0].first != days[1].first:
        return
    given = (a.text if a else "", b.text if b else "")
    relation: Relation = "contradiction" if _apart(a, b) else "precision_only"
    yield Difference("time", relation, _ids(one, other), given)


def _apart(one: ClockTime | None, other: ClockTime | None) -> bool:
    """Tell whether two times cannot be one; night has two ends and may be any."""
    if one is None or other is None or "night" in (one.text, other.text):
        return False
    if one.qualifier or other.qualifier:
        return False
    return max(one.first - other.last, other.first - one.last) > _CLOCKS


def _counts(one: Row, other: Row) -> Iterator[Difference]:
    counted, others = _by_noun(one), _by_noun(other)
    for noun in sorted(counted.keys() & others.keys()):
        a, b = counted[noun], others[noun]
        if {count.number for count in a} & {count.number for count in b}:
            continue
        sure = any(c.sure for c in a) and any(c.sure for c in b)
        relation: Relation = "contradiction" if sure else "precision_only"
        given = (_numbers(a), _numbers(b))
        yield Difference("count", relation, _ids(one, other), given, noun)


def _by_noun(row: Row) -> Mapping[str, list[Count]]:
    found: dict[str, list[Count]] = {}
    for text in (row.entry.event, row.entry.action):
        for count in _counted(text):
            found.setdefault(count.noun, []).append(count)
    return found


@lru_cache(maxsize=32768)
def _counted(text: str) -> tuple[Count, ...]:
    """Keep what a text counts: it is compared with every account that is like it."""
    return tuple(counts(text))


def _numbers(found: list[Count]) -> str:
    return ", ".join(f"{number:g}" for number in sorted({one.number for one in found}))


def _people(one: Row, other: Row) -> Iterator[Difference]:
    """Compare who is named; a list that only goes on says more, and denies nobody."""
    a, b = one.entry.people, other.entry.people
    if not a or not b or set(a) == set(b):
        return
    only = tuple(code for code in a if code not in b)
    others = tuple(code for code in b if code not in a)
    relation: Relation = "contradiction" if only and others else "precision_only"
    given = (", ".join(only), ", ".join(others))
    yield Difference("people", relation, _ids(one, other), given)


def _seen(one: Row, other: Row) -> Iterator[Difference]:
    for name in _SEEN:
        given = (getattr(one.entry, name), getattr(other.entry, name))
        # Whoever did not record it contradicts nobody.
        if set(given) == {"yes", "no"}:
            yield Difference(name, "contradiction", _ids(one, other), given)
