"""What somebody names when they ask for something: an agency of the review."""

from scrkit.errors import ScrError
from scrkit.model.case import Agency
from scrkit.model.review import Review
from scrkit.review.wording import REFERENCES
from scrkit.text.nearness import nearest


def agency_of(review: Review, id: str) -> Agency:
    """Return the agency of an id; raises ScrError where the review has none.

    The word is not repeated, only the nearest that the review knows, or all of them.
    """
    found = review.agency(id)
    if found is not None:
        return found
    ids = [one.id for one in review.case.agencies]
    near = nearest(id, ids)
    told = f"Did you mean {near}?" if near else "Look at its spelling."
    if ids and not near:
        told = f"{told} One of: {', '.join(ids)}."
    raise ScrError(REFERENCES["SCR203"].message, told)
