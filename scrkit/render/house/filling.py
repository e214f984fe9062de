"""Fill the marked places of a header, a footer or a cover with what a document says."""

from collections.abc import Mapping
from typing import Any

from scrkit.render.house.ooxml import P, T, made
from scrkit.render.house.places import fill

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def filled(root: Any, values: Mapping[str, str]) -> None:
    """Fill the places of every paragraph in place."""
    for paragraph in root.iter(P):
        pieces = [
            # A text box is a paragraph within one, and is filled by itself.
            one
            for one in paragraph.iter(T)
            if next(one.iterancestors(P)) is paragraph
        ]
        # Together, for Word parts a place into several pieces wherever somebody typed.
        said = [str(one.text or "") for one in pieces]
        for one, text in zip(pieces, fill(said, values), strict=True):
            if one.text != text:
                _put(one, text)


def _put(node: Any, text: str) -> None:
    first, *rest = text.split("\n")
    node.text = first
    node.set(_SPACE, "preserve")
    for line in rest:
        again = made("t")
        again.text = line
        again.set(_SPACE, "preserve")
        node.addnext(made("br"))
        node.getnext().addnext(again)
        node = again
