"""The cover of a house: what stands before the first page break or a marked place."""

from copy import deepcopy
from typing import Any

from scrkit.render.house.ooxml import P, W, child, made, text_of, value
from scrkit.render.house.places import is_content, named_in

# What is longer than this before its first break is a text, and no cover.
_PARAGRAPHS, _LETTERS = 60, 2_500
_BREAK = f"{W}br"
_BOXED = f"{W}txbxContent"


def cover_of(body: Any) -> tuple[list[Any], int]:
    """Return what stands on the cover, and how many sections of the file end there.

    Nothing where the body has no cover. The body is cleaned already.
    """
    every = [one for one in body if one.tag != f"{W}sectPr"]
    at, part = _end(every)
    before = [*every[:at], *part]
    if not _is_cover(before):
        return [], 0
    # The paragraph of a section's end holds its properties, which are told apart.
    return before, sum(map(_without_section, before))


def _end(every: list[Any]) -> tuple[int, list[Any]]:
    marked = next((n for n, one in enumerate(every) if _marks(one)), None)
    for at, one in enumerate(every if marked is None else every[:marked]):
        # Not of the first paragraph: before it there is no page.
        if at and child(child(one, "pPr"), "pageBreakBefore") is not None:
            return at, []
        breaks = _broken(one)
        if breaks is not None:
            return at, [_until(one, breaks)]
        section = child(child(one, "pPr"), "sectPr")
        if section is not None and value(section, "type") != "continuous":
            return at, [one]
    if marked is not None:
        return marked, []
    # A file of nothing but a cover with places is one.
    whole = len(every) if any(named_in(text_of(one)) for one in every) else 0
    return whole, []


def _marks(node: Any) -> bool:
    return node.tag == P and is_content(text_of(node))


def _broken(node: Any) -> Any:
    """Return the first page break of a paragraph, but for those in a text box."""
    for one in node.iter(_BREAK):
        boxed = any(above.tag == _BOXED for above in one.iterancestors())
        if one.get(f"{W}type") == "page" and not boxed:
            return one
    return None


def _until(node: Any, last: Any) -> Any:
    """Return a copy of a paragraph up to a break in it."""
    path = node.getroottree().getelementpath(last)
    start = node.getroottree().getelementpath(node)
    copied = deepcopy(node)
    ended = copied.find(path[len(start) + 1 :]) if path != start else copied
    while ended is not None and ended is not copied:
        above = ended.getparent()
        for later in list(above)[above.index(ended) + 1 :]:
            above.remove(later)
        if ended.tag == _BREAK:
            above.remove(ended)
        ended = above
    return copied


def _without_section(node: Any) -> bool:
    looks = child(node, "pPr")
    section = child(looks, "sectPr")
    if section is None:
        return False
    looks.remove(section)
    return True


def _is_cover(every: list[Any]) -> bool:
    paragraphs = [one for node in every for one in node.iter(P)]
    letters = sum(len(text_of(one)) for one in paragraphs)
    headed = any(value(one, "pPr/pStyle") == "Heading1" for one in every)
    shown = letters or any(
        next(one.iter(f"{W}drawing", f"{W}pict"), None) is not None for one in every
    )
    small = len(paragraphs) <= _PARAGRAPHS and letters <= _LETTERS
    return bool(every) and bool(shown) and small and not headed


def wrapped(every: list[Any], body: Any) -> Any:
    """Return the cover as a body of its own, with the namespaces of the file."""
    # The whole root: a prefix that only the words of an attribute name is declared
    # there.
    root = deepcopy(body.getroottree().getroot())
    for one in list(root):
        root.remove(one)
    held = made("body")
    root.append(held)
    held.extend(deepcopy(one) for one in every)
    return root
