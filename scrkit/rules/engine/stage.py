"""How far a review has got: what is premature is at most a notice.

Each question is asked of the context: a review that is about to leave a stage behind
(`passing`) is judged as if that stage were reached.
"""

from scrkit.diagnostics import Severity
from scrkit.model.imr import Imr
from scrkit.model.reached import (
    agreed_on,
    completed_on,
    is_settled,
    planned_on,
    published_on,
)
from scrkit.model.review import Review
from scrkit.model.stages import Stage, upto
from scrkit.rules.engine.rule import Context
from scrkit.text.fillers import says_nothing


def once(*, reached: bool) -> Severity:
    """Return a warning once a stage is reached, a notice before."""
    return Severity.WARNING if reached else Severity.NOTICE


def passing(context: Context, stage: Stage) -> bool:
    """Tell whether the review is judged as if `stage` were being left behind."""
    return context.passing is not None and stage in upto(context.passing)


def decided(context: Context) -> bool:
    """Tell whether the Chair has decided whether there is to be a review."""
    # A day in review.yaml alone does not tell what was decided.
    review = context.review
    recorded = review.criteria.decision is not None
    recorded |= review.is_rapid and review.rapid.decision is not None
    return passing(context, "criteria") or recorded


def goes_ahead(context: Context) -> bool:
    """Tell whether a review of any kind is, or may yet be, held.

    Which outcome ends the matter, the framework says. Whoever leaves the set-up behind
    holds a review, whatever was decided.
    """
    decision, framework = context.review.criteria.decision, context.framework
    if decision is None or framework is None or passing(context, "set-up"):
        return True
    outcome = framework.outcome(decision.outcome)
    return outcome is None or not outcome.ends


def agreed(context: Context) -> bool:
    """Tell whether the panel has agreed the terms of reference."""
    return passing(context, "set-up") or agreed_on(context.review) is not None


def completed(context: Context) -> bool:
    """Tell whether the overview report is finished."""
    return passing(context, "report") or completed_on(context.review) is not None


def planned(context: Context) -> bool:
    """Tell whether the Board has agreed the action plan."""
    return passing(context, "response") or planned_on(context.review) is not None


def publishing(context: Context) -> bool:
    """Tell whether the report is on its way to being published."""
    dates = context.review.case.dates
    if passing(context, "publication"):
        return True
    if dates.publication_planned is not None or published(context):
        return True
    decision = context.review.dissemination.publication.decision
    return decision in ("publish", "publish_later")


def published(context: Context) -> bool:
    """Tell whether the report is published."""
    return passing(context, "publication") or published_on(context.review) is not None


def over(context: Context, stage: Stage) -> bool:
    """Tell whether a part of the review lies behind, so that its records are whole."""
    if passing(context, stage):
        return True
    if stage == "criteria":
        return decided(context)
    if stage == "set-up":
        return agreed(context)
    if stage in ("gathering", "analysis", "report"):
        return completed(context) or (stage == "gathering" and _accepted(context))
    if stage == "response":
        return published(context)
    # Actions are watched for years: what is due there has rules with days.
    return stage == "publication" and published(context)


def _accepted(context: Context) -> bool:
    """Tell whether the panel has accepted all that it asked agencies for."""
    asked = context.review.requests.requests
    return bool(asked) and all(is_settled(one, context.as_of) for one in asked)


def imr_of(review: Review, agency: str) -> Imr | None:
    """Return the IMR or short report of an agency, or None."""
    return next((imr for imr in review.imrs if imr.agency == agency), None)


def signed(context: Context, agency: str) -> bool:
    """Tell whether the agency's IMR or short report is signed off."""
    if passing(context, "gathering"):
        return True
    imr = imr_of(context.review, agency)
    return imr is not None and imr.sign_off is not None


def blank(text: str) -> bool:
    """Tell whether a text says nothing: it is empty, or a filler such as "n/a"."""
    return says_nothing(text)
