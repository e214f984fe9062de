"""Read texts and web pages: paragraph by paragraph, with what a page hides."""

import codecs
import json
import re
from html.parser import HTMLParser

from scrkit.errors import UnreadableError
from scrkit.scan.values import Piece

_BLANK = re.compile(r"\n[ \t\r]*\n")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2})+")
_TAGS = """
a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span
strong sub sup time u var wbr
"""
_INLINE = frozenset(_TAGS.split())
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-8, UTF-16 or Windows; or raise UnreadableError."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:4096]:
        even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
        if max(even, odd) < len(data[:4096]) // 5:
            raise UnreadableError("it is no text, and of no kind that is understood")
        return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def text_pieces(text: str) -> tuple[Piece, ...]:
    """Return the paragraphs of a text, each with the line at which it begins."""
    pieces: list[Piece] = []
    line, at = 1, 0
    for gap in _BLANK.finditer(text):
        pieces.append(Piece(text[at : gap.start()], f"line {line}"))
        line += text.count("\n", at, gap.end())
        at = gap.end()
    pieces.append(Piece(text[at:], f"line {line}"))
    more = [
        Piece(_unescaped(one.text), f"{one.where}, escapes read")
        for one in pieces
        if _ESCAPED.search(one.text)
    ]
    return tuple(one for one in (*pieces, *more) if one.text.strip())


def _unescaped(text: str) -> str:
    def read(match: re.Match[str]) -> str:
        whole = re.sub(r"\\x(..)", r"\\u00\1", match[0])
        return str(json.loads(f'"{whole}"'))

    return _ESCAPED.sub(read, text).encode("utf-8", "replace").decode("utf-8")


def html_pieces(text: str) -> tuple[Piece, ...]:
    """Return the texts of a web page: what is shown, attributes, comments, scripts."""
    page = _Page()
    page.feed(text)
    page.close()
    page.flush()
    return tuple(page.pieces)


class _Page(HTMLParser):
    """What the parser tells, as pieces; inline elements do not part a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.parts: list[str] = []

    def where(self) -> str:
        return f"line {self.getpos()[0]}"

    def flush(self) -> None:
        text = "".join(self.parts)
        self.parts.clear()
        if text.strip():
            self.pieces.append(Piece(text, self.where()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.flush()
        self.pieces += [
            Piece(value, f"attribute {key}, {self.where()}")
            for key, value in attrs
            if value
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece(data, f"a comment, {self.where()}"))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece(decl, f"a declaration, {self.where()}"))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece(data, f"an instruction, {self.where()}"))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece(data, f"a declaration, {self.where()}"))
