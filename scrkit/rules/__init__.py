"""Rules on a review, family by family; never reads or writes a file.

3xx chronology · 4xx process, roles and independence · 5xx deadlines · 6xx findings,
recommendations, actions · 7xx identity and publication · 8xx language and scope.
Numbers are never used again.
"""

from scrkit.model.stages import STAGES, Stage
from scrkit.rules import (
    actions,
    chronology,
    deadlines,
    dissemination,
    evidence,
    findings,
    identifiers,
    independence,
    language,
    monitoring,
    plan,
    process,
    pseudonyms,
    publication,
    publishing,
    recommendations,
    replies,
    returns,
    scope,
    sightings,
    wording,
)
from scrkit.rules.rule import IDLE, Context, Hit, Judgement, Rule, applies, run

ALL: tuple[Rule, ...] = (
    *chronology.RULES,
    *sightings.RULES,
    *independence.RULES,
    *process.RULES,
    *returns.RULES,
    IDLE,
    *deadlines.RULES,
    *findings.RULES,
    *actions.RULES,
    *plan.RULES,
    *monitoring.RULES,
    *recommendations.RULES,
    *replies.RULES,
    *evidence.RULES,
    *publication.RULES,
    *dissemination.RULES,
    *publishing.RULES,
    *pseudonyms.RULES,
    *identifiers.RULES,
    *language.RULES,
    *wording.RULES,
    *scope.RULES,
)

__all__ = [
    "ALL",
    "IDLE",
    "STAGES",
    "Context",
    "Hit",
    "Judgement",
    "Rule",
    "Stage",
    "applies",
    "run",
]
