"""The data sets of the research export: one definition of files, schema and manual.

Everything stands by code. What is written in words is in one data set of its own.
"""

from datetime import date
from typing import Any

from scrkit.clocks.calendar import calendar
from scrkit.clocks.values import Due
from scrkit.model.case import Agency, Person
from scrkit.model.outcome import Action, Finding, Recommendation
from scrkit.model.reached import decided_on, has_come
from scrkit.research.accounts import DIFFERENCES, ENTRIES, ENTRY_PEOPLE
from scrkit.research.schema import Case, Column, DataSet, partial
from scrkit.research.told import NARRATIVES
from scrkit.review.progress import state

_NOT_YET = "It has not come, or nobody recorded it."


def _day(case: Case, name: str) -> date | None:
    day = case.review.case.dates.day(name)
    return day if has_come(day, case.as_of) else None


def _dated(name: str, about: str) -> Column[Case]:
    return Column(name, "day", about, lambda case: _day(case, name), _NOT_YET)


def _to_publication(case: Case, *, most: bool) -> int | None:
    """Count the days from the incident; how exact they are, the incident says."""
    published, incident = _day(case, "published"), case.review.case.dates.incident
    if published is None or incident is None:
        return None
    start = incident.earliest if most else incident.latest
    return (published - start).days if start else None


def _period(case: Case, *, end: bool) -> date | None:
    period = case.review.terms.period
    if period is None:
        return None
    return period.latest if end else period.earliest


REVIEWS: DataSet[Case] = DataSet(
    "reviews",
    "One row a review, as it stood on the day of the export.",
    lambda case: (case,),
    (
        Column(
            "board", "text", "Name of the board.", lambda c: c.review.case.board.name
        ),
        Column(
            "framework", "text", "Guidance, by id.", lambda c: c.review.case.framework
        ),
        Column(
            "overlay",
            "text",
            "Local guidance upon it, by id.",
            lambda c: c.review.case.overlay,
            "None.",
        ),
        Column(
            "methodology", "text", "Its model.", lambda c: c.review.case.methodology
        ),
        Column(
            "stage",
            "text",
            "The first stage that is not done; complete where all are, ended where "
            "none is held.",
            lambda c: c.stage,
        ),
        Column("as_of", "day", "The day on which it stood so.", lambda c: c.as_of),
        *partial(
            "incident",
            "When the child died or was seriously harmed.",
            lambda c: c.review.case.dates.incident,
            "Not recorded.",
        ),
        Column(
            "decided",
            "day",
            "When it was decided.",
            lambda c: day if has_come(day := decided_on(c.review), c.as_of) else None,
            _NOT_YET,
        ),
        _dated("initiated", "When the review was initiated."),
        _dated("report_completed", "When the Board accepted the report."),
        _dated("published", "When it was published."),
        Column(
            "days_to_publication_least",
            "whole",
            "Days from the incident to publication, at least.",
            lambda c: _to_publication(c, most=False),
            "Not published, or no bound is known.",
        ),
        Column(
            "days_to_publication_most",
            "whole",
            "The same, at most.",
            lambda c: _to_publication(c, most=True),
            "Not published, or no bound is known.",
        ),
        Column(
            "period_first",
            "day",
            "First day of the period under review.",
            lambda c: _period(c, end=False),
            "No terms, or no beginning.",
        ),
        Column(
            "period_last",
            "day",
            "Its last day.",
            lambda c: _period(c, end=True),
            "No terms, or no end.",
        ),
        Column(
            "subjects",
            "whole",
            "How many children it is about.",
            lambda c: sum(p.kind == "subject" for p in c.review.people.people),
        ),
    ),
)

AGENCIES: DataSet[Agency] = DataSet(
    "agencies",
    "One row an agency of a review.",
    lambda case: case.review.case.agencies,
    (
        Column(
            "agency", "text", "Id of the agency, within its review.", lambda a: a.id
        ),
        Column("name", "text", "Its full name.", lambda a: a.name),
        Column("report", "text", "What is asked of it.", lambda a: a.report),
        Column(
            "key_agency", "yes_no", "Whether it belongs on the panel.", lambda a: a.key
        ),
    ),
)

