"""Note whether an earlier review recommended the same; never decides."""

from collections.abc import Mapping

from scrkit.edits.editing import Editing
from scrkit.edits.noting import checked
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.case import CaseReview
from scrkit.model.outcome import Findings, Repeat

FILE = "overview/findings.yaml"


def with_repeat(
    files: Mapping[str, bytes], case: CaseReview, id: str, repeat: Repeat
) -> Plan:
    """Return what notes a decision at a recommendation, in place of an earlier one.

    Raises ScrError where the review has no such recommendation, or it is compared with
    one of the same review.
    """
    if repeat.review == case.id:
        raise ScrError(
            "both recommendations would be of this review",
            "Name the earlier review by its id. Within one review SCR623 compares.",
        )
    editing = Editing(files.get(FILE), FILE, Findings)
    every = editing.before.recommendations
    at = next((n for n, one in enumerate(every) if one.id == id), None)
    if at is None:
        raise ScrError(
            f"{FILE} has no recommendation of this id", "Look there at its spelling."
        )
    of = (repeat.review, repeat.recommendation)
    held = [(one.review, one.recommendation) for one in every[at].repeats]
    path = ("recommendations", at, "repeats")
    if of in held:
        editing.replace((*path, held.index(of)), repeat)
    else:
        editing.append(path, repeat)
    return checked(files, editing)
