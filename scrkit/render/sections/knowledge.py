"""What an agency held by a day, with the entries' own words, as Markdown."""

from collections.abc import Iterator

from scrkit.dates import of_day, spell_date, spell_time
from scrkit.model.review import Review
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
)
from scrkit.render.document.pages import marking
from scrkit.render.document.paper import markdown_file
from scrkit.render.sections.case import Case, open_case
from scrkit.render.sections.prose import cell, words
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import counted
from scrkit.text.casing import capital
from scrkit.timeline.knowledge import Held, Knowledge
from scrkit.timeline.values import Row as Event
from scrkit.timeline.values import Timeline

_TITLES = (
    ("own", "In its own records"),
    ("shared", "Shared with it: its staff stand among the people"),
    ("elsewhere", "Known to other agencies, and nothing says that it knew"),
)
_COLUMNS = (
    *(Column("Date and time", 31), Column("Agency", 32)),
    *(Column("What happened", 90), Column("Action or decision", 60)),
    Column("Ref. and source", 40),
)


def known_by_file(review: Review, known: Knowledge, options: Options) -> bytes:
    """Return Markdown that tells what an agency held before a day.

    People are told by code or label, whatever the view of other products.
    """
    case = open_case(review, Timeline((), (), (), review.terms.period, 0), options)
    agency, day = case.agency(known.agency), spell_date(of_day(known.on))
    title = f"What {agency} held before {day}"
    return markdown_file(
        Document(
            title=title,
            subject=options.framework_title,
            creator=review.case.board.name,
            review=review.case.id,
            marking=marking(case),
            created=options.as_of,
            draft=options.draft,
            landscape=True,
            blocks=(Heading(1, words(title)), *_body(known, case)),
        )
    )


def _body(known: Knowledge, case: Case) -> Blocks:
    note = (
        "Only what is recorded can be told. An entry with a vague date counts as known "
        "if its latest possible day is before that day; what may have been before or "
        "after stands by itself."
    )
    return (
        Paragraph(words(note), "note"),
        *_sections(known.known, "", case),
        *_sections(known.perhaps, "May have been before or after. ", case),
    )


def _sections(held: Held, lead: str, case: Case) -> Iterator[Block]:
    for name, title in _TITLES:
        rows = getattr(held, name)
        # "Perhaps" is told only where there is something; that an agency held nothing
        # is said.
        if lead and not rows:
            continue
        yield Heading(2, words(lead + title))
        told = capital(counted(len(rows), "entry", "entries"))
        yield Paragraph(words(f"{told}."))
        if rows:
            yield Table(title, _COLUMNS, tuple(_row(row, case) for row in rows))


def _row(event: Event, case: Case) -> Row:
    entry = event.entry
    kept = "" if entry.visibility == "integrated" else "For its agency only"
    return Row(
        (
            cell(capital(spell_date(entry.date)), spell_time(entry.time)),
            cell(case.agency(event.agency.id)),
            cell(case.say(entry.event)),
            cell(case.say(entry.action)),
            cell(entry.id, case.say(entry.source), kept),
        )
    )
