"""Take a file apart into texts, by a list of what is understood; the rest is told."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from pathlib import PurePosixPath

from scrkit.errors import UnreadableError
from scrkit.scan import archives
from scrkit.scan.excel import SHEETS, ChartReader, Workbook, sheet_part, workbook
from scrkit.scan.folded import folded_pieces, is_folded
from scrkit.scan.kinds import Kind, is_never_empty, kind_of
from scrkit.scan.known import is_part
from scrkit.scan.mail import Attached, mail_parts
from scrkit.scan.old import loose_parts, old_parts
from scrkit.scan.opendocument import document_part
from scrkit.scan.pdf import read_pdf
from scrkit.scan.pictured import is_alone, only_pictured, pictured_pages
from scrkit.scan.pictures import picture_pieces, pixels, strings
from scrkit.scan.plaintext import decoded, html_pieces, text_pieces, wrapped
from scrkit.scan.rtf import rtf_pieces
from scrkit.scan.values import Contents, Drawn, Part, Piece, Unread
from scrkit.scan.wrapping import unwrapped
from scrkit.scan.xmltext import MixedReader, XmlReader, read_xml, root_of, unpacked
from scrkit.system.packed import Entry, entries, folders

MAX_DEPTH = 4
# How often one file is in another, in all: a letter may hold a letter that holds both.
MAX_FILES = 5000
_DATA = re.compile(
    rb"data:[^,;\"'\s]{0,80}(?:;[^,;\"'\s]{1,40})*;base64,([A-Za-z0-9+/=\s]{4,})"
)
# A letter of several bytes that the end of a line cut in two, as calendars may.
_CUT_LETTER = re.compile(
    rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})"
)
_OFFICE = ("word/", "xl/", "ppt/", "docProps/", "customXml/", "visio/", "theme/")
_DOCUMENT = b"application/vnd.oasis.opendocument"
_BOOK = b"application/epub+zip"
# Settings of a printer, by its driver, and where lines lay: names in them are letters.
_LOOSE = re.compile(r"(?:.*/)?printerSettings\d*\.bin|layout-cache|.*\.sigs?")
_MOST_LOOSE = 1024 * 1024
# The blank first page in the files that python-docx and python-pptx begin with.
_BLANK = frozenset(
    (
        "96367138dc44ce09bf2c8f0f8e49348a1478d2c5c0af69bbc2bbc38b63cdcead",
        "116f9aa8ea038e39ef47ee99a23592ab569cf77feafecd0a30e222369e931d25",
    )
)
_THUMBNAIL = "a small picture of a page, whose words cannot be read"
_BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(ArithmeticError, RuntimeError, MessageError),
)
_Found = Iterator[Part | Unread | Drawn]


def contents(name: str, data: bytes) -> Contents:
    """Return the texts of a file and of all that is packed in it, and what is not read.

    `name` is the file's own, and is itself read, with the folders that stand before
    it. Nothing is raised for any bytes.
    """
    *above, last = PurePosixPath(name.lstrip("/")).parts or ("",)
    called = [Piece(one, "folder name") for one in above]
    parts: list[Part] = [Part("", (*called, Piece(last, "file name")))]
    unread: list[Unread] = []
    if not data.strip(b"\0 \t\r\n") and is_never_empty(name):
        unread.append(Unread("", "it is empty, as no file of its kind is"))
    pictures: list[Drawn] = []
    for count, one in enumerate(unwrapped(_open(data, "", 0), _open, 1)):
        if count > MAX_FILES * 10:
            unread.append(Unread("", "more is packed in it than is looked through"))
            break
        if isinstance(one, Unread):
            unread.append(one)
        elif isinstance(one, Drawn):
            pictures.append(one)
        else:
            parts.append(one)
    unread += only_pictured(parts, pictures)
    beside = tuple(one for one in pictures if not is_alone(one))
    return Contents(tuple(parts), tuple(unread), beside)


def _open(data: bytes, path: str, depth: int, packed: str = "") -> _Found:
    if depth > MAX_DEPTH:
        yield Unread(path, "files are packed in files too deeply")
        return
    try:
        reader = _READERS.get(kind_of(data, packed=packed))
        if packed and _LOOSE.fullmatch(packed) and len(data) < _MOST_LOOSE:
            yield Part(path, tuple(strings(data, "settings")))
        elif reader is not None:
            yield from reader(data, path, depth)
        else:
            yield from _written(data, path, depth)
    except UnreadableError as error:
        yield Unread(path, str(error))
    except _BROKEN:
        # One part that breaks its reader is told, and the others are read.
        yield Unread(path, "reading it broke off: it may be damaged")


def _inside(path: str, name: str) -> str:
    return f"{path}!{name}" if path else name


def _written(data: bytes, path: str, depth: int) -> _Found:
    """Read a text that is of no kind of its own, and what is put into it."""
    try:
        text = decoded(_CUT_LETTER.sub(rb"\1\3\2", data))
    except UnreadableError:
        yield from loose_parts(data, path)
        raise
    if is_folded(text):
        pieces, packed = folded_pieces(text)
        yield Part(path, pieces)
        yield from _embedded(packed, path, depth)
    else:
        yield Part(path, text_pieces(text))
    yield from _put_in(text, data, path, depth)


def _put_in(text: str, data: bytes, path: str, depth: int) -> _Found:
    """Open what a page or a drawing holds in itself as base 64."""
    what = wrapped(text)
    if what:
        yield Unread(path, f"{what} stands in the text, which is not opened")
    found = []
    for match in _DATA.finditer(data):
        try:
            found.append(base64.b64decode(match[1], validate=False))
        except ValueError as error:
            raise UnreadableError(
                "something that was put into it is damaged"
            ) from error
    yield from _embedded(found, path, depth)


def _embedded(found: list[bytes], path: str, depth: int) -> _Found:
    for number, inner in enumerate(found, 1):
        yield from _open(inner, _inside(path, f"embedded {number}"), depth + 1)


def _page(data: bytes, path: str, depth: int) -> _Found:
    text = decoded(data)
    yield Part(path, html_pieces(text))
    yield from _put_in(text, data, path, depth)


def _xml(data: bytes, path: str, depth: int) -> _Found:
    root = root_of(data)
    if root == "document" and b"urn:oasis:names" in data[:4096]:
        sheets = b"opendocument.spreadsheet" in data[:8192]
        part, found = document_part(data, "sheet" if sheets else "table")
        yield replace(part, path=path)
    else:
        reader = _reader(path, root)
        try:
            yield Part(path, read_xml(data, reader))
        except UnreadableError:
            # Drawings of Office's own kind are written as web pages are, and so is a
            # text that begins with a sign of mark-up: all of it is read as such.
            whole = data.lstrip().startswith((b"<?xml", b"\xff", b"\xfe"))
            if not path.endswith(".vml") and (whole or path or len(reader.names) > 99):
                raise
            yield Part(path, html_pieces(decoded(data)))
        found = unpacked(reader)
    yield from _embedded(found, path, depth)
    yield from _put_in("", data, path, depth)


def _reader(path: str, root: str) -> XmlReader:
    # What a board or a program keeps under customXml is of any shape.
    inside = path.rpartition("!")[2]
    office = inside.startswith(_OFFICE) and not inside.startswith("customXml")
    own = office or root in ("svg", "package")
    if root == "chartSpace":
        return ChartReader()
    return XmlReader() if own else MixedReader()


def _zip(data: bytes, path: str, depth: int) -> _Found:
    if depth > MAX_DEPTH - 1:
        raise UnreadableError("zips are packed in zips too deeply")
    found = list(entries(data))
    held = {one.name: one.data for one in found}
    yield from (Unread(_inside(path, at), why) for at, why in pictured_pages(held))
    if held.get("mimetype", b"").startswith(_DOCUMENT):
        yield from _opendocument(found, path, depth)
        return
    office = "[Content_Types].xml" in held or any(
        name.startswith(_OFFICE) for name in held
    )
    book = workbook(held) if any(n.startswith("xl/") for n in held) or office else None
    # A book for a reader shows its pictures amid its text.
    called = "embedded" if held.get("mimetype", b"").strip() == _BOOK else "packed file"
    yield Part(path, tuple(Piece(one, "name of a folder") for one in folders(data)))
    del held
    # The texts that cells share come last: those that stand in a cell are told there.
    found.sort(key=lambda one: root_of(one.data) == "sst" if book else False)
    for number, one in enumerate(found, 1):
        name = one.name if office else f"{called} {number}"
        yield from _entry(one, _inside(path, name), depth, book)


def _entry(one: Entry, path: str, depth: int, book: Workbook | None) -> _Found:
    if book is None or not is_part(one.name):
        yield Part(path, (Piece(one.name, "name of the part"),))
    if one.why:
        yield Unread(path, one.why)
    elif PurePosixPath(one.name).name.lower().startswith("thumbnail."):
        if hashlib.sha256(one.data).hexdigest() not in _BLANK:
            yield Unread(path, _THUMBNAIL)
    elif one.data and book is not None and root_of(one.data) in SHEETS:
        yield from _sheet(one, path, book)
    elif one.data and book is not None and root_of(one.data) == "sst":
        yield from _shared(one.data, path, book)
    elif one.data:
        yield from _open(one.data, path, depth + 1, one.name)


def _sheet(one: Entry, path: str, book: Workbook) -> _Found:
    try:
        part, unmade = sheet_part(one.name, one.data, book)
    except UnreadableError as error:
        yield Unread(path, str(error))
        return
    yield replace(part, path=path)
    if unmade:
        yield Unread(path, f"{unmade}: a formula makes a text and was never worked out")


def _shared(data: bytes, path: str, book: Workbook) -> _Found:
    """Tell of the texts that stand in no cell: a workbook keeps what was deleted."""
    try:
        pieces = read_xml(data, XmlReader())
    except UnreadableError as error:
        yield Unread(path, str(error))
        return
    yield Part(path, tuple(one for one in pieces if one.text not in book.used))


def _opendocument(found: list[Entry], path: str, depth: int) -> _Found:
    kind = next((one.data for one in found if one.name == "mimetype"), b"")
    called = "sheet" if b"spreadsheet" in kind else "table"
    for one in found:
        inside = _inside(path, one.name)
        yield Part(inside, (Piece(one.name, "name of the part"),))
        if one.why:
            yield Unread(inside, one.why)
        elif one.name.startswith("Thumbnails/"):
            # So small, by the standard, that no word of a page can be made out.
            yield Drawn(inside)
        elif PurePosixPath(one.name).name in ("content.xml", "styles.xml"):
            yield from _document(one.data, inside, called, depth)
        elif one.data:
            yield from _open(one.data, inside, depth + 1, one.name)


def _document(data: bytes, path: str, called: str, depth: int) -> _Found:
    try:
        part, packed = document_part(data, called)
    except UnreadableError as error:
        yield Unread(path, str(error))
        return
    yield replace(part, path=path)
    yield from _embedded(packed, path, depth)


def _tar(data: bytes, path: str, depth: int) -> _Found:
    for number, one in enumerate(archives.tar_entries(data), 1):
        inside = _inside(path, f"packed file {number}")
        yield Part(inside, (Piece(one.name, "name of the part"),))
        if one.data:
            yield from _open(one.data, inside, depth + 1)


def _compressed(data: bytes, path: str, depth: int) -> _Found:
    one = archives.decompressed(data)
    inside = _inside(path, "packed file 1")
    if one.name:
        yield Part(inside, (Piece(one.name, "name of the part"),))
    yield from _open(one.data, inside, depth + 1)


def _pdf(data: bytes, path: str, depth: int) -> _Found:
    found = read_pdf(data)
    yield Part(path, tuple(found.pieces))
    for reason in found.blind:
        yield Unread(path, reason)
    yield from (Drawn(path, where) for where in found.pictures)
    for number, (name, content) in enumerate(found.attached, 1):
        inside = _inside(path, f"attachment {number}")
        yield Part(inside, (Piece(name, "name of an attached file"),))
        yield from _open(content, inside, depth + 1)


def _rtf(data: bytes, path: str, depth: int) -> _Found:
    pieces, packed = rtf_pieces(data)
    yield Part(path, pieces)
    yield from _embedded(packed, path, depth)


def _mail(data: bytes, path: str, depth: int) -> _Found:
    for one in mail_parts(data, path):
        if not isinstance(one, Attached):
            yield one
            continue
        if one.name:
            yield Part(one.path, (Piece(one.name, "name of an attached file"),))
        for inner in _open(one.data, one.path, depth + 1) if one.data.strip() else ():
            if one.shown and isinstance(inner, Drawn):
                yield replace(inner, beside=True)
            else:
                yield inner


def _picture(data: bytes, path: str, _depth: int) -> _Found:
    yield Part(path, picture_pieces(data))
    yield Drawn(path, pixels=pixels(data))


def _closed(data: bytes, _path: str, _depth: int) -> _Found:
    raise UnreadableError(f"it is {kind_of(data).value}")


def _old(data: bytes, path: str, _depth: int) -> _Found:
    return old_parts(data, path)


_READERS = {
    Kind.ZIP: _zip,
    Kind.TAR: _tar,
    Kind.COMPRESSED: _compressed,
    Kind.CLOSED: _closed,
    Kind.PDF: _pdf,
    Kind.OLD: _old,
    Kind.LOCKED: _closed,
    Kind.POINTER: _closed,
    Kind.RTF: _rtf,
    Kind.MAIL: _mail,
    Kind.PICTURE: _picture,
    Kind.FONT: lambda *_: iter(()),
    Kind.PAGE: _page,
    Kind.XML: _xml,
}
