"""Read a PDF: pages, forms, notes, properties, attachments, and what it was before."""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrkit.errors import UnreadableError
from scrkit.scan.pdfcolumns import columns, names
from scrkit.scan.pdfrest import LOST, around, comments, lost, objects, on_pages
from scrkit.scan.pictured import FEW, SHARE, is_large
from scrkit.scan.readings import readings, uncut
from scrkit.scan.values import Piece
from scrkit.scan.xmltext import MixedReader, read_xml

if TYPE_CHECKING:
    import pypdf

# What a library raises on a file that is not as it should be.
_BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError),
    *(OSError, ArithmeticError, RuntimeError),
)
MAX_PAGES = 2000
MAX_REVISIONS = 50
_MAX_DEPTH = 60
_END = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_FONT = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+-?[\d.]+\s+Tf")
# Words that are drawn letter by letter, two of them close to each other here or there.
_LETTERED = re.compile(r"(?<!\w)\w{1,2}(?: \w{1,2}(?!\w)){3,60}")
_SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_INLINE = re.compile(rb"(?:^|\s)BI\s.{0,2000}?\sID\s", re.DOTALL)
_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E)\s*(?=[(<][^<])")
# Letters that are drawn as lines and curves look like this, and so does a frame.
_PAINTED = re.compile(rb"(?:^|\s)(?:f|F|f\*|B|B\*|b|b\*|S|s|sh)(?=\s|$)")
_CURVED = re.compile(rb"\sc(?=\s)")
# So many curves on a page are more than frames, ticks and a logo need.
_CURVES = 400
# Places in Unicode that say nothing: private ones, and the sign of what is missing.
_NO_LETTER = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
_GLYPH = re.compile(
    r"/(?:[A-Za-z]{1,2}\d{1,5}|(?:glyph|cid|gid|index|char)\d+|\.notdef)"
)
_KNOWN_MAPS = re.compile(r"/(?:Uni|.*-(?:UCS2|UTF16|UTF8|RKSJ|EUC|GBK)).*")


@dataclass(slots=True, repr=False)
class PdfText:
    """The texts of a PDF, the files in it, what was not read, and its pictures."""

    pieces: list[Piece] = field(default_factory=list)
    attached: list[tuple[str, bytes]] = field(default_factory=list)
    blind: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def read_pdf(data: bytes) -> PdfText:
    """Return what a PDF holds; raises UnreadableError where it is locked or damaged."""
    found = PdfText()
    _revision(data, found, "")
    found.pieces += around(data)
    ends = [match.end() for match in _END.finditer(data)]
    # A file that is made for the web has an end near its beginning, of no revision.
    begin = 1 if b"/Linearized" in data[:2048] else 0
    known = {one.text for one in found.pieces}
    earlier = [end for end in ends[begin:-1] if data[end:].strip()]
    if len(earlier) > MAX_REVISIONS:
        found.blind.append("it holds too many earlier versions of itself")
    for number, end in enumerate(earlier[-MAX_REVISIONS:], 1):
        before = PdfText()
        where = f"earlier version {number}, "
        try:
            _revision(data[:end], before, where)
        except UnreadableError:
            found.blind.append("an earlier version inside it cannot be read")
            continue
        found.pieces += [one for one in before.pieces if one.text not in known]
        known |= {one.text for one in before.pieces}
        held = {content for _, content in found.attached}
        found.attached += [one for one in before.attached if one[1] not in held]
        found.blind += [one for one in before.blind if one not in found.blind]
        found.pictures += before.pictures[len(found.pictures) :]
    return found


def _revision(data: bytes, found: PdfText, when: str) -> None:
    import pypdf
    from pypdf.errors import PyPdfError

    # What it complains about may quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _refuse(reader)
        if not len(reader.pages):
            found.blind.append("it has no pages")
        for number, page in enumerate(reader.pages, 1):
            _page(page, f"{when}page {number}", found)
        shown = on_pages(reader)
        for number, name, held in objects(reader):
            _object(held, f"{when}{name}", found)
            if hasattr(held, "get_data") and number not in shown:
                pieces, told = lost(held, f"{when}{name}")
                found.pieces += pieces
                found.blind += [] if told else [f"{when}{name}: {LOST}"]
        _drawn_beside(reader, when, found)
    except UnreadableError:
        raise
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableError("it is damaged, or no PDF at all") from error


def _refuse(reader: "pypdf.PdfReader") -> None:
    if reader.is_encrypted:
        raise UnreadableError("it is locked with a password")
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableError("it has too many pages")


def _page(page: "pypdf.PageObject", where: str, found: PdfText) -> None:
    text = page.extract_text()
    if text.strip():
        beside = columns(page)
        spread = (_LETTERED.sub(lambda match: match[0].replace(" ", ""), text),)
        cut = tuple(one for column in beside for one in uncut(column))
        also = (*readings(text), *beside)
        found.pieces.append(Piece(text, where, also, (*uncut(text), *cut, *spread)))
    drawn = _content(page)
    found.pieces += [Piece(one, f"{where}, read aloud") for one in _spoken(drawn)]
    found.pieces += comments(drawn, where)
    resources = page.get("/Resources")
    told: list[str] = []
    sizes = _walk(resources, drawn, told, 0)
    pictures = bool(sizes) or bool(_INLINE.search(drawn))
    found.blind += [f"{where}: {why}" for why in dict.fromkeys(told)]
    if _unclear(text) and not told:
        found.blind.append(f"{where}: some of its signs stand for no letter")
    if pictures and (not text.strip() or _is_little(page, text, sizes)):
        found.blind.append(f"{where} is a picture, whose words cannot be read")
    elif not text.strip() and _PAINTED.search(drawn):
        found.blind.append(f"{where} is drawn, and holds no text that could be read")
    elif pictures or len(_CURVED.findall(drawn)) > _CURVES:
        found.pictures.append(where)


def _is_little(page: "pypdf.PageObject", text: str, sizes: list[int]) -> bool:
    """Tell whether a page has few words beside a picture that takes much of it."""
    if len(text.split()) >= FEW or not is_large(sizes):
        return False
    areas: list[float] = []

    def look(operator: bytes, _: Any, matrix: list[float], __: Any) -> None:
        if operator == b"Do":
            areas.append(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))

    page.extract_text(visitor_operand_before=look)
    whole = float(page.mediabox.width) * float(page.mediabox.height)
    return max(areas, default=0.0) >= SHARE * whole


