"""Elements as Word writes them: runs of words, what was deleted, values by name."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import R, T

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def new(tag: str) -> Any:
    """Return an element."""
    return etree.Element(tag)


def under(node: Any, tag: str, **values: str) -> Any:
    """Return an element within another, with values as Word names them."""
    return etree.SubElement(node, tag, {f"{W}{k}": v for k, v in values.items()})


@dataclass(slots=True, repr=False)
class Run:
    """How the words of a stretch look: whether hidden, or struck through."""

    hides: bool = False
    strikes: bool = False


def words(into: Any, text: str, run: Run) -> None:
    """Write words as a run of their own."""
    if not text:
        return
    made = under(into, R)
    if run.hides or run.strikes:
        looks = under(made, f"{W}rPr")
        for name, wanted in (("vanish", run.hides), ("strike", run.strikes)):
            if wanted:
                under(looks, f"{W}{name}")
    said = under(made, T)
    said.text = text
    said.set(_SPACE, "preserve")


def deletion(into: Any, text: str) -> None:
    """Write what was deleted with tracking."""
    if text:
        gone = under(under(into, f"{W}del"), R)
        under(gone, f"{W}delText").text = text
