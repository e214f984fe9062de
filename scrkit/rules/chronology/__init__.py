"""Rules 3xx: entries of chronologies."""

from scrkit.rules.chronology import columns, coverage, entries, entry, sightings
from scrkit.rules.engine.family import rules_of

RULES = rules_of(entry, sightings, entries, coverage, columns)
