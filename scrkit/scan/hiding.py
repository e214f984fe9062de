"""Which elements of a web page its own style sheets hide, or an element's attributes.

Simple selectors only, joined by blanks or ">": what a browser works out beyond them
(states, neighbours, outside sheets) is not known here, and hides nothing.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Attributes = Mapping[str, str | None]
Chain = Sequence[tuple[str, Attributes]]
"""An element with those around it, the outermost first: each its tag and attributes."""

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"opacity\s*:\s*0*\.?0+(?![\d.%]*[1-9])(?![\d.])|font-size\s*:\s*0+(?![\d.]*[1-9])|"
    r"(?:text-indent|left|top)\s*:\s*-\d{3,}|color\s*:\s*transparent",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"(?:display|visibility|opacity|font-size)\s*:", re.IGNORECASE)
_SHEET = re.compile(r"<style\b[^>]{0,500}>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
# What is for paper alone hides nothing on a screen.
_PRINT = re.compile(
    r"@media[^{]*\bprint\b[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE
)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,20000})\}")
_SIMPLE = re.compile(r"[\w-]+|[.#][\w-]+|\*")
_COMPOUND = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)*")


def hides(attributes: Attributes) -> bool:
    """Tell whether an element of a web page, by its own attributes, is not shown."""
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


class _Compound(NamedTuple):
    tag: str
    id: str
    classes: frozenset[str]

    def fits(self, tag: str, attributes: Attributes) -> bool:
        held = frozenset((attributes.get("class") or "").split())
        if self.tag not in ("", "*", tag) or not self.classes <= held:
            return False
        return not self.id or attributes.get("id") == self.id


class Hiding:
    """The rules of a page's own style sheets by which elements are not shown."""

    def __init__(self, sheets: Sequence[str]) -> None:
        """Read the rules of style sheets; of two with one selector the later holds."""
        found: dict[tuple[_Compound, ...], bool] = {}
        for sheet in sheets:
            bare = _PRINT.sub("", _REMARK.sub("", sheet))
            for selectors, body in _RULE.findall(bare):
                hidden = bool(_HIDING.search(body))
                if not hidden and not _SHOWING.search(body):
                    continue
                for selector in selectors.split(","):
                    path = _path(selector)
                    if path:
                        found[path] = hidden
        self._paths = tuple(path for path, hidden in found.items() if hidden)

    @property
    def is_empty(self) -> bool:
        """Whether no rule hides anything."""
        return not self._paths

    def hides(self, chain: Chain) -> bool:
        """Tell whether the last element of a chain is hidden by one of the rules."""
        return any(_fits(path, chain) for path in self._paths)


def sheets_in(text: str) -> tuple[str, ...]:
    """Return the style sheets that a page holds in itself."""
    return tuple(_SHEET.findall(text)) if "<style" in text.lower() else ()


def _path(selector: str) -> tuple[_Compound, ...]:
    """Return the compounds of a selector, outermost first; none if it is not plain."""
    pieces = selector.replace(">", " ").split()
    if not all(_COMPOUND.fullmatch(one) for one in pieces):
        return ()
    return tuple(map(_compound, pieces))


def _compound(text: str) -> _Compound:
    parts = _SIMPLE.findall(text)
    tag = next((one.lower() for one in parts if one[0] not in ".#"), "")
    named = next((one[1:] for one in parts if one[0] == "#"), "")
    classes = frozenset(one[1:] for one in parts if one[0] == ".")
    return _Compound(tag, named, classes)


def _fits(path: tuple[_Compound, ...], chain: Chain) -> bool:
    if not chain or not path[-1].fits(*chain[-1]):
        return False
    left = list(path[:-1])
    for tag, attributes in reversed(chain[:-1]):
        if left and left[-1].fits(tag, attributes):
            left.pop()
    return not left
