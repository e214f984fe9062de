"""Whether a case meets the criteria of its framework, and why; decides nothing."""

from scrkit.criteria.evaluate import evaluate, evaluate_all
from scrkit.criteria.lookback import LookedBack, Window, is_reversed, looked_back
from scrkit.criteria.record import record_determination
from scrkit.criteria.steps import (
    Step,
    elsewhere,
    known_on,
    next_steps,
    validity_warnings,
)
from scrkit.criteria.values import Assessment, ClauseResult, Consideration, LimbResult
from scrkit.model.opening import Result
