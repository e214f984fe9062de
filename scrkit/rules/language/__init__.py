"""Rules 8xx: words and sentences."""

from scrkit.rules.engine.family import rules_of
from scrkit.rules.language import apart, reading, wording

RULES = rules_of(apart, reading, wording)
