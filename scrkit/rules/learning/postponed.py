"""Rules on actions of the plan that are put off."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank


@rule(
    code="SCR676",
    title="The day of an action was moved again, or nobody said why",
    source="leaflet L21; quality marker 18",
    severity=Severity.NOTICE,
    stage="monitoring",
)
def put_off_again(context: Context) -> Iterator[Hit]:
    """The day was moved twice or more while the action is not done, or has no reason.

    Why: An action that is moved from quarter to quarter is never overdue, and never
    done.

    Do: Ask what stands in the way, and whether the action can be done at all; note what
    was decided.
    """
    for action in context.review.actions.actions:
        for at, one in enumerate(action.postponed):
            if blank(one.reason):
                message = "the day was moved, and nothing says why"
                yield Hit(action, message, ("postponed", at))
        # Moved once may have a reason; moved again, it is not going to happen.
        moves = len(action.postponed)
        if moves > 1 and not (action.done is not None and action.done <= context.as_of):
            message = f"the day was moved {moves} times, and the action is not done"
            yield Hit(action, message, ("postponed",))


@rule(
    code="SCR570",
    title="The days of an action that was put off do not go together",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def moved_back(context: Context) -> Iterator[Hit]:
    """An action was put off to no later day, or to one before that of the decision.

    Why: By how long an action slips is counted from these days, and the sub group
    decides on it.

    Do: Look at the year of each day, or take out what was no putting off: `due` alone
    says when an action is due that was brought forward.
    """
    for action in context.review.actions.actions:
        for at, one in enumerate(action.postponed):
            if one.due <= one.was:
                message = "the day it was put off to is no later than the day it was"
            elif one.due < one.date:
                message = "the day it was put off to had passed when that was agreed"
            else:
                continue
            yield Hit(action, message, ("postponed", at, "due"))
