"""What a PDF holds that no page shows: what stands around it, comments, lost pages."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scrkit.scan.values import Piece

if TYPE_CHECKING:
    import pypdf

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_COMMENT = re.compile(rb"(?:^|[\r\n])[ \t]*%(?!%EOF|PDF-)([^\r\n]{3,})")
_END = re.compile(rb"%%EOF")
_DRAWS = re.compile(rb"\bBT\b.*\bT[jJ]\b|\bBT\b.*['\"]", re.DOTALL)
_SAID = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
_SHOWN = re.compile(rb"\[(?:\\.|[^\]\\])*\]\s*TJ|\((?:\\.|[^()\\])*\)", re.DOTALL)
# Letters by their numbers in a font, which nobody can tell without its page.
_NUMBERED = re.compile(rb"<[0-9A-Fa-f\s]{2,}>\s*(?:Tj|\]|[-\d(<])")
LOST = "it draws on no page, with letters that cannot be told"


def around(data: bytes) -> Iterator[Piece]:
    """Yield what stands before and behind a PDF, and the comments in it."""
    begin = max(0, data.find(b"%PDF-"))
    ends = [match.end() for match in _END.finditer(data)]
    for rest, where in (
        (data[:begin], "before the PDF begins"),
        (data[ends[-1] :] if ends else b"", "behind the end of the PDF"),
    ):
        if rest.strip(b"\0 \t\r\n"):
            yield Piece(_text(rest), where)
    for comment in _COMMENT.findall(_STREAM.sub(b"", data[begin:])):
        yield Piece(_text(comment), "a comment in the PDF")


def comments(drawn: bytes, where: str) -> Iterator[Piece]:
    """Yield the comments in what a page draws."""
    for comment in _COMMENT.findall(drawn) if b"%" in drawn else ():
        yield Piece(_text(comment), f"{where}, a comment")


def objects(reader: "pypdf.PdfReader") -> Iterator[tuple[int, str, Any]]:
    """Yield the objects of a PDF: number, what a person may call it, the object."""
    yield 0, "document property or object", reader.trailer
    pages = {
        number: f" on page {count}"
        for count, page in enumerate(reader.pages, 1)
        for number in _numbers(_got(page.get("/Annots")))
    }
    numbers = set(reader.xref_objStm)
    for every in reader.xref.values():
        numbers |= set(every)
    counted: Counter[str] = Counter()
    for number in sorted(numbers):
        held: Any = reader.get_object(number)
        kind = _kind(held) if isinstance(held, dict) else ""
        counted[kind] += 1
        called = f"{kind} {counted[kind]}" if kind else f"object {number}"
        yield number, called + pages.get(number, ""), held


def _kind(held: Any) -> str:
    """Return what a person calls an object, "" where it has no name for people."""
    subtype = held.get("/Subtype")
    if "/FT" in held or subtype == "/Widget":
        return "form field"
    if "/Title" in held and "/Parent" in held:
        return "bookmark"
    if "/Rect" in held and subtype:
        return "link" if subtype == "/Link" else "note"
    types = {"/Filespec": "attached file", "/OCG": "layer", "/StructElem": "tag"}
    return types.get(str(held.get("/Type")), "")


def _got(held: Any) -> Any:
    return held.get_object() if hasattr(held, "get_object") else held


def on_pages(reader: "pypdf.PdfReader") -> set[int]:
    """Return the numbers of the objects that the pages draw."""
    found: set[int] = set()
    for page in reader.pages:
        held: Any = page.raw_get("/Contents") if "/Contents" in page else None
        found |= _numbers(held)
        if hasattr(held, "get_object"):
            found |= _numbers(held.get_object())
    return found


def _numbers(held: Any) -> set[int]:
    every = held if isinstance(held, list) else [held]
    return {one.idnum for one in every if hasattr(one, "idnum")}


def lost(held: Any, where: str) -> tuple[list[Piece], bool]:
    """Return what a drawing says that stands on no page, and whether all was told."""
    if "/Type" in held or "/Subtype" in held:
        return [], True
    drawn = held.get_data()
    if not _DRAWS.search(drawn):
        # What a program keeps for itself: words, or figures that nobody reads.
        letters = sum(map(str.isalpha, _text(drawn)))
        told = letters * 2 > len(drawn) > 2
        return [Piece(_text(drawn), where)] if told else [], True
    parts = [
        "".join(_text(one[1:-1]) for one in _SAID.findall(match[0]))
        for match in _SHOWN.finditer(drawn)
    ]
    pieces = [Piece(" ".join(parts), f"{where}, on no page", ("".join(parts),))]
    return pieces, _NUMBERED.search(drawn) is None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
