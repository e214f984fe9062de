"""What a draft keeps beside its pages and shows in them: footnotes, and pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.errors import UnreadableError
from scrkit.importers.read import xml
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import DELETED, P, T
from scrkit.system.packed import entries

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Stands in a text for a footnote; nobody types these signs.
_BEGIN, _END = "\ue0f0", "\ue0f1"
CITED = re.compile(f"{_BEGIN}([fe]-?\\d+){_END}")
_KINDS = {"footnotes": "f", "endnotes": "e"}
_LINES = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True, repr=False)
class Kept:
    """The footnotes of a document by mark, each its paragraphs; pictures by relation.

    `parts` are the names of those parts, by relation for pictures.
    """

    notes: dict[str, list[Any]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)


def kept_in(package: xml.Package, start: str, content: bytes) -> Kept:
    """Return what a document keeps beside its pages; `content` is the whole file."""
    kept = Kept()
    media: dict[str, str] = {}
    for one in xml.relations(package, start):
        if one.target not in package:
            continue
        if one.kind in _KINDS:
            sign = _KINDS[one.kind]
            kept.notes |= {
                f"{sign}{each.get(f'{W}id')}": list(each.iter(P))
                for each in package.tree(one.target)
                if str(each.get(f"{W}type", "")) not in _LINES
            }
        elif one.kind == "image":
            media[one.target] = one.id
            kept.parts[one.id] = one.target
    found = _media(content, frozenset(media))
    kept.pictures = {id_: found[name] for name, id_ in media.items() if name in found}
    for id_, name in kept.parts.items():
        kept.pictures.setdefault(id_, found.get(name, b""))
    return kept


def _media(content: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    if not wanted:
        return {}
    found = {}
    try:
        for one in entries(content, lambda name: _bare(name) not in wanted):
            if _bare(one.name) in wanted and not one.why:
                found[_bare(one.name)] = one.data
    except UnreadableError:
        return found
    return found


def _bare(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def mark_notes(root: Any) -> None:
    """Put signs that stand for footnotes into the text of a document."""
    for name, sign in (("footnoteReference", "f"), ("endnoteReference", "e")):
        for one in list(root.iter(W + name)):
            words = one.makeelement(T)
            words.text = f"{_BEGIN}{sign}{one.get(f'{W}id')}{_END}"
            one.addprevious(words)
            one.getparent().remove(one)


def pictures_in(paragraph: Any) -> Iterator[tuple[str, str]]:
    """Yield the relation and the text alternative of each picture in a paragraph."""
    for drawing in paragraph.iter(f"{W}drawing"):
        # Struck out while changes were tracked: it is there only for who looks at them.
        if any(up.tag in DELETED for up in drawing.iterancestors()):
            continue
        about = next(drawing.iter("{*}docPr"), None)
        told = "" if about is None else str(about.get("descr") or "")
        for blip in drawing.iter("{*}blip"):
            yield str(blip.get(f"{_REL}embed", "")), " ".join(told.split())
            break
