"""A draft as its reader sends it back: comments and tracked changes, as Word writes."""

import copy
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{_MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHEN = "2016-03-20T10:15:00Z"
READER = "Gwendolen Quillfeather"


@dataclass
class Markup:
    """A Word file that is being marked up."""

    parts: dict[str, bytes]
    root: Any
    comments: list[Any] = field(default_factory=list)
    threads: list[tuple[str, str, bool]] = field(default_factory=list)
    number: int = 500

    def _next(self) -> str:
        self.number += 1
        return str(self.number)

    def _run_of(self, words: str) -> Any:
        """Return a run that holds these words and no others, parted from its own."""
        for run in list(self.root.iter(f"{W}r")):
            text = run.find(f"{W}t")
            if text is None or words not in (text.text or ""):
                continue
            before, _, after = (text.text or "").partition(words)
            for said, at in ((before, 0), (after, 1)):
                if said:
                    other = copy.deepcopy(run)
                    _say(other, said)
                    place = run.getparent().index(run) + at
                    run.getparent().insert(place, other)
            _say(run, words)
            return run
        raise LookupError(words)

    def comment(
        self,
        words: str,
        text: str,
        who: str = READER,
        when: str = WHEN,
        *,
        replies: tuple[tuple[str, str], ...] = (),
        done: bool = False,
    ) -> None:
        """Comment on words, with replies in its thread."""
        run, id = self._run_of(words), self._next()
        parent = run.getparent()
        at = parent.index(run)
        parent.insert(at + 1, _element("commentRangeEnd", id))
        parent.insert(at, _element("commentRangeStart", id))
        mark = etree.SubElement(_after(parent, at + 2), f"{W}commentReference")
        mark.set(f"{W}id", id)
        first = self._said(id, text, who, when)
        self.threads.append((first, "", done))
        for name, said in replies:
            own = self._said(self._next(), said, name, when)
            self.threads.append((own, first, done))

    def _said(self, id: str, text: str, who: str, when: str) -> str:
        one = etree.Element(f"{W}comment", nsmap={"w": _MAIN, "w14": _W14})
        one.set(f"{W}id", id)
        one.set(f"{W}author", who)
        one.set(f"{W}initials", "GQ")
        if when:
            one.set(f"{W}date", when)
        paragraph = etree.SubElement(one, f"{W}p")
        paragraph_id = f"{int(id):08X}"
        paragraph.set(f"{{{_W14}}}paraId", paragraph_id)
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        self.comments.append(one)
        return paragraph_id

    def _wrap(self, run: Any, kind: str, who: str, when: str) -> Any:
        around = _element(kind, self._next())
        around.set(f"{W}author", who)
        if when:
            around.set(f"{W}date", when)
        run.addprevious(around)
        around.append(run)
        return around

    def delete(self, words: str, who: str = READER, when: str = WHEN) -> Any:
        """Strike words out, tracked."""
        run = self._run_of(words)
        text = run.find(f"{W}t")
        text.tag = f"{W}delText"
        return self._wrap(run, "del", who, when)

    def insert(
        self, after: str, words: str, who: str = READER, when: str = WHEN
    ) -> None:
        """Put words in behind others, tracked."""
        run = self._run_of(after)
        new = copy.deepcopy(run)
        _say(new, words)
        run.addnext(new)
        self._wrap(new, "ins", who, when)

    def replace(self, words: str, by: str, who: str = READER, when: str = WHEN) -> None:
        """Put words in the place of others, tracked."""
        gone = self.delete(words, who, when)
        new = etree.Element(f"{W}r")
        etree.SubElement(new, f"{W}t")
        _say(new, by)
        gone.addnext(new)
        self._wrap(new, "ins", who, when)

    def move(self, words: str, behind: str, who: str = READER) -> None:
        """Move words behind others, tracked as Word tracks a move."""
        run, target = self._run_of(words), self._run_of(behind)
        new = copy.deepcopy(run)
        target.addnext(new)
        for one, kind in ((run, "moveFrom"), (new, "moveTo")):
            around = self._wrap(one, kind, who, WHEN)
            start, end = (
                _element(f"{kind}Range{edge}", self._next()) for edge in _EDGES
            )
            start.set(f"{W}name", "move1")
            end.set(f"{W}id", str(start.get(f"{W}id")))
            around.addprevious(start)
            around.addnext(end)

    def type_over(self, words: str, by: str) -> None:
        """Change words without tracking it."""
        _say(self._run_of(words), by)

    def without(self, *names: str) -> None:
        """Take elements of these names out, as some programs do."""
        for name in names:
            for one in list(self.root.iter(f"{W}{name}")):
                one.getparent().remove(one)

    def file(self) -> bytes:
        """Return the file."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self.comments:
            _add(parts, "comments", f"{_RELATED}/comments", self._comments())
            kind = "http://schemas.microsoft.com/office/2011/relationships"
            _add(parts, "commentsExtended", f"{kind}/commentsExtended", self._threads())
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return made.getvalue()

    def _comments(self) -> bytes:
        root = etree.Element(f"{W}comments", nsmap={"w": _MAIN, "w14": _W14})
        root.extend(self.comments)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    def _threads(self) -> bytes:
        root = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
        for own, parent, done in self.threads:
            one = etree.SubElement(root, f"{{{_W15}}}commentEx")
            one.set(f"{{{_W15}}}paraId", own)
            if parent:
                one.set(f"{{{_W15}}}paraIdParent", parent)
            one.set(f"{{{_W15}}}done", str(int(done)))
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


_EDGES = ("Start", "End")


def opened(content: bytes) -> Markup:
    """Open a Word file to be marked up."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return Markup(parts, etree.fromstring(parts["word/document.xml"]))


def marked(content: bytes, *deeds: Callable[[Markup], None]) -> bytes:
    """Return a Word file after all that is done to it."""
    held = opened(content)
    for one in deeds:
        one(held)
    return held.file()


def _element(name: str, id: str) -> Any:
    one = etree.Element(f"{W}{name}")
    one.set(f"{W}id", id)
    return one


def _after(parent: Any, at: int) -> Any:
    run = etree.Element(f"{W}r")
    parent.insert(at + 1, run)
    return run


def _say(run: Any, words: str) -> None:
    text = run.find(f"{W}t")
    text.text = words
    text.set(_SPACE, "preserve")


def _add(parts: dict[str, bytes], name: str, kind: str, content: bytes) -> None:
    parts[f"word/{name}.xml"] = content
    types = parts["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    over = f'<Override PartName="/word/{name}.xml" ContentType="{main}.{name}+xml"/>'
    types = types.replace("</Types>", f"{over}</Types>")
    parts["[Content_Types].xml"] = types.encode()
    related = parts["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="{name}" Type="{kind}" Target="{name}.xml"/>'
    related = related.replace("</Relationships>", f"{link}</Relationships>")
    parts["word/_rels/document.xml.rels"] = related.encode()
