"""The form as a workbook: three sheets, a stamp, the same bytes for the same asking."""

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from scrkit.forms.pack import FormRequest, stamp_of
from scrkit.forms.tabled import entries, guidance, people
from scrkit.render.excel.cells import new_book
from scrkit.render.excel.steady import saved
from scrkit.render.sections.case import Case

PROPERTY = "scrkit form"
NAME = "scrkit_form"


def workbook(asked: FormRequest, case: Case) -> bytes:
    """Return the form as an .xlsx file."""
    book = new_book()
    chronology, told, listed = (
        book.create_sheet(module.SHEET) for module in (entries, guidance, people)
    )
    ranges = guidance.write(told, asked, case)
    entries.write(chronology, asked, ranges)
    people.write(listed, asked)
    # Whose form it is, where programs look and where people do not meddle.
    known = stamp_of(asked)
    stamped = StringProperty(name=PROPERTY, value=known)
    book.custom_doc_props.append(stamped)  # type: ignore[attr-defined]
    quoted = known.replace('"', '""')
    book.defined_names[NAME] = DefinedName(NAME, attr_text=f'"{quoted}"')
    book.properties.language = "en-GB"
    board = asked.review.case.board.name
    return saved(book, f"Chronology: {asked.name}", board, asked.options.as_of)
