"""Find entries of different agencies that may tell of one event; never merges them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec.structs import replace
from rapidfuzz import fuzz

from scrkit.model.case import Person
from scrkit.model.order import Link
from scrkit.timeline.differences import date_relation, differences, disjoint
from scrkit.timeline.values import Double, Row

WINDOW = 10
_LIKELY = 50
# Letters tell of an event days later in its own words: other days want more likeness,
# unless staff of both agencies stand in both accounts, as they do after a meeting.
_OTHER_DAY = 15
_MET = 15
_UNIT = 1 << 20
_WORD = re.compile(r"@?[a-z][a-z0-9'-]{2,}")


def find_doubles(
    rows: tuple[Row, ...], links: tuple[Link, ...], people: Mapping[str, Person]
) -> tuple[Double, ...]:
    """Return pairs likely to tell of one event, those that a person accepted first.

    Candidates are of different agencies and lie at most WINDOW days apart; they are
    likened by the rare words, people and times that they share. `people` are those of
    the review, by code.
    """
    # Only professionals have an agency; who it is decides whether two accounts are of
    # one meeting.
    staff = {code: one.agency for code, one in people.items() if one.agency}
    known = _accepted(links)
    words = [_words(row) for row in rows]
    rare = _weights(words)
    accounts = [_Account(row, own, rare) for row, own in zip(rows, words, strict=True)]
    found = []
    for one, other in _candidates(accounts):
        a, b = one.row, other.row
        if known and frozenset((a.entry.id, b.entry.id)) in known:
            continue
        same = one.date is other.date
        apart = not same and disjoint(one.date, other.date)
        met = _MET if _met(a, b, staff) else 0
        wanted = _LIKELY + (_OTHER_DAY if apart else 0)
        likeness = _likeness(one, other, rare, wanted - met)
        if likeness and likeness + met >= wanted:
            found.append(_double(a, b, min(100, likeness + met)))
    found.sort(key=lambda double: (-double.likeness, double.entries))
    shown = {row.entry.id: row for row in rows}
    # A link may name what an agency keeps to itself; neither is told to anybody else.
    given = _given(link for link in links if shown.keys() >= set(link.entries))
    return tuple(
        replace(one, differences=differences([shown[id] for id in one.entries], people))
        for one in (*given, *found)
    )


class _Account:
    """A row with its words, ready to be likened to thousands of others."""

    __slots__ = ("agency", "date", "row", "weight", "words")

    def __init__(self, row: Row, words: frozenset[str], rare: Mapping[str, int]):
        self.row = row
        self.agency = row.agency.id
        self.date = row.entry.date
        self.words = words
        self.weight = sum(rare[word] for word in words)


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
    text = f"{row.entry.event} {row.entry.action}".casefold()
    found = set(_WORD.findall(text))
    if "'" in text:
        found = {word.strip("'") for word in found}
    found.update([f"@{code.casefold()}" for code in row.entry.people])
    return frozenset(found)


def _weights(words: list[frozenset[str]]) -> dict[str, int]:
    """Weigh words by how rare they are; whole numbers, whose sum knows no order."""
    counts = Counter(word for each in words for word in each)
    total = max(1, len(words))
    return {word: round(_UNIT * math.log(1 + total / n)) for word, n in counts.items()}


def _candidates(
    accounts: list[_Account],
) -> Iterator[tuple[_Account, _Account]]:
    for at, one in enumerate(accounts):
        if not one.date.known or one.date.open:
            continue
        reach = one.date.last + WINDOW
        for other in islice(accounts, at + 1, None):
            if other.date.first > reach:
                break
            if other.agency != one.agency and not other.date.open:
                yield one, other


def _likeness(
    one: _Account, other: _Account, rare: Mapping[str, int], wanted: int
) -> int:
    """Return from 0 to 100 how alike two accounts are; 0 if less than is wanted."""
    shared = sum([rare[word] for word in one.words & other.words])
    score = 75 * shared / (min(one.weight, other.weight) or 1)
    apart = _apart(one.row, other.row)
    if apart is not None:
        score += 10 if apart <= 60 else -10
    if one.date == other.date:
        score += 8
    # Wording is a quarter, and dear: it is compared only where it can decide.
    missing = 4 * (wanted - 1 - score)
    if missing > 100:
        return 0
    score += 0.25 * fuzz.token_set_ratio(
        one.row.entry.event, other.row.entry.event, score_cutoff=max(0, missing)
    )
    likeness = max(0, min(100, round(score)))
    return likeness if likeness >= wanted else 0


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
    if not staff or not one.entry.people or not other.entry.people:
        return False
    both = {staff.get(c) for c in one.entry.people if c in other.entry.people}
    return {one.agency.id, other.agency.id} <= both


def _double(one: Row, other: Row, likeness: int) -> Double:
    a, b = one.entry.date, other.entry.date
    relation = date_relation(a, b) or "near_double"
    note = f"{one.agency.name}: {a}; {other.agency.name}: {b}"
    return Double((one.entry.id, other.entry.id), relation, likeness, note)
