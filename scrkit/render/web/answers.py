"""What a chair wants to see first: who disagrees, where there is silence, who saw."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from msgspec.structs import replace

from scrkit.dates import of_day, spell_date, spell_time
from scrkit.render.picture.lanes import contradicts
from scrkit.render.sections.case import Case
from scrkit.render.wording.wording import DIFFERENCE, capital, counted, first_sentence
from scrkit.timeline.sightings import Sighting, incident, last_seen
from scrkit.timeline.values import Double, Row, Silence, Timeline

_MOST = 8


def answers(case: Case) -> str:
    """Return three short lists with links to the rows that they stand on."""
    subject = case.inside("subject")
    cards = (
        ("disagree", "Where agencies disagree", _disagreements(case)),
        ("silence", "Where there is silence", _silences(case)),
        ("seen", f"Who last saw the {subject}", _last_seen(case)),
    )
    inside = "\n".join(_card(id, title, list(items)) for id, title, items in cards)
    return f'<div class="answers">\n{inside}\n</div>'


def _card(id: str, title: str, items: list[str]) -> str:
    listed = "\n".join(f"<li>{item}</li>" for item in items)
    return (
        f'<section aria-labelledby="{id}">\n<h2 id="{id}">{escape(title)}</h2>\n'
        f"<ul>\n{listed}\n</ul>\n</section>"
    )


def _disagreements(case: Case) -> Iterator[str]:
    found = [d for d in case.timeline.doubles if contradicts(d)]
    if case.published:
        # Times and counts would tell the public more than its dates may.
        found = [d for d in found if d.relation == "contradiction"]
    # Who is named differs in most pairs, and says the least: the table marks it.
    found = [d for d in found if _about(d) != ["people"]]
    # What a person has looked at comes first, then what is likest to be one event.
    found.sort(key=lambda d: (not d.accepted, -d.likeness))
    for double in found[:_MOST]:
        yield _disagreement(double, case)
    if len(found) > _MOST:
        yield f"and {len(found) - _MOST} more, marked in the table below"
    if not found:
        yield "No contradiction was noticed."


def _disagreement(double: Double, case: Case) -> str:
    known = [case.rows[id] for id in double.entries if id in case.rows]
    told = "; ".join(
        f"{escape(case.agency(row.agency.id))}, {escape(_when(row, case))} "
        f"({link(row.entry.id, case)})"
        for row in known
    )
    what = ", ".join(case.worded(DIFFERENCE[one]).lower() for one in _about(double))
    values = "".join(f" {escape(one)}." for one in _values(double, case))
    settled = "Not settled yet."
    if double.accepted:
        settled = f"The panel: {first_sentence(case.say(double.accepted))}"
    return (
        f"<strong>{escape(capital(what))}</strong>: {told}.{values} {escape(settled)}"
    )


def _when(row: Row, case: Case) -> str:
    day = case.date(row.entry.date)
    time = "" if case.published else spell_time(row.entry.time)
    return f"{day}, {time}" if time else day


def _values(double: Double, case: Case) -> Iterator[str]:
    """Yield what two accounts have of what is neither a date nor a time."""
    for one in double.differences:
        if one.relation != "contradiction" or one.of not in ("count", "child_seen"):
            continue
        what = one.what or case.worded(DIFFERENCE[one.of])
        sides = zip(one.entries, one.given, strict=True)
        yield (
            capital(case.say(what))
            + ": "
            + "; ".join(f"{id} {given}" for id, given in sides)
        )


def _about(double: Double) -> list[str]:
    """Return of what two accounts cannot both be right."""
    about = [d.of for d in double.differences if d.relation == "contradiction"]
    first = ["date"] if double.relation == "contradiction" else []
    return list(dict.fromkeys([*first, *about]))


def link(id: str, case: Case) -> str:
    """Return a link to the row of an entry; its id alone where it has none here."""
    if id not in case.rows:
        return escape(id)
    return f'<a href="#e-{escape(id)}">{escape(id)}</a>'


def _silences(case: Case) -> Iterator[str]:
    kinds = (
        ("child_not_seen", case.timeline.silences, 3),
        ("all", case.timeline.silences, 1),
        ("no_return", case.timeline.untold, 3),
        ("agency", case.timeline.silences, 3),
    )
    found = [
        silence
        for kind, every, most in kinds
        for silence in [one for one in every if one.kind == kind][:most]
    ]
    yield from (_silence(silence, case) for silence in found)
    if not found:
        yield "No long silence was noticed."


def _silence(silence: Silence, case: Case) -> str:
    whose = {
        "child_not_seen": f"No entry says that the {case.inside('subject')} was seen",
        "all": "No agency has an entry",
        "no_return": f"{case.agency(silence.agency)} has returned no chronology",
    }.get(silence.kind, f"No entry of {case.agency(silence.agency)}")
    start, end = case.date(silence.start), case.date(silence.end)
    length = counted(silence.days, "day", "days")
    if case.published:
        length = (
            f"about {counted(max(1, round(silence.days / 30.4)), 'month', 'months')}"
        )
    ends = [link(id, case) for id in (silence.after, silence.before) if id]
    between = f" Between {' and '.join(ends)}." if len(ends) == 2 else ""
    return (
        f"<strong>{escape(length)}</strong>: {escape(whose)}, "
        f"{escape(start)} to {escape(end)}.{between}"
    )


def _last_seen(case: Case) -> Iterator[str]:
    day = incident(case.review)
    found = last_seen(case.timeline, day)
    before = ""
    if day is not None:
        before = f" before the incident ({case.date(of_day(day))})"
    yield _sightings(f"Last seen{before}", found.seen, case)
    yield _sightings(f"Last seen alone{before}", found.alone, case)
    for agency in case.review.case.agencies:
        own = tuple(r for r in case.timeline.rows if r.agency.id == agency.id)
        if own:
            yield _by_agency(agency.id, replace(case.timeline, rows=own), case, day)


def _by_agency(id: str, own: Timeline, case: Case, day: date | None) -> str:
    """Return when one agency last saw whom the review is about, or that it did not."""
    seen = last_seen(own, day).seen
    told = " or ".join(
        f"{escape(_day(one, case))} ({link(one.entry, case)})" for one in seen
    )
    return f"{escape(case.agency(id))}: {told or 'no entry says so'}"


def _sightings(what: str, found: Iterable[Sighting], case: Case) -> str:
    told = " or ".join(
        f"{escape(capital(_day(one, case)))}, by {escape(case.agency(one.agency))} "
        f"({link(one.entry, case)})"
        for one in found
    )
    return f"<strong>{escape(what)}</strong>: {told or 'no entry says so'}."


def _day(one: Sighting, case: Case) -> str:
    return case.date(one.date) if case.published else spell_date(one.date)
