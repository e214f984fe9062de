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
    delays,
    findings,
    independence,
    inforce,
    language,
    process,
    publication,
    returns,
    scope,
    sightings,
    terms,
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
    *terms.RULES,
    *delays.RULES,
    *inforce.RULES,
    *findings.RULES,
    *actions.RULES,
    *publication.RULES,
    *language.RULES,
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
