"""What a panel finds and recommends, and what stands on what, as rows."""

from collections.abc import Iterator
from typing import Any

from scrkit.model.outcome import Finding, Recommendation
from scrkit.research.accounts import accounts
from scrkit.research.schema import Case, Column, DataSet

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


def pairs(name: str, about: str, one: str, other: str, get: Any) -> DataSet[_Pair]:
    """Return a data set of two ids a row, taken from a case by `get`."""
    return DataSet(
        name,
        about,
        get,
        (
            Column(one, "text", f"Id of the {one}.", lambda pair: pair[0]),
            Column(other, "text", f"Id of the {other}.", lambda pair: pair[1]),
        ),
    )


FINDING_THEMES = pairs(
    "finding_themes",
    "One row a theme of a finding.",
    "finding",
    "theme",
    lambda case: [(f.id, t) for f in case.review.findings.findings for t in f.themes],
)
FINDING_QUESTIONS = pairs(
    "finding_questions",
    "One row a question of the terms of reference that a finding answers.",
    "finding",
    "question",
    lambda case: [
        (f.id, q) for f in case.review.findings.findings for q in f.questions
    ],
)

_Cited = tuple[str, str, str, str | None]


def _cited(case: Case) -> Iterator[_Cited]:
    teller = {entry.id: agency for agency, entry in accounts(case)}
    for finding in case.review.findings.findings:
        for id in finding.evidence:
            yield finding.id, id, "for", teller.get(id)
        for id in finding.counter_evidence:
            yield finding.id, id, "against", teller.get(id)


FINDING_ENTRIES: DataSet[_Cited] = DataSet(
    "finding_entries",
    "One row an entry that a finding cites, with the agency that tells it.",
    _cited,
    (
        Column("finding", "text", "Id of the finding.", lambda row: row[0]),
        Column("entry", "text", "Id of the entry.", lambda row: row[1]),
        Column("speaks", "text", "for or against it.", lambda row: row[2]),
        Column(
            "agency",
            "text",
            "Agency that tells the entry, by id.",
            lambda row: row[3],
            "The entry is not in the export.",
        ),
    ),
)

_Recommended = tuple[Recommendation, str | None]


def _recommended(case: Case) -> list[_Recommended]:
    """Return each recommendation with what the Board, or else whoever, replied."""
    # The Board's last, so that it takes the place of an agency's own reply.
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
RECOMMENDATION_FINDINGS = pairs(
    "recommendation_findings",
    "One row a finding that a recommendation follows from.",
    "recommendation",
    "finding",
    lambda case: [
        (r.id, f) for r in case.review.findings.recommendations for f in r.findings
    ],
)
