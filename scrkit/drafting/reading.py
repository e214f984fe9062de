"""Read a draft back: which prose stands in which section, what stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from scrkit.drafting.beside import kept_in, mark_notes
from scrkit.drafting.lines import Flow, Lines
from scrkit.drafting.paragraphs import Reading, looks_in
from scrkit.drafting.placing import Expected, Placed, place
from scrkit.drafting.state import State, bare, opened, short
from scrkit.drafting.units import Unit
from scrkit.drafting.unkept import unkept
from scrkit.drafting.word import Own, Region
from scrkit.errors import ScrError
from scrkit.forms.lists import Lists as Counted
from scrkit.forms.own import OwnWords
from scrkit.importers.read import xml
from scrkit.importers.read.beside import reached, unmet
from scrkit.importers.read.values import Aside
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordhiding import hiding
from scrkit.importers.read.wordtext import LISTED, UNFILLED, Page
from scrkit.text.counting import number

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_CUSTOM = "docprops/custom.xml"


@dataclass(slots=True, repr=False)
class Came:
    """A draft that was read.

    `prose` are the units of the sections that were found; `asked` the questions, each
    with its section or place; `told` what was typed over what comes from the records.
    `state` is the draft as it went out, None where the file no longer says it.
    """

    prose: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    asides: tuple[Aside, ...] = ()
    paragraphs: int = 0
    state: State | None = None


def read_draft(
    content: bytes,
    own: tuple[Own, ...],
    regions: tuple[Region, ...],
    frame: Iterable[str],
) -> Came:
    """Read a draft; `own` is what it would say of itself today, `regions` its sections.

    Raises ScrError, in plain words, for what is no Word file or keeps no place.
    """
    package = xml.package(content)
    start = xml.main_part(package)
    root, body = _root_and_body(package, start)
    state = opened(_properties(package))
    # Before the lines are read: a footnote's sign has to be part of its paragraph.
    mark_notes(root)
    # What was a section when it went out is one still, whatever the review says now.
    today = (one.name for one in regions)
    names = tuple(dict.fromkeys((*today, *(state.sections if state else ()))))
    lines = Flow(names).read(body)
    placed = place(lines, Expected(own, names, _headings(regions), state))
    # Nothing at all is another file, or one that was copied out and in: no section is
    # taken for emptied.
    if not placed.sections and not placed.torn:
        raise ScrError(
            "no section of the report can be found in it: neither controls, bookmarks "
            "nor headings of the draft are left",
            "Copy what was written into a new draft: scr write overview.",
        )
    looks, hides = looks_in(package, start, hiding)
    page = Page(hides)
    came = Came(state=state, told=placed.told, asked=placed.asked)
    kept = kept_in(package, start, content)
    reading = Reading(page, Counted(package, start), looks, kept)
    _read(came, lines, placed, reading)
    package.met |= reading.met
    OwnWords((), frame).leave_out_frame(package, start)
    _leave_out_pictures(package, start, lines, placed)
    asides = [one for one in page.asides.told() if one.what not in (LISTED, UNFILLED)]
    beside = (*reached(package, start, ""), *unmet(package))
    # Those in prose are told already, each section's by their number.
    told = _comments(body) == sum(map(_comments, _prose(lines, placed)))
    beside = tuple(one for one in beside if not (told and one.what == "comments"))
    came.asides = (*asides, *beside)
    return came


def _root_and_body(package: xml.Package, start: str) -> tuple[Any, Any]:
    root = package.tree(start) if start else None
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ScrError(
            "the draft is no Word document inside",
            "Open it, save it as a Word document (.docx), and try again.",
        )
    return root, body


def _comments(node: Any) -> int:
    return sum(1 for _ in node.iter(f"{W}commentReference"))


def _prose(lines: Lines, placed: Placed) -> list[Any]:
    every = (at for found in placed.sections.values() for at in found)
    return [lines.every[at].node for at in every if not lines.every[at].is_empty]


def _headings(regions: tuple[Region, ...]) -> frozenset[str]:
    """Return the headings that stand in prose: none of them is the draft's own."""
    every = (unit for one in regions for unit in one.section.units)
    return frozenset(short(bare(one.says)) for one in every if one.kind == "heading")


def _properties(package: xml.Package) -> dict[str, str]:
    if _CUSTOM not in package:
        return {}
    root = package.tree(_CUSTOM)
    return {str(one.get("name", "")): "".join(one.itertext()) for one in root}


def _leave_out_pictures(
    package: xml.Package, start: str, lines: Lines, placed: Placed
) -> None:
    """Count the pictures of the records as met: they are the draft's own."""
    prose = {n for every in placed.sections.values() for n in every}
    shown = {
        str(one.get(_EMBED))
        for n, line in enumerate(lines.every)
        if n not in prose and not any(line.words)
        for one in line.node.iter("{*}blip")
    }
    for one in xml.relations(package, start):
        if one.kind == "image" and one.id in shown:
            package.met.add(one.target)


def _read(came: Came, lines: Lines, placed: Placed, reading: Reading) -> None:
    """Read the sections in the order of the file, as its lists are counted."""
    where = {at: name for name, every in placed.sections.items() for at in every}
    nodes: dict[str, list[Any]] = {name: [] for name in placed.sections}
    for at, line in enumerate(lines.every):
        if at in where and not line.is_empty:
            nodes[where[at]].append(line.node)
    for name, every in nodes.items():
        reading.page.where = name
        reading.asked = []
        came.prose[name] = reading.units(every)
        for what in (one for node in every for one in unkept(node)):
            reading.page.asides.add(what, name, 0)
        if remarks := sum(map(_comments, every)):
            told = f"{number(remarks, 'comment')}, which the file itself keeps"
            reading.page.asides.add(told, name, 0)
        came.paragraphs += len(every)
        came.asked += [(name, why) for why in dict.fromkeys(reading.asked)]
        for what, size in reading.page.taken.items():
            reading.page.asides.add(what, name, size, taken=True)
        reading.page.taken.clear()