PEOPLE: DataSet[Person] = DataSet(
    "people",
    "One row a person, by code and role; nothing of births, names or identity.",
    lambda case: case.review.people.people,
    (
        Column("person", "text", "Code, within its review.", lambda p: p.code),
        Column(
            "kind", "text", "subject, family, professional, other.", lambda p: p.kind
        ),
        Column("role", "text", "Role, such as health visitor.", lambda p: p.role),
        Column(
            "agency",
            "text",
            "Agency of a professional, by id.",
            lambda p: p.agency,
            "No professional, or not recorded.",
        ),
    ),
)

FINDINGS: DataSet[Finding] = DataSet(
    "findings",
    "One row a finding of the panel; its words are in narratives.",
    lambda case: case.review.findings.findings,
    (
        Column("finding", "text", "Id, within its review.", lambda f: f.id),
        Column(
            "factor",
            "text",
            "Contributory factor.",
            lambda f: f.factor or None,
            "None is named.",
        ),
        Column("evidence", "whole", "Entries it stands on.", lambda f: len(f.evidence)),
        Column(
            "counter_evidence",
            "whole",
            "Entries that speak against it.",
            lambda f: len(f.counter_evidence),
        ),
        Column(
            "weighed",
            "yes_no",
            "Whether the panel says how it weighed them, or that there were none.",
            lambda f: bool(f.counter_note.strip()),
        ),
        Column(
            "confirmed", "yes_no", "Whether confirmed.", lambda f: bool(f.confirmed)
        ),
    ),
)

_Pair = tuple[str, str]


def _pairs(name: str, about: str, one: str, other: str, get: Any) -> DataSet[_Pair]:
    return DataSet(
        name,
        about,
        get,
        (
            Column(one, "text", f"Id of the {one}.", lambda pair: pair[0]),
            Column(other, "text", f"Id of the {other}.", lambda pair: pair[1]),
        ),
    )


FINDING_THEMES = _pairs(
    "finding_themes",
    "One row a theme of a finding.",
    "finding",
    "theme",
    lambda case: [(f.id, t) for f in case.review.findings.findings for t in f.themes],
)
FINDING_QUESTIONS = _pairs(
    "finding_questions",
    "One row a question of the terms of reference that a finding answers.",
    "finding",
    "question",
    lambda case: [
        (f.id, q) for f in case.review.findings.findings for q in f.questions
    ],
)

FINDING_ENTRIES: DataSet[tuple[str, str, str]] = DataSet(
    "finding_entries",
    "One row an entry that a finding cites.",
    lambda case: (
        (finding.id, entry, speaks)
        for finding in case.review.findings.findings
        for speaks, cited in (
            ("for", finding.evidence),
            ("against", finding.counter_evidence),
        )
        for entry in cited
    ),
    (
        Column("finding", "text", "Id of the finding.", lambda row: row[0]),
        Column("entry", "text", "Id of the entry.", lambda row: row[1]),
        Column("speaks", "text", "for or against it.", lambda row: row[2]),
    ),
)

_Recommended = tuple[Recommendation, str | None]


def _recommended(case: Case) -> list[_Recommended]:
    """Return each recommendation with what the Board, or else whoever, replied."""
    replies = sorted(case.review.response.replies, key=lambda one: one.by == "Board")
    told = {one.to: one.accepted for one in replies}
    return [(one, told.get(one.id)) for one in case.review.findings.recommendations]


RECOMMENDATIONS: DataSet[_Recommended] = DataSet(
    "recommendations",
    "One row a recommendation of the overview report.",
    _recommended,
    (
        Column("recommendation", "text", "Id, within its review.", lambda r: r[0].id),
        Column("to", "text", "The Board, or an agency.", lambda r: r[0].to),
        Column(
            "reply",
            "text",
            "accepted, accepted_in_part, not_accepted; the Board's where it replied.",
            lambda r: r[1],
            "Nobody has replied.",
        ),
    ),
)
RECOMMENDATION_FINDINGS = _pairs(
    "recommendation_findings",
    "One row a finding that a recommendation follows from.",
    "recommendation",
    "finding",
    lambda case: [
        (r.id, f) for r in case.review.findings.recommendations for f in r.findings
    ],
)

_Acting = tuple[Action, date]


