"""Rules on a review, family by family; never reads or writes a file.

3xx chronology · 4xx process, roles and independence · 5xx deadlines · 6xx findings,
recommendations, actions · 7xx identity and publication · 8xx language and scope.
Numbers are never used again.
"""

from scrkit.model.stages import Stage
from scrkit.rules import (
    chronology,
    deadlines,
    language,
    learning,
    process,
    publication,
    rapid,
)
from scrkit.rules.engine.rule import IDLE, Context, Hit, Judgement, Rule, applies, run

ALL: tuple[Rule, ...] = (
    *chronology.RULES,
    *process.RULES,
    *deadlines.RULES,
    *rapid.RULES,
    *learning.RULES,
    *publication.RULES,
    *language.RULES,
)
