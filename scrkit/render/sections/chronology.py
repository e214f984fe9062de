"""The integrated chronology as tables, one a year."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from scrkit.dates import parse_date, spell_date, spell_time
from scrkit.model.entry import Entry
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Text,
)
from scrkit.render.sections.case import Case
from scrkit.render.sections.entry import asides, child_seen
from scrkit.render.sections.prose import (
    cell,
    cut,
    emphasised,
    paragraphs,
    strong,
    words,
)
from scrkit.render.wording.wording import counted, either
from scrkit.text.casing import capital
from scrkit.timeline.merge import heading
from scrkit.timeline.values import Row as Event

# Dark enough to be told from white (at least 4.5 to 1) and from its neighbour; the
# agency always stands in words beside its bar.
PALETTE = (
    *("1F5A99", "A33B00", "2B6E2E", "7A2E8E", "8A5A00", "00696B"),
    *("B0124A", "4B4FA6", "5B6300", "7B4B2A", "3F5B6B", "9C2FA0"),
)
OUTSIDE = "E8E8E8"
GROUP = "E3EAF2"


def colours(case: Case) -> dict[str, str]:
    """Return the colour of each agency by its id, as RRGGBB."""
    # By the order of review.yaml, so that an agency keeps its colour when others come.
    agencies = case.review.case.agencies
    return {a.id: PALETTE[n % len(PALETTE)] for n, a in enumerate(agencies)}


def chronology(case: Case) -> Blocks:
    """Return the whole integrated chronology, a heading and a table for each year."""
    bars = colours(case)
    found: list[Block] = [*_key(case)]
    for year, events in groupby(case.timeline.rows, key=year_of):
        rows = list(_grouped(events, case, bars))
        found.append(Heading(2, words(year)))
        found += cut(f"Integrated chronology, {year}", _columns(case), rows)
    return tuple(found)


def _key(case: Case) -> Blocks:
    timeline = case.timeline
    told = [*part_said(case)]
    told += [
        f"{capital(counted(len(timeline.rows), 'entry', 'entries'))} in the order "
        "of what is known of their dates."
        if timeline.rows
        else "No agency has given an entry yet."
    ]
    if timeline.period:
        told.append(
            f"The period under review is {case.date(timeline.period)}; entries outside "
            "it are shaded grey and say so."
        )
    if timeline.withheld:
        held = counted(timeline.withheld, "entry is", "entries are")
        told.append(f"{capital(held)} kept by an agency and not shown.")
    if case.published:
        told.append(
            f"Dates are given by {case.grain}, to protect the family; the accounts are "
            "in their agencies' own words."
        )
    return (Paragraph(words(" ".join(told)), "note"),)


def part_said(case: Case) -> list[str]:
    """Return what a part was chosen by and how much it leaves out; empty for all."""
    view = case.timeline.view
    if view is None:
        return []
    chosen = ["inside the period, or perhaps so"] if view.inside else []
    people = tuple(case.person(code) for code in view.people)
    agencies = tuple(case.agency(id) for id in view.agencies)
    chosen += [f"about {either(people)}"] if people else []
    chosen += [f"of {either(agencies)}"] if agencies else []
    chosen += [f"on question {either(view.questions)}"] if view.questions else []
    out = counted(view.left_out, "entry is", "entries are")
    return [
        f"This is a part of the chronology: only entries {'; '.join(chosen)}. "
        f"{capital(out)} left out. Silences are those of the whole chronology."
    ]


def year_of(event: Event) -> str:
    """Return the year under which an entry stands, or Undated."""
    date = event.entry.date
    if not date.known:
        return "Undated"
    if date.before:
        # "../2014-03" stands directly before March 2014, under that year.
        return spell_date(parse_date(date.text[3:7]))
    return spell_date(parse_date(date.text[:4]))


def _columns(case: Case) -> tuple[Column, ...]:
    """Return the columns; widths are for a page that lies (257 mm)."""
    return (
        Column("Date" if case.published else "Date and time", 31),
        Column("Agency", 32),
        *(Column("What happened", 86), Column(_heard(case), 40)),
        Column("Action or decision", 38),
        Column("Ref." if case.published else "Ref. and source", 30),
    )


def _heard(case: Case) -> str:
    return f"{case.heading('subject')} seen, {case.inside('subject')}'s voice"


_TO_THE_DAY = "Days as recorded"


def _grouped(
    events: Iterable[Event], case: Case, bars: dict[str, str]
) -> Iterator[Row]:
    """Yield the rows of a year, vaguer dates under headings that cover only them."""
    vague = False
    for event in events:
        told = heading(event.entry.date)
        # For the public every date is a month: the group's heading would say nothing.
        headed = event.heading or (vague and not told)
        if headed and event.entry.date.known and not case.published:
            yield _head(capital(told or _TO_THE_DAY))
        vague = bool(told)
        yield _row(event, case, bars)


def _head(title: str) -> Row:
    return Row((Cell((strong(title),), GROUP),), group=True)


def _row(event: Event, case: Case, bars: dict[str, str]) -> Row:
    entry = event.entry
    cells = [
        Cell(_when(event, case)),
        Cell((words(case.agency(event.agency.id)),), bar=bars.get(event.agency.id, "")),
        Cell(_happened(entry, case)),
        Cell(_child(entry, case)),
        cell(case.say(entry.action)),
        cell(entry.id, "" if case.published else case.say(entry.source)),
    ]
    if event.inside is False:
        cells = [Cell(c.paragraphs, OUTSIDE, c.bar) for c in cells]
    return Row(tuple(cells))


def _when(event: Event, case: Case) -> tuple[Text, ...]:
    entry = event.entry
    told, subject = case.date(entry.date), case.heading("subject")
    lines = [strong(capital(told))]
    if not case.published:
        lines.append(words(spell_time(entry.time)))
        # With the month beside it, an age would tell the public the month of birth.
        lines.append(emphasised(f"{subject}: {event.age}" if event.age else ""))
    if event.inside is False:
        lines.append(emphasised("Outside the period"))
    return tuple(line for line in lines if line)


def _happened(entry: Entry, case: Case) -> tuple[Text, ...]:
    told = [words(part) for part in paragraphs(case.say(entry.event))]
    return (
        *told,
        *(emphasised(f"{label}: {text}") for label, text in asides(entry, case)),
    )


def _child(entry: Entry, case: Case) -> tuple[Text, ...]:
    both = child_seen(entry, case)
    voice = [words(part) for part in paragraphs(case.say(entry.voice))]
    return (words(f"{both}."), *voice) if both else tuple(voice)
