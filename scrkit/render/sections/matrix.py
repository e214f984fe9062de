"""The evidence matrix: what each question, finding and recommendation stands on.

Plain values for every shape; each cell knows the place to which it leads. A place is
named by a letter for its kind and the id: q-Q1, f-F2, e-GP-0003, r-R1, a-A4, p-R1.
"""

from collections.abc import Iterator

from scrkit.model.imr import OwnRecommendation
from scrkit.model.outcome import Action, Finding, Recommendation
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.evidence import opening
from scrkit.render.sections.leads import (
    NOTHING,
    Cell,
    Line,
    Part,
    Ref,
    Web,
    lack,
    refs,
    reply_to,
    shown,
)
from scrkit.review.progress import state
from scrkit.text.counting import number
from scrkit.text.fillers import says_nothing


def parts(case: Case, *, counted: bool = False) -> tuple[Part, ...]:
    """Return the matrix and the tables of what it leads to, which lead back.

    `counted`: the matrix counts entries and leads to their finding, where a cell leads
    to one place alone.
    """
    web = Web(case)
    return (
        _matrix(web, counted=counted),
        _questions(web),
        _findings(web),
        _entries(web),
        _recommendations(web),
        _actions(web),
        _replies(web),
        _secured(web),
    )


def holes(found: tuple[Part, ...]) -> int:
    """Return how many cells of the matrix lack something."""
    return sum(
        ref.hole for line in found[0].lines for cell in line.cells for ref in cell
    )


_COLUMNS = (
    *(("Question", 22), ("Finding", 30), ("Reply", 26), ("Entries for", 54)),
    *(("Entries against", 42), ("Recommendation", 32), ("Reply to it", 26)),
    ("Actions", 25),
)


def _matrix(web: Web, *, counted: bool) -> Part:
    lines: list[Line] = []
    for question in web.questions:
        first: Cell = (Ref(question.id, f"q-{question.id}"),)
        answering = [f for f in web.findings if question.id in f.questions]
        for finding in answering:
            lines += _chain(web, first, finding, counted=counted)
        if not answering:
            rest = (shown(NOTHING),) * 6
            lines.append(Line("", (first, lack("no finding answers it"), *rest)))
    for finding in web.findings:
        if not finding.questions:
            first = lack("answers no question")
            lines += _chain(web, first, finding, counted=counted)
    lines += _loose(web, counted=counted)
    said = (
        "Each row follows a question to what answers it, what that stands on, and what "
        "came of it. Where something lacks, the cell says so."
    )
    return Part("Evidence matrix", said, _COLUMNS, tuple(lines))


def _chain(web: Web, first: Cell, finding: Finding, *, counted: bool) -> list[Line]:
    head = (
        first,
        (Ref(finding.id, f"f-{finding.id}"),),
        reply_to(web, finding.id),
        _standing(finding.evidence, finding.id, "no entry", counted=counted),
        _weighed(finding, counted=counted),
    )
    ids = web.recommended_for(finding.id)
    if not ids:
        return [Line("", (*head, lack("no recommendation"), *(shown(NOTHING),) * 2))]
    return [Line("", (*head, *_onwards(web, id))) for id in ids]


def _onwards(web: Web, id: str) -> tuple[Cell, Cell, Cell]:
    done = web.carried_out(id)
    actions = refs("a", done) if done else lack("no action")
    return (Ref(id, f"r-{id}"),), reply_to(web, id), actions


def _standing(
    entries: tuple[str, ...], finding: str, lacking: str, *, counted: bool
) -> Cell:
    if not entries:
        return lack(lacking)
    if counted:
        told = number(len(entries), "entry", "entries")
        return (Ref(told, f"f-{finding}"),)
    return refs("e", entries)


def _weighed(finding: Finding, *, counted: bool) -> Cell:
    entries = finding.counter_evidence
    if not entries and not says_nothing(finding.counter_note):
        return (Ref("none, as its note says", f"f-{finding.id}"),)
    return _standing(entries, finding.id, "none looked for", counted=counted)


def _loose(web: Web, *, counted: bool) -> Iterator[Line]:
    """Yield recommendations that follow from no finding, and actions from none."""
    blank = shown(NOTHING)
    for one in web.recommended:
        if isinstance(one, OwnRecommendation):
            why: Cell = (Ref("an agency's own"),)
            under = _told(one, counted=counted)
        elif one.findings:
            continue
        else:
            why, under = lack("follows from no finding"), blank
        yield Line("", (blank, why, blank, under, blank, *_onwards(web, one.id)))
    for action in web.actions:
        if not action.source:
            why = lack("carries out no recommendation")
            found = refs("a", (action.id,))
            yield Line("", (blank, blank, blank, blank, blank, why, blank, found))


def _told(one: OwnRecommendation, *, counted: bool) -> Cell:
    """Return what an agency's own recommendation stands on; it may be a reason."""
    if counted and one.evidence:
        told = number(len(one.evidence), "entry", "entries")
        return (Ref(told, f"r-{one.id}"),)
    return refs("e", one.evidence)


def _questions(web: Web) -> Part:
    lines = (
        Line(
            f"q-{one.id}",
            (
                shown(one.id),
                shown(web.case.say(one.text)),
                refs("f", [f.id for f in web.findings if one.id in f.questions]),
            ),
        )
        for one in web.questions
    )
    columns = (("Question", 24), ("What is asked", 173), ("Findings", 60))
    return Part("Questions", "Of the terms of reference.", columns, tuple(lines))


