"""Rules 4xx: how a review is run, by whom, with what from the agencies."""

from scrkit.rules.engine.rule import IDLE, Rule
from scrkit.rules.process import (
    conduct,
    departures,
    family,
    independence,
    ledger,
    left_empty,
    orders,
    panel,
    posts,
    proceedings,
    referral,
    reports,
    returns,
    scope,
    seals,
    staff,
    terms,
)

RULES: tuple[Rule, ...] = (
    *independence.RULES,
    *posts.RULES,
    *orders.RULES,
    *conduct.RULES,
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
    *scope.RULES,
    *left_empty.RULES,
)
