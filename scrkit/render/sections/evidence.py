"""What a finding stands on, entry by entry, and the Board's reply to it."""

import re

from scrkit.model.entry import Entry
from scrkit.render.document.blocks import Blocks, Cell
from scrkit.render.sections.case import Case, in_order
from scrkit.render.sections.prose import cell, strong
from scrkit.render.sections.registers import Cells, table
from scrkit.render.wording.days import coarse

# Characters of an entry that a table of evidence shows: it cites, it does not repeat.
_SHORT = 220
_LEAST = 60
_SENTENCE = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)[.?!]”?(?=\s)")


def evidence(case: Case, finding: str) -> Blocks:
    """Return the entries for and against a finding: id, date, agency, what it tells."""
    found = next((f for f in case.review.findings.findings if f.id == finding), None)
    if found is None:
        return ()
    cited = [(entry, "For") for entry in in_order(found.evidence, case)]
    cited += [(e, "Against") for e in in_order(found.counter_evidence, case)]
    if case.published:
        # What an agency keeps to itself is cited to the panel alone.
        shown = [(e, speaks) for e, speaks in cited if not isinstance(e, str)]
        places = {id: place for place, id in enumerate(case.rows)}
        # For and against together, by date: the public has no ids to find them by.
        return _public(sorted(shown, key=lambda one: places[one[0].id]), case)
    rows = [_row(entry, speaks, case) for entry, speaks in cited]
    columns = (
        *(("Ref.", 24), ("Date", 22), ("Agency", 28)),
        *(("Speaks", 16), ("What it tells", 76)),
    )
    return table(f"Evidence for finding {finding}", columns, rows)


def _public(cited: list[tuple[Entry, str]], case: Case) -> Blocks:
    """Return the evidence as the board chose to publish it; entries have no ids there.

    Of a table that is left out nothing is said: the finding stands for itself.
    """
    how = case.review.case.publication.evidence
    if how == "none" or not cited:
        return ()
    if how == "counted":
        return _counted(cited, case)
    columns = (("Date", 26), ("Agency", 34), ("Speaks", 16), ("What it tells", 90))
    rows = [_row(entry, speaks, case)[1:] for entry, speaks in cited]
    return table("Evidence for the finding", columns, rows)


def _counted(cited: list[tuple[Entry, str]], case: Case) -> Blocks:
    counts: dict[tuple[str, str], list[int]] = {}
    for entry, speaks in cited:
        agency = case.agency(case.rows[entry.id].agency.id)
        # No finer than a month, even where the board publishes days.
        when = case.date(coarse(entry.date))
        counts.setdefault((when, agency), [0, 0])[speaks == "Against"] += 1
    columns = (("When", 44), ("Agency", 82), ("Entries for", 20), ("Against", 20))
    rows = [
        (cell(when), cell(agency), cell(str(pro or "–")), cell(str(contra or "–")))
        for (when, agency), (pro, contra) in counts.items()
    ]
    return table("Entries in the agencies' records", columns, rows)


def _row(entry: Entry | str, speaks: str, case: Case) -> Cells:
    if isinstance(entry, str):
        # An entry that its agency keeps to itself is cited, and not shown.
        whole = case.timeline.whole
        others = whole is not None and any(r.entry.id == entry for r in whole.rows)
        kept = "In another agency's record" if others else "Kept by the agency"
        return Cell((strong(entry),)), cell(""), cell(kept), cell(speaks), cell("")
    row = case.rows[entry.id]
    return (
        Cell((strong(entry.id),)),
        cell(case.date(entry.date)),
        cell(case.agency(row.agency.id)),
        cell(speaks),
        cell(opening(case.say(entry.event)), _voice(entry, case)),
    )


def _voice(entry: Entry, case: Case) -> str:
    heard = opening(case.say(entry.voice))
    return f"The {case.inside('subject')}: {heard}" if heard else ""


def opening(text: str) -> str:
    """Return the first sentences of a text, as far as they are short."""
    whole = " ".join(text.split())
    if len(whole) <= _SHORT:
        return whole
    cut = whole[:_SHORT]
    # Whole sentences where there are any; never a word or a quotation cut through.
    ends = [at.end() for at in _SENTENCE.finditer(cut) if _quoted(cut[: at.end()])]
    # A first sentence such as "Home visit." tells too little by itself.
    if ends and ends[-1] > _LEAST:
        return cut[: ends[-1]]
    return cut[: cut.rfind(" ")] + " …"


def _quoted(text: str) -> bool:
    """Tell whether every quotation that is opened is closed."""
    return text.count("“") == text.count("”")
