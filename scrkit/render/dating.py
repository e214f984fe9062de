"""The day that each product bears, and as of which day it tells of the review.

A report is of the day on which it was agreed, whenever somebody prints it: what came
after it is not in it. What goes to the public is what the Board approved, as it stood
on the day of the approval.
"""

from collections.abc import Callable
from dataclasses import replace

from scrkit.model.kinds import Day
from scrkit.model.reached import agreed_on, planned_on, published_on
from scrkit.model.review import Review
from scrkit.render.wording.options import Options

Event = Callable[[Review], Day | None]


def reported_on(review: Review) -> Day | None:
    """Return the day on which the Board accepted the report."""
    return review.case.dates.report_completed


def responded_on(review: Review) -> Day | None:
    """Return the day on which the Board agreed its response."""
    return review.response.agreed


def released_on(review: Review) -> Day | None:
    """Return the day on which the Board approved the text, or else published it."""
    approval = review.dissemination.publication.approval
    return approval.date if approval else published_on(review)


TERMS, REPORT, RESPONSE, PLAN = agreed_on, reported_on, responded_on, planned_on
RELEASE = released_on


def standing(review: Review, options: Options) -> Day:
    """Return the day as of which the products of one command tell of the review.

    For the public that is the day of the approval: an action done later would be a
    word that nobody approved.
    """
    approval = review.dissemination.publication.approval
    if options.view != "published" or approval is None:
        return options.as_of
    return min(approval.date, options.as_of)


def as_dated(
    event: Event | None, review: Review, options: Options, *, progress: bool
) -> Options:
    """Return the options of a product that bears the day of `event`, once it has come.

    With `progress` it goes on telling what came since, as the plan of actions does.
    """
    stood = standing(review, options)
    day = event(review) if event else None
    if day is None or day > stood:
        return replace(options, as_of=stood, dated=None)
    return replace(options, as_of=stood if progress else day, dated=day)
