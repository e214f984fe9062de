"""Read a file of whatever kind it is; told by what is in it, never by its name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scrkit.errors import ScrError
from scrkit.importers.read import xml
from scrkit.importers.read.values import Return
from scrkit.importers.understand.headings import is_heading
from scrkit.model.form import OTHER, stamped

# The first bytes of the old formats, and of files that are encrypted.
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
    # By what is in it: agencies rename files, and mail programs do.
    if data.startswith(_OLE):
        raise ScrError(*_of_old(data))
    if len(data) in _LOCKS and data[0] < _LONGEST_NAME and b"\0\0" in data:
        raise lock_file()
    _refuse_written(data[:_HEAD])
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise ScrError(f"it is {what}", "Ask for the Word or Excel file itself.")


_HEAD = 8192
_MARKUP = re.compile(
    rb"<(?:\?xml|!doctype|!--|html|head|meta|table|body|div|style|[\w:]+\s+xmlns)",
    re.IGNORECASE,
)


def _refuse_written(head: bytes) -> None:
    """Raise ScrError for what is written out as XML, or for a mail, in a sentence."""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _MARKUP.match(bare):
        for sign, told in _WRITTEN.items():
            if sign in bare:
                raise ScrError(*told)
        raise ScrError(
            "it is a web page or a file of another program, whatever its name says",
            "Ask for the Word or Excel file itself; or open it in Excel or Word, look "
            "at it, and save it as .xlsx or .docx.",
        )
    if _MAIL.match(bare):
        raise ScrError(
            "it is a mail, whatever its name says",
            "Open it, and save the file that hangs on it.",
        )


_TO_EXCEL = "Open it in Excel or LibreOffice and save it as .xlsx."
_TO_WORD = "Open it in Word or LibreOffice and save it as .docx."
# By what stands in the first lines of such a file; the last takes all of its kind.
_WRITTEN = {
    b"opendocument.spreadsheet": ("it is a flat OpenDocument sheet (.fods)", _TO_EXCEL),
    b"opendocument.text": ("it is a flat OpenDocument text (.fodt)", _TO_WORD),
    b"urn:schemas-microsoft-com:office:spreadsheet": (
        "it is a workbook of Excel 2003 (.xml)",
        _TO_EXCEL,
    ),
    b"office/2006/xmlPackage": ("it is a flat file of Word (.xml)", _TO_WORD),
    b"word/2003/wordml": ("it is a text of Word 2003 (.xml)", _TO_WORD),
}
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|MIME-Version|Return-Path): .*"
    rb"\r?\n[\s\S]*?){2}"
)


# How long the files are in which Word and Excel note who has a file open; they begin
# with the length of that name.
_LOCKS, _LONGEST_NAME = (162, 165), 55


def lock_file() -> ScrError:
    """Return what to raise for the file that is there while another one is open."""
    return ScrError(
        "it only notes who has the real file open (its name begins with ~$)",
        "Take the file of the same name without ~$, once it is saved and closed.",
    )


# By the names of the streams inside, as the container lists them.
_STREAMS = {
    "EncryptedPackage": (
        "it is locked with a password",
        "Open it with the password, and save it without one (File, Info, Protect); or "
        "ask the agency for a file without a password, sent by a secure way.",
    ),
    "WordDocument": (
        "it is an old Word file (.doc)",
        "Open it in Word and save it as .docx, without a password.",
    ),
    "Workbook": (
        "it is an old Excel file (.xls)",
        "Open it in Excel and save it as .xlsx, without a password.",
    ),
    "__substg1.0_": (
        "it is a mail of Outlook, whatever its name says",
        "Open it, and save the file that hangs on it.",
    ),
}


def _of_old(data: bytes) -> tuple[str, str]:
    """Return what a container of Microsoft's holds, and what to do with it."""
    for name, told in _STREAMS.items():
        if name.encode("utf-16-le") in data:
            return told
    return (
        "it is locked with a password, or an old file (.doc, .xls)",
        "Open it in Word or Excel; save it as .docx or .xlsx, without a password.",
    )


_SHORTCUT = "a shortcut to a file that is elsewhere"
_OTHERS = {
    b"%PDF": "a PDF, whatever its name says",
    b"{\\rtf": "an RTF file: open it in Word and save it as .docx",
    b"[InternetShortcut]": _SHORTCUT,
    b"[{000214A0-0000-0000-C000-000000000046}]": _SHORTCUT,
    b"L\0\0\0\x01\x14\x02\0": _SHORTCUT,
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def read_here(data: bytes) -> Return:
    """Read a file in this process; raises ScrError, in plain words.

    That is for what is no sound .xlsx, .docx, .ods, .odt or .csv.
    """
    from scrkit.importers.read import commas, excel, odf, word

    refuse(data)

    if not data.startswith(b"PK"):
        return _stamped(commas.read_commas(data, is_heading))
    package = xml.package(data)
    # Before anything is read as rows: a form of ours is no table of an agency's.
    if any(OTHER.search(part) for part in _described(package)):
        raise ScrError(
            "it is a form for something else than a chronology",
            "Import it without --agency: the form says whose it is.",
            FORM,
        )
    start = xml.main_part(package)
    if not start and "content.xml" in package:
        return _stamped(odf.read_open_document(package))
    if not start:
        raise _other(package)
    root = package.tree(start)
    name = str(root.tag).rpartition("}")[2]
    if name == "document":
        return _stamped(word.read_word(package, start, root))
    if name == "workbook":
        return _stamped(excel.read_excel(package, start, root))
    raise ScrError("it is neither a Word nor an Excel file", "Look at what it is.")


FORM = "form"
"""The kind of error by which a form of other records is told."""


def _described(package: xml.Package) -> Iterator[bytes]:
    """Yield the parts in which a file says of itself what it is."""
    for name in _SAY_WHAT:
        if name in package:
            yield package.parts[name]


_SAY_WHAT = (
    "docprops/core.xml",
    "word/document.xml",
    "xl/sharedstrings.xml",
    "meta.xml",
    "content.xml",
)


def _other(package: xml.Package) -> ScrError:
    if "xl/workbook.bin" in package:
        return ScrError("it is a binary workbook", "Save it as .xlsx and try again.")
    if any(name.endswith((".iwa", ".apxl", "index.zip")) for name in package.parts):
        return ScrError(
            "it is a file of Apple's Numbers or Pages",
            "Open it there; File, Export To, Excel (.xlsx) or Word (.docx).",
        )
    return ScrError("it is neither a Word nor an Excel file", "Look at what it is.")


def _stamped(whole: Return) -> Return:
    """Return a file with the stamp of our own form, where a cell of it bears one."""
    if whole.stamp is not None:
        return whole
    for grid in whole.grids:
        # The stamp stands near the top; a whole chronology need not be searched.
        for line in grid.lines[:60]:
            for cell in line.cells:
                found = stamped(cell.text) if cell else None
                if found is not None:
                    return replace(whole, stamp=found)
    return whole
