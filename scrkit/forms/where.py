"""Which form asks for a field: for whoever is to fill in what is wanting there."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from scrkit.forms.description import Form
from scrkit.forms.held import held_in, is_unsaid
from scrkit.forms.known import FORMS
from scrkit.forms.marks import BOARD
from scrkit.forms.places import fields_in
from scrkit.model.review import Review
from scrkit.patterns import later

SOME_AGENCY = "AGENCY"
_FIELD = later(r"[a-z][a-z0-9_]*")


class Asking(Struct, frozen=True):
    """A form that asks for a field: which, and whose, by the agency's id.

    `filled` is whether the review holds already what the form can be filled with.
    """

    form: Form
    owner: str
    filled: bool


def asking_for(review: Review, file: str, path: str) -> Asking | None:
    """Return the form that asks for a field of a file; None where none does.

    `path` is how a diagnostic names it: an id or keys, and the field. A file as a whole
    is asked for by the first of its forms; of a record without a field nobody knows
    what is wanting in it.
    """
    for form in _asking(path, tuple(_forms_of(file))):
        owner = _owner(form, file)
        held = held_in(review, form, owner)
        return Asking(form, owner, not is_unsaid(held))
    return None


def _forms_of(file: str) -> Iterator[Form]:
    """Yield the forms of a file, those of the whole before those of a part."""
    every = (one for one in FORMS.values() if _owner(one, file))
    yield from sorted(
        (one for one in every if not one.one_of),
        key=lambda one: ("board" not in one.to, bool(one.whose)),
    )


def _owner(form: Form, file: str) -> str:
    """Return whose form it is, going by the file that it fills; "" for another's."""
    before, agencies, after = form.file.partition("{}")
    if agencies:
        found = file.startswith(before) and file.endswith(after)
        return file[len(before) : -len(after)] if found else ""
    if file != form.file:
        return ""
    return BOARD if "board" in form.to else SOME_AGENCY


def _asking(path: str, forms: tuple[Form, ...]) -> Iterator[Form]:
    fields = [one for one in path.split(".") if _FIELD.fullmatch(one)]
    if not path:
        yield from forms
    # What stands last may be a key of the review's own, such as that of a fact.
    for field in reversed(fields):
        yield from (one for one in forms if field in _fields(one.name))


@cache
def _fields(name: str) -> frozenset[str]:
    """Return the fields that a form asks for; of a table, its list as well."""
    form = FORMS[name]
    return fields_in(form) | ({form.rows} if form.rows else set())
