"""Patterns of the chronology as tables: contacts by month, referrals, missed ones."""

from collections import Counter
from collections.abc import Callable

from scrkit.dates import parse_date, spell_date
from scrkit.render.document.blocks import Blocks, Column, Heading, Paragraph, Row
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import cell, cut, words
from scrkit.render.wording.wording import (
    MISSED,
    REFERRAL_OUTCOME,
    REFERRED,
    counted,
    listed,
)
from scrkit.text.casing import capital
from scrkit.timeline.patterns import Contacts, PatternHit, patterns

_PAGE = 257
_MONTH = 41


def patterning(case: Case) -> Blocks:
    """Return contacts by month and agency, referrals, missed contacts, no action.

    Nothing for the public: months and ages together may tell a birthday.
    """
    if case.published:
        return ()
    found = patterns(case.timeline)
    missed = _list("Missed contacts", found.missed, case, _missed)
    return (
        *_contacts(found.contacts, case),
        *_list("Referrals and their outcomes", found.referrals, case, _referral),
        *missed,
        *_idle(found.idle, case),
    )


def _contacts(contacts: Contacts, case: Case) -> Blocks:
    title = "Entries by month and agency"
    heading = Heading(2, words(title))
    if not contacts.counts:
        return heading, Paragraph(words("There are none."))
    width = (_PAGE - _MONTH) // len(contacts.counts)
    columns = (
        Column("Month", _MONTH),
        *(Column(case.agency(agency), width) for agency, _ in contacts.counts),
    )
    rows = [
        Row(
            (cell(spell_date(parse_date(month))), *(cell(str(n or "")) for n in counts))
        )
        for month, counts in _by_month(contacts)
        # Months without any entry would fill pages; the note says how many there are.
        if any(counts)
    ]
    vague = tuple(cell(str(n or "")) for _, n in contacts.undatable)
    rows.append(Row((cell("Not datable to a month"), *vague)))
    silent = sum(not any(counts) for _, counts in _by_month(contacts))
    note = f"{capital(counted(silent, 'month', 'months'))} between the first and the "
    note += "last entry without an entry of anybody: not shown."
    tables = cut(title, columns, rows)
    return heading, *tables, *((Paragraph(words(note), "note"),) if silent else ())


def _by_month(contacts: Contacts) -> list[tuple[str, tuple[int, ...]]]:
    columns = [counts for _, counts in contacts.counts]
    return list(zip(contacts.months, zip(*columns, strict=True), strict=True))


def _list(
    title: str,
    found: tuple[PatternHit, ...],
    case: Case,
    what: Callable[[PatternHit], str],
) -> Blocks:
    heading = Heading(2, words(title))
    if not found:
        return heading, Paragraph(words("None was noticed."))
    columns = (
        *(Column("Entry", 35), Column("Date", 50), Column("Agency", 62)),
        *(Column("What it tells of", 65), Column("Age", 45)),
    )
    rows = [_row(one, case, what(one)) for one in found]
    counts = Counter(row.cells[3].paragraphs[0][0].text for row in rows)
    told = [f"{name[:1].lower()}{name[1:]} ({n})" for name, n in counts.most_common()]
    note = f"{capital(counted(len(found), 'entry', 'entries'))}: {listed(tuple(told))}."
    return heading, *cut(title, columns, rows), Paragraph(words(note), "note")


def _row(one: PatternHit, case: Case, what: str) -> Row:
    when, agency = capital(case.date(one.date)), case.agency(one.agency)
    return Row((cell(one.entry), cell(when), cell(agency), cell(what), cell(one.age)))


def _referral(one: PatternHit) -> str:
    return f"{REFERRED[one.kind]}: {REFERRAL_OUTCOME[one.outcome].lower()}"


def _missed(one: PatternHit) -> str:
    return MISSED[one.kind]


def _idle(found: tuple[PatternHit, ...], case: Case) -> Blocks:
    said = tuple(one for one in found if one.kind == "said")
    empty = Counter(one.agency for one in found if one.kind == "empty")
    title = "Entries that say that no action was taken"
    blocks = _list(title, said, case, lambda _: "No action, as the author wrote")
    if not empty:
        return blocks
    told = [f"{case.agency(agency)} {n}" for agency, n in sorted(empty.items())]
    note = f"No action or decision is written in {empty.total()} entries: "
    return *blocks, Paragraph(words(f"{note}{listed(tuple(told))}."), "note")
