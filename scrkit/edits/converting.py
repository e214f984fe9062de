"""Make a local review of a rapid review, or take that back; never decides."""

from collections.abc import Mapping
from datetime import date

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import NewFile, Plan, Removal
from scrkit.frameworks import Framework
from scrkit.model.case import CaseReview
from scrkit.model.opening import Criteria, Decision
from scrkit.model.rapid import PARTNERS
from scrkit.model.review import Review
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import Written

_CASE, _CRITERIA = "review.yaml", "criteria.yaml"
_OTHERWISE = {
    "national": "no local review, and suggest a national one",
    "neither": "no review",
}


def refused(review: Review, as_of: date) -> None:
    """Raise ScrError unless the partners have decided, and signed, a local review."""
    if not review.is_rapid:
        raise ScrError(
            "this is no rapid review",
            "review.yaml does not say kind: rapid. See: scr status",
        )
    if review.case.dates.day("notification_withdrawn") is not None:
        raise ScrError("the notification was withdrawn", "No review follows from it.")
    decision = review.rapid.decision
    if decision is None or decision.date > as_of:
        raise ScrError(
            "the partners have not decided on a local review yet",
            "Their decision stands under decision in rapid-review.yaml.",
        )
    if not decision.local:
        raise ScrError(
            f"the partners decided to hold {_OTHERWISE[decision.review]}",
            "Where they decide anew, write that under decision in rapid-review.yaml.",
        )
    signed = {
        o.partner for o in review.rapid.partners if o.signed and o.signed <= as_of
    }
    lacking = [one.replace("_", " ") for one in PARTNERS if one not in signed]
    if lacking:
        raise ScrError(
            f"the decision is not signed by: {', '.join(lacking)}",
            "The three decide jointly: write the day under signed.",
        )


def converted(
    files: Mapping[str, bytes],
    review: Review,
    framework: Framework,
    added: tuple[NewFile, ...],
) -> Plan:
    """Return what makes a local review of a rapid review, with the files `added`.

    What stands there already is left as it is. The decision is written into
    criteria.yaml too, unless one stands there.
    """
    case = Editing(files[_CASE], _CASE, CaseReview)
    case.set((), kind="review")
    facts = Editing(files.get(_CRITERIA), _CRITERIA, Criteria)
    if review.criteria.decision is None:
        facts.set((), decision=_decision(review, framework))
    fresh = tuple(one for one in added if one.path not in files)
    return (*case.plan(), *facts.plan(), *fresh)


def undone(
    files: Mapping[str, bytes],
    review: Review,
    framework: Framework,
    added: tuple[NewFile, ...],
) -> Plan:
    """Return what makes a rapid review of it again, as long as nothing was written.

    Raises ScrError where it was never one, or a file that was added says more by now.
    """
    if review.is_rapid or review.rapid.decision is None:
        raise ScrError(
            "this review was not made of a rapid review", "There is nothing to undo."
        )
    # Before anything is taken away: undoing must never cost somebody's words.
    changed = [o.path for o in added if files.get(o.path, o.content) != o.content]
    if changed:
        raise ScrError(
            f"somebody has written into {changed[0]} since; nothing was undone",
            "What was written would be lost. Take it out first, or keep the review.",
        )
    case = Editing(files[_CASE], _CASE, CaseReview)
    case.set((), kind="rapid")
    plan = (
        *case.plan(),
        *(Removal(one.path, files[one.path]) for one in added if one.path in files),
    )
    # Somebody's own decision stays, whatever it was made of.
    if review.criteria.decision != _decision(review, framework):
        return plan
    held = files[_CRITERIA]
    return (*plan, Written(held, read(held, _CRITERIA)).drop_key(("decision",)))


def _decision(review: Review, framework: Framework) -> Decision:
    """Return the partners' decision as criteria.yaml holds it."""
    taken = review.rapid.decision
    if taken is None:
        raise ValueError("without a decision there is nothing to write")
    who = framework.title_of(framework.decision.decider)
    return Decision(
        outcome=framework.criteria[0].outcome,
        by=f"The {who}, jointly",
        date=taken.date,
        reasons=taken.reasons,
    )
