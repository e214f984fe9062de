"""Whether a case meets the criteria of its framework, and why; decides nothing."""

from scrkit.criteria.evaluate import evaluate
from scrkit.criteria.record import record_determination
from scrkit.criteria.steps import (
    Step,
    elsewhere,
    known_on,
    next_steps,
    validity_warnings,
)
from scrkit.criteria.values import Assessment, ClauseResult, LimbResult, Result

__all__ = [
    "Assessment",
    "ClauseResult",
    "LimbResult",
    "Result",
    "Step",
    "elsewhere",
    "evaluate",
    "known_on",
    "next_steps",
    "record_determination",
    "validity_warnings",
]
