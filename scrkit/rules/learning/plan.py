"""Rules on how the action plan is made: source, owner, wording, time, agreement."""

import re
from collections.abc import Iterator

from scrkit.dates import add_months, spelled
from scrkit.diagnostics import Severity
from scrkit.model.review import Review
from scrkit.numberwords import SMALL, TENS
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, completed, once, passing, published

# Who is everybody is nobody: an owner like this one answers for nothing.
_NOBODY = later(
    r"^(?:all|every|each|any|both|various|relevant|individual)\b.*"
    r"|^(?:the )?(?:(?:partner |board |member )?agenc(?:y|ies)|partners?|partnership"
    r"|organisations|services|staff|managers|practitioners|professionals|everyone"
    r"|everybody|tbc|tbd|n/?a|unknown|none|to be (?:confirmed|agreed|decided))\.?$",
    re.IGNORECASE,
)
# Verbs that nobody can be held to: what was considered once is done.
_VAGUE = later(
    r"^(?:to )?(?:ensure|consider|review|continue|explore|promote|encourage|support"
    r"|raise|increase|improve|strengthen|enhance|remind|reinforce|embed|work towards"
    r"|look at|think about|be aware|seek|strive|endeavour|monitor|discuss|highlight"
    r"|maintain|develop)\b",
    re.IGNORECASE,
)
# What can be counted, or seen by somebody who goes and looks.
_MEASURE = later(
    rf"\d|\b(?:{'|'.join((*SMALL, *TENS))}|half"
    r"|none|nobody|no one|never|weekly|monthly|quarterly|twice"
    r"|audit\w*|sample\w*|drawn|count\w*|survey\w*|record(?:s|ed)?|show\w*|say|says"
    r"|describe\w*|report(?:s|ed)?|name[sd]?|find|finds|found|see|sees|seen|rose|rises"
    r"|falls?|fewer|rate|number|proportion|percentage|per cent)\b",
    re.IGNORECASE,
)
# Months after which those who agreed to it have mostly moved on.
_FAR = 24


@rule(
    code="SCR612",
    title="An action carries out no recommendation",
    source="leaflet L20: the plan is made from the recommendations",
    stage="response",
    asks="recommendations",
)
def action_without_source(context: Context) -> Iterator[Hit]:
    """An action names no recommendation under `source`, nor what it carries out.

    One that carries out what a rapid review learnt names that under `learning`.

    Why: The plan is made from the recommendations of the IMRs and of the overview
    report. A task that comes from nowhere takes time from those that were found needed.

    Do: Name the recommendation it carries out, or take it out of this plan.
    """
    for action in context.review.actions.actions:
        if not action.source and not action.learning:
            yield Hit(action, "the action names no recommendation", ("source",))


@rule(
    code="SCR613",
    title="An action is owned by nobody in particular",
    source="leaflet L5, L20; Working Together 2015 ch.4: action and owner",
    stage="response",
)
def owner_unclear(context: Context) -> Iterator[Hit]:
    """An action has no owner, or is owned by all agencies, partners or staff.

    So is one that is owned by a person's code: who knew the family is not asked to
    answer for the learning, and posts outlast people.

    Why: What everybody owns, nobody does. The sub group must know whom to ask.

    Do: Name one post under `owner`, such as Head of Health Visiting; where several
    agencies have something to do, write an action for each.
    """
    for action in context.review.actions.actions:
        if blank(action.owner):
            yield Hit(action, "the action has no owner", ("owner",))
        elif _NOBODY.match(action.owner.strip()):
            message = "the owner is nobody in particular"
            yield Hit(action, message, ("owner",))
        # A code stands for somebody of the case, and not for a post.
        elif action.owner.strip().startswith("@"):
            message = "the owner is a person of the case by code, and no post"
            yield Hit(action, message, ("owner",))


