"""What a chair wants to see first: who disagrees, where there is silence, who saw."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from scrkit.dates import of_day, spell_date, spell_time
from scrkit.render.sections.case import Case
from scrkit.render.sections.differing import (
    home,
    in_what,
    told_contradictions,
    what_each_has,
)
from scrkit.render.wording.silences import (
    DECLARED,
    at_most,
    declaring,
    ends,
    may_fall,
    whose,
)
from scrkit.render.wording.wording import counted, first_sentence
from scrkit.text.casing import capital
from scrkit.timeline.differences import kind_said
from scrkit.timeline.sightings import Sighting, incident, last_seen
from scrkit.timeline.silence import between, foremost
from scrkit.timeline.values import Difference, Double, Row, Silence


class Account(NamedTuple):
    """What one entry says: whose it is, and when it happened."""

    agency: str
    when: str
    entry: str


class Disagreement(NamedTuple):
    """Accounts that cannot all be right, in how much, and what the panel decided."""

    what: str
    accounts: list[Account]
    given: list[str]
    settled: str


class Stretch(NamedTuple):
    """A silence in words, `between` what begins and what ends it.

    `perhaps` are the entries of a vaguer date that may fall into it; `declared` says
    whether the agency itself says that it had no contact.
    """

    length: str
    whose: str
    start: str
    end: str
    between: tuple[str, str]
    perhaps: str
    declared: str = ""


class Absence(NamedTuple):
    """Where an agency says that it had no contact, in its words, and by what source."""

    when: str
    whose: str
    words: str
    source: str
    what: str


class Seen(NamedTuple):
    """Who last saw whom the review is about, over all or `by_agency`."""

    what: str
    accounts: list[Account]
    by_agency: bool = False


def disagreements(case: Case) -> list[Disagreement]:
    """Return who contradicts whom, pair by pair; what a person has looked at first."""
    pairs: dict[tuple[str, ...], list[Difference]] = {}
    for one in told_contradictions(case):
        pairs.setdefault(one.entries, []).append(one)
    # What a person has looked at comes first, then what is likest to be one event.
    found = [(home(each[0], case), each) for each in pairs.values()]
    found.sort(key=lambda one: (not one[0].accepted, -one[0].likeness))
    return [_disagreement(double, each, case) for double, each in found]


def _disagreement(double: Double, found: list[Difference], case: Case) -> Disagreement:
    known = [case.rows[id] for id in found[0].entries if id in case.rows]
    subject = case.inside("subject")
    what = ", ".join(dict.fromkeys(kind_said(one.of, subject) for one in found))
    settled = "Not settled yet."
    if double.accepted:
        settled = f"The panel: {first_sentence(case.say(double.accepted))}"
    return Disagreement(
        capital(what),
        [_account(row, case) for row in known],
        # The accounts themselves tell their dates and times.
        [
            f"{in_what(one, case)}: {'; '.join(what_each_has(one, case))}"
            for one in found
            if one.of not in ("date", "time", "decided")
        ],
        settled,
    )


def _account(row: Row, case: Case) -> Account:
    time = "" if case.published else spell_time(row.entry.time)
    when = ", ".join(part for part in (case.date(row.entry.date), time) if part)
    return Account(case.agency(row.agency.id), when, row.entry.id)


def silences(case: Case) -> list[Stretch]:
    """Return the longest silences of each kind."""
    found = between(case.timeline)
    kinds = (
        ("child_not_seen", found, 3),
        ("all", found, 1),
        ("no_return", case.timeline.untold, 3),
        ("agency", found, 3),
    )
    return [
        _stretch(silence, case)
        for kind, every, most in kinds
        for silence in foremost([one for one in every if one.kind == kind], most)
    ]


def declared(case: Case) -> list[Absence]:
    """Return where agencies themselves say that they had no contact."""
    return [
        Absence(
            capital(case.date(one.span)),
            case.agency(one.agency),
            case.say(one.words),
            case.say(one.source),
            declaring(one.words),
        )
        for one in case.timeline.declared
    ]


def _stretch(silence: Silence, case: Case) -> Stretch:
    length = at_most(silence, counted(silence.days, "day", "days"))
    if case.published:
        months = max(1, round(silence.days / 30.4))
        length = f"about {counted(months, 'month', 'months')}"
    dates = {id: row.entry.date for id, row in case.rows.items()}
    return Stretch(
        length,
        whose(silence, case.agency(silence.agency), case.inside("subject")),
        case.date(silence.start),
        case.date(silence.end),
        ends(silence),
        capital(may_fall(silence, dates, case.date)),
        DECLARED if silence.declared else "",
    )


def sightings(case: Case) -> Iterator[Seen]:
    """Yield who last saw whom the review is about: over all, alone, each agency."""
    day = incident(case.review)
    found = last_seen(case.timeline, day)
    before = f" before the incident ({case.date(of_day(day))})" if day else ""
    for what, seen in (("Last seen", found.seen), ("Last seen alone", found.alone)):
        accounts = [one._replace(when=capital(one.when)) for one in _seen(seen, case)]
        yield Seen(what + before, accounts)
    for agency in case.review.case.agencies:
        own = tuple(r for r in case.timeline.rows if r.agency.id == agency.id)
        if own:
            theirs = last_seen(replace(case.timeline, rows=own), day).seen
            yield Seen(
                case.agency(agency.id), list(_seen(theirs, case)), by_agency=True
            )


def _seen(found: Iterable[Sighting], case: Case) -> Iterator[Account]:
    spell = case.date if case.published else spell_date
    for one in found:
        yield Account(case.agency(one.agency), spell(one.date), one.entry)
