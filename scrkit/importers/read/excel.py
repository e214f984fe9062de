"""Read an Excel workbook: every cell as it is shown, and all that is hidden in it.

One pass over each part: no library gives hidden rows, runs struck through, formulas
that were never worked out and the format of each date without reading the file twice.
"""

from collections.abc import Iterator
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.beside import UNREAD, reached, unmet
from scrkit.importers.read.cells import Book, rich
from scrkit.importers.read.floating import mark_floating
from scrkit.importers.read.limits import Measure
from scrkit.importers.read.sheet import Sheet, lines_of, read_sheet
from scrkit.importers.read.styles import S, read_styles
from scrkit.importers.read.values import (
    HIDDEN_TABLE,
    Aside,
    Grid,
    Return,
    month_in,
    titles,
    year_in,
)
from scrkit.importers.understand.headings import is_heading

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NO_TABLE = "a sheet that is no table"
_ON = ("1", "true")
MISSING = "a sheet that is listed, and not in the file"


class _Reading:
    """A workbook while it is read."""

    def __init__(self, package: xml.Package, start: str) -> None:
        self.package = package
        self.named = {one.id: one for one in xml.relations(package, start)}
        self.measure = Measure()
        self.grids: list[Grid] = []
        self.asides: list[Aside] = []


def read_excel(package: xml.Package, start: str, root: Any) -> Return:
    """Read a workbook from its parts, the first of which has this root.

    Raises ScrError where that cannot be done.
    """
    reading = _Reading(package, start)
    book = _book(reading, root)
    for position, sheet in enumerate(root.iter(f"{S}sheet"), 1):
        _take(sheet, f"sheet {position}", reading, book)
    asides = [*reading.asides, *book.asides.told(), *_unshown(book)]
    asides += reached(package, start, "")
    asides += unmet(package)
    return Return(tuple(reading.grids), tuple(asides))


def _take(listed: Any, name: str, reading: _Reading, book: Book) -> None:
    """Take a sheet in, or tell why it is none."""
    package, asides = reading.package, reading.asides
    named = reading.named.get(str(listed.get(_R)))
    part = named.target if named else ""
    # The list names it, so that an agency may have meant to send it.
    if part not in package:
        asides.append(Aside(MISSING, name, 0, blocks=True))
        return
    # Two entries of the list may lead to one sheet; taken twice its rows would double.
    if part in package.met:
        asides.append(Aside("a sheet that is the same as one before it", name, 0))
        return
    if named is None or named.kind != "worksheet":
        beside = tuple(reached(package, part, name))
        size = xml.words(package.tree(part)) + sum(one.characters for one in beside)
        asides.append(Aside(NO_TABLE, name, size))
        return
    sheet = read_sheet(package.take(part), Sheet(name, book, reading.measure))
    mark_floating(package, part, sheet)
    beside = (*sheet.asides.told(), *reached(package, part, name))
    # Counted and told, but not taken: the author may not know that it is there.
    if listed.get("state", "visible") != "visible":
        size = sum(len(c.text) for row in sheet.rows for c in row.cells.values())
        size += sum(one.characters for one in beside)
        rows = (
            [c.text for c in line.cells if c is not None]
            for line in lines_of(sheet)[:60]
        )
        known = any(sum(map(is_heading, row)) > 1 for row in rows)
        asides.append(Aside(HIDDEN_TABLE if known else "a hidden sheet", name, size))
        return
    year = year_in(listed.get("name", "")) or month_in(listed.get("name", ""))
    above = tuple(titles((listed.get("name", ""),)))
    reading.grids.append(Grid(name, lines_of(sheet), year, above))
    asides += beside


def _book(reading: _Reading, root: Any) -> Book:
    book = Book()
    settings = root.find(f"{S}workbookPr")
    book.from_1904 = settings is not None and settings.get("date1904") in _ON
    # Such a program wrote 0 for every formula, and leaves it to Excel to work them out.
    later = root.find(f"{S}calcPr")
    book.works_out_later = later is not None and later.get("fullCalcOnLoad") in _ON
    for one in reading.named.values():
        if one.target not in reading.package:
            continue
        if one.kind == "sharedStrings":
            _strings(reading.package.tree(one.target), book)
        elif one.kind == "styles":
            book.styles = read_styles(reading.package.tree(one.target))
    return book


def _strings(root: Any, book: Book) -> None:
    """Read the texts to which cells refer by number; what is between them is kept."""
    met = 0
    for item in root.iter(f"{S}si"):
        text = rich(item)
        book.strings.append(text)
        met += text.length
        # In another element two of them may stand for one: which, nobody can tell.
        book.odd = book.odd or item.getparent() is not root
    if xml.length(root) != met:
        book.odd = book.odd or xml.words(root) != sum(
            xml.words(item) for item in root.iter(f"{S}si")
        )


def _unshown(book: Book) -> Iterator[Aside]:
    """Yield the texts to which no cell refers, and whether they are in disorder."""
    unused = [s for at, s in enumerate(book.strings) if at not in book.used]
    size = sum(len(one.text) + one.aloud for one in unused)
    if size:
        yield Aside("texts that no cell shows", "", size)
    if book.odd:
        size = sum(len(one.text) for one in book.strings)
        yield Aside(UNREAD, "the list of the cells' texts", size, blocks=True)
