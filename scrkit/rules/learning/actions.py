"""Rules on the action plan: source, success, lateness, proof."""

from collections.abc import Iterator

from scrkit.dates import spelled
from scrkit.model.outcome import Action
from scrkit.review.progress import is_owners
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import blank, completed, once, planned
from scrkit.rules.learning.recommendations import every_recommendation

# Of what many wait for, so many are named.


@rule(
    code="SCR605",
    title="No action carries out a recommendation",
    source="leaflet L20; quality marker 15; Home Office HO-2",
    stage="response",
)
def no_action(context: Context) -> Iterator[Hit]:
    """A recommendation of the overview report or of an IMR is the source of no action.

    A notice until the report is finished or the plan agreed, a warning from then on.
    Recommendations that the Board's reply does not accept need none.

    Why: At the end one multi-agency action plan is made from the recommendations of the
    IMRs and of the overview report. What is not in it will not happen.

    Do: Add an action with this recommendation as `source`, or a reply in response.yaml
    that says why it is not accepted.
    """
    review = context.review
    carried = {source for action in review.actions.actions for source in action.source}
    refused = {
        reply.to
        for reply in review.response.replies
        if reply.accepted == "not_accepted"
    }
    severity = once(reached=planned(context) or completed(context))
    missing = ("actions.yaml", "response.yaml")
    waiting = [o for o in every_recommendation(review) if o.id not in carried | refused]
    # An empty plan is one cause: told once, and not of each recommendation.
    if not review.actions.actions and len(waiting) > NAMED:
        message = f"the plan has no action for {len(waiting)} recommendations"
        message += such_as(waiting)
        path, plan = ("actions",), review.actions
        yield Hit(plan, message, path, severity=severity, missing_from=missing)
        waiting = []
    for one in waiting:
        message = f"no action carries out {one.id}"
        yield Hit(one, message, ("id",), severity=severity, missing_from=missing)


@rule(
    code="SCR606",
    title="An action does not say how its success will be known",
    source="leaflet L5, L20; quality marker 18; Working Together 2015 ch.4",
    stage="response",
)
def no_measure(context: Context) -> Iterator[Hit]:
    """An action leaves `success` empty.

    Why: The sub group watches whether the learning makes a difference to children. For
    that it must be clear beforehand what difference would be seen.

    Do: Say under `success` what children or staff will notice, and how it is measured.
    """
    for action in context.review.actions.actions:
        if blank(action.success):
            message = "the action does not say how success will be known"
            yield Hit(action, message, ("success",))


@rule(
    code="SCR609",
    title="An action is evidenced by its own owner",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def owner_is_witness(context: Context) -> Iterator[Hit]:
    """The post that owns an action is also the one that saw it done.

    Why: Done is what the owner says; evidenced is what somebody else has seen.

    Do: Ask the sub group or an auditor to look, and record them under `by`.
    """
    for action in context.review.actions.actions:
        # Whoever owns an action may not be the one who says that it worked.
        for key in ("evidenced", "difference"):
            proof = getattr(action, key)
            if proof is not None and is_owners(action, proof.by):
                message = "the proof was seen by the owner of the action"
                yield Hit(action, message, (key, "by"))
        for at, check in enumerate(action.checks):
            if is_owners(action, check.by):
                message = "the later check was made by the owner of the action"
                yield Hit(action, message, ("checks", at, "by"))


@rule(
    code="SCR610",
    title="An action is overdue",
    source="leaflet L21: the sub group monitors that actions are carried out",
    stage="monitoring",
)
def action_overdue(context: Context) -> Iterator[Hit]:
    """The day on which an action was due has passed, and it is not done.

    A notice where its progress, or the reason for the delay, is noted. Silent where the
    action is evidenced, and only the day it was done is missing, which SCR611 tells.

    Why: Some recommendations are never carried out, and nobody notices.

    Do: Record the day under `done`, or say under `progress` what holds it up and what
    the sub group has decided.
    """
    for action in context.review.actions.actions:
        if action.done is not None or action.evidenced is not None:
            continue
        if action.due < context.as_of:
            message = f"the action was due on {spelled(action.due)} and is not done"
            severity = once(reached=blank(action.progress))
            yield Hit(action, message, ("due",), severity=severity)


@rule(
    code="SCR611",
    title="An action is proven before it is done",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def states_out_of_order(context: Context) -> Iterator[Hit]:
    """An action is evidenced without being done, or made a difference before evidence.

    Or it was done before the day on which it was started.

    Why: An action passes through three states, and reports count each of them: done,
    evidenced, made a difference. A state that is skipped is mostly forgotten.

    Do: Fill in the state that is missing, or correct the days.
    """
    for action in context.review.actions.actions:
        for key, message in _skipped(action):
            yield Hit(action, message, (key,))


def _skipped(action: Action) -> Iterator[tuple[str, str]]:
    done, evidenced, difference = action.done, action.evidenced, action.difference
    # The owner may put a late "done" on paper: only days the wrong way round count.
    if done is not None and action.started is not None and done < action.started:
        yield "done", "the action was done before it was started"
    if evidenced is not None and (done is None or evidenced.date < done):
        yield "evidenced", "the action is evidenced, but was not done by then"
    if difference is not None and evidenced is None:
        yield "difference", "the action made a difference, but is not evidenced"
    if action.checks and (
        difference is None or any(c.date < difference.date for c in action.checks)
    ):
        yield "checks", "a difference was looked at again that was not seen by then"
