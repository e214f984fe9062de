"""A workbook as openpyxl saved it, made the same for the same content."""

import re
import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO

from openpyxl import Workbook

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


def _eased(sheet: bytes) -> bytes:
    """Let rows grow as people write in them, and no cell warn that it holds text."""
    calm = sheet.replace(b' customHeight="1"', b"")
    return calm.replace(b"</headerFooter>", b"</headerFooter>" + _UNWARNED)


def saved(book: Workbook, title: str, creator: str, day: date) -> bytes:
    """Return a workbook as a file that says what it is, whose, and of which day."""
    properties = book.properties
    properties.title, properties.creator = title, creator
    properties.created = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    held = BytesIO()
    book.save(held)
    return steady(held.getvalue(), day)


def steady(content: bytes, day: date) -> bytes:
    """Pack the parts again without a trace of the clock, in a fixed order."""
    when = f"{day.isoformat()}T00:00:00Z".encode()
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
