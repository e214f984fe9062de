"""Open a form that is a workbook: of Excel, or as LibreOffice saves it."""

from dataclasses import replace

from scrkit.errors import ScrError
from scrkit.importers.read import excel, odf, xml
from scrkit.importers.read.beside import MESSAGES
from scrkit.importers.read.values import Return


def read_book(content: bytes) -> Return:
    """Return the sheets of a form; raises ScrError for what is no workbook."""
    package = xml.package(content)
    start = xml.main_part(package)
    if not start and "content.xml" in package:
        return _of_people(odf.read_open_document(package))
    root = package.tree(start) if start else None
    if root is None or not str(root.tag).endswith("}workbook"):
        raise ScrError(
            "the form went out as a workbook, and this is none",
            "Save it as an Excel workbook (.xlsx), and try again.",
        )
    return _of_people(excel.read_excel(package, start, root))


def _of_people(whole: Return) -> Return:
    """Return a workbook without the messages beside its cells, which are the form's."""
    told = (one for one in whole.asides if one.what != MESSAGES)
    return replace(whole, asides=tuple(told))
