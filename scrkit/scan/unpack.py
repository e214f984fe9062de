"""Take a file apart into texts, by a list of what is understood; the rest is told."""

import base64
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from scrkit.errors import UnreadableError
from scrkit.scan.pdf import pdf_pieces
from scrkit.scan.pictures import is_picture, picture_pieces
from scrkit.scan.plaintext import decoded, html_pieces, text_pieces
from scrkit.scan.values import Contents, Drawn, Part, Piece, Unread
from scrkit.scan.xmltext import xml_pieces
from scrkit.system.packed import entries

MAX_DEPTH = 3
_OLD = b"\xd0\xcf\x11\xe0"
_ENDINGS = """
.md .txt .yaml .yml .csv .tsv .json .jsonl .ics .css .js .log .rst .eml .j2 .toml .ini
.sarif
"""
_TEXTS = frozenset(_ENDINGS.split())
_XML = (".xml", ".rels", ".svg", ".vml", ".xhtml", ".rdf")
_FONTS = (".odttf", ".ttf", ".otf", ".fntdata")
_DATA = re.compile(
    rb"data:[^,;\"'\s]{0,80}(?:;[^,;\"'\s]{1,40})*;base64,([A-Za-z0-9+/=\s]{4,})"
)
_UNKNOWN = "it is of a kind that is not understood"


def contents(name: str, data: bytes) -> Contents:
    """Return the texts of a file and of all that is packed in it, and what is not read.

    `name` is the file's own, and is itself read. Nothing is raised for any bytes.
    """
    parts: list[Part] = [Part("", (Piece(PurePosixPath(name).name, "file name"),))]
    unread: list[Unread] = []
    pictures: list[str] = []
    for one in _open(name, data, "", 0):
        if isinstance(one, Unread):
            unread.append(one)
        elif isinstance(one, Drawn):
            pictures.append(one.path)
        else:
            parts.append(one)
    return Contents(tuple(parts), tuple(unread), tuple(pictures))


def _open(
    name: str, data: bytes, path: str, depth: int
) -> Iterator[Part | Unread | Drawn]:
    try:
        if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            yield from _zip(data, path, depth)
        elif data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
            yield from _pdf(data, path, depth)
        else:
            yield Part(path, _pieces(name, data))
            if is_picture(data):
                yield Drawn(path)
            for number, inner in enumerate(_put_in(data), 1):
                inside = f"{path}!embedded {number}" if path else f"embedded {number}"
                yield from _open("", inner, inside, depth + 1)
    except UnreadableError as error:
        yield Unread(path, str(error))


def _pieces(name: str, data: bytes) -> tuple[Piece, ...]:
    ending = PurePosixPath(name).suffix.lower()
    if data.startswith(_OLD):
        raise UnreadableError("it is an old Office file, or locked with a password")
    if is_picture(data) and ending not in _TEXTS:
        return picture_pieces(data)
    if ending in _FONTS:
        return ()
    return _written(ending, data)


def _written(ending: str, data: bytes) -> tuple[Piece, ...]:
    head = data.lstrip()[:9].lower()
    if ending in _XML:
        return xml_pieces(data)
    if ending in (".html", ".htm") or head.startswith((b"<!doctype", b"<html")):
        return html_pieces(decoded(data))
    if head.startswith(b"<?xml"):
        return xml_pieces(data)
    if ending not in _TEXTS and not _is_text(data):
        raise UnreadableError(_UNKNOWN)
    return text_pieces(decoded(data))


def _put_in(data: bytes) -> Iterator[bytes]:
    """Yield what a page or a drawing holds in itself as base 64."""
    for match in _DATA.finditer(data):
        try:
            yield base64.b64decode(match[1], validate=False)
        except ValueError as error:
            raise UnreadableError(
                "something that was put into it is damaged"
            ) from error


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _zip(data: bytes, path: str, depth: int) -> Iterator[Part | Unread | Drawn]:
    if depth > MAX_DEPTH:
        raise UnreadableError("zips are packed in zips too deeply")
    for entry in entries(data):
        inside = f"{path}!{entry.name}" if path else entry.name
        yield Part(inside, (Piece(entry.name, "name of the part"),))
        if entry.why:
            yield Unread(inside, entry.why)
        elif PurePosixPath(entry.name).name.lower().startswith("thumbnail."):
            yield Unread(
                inside, "a small picture of a page, whose words cannot be read"
            )
        elif entry.data:
            yield from _open(entry.name, entry.data, inside, depth + 1)


def _pdf(data: bytes, path: str, depth: int) -> Iterator[Part | Unread | Drawn]:
    pieces, attached, blind = pdf_pieces(data)
    yield Part(path, pieces)
    for reason in blind:
        yield Unread(path, reason)
    for name, content in attached.items():
        inside = f"{path}!{name}" if path else name
        yield Part(inside, (Piece(name, "name of an attached file"),))
        yield from _open(name, content, inside, depth + 1)
