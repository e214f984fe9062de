"""Tell in what accounts of one event differ: dates, times, counts, who was there.

What cannot both be right is counted here once, for every output alike.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Literal

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.columns import COLUMNS
from scrkit.model.entry import Entry
from scrkit.model.people import Person
from scrkit.text.counting import number
from scrkit.timeline.attending import Attendance, attendance, called, covers
from scrkit.timeline.claims import (
    claims,
    injured,
    of_others,
    opposed,
    says_alone,
    sides,
)
from scrkit.timeline.counts import Count, counts
from scrkit.timeline.values import ALONE, Difference, Row, Timeline

Relation = Literal["contradiction", "precision_only"]

_SEEN = tuple(column.field for column in COLUMNS if column.kind == "seen")
# What accounts contradict each other in, in the order and the words of every output.
KINDS = {
    "date": "Date",
    "time": "Time",
    "count": "Number",
    "side": "Left or right",
    "denied": "Said and denied",
    "child_seen": "Whether the {subject} was seen",
    "seen_alone": "Whether the {subject} was seen alone",
    "people": "Who is named",
    "decided": "As the panel decided",
}
SURE = 0.7
"""From what probability on accounts that nobody linked are counted and drawn."""
# Clocks of two offices, and the time it takes to write something down.
_CLOCKS = 10
# "About 1 am" may be half past eleven of the night before, and is no quarter past ten.
_ABOUT = 120
_DAY = 1440


def differences(
    rows: Iterable[Row], people: Mapping[str, Person], *, texts: bool = True
) -> tuple[Difference, ...]:
    """Return in what accounts of one event differ, each two of them compared.

    `people` tell the role of each code: two of one role are not one person. Without
    `texts`, what is said in words is not compared: for accounts that are hardly of
    one event, dates, times and who was seen are enough.
    """
    pairs = combinations(rows, 2)
    between = _between if texts else _between_fields
    return tuple(one for a, b in pairs for one in between(a, b, people))


def contradictions(timeline: Timeline) -> tuple[Difference, ...]:
    """Return all in which accounts of one event cannot both be right, each once.

    Whether a person has linked them makes no difference, but what is not as sure as
    SURE to be one event contradicts nobody yet. What a person calls a contradiction,
    and no comparison tells apart, is one "decided".
    """
    found: dict[tuple[str, str, frozenset[str]], Difference] = {}
    for double in timeline.doubles:
        if double.probability < SURE:
            continue
        own = [one for one in double.differences if one.relation == "contradiction"]
        if not own and double.relation == "contradiction":
            kind = "decided" if double.accepted else "date"
            own = [Difference(kind, "contradiction", double.entries, ())]
        for one in own:
            found.setdefault((one.of, one.what, frozenset(one.entries)), one)
    return tuple(found.values())


def by_kind(found: Iterable[Difference]) -> tuple[tuple[str, int], ...]:
    """Return how many contradictions there are of what, in one order."""
    told = Counter(one.of for one in found)
    return tuple((kind, told[kind]) for kind in KINDS if told[kind])


def kind_said(kind: str, subject: str) -> str:
    """Return what two accounts contradict each other in, as part of a sentence."""
    return KINDS[kind].format(subject=subject).lower()


def sum_said(found: Collection[Difference], subject: str) -> str:
    """Return in one line how many contradictions there are, and of what kinds."""
    told = number(len(found), "contradiction") + " between accounts of one event"
    kinds = (f"{kind_said(kind, subject)} {n}" for kind, n in by_kind(found))
    return f"{told}: {', '.join(kinds)}" if found else told


def contradicted(
    found: Iterable[Difference], subject: str
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return for each entry the entries that contradict it, each with what in."""
    pairs: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        said = pairs.setdefault(one.entries, [])
        said.append(kind_said(one.of, subject))
    told: dict[str, list[tuple[str, str]]] = {}
    for entries, kinds in pairs.items():
        for id in entries:
            others = ", ".join(other for other in entries if other != id)
            told.setdefault(id, []).append((others, ", ".join(kinds)))
    return {id: tuple(each) for id, each in told.items()}


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


def _between(
    one: Row, other: Row, people: Mapping[str, Person]
) -> Iterator[Difference]:
    yield from _dates(one, other)
    yield from _times(one, other)
    yield from _counts(one, other)
    yield from _sides(one, other)
    yield from _denied(one, other)
    yield from _attended(one, other)
    yield from _people(one, other, people)
    yield from _seen(one, other)


def _between_fields(
    one: Row, other: Row, people: Mapping[str, Person]
) -> Iterator[Difference]:
    yield from _dates(one, other)
    yield from _times(one, other)
    yield from _people(one, other, people)
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
    if "?" in (one.qualifier, other.qualifier):
        return False
    gap = max(one.first - other.last, other.first - one.last)
    if one.qualifier or other.qualifier:
        return min(gap, _DAY - gap) > _ABOUT
    return gap > _CLOCKS


def _counts(one: Row, other: Row) -> Iterator[Difference]:
    counted, others = _by_noun(one), _by_noun(other)
    for noun in sorted(counted.keys() & others.keys()):
        a, b = counted[noun], others[noun]
        if _agree({count.number for count in a}, {count.number for count in b}):
            continue
        sure = any(c.sure for c in a) and any(c.sure for c in b)
        relation: Relation = "contradiction" if sure else "precision_only"
        given = (_numbers(a), _numbers(b))
        yield Difference("count", relation, _ids(one, other), given, noun)


