"""The cover of a house before a report: its places filled, nothing of ours lost."""

from collections.abc import Mapping
from typing import Any

from scrkit.dates import spelled
from scrkit.render.document.blocks import Document, PageBreak, Paragraph, plain
from scrkit.render.house.filling import filled
from scrkit.render.house.ooxml import P, child, made, text_of, tree, value
from scrkit.render.house.places import NAMES, named_in
from scrkit.render.house.values import House

# By the style of our own title page: what the paragraph says.
_SAID = {"title": "title", "subtitle": "report", "board": "board", "kind": "kind"}
_STYLES = {"Title": "title", "Subtitle": "report", "CoverBoard": "board"}
_STYLES |= {"CoverKind": "kind", "CoverMarking": "marking"}
_LINES = {"Version of ": "date", "Status: ": "status", "Author: ": "author"}


def values_of(document: Document) -> dict[str, str]:
    """Return what fills each place, from the title page of a document or its head."""
    found = dict.fromkeys(NAMES, "")
    found |= {
        "title": document.review.partition(" · ")[0] or document.title,
        "report": document.review.partition(" · ")[2] or document.title,
        "board": document.creator,
        "date": spelled(document.created),
        "marking": document.marking,
        "year": str(document.created.year),
    }
    for block in document.blocks:
        # The title page ends there; what follows is the report.
        if isinstance(block, PageBreak):
            break
        if isinstance(block, Paragraph):
            found |= _said(block.style, plain(block.text), covered=_covered(document))
    found["version"] = found["date"]
    return found


def _covered(document: Document) -> bool:
    first = document.blocks[:1]
    return any(isinstance(one, Paragraph) and one.style == "marking" for one in first)


def _said(style: str, text: str, *, covered: bool) -> dict[str, str]:
    if not covered:
        return {}
    if style in _SAID:
        return {_SAID[style]: text}
    for begin, name in _LINES.items():
        if style == "cover" and text.startswith(begin):
            return {name: text.removeprefix(begin)}
    return {}


def cover(
    root: Any, document: Document, house: House, values: Mapping[str, str]
) -> bool:
    """Put the cover of the house before a report that has a title page; tell if so."""
    if not house.cover or not _covered(document):
        return False
    body = child(root, "body")
    ours = _title_page(body)
    theirs = list(child(tree(house.cover), "body"))
    places = named_in("".join(map(text_of, theirs)))
    for one in theirs:
        filled(one, values)
    rest = [one for one in ours if _place(one) not in {*places, "marking"}]
    for one in ours:
        body.remove(one)
    # What the house's cover has no place for stands below it, or on the next page.
    own_page = [_page_break()] if "title" in places and rest else []
    ended = [_ended()] if house.cover_sheet is not None else []
    if own_page and ended:
        own_page = []
        put = [*theirs, *ended, *rest]
    else:
        put = [*theirs, *own_page, *rest, *ended]
    for one in reversed(put):
        body.insert(0, one)
    if ended and not rest:
        _without_break(body, len(put))
    return True


def _title_page(body: Any) -> list[Any]:
    """Return the paragraphs of our own title page: those before the first break."""
    found: list[Any] = []
    for one in body:
        if child(child(one, "pPr"), "pageBreakBefore") is not None or one.tag != P:
            break
        found.append(one)
    return found


def _place(node: Any) -> str:
    """Return which place a paragraph of our title page would fill, "" for none."""
    style, text = value(node, "pPr/pStyle"), text_of(node)
    lines = (name for begin, name in _LINES.items() if text.startswith(begin))
    return _STYLES.get(style) or next(lines, "")


def _page_break() -> Any:
    paragraph = made("p")
    run = made("r")
    run.append(made("br", type="page"))
    paragraph.append(run)
    return paragraph


def _ended() -> Any:
    """Return the paragraph that ends the section of the cover."""
    paragraph, looks, section = made("p"), made("pPr"), made("sectPr")
    section.append(made("type", val="nextPage"))
    looks.append(section)
    paragraph.append(looks)
    return paragraph


def _without_break(body: Any, at: int) -> None:
    """Take the break off what follows the cover: the new section breaks the page."""
    after = body[at] if at < len(body) else None
    looks = child(after, "pPr")
    broken = child(looks, "pageBreakBefore")
    if broken is not None:
        looks.remove(broken)
