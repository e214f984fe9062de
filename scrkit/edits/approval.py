"""Note that the Board approved what is printed, and what was published of it."""

import hashlib
from datetime import date

from msgspec.structs import replace

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.case import CaseReview
from scrkit.model.publishing import Approval, Dissemination, Edition, Printed

FILE = "dissemination.yaml"
REVIEW = "review.yaml"
# What the seal lies over; that of 0.1.0 lay over fields, and bore no kind.
PRINTED = "printed-1"


def whole_seal(printed: tuple[Printed, ...]) -> str:
    """Return the SHA-256 of all that is printed, in the order of the products."""
    text = "".join(f"{one.product} {one.sha256}\n" for one in printed)
    return hashlib.sha256(text.encode()).hexdigest()


def approve(
    content: bytes,
    approval: Approval,
    printed: tuple[Printed, ...],
    *,
    again: bool = False,
) -> tuple[Edit, ...]:
    """Return the edits that put an approval, with its seal, into dissemination.yaml.

    Raises ScrError where the file breaks its shape, or the text is approved already
    and not to be approved `again`.
    """
    editing = Editing(content, FILE, Dissemination)
    if editing.before.publication.approval is not None and not again:
        raise ScrError(
            "the text is approved already",
            "To approve what is printed now, add --again.",
        )
    sealed = replace(approval, sha256=whole_seal(printed), seal=PRINTED)
    editing.set(("publication",), approval=sealed, printed=printed)
    return editing.edits()


def add_edition(content: bytes, edition: Edition) -> tuple[Edit, ...]:
    """Return the edits that note an edition in dissemination.yaml, behind the others.

    Raises ScrError where the file breaks its shape.
    """
    editing = Editing(content, FILE, Dissemination)
    editing.append(("editions",), edition)
    return editing.edits()


def note_published(content: bytes, day: date) -> tuple[Edit, ...]:
    """Return the edits that note in review.yaml on which day the report was published.

    A day that has come stays: that was the first edition's. One that lay ahead was a
    plan, and gives way. Raises ScrError where the file breaks its shape.
    """
    editing = Editing(content, REVIEW, CaseReview)
    known = editing.before.dates.published
    if known is None or known > day:
        editing.set(("dates",), published=day)
    return editing.edits()
