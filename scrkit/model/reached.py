"""How far a review has got, and since when; look-ups only, asked by clocks and rules.

Most functions give the day on which something was reached, None where it is not known
to be. Whether that day has come is for whoever asks to say, with `has_come`.
"""

from datetime import date

from msgspec.structs import replace

from scrkit.model.case import KeyDates
from scrkit.model.gathering import REGISTER, Request
from scrkit.model.opening import Criteria
from scrkit.model.review import Review
from scrkit.text.fillers import says_nothing


def has_come(day: date | None, as_of: date) -> bool:
    """Tell whether a day is known and is not after `as_of`."""
    return day is not None and day <= as_of


def decided_on(review: Review) -> date | None:
    """Return the day of the decision whether there is to be a review."""
    decision = review.criteria.decision
    return decision.date if decision else review.case.dates.decided


def opened_on(dates: KeyDates, criteria: Criteria) -> date | None:
    """Return the day on which a case was opened: decided, or else initiated."""
    decision = criteria.decision
    return (decision.date if decision else dates.decided) or dates.initiated


def key_dates_on(dates: KeyDates, criteria: Criteria, as_of: date) -> KeyDates:
    """Return the key dates with the day of a decision that was taken by `as_of`.

    Written in criteria.yaml it serves where review.yaml does not repeat it.
    """
    decision = criteria.decision
    if decision is None or not has_come(decision.date, as_of):
        return dates
    return replace(dates, decided=dates.decided or decision.date)


def is_settled(request: Request, as_of: date) -> bool:
    """Tell whether what was asked of an agency is accepted, or there is nothing.

    A register of secured files is no text that the panel accepts: it has come.
    """
    came = request.received if request.what == REGISTER else None
    return request.nil_return or has_come(request.accepted or came, as_of)


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
    return any(not says_nothing(section.text) for section in review.sections)
