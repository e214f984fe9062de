"""The form as a workbook: three sheets, a stamp, the same bytes for the same asking."""

import re
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from scrkit.forms import entries, guidance, people
from scrkit.forms.values import Asked
from scrkit.model.form import stamp
from scrkit.render.case import Case

PROPERTY = "scrkit form"
NAME = "scrkit_form"
# The earliest time that a zip can hold: a clock would make every file differ.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHEETS = "xl/worksheets/"
_UNWARNED = (
    b'<ignoredErrors><ignoredError sqref="A1:Z9999" numberStoredAsText="1" '
    b'twoDigitTextYear="1"/></ignoredErrors>'
)
_MAKER = re.compile(rb"<Application>.*</AppVersion>")
_OURS = b"<Application>scrkit</Application>"
_PROGRAM = "docProps/app.xml"
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def workbook(asked: Asked, case: Case) -> bytes:
    """Return the form as an .xlsx file."""
    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    book.remove(first)
    chronology, told, listed = (
        book.create_sheet(module.SHEET) for module in (entries, guidance, people)
    )
    ranges = guidance.write(told, asked, case)
    entries.write(chronology, asked, ranges)
    people.write(listed, asked)
    _described(book, asked)
    held = BytesIO()
    book.save(held)
    return _steady(held.getvalue(), asked)


def _described(book: Workbook, asked: Asked) -> None:
    """Say whose form it is, where programs look and where people do not meddle."""
    known = stamp(asked.review.case.id, asked.agency.id)
    stamped = StringProperty(name=PROPERTY, value=known)
    book.custom_doc_props.append(stamped)  # type: ignore[attr-defined]
    quoted = known.replace('"', '""')
    book.defined_names[NAME] = DefinedName(NAME, attr_text=f'"{quoted}"')
    properties = book.properties
    properties.title = f"Chronology: {asked.agency.name}"
    properties.creator = asked.review.case.board.name
    properties.created = datetime.combine(asked.day, time(), UTC).replace(tzinfo=None)
    properties.language = "en-GB"


def _eased(sheet: bytes) -> bytes:
    """Let rows grow as people write in them, and no cell warn that it holds text."""
    calm = sheet.replace(b' customHeight="1"', b"")
    return calm.replace(b"</headerFooter>", b"</headerFooter>" + _UNWARNED)


def _steady(content: bytes, asked: Asked) -> bytes:
    """Pack the parts again without a trace of the clock, in a fixed order."""
    when = f"{asked.day.isoformat()}T00:00:00Z".encode()
    held = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package,
    ):
        for name in sorted(made.namelist(), key=lambda n: (n[0] != "[", n)):
            part = made.read(name)
            part = _MODIFIED.sub(rb"\g<1>" + when, part) if name == _CORE else part
            part = _MAKER.sub(_OURS, part) if name == _PROGRAM else part
            part = _eased(part) if name.startswith(_SHEETS) else part
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0
            package.writestr(info, part)
    return held.getvalue()
