"""Which elements of a web page its own style sheets hide, or an element's attributes.

Simple selectors only, joined by blanks or ">": what a browser works out beyond them
(states, neighbours, outside sheets) is not known here, and hides nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

Attributes = Mapping[str, str | None]
Chain = Sequence[tuple[str, Attributes]]
"""The elements around one, the outermost first: each its tag and attributes."""

_HIDING = re.compile(
    r"(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
# What is there and nobody sees; what stands inside of it may be seen all the same.
_UNSEEN = re.compile(
    r"(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"opacity\s*:\s*0*\.?0+(?![\d.%]*[1-9])(?![\d.])|"
    r"font-size\s*:\s*0+(?![\d.]*[1-9])|(?:text-indent|left|top)\s*:\s*-\d{3,}|"
    r"color\s*:\s*transparent)",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"(?:display|visibility|opacity|font-size)\s*:", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_PRINT = re.compile(
    r"\s*@media\b(?!.*\bscreen\b).*\bprint\b", re.IGNORECASE | re.DOTALL
)
_LONGEST = 2000  # characters of a selector: hostile ones are longer
_SIMPLE = re.compile(r"[\w-]+|[.#][\w-]+|\*")
_COMPOUND = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)*")


def hides(attributes: Attributes, *, widely: bool = False) -> bool:
    """Tell whether an element of a web page, by its own attributes, is not shown.

    `widely` counts what is shown and not seen: of no size, transparent, far outside.
    """
    shape = _UNSEEN if widely else _HIDING
    return "hidden" in attributes or bool(shape.search(attributes.get("style") or ""))


class _Compound(NamedTuple):
    tag: str
    id: str
    classes: frozenset[str]

    @property
    def key(self) -> str:
        """By what the elements that may fit are found."""
        return (
            f"#{self.id}"
            if self.id
            else next((f".{one}" for one in sorted(self.classes)), self.tag or "*")
        )

    def fits(self, tag: str, attributes: Attributes) -> bool:
        held = frozenset((attributes.get("class") or "").split())
        if self.tag not in ("", "*", tag) or not self.classes <= held:
            return False
        return not self.id or attributes.get("id") == self.id


class Hiding:
    """The rules of a page's own style sheets by which elements are not shown."""

    def __init__(self, sheets: Sequence[str], *, widely: bool = False) -> None:
        """Read the rules of style sheets; of two with one selector the later holds.

        `widely` as for `hides`.
        """
        shape = _UNSEEN if widely else _HIDING
        found: dict[tuple[_Compound, ...], bool] = {}
        for sheet in sheets:
            for selectors, body in _rules(_without_remarks(sheet)):
                hidden = bool(shape.search(body))
                if not hidden and not _SHOWING.search(body):
                    continue
                for selector in selectors.split(","):
                    path = _path(selector)
                    if path:
                        found[path] = hidden
        self._paths: dict[str, list[tuple[_Compound, ...]]] = {}
        for path, hidden in found.items():
            if hidden:
                self._paths.setdefault(path[-1].key, []).append(path)

    @property
    def is_empty(self) -> bool:
        """Whether no rule hides anything."""
        return not self._paths

    def hides(
        self, tag: str, attributes: Attributes, around: Callable[[], Chain]
    ) -> bool:
        """Tell whether an element is hidden by one of the rules.

        `around` gives the elements around it, where one of the rules may fit.
        """
        classes = (f".{one}" for one in (attributes.get("class") or "").split())
        keys = ("*", tag, f"#{attributes.get('id') or ''}", *classes)
        paths = [path for key in keys for path in self._paths.get(key, ())]
        fitting = [path for path in paths if path[-1].fits(tag, attributes)]
        return bool(fitting) and any(_fits(path[:-1], around()) for path in fitting)


def sheets_in(text: str) -> tuple[str, ...]:
    """Return the style sheets that a page holds in itself."""
    small, sheets, at = text.lower(), [], 0
    # Small letters may be more than the capitals were: then nothing stands in place.
    small = small if len(small) == len(text) else text
    while (begin := small.find("<style", at)) >= 0:
        begun = small.find(">", begin) + 1
        end = small.find("</style", begun)
        if not begun or end < 0:
            break
        sheets.append(text[begun:end])
        at = end
    return tuple(sheets)


def _without_remarks(sheet: str) -> str:
    parts, at = [], 0
    while (begin := sheet.find("/*", at)) >= 0:
        parts.append(sheet[at:begin])
        end = sheet.find("*/", begin + 2)
        at = end + 2 if end >= 0 else len(sheet)
    return "".join((*parts, sheet[at:]))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and body of each rule, but for those that are for paper alone."""
    around: list[str] = []
    on_paper, last = 0, ""
    for piece in _BRACE.split(sheet):
        if piece == "{":
            opened = last.rpartition(";")[2].strip()[-_LONGEST:]
            on_paper += bool(_PRINT.match(opened))
            around.append(opened)
            last = ""
        elif piece == "}" and around:
            selectors = around.pop()
            on_paper -= bool(_PRINT.match(selectors))
            if not on_paper and not selectors.startswith("@"):
                yield selectors, last
            last = ""
        else:
            last = piece


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


def _fits(path: tuple[_Compound, ...], around: Chain) -> bool:
    """Tell whether the compounds fit elements around one, in their order."""
    left = list(path)
    for tag, attributes in reversed(around):
        if left and left[-1].fits(tag, attributes):
            left.pop()
    return not left
