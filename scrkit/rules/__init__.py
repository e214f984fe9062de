"""Rules on a review, family by family; never reads or writes a file.

3xx chronology · 4xx process, roles and independence · 5xx deadlines · 6xx findings,
recommendations, actions · 7xx identity and publication · 8xx language and scope.
Numbers are never used again.
"""

from scrkit.model.stages import STAGES, Stage
from scrkit.rules import (
    actions,
    chronology,
    coverage,
    deadlines,
    departures,
    entries,
    family,
    findings,
    independence,
    language,
    ledger,
    panel,
    proceedings,
    process,
    publication,
    referral,
    reports,
    returns,
    scope,
    seals,
    sightings,
    staff,
    terms,
)
from scrkit.rules.rule import IDLE, Context, Hit, Judgement, Rule, applies, run

ALL: tuple[Rule, ...] = (
    *chronology.RULES,
    *sightings.RULES,
    *entries.RULES,
    *coverage.RULES,
    *independence.RULES,
    *process.RULES,
    *returns.RULES,
    IDLE,
    *departures.RULES,
    *ledger.RULES,
    *staff.RULES,
    *family.RULES,
    *panel.RULES,
    *terms.RULES,
    *referral.RULES,
    *proceedings.RULES,
    *reports.RULES,
    *seals.RULES,
    *deadlines.RULES,
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
