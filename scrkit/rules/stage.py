"""How far a review has got: what is premature is at most a notice."""

from scrkit.diagnostics import Severity
from scrkit.model.gathering import Imr
from scrkit.model.review import Review


def once(*, reached: bool) -> Severity:
    """Return a warning once a stage is reached, a notice before."""
    return Severity.WARNING if reached else Severity.NOTICE


def agreed(review: Review) -> bool:
    """Tell whether the panel has agreed the terms of reference."""
    return review.terms.agreed is not None


def completed(review: Review) -> bool:
    """Tell whether the overview report is finished."""
    dates = review.case.dates
    return dates.report_completed is not None or dates.published is not None


def publishing(review: Review) -> bool:
    """Tell whether the report is on its way to being published."""
    dates = review.case.dates
    if dates.publication_planned is not None or dates.published is not None:
        return True
    return review.dissemination.publication.decision in ("publish", "publish_later")


def imr_of(review: Review, agency: str) -> Imr | None:
    """Return the IMR or short report of an agency, or None."""
    return next((imr for imr in review.imrs if imr.agency == agency), None)


def signed(review: Review, agency: str) -> bool:
    """Tell whether the agency's IMR or short report is signed off."""
    imr = imr_of(review, agency)
    return imr is not None and imr.sign_off is not None


def blank(text: str) -> bool:
    """Tell whether a text says nothing."""
    return not text.strip()
