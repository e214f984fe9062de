"""What a house file has and lacks, and what of it does not travel, in words."""

from dataclasses import dataclass
from typing import Any

from scrkit.render.house import styling
from scrkit.render.house.ooxml import W, text_of, tree
from scrkit.render.house.places import named_in, unknown_in
from scrkit.render.house.values import Lack, Sheet
from scrkit.render.house.words import PAGES

_PAPERS = {(210, 297): "A4", (148, 210): "A5", (297, 420): "A3", (216, 279): "Letter"}
_TWIPS = 56.7
# What is told of what was left behind, by the word under which it was noted.
_LEFT = {
    "comments": ("comments", "they stay in the file"),
    "changes": ("tracked changes", "what was inserted is taken, what was deleted not"),
    "links": ("links", "their words stand without the link"),
    "hidden": ("hidden text", "left out"),
    "fields": ("fields that tell of the file or of its author", "left out or filled"),
    "pictures": (
        "pictures that lie outside the file or are of another kind",
        "left out; insert them as PNG or JPEG",
    ),
    "drawings": ("charts, diagrams and the like", "left out; insert them as pictures"),
    "objects": ("objects of other programs", "left out"),
    "macros": ("macros", "left out"),
    "template": ("the template that the file is attached to", "no document names it"),
    "people": ("the names of who made the file", "no document bears them"),
    "custom": ("hidden data of other programs (custom XML)", "left out"),
}
Pairs = tuple[tuple[str, str], ...]
Lacks = tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of: the file, its styles, what was left, its pages."""

    document: Any
    merged: styling.Merged
    left: frozenset[str]
    names: frozenset[str]
    sheet: Sheet
    frames: tuple[bytes, ...]
    font: str
    colour: str
    logo: bool
    table: bool
    spaced: bool
    cover: str | None


def has(said: Told) -> Pairs:
    """Return what a house file has, as pairs of a word and what is said of it."""
    every = [("page", _page(said.sheet)), ("font", said.font or "of the program")]
    every.append(("colour", f"#{said.colour}"))
    framed = ((kind, _kinds(said.sheet, kind)) for kind in ("header", "footer"))
    every += [one for one in framed if one[1]]
    if said.logo:
        every.append(("logo", "yes"))
    if said.cover is not None:
        filled = ", ".join(sorted(named_in(said.cover)))
        every.append(("cover", f"yes, with places for {filled}" if filled else "yes"))
    found = [f"{ours}" for ours in said.merged.found if ours not in _SILENT]
    every.append(("styles", ", ".join(found)))
    return tuple(every)


_SILENT = ("Normal Table", "No List", "Default Paragraph Font", "Review Table")


def _page(sheet: Sheet) -> str:
    across, down = (round(one / _TWIPS) for one in sheet.size)
    # A4 is A4, whichever way it lies.
    short, long_ = sorted((across, down))
    name = _PAPERS.get((short, long_), "")
    sides = {side: round(said / _TWIPS) for side, said in sheet.margins.items()}
    margins = " ".join(str(sides[one]) for one in ("top", "right", "bottom", "left"))
    shown = f"{across} × {down} mm, margins {margins} mm (top right bottom left)"
    return f"{name}, {shown}" if name else shown


def _kinds(sheet: Sheet, kind: str) -> str:
    names = (one.split() for one in sheet.frames)
    return ", ".join(PAGES[of] for which, of in names if which == kind and of in PAGES)


def lacks(said: Told) -> Lacks:
    """Return what a house file lacks, and what is used instead."""
    every = [
        Lack(
            f"the style {name}",
            "scrkit's own, in the house's font and colour",
            weighs=not name.startswith(_LIGHT),
        )
        for name in styling.told_missing(said.merged)
        if name not in _OF_OURS
    ]
    every += _without(said)
    return tuple(every)


# Styles that few files bring, because Word adds them when they are first used.
_LIGHT = ("toc ", "Contents Heading", "heading 4", "footnote ")
# Of our own layout: no house has them, and their absence is no lack.
_OF_OURS = (
    *("Cover Marking", "Cover Board", "Cover Kind", "Cover Line", "Cover Note"),
    *("Notice", "Note", "Table Text", "Table Heading", "Numbered Paragraph"),
)


def _without(said: Told) -> list[Lack]:
    """Return what a house lacks besides styles, the first of each pair being there."""
    marked = any("marking" in named_in(words_of(one)) for one in said.frames)
    footed = bool(_kinds(said.sheet, "footer"))
    every = (
        (bool(_kinds(said.sheet, "header")), _HEADER),
        (footed, _FOOTER),
        (not footed or counted(said.frames), _COUNT),
        (marked, _MARKING),
        (said.cover is not None, _COVER),
        (said.logo, _LOGO),
        (said.table, _TABLE),
        (said.spaced, _SPACE),
    )
    return [lack for there, lack in every if not there]


_HEADER = Lack("a header", "scrkit's own: title and marking", weighs=True)
_FOOTER = Lack("a footer", "scrkit's own: the board and the page", weighs=True)
_COUNT = Lack("the number of the page", "a line with it below the footer")
_MARKING = Lack("a place {marking} in the header", "a line with it below the header")
_COVER = Lack(
    "a cover (what stands before the first page break, or before {content})",
    "scrkit's own title page, in the house's styles",
)
_LOGO = Lack("a logo in header or cover", "web pages show none")
_TABLE = Lack("a table style", "scrkit's own, in the house's colour")
_SPACE = Lack("space between ordinary paragraphs", "seven points after each")


def counted(frames: tuple[bytes, ...]) -> bool:
    """Tell whether a header or a footer counts the pages."""
    return any(counts(tree(one)) for one in frames)


def counts(root: Any) -> bool:
    """Tell whether a header or a footer counts the pages."""
    codes = [str(one.text or "") for one in root.iter(f"{W}instrText")]
    codes += [str(one.get(f"{W}instr", "")) for one in root.iter(f"{W}fldSimple")]
    return any("PAGE" in one.upper().split() for one in codes)


def words_of(frame: bytes) -> str:
    """Return the words of a header or a footer."""
    return text_of(tree(frame))


def dropped(said: Told) -> Lacks:
    """Return what of a house file does not travel."""
    found = said.left | _in_package(said.document, said.names)
    return tuple(Lack(*words) for name, words in _LEFT.items() if name in found)


def odd(said: Told) -> Lacks:
    """Return what stands in a house file as if it were to be filled, and is not."""
    every = [words_of(one) for one in said.frames] + [said.cover or ""]
    if any(map(unknown_in, every)):
        return (
            Lack(
                "a place in braces that scrkit does not know",
                "it stands as it is; docs/house.md lists those that are filled",
            ),
        )
    return ()


def _in_package(document: Any, names: frozenset[str]) -> set[str]:
    every = "\n".join(names).lower()
    # By the parts' names: what is in them is not opened, for it never travels.
    found = {word for word, sign in _SIGNS.items() if sign in every}
    for part in document.part.package.iter_parts():
        for one in part.rels.values():
            kind = str(one.reltype).rpartition("/")[2]
            if kind == "attachedTemplate":
                found.add("template")
            elif kind == "hyperlink" and one.is_external:
                found.add("links")
    core = document.core_properties
    if core.author or core.last_modified_by:
        found.add("people")
    return found


_SIGNS = {
    "macros": "vba",
    "comments": "comments",
    "custom": "customxml",
    "objects": "embeddings",
}
