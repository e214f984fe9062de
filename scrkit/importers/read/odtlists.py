"""The lists of an OpenDocument text: which signs their items bear, as Word numbers."""

from collections.abc import Iterator
from typing import Any

from scrkit.importers.read.odfnames import STYLE, TEXT

_BULLET, _NUMBER = (f"{TEXT}list-level-style-{kind}" for kind in ("bullet", "number"))
# As Word calls the ways of numbering.
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
Level = tuple[str, str]
"""How an item is numbered, as Word calls it, and from which number on."""


class ListStyles:
    """The styles of lists, and which one a paragraph's own style names."""

    def __init__(self, *roots: Any) -> None:
        self._levels: dict[str, tuple[Level, ...]] = {}
        self._of_style: dict[str, str] = {}
        for root in roots:
            for one in () if root is None else root.iter(f"{TEXT}list-style"):
                levels = tuple(_level(each) for each in one)
                self._levels[str(one.get(f"{STYLE}name"))] = levels
            for one in () if root is None else root.iter(f"{STYLE}style"):
                named = one.get(f"{STYLE}list-style-name")
                if named is not None:
                    self._of_style[str(one.get(f"{STYLE}name"))] = named

    def levels(self, style: str) -> tuple[Level, ...]:
        """Return the levels of a list's style; none where it has no signs."""
        return self._levels.get(style, ())

    def named(self, paragraph: Any) -> str:
        """Return the style of list that a paragraph's own style names, or ""."""
        return self._of_style.get(str(paragraph.get(f"{TEXT}style-name")), "")


def _level(node: Any) -> Level:
    first = str(node.get(f"{TEXT}start-value", "1"))
    if node.tag == _NUMBER:
        return _FORMS.get(str(node.get(f"{STYLE}num-format", "")), "none"), first
    return ("bullet" if node.tag == _BULLET else "none"), first


class Numbered:
    """The lists that were met, each with an id; a list that goes on keeps its own."""

    def __init__(self, styles: ListStyles) -> None:
        self.styles = styles
        self.met: list[tuple[Level, ...]] = []
        self._ids: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def begin(self, node: Any) -> str:
        """Return the id of a list that stands in no other, by its element."""
        style = self._style(node)
        before = self._ids.get(str(node.get(f"{TEXT}continue-list")))
        # A list that goes on after a paragraph is one list to its reader.
        if before is None and node.get(f"{TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        id = before or self._new(style)
        self._last[style] = id
        for name, said in node.attrib.items():
            if str(name).rpartition("}")[2] == "id":
                self._ids[str(said)] = id
        return id

    def _new(self, style: str) -> str:
        self.met.append(self.styles.levels(style))
        return str(len(self.met))

    def _style(self, node: Any) -> str:
        named = node.get(f"{TEXT}style-name")
        if named is not None:
            return str(named)
        first = next(node.iter(f"{TEXT}p", f"{TEXT}h"), None)
        return "" if first is None else self.styles.named(first)

    def told(self) -> Iterator[tuple[str, tuple[Level, ...]]]:
        """Yield every list that was met: its id and its levels."""
        yield from ((str(id), one) for id, one in enumerate(self.met, start=1))
