"""In what accounts of one event contradict each other, or are more or less exact."""

from scrkit.dates import parse_time, spell_time
from scrkit.model.columns import SHORT
from scrkit.render.document.blocks import Blocks, Column, Heading, Paragraph, Row
from scrkit.render.sections.case import Case
from scrkit.render.sections.proposals import graded, none_found, shown
from scrkit.render.sections.prose import cell, cut, words
from scrkit.render.wording.wording import RELATION, listed
from scrkit.text.casing import capital
from scrkit.timeline.differences import KINDS, SURE, contradictions, sum_said
from scrkit.timeline.values import ALONE, Difference, Double

_NOTHING = "not given"


def told_contradictions(case: Case) -> tuple[Difference, ...]:
    """Return the contradictions that a view may tell.

    Times and counts would tell the public more than its dates may.
    """
    found = contradictions(case.timeline)
    if not case.published:
        return found
    settled = [set(double.entries) for double in shown(case)]
    return tuple(
        one
        for one in found
        if one.of in ("date", "decided")
        # Only within accounts that the public is shown together.
        and any(ids.issuperset(one.entries) for ids in settled)
    )


def contradicting(case: Case) -> Blocks:
    """Return what accounts of one event contradict each other in, with both sources."""
    title = "Entries that contradict each other"
    found = told_contradictions(case)
    said = f"{sum_said(found, case.inside('subject'))}." if found else ""
    sentence = Paragraph(words(said or none_found(case)))
    columns = (
        *(Column("Entries", 42), Column("In what", 55)),
        *(Column("What each has", 90), Column("What the panel accepted", 70)),
    )
    rows = [_contradiction(one, home(one, case), case) for one in found]
    return Heading(2, words(title)), sentence, *cut(title, columns, rows)


def home(one: Difference, case: Case) -> Double:
    """Return the accounts of one event of which two contradict each other."""
    doubles = shown(case)
    return next(double for double in doubles if set(one.entries) <= set(double.entries))


def _contradiction(one: Difference, double: Double, case: Case) -> Row:
    alike = "" if double.accepted else graded(double)
    accepted = case.say(double.accepted) or "Not yet settled."
    what, each = cell(in_what(one, case), alike), cell(*what_each_has(one, case))
    return Row((cell(*one.entries), what, each, cell(accepted)))


def differences(case: Case) -> Blocks:
    """Return where one account of an event is more exact than another.

    Nothing for the public: times and counts would tell more than dates may.
    """
    if case.published:
        return ()
    title = "Where one account is more exact than another"
    every = [
        one
        for double in case.timeline.doubles
        if double.probability >= SURE
        for one in double.differences
    ]
    # Of dates the tables above tell.
    found = [d for d in every if d.of != "date" and d.relation == "precision_only"]
    if not found:
        return Heading(2, words(title)), Paragraph(words(none_found(case)))
    columns = (
        *(Column("Entries", 42), Column("Of what", 55)),
        *(Column("What each has", 100), Column("What was noticed", 60)),
    )
    rows = [
        Row(
            (
                *(cell(*one.entries), cell(in_what(one, case))),
                *(cell(*what_each_has(one, case)), cell(RELATION[one.relation])),
            )
        )
        for one in found
    ]
    return Heading(2, words(title)), *cut(title, columns, rows)


def in_what(one: Difference, case: Case) -> str:
    """Return what two accounts do not tell alike, with the word of the case for it."""
    what = KINDS.get(one.of, SHORT.get(one.of, one.of))
    what = capital(what.format(subject=case.inside("subject")))
    return f"{what}: {case.say(one.what)}" if one.what else what


def what_each_has(one: Difference, case: Case) -> list[str]:
    """Return what each account has, after the name of its agency."""
    rows = [case.rows[id] for id in one.entries if id in case.rows]
    if one.of in ("date", "decided"):
        given = [case.date(row.entry.date) for row in rows]
    else:
        given = [_given(one, each, case) for each in one.given]
    pairs = zip(rows, given, strict=False)
    return [f"{case.agency(row.agency.id)}: {each}" for row, each in pairs]


def _given(one: Difference, given: str, case: Case) -> str:
    if not given or given == ALONE:
        return given or _NOTHING
    if one.of == "people":
        return "also " + listed(tuple(case.person(c) for c in given.split(", ")))
    if one.of == "time":
        return spell_time(parse_time(given))
    return given
