"""Where what a form asks for stands in a review."""

from scrkit.forms.description import Form
from scrkit.model.kinds import Record, needed, written
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review

_FILES = {name: attribute for name, attribute, _ in SINGLE_FILES}
_FOLDERS = {f"{name}/{{}}.yaml": attribute for name, attribute, _ in AGENCY_FOLDERS}

# What says whose a file is, and nothing more.
_NAMED = ("agency",)


def held_in(review: Review, form: Form, owner: str) -> Record | None:
    """Return the record of the file that a form fills, None where there is none."""
    if form.file in _FILES:
        found: Record = getattr(review, _FILES[form.file])
        return found
    every = getattr(review, _FOLDERS[form.file])
    return next((one for one in every if one.agency == owner), None)


def is_unsaid(record: Record | None) -> bool:
    """Tell whether a record says nothing yet."""
    if record is None:
        return True
    kind = type(record)
    named = {one: getattr(record, one) for one in _NAMED if one in written(kind)}
    return needed(kind) <= named.keys() and record == kind(**named)
