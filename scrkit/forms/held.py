"""Where what a form asks for stands in a review."""

from scrkit.forms.description import Form
from scrkit.model.kinds import Record
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
    given = {one: getattr(record, one) for one in _NAMED if hasattr(record, one)}
    try:
        return bool(record == type(record)(**given))
    except TypeError:
        # It holds what such a record cannot be without.
        return False
