"""What people and programs do to a draft: write in it, save it, lose its marks."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from scrkit.drafting.state import mark, tag
from scrkit.importers.read.wordforms import W

_DOCUMENT = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
Change = Callable[[Any], None]


def part(content: bytes, name: str = _DOCUMENT) -> bytes:
    """Return a part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def edited(content: bytes, *changes: Change) -> bytes:
    """Return a draft whose document was changed, one change after the other."""
    root = etree.fromstring(part(content))
    for change in changes:
        change(root.find(f"{W}body"))
    return with_part(content, _DOCUMENT, etree.tostring(root))


def with_part(content: bytes, name: str, data: bytes | None) -> bytes:
    """Return a package with another part of a name, or without it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        if data is not None:
            new.writestr(name, data)
    return out.getvalue()


def place(body: Any, name: str) -> Any:
    """Return what holds the paragraphs of a section."""
    for one in body.iter(f"{W}sdt"):
        found = one.find(f"{W}sdtPr/{W}tag")
        if found is not None and found.get(f"{W}val") == tag(name):
            return one.find(f"{W}sdtContent")
    raise AssertionError(name)


def paragraphs(node: Any) -> list[Any]:
    """Return the paragraphs in something."""
    return list(node.iter(f"{W}p"))


def says(node: Any) -> str:
    """Return what a paragraph says."""
    return "".join(one.text or "" for one in node.iter(f"{W}t"))


def paragraph(text: str, style: str = "", **looks: Any) -> Any:
    """Return a paragraph; of its text, **words** are bold and *words* italic.

    `level` and `number` make it an item of a list.
    """
    made = etree.Element(f"{W}p")
    about = etree.SubElement(made, f"{W}pPr")
    if style:
        etree.SubElement(about, f"{W}pStyle").set(f"{W}val", style)
    if "number" in looks:
        listed = etree.SubElement(about, f"{W}numPr")
        etree.SubElement(listed, f"{W}ilvl").set(f"{W}val", str(looks.get("level", 0)))
        etree.SubElement(listed, f"{W}numId").set(f"{W}val", str(looks["number"]))
    for one in re.findall(r"\*\*[^*]+\*\*|\*[^*]+\*|[^*]+", text):
        bare = one.strip("*")
        made.append(run(bare, "b" * one.startswith("**") or "i" * (one[0] == "*")))
    return made


def run(text: str, letters: str = "") -> Any:
    """Return a run; `letters` are b for bold, i for italic."""
    made = etree.Element(f"{W}r")
    about = etree.SubElement(made, f"{W}rPr")
    for one in letters:
        etree.SubElement(about, W + one)
    words = etree.SubElement(made, f"{W}t")
    words.text = text
    words.set(_SPACE, "preserve")
    return made


def table(*rows: tuple[str, ...]) -> Any:
    """Return a table as Word inserts one."""
    made = etree.Element(f"{W}tbl")
    etree.SubElement(made, f"{W}tblPr")
    for row in rows:
        line = etree.SubElement(made, f"{W}tr")
        for cell in row:
            etree.SubElement(line, f"{W}tc").append(paragraph(cell))
    return made


def replaced(before: str, after: str) -> Change:
    """Return what puts other words in the place of some, wherever they stand."""

    def change(body: Any) -> None:
        found = [one for one in body.iter(f"{W}t") if before in (one.text or "")]
        assert found, before
        for one in found:
            one.text = one.text.replace(before, after)

    return change


def added(name: str, *nodes: Any) -> Change:
    """Return what adds paragraphs or tables at the end of a section."""

    def change(body: Any) -> None:
        for node in nodes:
            place(body, name).append(deepcopy(node))

    return change


def as_word_saves(body: Any) -> None:
    """Change a document as Word does when it is saved, and nothing was written."""
    for at, one in enumerate(paragraphs(body)):
        one.set(f"{_W14}paraId", f"{at:08X}")
        one.set(f"{W}rsidR", "00AB12CD")
        one.insert(1, etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        for node in list(one.iter(f"{W}r")):
            _split(node)


def _split(node: Any) -> None:
    """Part a run in two, with a mark of the spelling checker between them."""
    words = node.findall(f"{W}t")
    if len(words) != 1 or len(words[0].text or "") < 9:
        return
    text = words[0].text.replace("'", "\u2019").replace("...", "\u2026")
    other = deepcopy(node)
    words[0].text, other.find(f"{W}t").text = text[:7], text[7:]
    words[0].set(_SPACE, "preserve")
    node.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellEnd"}))
    node.getnext().addnext(etree.Element(f"{W}lastRenderedPageBreak"))
    node.getnext().addnext(other)
    other.set(f"{W}rsidRPr", "00112233")


def without_controls(body: Any) -> None:
    """Take every control away, and leave what stands in it, as LibreOffice does."""
    for one in reversed(list(body.iter(f"{W}sdt"))):
        inside = one.find(f"{W}sdtContent")
        for node in reversed(list(inside)):
            one.addnext(node)
        one.getparent().remove(one)


def without_bookmarks(body: Any) -> None:
    """Take every bookmark away."""
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in list(body.iter(W + name)):
            one.getparent().remove(one)


def without_guidance(body: Any) -> None:
    """Take the lines above the sections away."""
    for one in paragraphs(body):
        if says(one).startswith("Write below:"):
            one.getparent().remove(one)


def without_headings(body: Any) -> None:
    """Take every heading away."""
    for one in list(_headings(body)):
        one.getparent().remove(one)


def _headings(body: Any) -> Iterator[Any]:
    for one in paragraphs(body):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is not None and str(style.get(f"{W}val")).startswith("Heading"):
            yield one


def marked(body: Any, name: str) -> Any:
    """Return the paragraph in which the bookmark of a section begins."""
    for one in body.iter(f"{W}bookmarkStart"):
        if one.get(f"{W}name") == mark(name):
            return next(up for up in one.iterancestors() if up.tag == f"{W}p")
    raise AssertionError(name)
