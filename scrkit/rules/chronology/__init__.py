"""Rules 3xx: entries of chronologies."""

from scrkit.rules.chronology import columns, coverage, entries, entry, sightings
from scrkit.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    *entry.RULES,
    *sightings.RULES,
    *entries.RULES,
    *coverage.RULES,
    *columns.RULES,
)
