"""The styles of a house and ours as one: theirs where they have them, ours besides.

Theirs take our ids, so that a document needs no change to wear them.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from scrkit.render.house.matching import Styles, id_of
from scrkit.render.house.ooxml import VAL, W, child, made, number, value
from scrkit.render.house.values import Colours
from scrkit.render.word.styles import INK

_LINKS = tuple(f"{W}{one}" for one in ("basedOn", "next", "link"))
# Half points: the size of our ordinary words.
_OURS = 22
_GONE = tuple(f"{W}{one}" for one in ("rsid", "personal", "personalCompose"))
_PARAGRAPH = "paragraph"
# Which of ours go unsaid where a house lacks them: they are of our own layout.
_OWN = (
    "Table Gap",
    "Review Table",
    "Normal Table",
    "No List",
    "Default Paragraph Font",
)


@dataclass(slots=True)
class Merged:
    """Styles as they are put together: old ids to new ones, and what was missing."""

    ids: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)


def matched(root: Any, ours: Any) -> Merged:
    """Give the styles of a house our ids where they are what ours are."""
    theirs, merged, taken = Styles(root), Merged(), set[int]()
    wanted = {id_of(one) for one in _styles(ours)}
    for style in _styles(ours):
        found = theirs.like(style)
        name = value(style, "name")
        if found is None or id(found) in taken:
            merged.missing.append(name)
            continue
        taken.add(id(found))
        merged.ids[id_of(found)] = id_of(style)
        merged.found[name] = value(found, "name")
    for one in theirs.every:
        if id(one) not in taken and id_of(one) in wanted:
            merged.ids[id_of(one)] = f"House{id_of(one)}"
    _renamed(root, merged.ids)
    return merged


def rename(root: Any, ids: dict[str, str]) -> None:
    """Let paragraphs, words, tables and lists name styles by their new ids."""
    names = ("pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink")
    for one in root.iter(*(f"{W}{name}" for name in names)):
        said = str(one.get(VAL, ""))
        one.set(VAL, ids.get(said, said))


def _renamed(root: Any, ids: dict[str, str]) -> None:
    for one in list(root.iter(*_GONE)):
        one.getparent().remove(one)
    for style in _styles(root):
        style.set(f"{W}styleId", ids.get(id_of(style), id_of(style)))
        for key in [key for key in style.attrib if "rsid" in key]:
            del style.attrib[key]
    for one in root.iter(*_LINKS):
        said = str(one.get(VAL, ""))
        one.set(VAL, ids.get(said, said))


def completed(root: Any, ours: Any, merged: Merged, colours: Colours) -> None:
    """Add those of ours that a house lacks, in its fonts, sizes and colours."""
    size = body_size(root)
    for style in _styles(ours):
        if value(style, "name") in merged.missing:
            root.append(_adapted(deepcopy(style), size, colours))
    for style in _styles(root):
        if id_of(style).startswith("Heading") and id_of(style)[7:].isdecimal():
            # Take the counting off a heading: ours say their number in words.
            looks = child(style, "pPr")
            place = child(looks, "numPr")
            if place is not None:
                looks.remove(place)
    # Let every style speak British English, as our documents do.
    for one in root.iter(f"{W}lang"):
        one.set(VAL, "en-GB")


def _adapted(style: Any, size: int, colours: Colours) -> Any:
    """Return a style of ours in the looks of the house."""
    letters = child(style, "rPr")
    for one in [] if letters is None else list(letters):
        if one.tag in (f"{W}sz", f"{W}szCs"):
            ours = number(one.get(VAL), _OURS)
            if ours == _OURS:
                # As ordinary words are, whatever these are.
                letters.remove(one)
            else:
                one.set(VAL, str(round(ours * size / _OURS)))
        elif one.tag == f"{W}color" and one.get(VAL) == INK:
            one.set(VAL, colours.words)
        elif one.tag == f"{W}color" and one.get(VAL) == "FFFFFF":
            one.set(VAL, colours.on_main)
    return style


def effective(root: Any, id: str) -> dict[str, Any]:
    """Return the looks of a style with what it is based on: properties by name."""
    every = {id_of(one): one for one in _styles(root)}
    looks: dict[str, Any] = {}
    seen = set[str]()
    while id in every and id not in seen:
        seen.add(id)
        for part in (child(every[id], "rPr"), child(every[id], "pPr")):
            for one in [] if part is None else part:
                looks.setdefault(one.tag.rpartition("}")[2], one)
        id = value(every[id], "basedOn")
    for defaults in root.iter(f"{W}rPrDefault", f"{W}pPrDefault"):
        for part in defaults:
            for one in part:
                looks.setdefault(one.tag.rpartition("}")[2], one)
    return looks


def body_size(root: Any) -> int:
    """Return the size of a house's ordinary words in half points."""
    size = effective(root, "Normal").get("sz")
    return 20 if size is None else max(number(size.get(VAL), 20), 12)


def spaced(root: Any) -> bool:
    """Tell whether ordinary paragraphs of a house stand apart from each other."""
    space = effective(root, "Normal").get("spacing")
    if space is None:
        return False
    sides = (number(space.get(f"{W}{side}")) for side in ("before", "after"))
    return sum(sides) >= 60


def apart(root: Any) -> None:
    """Add the style of paragraphs that stand apart, for a house whose own do not."""
    style = made("style", type=_PARAGRAPH, customStyle="1", styleId="ReportText")
    looks = made("pPr")
    looks.append(made("spacing", after="140"))
    named = (("name", "Report Text"), ("basedOn", "Normal"))
    style.extend([*(made(tag, val=said) for tag, said in named), looks])
    root.append(style)


def _styles(root: Any) -> list[Any]:
    return [one for one in root if one.tag == f"{W}style"]


def told_missing(merged: Merged) -> list[str]:
    """Return those of our styles whose absence is told, by the names users know."""
    return [one for one in merged.missing if one not in _OWN]
