"""Rules 5xx: days that were set, missed or cannot be."""

from scrkit.rules.deadlines import ahead, delays, duedays, inforce, keydates
from scrkit.rules.engine.rule import Rule

RULES: tuple[Rule, ...] = (
    *keydates.RULES,
    *duedays.RULES,
    *delays.RULES,
    *inforce.RULES,
    *ahead.RULES,
)
