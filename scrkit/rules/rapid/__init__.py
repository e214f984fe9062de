"""Rules 530 to 549 and 650 to 669: rapid reviews, and the criteria of today quoted."""

from scrkit.rules.engine.family import rules_of
from scrkit.rules.rapid import decided, held, learnt, quoted, said

RULES = rules_of(held, decided, said, learnt, quoted)
"""Of the families 5xx and 6xx: they are judged wherever a rapid review was held."""
