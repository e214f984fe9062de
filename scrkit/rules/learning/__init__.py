"""Rules 6xx: findings, recommendations, actions, and what became of them."""

from scrkit.rules.engine.family import rules_of
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

RULES = rules_of(
    findings,
    actions,
    plan,
    monitoring,
    difference,
    postponed,
    recommendations,
    replies,
    evidence,
    themes,
    confirmed,
    dissemination,
)