@rule(
    code="SCR614",
    title="An action begins vaguely, and nothing in it can be counted or seen",
    source="leaflet L5; Working Together 2015 ch.4: success; quality marker 15",
    severity=Severity.NOTICE,
    stage="response",
)
def vague_action(context: Context) -> Iterator[Hit]:
    """An action is to ensure, consider, review or remind, and success is as vague.

    Nothing is told where the action or its `success` counts something, or says what
    somebody would see, or where `success` is empty, which is told apart.

    Why: A plan of such actions can be ticked off without anything having changed.

    Do: Say what will be different and how somebody else can see it, such as: of twenty
    records drawn by lot, eighteen describe the child's day.
    """
    for action in context.review.actions.actions:
        # An empty success is told by a rule of its own.
        if blank(action.success) or not _VAGUE.match(action.text.strip()):
            continue
        if not _MEASURE.search(f"{action.text} {action.success}"):
            message = "neither the action nor its success can be counted or seen"
            yield Hit(action, message, ("text",))


@rule(
    code="SCR615",
    title="An action is due more than two years after the plan was agreed",
    source="leaflet L5: how and when lessons are acted on; quality marker 15",
    severity=Severity.NOTICE,
    stage="response",
)
def due_far_off(context: Context) -> Iterator[Hit]:
    """An action is due more than two years after the Board agreed the plan.

    Why: By then the post, the service or the Board may be another. Children who are in
    the same danger now are grown by then.

    Do: Check the year. If it is right, put a first step into the plan that is due
    sooner.
    """
    plan = context.review.actions
    if plan.agreed is None:
        return
    limit = add_months(plan.agreed, _FAR)
    for action in plan.actions:
        if action.due > limit:
            message = f"due more than two years after {spelled(plan.agreed)}"
            yield Hit(action, message, ("due",))


@rule(
    code="SCR620",
    title="The report is finished, and the Board has not agreed the action plan",
    source="leaflet L20; quality marker 15",
    stage="response",
)
def plan_not_agreed(context: Context) -> Iterator[Hit]:
    """There are actions and a finished report, but no day on which the plan was agreed.

    A notice until the report is published, a warning from then on.

    Why: Agencies talk the plan over, the chair leads the challenge, and the Board
    agrees it. Until then it is a draft that binds nobody.

    Do: Take it to the Board, and record the day under `agreed` in actions.yaml.
    """
    plan = context.review.actions
    if plan.actions and plan.agreed is None and completed(context):
        reached = published(context) or passing(context, "response")
        message = "the report is finished, but the plan is not agreed"
        yield Hit(plan, message, ("agreed",), severity=once(reached=reached))


@rule(
    code="SCR621",
    title="An agency that owns an action took no part in agreeing the plan",
    source="leaflet L20; Working Together 2015 ch.4: agreed with partners; "
    "quality marker 15",
    stage="response",
)
def plan_not_agreed_with(context: Context) -> Iterator[Hit]:
    """`agreed_with` leaves out an agency of the agreed plan.

    It has an action, or an action follows from a recommendation of its own report.

    A notice where `agreed_with` names nobody at all.

    Why: An action that was agreed over an agency's head is seldom carried out.

    Do: Ask the agency whether it agrees, and add it under `agreed_with`.
    """
    plan = context.review.actions
    if plan.agreed is None:
        return
    owners = {one.agency for one in plan.actions if one.agency is not None}
    agencies = owners | _sources(context.review)
    missing = agencies - set(plan.agreed_with)
    # Nobody named is most likely not filled in, rather than left out.
    if missing and not plan.agreed_with:
        message = "the plan does not say which agencies took part in agreeing it"
        yield Hit(plan, message, ("agreed_with",), severity=Severity.NOTICE)
    elif missing:
        names = ", ".join(sorted(missing))
        message = f"the plan is for {names} too, and was not agreed with them"
        yield Hit(plan, message, ("agreed_with",))


def _sources(review: Review) -> set[str]:
    """Return the agencies whose own recommendations the actions follow from."""
    # An agency whose own recommendation became an action answers for it too.
    cited = {id for action in review.actions.actions for id in action.source}
    return {
        imr.agency for imr in review.imrs for r in imr.recommendations if r.id in cited
    }
