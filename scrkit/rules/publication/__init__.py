"""Rules 7xx: who is given away, and the way to publication."""

from scrkit.rules.engine.family import rules_of
from scrkit.rules.publication import (
    codes,
    identifiers,
    identity,
    pseudonyms,
    publishing,
)

RULES = rules_of(identity, publishing, pseudonyms, identifiers, codes)
