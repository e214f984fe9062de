"""What a PDF holds that no page shows: what stands around it, comments, lost pages."""

import re
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
        return [], True
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
