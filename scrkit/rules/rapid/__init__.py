"""Rules 530 to 549 and 650 to 669: a rapid review, how it is held and what it says."""

from scrkit.rules.engine.rule import Rule
from scrkit.rules.rapid import decided, held, learnt, said

RULES: tuple[Rule, ...] = (
    *held.RULES,
    *decided.RULES,
    *said.RULES,
    *learnt.RULES,
)
"""Of the families 5xx and 6xx: they are judged wherever a rapid review was held."""