def _agree(one: set[float], other: set[float]) -> bool:
    several = math.inf in one | other
    return bool(one & other) or (several and min(max(one), max(other)) > 1)


def _by_noun(row: Row) -> Mapping[str, list[Count]]:
    found: dict[str, list[Count]] = {}
    for count in _counted(_told(row.entry)):
        found.setdefault(count.noun, []).append(count)
    return found


@lru_cache(maxsize=32768)
def _counted(text: str) -> tuple[Count, ...]:
    """Keep what a text counts: it is compared with every account that is like it."""
    return tuple(counts(text))


def _numbers(found: list[Count]) -> str:
    told = sorted({one.number for one in found})
    return ", ".join("several" if n == math.inf else f"{n:g}" for n in told)


def _sides(one: Row, other: Row) -> Iterator[Difference]:
    named, others = sides(_told(one.entry)), sides(_told(other.entry))
    for region in sorted(named.keys() & others.keys()):
        if named[region].isdisjoint(others[region]):
            given = (*named[region], *others[region])
            yield Difference("side", "contradiction", _ids(one, other), given, region)
    hurt, others_hurt = injured(_told(one.entry)), injured(_told(other.entry))
    for part in sorted(hurt.keys() & others_hurt.keys()):
        given = (hurt[part], others_hurt[part])
        if given.count("both") == 1:
            yield Difference("side", "contradiction", _ids(one, other), given, part)


def _denied(one: Row, other: Row) -> Iterator[Difference]:
    """Compare what one account says and the other denies."""
    counted = {noun for row in (one, other) for noun in _by_noun(row)}
    seen = {one.entry.child_seen, other.entry.child_seen} == {"yes", "no"}
    a, b = claims(_told(one.entry)), claims(_told(other.entry))
    # Which services were at a meeting is compared by itself, and post by post.
    a, b = (of_others(a), of_others(b)) if _meeting(one, other) else (a, b)
    for what, said in opposed(a, b):
        # The field says that already, and says it better.
        if not (what == "see" and seen):
            given = ("yes", "no") if said else ("no", "yes")
            told = what.partition(" @")[0]
            noun = next((one for one in counted if one.startswith(told)), told)
            yield Difference("denied", "contradiction", _ids(one, other), given, noun)


def _attended(one: Row, other: Row) -> Iterator[Difference]:
    """Compare which services were at a meeting: who is not named is not denied."""
    if not _meeting(one, other):
        return
    a, b = attendance(_told(one.entry)), attendance(_told(other.entry))
    told = [(what, ("no", "yes")) for what in _missed(a, b)]
    told += [(what, ("yes", "no")) for what in _missed(b, a)]
    for what, given in dict(told).items():
        yield Difference("denied", "contradiction", _ids(one, other), given, what)


def _meeting(one: Row, other: Row) -> bool:
    return any(attendance(_told(row.entry)).meeting for row in (one, other))


def _missed(one: Attendance, other: Attendance) -> list[str]:
    """Return who was absent by one account and there by the other, in words."""
    found = (p for p in one.absent if any(covers(p, there) for there in other.there))
    return [f"{name} present" for name in sorted({called(each) for each in found})]


def _told(entry: Entry) -> str:
    return f"{entry.event}\n{entry.action}"


def _people(one: Row, other: Row, people: Mapping[str, Person]) -> Iterator[Difference]:
    """Compare who is named, where two names cannot both be right.

    A list is seldom whole, and who is not named is not denied. But two of one role
    are two people, and beside somebody who was alone there was nobody of the family.
    """
    a, b = one.entry.people, other.entry.people
    only = tuple(code for code in a if code not in b)
    others = tuple(code for code in b if code not in a)
    both = {_role(c, people) for c in only} & {_role(c, people) for c in others}
    if both - {""}:
        given = tuple(
            ", ".join(code for code in codes if _role(code, people) in both - {""})
            for codes in (only, others)
        )
        yield Difference("people", "contradiction", _ids(one, other), given)
    elif a and says_alone(one.entry.event) and (more := _family(others, people)):
        given = (ALONE, more)
        yield Difference("people", "contradiction", _ids(one, other), given)
    elif b and says_alone(other.entry.event) and (more := _family(only, people)):
        yield Difference("people", "contradiction", _ids(one, other), (more, ALONE))


# Where somebody works, and from when to when, makes no other role.
_BEYOND = re.compile(r"\s*(?:[,;(]|\b(?:until|from|since|to|in|of)\b|\d).*", re.DOTALL)


def _role(code: str, people: Mapping[str, Person]) -> str:
    """Return the role of a professional as it is compared; "" for everybody else."""
    person = people.get(code)
    if person is None or person.kind == "subject":
        return ""
    return _BEYOND.sub("", person.role.casefold())


def _family(codes: tuple[str, ...], people: Mapping[str, Person]) -> str:
    """Return those who are no professionals, whose own presence goes without saying."""
    told = (c for c in codes if c in people and people[c].kind != "professional")
    return ", ".join(told)


def _seen(one: Row, other: Row) -> Iterator[Difference]:
    for name in _SEEN:
        given = (getattr(one.entry, name), getattr(other.entry, name))
        # Whoever did not record it contradicts nobody.
        if set(given) == {"yes", "no"}:
            yield Difference(name, "contradiction", _ids(one, other), given)
