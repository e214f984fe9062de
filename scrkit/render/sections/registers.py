"""The small tables of a report: panel, agencies, returns, glossary."""

from collections.abc import Sequence

from scrkit.model.case import Departure
from scrkit.model.gathering import Request
from scrkit.render.document.blocks import Blocks, Cell, Column, Paragraph, Row, Table
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.prose import cell, strong, words
from scrkit.render.wording.wording import (
    NOTHING,
    PANEL_ROLE,
    RETURN,
    counted,
    listed,
    readable,
)
from scrkit.text.casing import capital
from scrkit.text.counting import plural

# Widths add up to the 166 mm of a page that stands.
Cells = tuple[Cell, ...]


def table(
    title: str, columns: tuple[tuple[str, int], ...], rows: Sequence[Cells]
) -> Blocks:
    """Return a table, or a sentence that says that there is nothing to show."""
    if not rows:
        return (Paragraph(words(NOTHING)),)
    heads = tuple(Column(name, width) for name, width in columns)
    return (Table(title, heads, tuple(Row(row) for row in rows)),)


def criteria(case: Case) -> Blocks:
    """Return the facts that the criteria turned on, with where they come from."""
    names = case.options.words
    return table(
        "Facts on which the criteria turned",
        (("Fact", 62), ("Answer", 26), ("Source", 78)),
        [
            (
                cell(capital(names.get(id, readable(id)))),
                cell(capital(readable(fact.value))),
                cell(case.say(fact.source), case.say(fact.note)),
            )
            for id, fact in case.review.criteria.facts.items()
        ],
    )


def notifications(case: Case) -> Blocks:
    """Return who was told what, and when."""
    return table(
        "Notifications",
        (("Date", 38), ("What", 48), ("Told", 80)),
        [
            (cell(day(n.date)), cell(capital(readable(n.what))), cell(n.to))
            for n in case.review.criteria.notifications
        ],
    )


def agencies(case: Case) -> Blocks:
    """Return the agencies, what each was asked for and how many entries it gave."""
    # Entries that an agency keeps to itself are told once, with the chronology.
    given = [row.agency.id for row in case.timeline.rows]
    return table(
        "Agencies",
        (("Agency", 80), ("Return", 56), ("Entries", 30)),
        [
            (
                cell(a.name),
                cell(case.worded(RETURN[a.report])),
                cell(str(given.count(a.id))),
            )
            for a in case.review.case.agencies
        ],
    )


def asked(case: Case) -> Blocks:
    """Return the agencies of the terms of reference and what is asked of each."""
    known = [case.review.agency(id) for id in case.review.terms.agencies]
    return table(
        "Agencies asked to take part",
        (("Agency", 86), ("What is asked of it", 80)),
        [(cell(a.name), cell(case.worded(RETURN[a.report]))) for a in known if a],
    )


def returns(case: Case) -> Blocks:
    """Return the ledger of what was asked for and when it came."""
    ledger = sorted(
        case.review.requests.requests, key=lambda r: (r.agency, r.due, r.what)
    )
    return table(
        "Requests and returns",
        (
            ("Agency", 44),
            ("Asked for", 34),
            ("Due", 26),
            ("Received", 28),
            ("Outcome", 34),
        ),
        [
            (
                cell(case.agency(r.agency)),
                cell(case.worded(RETURN[r.what])),
                cell(day(r.due)),
                cell(day(r.received) or "Not received"),
                cell(*_outcome(r)),
            )
            for r in ledger
        ],
    )


def _outcome(request: Request) -> tuple[str, ...]:
    # In the order in which it happened.
    told = []
    if request.nil_return:
        told.append("Nil return.")
    if request.returned:
        told.append(f"Sent back {day(request.returned)}.")
    if request.resubmitted:
        told.append(f"Came again {day(request.resubmitted)}.")
    if request.accepted:
        told.append(f"Accepted {day(request.accepted)}.")
    return tuple(told)


