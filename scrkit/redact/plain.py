"""Redact texts and web pages; a copy, with comments and scripts gone."""

import base64
import codecs
import contextlib
import re
from collections.abc import Callable
from functools import partial

import lxml.etree
import lxml.html

from scrkit.errors import ScrError
from scrkit.prose.pictures import bare
from scrkit.redact.codepages import BEYOND, code_page
from scrkit.redact.values import Changes, Slot, Tally
from scrkit.scan.hiding import Hiding, hides

_PUT_IN = re.compile(r"(?:^|[\s(,'\"])data:", re.IGNORECASE)
_PICTURE = re.compile(
    r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE | re.ASCII
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"#{1,6} ")
_INLINE = """
a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub
sup time u var wbr br ins del
"""
_INLINE_TAGS = frozenset(_INLINE.split())
_GONE = frozenset(
    ("script", "style", "object", "embed", "iframe", "template", "noscript")
)
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_META = frozenset(("author", "generator", "description", "keywords", "creator"))


def redact_text(data: bytes, tally: Tally, _: Changes) -> bytes:
    """Return a text or Markdown with names replaced and its comments gone."""
    text, written = _decoded(data)
    comments = len(_COMMENT.findall(text))
    if comments:
        tally.dropped["a comment"] += comments
    parts = re.split(r"(\n[ \t]*\n)", _COMMENT.sub("", text))
    return written("".join(_paragraph(part, tally) for part in parts))


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-16 is the beginning of that of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


def _decoded(data: bytes) -> tuple[str, Callable[[str], bytes]]:
    """Return the text of a file, and what writes a text as this one is written."""
    marked = [(m, name) for m, name in _MARKS if data.startswith(m)]
    unmarked = (*(_WIDE if b"\0" in data else ()), "utf-8")
    for mark, encoding in marked or [(b"", name) for name in unmarked]:
        with contextlib.suppress(UnicodeDecodeError):
            text = data[len(mark) :].decode(encoding)
            if marked or encoding == "utf-8" or _is_likely(text):
                return text, lambda made: mark + made.encode(encoding)  # noqa: B023
    if _is_mostly_utf8(data):
        raise ScrError(
            "the file is saved in several ways at once, mostly UTF-8",
            "Save it again with the encoding UTF-8.",
        )
    encoding = code_page(data)
    return data.decode(encoding), lambda made: _written(made, encoding)


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    beyond = len(BEYOND.findall(text))
    return beyond > 2 * text.count("\ufffd")


def _written(text: str, encoding: str) -> bytes:
    """Return a text in a set of 256 letters; a sign that it lacks as a plain one."""
    plain = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return plain.encode(encoding, "replace")


def _is_likely(text: str) -> bool:
    """Tell whether letters are those of Europe, as they are when read the right way."""
    return sum("\0" < one < "\u0600" for one in text) * 2 >= len(text)


def _paragraph(part: str, tally: Tally) -> str:
    if _HEADING.match(part.lstrip("\n")):
        tally.section += 1
    slot = _Text(part)
    tally.treat([slot])
    return slot.text


class _Text:
    """A text by itself."""

    def __init__(self, text: str) -> None:
        self.text = text

    def get(self) -> str:
        return self.text

    def put(self, text: str) -> None:
        self.text = text


class _OfElement:
    """The text before an element's children, or behind the element."""

    def __init__(self, element: "lxml.html.HtmlElement", *, tail: bool) -> None:
        self.element, self.tail = element, tail

    def get(self) -> str:
        text = str((self.element.tail if self.tail else self.element.text) or "")
        # The end of a line parts words, or a word behind its hyphen.
        return "\n" + text if self._behind_break() else text

    def _behind_break(self) -> bool:
        return self.tail and self.element.tag == "br"

    def put(self, text: str) -> None:
        if self.tail:
            parted = self._behind_break() and text[:1] == "\n"
            self.element.tail = text[1:] if parted else text
        else:
            self.element.text = text