def _findings(web: Web) -> Part:
    lines = (
        Line(
            f"f-{one.id}",
            (
                shown(one.id),
                shown(web.case.say(one.title)),
                refs("q", one.questions),
                refs("e", one.evidence),
                refs("e", one.counter_evidence),
                refs("r", web.recommended_for(one.id)),
            ),
        )
        for one in web.findings
    )
    columns = (
        *(("Finding", 22), ("What was found", 60), ("Questions", 26)),
        *(("Entry for", 65), ("Entry against", 48), ("Recommendations", 36)),
    )
    return Part("Findings", "", columns, tuple(lines))


def _entries(web: Web) -> Part:
    cited = web.cited()
    rest = len(web.case.rows) - sum(id in web.case.rows for id in cited)
    said = (
        f"Entries that something stands on. {number(rest, 'other')} is cited nowhere."
    )
    if rest != 1:
        said = said.replace(" is ", " are ")
    columns = (
        *(("Entry", 28), ("Date", 26), ("Agency", 46), ("What it tells", 81)),
        *(("Stands under it", 40), ("Stands itself in", 36)),
    )
    lines = (Line(f"e-{id}", _entry(web, id)) for id in cited)
    return Part("Entries", said, columns, tuple(lines))


def _entry(web: Web, id: str) -> tuple[Cell, ...]:
    case = web.case
    row = case.rows.get(id)
    above = tuple(web.citing(id))
    if row is None:
        kept = shown("kept by its agency, or not there")
        return shown(id), shown(NOTHING), shown(NOTHING), kept, above, shown(NOTHING)
    entry = row.entry
    return (
        shown(id),
        shown(case.date(entry.date)),
        shown(case.agency(row.agency.id)),
        shown(opening(case.say(entry.event))),
        above,
        _kept(web, id),
    )


def _kept(web: Web, id: str) -> Cell:
    """Return the secured file and the page on which an entry stands itself."""
    entry = web.case.rows[id].entry
    where = entry.stands_in
    if where is None:
        return shown(entry.source)
    page = f", page {where.page}" if where.page else ""
    known = {one.id for one in web.case.review.secured.records if one.id}
    if where.record not in known:
        return lack(f"no secured file {where.record}")
    return (Ref(f"{where.record}{page}", f"s-{where.record}"),)


def _recommendations(web: Web) -> Part:
    lines = (Line(f"r-{one.id}", _recommended(web, one)) for one in web.recommended)
    columns = (
        *(("Ref.", 24), ("Recommended", 98), ("To", 40), ("Findings, entries", 35)),
        *(("Actions", 30), ("Reply", 30)),
    )
    return Part("Recommendations", "", columns, tuple(lines))


def _recommended(web: Web, one: Recommendation | OwnRecommendation) -> tuple[Cell, ...]:
    if isinstance(one, OwnRecommendation):
        to, under = "the agency itself", refs("e", one.evidence)
    else:
        to, under = web.case.addressee(one.to), refs("f", one.findings)
    done = web.carried_out(one.id)
    return (
        shown(one.id),
        shown(" ".join(web.case.say(one.text).split())),
        shown(to),
        under,
        refs("a", done) if done else lack("no action"),
        reply_to(web, one.id),
    )


def _actions(web: Web) -> Part:
    lines = (Line(f"a-{one.id}", _action(web, one)) for one in web.actions)
    columns = (
        *(("Action", 22), ("What is to be done", 95), ("Owner", 46), ("Due", 30)),
        *(("State", 34), ("Carries out", 30)),
    )
    return Part("Actions", "", columns, tuple(lines))


def _action(web: Web, one: Action) -> tuple[Cell, ...]:
    return (
        shown(one.id),
        shown(" ".join(web.case.say(one.text).split())),
        shown(one.owner),
        shown(day(one.due)),
        shown(state(one, web.case.options.as_of)),
        refs("r", one.source) if one.source else lack("no recommendation"),
    )


def _replies(web: Web) -> Part:
    findings = {one.id for one in web.findings}
    lines = (
        Line(
            f"p-{id}",
            (
                (Ref(id, f"{'f' if id in findings else 'r'}-{id}"),),
                shown(one.accepted.replace("_", " ")),
                shown(web.case.addressee(one.by)),
                shown(" ".join(web.case.say(one.text).split())),
            ),
        )
        for id, one in web.replies.items()
    )
    columns = (("Reply to", 26), ("Answer", 36), ("By", 45), ("Words", 150))
    return Part("Responses", "", columns, tuple(lines))


def _secured(web: Web) -> Part:
    standing: dict[str, list[str]] = {}
    for id in web.cited():
        row = web.case.rows.get(id)
        if row is not None and row.entry.stands_in is not None:
            standing.setdefault(row.entry.stands_in.record, []).append(id)
    lines = (
        Line(
            f"s-{one.id}" if one.id else "",
            (
                shown(one.id or ""),
                shown(one.what),
                shown(web.case.agency(one.agency)),
                shown(one.where),
                refs("e", standing.get(one.id or "", ())),
            ),
        )
        for one in web.case.review.secured.records
    )
    columns = (
        *(("File", 22), ("What", 80), ("Agency", 55), ("Where it is kept", 60)),
        ("Entries that stand in it", 40),
    )
    return Part("Secured files", "", columns, tuple(lines))
