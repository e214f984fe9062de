"""Rules on watching the action plan: evidence, difference, reviews by the sub group."""

import re
from collections.abc import Iterator

from scrkit.dates import add_months, spelled
from scrkit.diagnostics import Severity
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank

_UNSEEN, _UNKNOWN, _UNWATCHED = 3, 6, 3
_SUB_GROUP = later(r"sub[ -]?(?:group|committee)|panel", re.IGNORECASE)


@rule(
    code="SCR616",
    title="An action was done months ago, and nobody else has seen it",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def done_not_evidenced(context: Context) -> Iterator[Hit]:
    """More than three months have passed since `done`, and there is no `evidenced`.

    Why: An action passes through three states: done, evidenced, made a difference.
    Done is only what its owner says.

    Do: Ask somebody other than the owner to look, and record what they saw under
    `evidenced`.
    """
    for action in context.review.actions.actions:
        # A difference that was seen proves more than the evidence would.
        if action.done is None or action.evidenced or action.difference:
            continue
        if context.as_of > add_months(action.done, _UNSEEN):
            message = f"done on {spelled(action.done)}, and not evidenced since"
            yield Hit(action, message, ("done",))


@rule(
    code="SCR617",
    title="An action was evidenced long ago; nobody knows whether it made a difference",
    source="leaflet L7, L21: learning that makes a difference; quality marker 18",
    severity=Severity.NOTICE,
    stage="monitoring",
)
def difference_unknown(context: Context) -> Iterator[Hit]:
    """More than six months have passed since `evidenced`, and `difference` is empty.

    Why: The sub group watches whether the learning makes a difference to children. A
    new form that everybody fills in is not yet a difference.

    Do: Look at children's records, ask families and staff, and record what is seen
    under `difference`; or say under `progress` when that will be done.
    """
    for action in context.review.actions.actions:
        if action.evidenced is None or action.difference is not None:
            continue
        seen = action.evidenced.date
        if context.as_of > add_months(seen, _UNKNOWN):
            message = f"evidenced on {spelled(seen)}; no difference is recorded since"
            yield Hit(action, message, ("evidenced",))


@rule(
    code="SCR618",
    title="The action plan has open actions, and nobody has looked at it for months",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def plan_not_watched(context: Context) -> Iterator[Hit]:
    """Actions are open, and the plan was last reviewed more than three months ago.

    Before the first review, the three months run from the day the plan was agreed. So
    does a plan whose actions are all done, and at which nobody ever looked.

    Why: Recommendations are forgotten where nobody asks after them. Monitoring means
    that somebody looks, and that the day is on record.

    Do: Put the plan on the next agenda, and add the day under `reviewed`.
    """
    plan = context.review.actions
    if plan.agreed is None or not plan.actions:
        return
    # A plan that is done needs no quarterly look, but one look at least.
    if not any(action.done is None for action in plan.actions):
        if not plan.reviewed and context.as_of > add_months(plan.agreed, _UNWATCHED):
            message = "all actions are called done, and nobody ever looked at the plan"
            yield Hit(plan, message, ("reviewed",))
        return
    # A meeting that is only planned is no look at the plan.
    last = max((day for day in plan.reviewed if day <= context.as_of), default=None)
    since = last or plan.agreed
    if context.as_of > add_months(since, _UNWATCHED):
        seen = "agreed on" if last is None else "last looked at on"
        message = f"the plan has open actions, and was {seen} {spelled(since)}"
        yield Hit(plan, message, ("reviewed",))


@rule(
    code="SCR619",
    title="The action plan is not watched by the Board's sub group",
    source="leaflet L21",
    severity=Severity.NOTICE,
    stage="monitoring",
    clause="sub_group_monitors",
)
def not_sub_group(context: Context) -> Iterator[Hit]:
    """`monitored_by` names nobody that sounds like a sub group.

    Empty it means the sub group itself.

    Why: The local guide says that the Board's SCR Sub Group monitors the actions. Staff
    and families were told so.

    Do: Name the sub group, or accept the departure and say who watches in its place.
    """
    plan = context.review.actions
    if blank(plan.monitored_by) or not plan.actions:
        return
    if not _SUB_GROUP.search(plan.monitored_by):
        message = "the plan is watched by somebody other than a sub group"
        yield Hit(plan, message, ("monitored_by",))
