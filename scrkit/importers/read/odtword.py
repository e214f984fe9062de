"""An OpenDocument text (.odt) as the Word document that says the same.

One reader then reads both: what it asks and tells holds for either.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from scrkit.importers.read import xml
from scrkit.importers.read.odf import body_of, refuse_locked
from scrkit.importers.read.odfcells import looks_of
from scrkit.importers.read.odfnames import OFFICE, STYLE
from scrkit.importers.read.odtlists import ListStyles, Numbered
from scrkit.importers.read.odtwriting import Writing
from scrkit.importers.read.wordelements import new, under
from scrkit.importers.read.wordforms import W

_HEADS = tuple(
    STYLE + kind + which
    for kind in ("header", "footer")
    for which in ("", "-left", "-first")
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def as_word(package: xml.Package) -> xml.Package:
    """Return an OpenDocument text as a package of Word that says the same.

    Raises ScrError where it is locked, or holds no text.
    """
    refuse_locked(package)
    root = package.tree("content.xml")
    styles = package.tree("styles.xml") if "styles.xml" in package else None
    lists = Numbered(ListStyles(root, styles))
    writing = Writing(looks_of(root, styles), lists)
    document = new(f"{W}document")
    body = under(document, f"{W}body")
    writing.blocks(body_of(root, f"{OFFICE}text"), body)
    writing.ended(body)
    parts = {
        **{
            f"{kind}{n}": made
            for n, (kind, made) in enumerate(_frames(styles, writing))
        },
        **writing.beside,
        "numbering": _numbering(lists),
    }
    kinds = {f"{name}.xml": name.rstrip("0123456789") for name in parts}
    put_in = dict(_put_in(package))
    return xml.Package(
        {
            "_rels/.rels": _relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": etree.tostring(document),
            "word/_rels/document.xml.rels": _relations(
                kinds | {f"/{name}": kind for name, kind in put_in.items()}
            ),
            **{f"word/{name}.xml": etree.tostring(one) for name, one in parts.items()},
            **{name: package.parts[name] for name in put_in},
        }
    )


def _put_in(package: xml.Package) -> Iterator[tuple[str, str]]:
    """Yield the pictures of a package, and the files that were put into it."""
    for name in package.parts:
        if name.startswith("pictures/"):
            yield name, "image"
        elif name.startswith("object ") and name.endswith("/content.xml"):
            yield name, "embedding"


def _relations(targets: dict[str, str]) -> bytes:
    root = new("Relationships")
    for number, (target, kind) in enumerate(targets.items()):
        said = {"Id": f"r{number}", "Type": f"{_RELS}{kind}", "Target": target}
        etree.SubElement(root, "Relationship", said)
    made: bytes = etree.tostring(root)
    return made


def _frames(styles: Any, writing: Writing) -> Iterator[tuple[str, Any]]:
    """Yield headers and footers, each with its kind."""
    for one in () if styles is None else styles.iter(*_HEADS):
        kind = str(one.tag).rpartition("}")[2][:6]
        made = new(f"{W}{'hdr' if kind == 'header' else 'ftr'}")
        writing.blocks(one, made)
        yield kind, made


def _numbering(lists: Numbered) -> Any:
    """Return the part that says how the lists are numbered."""
    root = new(f"{W}numbering")
    for id, levels in lists.told():
        abstract = under(root, f"{W}abstractNum", abstractNumId=id)
        for at, (form, first) in enumerate(levels):
            level = under(abstract, f"{W}lvl", ilvl=str(at))
            under(level, f"{W}start", val=first)
            under(level, f"{W}numFmt", val=form)
        under(under(root, f"{W}num", numId=id), f"{W}abstractNumId", val=id)
    return root