def redact_html(data: bytes, tally: Tally, _: Changes) -> bytes:
    """Return a web page with names replaced, its scripts, styles and comments gone."""
    parser = lxml.html.HTMLParser(no_network=True, encoding="utf-8", huge_tree=False)
    text, written = _decoded_page(data)
    page = lxml.html.document_fromstring(text.encode() or data, parser=parser)
    hidden = _hidden_by_style(page)
    for element in list(page.iter()):
        what = _dropped(element) or hidden.get(element, "")
        if what:
            tally.dropped[what] += 1
            _cut(element)
        elif element.tag == "bdo" and not len(element):
            _turn(element)
    slots: list[Slot] = []
    _walk(page, slots, tally)
    tally.treat(slots)
    for element in page.iter():
        for key, value in list(element.attrib.items()):
            if _PUT_IN.search(value):
                _redraw(element, key, value, tally)
                continue
            if key == "href" and value.strip().lower().startswith("mailto:"):
                element.set(key, "#")
                continue
            new = tally.text(value)
            element.set(key, "#" if key == "href" and new != value else new)
    made = lxml.html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
    return written(str(made))


def _decoded_page(data: bytes) -> tuple[str, Callable[[str], bytes]]:
    try:
        return _decoded(data)
    except ScrError:
        # Some pages are of no encoding all through, and are read as they can be.
        return "", str.encode


def _hidden_by_style(
    page: "lxml.html.HtmlElement",
) -> "dict[lxml.html.HtmlElement, str]":
    """Return the elements that the page's own style hides: it is taken out with it."""
    sheets = [str(one.text_content()) for one in page.iter("style")]
    hiding = Hiding(sheets)
    if hiding.is_empty:
        return {}
    return {
        one: "a hidden text of the page"
        for one in page.iter()
        if isinstance(one.tag, str)
        and hiding.hides(one.tag, _attributes(one), partial(_around, one))
    }


def _around(
    element: "lxml.html.HtmlElement",
) -> "list[tuple[str, dict[str, str | None]]]":
    above = [*element.iterancestors()][::-1]
    return [(one.tag, _attributes(one)) for one in above]


def _attributes(element: "lxml.html.HtmlElement") -> "dict[str, str | None]":
    return {str(key): str(value) for key, value in element.attrib.items()}


def _dropped(element: "lxml.html.HtmlElement") -> str:
    """Return what an element is that is taken out of a page, "" for what stays."""
    if not isinstance(element.tag, str):
        return "a comment of the page"
    if element.tag in _GONE:
        return f"a {element.tag} of the page"
    if element.tag == "meta" and element.get("name", "").lower() in _META:
        return "a property of the page"
    return "a hidden text of the page" if hides(dict(element.attrib)) else ""


def _turn(element: "lxml.html.HtmlElement") -> None:
    """Write the letters of a text in the order in which a browser shows them."""
    if element.attrib.pop("dir", "").lower() == "rtl":
        element.text = (element.text or "")[::-1]
    element.tag = "span"


def _redraw(
    element: "lxml.html.HtmlElement", key: str, value: str, tally: Tally
) -> None:
    """Draw anew a picture that a page holds in itself; what is none is taken out."""
    match = _PICTURE.fullmatch(value.strip())
    try:
        picture = bare(base64.b64decode(match[1])) if match else None
    except ValueError:
        picture = None
    if picture is None:
        tally.untreated["something that was put into the page was taken out"] += 1
        del element.attrib[key]
        return
    drawn = base64.b64encode(picture.data).decode("ascii")
    element.set(key, f"data:image/{picture.ending[1:]};base64,{drawn}")


def _cut(element: "lxml.html.HtmlElement") -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _walk(element: "lxml.html.HtmlElement", slots: list[Slot], tally: Tally) -> None:
    """Gather the texts of a block; where another begins, treat what was gathered."""
    block = element.tag not in _INLINE_TAGS
    if block:
        _flush(slots, tally)
        if element.tag in _HEADS:
            tally.section += 1
    slots.append(_OfElement(element, tail=False))
    for child in element:
        _walk(child, slots, tally)
        slots.append(_OfElement(child, tail=True))
    if block:
        _flush(slots, tally)


def _flush(slots: list[Slot], tally: Tally) -> None:
    tally.treat(list(slots))
    slots.clear()
