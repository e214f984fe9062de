"""The page of codes and names for one agency, which is sent apart from the letter."""

from collections.abc import Callable

from scrkit.files import NewFile
from scrkit.model.case import Agency
from scrkit.model.people import Person
from scrkit.model.review import Review
from scrkit.render.document.blocks import Cell, Document, Paragraph
from scrkit.render.document.pages import marking
from scrkit.render.sections.case import NO_TIMELINE, open_case
from scrkit.render.sections.prose import cell, strong, words
from scrkit.render.sections.registers import table
from scrkit.render.word.package import word_file
from scrkit.render.wording.options import Options

_HEADS = (("Code", 30), ("Name", 70), ("Who it is", 66))
MISSING = "[to be filled in: the register holds no name]"


def file_of(agency: str) -> str:
    """Return what the page of an agency is called."""
    return f"names-{agency}.docx"


def known_to(review: Review, agency: str) -> tuple[Person, ...]:
    """Return whom an agency must know: the subjects, and its own people. Nobody else.

    Who of the family or of another agency stands behind a code is none of its needs.
    """
    people = review.people.people
    subjects = [one for one in people if one.kind == "subject"]
    return *subjects, *(one for one in people if one.agency == agency)


def names_page(
    review: Review, agency: Agency, options: Options, name: Callable[[str], str]
) -> NewFile:
    """Return the page in Word, which its owner alone can read; `name` knows a code's.

    What the register lacks is a visible blank.
    """
    case = open_case(review, NO_TIMELINE, options)
    rows = [
        (
            Cell((strong(one.code),)),
            cell(name(one.code) or MISSING),
            cell(", ".join(filter(None, (one.label, one.role)))),
        )
        for one in known_to(review, agency.id)
    ]
    title = f"Codes and names: {agency.name}"
    told = (
        "This page says who stands behind a code. It is sent apart from the letter and "
        "the form, by a way that nobody else can read, and is kept apart from them. It "
        "is not copied or sent on, and is destroyed once the return is finished."
    )
    made = Document(
        title="Codes and names",
        subject=f"Codes and names, review {review.case.id}",
        creator=review.case.board.name,
        review=f"{review.case.id} · Codes and names",
        marking=marking(case),
        created=options.as_of,
        blocks=(
            Paragraph(words(title), "title"),
            Paragraph(words(told)),
            *table("Codes and names", _HEADS, rows),
        ),
        house=options.house,
    )
    return NewFile(file_of(agency.id), word_file(made), private=True)
