"""In what accounts of one event differ, as a table of the chronology's annex."""

from scrkit.dates import parse_time, spell_time
from scrkit.model.columns import SHORT
from scrkit.render.document.blocks import Blocks, Column, Heading, Paragraph, Row, Table
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import cell, words
from scrkit.render.wording.wording import DIFFERENCE, RELATION, listed
from scrkit.timeline.values import Difference

_NOTHING = "not given"
_ROWS_A_TABLE = 250


def differences(case: Case) -> Blocks:
    """Return what accounts of one event do not tell alike, with both sources.

    Nothing for the public: times and counts would tell more than dates may.
    """
    if case.published:
        return ()
    title = "What accounts of one event do not tell alike"
    every = [one for double in case.timeline.doubles for one in double.differences]
    # Of dates the tables above tell; a contradiction comes before what is only vaguer.
    found = [one for one in every if one.of != "date"]
    found.sort(key=lambda one: (one.relation != "contradiction", one.of == "people"))
    if not found:
        return Heading(2, words(title)), Paragraph(words("None was noticed."))
    columns = (
        *(Column("Entries", 42), Column("Of what", 55)),
        *(Column("What each has", 100), Column("What was noticed", 60)),
    )
    rows = [_row(one, case) for one in found]
    starts = range(0, len(rows), _ROWS_A_TABLE)
    tables = [
        Table(
            title if start == 0 else f"{title}, continued",
            columns,
            tuple(rows[start : start + _ROWS_A_TABLE]),
        )
        for start in starts
    ]
    return Heading(2, words(title)), *tables


def _row(one: Difference, case: Case) -> Row:
    what = case.worded(DIFFERENCE.get(one.of, SHORT.get(one.of, one.of)))
    if one.what:
        what = f"{what}: {case.say(one.what)}"
    agencies = [case.rows[id].agency.id for id in one.entries if id in case.rows]
    told = [
        f"{case.agency(agency)}: {_given(one, given, case)}"
        for agency, given in zip(agencies, one.given, strict=False)
    ]
    return Row((cell(*one.entries), cell(what), cell(*told), cell(_noticed(one))))


def _given(one: Difference, given: str, case: Case) -> str:
    if not given:
        return "nobody else" if one.of == "people" else _NOTHING
    if one.of == "people":
        return "also " + listed(tuple(case.person(c) for c in given.split(", ")))
    if one.of == "time":
        return spell_time(parse_time(given))
    return given


def _noticed(one: Difference) -> str:
    if one.of == "people":
        each = one.relation == "contradiction"
        return "Each names somebody else" if each else "One names more people"
    return RELATION[one.relation]
