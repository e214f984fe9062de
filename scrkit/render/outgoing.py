"""What is written to somebody: letters, those with forms, papers, what is signed."""

from dataclasses import replace

from scrkit.files import NewFile
from scrkit.render.document.blocks import Blocks, Document
from scrkit.render.products import (
    FACES,
    TO_AGENCY,
    WITH_FORM,
    Composed,
    Product,
    Wording,
    composed,
    written,
)
from scrkit.render.sections.case import Case
from scrkit.render.sections.view import Values, view
from scrkit.render.word.package import word_file

_LETTER = Product("letter")
# What a person is sent at home bears no marking of the case.
_TO_A_PERSON = Product("letter", of_the_case=False)
_PERSONAL = frozenset(("family", "staff", "interview", "supporter", "learning-event"))

# The paper with which the sub group watches the plan.
_MONITORING = Product("monitoring", landscape=True, formats=("docx", "md", "html"))


def word_to_agency(case: Case, values: Values) -> dict[str, bytes]:
    """Return the Word files of TO_AGENCY; `values` are what they need besides.

    Raises as `render_all` does.
    """
    seen = view(case) | {"addendum": {}} | values
    made = composed({n: Wording(kind, case, seen) for n, kind in TO_AGENCY.items()})
    return {name: word_file(document) for name, document in made.items()}


def word_with_form(case: Case, form: str, values: Values) -> bytes:
    """Return the letter that goes with a form, in Word; raises as `render_all` does."""
    return word_file(_written_once(f"{form}-letter", WITH_FORM[form], case, values))


def letter_file(case: Case, name: str, values: Values) -> tuple[bytes, Blocks]:
    """Return a letter in Word, and what stands in it; raises as `render_all` does."""
    kind = _TO_A_PERSON if name in _PERSONAL else _LETTER
    made = _written_once(f"letter-{name}", kind, case, values)
    return word_file(made), made.blocks


def monitoring_files(case: Case, name: str, values: Values) -> tuple[NewFile, ...]:
    """Return the paper for the sub group in each shape; raises as `render_all` does."""
    made = _written_once("monitoring", _MONITORING, case, values)
    whole = {name: Composed(made, case)}
    return written(whole, replace(case.options, formats=_MONITORING.formats))


def face_file(case: Case, name: str, values: Values) -> bytes:
    """Return what somebody signs, in Word; raises as `render_all` does."""
    kind = FACES[name]
    seen = {"heading": case.heading(kind.name)} | values
    return word_file(_written_once(kind.name.replace("_", "-"), kind, case, seen))


def _written_once(name: str, kind: Product, case: Case, values: Values) -> Document:
    """Return what is written of one day, to which nothing is added later."""
    seen = view(case) | {"addendum": {}} | values
    return composed({name: Wording(kind, case, seen)})[name]
