"""The pack by which an agency is asked for its chronology; never reads or writes."""

from scrkit.files import NewFile
from scrkit.render.sections.case import open_case
from scrkit.request.ledger import FILE as LEDGER
from scrkit.request.ledger import put_off, recorded
from scrkit.forms.tabled.letter import letter_and_form
from scrkit.request.values import ChronologyRequest
from scrkit.forms.tabled.workbook import workbook
from scrkit.timeline.values import Timeline

__all__ = ["LEDGER", "ChronologyRequest", "names", "pack", "put_off", "recorded"]

# A pack tells an agency nothing of what the others gave.
_NO_TIMELINE = Timeline((), (), (), None, 0)


def names(agency: str) -> tuple[str, str, str]:
    """Return what the files of a pack are called: letter, workbook, form in Word."""
    return (
        f"letter-{agency}.docx",
        f"chronology-{agency}.xlsx",
        f"chronology-{agency}.docx",
    )


def pack(asked: ChronologyRequest) -> tuple[NewFile, ...]:
    """Return the files of a pack; the same asking gives the same bytes.

    Raises ScrError where a board's own template cannot be used, or where a text is
    longer than a cell of Excel.
    """
    case = open_case(asked.review, _NO_TIMELINE, asked.options)
    letter, form = letter_and_form(asked, case)
    made = (letter, workbook(asked, case), form)
    together = zip(names(asked.agency.id), made, strict=True)
    return tuple(NewFile(name, content) for name, content in together)
