"""Read texts and web pages: paragraph by paragraph, with what a page hides."""

import codecs
import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from scrkit.errors import UnreadableError
from scrkit.identifiers.misread import western
from scrkit.scan.hiding import Hiding, hides, sheets_in
from scrkit.scan.known import is_face, without_calendars
from scrkit.scan.readings import readings, uncut, unmarked
from scrkit.scan.rows import Rows, line_texts
from scrkit.scan.values import Piece

_BLANK = re.compile(r"\n[ \t\r]*\n")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\U[0-9a-fA-F]{8})+")
_ONE = re.compile(r"\\(?:u(.{4})|x(.{2})|U(.{8}))")
_CSS = re.compile(r"\\([0-9a-fA-F]{2,6})[ \t\n]?")
_FACES = re.compile(r"(font-family\s*:)([^;}\n]{1,500})", re.IGNORECASE)
# As letters are quoted in e-mail: of two bytes or more, or a line that goes on.
_QUOTED = re.compile(r"=[89A-F][0-9A-F]|\w=\r?\n\w")
_PREFIXED = re.compile(r"\n[>+|-]+ ?\w")
_PREFIX = re.compile(r"^[>+|-]+ ?", re.MULTILINE)
_PUNYCODE = re.compile(r"xn--[a-z0-9-]{1,60}", re.IGNORECASE)
_DRAWN = re.compile(r"\(((?:\\.|[^()\\])*)\)")
_UTF7 = re.compile(r"\+[A-Za-z0-9/]{2,}-")
_TAGS = """
a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark nobr q s samp
small span strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_TAGS.split())
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
# Control signs that no text has, and bytes that Windows has no letter for.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd\ufffe\uffff]")
_NO_TEXT = "it is no text, and of no kind that is understood"
# What is written in letters, and is no text: files and secrets.
_WRAPPED = (
    (re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE), "a secret (PGP)"),
    (re.compile(r"^begin(?:-base64)? [0-7]{3} \S", re.MULTILINE), "a file (uuencode)"),
    (re.compile(r"^\(This file must be converted with BinHex"), "a file (BinHex)"),
    (re.compile(r"^=ybegin line=", re.MULTILINE), "a file (yEnc)"),
)

# The number and the times of a caption, in .srt and .vtt.
_CUE = re.compile(
    r"(?:^\d+[ \t]*\n)?^(?:\d+:)?\d\d:\d\d[.,]\d{3} --> (?:\d+:)?\d\d:\d\d[.,]\d{3}.*$",
    re.MULTILINE,
)


def decoded(data: bytes) -> str:
    """Return bytes as text (UTF-8, 16, 32, Windows), or raise UnreadableError."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError("its letters are damaged") from error
    if b"\0" in data[:4096]:
        return _wide(data)
    if len(_CONTROLS.findall(data)) * 100 > len(data):
        raise UnreadableError(_NO_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = _declared(data)
        return western(data) if name == "cp1252" else data.decode(name, "replace")


def _wide(data: bytes) -> str:
    """Return a text of two or four bytes a letter, which bears no mark of that."""
    sample = data[:4096]
    zeros = [sample[at::4].count(0) * 4 / max(len(sample), 1) for at in range(4)]
    forms = {
        "utf-32-le": (zeros[1], zeros[2], zeros[3]),
        "utf-32-be": (zeros[0], zeros[1], zeros[2]),
        "utf-16-le": (zeros[1], zeros[3]),
        "utf-16-be": (zeros[0], zeros[2]),
    }
    for encoding, wanted in forms.items():
        if min(wanted) > 0.4:
            text = data.decode(encoding, "replace")
            if not _ODD.search(text):
                return text
    raise UnreadableError(_NO_TEXT)


def _declared(data: bytes) -> str:
    match = _META.search(data[:4096])
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else "cp1252"
    except LookupError as error:
        raise UnreadableError("its letters are of a set that is not known") from error


def wrapped(text: str) -> str:
    """Return what stands in a text in letters and cannot be read, "" for nothing."""
    return next((what for form, what in _WRAPPED if form.search(text)), "")


def text_pieces(text: str) -> tuple[Piece, ...]:
    """Return the paragraphs of a text, each with the line at which it begins."""
    pieces: list[Piece] = []
    line, at = 1, 0
    for gap in _BLANK.finditer(text):
        pieces.append(_paragraph(text[at : gap.start()], line))
        line += text.count("\n", at, gap.end())
        at = gap.end()
    pieces.append(_paragraph(text[at:], line))
    if text.startswith("%!PS"):
        pieces += _drawn(text)
    if _CUE.search(text):
        pieces = [*_spoken_on(pieces)]
    return tuple(one for one in pieces if one.text.strip() or one.glued)


def _spoken_on(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the captions of a film, each read with the next: a sentence goes on there.

    Between them stand a number and two times, which nobody says.
    """
    for piece, other in pairwise((*pieces, Piece(""))):
        said = " ".join(_CUE.sub("", one.text).strip() for one in (piece, other))
        yield replace(piece, glued=(*piece.glued, said))


def _drawn(text: str) -> Iterator[Piece]:
    """Yield what each line of PostScript draws, word by word or letter by letter."""
    for number, line in enumerate(text.split("\n"), 1):
        if told := "".join(_DRAWN.findall(line)):
            yield Piece("", f"line {number}", (), (told,))


def _paragraph(text: str, line: int) -> Piece:
    also = [*readings(text), *unmarked(text)]
    if _ESCAPED.search(text):
        plain = _unescaped(text)
        also += [plain, *unmarked(plain)]
    if _PREFIXED.search(text):
        # A letter that is answered, a list of changes: each line bears a sign.
        bare = _PREFIX.sub("", text)
        also += [bare, *(one for one in uncut(bare) if "-" in bare)]
    if "xn--" in text:
        also.append(_PUNYCODE.sub(_of_domain, text))
    also += [one for one in _meanings(text) if one != text and one not in also]
    if text.isascii() and _UTF7.search(text):
        also.append(text.encode().decode("utf-7", "replace"))
    if _QUOTED.search(text):
        also.append(_unquoted(text))
    glued = uncut(text) if "\n" in text else ()
    return Piece(text, f"line {line}", tuple(also), (*glued, *line_texts(text)))


def _of_domain(match: re.Match[str]) -> str:
    try:
        return match[0].encode().decode("idna")
    except UnicodeError:
        return match[0]


def _unquoted(text: str) -> str:
    data = quopri.decodestring(text.encode("utf-8", "replace"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return western(data)


def _unescaped(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        letters = (int(next(filter(None, one)), 16) for one in _ONE.findall(match[0]))
        whole = "".join(chr(min(one, 0x10FFFF)) for one in letters)
        return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    return _ESCAPED.sub(read, text)


def html_pieces(text: str) -> tuple[Piece, ...]:
    """Return the texts of a web page: what is shown, attributes, comments, scripts."""
    outside = _OUTSIDE.search(text) is not None
    page = _Page(Hiding(sheets_in(text), widely=True), outside=outside)
    page.feed(text)
    page.close()
    page.flush()
    return without_calendars(page.pieces)


def _meanings(text: str) -> tuple[str, ...]:
    """Return what a style or a script says once its escapes are read."""
    if "\\" not in text:
        return ()
    return (_CSS.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text),)


def _own_faces(match: re.Match[str]) -> str:
    """Return a rule of a style without the faces that come with the programs."""
    faces = [one for one in match[2].split(",") if not is_face(one)]
    return match[1] + ",".join(faces)


# A page that is styled by another file.
_OUTSIDE = re.compile(r"<link\b[^>]{0,500}\bstylesheet\b|@import\b", re.IGNORECASE)
_VOID_TAGS = """
area base br col embed hr img input link meta source track wbr
"""
_VOID = frozenset(_VOID_TAGS.split())


class _Page(HTMLParser):
    """What the parser tells, as pieces; inline elements do not part a text."""

    def __init__(self, hiding: Hiding, *, outside: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        # Whether a sheet of another file styles it, which may hide any element.
        self.outside = outside
        self.hiding = hiding
        self.around: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[Piece] = []
        self.parts: list[str] = []
        # The same as a browser shows it: without what is hidden, turned as it is.
        self.shown: list[str] = []
        self.within: list[tuple[str, bool, bool]] = []
        self.open = ""
        self.rows = Rows()

    def where(self) -> str:
        return f"line {self.getpos()[0]}"

    def flush(self) -> None:
        text = "".join(self.parts)
        shown = "".join(self.shown)
        self.parts.clear()
        self.shown.clear()
        if text.strip():
            also = readings(text) if shown == text else (*readings(text), shown)
            self.pieces.append(Piece(text, self.where(), also))
            self.rows.text(text)

    def end_row(self) -> None:
        self.pieces += self.rows.end(self.where())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        if tag not in _INLINE:
            self.flush()
            if tag == "tr":
                # The end of a row may be left out, and so may that of a cell.
                self.end_row()
            self.rows.begin(tag)
        elif tag == "br":
            self.add(" ")
        if tag not in _VOID:
            turned = tag == "bdo" and ("dir", "rtl") in attrs
            self.within.append((tag, self.is_hidden(tag, dict(attrs)), turned))
        self.take_attributes(attrs)

    def is_hidden(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if self.hiding.is_empty and not self.outside:
            return hides(attributes, widely=True)
        hidden = (
            hides(attributes, widely=True)
            or self.hiding.hides(tag, attributes, lambda: self.around)
            or self.may_be_hidden(tag)
        )
        self.around.append((tag, attributes))
        return hidden

    def may_be_hidden(self, tag: str) -> bool:
        """Tell whether another file may hide an element that begins within a word."""
        within = "".join(self.parts[-1:])[-1:].isalpha()
        return self.outside and tag in _INLINE and within

    def add(self, data: str) -> None:
        self.parts.append(data)
        if not any(hidden for _, hidden, _ in self.within):
            turned = any(turned for *_, turned in self.within)
            self.shown.append(data[::-1] if turned else data)

    def take_attributes(self, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if not value:
                continue
            if key == "face" and is_face(value):
                continue
            text = _FACES.sub(_own_faces, value) if key == "style" else value
            where = f"attribute {key}, {self.where()}"
            also = _meanings(text) if key in ("style", "srcdoc", "content") else ()
            self.pieces.append(Piece(text, where, also))
            if key == "srcdoc":
                self.pieces += html_pieces(value)

    def handle_endtag(self, tag: str) -> None:
        self.open = ""
        if any(tag == one for one, *_ in self.within):
            while self.within.pop()[0] != tag:
                pass
            del self.around[len(self.within) :]
        if tag not in _INLINE:
            self.flush()
        if tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self.open in ("script", "style", "template", "noscript"):
            line = self.getpos()[0] - 1
            data = _FACES.sub(_own_faces, data)
            kind = "a style, " if self.open == "style" else ""
            self.pieces += [
                Piece(
                    one.text,
                    f"{kind}line {int(one.where[5:]) + line}",
                    (*one.also, *_meanings(one.text)),
                )
                for one in text_pieces(data)
            ]
            return
        self.add(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece(data, f"a comment, {self.where()}", unmarked(data)))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece(decl, f"a declaration, {self.where()}"))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece(data, f"an instruction, {self.where()}"))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece(data, f"a declaration, {self.where()}"))
