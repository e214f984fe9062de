"""Add a determination to criteria.yaml, so that no other byte of it changes."""

from scrkit.files import Edit
from scrkit.model.opening import Criteria, Determination


def record_determination(
    content: bytes, determination: Determination, file: str = "criteria.yaml"
) -> Edit:
    """Return the edit that adds a determination behind the others of the file.

    Raises ScrError if the file cannot be read, or would not hold what it held plus the
    determination.
    """
    # Here: to judge a review takes no pen.
    from scrkit.edits.editing import Editing

    editing = Editing(content, file, Criteria)
    editing.append(("determinations",), determination)
    (edit,) = editing.edits()
    return edit
