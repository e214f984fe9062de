"""What the merge noticed, as tables: doubles, contradictions, silences."""

from collections.abc import Sequence

from scrkit.render.document.blocks import Blocks, Column, Heading, Paragraph, Row, Table
from scrkit.render.sections.case import Case
from scrkit.render.sections.differing import contradicting, differences
from scrkit.render.sections.proposals import (
    compared_said,
    graded,
    in_short,
    is_proposed,
    none_found,
    related,
    shown,
)
from scrkit.render.sections.prose import cell, cut, paragraphs, words
from scrkit.render.wording.silences import (
    DECLARED,
    at_most,
    ends,
    may_fall,
    parted,
    unsaid_said,
    whose,
)
from scrkit.render.wording.wording import counted
from scrkit.text.casing import capital
from scrkit.timeline.sightings import unsaid
from scrkit.timeline.silence import between
from scrkit.timeline.values import Declared, Double, Silence


def annex(case: Case) -> Blocks:
    """Return what the merge noticed: doubles, contradictions, silences."""
    return (
        *_doubles("Entries that may tell of one event", case, exact=True),
        *_doubles("Entries that differ in precision only", case, exact=False),
        *_possible(case),
        *_compared(case),
        *contradicting(case),
        *differences(case),
        *_silences("Longest spans without entries", between(case.timeline), case),
        *((Paragraph(words(f"{said}.")),) if (said := sight_untold(case)) else ()),
        *_silences("What agencies have not told at all", case.timeline.untold, case),
        *_declared(case),
    )


def _declared(case: Case) -> Blocks:
    """Return where agencies themselves say that they had no contact, or no records."""
    none, unheld = parted(case.timeline.declared)
    return (
        *_said_by_agencies("Where agencies say that they had no contact", none, case),
        *_said_by_agencies("Where agencies say that records are wanting", unheld, case),
    )


def _said_by_agencies(title: str, said: Sequence[Declared], case: Case) -> Blocks:
    if not said:
        return ()
    columns = (
        *(Column("Agency", 50), Column("When", 60)),
        *(Column("In the agency's words", 97), Column("Source", 50)),
    )
    rows = tuple(
        Row(
            (
                cell(case.agency(one.agency)),
                cell(capital(case.date(one.span))),
                cell(*paragraphs(case.say(one.words))),
                cell(case.say(one.source)),
            )
        )
        for one in said
    )
    return Heading(2, words(title)), Table(title, columns, rows)


def _compared(case: Case) -> Blocks:
    """Say how much was compared, and what waits: what is not found may be there."""
    if case.published:
        return ()
    return (Paragraph(words(compared_said(case)), "note"),)


def _doubles(title: str, case: Case, *, exact: bool) -> Blocks:
    found = [
        double
        for double in shown(case)
        if double.grade != "possible"
        and is_proposed(double)
        and (double.relation != "precision_only") is exact
    ]
    if not found:
        return Heading(2, words(title)), Paragraph(words(none_found(case)))
    columns = (
        *(Column("Entries", 42), Column("Dates and agencies", 75)),
        *(Column("What was noticed", 70), Column("What the panel accepted", 70)),
    )
    rows = [_double(double, case) for double in found]
    return Heading(2, words(title)), *cut(title, columns, rows)


def _possible(case: Case) -> Blocks:
    """Return what is only possibly of one event, a line each: most of it is not."""
    found = [double for double in shown(case) if double.grade == "possible"]
    if not found:
        return ()
    title = "Entries that are possibly of one event"
    columns = Column("Entries", 70), Column("Dates", 95), Column("How likely", 92)
    rows = []
    for double in found:
        dates = [case.rows[id].entry.date for id in double.entries]
        told = "; ".join(map(case.date, dates))
        one = cell(", ".join(double.entries)), cell(told), cell(in_short(double))
        rows.append(Row(one))
    return Heading(2, words(title)), *cut(title, columns, rows)


def _double(double: Double, case: Case) -> Row:
    known = [case.rows[id] for id in double.entries if id in case.rows]
    dates = [f"{case.agency(r.agency.id)}: {case.date(r.entry.date)}" for r in known]
    accepted = case.say(double.accepted) or "Not yet settled."
    noticed = [related(double), graded(double)]
    if not double.accepted:
        noticed.append(capital(case.say(double.why)))
    return Row((cell(*double.entries), cell(*dates), cell(*noticed), cell(accepted)))


def sight_untold(case: Case) -> str:
    """Say which chronologies never tell whether the child was seen; "" for none."""
    agencies, of = unsaid(case.timeline)
    return unsaid_said([*map(case.agency, agencies)], of, case.inside("subject"))


def _silences(title: str, found: Sequence[Silence], case: Case) -> Blocks:
    if not found:
        return Heading(2, words(title)), Paragraph(words("None was noticed."))
    columns = (
        *(Column("Of what", 80), Column("From", 45), Column("To", 45)),
        *(Column("Length", 26), Column("Between", 61)),
    )
    rows = tuple(_silence(silence, case) for silence in found)
    return Heading(2, words(title)), Table(title, columns, rows)


def _silence(silence: Silence, case: Case) -> Row:
    dates = {id: row.entry.date for id, row in case.rows.items()}
    length = at_most(silence, counted(silence.days, "day", "days"))
    if case.published:
        # Days on either side would let the public work the dates out.
        months = round(silence.days / 30.4)
        length = f"about {counted(max(months, 1), 'month', 'months')}"
    after, before = ends(silence)
    whose_ = whose(silence, case.agency(silence.agency), case.inside("subject"))
    return Row(
        (
            cell(
                whose_,
                DECLARED if silence.declared else "",
                capital(may_fall(silence, dates, case.date)),
            ),
            cell(case.date(silence.start)),
            cell(case.date(silence.end)),
            cell(length),
            cell(f"{capital(after)} and {before}"),
        )
    )
