"""Read what readers put into a Word file of ours: comments, threads, tracked changes.

Everything is told by the bookmark that it stands at, the heading above, and its words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.errors import ScrError
from scrkit.importers.read import xml
from scrkit.importers.read.reading import refuse
from scrkit.importers.read.remarked import Remark, Said
from scrkit.importers.read.shown import paragraph_text
from scrkit.importers.read.tracked import Walk
from scrkit.importers.read.wordforms import OFF, W
from scrkit.importers.read.wordtext import P

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_OPEN = (
    "Open it in the program that made it, and save it as a Word document (.docx): that "
    "keeps comments and tracked changes."
)
_STORIES = ("header", "footer", "footnotes", "endnotes")


@dataclass(slots=True, repr=False)
class Reviewed:
    """What a file holds: its stamp's texts, the remarks in it, what it says now.

    `said` is what stands at each bookmark, as it was before tracked changes; `loose`
    are paragraphs at no bookmark, `looks` counts changes of looks alone.
    """

    stamps: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    said: tuple[Said, ...] = ()
    loose: tuple[Said, ...] = ()
    looks: int = 0
    headings: int = 0
    last_by: str = ""
    header: str = ""


@dataclass(slots=True, repr=False)
class _Comment:
    """A comment as comments.xml has it."""

    id: str
    who: str
    when: str
    text: str
    paragraph: str
    parent: str = ""
    done: bool = False
    replies: list["_Comment"] = field(default_factory=list)


def read_remarks(content: bytes) -> Reviewed:
    """Return what readers put into a file; raises ScrError for no sound Word file."""
    if content.startswith(b"%PDF"):
        raise ScrError(
            "it is a PDF, and comments in a PDF are not read",
            "Ask for the Word file that the draft was sent as, with the comments in "
            "it; or copy them into that file by hand.",
        )
    if content[30:80].startswith(b"mimetypeapplication/vnd.oasis"):
        raise ScrError("it is an OpenDocument file (.odt)", _OPEN)
    refuse(content)
    if not content.startswith(b"PK"):
        raise ScrError("it is no Word document", _OPEN)
    package = xml.package(content)
    start = xml.main_part(package)
    root = package.tree(start) if start else None
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ScrError("it is no Word document inside", _OPEN)
    parts = {one.kind: one.target for one in xml.relations(package, start)}
    walk = Walk(_heading_styles(package, parts))
    walk.story(body, "")
    for one in xml.relations(package, start):
        if one.kind in _STORIES and one.target in package:
            walk.story(package.tree(one.target), one.kind)
    comments = _comments(package, parts)
    remarks = [*_placed(comments, walk), *walk.changes()]
    # In the order of the document, as a reader goes through it.
    remarks.sort(key=lambda one: one.order)
    return Reviewed(
        stamps=(*walk.stamps, _subject(package)),
        remarks=tuple(remarks),
        said=tuple(walk.said.values()),
        loose=tuple(walk.loose),
        looks=walk.looks,
        headings=walk.headings,
        last_by=_property(package, "lastModifiedBy"),
        header=walk.header,
    )


def _heading_styles(package: xml.Package, parts: dict[str, str]) -> dict[str, int]:
    """Return the level of each style that is a heading, by its id."""
    name = parts.get("styles", "")
    if name not in package:
        return {}
    found = {}
    for style in package.tree(name).iter(f"{W}style"):
        named = style.find(f"{W}name")
        label = "" if named is None else str(named.get(f"{W}val")).casefold()
        if label.startswith("heading ") and label[8:9].isdigit():
            found[str(style.get(f"{W}styleId"))] = int(label[8:9])
    return found


def _comments(package: xml.Package, parts: dict[str, str]) -> list[_Comment]:
    """Return the comments that begin a thread, with their replies."""
    name = parts.get("comments", "")
    if name not in package:
        return []
    every = [_comment(one) for one in package.tree(name).iter(f"{W}comment")]
    threads = _threads(package, parts.get("commentsExtended", ""))
    by_paragraph = {one.paragraph: one for one in every if one.paragraph}
    for one in every:
        one.parent, one.done = threads.get(one.paragraph, ("", False))
    first = []
    for one in every:
        root = _root(one, by_paragraph)
        if root is one:
            first.append(one)
        else:
            root.replies.append(one)
    return first


def _root(one: _Comment, known: dict[str, _Comment]) -> _Comment:
    """Return the comment that a thread begins with; one that is gone begins none."""
    for _ in range(100):
        above = known.get(one.parent)
        if above is None or above is one:
            return one
        one = above
    return one


def _comment(node: Any) -> _Comment:
    paragraphs = list(node.iter(P))
    lines = [paragraph_text(one).strip() for one in paragraphs]
    return _Comment(
        id=str(node.get(f"{W}id")),
        who=str(node.get(f"{W}author", "")).strip(),
        when=str(node.get(f"{W}date", "")).strip(),
        text="\n".join(line for line in lines if line),
        paragraph=str(paragraphs[-1].get(f"{_W14}paraId", "")) if paragraphs else "",
    )


def _threads(package: xml.Package, name: str) -> dict[str, tuple[str, bool]]:
    """Return, by a comment's last paragraph, that of its parent, and whether done."""
    if name not in package:
        return {}
    return {
        str(one.get(f"{_W15}paraId")): (
            str(one.get(f"{_W15}paraIdParent", "")),
            one.get(f"{_W15}done", "0") not in OFF,
        )
        for one in package.tree(name).iter(f"{_W15}commentEx")
    }


def _placed(comments: list[_Comment], walk: Walk) -> Iterator[Remark]:
    for one in comments:
        at = walk.anchors.get(one.id)
        for reply in one.replies:
            at = at or walk.anchors.get(reply.id)
        yield Remark(
            kind="comment",
            who=one.who,
            when=one.when,
            text=one.text,
            mark=at.mark if at else "",
            heading=at.heading if at else "",
            story=at.story if at else "",
            passage=at.passage if at else "",
            words=at.words.strip() if at else "",
            order=at.order if at else walk.order,
            resolved=one.done,
            replies=tuple((r.who, r.when, r.text) for r in one.replies),
        )


def _subject(package: xml.Package) -> str:
    return f"{_property(package, 'subject')} {_property(package, 'keywords')}"


def _property(package: xml.Package, name: str) -> str:
    for part in package.parts:
        if part.endswith("core.xml"):
            found = [
                one.text or ""
                for one in package.tree(part).iter()
                if str(one.tag).rpartition("}")[2] == name
            ]
            return " ".join(found).strip()
    return ""
