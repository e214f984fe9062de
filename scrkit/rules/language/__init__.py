"""Rules 8xx: words and sentences."""

from scrkit.rules.engine.rule import Rule
from scrkit.rules.language import apart, reading, wording

RULES: tuple[Rule, ...] = (
    *apart.RULES,
    *reading.RULES,
    *wording.RULES,
)
