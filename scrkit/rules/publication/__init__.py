"""Rules 7xx: who is given away, and the way to publication."""

from scrkit.rules.engine.rule import Rule
from scrkit.rules.publication import (
    codes,
    identifiers,
    identity,
    pseudonyms,
    publishing,
)

RULES: tuple[Rule, ...] = (
    *identity.RULES,
    *publishing.RULES,
    *pseudonyms.RULES,
    *identifiers.RULES,
    *codes.RULES,
)
