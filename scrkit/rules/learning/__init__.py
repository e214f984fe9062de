"""Rules 6xx: findings, recommendations, actions, and what became of them."""

from scrkit.rules.engine.rule import Rule
from scrkit.rules.learning import (
    actions,
    confirmed,
    difference,
    dissemination,
    evidence,
    findings,
    monitoring,
    plan,
    postponed,
    recommendations,
    replies,
    themes,
)

RULES: tuple[Rule, ...] = (
    *findings.RULES,
    *actions.RULES,
    *plan.RULES,
    *monitoring.RULES,
    *difference.RULES,
    *postponed.RULES,
    *recommendations.RULES,
    *replies.RULES,
    *evidence.RULES,
    *themes.RULES,
    *confirmed.RULES,
    *dissemination.RULES,
)
