"""Find entries of different agencies that may tell of one event; never merges them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from scrkit.model.order import Link
from scrkit.timeline.differences import date_relation, differences, disjoint
from scrkit.timeline.values import Double, Row

WINDOW = 10
_LIKELY = 50
# Letters tell of an event days later in its own words: other days want more likeness,
# unless staff of both agencies stand in both accounts, as they do after a meeting.
_OTHER_DAY = 15
_MET = 15
_WORD = re.compile(r"@?[A-Za-z][A-Za-z0-9'-]{2,}")


def find_doubles(
    rows: tuple[Row, ...], links: tuple[Link, ...], staff: Mapping[str, str]
) -> tuple[Double, ...]:
    """Return pairs likely to tell of one event, those that a person accepted first.

    Candidates are of different agencies and lie at most WINDOW days apart; they are
    likened by the rare words, people and times that they share. `staff` tells the
    agency of each professional, by code.
    """
    known = _accepted(links)
    words = [_words(row) for row in rows]
    rare = _weights(words)
    found = []
    for one, other in _candidates(rows):
        pair = frozenset((rows[one].entry.id, rows[other].entry.id))
        if pair in known:
            continue
        likeness = _likeness(rows[one], rows[other], words[one], words[other], rare)
        if _met(rows[one], rows[other], staff):
            likeness = min(100, likeness + _MET)
        relation = _relation(rows[one], rows[other])
        apart = disjoint(rows[one].entry.date, rows[other].entry.date)
        wanted = _LIKELY + (_OTHER_DAY if apart else 0)
        if likeness >= wanted:
            found.append(_double(rows[one], rows[other], relation, likeness))
    found.sort(key=lambda double: (-double.likeness, double.entries))
    shown = {row.entry.id: row for row in rows}
    # A link may name what an agency keeps to itself; neither is told to anybody else.
    given = _given(link for link in links if shown.keys() >= set(link.entries))
    return tuple(
        replace(one, differences=differences(shown[id] for id in one.entries))
        for one in (*given, *found)
    )


def _accepted(links: tuple[Link, ...]) -> set[frozenset[str]]:
    return {
        frozenset((a, b))
        for link in links
        for i, a in enumerate(link.entries)
        for b in link.entries[i + 1 :]
    }


def _given(links: Iterable[Link]) -> Iterator[Double]:
    names = {"same_event": "near_double"}
    for link in links:
        if link.relation != "not_related":
            relation = names.get(link.relation, link.relation)
            yield Double(tuple(link.entries), relation, 100, "", link.reason)


def _words(row: Row) -> frozenset[str]:
    text = f"{row.entry.event} {row.entry.action}"
    found = {word.casefold().strip("'") for word in _WORD.findall(text)}
    return frozenset(found | {f"@{code.casefold()}" for code in row.entry.people})


def _weights(words: list[frozenset[str]]) -> dict[str, float]:
    counts = Counter(word for each in words for word in each)
    total = max(1, len(words))
    return {word: math.log(1 + total / n) for word, n in counts.items()}


def _candidates(rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
    for one, first in enumerate(rows):
        if not first.entry.date.known or first.entry.date.before:
            continue
        reach = first.entry.date.last + WINDOW
        for other in range(one + 1, len(rows)):
            date = rows[other].entry.date
            if date.first > reach:
                break
            if rows[other].agency.id != first.agency.id and not date.before:
                yield one, other


def _likeness(
    one: Row,
    other: Row,
    words: frozenset[str],
    others: frozenset[str],
    rare: dict[str, float],
) -> int:
    # fsum: the order of a set differs from run to run, and so would a plain sum.
    shared = math.fsum(rare[word] for word in words & others)
    least = min(math.fsum(rare[w] for w in each) for each in (words, others)) or 1.0
    score = 100 * shared / least
    score = 0.75 * score + 0.25 * fuzz.token_set_ratio(
        one.entry.event, other.entry.event
    )
    apart = _apart(one, other)
    if apart is not None:
        score += 10 if apart <= 60 else -10
    if one.entry.date == other.entry.date:
        score += 8
    return max(0, min(100, round(score)))


def _apart(one: Row, other: Row) -> int | None:
    """Return the least minutes between two times of one day, None if not known."""
    a, b = one.entry.time, other.entry.time
    if a is None or b is None or one.entry.date != other.entry.date:
        return None
    # A night has two ends, and "night" does not say which.
    if "night" in (a.text, b.text):
        return None
    return max(0, a.first - b.last, b.first - a.last)


def _met(one: Row, other: Row, staff: Mapping[str, str]) -> bool:
    """Tell whether staff of both agencies stand in both accounts."""
    both = {staff.get(c) for c in one.entry.people if c in other.entry.people}
    return {one.agency.id, other.agency.id} <= both


def _relation(one: Row, other: Row) -> str:
    return date_relation(one.entry.date, other.entry.date) or "near_double"


def _double(one: Row, other: Row, relation: str, likeness: int) -> Double:
    a, b = one.entry.date, other.entry.date
    note = f"{one.agency.name}: {a}; {other.agency.name}: {b}"
    return Double((one.entry.id, other.entry.id), relation, likeness, note)
