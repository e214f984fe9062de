"""Rules 8xx: words and sentences."""

from scrkit.rules.engine.rule import Rule
from scrkit.rules.language import (
    reading,
    wording,
)

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *wording.RULES,
)
