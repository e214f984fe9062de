"""Redact one XML part of a Word file: text across runs, changes, marks of people."""

import re
from collections.abc import Iterator
from typing import Any

import lxml.etree

from scrkit.errors import ScrError
from scrkit.redact.values import Changes, Slot, Tally
from scrkit.system.packed import SAFE_XML

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARAGRAPHS = frozenset(("p",))
_TEXTS = frozenset(("t", "instrText"))
_GONE = """
proofErr commentRangeStart commentRangeEnd commentReference annotationRef permStart
permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd rPrChange
pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange
numberingChange cellIns cellDel cellMerge fldData embedRegular embedBold embedItalic
embedBoldItalic customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart
customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd
customXmlMoveToRangeStart customXmlMoveToRangeEnd sdtPr sdtEndPr customXmlPr smartTagPr
rsids rsid lastRenderedPageBreak softHyphen
"""
_REMOVED = frozenset(_GONE.split())
_UNWRAPPED = frozenset(("smartTag", "customXml", "sdt", "sdtContent"))
_STRANGE = {
    "altChunk": "a document that was put in",
    "subDoc": "a document that was put in",
    "object": "an object that was put in",
    "control": "a control",
    "movie": "a film",
}
_MARKS = re.compile(
    r"\}(?:rsid\w*|paraId|textId|author|date|initials|userId|providerId|dateUtc|"
    r"durableId|ed|edGrp)$"
)
_NAMED = re.compile(r"[^\W\d_]{2}|\d{5}")
Element = Any  # lxml has no types


def parsed(data: bytes) -> Element:
    """Return the tree of an XML part; refuses what pulls in anything from outside."""
    if b"<!DOCTYPE" in data or b"<!\0D\0O" in data or b"\0<\0!\0D" in data:
        raise ScrError("the file declares a document type, and is not opened")
    try:
        return lxml.etree.fromstring(data, lxml.etree.XMLParser(**SAFE_XML))
    except lxml.etree.XMLSyntaxError as error:
        if error.code == lxml.etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise ScrError("the file is damaged: its XML cannot be read") from error


def redact_story(root: Element, tally: Tally, changes: Changes) -> bytes:
    """Return an XML part with names replaced and every mark of a person gone."""
    _settle(root, changes, tally)
    _hide(root, tally)
    _remove(root, tally)
    _tell_cropped(root, tally)
    for paragraph in _inner(root, _PARAGRAPHS):
        if _is_heading(paragraph):
            tally.section += 1
        for kind in ("t", "instrText"):
            slots: list[Slot] = [_Run(one) for one in _own_texts(paragraph, kind)]
            if slots:
                tally.treat(slots)
    for element in root.iter():
        _attributes(element, tally)
    return bytes(
        lxml.etree.tostring(
            root, encoding="UTF-8", xml_declaration=True, standalone=True
        )
    )


class _Run:
    """The text of a run; blanks at its ends are kept."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def get(self) -> str:
        # Tabs and breaks part words, though they are elements of their own.
        return ("\t" if _after_break(self.element) else "") + (self.element.text or "")

    def put(self, text: str) -> None:
        parted = _after_break(self.element)
        self.element.text = text[1:] if parted and text[:1] == "\t" else text
        self.element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _after_break(element: Element) -> bool:
    before = element.getprevious()
    return before is not None and _local(before) in ("tab", "br", "cr", "ptab")


def _local(element: Element) -> str:
    tag = element.tag
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""


def _inner(root: Element, names: frozenset[str]) -> list[Element]:
    return [one for one in root.iter() if _local(one) in names]


def _own_texts(paragraph: Element, kind: str) -> Iterator[Element]:
    """Yield the texts of a paragraph that are not of a paragraph inside it."""
    for child in paragraph:
        name = _local(child)
        if name in _PARAGRAPHS:
            continue
        if name == kind:
            yield child
        else:
            yield from _own_texts(child, kind)


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    value = style.get(f"{W}val", "") if style is not None else ""
    return str(value).lower().startswith(("heading", "title"))


def _settle(root: Element, changes: Changes, tally: Tally) -> None:
    """Accept or refuse tracked changes: one wording stays, nobody's mark."""
    kept, lost = ("ins", "moveTo"), ("del", "moveFrom")
    if changes == "refuse":
        kept, lost = lost, kept
    for element in list(root.iter(*(f"{W}{n}" for n in (*kept, *lost)))):
        parent = element.getparent()
        if parent is None:
            continue
        tally.dropped["a tracked change"] += 1
        name = _local(element)
        if _local(parent) == "trPr" and name in lost:
            row = parent.getparent()
            row.getparent().remove(row)
        elif name in lost:
            _cut(element)
        else:
            _unwrap(element)
    for element in list(root.iter(f"{W}delText", f"{W}delInstrText")):
        name = "t" if _local(element) == "delText" else "instrText"
        element.tag = f"{W}{name}"


def _hide(root: Element, tally: Tally) -> None:
    """Remove text that is not shown: a reader does not see that it is there."""
    for mark in list(root.iter(f"{W}vanish", f"{W}specVanish")):
        if mark.get(f"{W}val", "1").lower() in ("0", "false", "off"):
            continue
        run = mark.getparent().getparent()
        if run is not None and _local(run) == "r" and run.getparent() is not None:
            tally.dropped["hidden text"] += 1
            _cut(run)


def _remove(root: Element, tally: Tally) -> None:
    for element in list(root.iter()):
        name = _local(element)
        if element.getparent() is None:
            continue
        if name in _STRANGE:
            tally.untreated[f"{_STRANGE[name]} was taken out"] += 1
            _cut(element)
        elif name == "noBreakHyphen":
            # An element of its own, which would stay when the name around it goes.
            element.tag, element.text = f"{W}t", "\u2011"
        elif name in _REMOVED:
            if name == "commentReference":
                tally.dropped["a comment"] += 1
            _cut(element)
        elif name in _UNWRAPPED:
            _unwrap(element)


def _cut(element: Element) -> None:
    element.getparent().remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    at = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(at + number, child)
    parent.remove(element)


def _tell_cropped(root: Element, tally: Tally) -> None:
    """Tell of pictures of which only a part is shown: the whole is in the file."""
    for element in root.iter():
        if _local(element) == "srcRect":
            sides = [element.get(side, "0") for side in "ltrb"]
            if any(not side.startswith("-") and side.strip("0%") for side in sides):
                tally.untreated["what was cut off a picture is still behind it"] += 1


def _attributes(element: Element, tally: Tally) -> None:
    for key, value in list(element.attrib.items()):
        if _MARKS.search(key):
            del element.attrib[key]
        elif key.startswith(_R):
            continue
        elif _NAMED.search(value):
            new = tally.text(value)
            if new != value:
                element.set(key, new)


def without_lost(root: Element, lost: frozenset[str], tally: Tally) -> None:
    """Take out drawings and links whose part is not in the copy."""
    for element in list(root.iter()):
        ids = [v for k, v in element.attrib.items() if k.startswith(_R) and v in lost]
        if not ids or element.getparent() is None:
            continue
        held = next((a for a in element.iterancestors() if _local(a) in _HOLDERS), None)
        if _local(element) == "hyperlink":
            _unwrap(element)
        elif held is not None:
            tally.untreated["a picture, chart or drawing was taken out"] += 1
            if held.getparent() is not None:
                _cut(held)
        else:
            for key in [k for k, v in element.attrib.items() if v in ids]:
                del element.attrib[key]


_HOLDERS = frozenset(("drawing", "pict", "object"))
