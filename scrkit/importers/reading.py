"""Read a file of whatever kind it is; told by what is in it, never by its name."""

from dataclasses import replace

from scrkit.errors import ScrError
from scrkit.importers.headings import is_heading
from scrkit.importers.values import Return
from scrkit.model.form import stamped

_OLE = b"\xd0\xcf\x11\xe0"
MAX_BYTES = 50 * 1024 * 1024


def refuse(data: bytes) -> None:
    """Raise ScrError for files of a kind that is not read, in plain words."""
    if len(data) > MAX_BYTES:
        raise ScrError(
            f"the file is larger than {MAX_BYTES // 1024 // 1024} MB",
            "Ask the agency for the chronology alone, without scans or pictures.",
        )
    if not data.strip():
        raise ScrError("the file is empty", "Ask the agency to send it again.")
    if data.startswith(_OLE):
        raise ScrError(
            "it is locked with a password, or an old file (.doc, .xls)",
            "Open it in Word or Excel; save it as .docx or .xlsx, without a password.",
        )
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise ScrError(f"it is {what}", "Ask for the Word or Excel file itself.")


_OTHERS = {
    b"%PDF": "a PDF, whatever its name says",
    b"{\\rtf": "an RTF file: open it in Word and save it as .docx",
    b"<htm": "a web page, whatever its name says",
    b"<!DO": "a web page, whatever its name says",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def read_here(data: bytes) -> Return:
    """Read a file in this process; raises ScrError, in plain words.

    That is for what is no sound .xlsx, .docx or .csv.
    """
    from scrkit.importers import commas, excel, word

    refuse(data)

    if not data.startswith(b"PK"):
        return _stamped(commas.read_commas(data, is_heading))
    if b"word/" in data:
        return _stamped(word.read_word(data))
    if b"xl/" in data:
        return _stamped(excel.read_excel(data))
    if b"content.xml" in data:
        raise ScrError(
            "it is an OpenDocument file", "Save it as .docx or .xlsx and try again."
        )
    raise ScrError("it is neither a Word nor an Excel file", "Look at what it is.")


def _stamped(whole: Return) -> Return:
    """Return a file with the stamp of our own form, where a cell of it bears one."""
    if whole.stamp is not None:
        return whole
    for grid in whole.grids:
        for line in grid.lines[:60]:
            for cell in line.cells:
                found = stamped(cell.text) if cell else None
                if found is not None:
                    return replace(whole, stamp=found)
    return whole
