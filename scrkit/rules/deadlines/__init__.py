"""Rules 5xx: days that were set, missed or cannot be."""

from scrkit.rules.deadlines import ahead, delays, duedays, inforce, keydates
from scrkit.rules.engine.family import rules_of

RULES = rules_of(keydates, duedays, delays, inforce, ahead)