def panel(case: Case) -> Blocks:
    """Return the members of the panel by office."""
    return table(
        "Members of the panel",
        (("Office", 76), ("Agency", 58), ("Capacity", 32)),
        [
            (
                cell(m.office),
                cell(
                    case.agency(m.agency) if m.agency else "Independent of the agencies"
                ),
                cell(case.worded(PANEL_ROLE[m.role])),
            )
            for m in case.review.panel.members
        ],
    )


def meetings(case: Case) -> Blocks:
    """Return the panel's meetings: when, what for, who was there."""
    return table(
        "Meetings of the panel",
        (("Date", 36), ("Purpose", 84), ("Agencies present", 46)),
        [
            (
                cell(day(m.date)),
                cell(case.say(m.purpose)),
                cell(_presence(len(m.present), m.apologies, case)),
            )
            for m in case.review.panel.meetings
        ],
    )


def _presence(present: int, apologies: tuple[str, ...], case: Case) -> str:
    if not present and not apologies:
        return "Not recorded"
    told = counted(present, "agency", "agencies").capitalize()
    if apologies:
        told += f"; apologies from {listed(tuple(case.agency(a) for a in apologies))}"
    return told


def questions(case: Case) -> Blocks:
    """Return the questions of the terms of reference with their ids."""
    return table(
        "Questions",
        (("Ref.", 18), ("Question", 148)),
        [
            (Cell((strong(q.id),)), cell(case.say(q.text)))
            for q in case.review.terms.questions
        ],
    )


def due(case: Case) -> Blocks:
    """Return when the returns and reports are due under the terms of reference."""
    dates = case.review.terms.due
    full, short = plural(case.called("imr")), plural(case.inside("short_report"))
    named = (
        ("Agencies' chronologies", dates.chronologies),
        (f"{full} and {short}", dates.reports),
        ("Learning event", dates.learning_event),
        (f"First draft of the {case.inside('overview')}", dates.first_draft),
        ("Completion of the review", dates.completion),
    )
    rows = [(cell(what), cell(day(when))) for what, when in named if when]
    return table("Timetable", (("What", 106), ("Due", 60)), rows)


def own_recommendations(case: Case) -> Blocks:
    """Return what the agencies recommended to themselves."""
    return table(
        "Agencies' recommendations for themselves",
        (("Ref.", 28), ("Agency", 46), ("Recommendation", 92)),
        [
            (
                Cell((strong(own.id),)),
                cell(case.agency(imr.agency)),
                cell(case.say(own.text)),
            )
            for imr in case.review.imrs
            for own in imr.recommendations
        ],
    )


def departures(case: Case) -> Blocks:
    """Return where the review departs from its guidance, and who accepted that.

    The panel reads the rule's code and the record; the public title and reason.
    """
    public = case.published
    return table(
        "Accepted departures",
        (
            ("What" if public else "Rule", 40),
            *(("Reason", 76), ("Accepted by", 28)),
            ("When" if public else "Date", 22),
        ),
        [
            (
                cell(_public_title(d, case) if public else _departed(d, case)),
                cell(case.say(d.reason)),
                cell(d.owner),
                cell(day(d.date)),
            )
            for d in departed(case)
        ],
    )


def _public_title(departure: Departure, case: Case) -> str:
    return case.options.words.get(departure.rule) or "A departure from the guidance"


def departed(case: Case) -> tuple[Departure, ...]:
    """Return the departures that were accepted by the day of the report."""
    known = case.review.case.departures
    return tuple(d for d in known if d.date <= case.options.as_of)


def _departed(departure: Departure, case: Case) -> str:
    """Say what the rule says, and of what: an id means something to a reader."""
    title = case.options.words.get(departure.rule)
    told = f"{title} ({departure.rule})" if title else departure.rule
    return f"{told}: {departure.at}" if departure.at[:1].isupper() else told


def glossary(case: Case) -> Blocks:
    """Return the abbreviations in the order of the alphabet."""
    # Capitals and small letters are one alphabet to a reader.
    terms = sorted(case.review.glossary.terms, key=lambda t: (t.short.lower(), t.short))
    return table(
        "Glossary",
        (("Term", 34), ("Meaning", 132)),
        [(Cell((strong(t.short),)), cell(t.long, t.note)) for t in terms],
    )
