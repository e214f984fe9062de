"""What a chair wants to see first: who disagrees, where there is silence, who saw."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from scrkit.dates import of_day, spell_date, spell_time
from scrkit.render.picture.lanes import contradicts
from scrkit.render.sections.case import Case
from scrkit.render.wording.wording import DIFFERENCE, capital, counted, first_sentence
from scrkit.timeline.sightings import Sighting, incident, last_seen
from scrkit.timeline.values import Double, Row, Silence


class Account(NamedTuple):
    """What one entry says: whose it is, and when it happened."""

    agency: str
    when: str
    entry: str


class Disagreement(NamedTuple):
    """Accounts that cannot all be right, and what the panel decided."""

    what: str
    accounts: list[Account]
    given: list[str]
    settled: str


class Stretch(NamedTuple):
    """A silence in words, `between` the entries at its ends."""

    length: str
    whose: str
    start: str
    end: str
    between: list[str]


class Seen(NamedTuple):
    """Who last saw whom the review is about, over all or `by_agency`."""

    what: str
    accounts: list[Account]
    by_agency: bool = False


def disagreements(case: Case) -> list[Disagreement]:
    """Return the contradictions, those that a person has looked at first."""
    found = [d for d in case.timeline.doubles if contradicts(d)]
    if case.published:
        # Times and counts would tell the public more than its dates may.
        found = [d for d in found if d.relation == "contradiction"]
    # Who is named differs in most pairs, and says the least: the table marks it.
    found = [d for d in found if _about(d) != ["people"]]
    # What a person has looked at comes first, then what is likest to be one event.
    found.sort(key=lambda d: (not d.accepted, -d.likeness))
    return [_disagreement(double, case) for double in found]


def _disagreement(double: Double, case: Case) -> Disagreement:
    known = [case.rows[id] for id in double.entries if id in case.rows]
    what = ", ".join(case.worded(DIFFERENCE[one]).lower() for one in _about(double))
    settled = "Not settled yet."
    if double.accepted:
        settled = f"The panel: {first_sentence(case.say(double.accepted))}"
    return Disagreement(
        capital(what),
        [_account(row, case) for row in known],
        list(_values(double, case)),
        settled,
    )


def _account(row: Row, case: Case) -> Account:
    time = "" if case.published else spell_time(row.entry.time)
    when = ", ".join(part for part in (case.date(row.entry.date), time) if part)
    return Account(case.agency(row.agency.id), when, row.entry.id)


def _values(double: Double, case: Case) -> Iterator[str]:
    """Yield what two accounts have of what is neither a date nor a time."""
    for one in double.differences:
        if one.relation != "contradiction" or one.of not in ("count", "child_seen"):
            continue
        what = capital(case.say(one.what or case.worded(DIFFERENCE[one.of])))
        sides = zip(one.entries, one.given, strict=True)
        yield f"{what}: " + "; ".join(f"{id} {given}" for id, given in sides)


def _about(double: Double) -> list[str]:
    """Return of what two accounts cannot both be right."""
    about = [d.of for d in double.differences if d.relation == "contradiction"]
    first = ["date"] if double.relation == "contradiction" else []
    return list(dict.fromkeys([*first, *about]))


def silences(case: Case) -> list[Stretch]:
    """Return the longest silences of each kind."""
    kinds = (
        ("child_not_seen", case.timeline.silences, 3),
        ("all", case.timeline.silences, 1),
        ("no_return", case.timeline.untold, 3),
        ("agency", case.timeline.silences, 3),
    )
    return [
        _stretch(silence, case)
        for kind, every, most in kinds
        for silence in [one for one in every if one.kind == kind][:most]
    ]


def declared(case: Case) -> list[Stretch]:
    """Return where agencies themselves say that they had no contact."""
    return [
        Stretch(
            capital(case.date(one.span)),
            case.agency(one.agency),
            case.say(one.words),
            case.say(one.source),
            [],
        )
        for one in case.timeline.declared
    ]


def _stretch(silence: Silence, case: Case) -> Stretch:
    whose = {
        "child_not_seen": f"No entry says that the {case.inside('subject')} was seen",
        "all": "No agency has an entry",
        "no_return": f"{case.agency(silence.agency)} has returned no chronology",
    }.get(silence.kind, f"No entry of {case.agency(silence.agency)}")
    length = counted(silence.days, "day", "days")
    if case.published:
        months = max(1, round(silence.days / 30.4))
        length = f"about {counted(months, 'month', 'months')}"
    between = [id for id in (silence.after, silence.before) if id]
    start, end = case.date(silence.start), case.date(silence.end)
    return Stretch(length, whose, start, end, between)


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
