"""Read a PDF: its pages, its properties, and every text string of its objects."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrkit.errors import UnreadableError
from scrkit.scan.values import Piece
from scrkit.scan.xmltext import xml_pieces

if TYPE_CHECKING:
    import pypdf

MAX_PAGES = 2000
_MAX_DEPTH = 60


def pdf_pieces(
    data: bytes,
) -> tuple[tuple[Piece, ...], dict[str, bytes], tuple[str, ...]]:
    """Return the texts of a PDF, the files attached to it, and what was not read.

    Raises UnreadableError where it is locked or damaged.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    # What it complains about may quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _refuse_locked(reader)
        pieces, blind = _pages(reader)
        pieces += _objects(reader)
        pieces += _xmp(reader)
        attached = {
            name: b"".join(contents) for name, contents in reader.attachments.items()
        }
    except UnreadableError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError("it is damaged, or no PDF at all") from error
    return tuple(pieces), attached, blind


def _refuse_locked(reader: "pypdf.PdfReader") -> None:
    if reader.is_encrypted:
        raise UnreadableError("it is locked with a password")


def _pages(reader: "pypdf.PdfReader") -> tuple[list[Piece], tuple[str, ...]]:
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableError("it has too many pages")
    pieces, blind = [], []
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        if text.strip():
            pieces.append(Piece(text, f"page {number}"))
        elif "/XObject" in (page.get("/Resources") or {}):
            blind.append(f"page {number} is a picture, whose words cannot be read")
    return pieces, tuple(blind)


def _objects(reader: "pypdf.PdfReader") -> list[Piece]:
    """Return the text strings of all objects, wherever they hang."""
    found: list[Piece] = [
        Piece(text, "document property or object")
        for text in _strings(reader.trailer, 0)
    ]
    for number in sorted(reader.xref.get(0, {})):
        held = reader.get_object(number)
        found += [Piece(text, f"object {number}") for text in _strings(held, 0)]
    for numbers in reader.xref_objStm:
        held = reader.get_object(numbers)
        found += [Piece(text, f"object {numbers}") for text in _strings(held, 0)]
    return found


def _strings(held: object, depth: int) -> Iterator[str]:
    from pypdf.generic import ByteStringObject, IndirectObject, TextStringObject

    if depth > _MAX_DEPTH or isinstance(held, IndirectObject):
        return
    if isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, ByteStringObject):
        yield bytes(held).decode("latin-1")
    elif isinstance(held, dict | list):
        inside = held.values() if isinstance(held, dict) else held
        for value in inside:
            yield from _strings(value, depth + 1)


def _xmp(reader: "pypdf.PdfReader") -> list[Piece]:
    from pypdf.generic import StreamObject

    held = reader.root_object.get("/Metadata")
    stream = held.get_object() if held is not None else None
    if not isinstance(stream, StreamObject):
        return []
    return [
        Piece(one.text, f"XMP, {one.where}") for one in xml_pieces(stream.get_data())
    ]
