"""How far a review has got, and since when; look-ups only, asked by clocks and rules.

Each function gives the day on which something was reached, None where it is not known
to be. Whether that day has come is for whoever asks to say.
"""

from datetime import date

from scrkit.model.review import Review


def decided_on(review: Review) -> date | None:
    """Return the day of the decision whether there is to be a review."""
    decision = review.criteria.decision
    return decision.date if decision else review.case.dates.decided


def agreed_on(review: Review) -> date | None:
    """Return the day on which the panel agreed the terms of reference."""
    return review.terms.agreed


def completed_on(review: Review) -> date | None:
    """Return the day on which the overview report was finished.

    A report that is published was finished by then, whoever noted that or not.
    """
    dates = review.case.dates
    return dates.report_completed or dates.published


def planned_on(review: Review) -> date | None:
    """Return the day on which the Board agreed the action plan."""
    return review.actions.agreed


def published_on(review: Review) -> date | None:
    """Return the day on which the report was published."""
    return review.case.dates.published


def drafted(review: Review) -> bool:
    """Tell whether the lead reviewer has written any of the overview report.

    Nothing records the day of a draft; a finished report has had one.
    """
    if completed_on(review) is not None:
        return True
    return any(section.text.strip() for section in review.sections)
