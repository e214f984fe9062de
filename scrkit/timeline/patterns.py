"""Show patterns of a chronology: contacts, referrals, missed contacts, no action.

Entries are counted by their wording, so that a list is where to look and no finding.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.dates import PartialDate
from scrkit.timeline.values import Row, Timeline
from scrkit.timeline.wordlists import (
    MISSED,
    MISSED_STEMS,
    NO_ACTION,
    OUTCOMES,
    REFERRAL_STEMS,
    REFERRALS,
    WordList,
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """How many entries each agency has in each month of the chronology.

    `months` are all from the first to the last, such as 2014-03; `counts` give for
    each agency, by id, a number for each month; `undatable` those that cannot be
    dated to a month.
    """

    months: tuple[str, ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]
    undatable: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PatternHit:
    """An entry that tells of a referral, a missed contact or no action.

    `kind` is a key of the word list that found it; `outcome` is of referrals alone:
    a key of OUTCOMES, or "other". `age` is the children's at that time, in words.
    """

    entry: str
    agency: str
    date: PartialDate
    age: str
    kind: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a chronology shows when it is counted; `idle` are entries without action.

    Of `idle`, "said" means that the author wrote so, "empty" that nothing is written.
    """

    contacts: Contacts
    referrals: tuple[PatternHit, ...]
    missed: tuple[PatternHit, ...]
    idle: tuple[PatternHit, ...]


def patterns(timeline: Timeline) -> Patterns:
    """Return the patterns of the entries of a timeline, in its order.

    Several agencies may tell of one event: each of their entries counts.
    """
    rows = timeline.rows
    return Patterns(
        contacts=_contacts(rows),
        referrals=tuple(_referrals(rows)),
        missed=tuple(_missed(rows)),
        idle=tuple(_idle(rows)),
    )


def month_of(date: PartialDate) -> str:
    """Return the month in which a date surely lies, such as 2014-03, or ""."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return ""
    month = f"{first.year}-{first.month:02}"
    return month if (first.year, first.month) == (last.year, last.month) else ""


def _contacts(rows: tuple[Row, ...]) -> Contacts:
    dated = [(row.agency.id, month_of(row.entry.date)) for row in rows]
    found = Counter(dated)
    agencies = sorted({agency for agency, _ in dated})
    months = tuple(_all_months([month for _, month in dated if month]))
    return Contacts(
        months,
        tuple((one, tuple(found[one, month] for month in months)) for one in agencies),
        tuple((one, found[one, ""]) for one in agencies),
    )


def _all_months(found: list[str]) -> Iterator[str]:
    if not found:
        return
    first, last = (
        int(month[:4]) * 12 + int(month[5:]) - 1 for month in (min(found), max(found))
    )
    for index in range(first, last + 1):
        year, month = divmod(index, 12)
        yield f"{year}-{month + 1:02}"


def _referrals(rows: tuple[Row, ...]) -> Iterator[PatternHit]:
    for row in rows:
        entry = row.entry
        kind = _first(f"{entry.source}. {entry.event}\n\n{entry.action}", _REFERRALS)
        if kind:
            outcome = _first(entry.action.strip(), _OUTCOMES) or "other"
            yield _hit(row, kind, outcome)


def _missed(rows: tuple[Row, ...]) -> Iterator[PatternHit]:
    for row in rows:
        kind = _first(f"{row.entry.event}\n\n{row.entry.action}", _MISSED)
        if kind:
            yield _hit(row, kind)


def _idle(rows: tuple[Row, ...]) -> Iterator[PatternHit]:
    for row in rows:
        # An empty field says that nobody wrote, not that nobody acted.
        action = row.entry.action.strip()
        kind = _first(action, _NO_ACTION) if action else "empty"
        if kind:
            yield _hit(row, kind)


def _hit(row: Row, kind: str, outcome: str = "") -> PatternHit:
    entry = row.entry
    return PatternHit(entry.id, row.agency.id, entry.date, row.age, kind, outcome)


@dataclass(frozen=True, slots=True)
class _Lists:
    """Word lists ready to be searched for; `stems` tell quickly that none can fit."""

    patterns: tuple[tuple[str, "re.Pattern[str]"], ...]
    stems: tuple[str, ...]


def _first(text: str, words: _Lists) -> str:
    """Return the key of the first list that has a wording of the text, or ""."""
    # A wording may run over a line end.
    line = " ".join(text.split())
    # Most texts hold no stem, and are done without a single pattern.
    if words.stems:
        small = line.lower()
        if not any(stem in small for stem in words.stems):
            return ""
    return next((key for key, pattern in words.patterns if pattern.search(line)), "")


def _compiled(words: WordList, stems: tuple[str, ...] = ()) -> _Lists:
    found = (
        (key, re.compile("|".join(wordings), re.IGNORECASE))
        for key, wordings in words.items()
    )
    return _Lists(tuple(found), stems)


_REFERRALS = _compiled(REFERRALS, REFERRAL_STEMS)
_OUTCOMES = _compiled(OUTCOMES)
_MISSED = _compiled(MISSED, MISSED_STEMS)
_NO_ACTION = _compiled(NO_ACTION)
