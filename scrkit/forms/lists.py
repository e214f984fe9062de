"""Which paragraphs of a Word document are items of lists, and their signs."""

from collections.abc import Iterator
from typing import Any

from scrkit.forms.pieces import Piece
from scrkit.importers.read import xml
from scrkit.importers.read.wordforms import W

_NUMBERS = ("decimal", "decimalZero")
_LETTERS = {"lowerLetter": "a", "upperLetter": "A"}
_DEEPEST = 8


class Lists:
    """The lists of a document as they are counted while it is read from the top."""

    def __init__(self, package: xml.Package, start: str) -> None:
        self._levels: dict[tuple[str, int], tuple[str, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for one in xml.relations(package, start):
            if one.target not in package:
                continue
            if one.kind == "numbering":
                self._numbering(package.tree(one.target))
            elif one.kind == "styles":
                for style in package.tree(one.target).iter(f"{W}style"):
                    place = style.find(f"{W}pPr/{W}numPr")
                    if place is not None:
                        listed = _value(place, "numId"), _number(_value(place, "ilvl"))
                        self._styles[str(style.get(f"{W}styleId"))] = listed

    def _numbering(self, root: Any) -> None:
        abstract = {
            str(one.get(f"{W}abstractNumId")): dict(_levels(one))
            for one in root.iter(f"{W}abstractNum")
        }
        for num in root.iter(f"{W}num"):
            id_ = str(num.get(f"{W}numId"))
            levels = abstract.get(_value(num, "abstractNumId"), {})
            for level, said in levels.items():
                self._levels[id_, level] = said
            for over in num.iter(f"{W}lvlOverride"):
                level = _number(str(over.get(f"{W}ilvl")))
                first = _value(over, "startOverride")
                form, began = self._levels.get((id_, level), ("decimal", 1))
                self._levels[id_, level] = form, _number(first or str(began))

    def piece(self, paragraph: Any, text: str) -> Piece:
        """Return a paragraph as a piece; whoever calls goes from the top down."""
        listed = self._place(paragraph)
        form, first = self._levels.get(listed, ("", 1)) if listed else ("", 1)
        if not form or form == "none" or listed is None:
            return Piece(text)
        count = self._counts[listed] = self._counts.get(listed, first - 1) + 1
        # As Word counts: an item of a list ends the count of those below it.
        for deeper in range(listed[1] + 1, _DEEPEST + 1):
            self._counts.pop((listed[0], deeper), None)
        if form in _NUMBERS:
            return Piece(text, listed[1], count)
        if form in _LETTERS:
            return Piece(f"{chr(ord(_LETTERS[form]) + (count - 1) % 26)}. {text}")
        return Piece(text, listed[1])

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        # What the paragraph says itself goes before what its style says.
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return _value(own, "numId"), _number(_value(own, "ilvl"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return None if style is None else self._styles.get(str(style.get(f"{W}val")))


def _levels(abstract: Any) -> Iterator[tuple[int, tuple[str, int]]]:
    for one in abstract.iter(f"{W}lvl"):
        form, first = _value(one, "numFmt"), _value(one, "start")
        yield _number(str(one.get(f"{W}ilvl"))), (form, _number(first or "1"))


def _value(node: Any, name: str) -> str:
    found = node.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(text: str) -> int:
    # Six digits are more than any list has; a file may hold a number of a million.
    return int(text[:6]) if text.isascii() and text.isdigit() else 0
