"""Blocks to one accessible web page: the same document, whole in one file."""

import base64
from typing import NamedTuple

from markupsafe import Markup

from scrkit.render.document.blocks import (
    Block,
    Column,
    Document,
    Drawing,
    Illustration,
    Item,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    plain,
)
from scrkit.render.document.notes import notes
from scrkit.render.document.pages import DRAFT
from scrkit.render.document.paper import repeated
from scrkit.render.picture.shown import inside_page
from scrkit.render.web.filling import fill
from scrkit.render.web.housed import logo, style
from scrkit.render.wording.escape import cleaned

# Paragraphs of a style that is not here look like the body's.
_CLASSES = {
    **{one: one for one in ("subtitle", "note", "caption", "notice", "marking")},
    **{one: one for one in ("board", "kind", "cover")},
    "cover-note": "note",
}


def html_file(document: Document) -> bytes:
    """Return the document as one HTML file that fetches nothing from elsewhere."""
    titles = (b for b in document.blocks if isinstance(b, Paragraph))
    return fill(
        "document.html.j2",
        document=document,
        blocks=[b for b in document.blocks if not repeated(b)],
        title=document.title,
        titled=any(one.style == "title" for one in titles),
        draft=DRAFT,
        classes=_CLASSES,
        style=_style(document),
        logo=logo(document.house),
        digest="",
        pictured=any(isinstance(b, Illustration) for b in document.blocks),
        aligned=_aligned,
        bodies=_bodies,
        data_of=_data,
        notes=notes(document.blocks),
        drawn=_drawn,
        kind_of=_kind,
        nested=_nested,
        plain=plain,
        spans=_spans,
    )


def _kind(block: Block) -> str:
    if not isinstance(block, Block):
        raise TypeError(f"no HTML for {type(block).__name__}")
    return type(block).__name__


class _Group(NamedTuple):
    """A run of items of one kind, each with the groups that are nested below it."""

    kind: str
    start: int
    points: list[tuple[Text, list["_Group"]]]


def _nested(items: tuple[Item, ...], level: int = 0) -> list[_Group]:
    groups: list[_Group] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].level > level:
            end += 1
        kind = "ol" if items[at].ordinal else "ul"
        if not groups or groups[-1].kind != kind:
            groups.append(_Group(kind, items[at].ordinal, []))
        below = _nested(items[at + 1 : end], level + 1)
        groups[-1].points.append((items[at].text, below))
        at = end
    return groups


def _bodies(block: Table) -> list[list[Row]]:
    """Return the rows in bodies of a table: each group row begins one."""
    bodies: list[list[Row]] = [[]]
    for row in block.rows:
        if row.group and bodies[-1]:
            bodies.append([])
        bodies[-1].append(row)
    return bodies


def _style(document: Document) -> Markup:
    """Return how the page looks; most have nothing that the prose brings with it."""
    asked = any(
        isinstance(block, Illustration)
        or (isinstance(block, Table) and any(c.align for c in block.columns))
        for block in document.blocks
    )
    if not asked and not notes(document.blocks):
        return style("document.css", document.house)
    return style("document.css", document.house) + style("prose.css", document.house)


def _aligned(column: Column) -> Markup:
    """Return how the cells of a column stand, as an attribute."""
    if column.align not in ("center", "right"):
        return Markup("")
    return Markup(' class="{}"').format(column.align)


def _data(block: Illustration) -> str:
    """Return a picture as an address that holds it: the page fetches nothing."""
    held = base64.b64encode(block.content).decode()
    return f"data:image/{block.ending};base64,{held}"


def _drawn(block: Drawing) -> Markup:
    return Markup(inside_page(block.picture, block.title))  # noqa: S704 - it escapes


def _spans(text: Text) -> Markup:
    return Markup("").join(map(_span, text)).strip()


_CITED = Markup(
    '<sup><a href="#note-{n}"{id} role="doc-noteref" aria-label="Footnote {n}">{n}</a>'
    "</sup>"
)


def _span(run: Run) -> Markup:
    if run.note:
        # The way back leads to where a footnote is cited first.
        id = "" if run.note.again else Markup(' id="cited-{}"').format(run.note.number)
        return _CITED.format(n=run.note.number, id=id)
    inside = Markup("<br>").join(cleaned(run.text).split("\n"))
    if not run.text.strip():
        return inside
    if run.emphasis:
        inside = Markup("<em>{}</em>").format(inside)
    if run.strong:
        inside = Markup("<strong>{}</strong>").format(inside)
    return Markup('<a href="#{}">{}</a>').format(run.to, inside) if run.to else inside