def _spoken(drawn: bytes) -> Iterator[str]:
    """Yield what a page says to those who cannot see it, in place of what it draws."""
    from pypdf.generic import read_object

    for match in _SPOKEN.finditer(drawn):
        text = read_object(io.BytesIO(drawn[match.end() : match.end() + 4096]), None)
        if isinstance(text, str):
            yield str(text)


def _unclear(text: str) -> bool:
    return len(_NO_LETTER.findall(text)) > max(2, len(text) // 50)


def _content(page: "pypdf.PageObject") -> bytes:
    held = page.get_contents()
    return held.get_data() if held is not None else b""


def _walk(resources: Any, drawn: bytes, told: list[str], depth: int) -> list[int]:
    """Look at the fonts of a page and its forms; return the pixels of its pictures."""
    resources = _got(resources)
    if not isinstance(resources, dict) or depth > 8:
        return []
    used = {b"/" + name for name in _FONT.findall(drawn)}
    for name, font in _held(resources, "/Font"):
        if name.encode("utf-8", "replace") in used and _unmapped(font):
            told.append("a font has no map to letters: its text cannot be read")
    pictures = []
    shown = {b"/" + name for name in _SHOWN.findall(drawn)}
    for called, form in _held(resources, "/XObject"):
        # What stands on one page is listed at all of them by LibreOffice.
        if called.encode("utf-8", "replace") not in shown and "#" not in called:
            continue
        if form.get("/Subtype") == "/Image":
            pictures.append(int(form.get("/Width", 0)) * int(form.get("/Height", 0)))
        if form.get("/Subtype") == "/Form" and hasattr(form, "get_data"):
            inner = form.get("/Resources", resources)
            pictures += _walk(inner, form.get_data(), told, depth + 1)
    return pictures


def _held(resources: Any, kind: str) -> list[tuple[str, Any]]:
    held = _got(resources.get(kind))
    every = held.items() if isinstance(held, dict) else ()
    found = [(str(name), _got(one)) for name, one in every]
    return [(name, one) for name, one in found if isinstance(one, dict)]


def _got(held: Any) -> Any:
    return held.get_object() if hasattr(held, "get_object") else held


def _unmapped(font: Any) -> bool:
    """Tell whether the letters that a font stands for cannot be known."""
    if not isinstance(font, dict) or "/ToUnicode" in font:
        return False
    encoding = _got(font.get("/Encoding"))
    kind = font.get("/Subtype")
    if kind == "/Type0":
        return not _KNOWN_MAPS.fullmatch(str(encoding))
    if isinstance(encoding, dict):
        names = [
            str(n) for n in _got(encoding.get("/Differences", [])) if str(n)[:1] == "/"
        ]
        odd = sum(bool(_GLYPH.fullmatch(one)) for one in names)
        return odd * 2 > len(names) > 0
    if kind == "/Type3":
        return True
    described = _got(font.get("/FontDescriptor"))
    if encoding is not None or not isinstance(described, dict):
        return False
    # Embedded, symbolic and without an encoding: its own numbers for its own shapes.
    symbolic = int(_got(described.get("/Flags", 0)) or 0) & 4
    embedded = any(f"/FontFile{n}" in described for n in ("", "2", "3"))
    return bool(symbolic and embedded)


def _object(held: Any, where: str, found: PdfText) -> None:
    """Take every text of an object, and what a stream of it holds."""
    for text in _strings(held, 0):
        also = (_SIGN.sub(" ", text), _SIGN.sub("", text)) if "<" in text else ()
        found.pieces.append(Piece(text, where, (*also, *readings(text))))
    new = dict.fromkeys(one for one in names(held) if one not in found.names)
    found.names.update(new)
    found.pieces += [Piece(one, f"attribute name, {where}") for one in new]
    for one in _dicts(held, 0):
        if "/EF" in one:
            _attachments(one, found)
        if "/XFA" in one:
            _forms(one["/XFA"], where, found)
        script = _got(one.get("/JS"))
        if hasattr(script, "get_data"):
            text = script.get_data().decode("utf-8", "replace")
            found.pieces.append(Piece(text, f"{where}, a script"))
    if hasattr(held, "get_data"):
        _properties(held, where, found)


def _properties(held: Any, where: str, found: PdfText) -> None:
    """Take what a stream says of the file in XML."""
    if held.get("/Type") == "/Metadata" or held.get("/Subtype") == "/XML":
        pieces = read_xml(held.get_data(), MixedReader())
        found.pieces += [
            Piece(one.text, f"{where}, properties (XMP), {one.where}", one.also)
            for one in pieces
        ]


_SIGN = re.compile(r"<[^<>]{0,300}>")


def _dicts(held: Any, depth: int) -> Iterator[Any]:
    """Yield the dictionaries of an object, those within others too."""
    from pypdf.generic import IndirectObject

    if depth > _MAX_DEPTH or isinstance(held, IndirectObject):
        return
    if isinstance(held, dict):
        yield held
        held = list(dict.values(held))
    for one in held if isinstance(held, list) else ():
        yield from _dicts(one, depth + 1)


def _attachments(spec: Any, found: PdfText) -> None:
    name = str(spec.get("/UF") or spec.get("/F") or "")
    seen: set[int] = set()
    for one in _got(spec["/EF"]).values():
        stream = _got(one)
        if hasattr(stream, "get_data") and id(stream) not in seen:
            seen.add(id(stream))
            found.attached.append((name, stream.get_data()))


def _forms(held: Any, where: str, found: PdfText) -> None:
    """Read a form that is kept as XML (XFA), as a whole or in parts."""
    held = _got(held)
    streams = [_got(one) for one in (held if isinstance(held, list) else [held])]
    data = b"".join(one.get_data() for one in streams if hasattr(one, "get_data"))
    pieces = read_xml(data, MixedReader())
    found.pieces += [
        Piece(one.text, f"{where}, form, {one.where}", one.also) for one in pieces
    ]


def _drawn_beside(reader: "pypdf.PdfReader", when: str, found: PdfText) -> None:
    """Read what forms draw that stand on no page: the looks of notes and fields."""
    if not reader.pages:
        return
    shown = "\n".join(one.text for one in found.pieces)
    for _, name, held in objects(reader):
        if not isinstance(held, dict) or held.get("/Subtype") != "/Form":
            continue
        if not hasattr(held, "get_data") or b"Tf" not in held.get_data():
            continue
        told: list[str] = []
        _walk(held.get("/Resources"), held.get_data(), told, 0)
        found.blind += [f"{when}{name}: {why}" for why in dict.fromkeys(told)]
        text = reader.pages[0].extract_xform_text(held)  # type: ignore[arg-type]
        if text.strip() and text not in shown:
            found.pieces.append(Piece(text, f"{when}{name}, drawn", (), uncut(text)))


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