def _proved(action: Action, name: str, as_of: date) -> date | None:
    proof = getattr(action, name)
    return proof.date if proof and has_come(proof.date, as_of) else None


def _late(action: Action, as_of: date) -> int | None:
    """Count the days from the day due to the day done, or of the export."""
    done = action.done if has_come(action.done, as_of) else None
    if done is None and action.due >= as_of:
        return None
    return ((done or as_of) - action.due).days


ACTIONS: DataSet[_Acting] = DataSet(
    "actions",
    "One row an action of the multi-agency plan, as it stood on the day.",
    lambda case: [(one, case.as_of) for one in case.review.actions.actions],
    (
        Column("action", "text", "Id, within its review.", lambda a: a[0].id),
        Column(
            "agency",
            "text",
            "Agency that owns it, by id.",
            lambda a: a[0].agency,
            "It is the Board's.",
        ),
        Column("owner", "text", "Post that owns it.", lambda a: a[0].owner),
        Column("state", "text", "How it stood.", lambda a: state(*a)),
        Column("due", "day", "When it is due.", lambda a: a[0].due),
        Column(
            "done",
            "day",
            "When the owner says it was done.",
            lambda a: a[0].done if has_come(a[0].done, a[1]) else None,
            _NOT_YET,
        ),
        Column(
            "evidenced",
            "day",
            "When somebody else saw it.",
            lambda a: _proved(a[0], "evidenced", a[1]),
            _NOT_YET,
        ),
        Column(
            "made_a_difference",
            "day",
            "When a difference to children was seen.",
            lambda a: _proved(a[0], "difference", a[1]),
            _NOT_YET,
        ),
        Column(
            "overdue",
            "yes_no",
            "Whether it was due before the day of the export, and not done by then.",
            lambda a: state(*a) == "overdue",
        ),
        Column(
            "days_late",
            "whole",
            "Days from the day due to the day done, or of the export; below 0: early.",
            lambda a: _late(*a),
            "Neither due nor done.",
        ),
    ),
)
ACTION_RECOMMENDATIONS = _pairs(
    "action_recommendations",
    "One row a recommendation that an action carries out.",
    "action",
    "recommendation",
    lambda case: [(a.id, r) for a in case.review.actions.actions for r in a.source],
)


DEADLINES: DataSet[Due] = DataSet(
    "deadlines",
    "One row a thing that is due: by guidance, terms, request or plan.",
    lambda case: calendar(case.framework, case.review, case.as_of).items,
    (
        Column(
            "deadline", "text", "Its id, such as that of the clause.", lambda d: d.id
        ),
        Column("kind", "text", "framework, terms, request, action.", lambda d: d.kind),
        Column("what", "text", "What it is, without the case.", lambda d: d.what),
        Column("state", "text", "How it stood.", lambda d: d.state),
        Column(
            "strength",
            "text",
            "How much the guidance binds.",
            lambda d: d.strength,
            "No guidance set it.",
        ),
        Column("owed_by", "text", "Who owes it.", lambda d: d.owed_by),
        Column(
            "start",
            "day",
            "When its clock started.",
            lambda d: d.start,
            "It has not, or has none.",
        ),
        Column(
            "due",
            "day",
            "When it is due.",
            lambda d: d.due,
            "No day is set, or the clock waits.",
        ),
        Column("done", "day", "When it was done.", lambda d: d.done, _NOT_YET),
        Column(
            "days",
            "whole",
            "Days left on the day done, or of the export; below 0: late.",
            lambda d: d.days,
            "No day to count to, or the day done is not recorded.",
        ),
        Column(
            "paused_days",
            "whole",
            "Days of its time on which the review rested.",
            lambda d: d.paused.days if d.paused else 0,
        ),
    ),
)

ALL: tuple[DataSet[Any], ...] = (
    REVIEWS,
    AGENCIES,
    PEOPLE,
    ENTRIES,
    ENTRY_PEOPLE,
    DIFFERENCES,
    FINDINGS,
    FINDING_THEMES,
    FINDING_QUESTIONS,
    FINDING_ENTRIES,
    RECOMMENDATIONS,
    RECOMMENDATION_FINDINGS,
    ACTIONS,
    ACTION_RECOMMENDATIONS,
    DEADLINES,
    NARRATIVES,
)
